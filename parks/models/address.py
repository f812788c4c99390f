"""Addresses that records once had; they redirect for ever (DESIGN §2.5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OldAddress(models.Model):
    """A slug that no record has any more, and the key of the record that took its place."""

    kind = models.CharField(_("类别"), max_length=12)
    slug = models.SlugField(_("旧地址"), max_length=80)
    target_key = models.CharField(_("现记录的内容键"), max_length=300)

    class Meta:
        verbose_name = _("旧地址")
        verbose_name_plural = _("旧地址")
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="old_address_once")]

    def __str__(self):
        return f"{self.kind}/{self.slug}"
