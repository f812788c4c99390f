"""Companies that invest, operate, build or rent in Chongqing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from parks.links import address
from parks.models import Record
from projects.querysets import CompanyQuerySet


class Company(Record):
    full_name = models.CharField(_("全称"), max_length=200, blank=True)
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    sectors = models.ManyToManyField(
        "parks.Sector", related_name="companies", blank=True, verbose_name=_("产业")
    )

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("企业")
        verbose_name_plural = _("企业")
        ordering = ["name"]

    def get_absolute_url(self):
        return address("projects:company", self.slug)
