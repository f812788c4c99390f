"""The forms of an enquiry: sending one, and taking it back."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parks.asking.fields import PhoneField, TypedDecimalField
from parks.asking.guard import GuardedForm
from parks.models import Enquiry, Park


class EnquiryForm(GuardedForm):
    """What is asked of whoever looks for a site; only the need, a name and a phone must be given."""

    park = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    need = forms.CharField(
        label=_("需求"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("请写一句您需要什么。")},
        help_text=_("例如：做体外诊断试剂，要一层 3000 ㎡ 带净化的厂房，年底前能进场。"),
    )
    purpose = forms.ChoiceField(
        label=_("用途"), required=False, choices=[("", _("未定")), *Enquiry.Purpose.choices]
    )
    area = TypedDecimalField(
        label=_("面积"),
        required=False,
        min_value=0.01,
        max_digits=12,
        decimal_places=2,
        error_messages={
            "invalid": _("面积请填数字，例如 50。"),
            "min_value": _("面积要大于零；还不知道就留空。"),
        },
    )
    area_unit = forms.ChoiceField(label=_("面积单位"), required=False, choices=Enquiry.AreaUnit.choices)
    budget = forms.CharField(
        label=_("预算"), required=False, max_length=100, help_text=_("例如：厂房和设备共 3000 万元")
    )
    tax_yearly = forms.CharField(
        label=_("预计年税收"), required=False, max_length=100, help_text=_("例如：达产后每年 200 万元")
    )
    company = forms.CharField(
        label=_("公司"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    contact_name = forms.CharField(
        label=_("联系人"),
        max_length=50,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("请写怎么称呼您，例如“王女士”。")},
    )
    phone = PhoneField(
        label=_("手机号"),
        max_length=40,
        error_messages={"required": _("请留一个电话，否则没法联系您。")},
        help_text=_("固定电话请带区号；境外号码以 + 和国家代码开头。"),
    )
    consent = forms.BooleanField(
        label=_("我已读上面的说明，同意为答复这次咨询而处理这些个人信息。"),
        error_messages={"required": _("没有您的同意，我们不能保存您的联系方式。请读过说明后勾选。")},
    )

    wide = ("need", "budget", "tax_yearly")

    @property
    def about_park(self):
        """The park that was asked for, or None; asked of the database once."""
        if not hasattr(self, "_about_park"):
            slug = self["park"].value()
            found = Park.objects.published().filter(slug=slug) if slug else Park.objects.none()
            self._about_park = found.select_related("district").defer("district__boundary").first()
        return self._about_park

    @property
    def park_is_gone(self):
        return bool(self["park"].value()) and self.about_park is None

    def save(self):
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("website", "opened", "consent", "park")
        }
        given["area_unit"] = given["area_unit"] if given["area"] is not None else ""
        park = self.about_park
        return Enquiry.objects.create(
            park=park,
            park_name=park.name if park else "",
            language=get_language() or "",
            consented_at=timezone.now(),
            **given,
        )


class WithdrawForm(forms.Form):
    """Whoever knows the number and the phone may have the personal data deleted at once."""

    phone = PhoneField(
        label=_("提交时留的电话"), max_length=40, error_messages={"required": _("请填提交时留的电话。")}
    )
    use_required_attribute = False

    def __init__(self, enquiry, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.enquiry = enquiry

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        if not self.enquiry.was_sent_by(phone):
            raise ValidationError(_("与提交时留的电话不一致。"))
        return phone
