"""Claims: what was said, in which sentence, and whether somebody found it right."""

from copy import copy

from django.contrib import admin, messages
from django.db.models import Q
from django.urls import path, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import ChoicesDropdownFilter, DropdownFilter
from unfold.decorators import action, display

from ingest import reviewing, values
from ingest.admin import positions, stating
from ingest.admin.forms import ClaimReviewForm
from ingest.models import Claim
from ingest.models.wording import field_label, in_mode, in_words
from ingest.settling.fields import MANY, SINGLE
from parks import display as shown
from projects.models import Participation

SAID = 140  # characters of a sentence in a list
HEAVY = ("article__raw", "article__body", "article__meta")
SUBJECTS = tuple(f"mention__{kind}" for kind in reviewing.KINDS) + reviewing.KINDS


class SubjectFilter(DropdownFilter):
    """Claims about one kind of record, whether through a mention or made of it directly."""

    title = _("关于")
    parameter_name = "about"

    def lookups(self, request, model_admin):
        return [("park", _("园区")), ("company", _("企业")), ("project", _("项目")), ("event", _("活动"))]

    def queryset(self, request, queryset):
        kind = self.value()
        if kind not in reviewing.KINDS:
            return queryset
        return queryset.filter(Q(mention__kind=kind) | Q(**{f"{kind}__isnull": False}))


class VerdictFilter(DropdownFilter):
    """By verdict; Django's own filter by choices cannot ask for the empty one, which is the most wanted."""

    title = _("审定")
    parameter_name = "judged"

    def lookups(self, request, model_admin):
        return [("no", _("未审")), *((value, label) for value, label in Claim.Verdict.choices if value)]

    def queryset(self, request, queryset):
        value = self.value()
        return queryset.filter(verdict="" if value == "no" else value) if value else queryset


class FieldFilter(DropdownFilter):
    """Claims about one field, by the name that pages give it."""

    title = _("字段")
    parameter_name = "field"

    def lookups(self, request, model_admin):
        names = dict.fromkeys(name for kind in reviewing.KINDS for name in (*SINGLE[kind], *MANY[kind]))
        return [(name, field_label(name)) for name in names]

    def queryset(self, request, queryset):
        return queryset.filter(field=self.value()) if self.value() else queryset


class ClaimDisplay:
    """Columns that the list and the article's page share; `codes` are looked up once for each page."""

    codes = {}

    def look_up_codes(self):
        self.codes = SimpleLazyObject(values.codes)

    @display(description=_("关于"))
    def about(self, claim):
        kind, record = reviewing.subject(claim)
        name = record or (claim.mention.name if claim.mention_id else "—")
        if record is None:
            return name
        view = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
        return format_html(
            '<a href="{}" class="text-primary-600">{}</a>', reverse(view, args=[record.pk]), name
        )

    @display(description=_("字段"), ordering="field")
    def field_name(self, claim):
        return field_label(claim.field)

    @display(description=_("值"))
    def stands(self, claim):
        kind, record = reviewing.subject(claim)
        name = self.codes.get(claim.field, {}).get(claim.stands_as)
        if not name:
            about = record or reviewing.claiming.MODELS.get(kind)
            name = in_words(about, claim) if about else claim.stands_as
        mode = in_mode(claim)
        return f"{name}（{mode}）" if mode else name

    @display(description=_("原句或来源"))
    def said_in(self, claim):
        return Truncator(claim.sentence or claim.source_named or claim.citation or "—").chars(SAID)

    @display(description=_("文章"), ordering="article")
    def in_article(self, claim):
        if not claim.article_id:
            return "—"
        url = reverse("admin:ingest_article_change", args=[claim.article_id])
        return format_html(
            '<a href="{}" class="text-primary-600">{}</a>', url, Truncator(claim.article).chars(24)
        )

    @display(description=_("读作"))
    def as_read(self, claim):
        """What was read, before anybody corrected it."""
        before = copy(claim)
        before.verdict = ""
        return self.stands(before)

    @display(description=_("范围"))
    def scope_words(self, claim):
        return shown.SCOPES.get(claim.scope, _("整体") if claim.scope == "whole" else claim.scope) or "—"

    @display(description=_("日期依据"))
    def basis_words(self, claim):
        if claim.date_basis == "printed":
            return _("原句写明")
        return shown.basis_note(claim.date_basis) or "—"

    @display(description=_("角色"))
    def role_words(self, claim):
        return dict(Participation.Role.choices).get(claim.role, claim.role) or "—"

    @display(description=_("规则"))
    def rule_words(self, claim):
        return claim.rule_in_words or "—"

    @display(description=_("更正为"))
    def corrected_to(self, claim):
        return self.stands(claim) if claim.verdict == Claim.Verdict.CORRECTED else "—"

    @display(description=_("审定人"))
    def judged_by(self, claim):
        return claim.reviewer or "—"

    @display(
        description=_("审定情况"),
        ordering="verdict",
        label={"accepted": "success", "corrected": "info", "rejected": "danger", "": "warning"},
    )
    def verdict_label(self, claim):
        return claim.verdict, self.verdict_words(claim)

    @display(description=_("审定情况"))
    def verdict_words(self, claim):
        """The same for a claim's own page, where labels are not drawn."""
        said = claim.get_verdict_display()
        return gettext("%(verdict)s（沿用）") % {"verdict": said} if claim.carried_from else said

    @display(description=_("审定沿用自"))
    def carried_over(self, claim):
        """The claim on which somebody gave the verdict that holds here, too."""
        judged = (
            Claim.objects.filter(key=claim.carried_from).with_story().first() if claim.carried_from else None
        )
        if judged is None:
            return "—"
        where = judged.article or judged.citation
        return format_html(
            '<a href="{}" class="text-primary-600">{}</a>',
            reverse("admin:ingest_claim_change", args=[judged.pk]),
            Truncator(where).chars(40),
        )


