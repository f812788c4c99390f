"""Investment projects: something that a company builds in, or brings to, a district."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.links import address
from parks.models import Record
from projects.querysets import ProjectQuerySet


class Project(Record):
    """Money in 亿元 (`investment_yi` is CNY only; another currency keeps amount and code), land in 亩."""

    class Stage(models.TextChoices):
        PLANNED = "planned", _("计划")
        SIGNED = "signed", pgettext_lazy("stage", "签约")
        UNDER_CONSTRUCTION = "under_construction", _("在建")
        TOPPED_OUT = "topped_out", pgettext_lazy("stage", "封顶")
        COMPLETED = "completed", _("竣工")
        OPENED = "opened", _("投产")
        STOPPED = "stopped", _("终止")

    park = models.ForeignKey(
        "parks.Park", models.SET_NULL, null=True, blank=True, related_name="projects", verbose_name=_("园区")
    )
    district = models.ForeignKey(
        "parks.District",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("区县"),
    )
    sectors = models.ManyToManyField(
        "parks.Sector", related_name="projects", blank=True, verbose_name=_("产业")
    )
    companies = models.ManyToManyField(
        "projects.Company", through="projects.Participation", related_name="projects", verbose_name=_("企业")
    )
    investment_yi = models.DecimalField(
        _("投资（亿元）"), max_digits=14, decimal_places=4, null=True, blank=True, db_index=True
    )
    foreign_amount_yi = models.DecimalField(
        _("外币投资（亿）"), max_digits=14, decimal_places=4, null=True, blank=True
    )
    foreign_currency = models.CharField(_("币种"), max_length=3, blank=True)
    area_mu = models.DecimalField(_("用地（亩）"), max_digits=14, decimal_places=2, null=True, blank=True)
    annual_output_yi = models.DecimalField(
        _("年产值（亿元）"), max_digits=14, decimal_places=4, null=True, blank=True
    )
    annual_output_expected = models.BooleanField(_("产值为预期"), null=True, blank=True)
    stage = models.CharField(_("阶段"), max_length=20, choices=Stage.choices, blank=True, db_index=True)
    stage_on = models.CharField(_("阶段日期"), max_length=10, blank=True)
    stage_basis = models.CharField(_("日期依据"), max_length=10, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("项目")
        verbose_name_plural = _("项目")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
                name=f"project_{field}_not_negative",
            )
            for field in ("investment_yi", "foreign_amount_yi", "area_mu", "annual_output_yi")
        ]

    def get_absolute_url(self):
        return address("projects:detail", self.slug)


class Participation(models.Model):
    """A company's part in a project."""

    class Role(models.TextChoices):
        INVESTOR = "investor", _("投资方")
        OPERATOR = "operator", _("运营方")
        BUILDER = "builder", _("承建方")
        TENANT = "tenant", _("入驻")

    project = models.ForeignKey(Project, models.CASCADE, related_name="participations")
    company = models.ForeignKey("projects.Company", models.CASCADE, related_name="participations")
    role = models.CharField(_("角色"), max_length=10, choices=Role.choices, default=Role.INVESTOR)

    class Meta:
        verbose_name = _("参与")
        verbose_name_plural = _("参与")
        constraints = [
            models.UniqueConstraint(fields=["project", "company", "role"], name="participation_once")
        ]

    def __str__(self):
        return f"{self.company} · {self.project}"
