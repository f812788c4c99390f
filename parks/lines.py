"""What a table tells of parks, read as plain values: three questions for a page, however many rows it has.

A Line has the attributes of a Park that the rows of tables and the tags of facts look at.
"""

from typing import NamedTuple

from parks import english, testimony
from parks.links import address
from parks.models import Park
from parks.places import places
from parks.prepared import Prepared


class Several(list):
    """What a relation's manager gives, at hand."""

    def all(self):
        return self


class Named(NamedTuple):
    """A park as a link to it needs."""

    pk: int
    slug: str
    name: str
    name_en: str
    published: bool

    @property
    def english_name(self):
        return self.name_en or english.romanised(self.name)

    def get_absolute_url(self):
        return address("parks:detail", self.slug)


FIELDS = ("pk", "slug", "name", "name_en", "sample", "level", "kind", "industries", "area_mu")
FIELDS += ("last_reported_on", "district_id", "township_id")


class Line:
    """A park with its place, the park around it, its sectors and how many projects it has."""

    _meta = Park._meta
    english_name = Named.english_name
    get_absolute_url = Named.get_absolute_url

    def __init__(self, values, known, projects):
        for name, value in zip(FIELDS, values, strict=False):
            setattr(self, name, value)
        self.district = known.districts.get(self.district_id)
        self.township = known.towns.get(self.township_id)
        around = values[len(FIELDS) :]
        self.parent = Named(*around) if around[0] is not None else None
        self.sectors = Several()
        self.project_count = projects.get(self.pk, 0)

    def get_level_display(self):
        return Park.Level(self.level).label if self.level else ""


asked_parks = Prepared(
    lambda ids: Park.objects.filter(pk__in=ids).order_by().values_list(
        *FIELDS, *(f"parent__{name}" for name in Named._fields)
    ),
    list,
)  # fmt: skip
asked_sectors = Prepared(
    lambda ids: Park.sectors.through.objects.filter(park_id__in=ids).values_list("park_id", "sector_id"), list
)


def lines(ids, projects):
    """The Lines of these parks, in this order, with their evidence; `projects` is `{id: number of projects}`."""
    ids = list(ids)
    if not ids:
        return []
    known = places()
    by_id = {values[0]: Line(values, known, projects) for values in asked_parks(ids)}
    sectors = {}
    for park, sector in asked_sectors(ids):
        sectors.setdefault(park, []).append(sector)
    for park, found in sectors.items():
        by_id[park].sectors.extend(known.in_order(found))
    return testimony.attach("park", [by_id[pk] for pk in ids if pk in by_id])
