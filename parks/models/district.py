"""Districts, counties and management areas of Chongqing, past and present, and their townships."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from parks import english
from parks.querysets import DistrictQuerySet, TownshipQuerySet


class District(models.Model):
    """A place that articles locate things in. `key` is unique; the adcode alone is not (500110, 500111).

    Dates are ISO strings as precise as the source has them (`2015`, `2010-06`, `2025-11-06`); an empty
    `valid_from` means before 2010, an empty `valid_until` means today.
    """

    class Kind(models.TextChoices):
        DISTRICT = "区", _("区")
        COUNTY = "县", _("县")
        AUTONOMOUS = "自治县", _("自治县")
        AREA = "管理区", _("管理区")

    key = models.CharField(_("键"), max_length=20, unique=True)
    adcode = models.CharField(_("行政区划代码"), max_length=6, blank=True)
    slug = models.SlugField(_("地址"), max_length=80, unique=True)
    name = models.CharField(_("名称"), max_length=40)
    short_name = models.CharField(_("简称"), max_length=20)
    aliases = models.JSONField(_("别名"), default=list, blank=True)
    name_en = models.CharField(_("英文名"), max_length=80)
    kind = models.CharField(_("类别"), max_length=4, choices=Kind.choices)
    zone = models.CharField(_("片区（2020）"), max_length=20, blank=True)
    zone_2024 = models.CharField(_("片区（2024）"), max_length=30, blank=True)
    longitude = models.DecimalField(_("经度"), max_digits=8, decimal_places=5, null=True, blank=True)
    latitude = models.DecimalField(_("纬度"), max_digits=7, decimal_places=5, null=True, blank=True)
    position_precision = models.CharField(_("位置精度"), max_length=40, blank=True)
    position_source = models.TextField(_("位置来源"), blank=True)
    boundary = models.JSONField(_("边界（GeoJSON）"), null=True, blank=True)
    boundary_approximate = models.BooleanField(_("边界为近似"), default=False)
    boundary_note = models.TextField(_("边界说明"), blank=True)
    valid_from = models.CharField(_("设立"), max_length=10, blank=True)
    valid_until = models.CharField(_("撤销"), max_length=10, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, related_name="predecessors", blank=True, verbose_name=_("后继")
    )
    hosts = models.ManyToManyField(
        "self", symmetrical=False, related_name="areas", blank=True, verbose_name=_("所在区县")
    )
    note = models.TextField(_("说明"), blank=True)
    source = models.TextField(_("来源"), blank=True)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("区县")
        verbose_name_plural = _("区县")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from="") | Q(valid_until="") | Q(valid_from__lt=F("valid_until")),
                name="district_validity_in_order",
            )
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.key,)

    @property
    def abolished(self):
        return bool(self.valid_until)


class Township(models.Model):
    """A town or street; it places things where its name is unique in the city."""

    code = models.CharField(_("代码"), max_length=12, unique=True)
    name = models.CharField(_("名称"), max_length=40, db_index=True)
    kind = models.CharField(_("类别"), max_length=8)
    district = models.ForeignKey(
        District, models.PROTECT, related_name="townships", verbose_name=_("所在区县")
    )
    former_district = models.ForeignKey(
        District, models.PROTECT, related_name="former_townships", null=True, blank=True
    )
    former_names = models.JSONField(_("曾用名"), default=list, blank=True)
    current = models.BooleanField(_("现存"), default=True)
    longitude = models.DecimalField(_("经度"), max_digits=8, decimal_places=5, null=True, blank=True)
    latitude = models.DecimalField(_("纬度"), max_digits=7, decimal_places=5, null=True, blank=True)
    position_match = models.CharField(_("位置依据"), max_length=20, blank=True)
    note = models.TextField(_("说明"), blank=True)

    objects = TownshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("镇街")
        verbose_name_plural = _("镇街")
        ordering = ["code"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.code,)

    @property
    def english_name(self):
        return english.township(self.name)
