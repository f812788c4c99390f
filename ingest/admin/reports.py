"""Reports of errors and firms' replies: what is said to be wrong beside what stands there, and the way to correct it.

A report changes nothing by itself: the correction is a verdict on the claim or a stated fact, as everywhere else.
"""

from django.contrib import admin, messages
from django.db.models import OuterRef, Subquery
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RangeDateFilter
from unfold.decorators import action, display

from ingest import values
from ingest.claims import MODELS
from ingest.models import Claim, ErrorReport
from parks.asking import numbers

State = ErrorReport.State


@admin.register(ErrorReport)
class ErrorReportAdmin(ModelAdmin):
    list_display = ("about", "label", "words", "right_short", "standing_label", "state_label", "created_at")
    list_display_links = ("words", "right_short")
    list_filter = (
        ("state", ChoicesDropdownFilter),
        ("standing", ChoicesDropdownFilter),
        ("created_at", RangeDateFilter),
    )
    list_filter_submit = True
    list_per_page = 50
    search_fields = ("number", "record_name", "words", "right", "company")
    search_help_text = _("按编号、记录、内容或单位搜索")
    actions = ("accept_selected", "decline_selected")
    actions_detail = ("open_correction", "open_record")
    said = ("number_spoken", "about", "label", "shown", "sentence", "words", "right", "source")
    sender = ("standing", "company", "contact_name", "position", "contact", "language", "created_at")
    judged = ("reviewer", "reviewed_at")
    readonly_fields = (*said, *sender, *judged)
    fieldsets = [
        (_("说的是什么"), {"fields": said}),
        (_("谁提出"), {"fields": sender}),
        (_("处理"), {"fields": ("state", "answer", "note", *judged)}),
    ]

    def get_queryset(self, request):
        """With the claim as it is today: a claim that was read anew has another row and the same key."""
        standing = Claim.objects.filter(key=OuterRef("claim_key")).order_by().values("pk")[:1]
        return super().get_queryset(request).annotate(claim_today=Subquery(standing))

    def has_add_permission(self, request):
        return False  # they come from visitors

    def has_delete_permission(self, request, obj=None):
        return False  # declined and kept; contacts go by themselves

    def save_model(self, request, obj, form, change):
        if "state" in form.changed_data:
            obj.judge(obj.state, request.user)
        super().save_model(request, obj, form, change)

    def get_search_results(self, request, queryset, search_term):
        """A number may be typed as it is said, in groups."""
        return super().get_search_results(request, queryset, numbers.typed(search_term) or search_term)

    @display(description=_("编号"))
    def number_spoken(self, report):
        return report.spoken

    @display(description=_("关于"), ordering="record_name")
    def about(self, report):
        name = report.record_name or report.page or _("整个名录")
        return (
            format_html('<a href="{}" class="text-primary-600">{}</a>', report.page, name)
            if report.page
            else name
        )

    @display(description=_("正确的是"))
    def right_short(self, report):
        return report.right[:60]

    @display(description=_("谁提出"), ordering="standing", label={"visitor": "info", "party": "warning"})
    def standing_label(self, report):
        return report.standing, report.get_standing_display()

    @display(
        description=_("状态"),
        ordering="state",
        label={"new": "warning", "accepted": "success", "declined": "danger"},
    )
    def state_label(self, report):
        return report.state, report.get_state_display()

    @action(description=_("采纳所选"), permissions=["change"])
    def accept_selected(self, request, queryset):
        self._judge(request, queryset, State.ACCEPTED)

    @action(description=_("不采纳所选"), permissions=["change"])
    def decline_selected(self, request, queryset):
        self._judge(request, queryset, State.DECLINED)

    def _judge(self, request, queryset, state):
        reports = list(queryset)
        for report in reports:
            report.judge(state, request.user)
            report.save(update_fields=["state", "reviewer", "reviewed_at"])
        messages.success(request, _("处理了 %(n)d 条。") % {"n": len(reports)})

    @action(description=_("去更正这条主张"), url_path="correct", icon="edit_note")
    def open_correction(self, request, object_id):
        """The claim's own form; where nobody claims it any more, the form that states the field."""
        report = self.get_queryset(request).filter(pk=object_id).first()
        address = correction_url(report) if report else ""
        if address:
            return redirect(address)
        messages.warning(request, _("这条报告没有指到某个事实，请从记录里找到它。"))
        return redirect(reverse("admin:ingest_errorreport_change", args=[object_id]))

    @action(description=_("打开记录"), url_path="record", icon="open_in_new")
    def open_record(self, request, object_id):
        report = self.get_queryset(request).filter(pk=object_id).first()
        address = record_url(report) if report else ""
        return redirect(address or reverse("admin:ingest_errorreport_change", args=[object_id]))


def correction_url(report):
    """Where the reported fact is corrected, or "" when the report names none."""
    if report.claim_today:
        return reverse("admin:ingest_claim_change", args=[report.claim_today])
    kind, _slash, slug = report.record.partition("/")
    if kind not in MODELS or report.field not in values.typed_fields(kind):
        return record_url(report)
    pk = MODELS[kind].objects.filter(slug=slug).values_list("pk", flat=True).first()
    query = urlencode({"kind": kind, "record": pk, "field": report.field})
    return f"{reverse('admin:ingest_claim_state')}?{query}" if pk else ""


def record_url(report):
    """The admin's page of the record that a report is about; else its public page."""
    kind, _slash, slug = report.record.partition("/")
    model = MODELS.get(kind)
    pk = model.objects.filter(slug=slug).values_list("pk", flat=True).first() if model else None
    if not pk:
        return report.page
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])
