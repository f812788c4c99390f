"""The list's map without JavaScript: districts with their number of parks, and parks as circles with counts.

Drawing forty borders takes longer than the rest of the page, so their paths are kept by process until a district's
row changes; what the query counts is put on them.
"""

import math
from functools import lru_cache

from django.db.models import Avg, Count, F, IntegerField
from django.db.models.functions import Cast
from django.utils.translation import get_language

from parks import mapdata, payload
from parks.display import local_name
from parks.models import District, Park

WIDTH = 640
CELLS_PER_DEGREE = 5  # circles stand about 22 km apart


class Ground(mapdata.Drawing):
    """The districts of today as flat shapes that hold no rows: safe to keep."""

    def __init__(self):
        rows = District.objects.in_force().divisions().exclude(boundary=None).order_by("key")
        super().__init__(list(rows), WIDTH)
        self.districts = [
            {
                "slug": district.slug,
                "name": local_name(district),
                "label": mapdata.short_label(district),
                "approximate": district.boundary_approximate,
                "path": "".join(self.path(ring) for ring in shape),
                "place": self.label_place(district, shape),
                "labelled": self.room_for(mapdata.short_label(district), shape),
            }
            for district, shape in self.shapes
        ]
        self.shapes = []


@lru_cache(maxsize=8)
def ground(language, stamp):
    return Ground()


def current_ground():
    rows = District.objects.in_force().divisions().exclude(boundary=None).order_by("key")
    stamp = tuple(rows.values_list("pk", "slug", "name", "name_en", "boundary_approximate", "boundary_note"))
    return ground(get_language(), stamp)


def of_query(parks):
    """`{"viewbox", "areas", "circles"}`: areas with `n`, `hidden` (without a pin) and a shade of 0–4; circles with `n`."""
    drawn, found = current_ground(), payload.by_district(parks)
    most = max(found["counts"].values(), default=0) or 1
    areas = [
        {
            **district,
            "n": (n := found["counts"].get(district["slug"], 0)),
            "hidden": found["unplaced"].get(district["slug"], 0),
            "shade": math.ceil(mapdata.LEVELS * n / most),
        }
        for district in drawn.districts
    ]
    return {"viewbox": drawn.viewbox, "areas": areas, "circles": list(circles(drawn, parks)), "most": most}


def circles(drawn, parks):
    """Parks of one square of the grid as one circle at their middle."""

    def square(name):
        return Cast(F(name) * CELLS_PER_DEGREE, IntegerField())

    rows = (
        Park.objects.filter(pk__in=parks.order_by().values("pk"))
        .placed()
        .exclude(longitude=None)
        .annotate(column=square("longitude"), row=square("latitude"))
        .order_by("column", "row")
        .values_list("column", "row")
        .annotate(n=Count("pk"), x=Avg("longitude"), y=Avg("latitude"))
    )
    for _column, _row, n, longitude, latitude in rows:
        x, y = drawn.place(longitude, latitude)
        yield {"x": x, "y": y, "n": n, "r": 4 if n == 1 else round(7 + 2 * math.log10(n), 1)}
