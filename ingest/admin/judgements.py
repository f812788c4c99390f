"""Judgements: which records people called the same or different; undone by withdrawing them."""

from django import forms
from django.contrib import admin, messages
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import action, display
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from ingest import reviewing
from ingest.claims import MODELS
from ingest.models import Judgement

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


@admin.register(Judgement)
class JudgementAdmin(ModelAdmin):
    form = JudgementForm
    list_display = ("kind", "a_key", "verdict_label", "b_key", "by", "at", "standing")
    list_filter = ("kind", "verdict", ("withdrawn_at", admin.EmptyFieldListFilter))
    search_fields = ("a_key", "b_key")
    list_select_related = ("by",)
    actions = ("withdraw",)

    @display(description=_("判断"), label={"相同": "success", "不同": "danger", "不确定": "warning"})
    def verdict_label(self, judgement):
        return judgement.get_verdict_display()

    @display(description=_("有效"), boolean=True)
    def standing(self, judgement):
        return judgement.withdrawn_at is None

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
