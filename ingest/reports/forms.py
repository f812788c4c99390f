"""The form of a report: what is wrong, what is right, how one knows; and who one is, if that is to be said."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ingest.models import ErrorReport
from parks.asking import phones
from parks.asking.guard import GuardedForm

PERSON = ("company", "contact_name", "position", "contact")


class ContactField(forms.CharField):
    """A telephone number in its normal form, or an e-mail address."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        if "@" in text:
            EmailValidator(message=_("邮箱地址不完整。"))(text)
            return text
        return phones.normal(text)


class ReportForm(GuardedForm):
    """By a visitor; a contact is up to them, and then needs their consent."""

    standing = ErrorReport.Standing.VISITOR
    words = forms.CharField(
        label=_("哪里不对"),
        max_length=500,
        help_text=_("抄下不对的那几个字，或说明是哪一处。"),
        error_messages={"required": _("请指出哪几个字不对。")},
    )
    right = forms.CharField(
        label=_("正确的是"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("请写正确的应该是什么；只知道它不对，就写“不知道”。")},
    )
    source = forms.CharField(
        label=_("您怎么知道的"),
        max_length=300,
        help_text=_("网址、文件名称与文号，或“我在现场看到”。没有出处的说法不能采用。"),
        error_messages={"required": _("请写从哪里知道的，编辑要据此核实。")},
    )
    contact_name = forms.CharField(
        label=_("怎么称呼"),
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = ContactField(
        label=_("电话或邮箱"),
        max_length=100,
        required=False,
        help_text=_("可以不留：凭编号就能查结果。"),
    )
    consent = forms.BooleanField(
        label=_("我已读上面的说明，同意为核实这条报告而处理我留下的联系方式。"), required=False
    )

    def clean(self):
        given = super().clean()
        left = any(given.get(name) for name in PERSON)
        if left and "consent" in given and not given["consent"]:
            self.add_error("consent", _("没有您的同意，我们不能保存联系方式。请勾选，或清空联系方式。"))
        return given

    @property
    def about(self):
        """The fields on what is wrong, in their order; `sender` has those on who says so."""
        return [self[name] for name in ("words", "right", "source")]

    @property
    def sender(self):
        return [self[name] for name in PERSON if name in self.fields]

    def save(self, subject):
        given = {name: self.cleaned_data[name] for name in ("words", "right", "source")}
        person = {name: self.cleaned_data.get(name, "") for name in PERSON}
        claim = subject.claim
        return ErrorReport.objects.create(
            standing=self.standing,
            page=subject.url,
            record=subject.record[:100],
            record_name=subject.name[:200],
            claim_key=claim.key if claim else "",
            field=claim.field if claim else "",
            label=subject.label[:60],
            shown=subject.shown[:300],
            sentence=subject.sentence,
            language=get_language() or "",
            consented_at=timezone.now() if any(person.values()) else None,
            **given,
            **person,
        )


class ReplyForm(ReportForm):
    """By the firm or body concerned: it says who it is, so that somebody can call back and ask."""

    standing = ErrorReport.Standing.PARTY
    company = forms.CharField(
        label=_("单位全称"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("请写您代表的企业或单位。")},
    )
    position = forms.CharField(
        label=_("职务"),
        max_length=50,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": _("请写您在单位里的职务。")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        needed = {
            "contact_name": _("请写您的姓名。"),
            "contact": _("更正申请需要回访核实，请留电话或邮箱。"),
            "consent": _("更正申请需要回访核实；没有您的同意，我们不能保存联系方式。"),
        }
        for name, words in needed.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = words
            if name != "consent":
                self.fields[name].widget.attrs["aria-required"] = "true"
        self.fields["contact_name"].label = _("姓名")
        self.fields["contact"].help_text = _("请尽量留单位公开的电话或邮箱，便于核实身份。")


class ForgetForm(forms.Form):
    """Whoever knows the number and the contact may have the contact deleted at once."""

    contact = forms.CharField(
        label=_("提交时留的电话或邮箱"),
        max_length=100,
        error_messages={"required": _("请填提交时留的电话或邮箱。")},
    )
    use_required_attribute = False

    def __init__(self, report, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.report = report

    def clean_contact(self):
        contact = self.cleaned_data["contact"]
        if not self.report.was_sent_by(contact):
            raise ValidationError(_("与提交时留的不一致。"))
        return contact
