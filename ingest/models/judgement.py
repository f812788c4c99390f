"""What people said about two records being the same."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Judgement(models.Model):
    """Same, different or unsure. Undone by withdrawing it; who is merged with whom is derived from these."""

    class Verdict(models.TextChoices):
        SAME = "same", _("相同")
        DIFFERENT = "different", _("不同")
        UNSURE = "unsure", _("不确定")

    # Of an answer to a question "mention": then `a_key` is the mention's, `b_key` the record's that it means (same)
    # or does not mean (different); "" for none at all.
    MENTION = "mention"
    KINDS = [
        *[("park", _("园区")), ("company", _("企业")), ("project", _("项目")), ("event", _("活动"))],
        (MENTION, _("提及指哪条记录")),
    ]
    kind = models.CharField(_("类别"), max_length=8, choices=KINDS)
    a_key = models.CharField(_("甲"), max_length=300, help_text=_("记录的内容键。"))
    b_key = models.CharField(_("乙"), max_length=300)
    verdict = models.CharField(_("判断"), max_length=10, choices=Verdict.choices)
    score = models.FloatField(_("相似度"), null=True, blank=True)
    reasons = models.JSONField(_("依据"), default=list, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("判断人")
    )
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("同一性判断")
        verbose_name_plural = _("同一性判断")
        ordering = ["-at"]

    def __str__(self):
        return f"{self.a_key} {self.get_verdict_display()} {self.b_key}"
