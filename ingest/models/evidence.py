"""Which claims speak of which field of which record: the derived bridge that pages walk from fact to sentence."""

from django.db import models
from django.utils.translation import gettext_lazy as _

RECORDS = ("park", "company", "project", "event")


class Evidence(models.Model):
    """Written by settling alone and rebuilt with it: a cache of `mention → record` and of the written rule.

    `rank` 0 with `chosen` is the claim that the field shows; the others follow in the rule's order.
    """

    park = models.ForeignKey("parks.Park", models.CASCADE, null=True, blank=True, related_name="evidence")
    company = models.ForeignKey(
        "projects.Company", models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    project = models.ForeignKey(
        "projects.Project", models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    event = models.ForeignKey(
        "projects.SigningEvent", models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    claim = models.ForeignKey("ingest.Claim", models.CASCADE, related_name="evidence")
    field = models.CharField(_("字段"), max_length=30)
    chosen = models.BooleanField(_("采用"), default=False)
    agrees = models.BooleanField(_("与采用值一致"), default=False)
    rank = models.PositiveSmallIntegerField(_("次序"), default=0)
    why = models.CharField(_("规则理由"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("依据")
        verbose_name_plural = _("依据")
        ordering = ["field", "rank"]

    def __str__(self):
        return f"{self.field} ← {self.claim_id}"
