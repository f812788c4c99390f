"""What a feed is about: all that a list's filter leaves, or all that hangs on one record or place."""

from dataclasses import dataclass, field

from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from config.following.entries import entries_of
from parks.display import local_name
from parks.filters import ParkFilter
from parks.models import District, Park, Sector
from projects.filters import EventFilter, ProjectFilter
from projects.models import Company, Project, SigningEvent

ENTRIES = 50
LATEST = (F("last_reported_on").desc(nulls_last=True), "slug")
# Kind → model, filters, the page that lists it, and how its list is called.
LISTS = {
    "parks": (Park, ParkFilter, "parks:list", gettext_lazy("园区")),
    "projects": (Project, ProjectFilter, "projects:list", gettext_lazy("项目")),
    "events": (SigningEvent, EventFilter, "projects:events", gettext_lazy("签约与开工活动")),
}
RECORDS = {"park": Park, "project": Project, "company": Company, "district": District, "sector": Sector}


@dataclass
class Scope:
    """`querysets` are of parks, projects and ceremonies; `page` is the address of what is followed."""

    title: str
    page: str
    querysets: list = field(default_factory=list)

    @cached_property
    def size(self):
        """How many records of each: part of the feed's version, since what goes away must show."""
        return "-".join(str(rows.count()) for rows in self.querysets)

    def entries(self):
        """The latest entries; only as many records are read as can hold them."""
        found = [
            record for rows in self.querysets for record in readable(rows).order_by(*LATEST)[: ENTRIES + 10]
        ]
        return entries_of(found)[:ENTRIES]


def readable(rows):
    """The same records with what an entry prints; counts that only a list shows are not counted again."""
    plain = rows.model.objects.filter(pk__in=rows.order_by().values("pk"))
    links = ("district",) if rows.model is Park else ("district", "park")
    return plain.select_related(*links).defer("district__boundary").with_evidence()


def of_list(kind, data, page):
    """The records that a list shows for the same query; raises ValueError for values that no filter knows."""
    model, filters, _name, label = LISTS[kind]
    rows = model.objects.published()
    filterset = filters(data, rows.with_counts() if model is Park else rows)
    if not filterset.is_valid():
        raise ValueError("; ".join(f"{key}: {' '.join(words)}" for key, words in filterset.errors.items()))
    chosen = "、".join(chip.text for chip in filterset.chips())
    return Scope(f"{label}（{chosen}）" if chosen else str(label), page, [filterset.qs])


def of_everything(page):
    models = (Park, Project, SigningEvent)
    return Scope(_("全部新收录"), page, [model.objects.published() for model in models])


def of_record(kind, record, page):
    """A record with all that hangs on it."""
    return Scope(local_name(record), page, HANGING[kind](record))


def on_park(park):
    return [
        Park.objects.published().filter(Q(pk=park.pk) | Q(parent=park)),
        Project.objects.published().filter(park=park),
        SigningEvent.objects.published().filter(park=park),
    ]


def on_district(district):
    return [
        Park.objects.published().in_district(district),
        Project.objects.published().filter(district=district),
        SigningEvent.objects.published().filter(district=district),
    ]


def on_sector(sector):
    inside = Q(sectors=sector) | Q(sectors__parent=sector)
    projects = Project.objects.published().filter(inside).distinct()
    return [Park.objects.published().of_sector(sector), projects, naming(projects)]


def on_company(company):
    projects = Project.objects.published().of_company(company)
    return [projects, naming(projects)]


def on_project(project):
    return [Project.objects.published().filter(pk=project.pk), naming(Project.objects.filter(pk=project.pk))]


def naming(projects):
    """The ceremonies at which one of these projects was named."""
    named = SigningEvent.projects.through.objects.filter(project__in=projects.order_by().values("pk"))
    return SigningEvent.objects.published().filter(pk__in=named.values("signingevent"))


HANGING = {
    "park": on_park,
    "project": on_project,
    "company": on_company,
    "district": on_district,
    "sector": on_sector,
}
