"""One statement about one thing, with who said it and where."""

from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ingest import rule_words
from ingest.models import wording
from ingest.querysets import ClaimQuerySet

SUBJECTS = ("mention", "park", "company", "project", "event")


class Labels(NamedTuple):
    """What stays with a value (DESIGN §2.6): a currency code or "" for CNY, the hedge word, mode and scope."""

    currency: str = ""
    hedge: str = ""
    mode: str = ""
    scope: str = ""


def exactly_one_subject():
    condition = Q()
    for subject in SUBJECTS:
        condition |= Q(**{f"{other}__isnull": other != subject for other in SUBJECTS})
    return condition


class Reviewed:
    """A statement after review, whatever holds its columns."""

    __slots__ = ()

    @property
    def stands_as(self):
        """The value after review."""
        return self.corrected_value if self.verdict == "corrected" else self.value

    @property
    def stands(self):
        """Hedge, mode, scope and currency after review."""
        said = Labels(self.currency, self.hedge, self.mode, self.scope)
        if self.verdict == "corrected" and self.corrected_labels:
            return said._replace(**self.corrected_labels)
        return said


class Claim(Reviewed, models.Model):
    """Said by the reader about a mention, or by a person or a reference data set about a record.

    `value` is canonical text (a decimal in the field's unit, an ISO date, a name, a stage); `printed` is
    what stands in the text. `spans` are `{"start", "end", "sentence"}` in code points of the decoded
    article. `key` is the content of the claim without rule and span, so that a verdict outlives a re-read
    by a newer reader.
    """

    class Verdict(models.TextChoices):
        NONE = "", _("未审")
        ACCEPTED = "accepted", _("采纳")
        CORRECTED = "corrected", _("更正")
        REJECTED = "rejected", _("驳回")

    class Mode(models.TextChoices):
        DONE = "done", _("已实现")
        PLANNED = "planned", _("计划")
        EXPECTED = "expected", _("预计")

    class Origin(models.TextChoices):
        READER = "reader", _("读取器")
        PERSON = "person", _("人工")
        DATASET = "dataset", _("参考数据")

    key = models.CharField(_("内容键"), max_length=64, unique=True, editable=False)
    origin = models.CharField(_("出处"), max_length=8, choices=Origin.choices)
    mention = models.ForeignKey(
        "ingest.Mention", models.CASCADE, null=True, blank=True, related_name="claims"
    )
    article = models.ForeignKey(
        "ingest.Article", models.CASCADE, null=True, blank=True, related_name="claims"
    )
    park = models.ForeignKey("parks.Park", models.CASCADE, null=True, blank=True, related_name="own_claims")
    company = models.ForeignKey(
        "projects.Company", models.CASCADE, null=True, blank=True, related_name="own_claims"
    )
    project = models.ForeignKey(
        "projects.Project", models.CASCADE, null=True, blank=True, related_name="own_claims"
    )
    event = models.ForeignKey(
        "projects.SigningEvent", models.CASCADE, null=True, blank=True, related_name="own_claims"
    )
    field = models.CharField(_("字段"), max_length=30)
    value = models.TextField(_("值"), blank=True)
    currency = models.CharField(_("币种"), max_length=3, blank=True)
    printed = models.CharField(_("原文"), max_length=300, blank=True)
    hedge = models.CharField(_("约数词"), max_length=10, blank=True)
    mode = models.CharField(_("实现与否"), max_length=8, choices=Mode.choices, blank=True)
    scope = models.CharField(_("范围"), max_length=20, blank=True)
    as_of = models.CharField(_("截至"), max_length=10, blank=True)
    date_basis = models.CharField(_("日期依据"), max_length=10, blank=True)
    related = models.ForeignKey(
        "ingest.Mention",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="claims_naming_it",
        verbose_name=_("所指"),
    )
    role = models.CharField(_("角色"), max_length=10, blank=True)
    spans = models.JSONField(_("原文位置"), default=list, blank=True)
    rule = models.CharField(_("规则"), max_length=80, blank=True)
    reader_version = models.CharField(_("读取器版本"), max_length=20, blank=True)
    source_named = models.CharField(_("人工来源"), max_length=300, blank=True)
    citation = models.TextField(_("参考数据出处"), blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField(_("录入时间"), auto_now_add=True)
    # The verdict in force: somebody's own on this claim, or one carried over (`carried_from`).
    verdict = models.CharField(
        _("审定"), max_length=10, choices=Verdict.choices, blank=True, default="", db_index=True
    )
    corrected_value = models.TextField(_("更正为"), blank=True)
    # What a correction says otherwise than was read, of Labels: {"currency": "USD"}.
    corrected_labels = models.JSONField(_("更正的标注"), default=dict, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(_("审定时间"), null=True, blank=True)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    carried_from = models.CharField(
        _("审定沿用自"), max_length=64, blank=True, default="", help_text=_("原先审定的那条主张的内容键。")
    )
    # [currency, role, scope, mode] of the other readings of the same value in this article that whoever judged
    # this one left alone: the verdict says nothing about them.
    seen_beside = models.JSONField(default=list, blank=True, editable=False)
    withdrawn = models.BooleanField(
        _("已不再读出"), default=False, help_text=_("新版读取器不再读出；因已审定而保留。")
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("事实主张")
        verbose_name_plural = _("事实主张")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=exactly_one_subject(), name="claim_has_one_subject"),
            models.CheckConstraint(
                condition=~Q(origin="person") | ~Q(source_named=""), name="claim_of_person_names_source"
            ),
            models.CheckConstraint(
                condition=~Q(origin="dataset") | ~Q(citation=""), name="claim_of_dataset_has_citation"
            ),
            models.CheckConstraint(
                condition=~Q(verdict="corrected") | ~Q(corrected_value=""), name="claim_correction_has_value"
            ),
        ]

    def __str__(self):
        return wording.sentence(self)

    @property
    def labels(self):
        """What a reader may call the same value one day and not the next."""
        return [self.currency, self.role, self.scope, self.mode]

    @property
    def rule_in_words(self):
        return rule_words.in_words(self.rule) if self.rule else ""

    @property
    def of_sample(self):
        """Whether a sample of our own says it, not a report."""
        return bool(self.article_id) and self.article.sample

    @property
    def sentence(self):
        return self.spans[0].get("sentence", "") if self.spans else ""
