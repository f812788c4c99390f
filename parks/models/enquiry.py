"""What visitors ask for, and what the staff did about it. Personal data, kept for a limited time only."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parks.asking import numbers, phones
from parks.asking.querysets import EnquiryQuerySet


class Enquiry(models.Model):
    """A wish for a site. `area` is in `area_unit` as typed (亩 or ㎡); budget and tax are the visitor's own words.

    `number` is all that a visitor needs to ask after it; whoever knows it sees the state and nothing else.
    """

    class State(models.TextChoices):
        NEW = "new", _("已收到")
        IN_HAND = "in_hand", _("处理中")
        CONTACTED = "contacted", _("已联系")
        CLOSED = "closed", _("已办结")
        WITHDRAWN = "withdrawn", _("已撤回")

    class Purpose(models.TextChoices):
        PRODUCTION = "production", _("生产制造")
        RESEARCH = "research", _("研发中试")
        STORAGE = "storage", _("仓储物流")
        OFFICE = "office", _("办公与总部")
        OTHER = "other", _("其他")

    class AreaUnit(models.TextChoices):
        MU = "mu", _("亩（用地）")
        M2 = "m2", _("㎡（厂房、办公）")

    # What says something about a person or their firm: emptied on withdrawal and when the time is over.
    PERSONAL = ("need", "budget", "tax_yearly", "company", "contact_name", "phone")

    number = models.CharField(_("编号"), max_length=12, unique=True, default=numbers.fresh, editable=False)
    state = models.CharField(
        _("状态"), max_length=10, choices=State.choices, default=State.NEW, db_index=True
    )
    park = models.ForeignKey(
        "parks.Park",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
        verbose_name=_("咨询的园区"),
    )
    # The park's name on that day: a park may be rebuilt, what was asked must stay readable.
    park_name = models.CharField(_("园区名称"), max_length=200, blank=True)
    need = models.TextField(_("需求"), blank=True)
    purpose = models.CharField(_("用途"), max_length=10, choices=Purpose.choices, blank=True)
    area = models.DecimalField(_("面积"), max_digits=12, decimal_places=2, null=True, blank=True)
    area_unit = models.CharField(_("面积单位"), max_length=2, choices=AreaUnit.choices, blank=True)
    budget = models.CharField(_("预算"), max_length=100, blank=True)
    tax_yearly = models.CharField(_("预计年税收"), max_length=100, blank=True)
    company = models.CharField(_("公司"), max_length=100, blank=True)
    contact_name = models.CharField(_("联系人"), max_length=50, blank=True)
    phone = models.CharField(_("电话"), max_length=30, blank=True)
    language = models.CharField(_("语言"), max_length=10, blank=True)
    consented_at = models.DateTimeField(_("同意时间"))
    created_at = models.DateTimeField(_("提交时间"), auto_now_add=True, db_index=True)
    changed_at = models.DateTimeField(_("最近变动"), auto_now_add=True)
    emptied_at = models.DateTimeField(_("个人信息已删除"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
        verbose_name=_("负责人"),
    )

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("咨询")
        verbose_name_plural = _("咨询")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(area__isnull=True) | models.Q(area__gt=0), name="enquiry_area_positive"
            )
        ]

    def __str__(self):
        return self.spoken

    @property
    def spoken(self):
        return numbers.spoken(self.number)

    @property
    def area_unit_short(self):
        return {self.AreaUnit.MU: _("亩"), self.AreaUnit.M2: "㎡"}.get(self.area_unit, "")

    @property
    def open(self):
        return self.state in (self.State.NEW, self.State.IN_HAND, self.State.CONTACTED)

    @property
    def kept_until(self):
        """The day on which the personal data go, if nobody takes them back earlier."""
        return self.created_at + timedelta(days=settings.ENQUIRY_KEEP_DAYS)

    def get_absolute_url(self):
        return reverse("enquiry", args=[self.number])

    def was_sent_by(self, phone):
        return phones.same(self.phone, phone)

    @transaction.atomic
    def withdraw(self):
        """The visitor takes it back: the personal data go at once."""
        self.empty()
        self.state, self.changed_at = self.State.WITHDRAWN, timezone.now()
        self.save(update_fields=["state", "changed_at"])

    @transaction.atomic
    def empty(self):
        """Delete the personal data here and in the staff's notes; number, state, place and size stay as figures."""
        for name in self.PERSONAL:
            setattr(self, name, "")
        self.emptied_at = timezone.now()
        self.save(update_fields=[*self.PERSONAL, "emptied_at"])
        self.steps.update(note="")

    @transaction.atomic
    def take_step(self, by, *, state, assigned_to=None, note=""):
        """What a member of the staff did; the trail only grows."""
        self.state, self.assigned_to, self.changed_at = state, assigned_to, timezone.now()
        self.save(update_fields=["state", "assigned_to", "changed_at"])
        return self.steps.create(by=by, state=state, assigned_to=assigned_to, note=note)


class EnquiryStep(models.Model):
    """One thing done about an enquiry: by whom, when, to which state, with a note for the colleagues."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="steps")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    state = models.CharField(_("状态"), max_length=10, choices=Enquiry.State.choices)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("备注"), blank=True)

    class Meta:
        verbose_name = _("跟进记录")
        verbose_name_plural = _("跟进记录")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.enquiry} · {self.get_state_display()}"
