"""Places in an article where something is named."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ingest.querysets import MentionQuerySet


class Mention(models.Model):
    """A park, project, company, ceremony or district that one article speaks of.

    Which record it means is derived from all mentions of its block (`block`: normalised core name and kind)
    by `ingest.matching`, never from the order of arrival; the four record fields are the cache of that.
    """

    class Kind(models.TextChoices):
        PARK = "park", _("园区")
        COMPANY = "company", _("企业")
        PROJECT = "project", _("项目")
        EVENT = "event", _("活动")
        DISTRICT = "district", _("区县")

    class State(models.TextChoices):
        NEW = "new", _("未匹配")
        MATCHED = "matched", _("已对应")
        AMBIGUOUS = "ambiguous", _("有歧义")
        UNMATCHED = "unmatched", _("无对应")
        NOTHING = "nothing", _("已答：不对应记录")  # somebody said so, or that its name was read wrong

    OPEN = (State.AMBIGUOUS, State.UNMATCHED)  # a question for somebody

    # Made of the article's hash and what tells the mention from the others there; none on one made by hand.
    key = models.CharField(_("内容键"), max_length=64, unique=True, null=True, editable=False)
    article = models.ForeignKey("ingest.Article", models.CASCADE, related_name="mentions")
    kind = models.CharField(_("类别"), max_length=8, choices=Kind.choices)
    ordinal = models.PositiveSmallIntegerField(_("文中序号"))
    name = models.CharField(_("原文名称"), max_length=200)
    block = models.CharField(_("匹配组"), max_length=220, db_index=True)
    start = models.PositiveIntegerField(_("起"))
    end = models.PositiveIntegerField(_("止"))
    context = models.JSONField(_("上下文"), default=dict, blank=True)
    rule = models.CharField(_("规则"), max_length=80, blank=True)
    state = models.CharField(
        _("匹配"), max_length=10, choices=State.choices, default=State.NEW, db_index=True
    )
    reason = models.CharField(_("匹配理由"), max_length=300, blank=True)
    candidates = models.JSONField(_("候选"), default=list, blank=True)
    park = models.ForeignKey("parks.Park", models.SET_NULL, null=True, blank=True, related_name="mentions")
    company = models.ForeignKey(
        "projects.Company", models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    project = models.ForeignKey(
        "projects.Project", models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    event = models.ForeignKey(
        "projects.SigningEvent", models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    district = models.ForeignKey(
        "parks.District", models.SET_NULL, null=True, blank=True, related_name="mentions"
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("提及")
        verbose_name_plural = _("提及")
        ordering = ["article", "start"]

    def __str__(self):
        return self.name

    @property
    def record(self):
        return getattr(self, self.kind)
