"""Forms of the curators' desk, in the admin's look."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from unfold import widgets

from ingest import reviewing, values
from ingest.claims import MODELS
from ingest.models import Claim
from ingest.models.claim import Labels
from ingest.sources.files import FORMATS
from parks.display import CURRENCIES, SCOPES, hedge_table
from parks.models import District, Park
from projects.models import Participation

DECISIONS = [
    ("", "—"),
    ("accept", _("采纳：说得对")),
    ("correct", _("更正：应为下面的值")),
    ("reject", _("驳回：说得不对")),
    ("reopen", _("撤回审定")),
]


class ReviewForm(forms.ModelForm):
    """A verdict on one claim; saved by `ingest.reviewing`, never by the form."""

    decision = forms.ChoiceField(
        label=_("审定"), choices=DECISIONS, required=False, widget=widgets.UnfoldAdminSelectWidget
    )
    new_value = forms.CharField(
        label=_("更正为"), required=False, max_length=500, widget=widgets.UnfoldAdminTextInputWidget
    )
    why = forms.CharField(
        label=_("理由"), required=False, max_length=300, widget=widgets.UnfoldAdminTextInputWidget
    )

    class Meta:
        model = Claim
        fields = ()

    def clean(self):
        given = super().clean()
        if given.get("decision") == "correct":
            if not given.get("new_value"):
                self.add_error("new_value", _("更正要写明正确的值。"))
            else:
                self._canonical(given)
        elif given.get("new_value") and not given.get("decision"):
            self.add_error("decision", _("填了更正值，请选“更正”。"))
        if given.get("decision") in ("correct", "reject") and not given.get("why"):
            self.add_error("why", _("更正和驳回要写理由，日后的人才看得懂。"))
        return given

    def _canonical(self, given):
        kind, _record = reviewing.subject(self.instance)
        try:
            if kind in MODELS:
                given["new_value"] = values.canonical(kind, self.instance.field, given["new_value"])
        except ValidationError as error:
            self.add_error("new_value", error)

    def apply(self, user):
        """Give the verdict; returns whether there was one."""
        given = self.cleaned_data
        decision, why = given.get("decision"), given.get("why", "")
        if decision == "correct":
            reviewing.correct(self.instance, user, given["new_value"], why)
        elif decision:
            getattr(reviewing, decision)(self.instance, user, why)
        return bool(decision)


class ClaimReviewForm(ReviewForm):
    """A verdict on the claim's own page: a correction may also say what stands beside the value."""

    right_currency = forms.ChoiceField(
        label=_("币种"),
        choices=[("", _("人民币")), *CURRENCIES.items()],
        required=False,
        widget=widgets.UnfoldAdminSelectWidget,
    )
    right_hedge = forms.ChoiceField(
        label=_("约数词"),
        choices=lambda: [("", _("没有")), *((word, word) for word in hedge_table())],
        required=False,
        widget=widgets.UnfoldAdminSelectWidget,
    )
    right_mode = forms.ChoiceField(
        label=_("实现与否"),
        choices=[("", _("没有说明")), *Claim.Mode.choices],
        required=False,
        widget=widgets.UnfoldAdminSelectWidget,
    )
    right_scope = forms.ChoiceField(
        label=_("范围"),
        choices=[("", _("没有说明")), ("whole", _("整体")), *SCOPES.items()],
        required=False,
        widget=widgets.UnfoldAdminSelectWidget,
        help_text=_("这几项只在选“更正”时起作用；没读错的不用动。"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.labels = values.labels_of(self.instance)
        for name in Labels._fields:
            if name not in self.labels:
                del self.fields[f"right_{name}"]
                continue
            field, standing = self.fields[f"right_{name}"], getattr(self.instance.stands, name)
            field.initial = standing
            if standing not in dict(field.choices):  # a word or currency that no list of ours has
                field.choices = [*field.choices, (standing, standing)]
        self.fields["new_value"].help_text = values.help_for(self.instance.field)

    def clean(self):
        """Where only a label was read wrong, the value stands as it is."""
        given = self.cleaned_data
        said = {name: given.get(f"right_{name}", "") for name in self.labels}
        changed = any(value != getattr(self.instance.stands, name) for name, value in said.items())
        if given.get("decision") == "correct" and not given.get("new_value") and changed:
            given["new_value"] = self.instance.stands_as
        return super().clean()

    def apply(self, user):
        given = self.cleaned_data
        if given.get("decision") != "correct":
            return super().apply(user)
        labels = {name: given[f"right_{name}"] for name in self.labels}
        reviewing.correct(self.instance, user, given["new_value"], given["why"], **labels)
        return True


class SourcedForm(forms.Form):
    """Whoever types a fact names where it is from (DESIGN §2.1)."""

    source_named = forms.CharField(
        label=_("来源"),
        max_length=300,
        widget=widgets.UnfoldAdminTextInputWidget,
        help_text=_("这个说法从哪里来：文件名称与文号、网址、某单位某人某日电话……会公开显示。"),
    )
    reason = forms.CharField(
        label=_("备注"), required=False, max_length=300, widget=widgets.UnfoldAdminTextInputWidget
    )


class StateForm(SourcedForm):
    """One field of one record, by a person's word."""

    field_order = ("value", "currency", "role", "as_of", "mode", "source_named", "reason")
    value = forms.CharField(label=_("值"), max_length=500, widget=widgets.UnfoldAdminTextInputWidget)
    as_of = forms.CharField(
        label=_("截至或发生日期"),
        required=False,
        max_length=10,
        widget=widgets.UnfoldAdminTextInputWidget,
        help_text=_("例如这个阶段是哪天达到的：2024-11-08、2024-11 或 2024"),
    )
    mode = forms.ChoiceField(
        label=_("实现与否"),
        choices=[("", "—"), *Claim.Mode.choices],
        required=False,
        widget=widgets.UnfoldAdminSelectWidget,
    )

    currency = forms.ChoiceField(
        label=_("币种"),
        choices=[("", _("人民币")), *CURRENCIES.items()],
        required=False,
        widget=widgets.UnfoldAdminSelectWidget,
    )
    role = forms.ChoiceField(
        label=_("角色"),
        choices=Participation.Role.choices,
        required=False,
        widget=widgets.UnfoldAdminSelectWidget,
    )

    def __init__(self, kind, name, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.name = kind, name
        if (kind, name) != ("project", "investment_yi"):  # the only amount that keeps another currency
            del self.fields["currency"]
        if name != "companies":
            del self.fields["role"]
        known = values.choices(kind, name)
        if known is not None:
            widget = widgets.UnfoldAdminSelectWidget(choices=[("", "—"), *known])
            self.fields["value"].widget = widget
        self.fields["value"].help_text = values.help_for(name)

    def clean_value(self):
        return values.canonical(self.kind, self.name, self.cleaned_data["value"])

    def clean_as_of(self):
        given = self.cleaned_data["as_of"]
        return values.partial_date(given) if given else ""


class NewRecordForm(SourcedForm):
    """A record that no article has named yet."""

    field_order = ("kind", "name", "district", "source_named", "reason")
    kind = forms.ChoiceField(label=_("类别"), widget=widgets.UnfoldAdminSelectWidget)
    name = forms.CharField(label=_("名称"), max_length=200, widget=widgets.UnfoldAdminTextInputWidget)
    district = forms.ModelChoiceField(
        label=_("区县"),
        queryset=District.objects.in_force(),
        required=False,
        widget=widgets.UnfoldAdminSelectWidget,
        help_text=_("企业不填；园区和项目尽量填，它是记录身份的一部分。"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in MODELS if kind != "event"]  # a ceremony is named after what its reports say
        self.fields["kind"].choices = [(kind, MODELS[kind]._meta.verbose_name) for kind in kinds]


class PositionForm(SourcedForm):
    """Where a park's pin stands, and how well that is known."""

    field_order = ("longitude", "latitude", "precision", "source_named", "reason")
    longitude = forms.DecimalField(
        label=_("经度"), max_digits=9, decimal_places=6, widget=widgets.UnfoldAdminTextInputWidget
    )
    latitude = forms.DecimalField(
        label=_("纬度"), max_digits=8, decimal_places=6, widget=widgets.UnfoldAdminTextInputWidget
    )
    precision = forms.ChoiceField(
        label=_("精度"),
        choices=[choice for choice in Park.Precision.choices if choice[0] != Park.Precision.DISTRICT],
        initial=Park.Precision.ADDRESS,
        widget=widgets.UnfoldAdminSelectWidget,
    )

    def clean(self):
        given = super().clean()
        if {"longitude", "latitude", "precision"} <= set(given):
            given["value"] = values.position(given["longitude"], given["latitude"], given["precision"])
        return given


class ManyFiles(forms.FileField):
    """Any number of files in one field."""

    widget = forms.ClearableFileInput

    def __init__(self, *args, **kwargs):
        widget = type("ManyFilesInput", (forms.FileInput,), {"allow_multiple_selected": True})
        super().__init__(*args, widget=widget(attrs={"accept": ",".join(sorted(FORMATS))}), **kwargs)

    def clean(self, data, initial=None):
        files = (data if isinstance(data, list | tuple) else [data]) or [None]
        return [super(ManyFiles, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    files = ManyFiles(label=_("文件"))

    def clean_files(self):
        files = self.cleaned_data["files"]
        unknown = [file.name for file in files if not file.name.lower().endswith(tuple(FORMATS))]
        if unknown:
            raise ValidationError(
                _("不认识的格式：%(names)s。可以上传 txt、html、json、jsonl 和装着它们的 zip。"),
                params={"names": "、".join(unknown[:10])},
            )
        return files
