"""Ceremonies: signings, groundbreakings, openings and toppings-out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parks.links import address
from parks.models import Record
from projects import english
from projects.querysets import SigningEventQuerySet


class SigningEvent(Record):
    """One ceremony, counted once however often it is reported.

    `date` is an ISO string as precise as known (`2023`, `2023-04`, `2023-04-06`); `date_basis` says how:
    `printed` in the fact's own words, or inferred from the `dateline`, the page's `stamp` or the `context`.
    `project_count` and `investment_yi` are what was announced, never the sum of the named projects; the latter is CNY
    only, a total in another currency keeps amount and code.
    """

    class Kind(models.TextChoices):
        SIGNING = "signing", _("签约")
        GROUNDBREAKING = "groundbreaking", _("开工")
        OPENING = "opening", _("投用")
        TOPPING_OUT = "topping_out", _("封顶")

    kind = models.CharField(_("类别"), max_length=16, choices=Kind.choices, db_index=True)
    date = models.CharField(_("日期"), max_length=10, blank=True, db_index=True)
    date_precision = models.CharField(_("日期精度"), max_length=5, blank=True)
    date_basis = models.CharField(_("日期依据"), max_length=10, blank=True)
    district = models.ForeignKey(
        "parks.District", models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("区县")
    )
    park = models.ForeignKey(
        "parks.Park", models.SET_NULL, null=True, blank=True, related_name="events", verbose_name=_("园区")
    )
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name=_("所属活动")
    )
    project_count = models.PositiveIntegerField(_("公布项目数"), null=True, blank=True)
    investment_yi = models.DecimalField(
        _("公布总额（亿元）"), max_digits=14, decimal_places=4, null=True, blank=True
    )
    foreign_amount_yi = models.DecimalField(
        _("公布的外币总额（亿）"), max_digits=14, decimal_places=4, null=True, blank=True
    )
    foreign_currency = models.CharField(_("币种"), max_length=3, blank=True)
    projects = models.ManyToManyField(
        "projects.Project", related_name="events", blank=True, verbose_name=_("点名项目")
    )

    objects = SigningEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("签约与开工活动")
        verbose_name_plural = _("签约与开工活动")
        ordering = ["-date", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(investment_yi__isnull=True) | Q(investment_yi__gte=0),
                name="event_money_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(foreign_amount_yi__isnull=True) | Q(foreign_amount_yi__gte=0),
                name="event_foreign_money_not_negative",
            ),
        ]

    def get_absolute_url(self):
        return address("projects:event", self.slug)

    @property
    def english_name(self):
        """The Chinese caption is settled with the record; the English one is told from the fields."""
        return english.caption(self)
