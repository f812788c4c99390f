"""`/enquire/`: sending an enquiry, asking after it by its number, taking it back."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View

from parks.asking import limits
from parks.asking.forms import EnquiryForm, WithdrawForm
from parks.models import Enquiry

private = method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")


def refuse_sending(request, form):
    """Whether this address sent too much; the form then says so, and keeps what was typed."""
    if not limits.exceeded(request, "send", settings.ASKING_PER_HOUR):
        return False
    form.add_error(None, _("这个网络一小时内提交得太多。您写的都还在，请过一小时再提交。"))
    return True


class NumberPage(View):
    """A page that is found by its number alone, where its sender can take back what is personal in it.

    Misses, of the number and of the contact asked for, are counted, so that nobody can try them all.
    """

    queryset = None
    form_class = None
    template_name = ""
    name = ""  # of the record in the template

    def dispatch(self, request, number):
        limit = settings.ASKING_TRIES_PER_HOUR
        if limits.reached(request, "try", limit):
            return refuse_trying(request)
        found = self.queryset.all().filter(number=number).first()
        if found is None:
            limits.exceeded(request, "try", limit)
            raise Http404
        return super().dispatch(request, found)

    def get(self, request, record):
        return self.page(record, self.form_class(record))

    def post(self, request, record):
        form = self.form_class(record, request.POST)
        if record.emptied_at is None:
            if not form.is_valid():
                limits.exceeded(request, "try", settings.ASKING_TRIES_PER_HOUR)
                return self.page(record, form, status=422)
            self.take_back(record)
        return redirect(record)

    def page(self, record, form, status=200):
        context = {self.name: record, "form": form, "just_sent": self.just_sent(record)}
        return render(self.request, self.template_name, context, status=status)

    def take_back(self, record):
        record.empty()

    def just_sent(self, record):
        return "sent" in self.request.GET


def refuse_trying(request):
    words = {
        "status": 429,
        "error_title": _("试得太多"),
        "error_text": _("这个网络一小时内试错的编号或电话太多，请过一小时再试。"),
    }
    return render(request, "error.html", words, status=429)


@private
class Enquire(View):
    """The form. A park is preselected by `?park=<slug>`."""

    def get(self, request):
        return self.page(EnquiryForm(initial={"park": request.GET.get("park", "")[:80]}))

    def post(self, request):
        form = EnquiryForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        number = form.sent_before()
        if not number:
            if refuse_sending(request, form):
                return self.page(form, status=429)
            number = form.save().number
            form.remember(number)
        return redirect(f"{Enquiry(number=number).get_absolute_url()}?sent")

    def page(self, form, status=200):
        context = {"form": form, "park": form.about_park, "keep_days": settings.ENQUIRY_KEEP_DAYS}
        return render(self.request, "asking/enquire.html", context, status=status)


@private
class EnquiryState(NumberPage):
    """How far an enquiry has come, without anything about who sent it; and the way to take it back."""

    queryset = Enquiry.objects.select_related("park")
    form_class = WithdrawForm
    template_name = "asking/enquiry.html"
    name = "enquiry"

    def take_back(self, enquiry):
        enquiry.withdraw()

    def just_sent(self, enquiry):
        return super().just_sent(enquiry) and enquiry.state == Enquiry.State.NEW
