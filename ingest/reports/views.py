"""`/report/`: saying what is wrong, and asking after it by its number; `/track/` finds reports and enquiries."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from ingest.models import ErrorReport
from ingest.reports import subjects
from ingest.reports.forms import ForgetForm, ReplyForm, ReportForm
from parks.asking import limits, numbers
from parks.asking.views import NumberPage, private, refuse_sending, refuse_trying
from parks.models import Enquiry

PARTY = ErrorReport.Standing.PARTY


@private
class Report(View):
    """`?claim=<id>`, `?record=<kind>/<slug>` or `?page=<path>` says what it is about; `?as=party` is the right of reply."""

    def get(self, request):
        return self.page(self.form_class(initial={"words": request.GET.get("words", "")[:500]}))

    def post(self, request):
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        number = form.sent_before()
        if not number:
            if refuse_sending(request, form):
                return self.page(form, status=429)
            number = form.save(self.subject).number
            form.remember(number)
        return redirect(f"{ErrorReport(number=number).get_absolute_url()}?sent")

    @property
    def form_class(self):
        return ReplyForm if self.request.GET.get("as") == PARTY else ReportForm

    @cached_property
    def subject(self):
        """What it is about. A claim may be read anew while the page is open: then its record still stands."""
        if self.request.method == "GET":
            return subjects.asked_for(self.request.GET)
        for name in ("claim", "record", "page"):
            try:
                if self.request.GET.get(name):
                    return subjects.asked_for({name: self.request.GET[name]})
            except Http404:
                continue
        return subjects.Subject()

    def page(self, form, status=200):
        party = form.standing == PARTY
        subject = self.subject
        about = {
            "claim": subject.claim.pk if subject.claim else "",
            "record": subject.record,
            "page": subject.url,
        }
        kept = {name: value for name, value in about.items() if value}
        context = {
            "form": form,
            "subject": subject,
            "party": party,
            "this_form": urlencode({**kept, **({"as": PARTY} if party else {})}, safe="/"),
            "other_form": urlencode({**kept, **({} if party else {"as": PARTY})}, safe="/"),
            "keep_days": settings.ENQUIRY_KEEP_DAYS,
        }
        return render(self.request, "asking/report.html", context, status=status)


@private
class ReportState(NumberPage):
    """What became of a report, with the desk's answer and nothing about who sent it."""

    queryset = ErrorReport.objects.all()
    form_class = ForgetForm
    template_name = "asking/report_state.html"
    name = "report"


@never_cache
def track(request):
    """One box for every number: leads to the enquiry or the report that has it."""
    asked = request.GET.get("number", "")[:60]
    number, problem = numbers.typed(asked), ""
    if asked:
        if limits.reached(request, "try", settings.ASKING_TRIES_PER_HOUR):
            return refuse_trying(request)
        for model in (Enquiry, ErrorReport):
            found = model.objects.filter(number=number).first() if number else None
            if found:
                return redirect(found)
        limits.exceeded(request, "try", settings.ASKING_TRIES_PER_HOUR)
        problem = _("没有这个编号。请对照确认页再看一遍。") if number else _("编号是 12 位数字。")
    return render(request, "asking/track.html", {"asked": asked, "problem": problem})
