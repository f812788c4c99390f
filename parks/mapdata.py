"""The ground of the maps: districts as paths (SVG) and as GeoJSON. Coordinates are WGS-84."""

import math

from django.urls import reverse

from parks.display import in_english, local_name
from parks.models import District

# A degree of longitude is shorter than one of latitude; Chongqing lies around 30° N.
MIDDLE = math.radians(30)
WIDTH = 1000
LEVELS = 4
# Widths of a label's characters in units of the drawing, with some room.
CHARACTER, LETTER = 22, 13


def drawn_districts():
    """Those in force that have a boundary, with counts."""
    return District.objects.in_force().divisions().exclude(boundary=None).with_counts().order_by("key")


def district_features(districts, measures):
    """GeoJSON of the districts with name, slug and counts; `measures` as of parks.measures, by id."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "name": local_name(district),
                    "label": short_label(district),
                    "slug": district.slug,
                    "url": reverse("parks:district", args=[district.slug]),
                    "parks": district.park_count,
                    "projects": district.project_count,
                    **measures.get(district.pk, {}),
                    "approximate": district.boundary_approximate,
                },
                "geometry": geometry(district),
            }
            for district in districts
        ],
    }


def geometry(district):
    """The boundary as a bare GeoJSON geometry."""
    boundary = district.boundary or {}
    return boundary.get("geometry", boundary) if boundary.get("type") == "Feature" else boundary


def rings(district):
    """All rings of the boundary as lists of (longitude, latitude)."""
    shape = geometry(district)
    polygons = shape.get("coordinates", [])
    if shape.get("type") == "Polygon":
        polygons = [polygons]
    return [ring for polygon in polygons for ring in polygon]


class Drawing:
    """A flat drawing of some districts: `viewbox`, and for each its path and the place of its label."""

    def __init__(self, districts, width=WIDTH):
        self.shapes = [(district, rings(district)) for district in districts]
        points = [point for _, shape in self.shapes for ring in shape for point in ring]
        self.west = min((x for x, _ in points), default=0)
        self.north = max((y for _, y in points), default=0)
        east = max((x for x, _ in points), default=1)
        south = min((y for _, y in points), default=-1)
        self.scale = width / max((east - self.west) * math.cos(MIDDLE), 1e-6)
        self.viewbox = f"0 0 {width} {math.ceil((self.north - south) * self.scale)}"

    def place(self, longitude, latitude):
        """The point in whole units of the drawing."""
        x = (float(longitude) - self.west) * math.cos(MIDDLE) * self.scale
        y = (self.north - float(latitude)) * self.scale
        return round(x), round(y)

    def areas(self):
        """`[{"district", "path", "x", "y", "shade"}]`; shades 0–4 are quarters of the largest park count."""
        most = max((district.park_count for district, _ in self.shapes), default=0) or 1
        return [
            {
                "district": district,
                "path": "".join(self.path(ring) for ring in shape),
                "label": short_label(district),
                "labelled": self.room_for(short_label(district), shape),
                "shade": math.ceil(LEVELS * district.park_count / most),
                **dict(zip("xy", self.label_place(district, shape), strict=True)),
            }
            for district, shape in self.shapes
        ]

    def room_for(self, label, shape):
        """Whether the label fits into the width of the district; small ones go without."""
        xs = [point[0] for ring in shape for point in ring]
        width = (max(xs) - min(xs)) * math.cos(MIDDLE) * self.scale if xs else 0
        return width > sum(LETTER if char.isascii() else CHARACTER for char in label)

    def path(self, ring):
        """Relative moves between the points that differ in whole units."""
        steps, last = [], None
        for point in ring:
            here = self.place(*point)
            if last is None:
                steps.append(f"M{here[0]} {here[1]}l")
            elif here != last:
                steps.append(f"{here[0] - last[0]} {here[1] - last[1]} ")
            last = here
        return "".join(steps).rstrip() + "z"

    def label_place(self, district, shape):
        """The middle of the largest ring's mass."""
        largest = max(shape, key=lambda ring: abs(doubled_area(ring)), default=[])
        area = doubled_area(largest)
        if not area:
            return 0, 0
        pairs = list(zip(largest, largest[1:] + largest[:1], strict=True))
        x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * area)
        y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (3 * area)
        return self.place(x, y)


def short_label(district):
    return local_name(district).split(" ")[0] if in_english() else district.short_name


def doubled_area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


def kilometres(a, b):
    """Great-circle distance of two things with longitude and latitude."""
    lon1, lat1, lon2, lat2 = (
        math.radians(float(v)) for v in (a.longitude, a.latitude, b.longitude, b.latitude)
    )
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))
