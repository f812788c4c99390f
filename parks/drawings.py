"""The list's map without JavaScript: districts with their number of parks, and parks as circles with counts.

Drawing forty borders takes longer than the rest of the page, so their paths are kept by the process for one version of the data; what the query counts is put on them.
"""

import math

from django.utils.translation import get_language

from parks import mapdata
from parks.columns import held
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


def current_ground():
    return held(("ground", get_language()), Ground)


def of_found(columns, found):
    """`{"viewbox", "areas", "circles"}` of a set of parks (parks.pins): areas with `n`, `hidden` (without a pin) and a
    shade of 0–4; circles with `n`."""
    drawn, counted = current_ground(), columns.by_district(found)
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
    circles = [circle(drawn, *square) for square in columns.circles(found)]
    return {"viewbox": drawn.viewbox, "areas": areas, "circles": circles, "most": most}


def circle(drawn, n, longitude, latitude):
    x, y = drawn.place(longitude, latitude)
    return {"x": x, "y": y, "n": n, "r": 4 if n == 1 else round(7 + 2 * math.log10(n), 1)}
