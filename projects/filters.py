"""What lists of projects, ceremonies and companies can be asked for; every filter is a key of the address."""

from decimal import Decimal
from functools import reduce
from operator import or_

import django_filters
from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from parks import columns
from parks.listing import AT_LEAST, AT_MOST, FacetedFilterSet, MultipleModelFilter, not_after, not_before
from parks.models import District, Park, SearchEntry, Sector
from parks.search import answering
from projects.models import Company, Project, SigningEvent
from projects.querysets import grouped
from projects.stages import BUILDING, DONE, PLANNED


class PlaceFilterSet(FacetedFilterSet):
    """Words as the search of the site takes them, and districts."""

    q = django_filters.CharFilter(label=_("关键词"), method="by_words")
    district = MultipleModelFilter(label=_("区县"), queryset=District.objects.defer("boundary"))

    def by_words(self, queryset, name, value):
        return answering(queryset, self.searched, value, self.request)


def day_filter(label, method):
    return django_filters.DateFilter(
        label=label, method=method, widget=forms.DateInput(attrs={"type": "date"})
    )


class InSectors:
    """A mixin: a sector's filter takes what lies in its parts, too; `sectors_by` leads to the sectors."""

    sectors_by = "sectors"

    def in_sectors(self, queryset, name, sectors):
        if not sectors:
            return queryset
        ids = {sector.pk for sector in sectors}
        ids |= set(Sector.objects.filter(parent__in=ids).values_list("pk", flat=True))
        return queryset.filter(
            pk__in=queryset.model.objects.filter(**{f"{self.sectors_by}__in": ids}).values("pk")
        )


def sector_filter():
    return MultipleModelFilter(label=_("产业"), queryset=Sector.objects.all(), method="in_sectors")


class ProjectFilter(InSectors, PlaceFilterSet):
    searched = SearchEntry.Kind.PROJECT
    sector = sector_filter()
    stage = django_filters.MultipleChoiceFilter(label=_("阶段"), choices=Project.Stage.choices)
    park = MultipleModelFilter(label=_("园区"), queryset=Park.objects.published())
    min_yi = django_filters.NumberFilter(
        label=_("投资不少于（亿元）"), field_name="investment_yi", lookup_expr="gte", min_value=0
    )
    max_yi = django_filters.NumberFilter(
        label=_("投资不超过（亿元）"), field_name="investment_yi", lookup_expr="lte", min_value=0
    )
    facets = {"stage": "stage", "sector": "sectors__slug", "district": "district__slug"}
    amounts = {"min_yi": ("investment_yi", AT_LEAST), "max_yi": ("investment_yi", AT_MOST)}
    hidden = ("park",)

    class Meta:
        model = Project
        fields = []

    def stage_groups(self):
        """`ProjectQuerySet.by_stage_group` of what the filters leave, out of the columns."""
        held, found = self.columns, self.found()
        return held.remember(("groups", found), lambda: grouped(self.stage_rows(held, found)))

    def stage_rows(self, held, found):
        """A row for each group, under the first of its stages; those of no group come as one."""
        staged, rest = held.sets["stage"], found
        for stages in (PLANNED, BUILDING, DONE):
            having = found & reduce(or_, [staged.get(stage, 0) for stage in stages])
            rest &= ~having
            yield self.sums(held, stages[0], having)
        yield self.sums(held, "", rest)

    def sums(self, held, stage, having):
        total, known = held.total("investment_yi", having)
        return stage, having.bit_count(), Decimal(total) / columns.SCALE if known else None, known


class EventFilter(InSectors, PlaceFilterSet):
    """A ceremony is of the sectors of the projects that it named."""

    searched = SearchEntry.Kind.EVENT
    sectors_by = "projects__sectors"
    sector = sector_filter()
    kind = django_filters.MultipleChoiceFilter(label=_("类别"), choices=SigningEvent.Kind.choices)
    park = MultipleModelFilter(label=_("园区"), queryset=Park.objects.published())
    since = day_filter(_("自"), "held_since")
    until = day_filter(_("至"), "held_until")
    facets = {"kind": "kind", "sector": "projects__sectors__slug", "district": "district__slug"}
    hidden = ("park",)

    class Meta:
        model = SigningEvent
        fields = []

    def held_since(self, queryset, name, day):
        return queryset.filter(not_before("date", day))

    def held_until(self, queryset, name, day):
        return queryset.filter(not_after("date", day))


class CompanyFilter(InSectors, PlaceFilterSet):
    searched = SearchEntry.Kind.COMPANY
    district = MultipleModelFilter(
        label=_("项目所在区县"), queryset=District.objects.defer("boundary"), field_name="projects__district"
    )
    sector = sector_filter()
    facets = {"district": "projects__district__slug", "sector": "sectors__slug"}

    class Meta:
        model = Company
        fields = []


LARGEST_FIRST = F("investment_yi").desc(nulls_last=True)
PROJECT_SORTS = {
    "latest": (_("最近报道"), (F("last_reported_on").desc(nulls_last=True), "slug")),
    "amount": (_("投资额"), (LARGEST_FIRST, "slug")),
    "name": (_("名称（拼音）"), ("slug",)),
}
EVENT_SORTS = {
    "latest": (_("日期"), ("-date", "slug")),
    "amount": (_("公布总额"), (LARGEST_FIRST, "slug")),
    "count": (_("项目数"), (F("project_count").desc(nulls_last=True), "slug")),
}
COMPANY_SORTS = {
    "projects": (_("项目数"), ("-project_count", "slug")),
    "latest": (_("最近报道"), (F("last_reported_on").desc(nulls_last=True), "slug")),
    "name": (_("名称（拼音）"), ("slug",)),
}
