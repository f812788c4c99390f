"""The list's map without JavaScript: districts with their number of parks, and parks as circles with counts.

Drawing forty borders takes longer than the rest of the page, so their paths are kept by process until a district's
row changes; what the query counts is put on them.
"""

import math
from functools import lru_cache

from django.utils.translation import get_language

from parks import mapdata
from parks.display import local_name
from parks.models import District

WIDTH = 640


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


def of_found(held, found):
    """`{"viewbox", "areas", "circles"}` of a set of parks (parks.pins): areas with `n`, `hidden` (without a pin) and a
    shade of 0–4; circles with `n`."""
    drawn, counted = current_ground(), held.by_district(found)
    most = max(counted["counts"].values(), default=0) or 1
    areas = [
        {
            **district,
            "n": (n := counted["counts"].get(district["slug"], 0)),
            "hidden": counted["unplaced"].get(district["slug"], 0),
            "shade": math.ceil(mapdata.LEVELS * n / most),
        }
        for district in drawn.districts
    ]
    circles = [circle(drawn, *square) for square in held.circles(found)]
    return {"viewbox": drawn.viewbox, "areas": areas, "circles": circles, "most": most}


def circle(drawn, n, longitude, latitude):
    x, y = drawn.place(longitude, latitude)
    return {"x": x, "y": y, "n": n, "r": 4 if n == 1 else round(7 + 2 * math.log10(n), 1)}
