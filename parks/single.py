"""One park with all that its page tells of it, in a dozen short questions that are put into SQL once a process."""

from parks import evidence as proof
from parks import near, portrait, testimony
from parks.coverage import articles_of, stories
from parks.lines import Several
from parks.models import Park
from parks.places import places
from parks.prepared import Prepared, PreparedRecords

asked_park = PreparedRecords(Park, lambda slug: Park.objects.published().filter(slug=slug), str)
asked_parent = PreparedRecords(Park, lambda pk: Park.objects.filter(pk=pk), int)
asked_inner = PreparedRecords(
    Park,
    lambda pk: Park.objects.published().filter(parent_id=pk),
    int,
    only=("id", "slug", "name", "name_en"),
)
asked_sectors = Prepared(
    lambda pk: Park.sectors.through.objects.filter(park_id=pk).values_list("sector_id"), int
)
asked_others = Prepared(
    lambda pk: Park.other_districts.through.objects.filter(park_id=pk).values_list("district_id"), int
)


def public_park(slug):
    """The public park with this slug, its places, sectors and evidence, or None."""
    found = asked_park(slug)
    if not found:
        return None
    park, known = found[0], places()
    park.district, park.township = known.districts.get(park.district_id), known.towns.get(park.township_id)
    park.parent = asked_parent(park.parent_id)[0] if park.parent_id else None
    others = sorted((known.districts[pk] for (pk,) in asked_others(park.pk)), key=lambda one: one.key)
    park._prefetched_objects_cache = {
        "sectors": Several(known.in_order(pk for (pk,) in asked_sectors(park.pk))),
        "other_districts": Several(others),
    }
    testimony.attach("park", [park])
    return park


def story(park):
    """What its page shows beside its own fields, for the template."""
    around = near.neighbours(park)
    projects = portrait.projects_of(park)
    return {
        "page_sample": proof.sampled(park),
        "last_updated": park.last_reported_on,
        "sheet": portrait.fact_sheet(park),
        "inner_parks": asked_inner(park.pk),
        "projects": projects,
        "events": portrait.events_of(park),
        "companies": portrait.companies_of(projects),
        "charts": portrait.charts_of(projects, "year", "investor"),
        "stories": stories(articles_of(park)),
        "neighbours": around,
        "district_parks": None if around.total else near.others_in_district(park),
    }
