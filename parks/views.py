"""Pages of parks, districts and sectors."""

from functools import cache

from django.db.models import Q
from django.views.generic import TemplateView

from parks import drawings, mapdata, portrait, single
from parks import evidence as proof
from parks.addresses import RecordDetailView
from parks.filters import PARK_SORTS, ParkFilter
from parks.lines import lines
from parks.listing import FilteredList
from parks.models import District, Park, Sector


def public_parks():
    return Park.objects.published().with_links().with_counts()


@cache
def all_parks():
    """What the list's filters and orders ask, put together once: every count in it is a piece of SQL."""
    return ParkFilter.everything()


class ParkList(FilteredList):
    """The list; with HTMX only its results. The map asks for the same query at `parks:map`."""

    model = Park
    filterset_class = ParkFilter
    sorts = PARK_SORTS
    paginate_by = 40

    def get_queryset(self):
        return all_parks()

    def read(self, ids):
        return lines(ids, self.filterset.columns.projects)

    def get_template_names(self):
        return [
            "parks/_results.html"
            if self.request.htmx and not self.request.htmx.boosted
            else "parks/list.html"
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        drawing = drawings.of_found(self.filterset.columns, self.object_list.set)
        placed = sum(circle["n"] for circle in drawing["circles"])
        return {
            **context,
            "query": facetless(self.request.GET),
            "placed": placed,
            "unplaced": context["total"] - placed,
            "beyond": self.filterset.beyond(),
            "unplaced_towns": self.filterset.unplaced,
            "drawing": drawing,
        }


def facetless(data):
    """The query that list and map share: without page and order."""
    kept = data.copy()
    for name in ("page", "sort", "compare"):
        kept.pop(name, None)
    return kept.urlencode()


class ParkDetail(RecordDetailView):
    kind = "park"
    model = Park
    template_name = "parks/detail.html"

    def standing(self, slug):
        return single.public_park(slug)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | single.story(self.object)


class DistrictList(TemplateView):
    template_name = "parks/districts.html"

    def get_context_data(self, **kwargs):
        in_force = District.objects.in_force().with_counts().defer("boundary")
        return super().get_context_data(**kwargs) | {
            "zones": portrait.by_zone(in_force.divisions()),
            "areas": in_force.areas().prefetch_related("hosts").order_by("key"),
            "former": District.objects.exclude(valid_until="")
            .prefetch_related("successors")
            .defer("boundary"),
            "drawing": mapdata.Drawing(mapdata.drawn_districts()),
        }


class DistrictDetail(RecordDetailView):
    kind = "district"
    template_name = "parks/district.html"
    context_object_name = "district"

    def get_queryset(self):
        return District.objects.with_counts().prefetch_related("successors", "predecessors", "hosts", "areas")

    def get_context_data(self, **kwargs):
        district = self.object
        parks = public_parks().in_district(district).with_evidence().order_by("slug")
        here = Q(district=district)
        projects, events = portrait.projects_where(here), portrait.events_where(here)
        return super().get_context_data(**kwargs) | {
            "page_sample": proof.sampled_among(parks, projects, events),
            "parks": parks,
            "industries": portrait.industries(parks),
            "projects": projects,
            "project_groups": portrait.project_groups(here),
            "charts": portrait.charts_where(here, "year", "investor", "sector", "stage"),
            "events": events,
            "towns": district.townships.filter(current=True).exclude(longitude=None).order_by("code"),
            "story": portrait.change_of(district),
            "drawing": mapdata.Drawing(mapdata.drawn_districts(), width=340) if district.boundary else None,
        }


class SectorList(TemplateView):
    template_name = "parks/sectors.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"tiers": portrait.sector_tiers()}


class SectorDetail(RecordDetailView):
    kind = "sector"
    template_name = "parks/sector.html"
    context_object_name = "sector"

    def get_queryset(self):
        return Sector.objects.with_counts().select_related("parent").prefetch_related("children")

    def get_context_data(self, **kwargs):
        sector = self.object
        here = Q(sectors=sector) | Q(sectors__parent=sector)
        parks = public_parks().of_sector(sector).with_evidence().order_by("slug")
        projects = portrait.projects_where(here)
        return super().get_context_data(**kwargs) | {
            "page_sample": proof.sampled_among(parks, projects),
            "parks": parks,
            "projects": projects,
            "project_groups": portrait.project_groups(here),
            "charts": portrait.charts_where(here, "year", "investor", "district", "stage"),
            "companies": portrait.companies_where(here),
        }
