"""What the staff's table can be asked for: the public list's filters, and companies and days of ceremonies."""

import django_filters
from django.db.models import F, Max, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from parks.listing import not_after, not_before
from parks.models import SearchEntry
from parks.search import answering
from projects.filters import LARGEST_FIRST, ProjectFilter, day_filter
from projects.models import Company


class LeadFilter(ProjectFilter):
    """`company` finds a company as the search does; `since`/`until` ask the day of a ceremony, or of the stage where there is none."""

    company = django_filters.CharFilter(label=_("企业"), method="of_company")
    since = day_filter(_("活动自"), "held_since")
    until = day_filter(_("活动至"), "held_until")

    def of_company(self, queryset, name, value):
        named = answering(Company.objects.published(), SearchEntry.Kind.COMPANY, value, self.request)
        return queryset.filter(participations__company__in=named.values("pk")).distinct()

    def held_since(self, queryset, name, day):
        return queryset.filter(not_before("event_on", day))

    def held_until(self, queryset, name, day):
        return queryset.filter(not_after("event_on", day))


def with_event_day(projects):
    """Adds `event_on`: the last published ceremony's partial date, else that of the stage, else ""."""
    shown = Q(events__published=True, events__merged_into="")
    last = NullIf(Max("events__date", filter=shown), Value(""))
    return projects.annotate(event_on=Coalesce(last, "stage_on"))


LEAD_SORTS = {
    "date": (_("活动日期"), ("-event_on", "slug")),
    "amount": (_("投资额"), (LARGEST_FIRST, "slug")),
    "latest": (_("最近报道"), (F("last_reported_on").desc(nulls_last=True), "slug")),
    "place": (_("区县"), ("district__key", "slug")),
    "stage": (_("阶段"), ("stage", "slug")),
    "name": (_("名称（拼音）"), ("slug",)),
}
