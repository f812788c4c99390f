"""Chongqing's 33618 manufacturing clusters and the groups beside them, in two levels."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from parks.querysets import SectorQuerySet


class Sector(models.Model):
    code = models.CharField(_("代码"), max_length=8, unique=True)
    slug = models.SlugField(_("地址"), max_length=80, unique=True)
    name = models.CharField(_("名称"), max_length=40)
    name_en = models.CharField(_("英文名"), max_length=80)
    tier = models.CharField(_("层级"), max_length=40)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级")
    )
    keywords = models.JSONField(_("标志词"), default=list, blank=True)
    confidence = models.CharField(_("可信程度"), max_length=12, blank=True)
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    source = models.TextField(_("来源"), blank=True)
    note = models.TextField(_("说明"), blank=True)

    objects = SectorQuerySet.as_manager()

    class Meta:
        verbose_name = _("产业")
        verbose_name_plural = _("产业")
        ordering = ["order"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.code,)
