"""Towns whose own point no source gives, and what can honestly be said of the parks around them.

Where a source names a neighbour that has a point (data/township_neighbours.csv), distances are measured from there
and the page says so; else the town's district is offered. A point is never made up (DESIGN §2.6).
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from parks.display import in_english
from parks.models import Park, Township

NEIGHBOURS = Path(__file__).parent / "data" / "township_neighbours.csv"


@cache
def neighbour_rows():
    """`{code of a town without a point: its row}`"""
    with NEIGHBOURS.open(encoding="utf-8", newline="") as rows:
        return {row["code"]: row for row in csv.DictReader(rows)}


@dataclass
class Unplaced:
    """`beside` has a point and lies next to `town` as `source` says; both None and "" where no source says it."""

    town: Township
    beside: Township | None
    source: str

    @property
    def park_count(self):
        """Parks of the town's district."""
        return Park.objects.published().in_district(self.town.district).count()

    @property
    def placed_towns(self):
        """Towns of the same district from which can be measured instead."""
        return self.town.district.townships.filter(current=True).exclude(longitude=None).order_by("code")


def unplaced(called):
    """The towns that a condition finds and that have no point, each as Unplaced."""
    rows = Township.objects.filter(called, current=True, longitude=None).select_related("district")
    return [with_neighbour(town) for town in rows.defer("district__boundary").order_by("code")]


def with_neighbour(town):
    row = neighbour_rows().get(town.code)
    beside = row and Township.objects.filter(code=row["beside"]).exclude(longitude=None).first()
    if not beside:
        return Unplaced(town, None, "")
    return Unplaced(town, beside, row["source_en" if in_english() else "source"])


def has_neighbour(town):
    """Whether parks around it can be told although it has no point."""
    return town.code in neighbour_rows()
