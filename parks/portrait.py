"""What a page tells about a place beside its own fields. Projects, ceremonies and companies are reached through
the reverse relations of places, so that this app does not import the one above it."""

from typing import NamedTuple

from django.db.models import F

from parks import fields, mapdata
from parks.models import Park, Sector

NEAR_KM = 20
MANY = 60
SHOWN = 20


def model_of(relation):
    """`projects` → the model of projects, `events` → that of ceremonies."""
    return Park._meta.get_field(relation).related_model


def company_model():
    return Sector._meta.get_field("companies").related_model


SHEET = (
    "level",
    "kind",
    "district",
    "parent",
    "sectors",
    "industries",
    "area_mu",
    "floor_area_m2",
    "investment_yi",
    "approved_on",
    "address",
    "operator",
    "contact",
    "website",
)


def fact_sheet(park):
    """`{"known": [(field, label)], "missing": [labels]}`: what is unknown is said in one line."""
    known, missing = [], []
    for name in SHEET:
        label = fields.label(park, name)
        if fields.values(park, name):
            known.append((name, label))
        elif name != "parent":  # most parks have none: nothing is missing there
            missing.append(label)
    return {"known": known, "missing": missing}


def projects_of(park):
    return for_table(park.projects.published())


def projects_where(condition):
    """Projects of a place or sector, the latest first; as many as a page can hold."""
    found = model_of("projects").objects.published().filter(condition).order_by().values("pk")
    return for_table(model_of("projects").objects.filter(pk__in=found))[:MANY]


def for_table(projects):
    """With what the project table prints, and without the boundaries of the districts that it links to."""
    rows = projects.with_participations().with_evidence().defer("district__boundary")
    return rows.order_by(F("last_reported_on").desc(nulls_last=True), "name")


def project_groups(condition):
    """Projects planned, being built and done apart: they are never summed (DESIGN §2.6)."""
    found = model_of("projects").objects.published().filter(condition)
    return found.by_stage_group()


def charts_where(condition, *dimensions):
    """Charts of the projects that meet the condition; none of a single project, whose page says it all."""
    found = model_of("projects").objects.published().filter(condition).distinct()
    return found.charts(*dimensions) if found.count() > 1 else []


def events_where(condition):
    found = model_of("events").objects.published().filter(condition).order_by("-date", "name")
    return found.with_links().with_evidence().defer("district__boundary")[:MANY]


def companies_of(park):
    """Companies of the park's projects, each once with its roles."""
    rows = company_model().objects.published().filter(projects__in=park.projects.published())
    return rows.distinct().order_by("name")


def companies_where(condition):
    projects = model_of("projects").objects.published().filter(condition)
    return (
        company_model().objects.published().filter(projects__in=projects).distinct().order_by("name")[:MANY]
    )


class Near(NamedTuple):
    """`rows` holds the first SHOWN of `total`, so that a page stays a page where hundreds stand together."""

    total: int
    rows: list


def neighbours(park):
    """Other parks within 20 km, nearest first, as `Near` with rows `(kilometres, park)`; none without a position."""
    if park.position_precision == "district" or park.longitude is None:
        return Near(0, [])
    lat, lon = float(park.latitude), float(park.longitude)
    # A degree is 111 km; boxed first so that the database leaves most parks out.
    boxed = (
        Park.objects.published()
        .placed()
        .exclude(pk=park.pk)
        .filter(latitude__range=(lat - 0.19, lat + 0.19), longitude__range=(lon - 0.22, lon + 0.22))
    )
    places = boxed.values_list("pk", "name", "latitude", "longitude", named=True)
    found = sorted((mapdata.kilometres(park, place), place.name, place.pk) for place in places)
    found = [(km, key) for km, _name, key in found if km <= NEAR_KM]
    shown = linked(Park.objects.all()).in_bulk([key for _km, key in found[:SHOWN]])
    return Near(len(found), [(km, shown[key]) for km, key in found[:SHOWN]])


def others_in_district(park):
    """Where the position is unknown, parks of the same district stand in for neighbours: `Near` with rows of parks."""
    if park.district is None:
        return Near(0, [])
    rows = Park.objects.published().in_district(park.district).exclude(pk=park.pk)
    return Near(rows.count(), list(linked(rows).order_by("slug")[:SHOWN]))


def linked(parks):
    """With what a link to each needs, and no more."""
    return parks.select_related("district").defer("district__boundary")


def industries(parks):
    """`[(words, n)]` of what parks say they are for, the most frequent first."""
    counts = {}
    for park in parks:
        for words in park.industries:
            counts[words] = counts.get(words, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:20]


def by_zone(districts):
    """`[(zone, [districts])]`, the zone with most parks first."""
    zones = {}
    for district in districts.order_by("key"):
        zones.setdefault(district.zone, []).append(district)
    return sorted(zones.items(), key=lambda pair: -sum(district.park_count for district in pair[1]))


def change_of(district):
    """What became of an abolished district, or what a new one was made of: `{"successors", "predecessors"}`."""
    return {
        "successors": list(district.successors.all()),
        "predecessors": [before for before in district.predecessors.all() if before.abolished],
    }


def sector_tiers():
    """`[(tier, [outer sectors with .inner])]` in the order of the plan."""
    sectors = list(Sector.objects.with_counts().order_by("order"))
    tiers = {}
    for sector in sectors:
        if sector.parent_id is None:
            sector.inner = [other for other in sectors if other.parent_id == sector.pk]
            tiers.setdefault(sector.tier, []).append(sector)
    return list(tiers.items())
