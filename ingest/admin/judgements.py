"""Judgements: which records people called the same or different; undone by withdrawing them."""

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import action, display
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from ingest import reviewing
from ingest.claims import MODELS
from ingest.contradictions import contradicting, contradictions
from ingest.matching.projects import OWNED
from ingest.models import Judgement, Mention

KIND_CHOICES = [(kind, model._meta.verbose_name) for kind, model in MODELS.items()]


class JudgementForm(forms.ModelForm):
    """Two records by their content keys, which their admin pages show."""

    kind = forms.ChoiceField(label=_("类别"), choices=KIND_CHOICES, widget=UnfoldAdminSelectWidget)
    reason = forms.CharField(label=_("理由"), max_length=300, widget=UnfoldAdminTextInputWidget)

    class Meta:
        model = Judgement
        fields = ("kind", "a_key", "b_key", "verdict", "reason")

    def clean(self):
        given = super().clean()
        model = MODELS.get(given.get("kind"))
        for name in ("a_key", "b_key"):
            if model and given.get(name) and not model.objects.filter(key=given[name]).exists():
                self.add_error(name, _("没有这个内容键的记录。内容键在记录页的“报道与标识”里。"))
        if given.get("a_key") and given.get("a_key") == given.get("b_key"):
            self.add_error("b_key", _("两个内容键相同。"))
        return given


class ContradictionFilter(DropdownFilter):
    """The judgements that cannot all hold: both sides of each contradiction."""

    title = _("互相矛盾")
    parameter_name = "contradicting"

    def lookups(self, request, model_admin):
        return [("yes", _("互相矛盾的"))]

    def queryset(self, request, queryset):
        if self.value() != "yes":
            return queryset
        return queryset.filter(pk__in=contradicting())


def called(kind, key):
    """What the key says: a merged record may bear the other's name by now."""
    return key.split("|")[1].partition(OWNED)[0] if kind != "event" and "|" in key else key


def mentions_answered():
    """{key: Mention} of those that an answer is about."""
    keys = Judgement.objects.filter(kind=Judgement.MENTION).values("a_key")
    return {mention.key: mention for mention in Mention.objects.filter(key__in=keys).only("key", "name")}


@admin.register(Judgement)
class JudgementAdmin(ModelAdmin):
    form = JudgementForm
    list_display = ("kind_label", "a_name", "verdict_label", "b_name", "by", "at", "effect", "against")
    list_filter = (ContradictionFilter, "kind", "verdict", ("withdrawn_at", admin.EmptyFieldListFilter))
    list_before_template = "admin/ingest/_judgement_note.html"
    search_fields = ("a_key", "b_key")
    list_select_related = ("by",)
    actions = ("withdraw",)

    @display(description=_("判断"), label={"相同": "success", "不同": "danger", "不确定": "warning"})
    def verdict_label(self, judgement):
        return judgement.get_verdict_display()

    def get_queryset(self, request):
        self.contradictions = SimpleLazyObject(contradictions)
        self.mentions = SimpleLazyObject(mentions_answered)
        return super().get_queryset(request)

    @display(description=_("类别"), ordering="kind")
    def kind_label(self, judgement):
        return judgement.get_kind_display()

    @display(description=_("甲"), ordering="a_key")
    def a_name(self, judgement):
        if judgement.kind != Judgement.MENTION:
            return called(judgement.kind, judgement.a_key)
        mention = self.mentions.get(judgement.a_key)
        return str(mention) if mention else _("已不再读出的提及")

    @display(description=_("乙"), ordering="b_key")
    def b_name(self, judgement):
        if judgement.kind == Judgement.MENTION and not judgement.b_key:
            return _("任何记录")
        return called(judgement.b_key.split("|")[0], judgement.b_key)

    @display(description=_("效力"), label={"stands": "success", "blocked": "danger", "withdrawn": "info"})
    def effect(self, judgement):
        if judgement.withdrawn_at:
            return "withdrawn", _("已撤回")
        if judgement.pk in self.contradictions:
            return "blocked", _("被“不同”挡住，没有合并")
        return "stands", _("有效")

    @display(description=_("与它矛盾的"))
    def against(self, judgement):
        """The other side, to open: withdraw the one that is wrong."""
        found = self.contradictions
        others = found.get(judgement.pk) or [pk for pk, by in found.items() if judgement.pk in by]
        if not others:
            return "—"
        rows = Judgement.objects.filter(pk__in=others)
        list_url = reverse("admin:ingest_judgement_changelist")
        return format_html_join(
            "；",
            '<a href="{}?id__in={}" class="text-primary-600">{} {} {}</a>',
            [
                (list_url, one.pk, self.a_name(one), one.get_verdict_display(), self.b_name(one))
                for one in rows
            ],
        )

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        given = form.cleaned_data
        made = reviewing.judge(
            given["kind"], given["a_key"], given["b_key"], given["verdict"], request.user, [given["reason"]]
        )
        obj.pk = made.pk

    @action(description=_("撤回所选判断"), permissions=["change"])
    def withdraw(self, request, queryset):
        for judgement in queryset.filter(withdrawn_at=None):
            reviewing.withdraw(judgement)
        messages.success(request, gettext("已撤回；记录已重新整理。"))
