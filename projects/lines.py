"""What a table tells of projects, read as plain values: four questions for a page, however many rows it has.

A Line has the attributes of a Project that tables, stage lines and the tags of facts look at; with fifty of them on a
page the models themselves would take most of its time.
"""

from typing import NamedTuple

from django.db.models import F

from parks import testimony
from parks.lines import Named, Several
from parks.links import address
from parks.places import places
from parks.prepared import Prepared
from projects.models import Participation, Project


class Firm(NamedTuple):
    pk: int
    slug: str
    name: str
    full_name: str
    aliases: list
    published: bool

    def get_absolute_url(self):
        return address("projects:company", self.slug)


class Part(NamedTuple):
    company: Firm
    role: str

    @property
    def company_id(self):
        return self.company.pk

    def get_role_display(self):
        return Participation.Role(self.role).label


FIELDS = ("pk", "slug", "name", "aliases", "sample", "investment_yi", "foreign_amount_yi", "foreign_currency")
FIELDS += ("stage", "stage_on", "stage_basis", "last_reported_on", "district_id")


class Line:
    """A project with its place, companies and sectors."""

    _meta = Project._meta

    def __init__(self, values, known):
        for name, value in zip(FIELDS, values, strict=False):
            setattr(self, name, value)
        self.district = known.districts.get(self.district_id)
        site = values[len(FIELDS) :]
        self.park = Named(*site) if site[0] is not None else None
        self.participations, self.sectors = Several(), Several()

    def get_absolute_url(self):
        return address("projects:detail", self.slug)

    def get_stage_display(self):
        return Project.Stage(self.stage).label if self.stage else ""


LATEST = F("last_reported_on").desc(nulls_last=True)
asked_projects = Prepared(
    lambda ids: Project.objects.filter(pk__in=ids).order_by().values_list(
        *FIELDS, *(f"park__{name}" for name in Named._fields)
    ),
    list,
)  # fmt: skip
asked_parts = Prepared(
    lambda ids: Participation.objects.filter(project_id__in=ids).order_by("role", "company__name").values_list(
        "project_id", "role", *(f"company__{name}" for name in Firm._fields)
    ),
    list,
)  # fmt: skip
asked_sectors = Prepared(
    lambda ids: Project.sectors.through.objects.filter(project_id__in=ids).values_list(
        "project_id", "sector_id"
    ),
    list,
)


asked_in_park = Prepared(
    lambda pk: Project.objects.published().filter(park_id=pk).order_by(LATEST, "name").values_list("pk"), int
)


def lines_of_park(park):
    """Those of a park, the latest first."""
    return lines(pk for (pk,) in asked_in_park(park.pk))


def lines(ids):
    """The Lines of these projects, in this order, with their evidence."""
    ids = list(ids)
    if not ids:
        return []
    known = places()
    by_id = {values[0]: Line(values, known) for values in asked_projects(ids)}
    for project, role, *company in asked_parts(ids):
        by_id[project].participations.append(Part(Firm(*company), role))
    sectors = {}
    for project, sector in asked_sectors(ids):
        sectors.setdefault(project, []).append(sector)
    for project, found in sectors.items():
        by_id[project].sectors.extend(known.in_order(found))
    return testimony.attach("project", [by_id[pk] for pk in ids if pk in by_id])
