"""`/leads/`: who invests in what, where, how much, at which stage; and the same rows as an Excel file."""

from django.http import FileResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parks.display import money_parts
from parks.listing import FilteredList
from parks.models import Enquiry
from projects.leads import excel
from projects.leads.access import LeadsAccessMixin, may_see_enquiries
from projects.leads.filters import LEAD_SORTS, LeadFilter, with_event_day
from projects.leads.rows import lead
from projects.models import Project

CHUNK = 500
GROUP_NAMES = {
    "planned": gettext_lazy("计划与签约"),
    "building": gettext_lazy("在建"),
    "done": gettext_lazy("建成投产"),
    "other": gettext_lazy("阶段未知或终止"),
}


class LeadRows(LeadsAccessMixin):
    """The rows that the address asks for; the page and the download share them.

    A filter or value that is not known is refused in words: without it the totals would be of something else.
    """

    filterset_class = LeadFilter
    sorts = LEAD_SORTS

    def get_queryset(self):
        return with_event_day(Project.objects.published()).with_participations().with_events().with_evidence()

    def get(self, request, *args, **kwargs):
        problems = refusals(self.filterset, self.sorts)
        if problems:
            return render(request, "leads/refused.html", {"problems": problems}, status=400)
        return self.answer()

    def answer(self):
        return super().get(self.request)


class LeadList(LeadRows, FilteredList):
    template_name = "leads/list.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "leads": [lead(project) for project in context["object_list"]],
            "groups": self.filterset.stage_groups(),
            "query": self.request.GET.urlencode(),
            **self.enquiries(),
        }

    def enquiries(self):
        """How many enquiries wait for somebody, for those who may see them."""
        if not may_see_enquiries(self.request.user):
            return {}
        return {"may_see_enquiries": True, "new_enquiries": Enquiry.objects.waiting().count()}


class LeadExport(LeadRows, FilteredList):
    """The whole filtered list, not only one page of it."""

    def answer(self):
        projects = self.sorted()
        asked = [f"{chip.label}：{chip.text}" for chip in self.filterset.chips()]
        totals = [group_line(name, group) for name, group in self.filterset.stage_groups().items()]
        file = excel.write((lead(project) for project in projects.iterator(chunk_size=CHUNK)), asked, totals)
        name = f"leads-{timezone.localdate():%Y%m%d}.xlsx"
        return FileResponse(file, as_attachment=True, filename=name)


def refusals(filterset, sorts):
    """What the address asks for and nobody knows: one sentence each, with the query string without it."""
    asked, form = filterset.data, filterset.form
    said = {name: " ".join(errors) for name, errors in form.errors.items()}
    said |= {
        name: _("没有叫“%(name)s”的筛选条件。") % {"name": name}
        for name in asked
        if name not in filterset.filters and name not in ("page", "sort")
    }
    if asked.get("sort") and asked["sort"] not in sorts:
        said["sort"] = _("不能按“%(sort)s”排序。") % {"sort": asked["sort"]}
    label = {name: str(one.label) for name, one in filterset.filters.items()}
    return [(label.get(name, name), words, filterset.query_with(name, [])) for name, words in said.items()]


def group_line(name, group):
    """A group's total in words: `("在建", "3 个；20 亿元；1 个金额未知")`."""
    figure, unit = money_parts(group["sum_yi"]) if group["sum_yi"] is not None else ("", _("金额都未知"))
    text = _("%(n)d 个；%(figure)s%(unit)s；%(unknown)d 个金额未知")
    return GROUP_NAMES[name], text % {
        "n": group["n"],
        "figure": figure,
        "unit": unit,
        "unknown": group["unknown"],
    }
