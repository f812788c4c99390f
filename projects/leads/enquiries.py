"""`/leads/enquiries/`: what visitors asked for, for those who call them back: who takes it, how far it is, notes."""

import django_filters
from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.mixins import UserPassesTestMixin
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from parks.asking import numbers
from parks.listing import FacetedFilterSet, FilteredList
from parks.models import Enquiry
from projects.leads.access import GROUP, may_see_enquiries

WHOSE = [("mine", _("我负责的")), ("nobody", _("没人负责的"))]


@method_decorator(never_cache, name="dispatch")
class EnquiriesAccess(UserPassesTestMixin):
    """Personal data: the group 招商 and whoever was given `parks.view_enquiry`, nobody else of the staff."""

    def test_func(self):
        return may_see_enquiries(self.request.user)


class EnquiryFilter(FacetedFilterSet):
    q = django_filters.CharFilter(label=_("编号、公司、联系人或需求"), method="word")
    state = django_filters.MultipleChoiceFilter(label=_("状态"), choices=Enquiry.State.choices)
    whose = django_filters.ChoiceFilter(
        label=_("负责人"), choices=WHOSE, method="of_whom", empty_label=_("全部")
    )
    park = django_filters.CharFilter(label=_("园区"), field_name="park__slug")

    facets = {"state": "state"}
    hidden = ("park",)

    class Meta:
        model = Enquiry
        fields = []

    @classmethod
    def everything(cls):
        return Enquiry.objects.order_by()

    @cached_property
    def columns(self):
        """Enquiries have no version: they are looked up each time."""
        return self.make_columns()

    def word(self, queryset, name, value):
        found = Q(need__icontains=value) | Q(company__icontains=value) | Q(contact_name__icontains=value)
        found |= Q(park_name__icontains=value)
        if numbers.typed(value):
            found |= Q(number=numbers.typed(value))
        return queryset.filter(found)

    def of_whom(self, queryset, name, value):
        return queryset.filter(assigned_to=self.request.user if value == "mine" else None)


class EnquiryList(EnquiriesAccess, FilteredList):
    filterset_class = EnquiryFilter
    template_name = "leads/enquiries.html"
    sorts = {
        "latest": (_("最新提交"), ("-created_at",)),
        "oldest": (_("最早提交"), ("created_at",)),
        "changed": (_("最久没动"), ("changed_at",)),
    }

    def get_queryset(self):
        return Enquiry.objects.select_related("park", "assigned_to")


def colleagues():
    """Who may be given an enquiry: those who may see it through the group, and the curators of all."""
    people = get_user_model().objects.filter(is_active=True)
    return people.filter(Q(groups__name=GROUP) | Q(is_superuser=True)).distinct().order_by("username")


class StepForm(forms.Form):
    """What was done: the state it is in now, who goes on with it, a note for the colleagues."""

    state = forms.ChoiceField(
        label=_("状态"),
        choices=[choice for choice in Enquiry.State.choices if choice[0] != Enquiry.State.WITHDRAWN],
    )
    assigned_to = forms.ModelChoiceField(
        label=_("负责人"), queryset=None, required=False, empty_label=_("没有人")
    )
    note = forms.CharField(
        label=_("备注"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("只有同事能看到；到期时与个人信息一起删除。"),
    )
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assigned_to"].queryset = colleagues()


class EnquiryDesk(EnquiriesAccess, View):
    """One enquiry with all that was done about it, and the form for the next step."""

    def get(self, request, number):
        enquiry = self.enquiry(number)
        # Whoever opens a new one most likely takes it.
        new = enquiry.state == Enquiry.State.NEW
        first = {
            "state": Enquiry.State.IN_HAND if new else enquiry.state,
            "assigned_to": enquiry.assigned_to_id or (request.user.pk if new else None),
        }
        return self.page(enquiry, StepForm(initial=first))

    def post(self, request, number):
        enquiry = self.enquiry(number)
        form = StepForm(request.POST)
        if enquiry.state == Enquiry.State.WITHDRAWN:
            messages.error(request, _t("对方已撤回，不能再改。"))
        elif not form.is_valid():
            return self.page(enquiry, form, status=422)
        else:
            enquiry.take_step(request.user, **form.cleaned_data)
            messages.success(request, _t("已记下。"))
        return redirect("leads:enquiry", number=number)

    def enquiry(self, number):
        return get_object_or_404(Enquiry.objects.select_related("park", "assigned_to"), number=number)

    def page(self, enquiry, form, status=200):
        steps = enquiry.steps.select_related("by", "assigned_to")
        context = {"enquiry": enquiry, "form": form, "steps": steps}
        return render(self.request, "leads/enquiry.html", context, status=status)
