"""What a page tells about a place beside its own fields. Projects, ceremonies and companies are reached through
the reverse relations of places, so that this app does not import the one above it."""

from functools import cache

from django.db.models import F, Q

from parks import fields
from parks.models import Park, Sector
from parks.prepared import Prepared

MANY = 60


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
    """The Lines of a park's projects, the latest first."""
    return model_of("projects").objects.lines_of(park)


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


def charts_of(projects, *dimensions):
    """The same of projects that are at hand as Lines."""
    return model_of("projects").objects.charts_of(projects, *dimensions) if len(projects) > 1 else []


def events_where(condition):
    found = model_of("events").objects.published().filter(condition).order_by("-date", "name")
    return found.with_links().with_evidence().defer("district__boundary")[:MANY]


@cache
def asked_events():
    events = model_of("events").objects.published()
    return Prepared(lambda pk: events.filter(park_id=pk).order_by().values_list("pk"), int)


def events_of(park):
    """Most parks have none, which is quickly asked."""
    found = [pk for (pk,) in asked_events()(park.pk)]
    return events_where(Q(pk__in=found)) if found else []


def companies_of(projects):
    """Public companies of the Lines of projects, each once, by name."""
    found = {part.company.pk: part.company for project in projects for part in project.participations}
    return sorted((one for one in found.values() if one.published), key=lambda company: company.name)


def companies_where(condition):
    projects = model_of("projects").objects.published().filter(condition)
    return (
        company_model().objects.published().filter(projects__in=projects).distinct().order_by("name")[:MANY]
    )


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