@admin.register(Claim)
class ClaimAdmin(ClaimDisplay, ModelAdmin):
    form = ClaimReviewForm
    list_display = ("about", "field_name", "stands", "said_in", "verdict_label", "origin", "in_article")
    list_display_links = ("field_name", "stands")
    list_filter = (
        VerdictFilter,
        SubjectFilter,
        FieldFilter,
        ("origin", ChoicesDropdownFilter),
        ("mode", ChoicesDropdownFilter),
        "withdrawn",
    )
    list_filter_submit = True
    list_per_page = 50
    show_full_result_count = False
    ordering = ("-pk",)
    search_fields = ("value", "printed", "mention__name", "article__title")
    search_help_text = _("按值、原文、名称或文章标题搜索")
    list_select_related = ("article", "mention", *SUBJECTS)
    actions = ("accept_selected", "reject_selected")
    said = (
        "about",
        "field_name",
        "stands",
        "as_read",
        "printed",
        "said_in",
        "in_article",
        "mode",
        "scope_words",
        "as_of",
        "basis_words",
        "role_words",
        "origin",
        "rule_words",
        "reader_version",
    )
    judged = (
        *("verdict_words", "carried_over", "corrected_to", "judged_by", "reviewed_at", "reason"),
        "withdrawn",
    )
    readonly_fields = said + judged

    def get_fieldsets(self, request, obj=None):
        labels = [f"right_{name}" for name in values.labels_of(obj)]
        return [
            (_("审定这条主张"), {"fields": ("decision", "new_value", *labels, "why")}),
            (_("主张"), {"fields": self.said}),
            (_("已有的审定"), {"fields": self.judged}),
        ]

    def get_queryset(self, request):
        self.look_up_codes()
        return super().get_queryset(request).defer(*HEAVY)

    def get_urls(self):
        site = self.admin_site.admin_view
        own = [
            path("state/", site(stating.state), name="ingest_claim_state"),
            path("new-record/", site(stating.new_record), name="ingest_claim_new_record"),
            path("position/<int:pk>/", site(positions.edit), name="ingest_claim_position"),
        ]
        return own + super().get_urls()

    def has_add_permission(self, request):
        return False  # stated from the record's page, where its other claims stand beside it

    def has_delete_permission(self, request, obj=None):
        return False  # a wrong claim is rejected and kept

    def save_model(self, request, obj, form, change):
        form.apply(request.user)

    def log_change(self, request, obj, message):
        return super().log_change(request, obj, f"{obj.get_verdict_display()} {obj.reason}".strip())

    @action(description=_("采纳所选"), permissions=["change"])
    def accept_selected(self, request, queryset):
        self._judge_all(request, queryset, reviewing.accept, gettext("批量采纳"))

    @action(description=_("驳回所选"), permissions=["change"])
    def reject_selected(self, request, queryset):
        self._judge_all(request, queryset, reviewing.reject, gettext("批量驳回"))

    def _judge_all(self, request, queryset, verdict, reason):
        claims = list(queryset)
        for claim in claims:
            verdict(claim, request.user, reason)
        n = len(claims)
        text = ngettext(
            "审定了 %(n)d 条主张，有关记录已重新整理。", "审定了 %(n)d 条主张，有关记录已重新整理。", n
        )
        messages.success(request, text % {"n": n})
