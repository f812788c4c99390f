"""Industrial parks and zones."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parks import english
from parks.links import address
from parks.models.record import Record
from parks.querysets import ParkQuerySet


class Park(Record):
    """A named place in Chongqing that hosts more than one company. Land in 亩, floors in ㎡, money in 亿元."""

    class Level(models.TextChoices):
        NATIONAL = "国家级", _("国家级")
        MUNICIPAL = "市级", _("市级")
        OTHER = "other", _("其他")

    class Precision(models.TextChoices):
        SURVEYED = "surveyed", _("实测")
        ADDRESS = "address", _("按地址")
        TOWNSHIP = "township", _("按镇街")
        DISTRICT = "district", _("只知区县")

    name_en = models.CharField(_("英文名"), max_length=200, blank=True)
    level = models.CharField(_("级别"), max_length=8, choices=Level.choices, blank=True)
    kind = models.CharField(_("类型"), max_length=20, blank=True)
    district = models.ForeignKey(
        "parks.District", models.PROTECT, null=True, blank=True, related_name="parks", verbose_name=_("区县")
    )
    other_districts = models.ManyToManyField(
        "parks.District", related_name="shared_parks", blank=True, verbose_name=_("跨及区县")
    )
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="inner_parks", verbose_name=_("上级园区")
    )
    sectors = models.ManyToManyField("parks.Sector", related_name="parks", blank=True, verbose_name=_("产业"))
    industries = models.JSONField(_("主导产业（原文）"), default=list, blank=True)
    township = models.ForeignKey(
        "parks.Township", models.SET_NULL, null=True, blank=True, related_name="parks", verbose_name=_("镇街")
    )
    address = models.CharField(_("地址"), max_length=200, blank=True)
    longitude = models.DecimalField(_("经度"), max_digits=8, decimal_places=5, null=True, blank=True)
    latitude = models.DecimalField(_("纬度"), max_digits=7, decimal_places=5, null=True, blank=True)
    position_precision = models.CharField(
        _("位置精度"), max_length=10, choices=Precision.choices, default=Precision.DISTRICT
    )
    area_mu = models.DecimalField(_("用地（亩）"), max_digits=14, decimal_places=2, null=True, blank=True)
    floor_area_m2 = models.DecimalField(
        _("建筑面积（㎡）"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    investment_yi = models.DecimalField(
        _("总投资（亿元）"), max_digits=14, decimal_places=4, null=True, blank=True
    )
    operator = models.CharField(_("运营单位"), max_length=200, blank=True)
    contact = models.CharField(_("公开联系方式"), max_length=200, blank=True)
    website = models.CharField(_("网站"), max_length=200, blank=True)
    approved_on = models.CharField(_("批准或设立"), max_length=10, blank=True)
    status = models.CharField(_("状态"), max_length=20, blank=True)

    objects = ParkQuerySet.as_manager()

    class Meta:
        verbose_name = _("园区")
        verbose_name_plural = _("园区")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(area_mu__isnull=True) | Q(area_mu__gte=0), name="park_land_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(floor_area_m2__isnull=True) | Q(floor_area_m2__gte=0),
                name="park_floor_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(investment_yi__isnull=True) | Q(investment_yi__gte=0),
                name="park_money_not_negative",
            ),
            # A pin stands only where the position is known to the township or better.
            models.CheckConstraint(
                condition=Q(position_precision="district")
                | (Q(longitude__isnull=False) & Q(latitude__isnull=False)),
                name="park_pin_has_position",
            ),
        ]

    def get_absolute_url(self):
        return address("parks:detail", self.slug)

    @property
    def english_name(self):
        """The official English name, else one made of pinyin and common words."""
        return self.name_en or english.romanised(self.name)
