"""What visitors and the firms concerned say is wrong: a queue for the desk, never a change by itself."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parks.asking import numbers, phones
from parks.asking.querysets import keeping_ends


class ReportQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state="new")

    def overdue(self):
        """Those whose contact must go."""
        return self.filter(emptied_at=None, created_at__lt=keeping_ends())


class ErrorReport(models.Model):
    """One thing that somebody says is wrong, on a fact (`claim_key`), a record or any page.

    Claims and records are named by what outlives a re-read (a claim's content key, a record's address), not by
    rows: the report keeps the words as they stood on the page that day.
    """

    class Standing(models.TextChoices):
        VISITOR = "visitor", _("访客")
        PARTY = "party", _("当事单位（更正申请）")

    class State(models.TextChoices):
        NEW = "new", _("待核实")
        ACCEPTED = "accepted", _("已采纳")
        DECLINED = "declined", _("未采纳")

    # Who sent it: emptied when the time is over, or when they ask. What is wrong stays, it is about the directory.
    PERSONAL = ("contact_name", "position", "contact")

    number = models.CharField(_("编号"), max_length=12, unique=True, default=numbers.fresh, editable=False)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.NEW, db_index=True)
    standing = models.CharField(_("谁提出"), max_length=8, choices=Standing.choices, default=Standing.VISITOR)
    page = models.CharField(_("页面"), max_length=300, blank=True)
    record = models.CharField(_("记录"), max_length=100, blank=True)
    record_name = models.CharField(_("关于"), max_length=200, blank=True)
    claim_key = models.CharField(_("主张的内容键"), max_length=64, blank=True)
    field = models.CharField(_("字段"), max_length=30, blank=True)
    label = models.CharField(_("事实"), max_length=60, blank=True)
    shown = models.CharField(_("当时显示"), max_length=300, blank=True)
    sentence = models.TextField(_("当时的原句"), blank=True)
    words = models.CharField(_("哪里不对"), max_length=500)
    right = models.TextField(_("正确的是"))
    source = models.CharField(_("依据"), max_length=300)
    company = models.CharField(_("单位"), max_length=100, blank=True)
    contact_name = models.CharField(_("姓名"), max_length=50, blank=True)
    position = models.CharField(_("职务"), max_length=50, blank=True)
    contact = models.CharField(_("联系方式"), max_length=100, blank=True)
    language = models.CharField(_("语言"), max_length=10, blank=True)
    consented_at = models.DateTimeField(_("同意时间"), null=True, blank=True)
    created_at = models.DateTimeField(_("提交时间"), auto_now_add=True, db_index=True)
    answer = models.TextField(_("给报告人的答复"), blank=True, help_text=_("凭编号可见，请不要写个人信息。"))
    note = models.TextField(_("内部备注"), blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("处理人"),
    )
    reviewed_at = models.DateTimeField(_("处理时间"), null=True, blank=True)
    emptied_at = models.DateTimeField(_("联系方式已删除"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("报错与更正申请")
        verbose_name_plural = _("报错与更正申请")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.spoken} {self.record_name or self.page}".strip()

    @property
    def spoken(self):
        return numbers.spoken(self.number)

    @property
    def kept_until(self):
        return self.created_at + timedelta(days=settings.ENQUIRY_KEEP_DAYS)

    def get_absolute_url(self):
        return reverse("report_state", args=[self.number])

    def was_sent_by(self, contact):
        """Whether this is the contact that was left: a phone in any writing, or the same e-mail address."""
        plain = (contact or "").strip().casefold()
        return bool(self.contact) and (plain == self.contact.casefold() or phones.same(self.contact, contact))

    def judge(self, state, user):
        """Accepted or declined, or open again; by whom and when."""
        self.state, self.reviewer, self.reviewed_at = state, user, timezone.now()

    @transaction.atomic
    def empty(self):
        """Delete what is known of the sender; what they said about the directory stays."""
        for name in self.PERSONAL:
            setattr(self, name, "")
        self.emptied_at = timezone.now()
        self.save(update_fields=[*self.PERSONAL, "emptied_at"])
