"""Other parks around a park, out of the columns that its lists are drawn from: no table is read to find them."""

import heapq
import math
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from parks.filters import ParkFilter
from parks.models import Park
from parks.places import places
from parks.prepared import PreparedRecords

NEAR_KM, SHOWN = 20, 20
EARTH_KM = 6371
# A degree of latitude is 111 km.
DEGREES = 0.19


class Near(NamedTuple):
    """`rows` holds the first SHOWN of `total`, so that a page stays a page where hundreds stand together."""

    total: int
    rows: list


asked_parks = PreparedRecords(
    Park,
    lambda ids: Park.objects.filter(pk__in=ids).order_by(),
    list,
    only=("id", "slug", "name", "name_en", "published", "district_id"),
)


def columns():
    return ParkFilter().columns


def linked(ids):
    """Parks with what a link to each needs, in the order of their ids."""
    found, known = {park.pk: park for park in asked_parks(ids)} if ids else {}, places().districts
    for park in found.values():
        park.district = known.get(park.district_id)
    return [found[pk] for pk in ids]


class Sphere:
    """The pins as points on a sphere, from south to north: the nearer, the larger the product of two."""

    def __init__(self, held):
        self.lat = held.lat
        self.points = [point(lon, lat) for lon, lat in zip(held.lon, held.lat, strict=True)]

    def around(self, place, longitude, latitude):
        """[(closeness, place)] of the pins within NEAR_KM but one's own."""
        x, y, z = point(longitude, latitude)
        first, last = (
            bisect_left(self.lat, latitude - DEGREES),
            bisect_right(self.lat, latitude + DEGREES),
        )
        least = 1 - 2 * math.sin(NEAR_KM / 2 / EARTH_KM) ** 2
        products = [x * a + y * b + z * c for a, b, c in self.points[first:last]]
        return [(one, at) for at, one in enumerate(products, first) if one >= least and at != place]


def point(longitude, latitude):
    lon, lat = math.radians(longitude), math.radians(latitude)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def neighbours(park):
    """Other parks within 20 km, nearest first, as `Near` with rows `(kilometres, park)`; none without a position."""
    if park.position_precision == "district" or park.longitude is None:
        return Near(0, [])
    held = columns()
    sphere = held.remember("sphere", lambda: Sphere(held))
    found = sphere.around(held.place.get(park.pk), float(park.longitude), float(park.latitude))
    names = held.names[False]
    nearest = heapq.nsmallest(SHOWN, found, key=lambda one: (-one[0], names[one[1]], held.ids[one[1]]))
    shown = linked([held.ids[at] for _closeness, at in nearest])
    return Near(len(found), [(kilometres(one[0]), other) for one, other in zip(nearest, shown, strict=True)])


def kilometres(closeness):
    return 2 * EARTH_KM * math.asin(math.sqrt(max(0, 1 - closeness) / 2))


def others_in_district(park):
    """Where the position is unknown, parks of the same district stand in for neighbours: `Near` with rows of parks."""
    district = places().districts.get(park.district_id)
    if district is None:
        return Near(0, [])
    held = columns()
    others = held.sets["district"].get(district.slug, 0) & ~held.set_of([park.pk])
    order = held.order("slug", lambda: ParkFilter.everything().order_by("slug").values_list("pk", flat=True))
    return Near(others.bit_count(), linked(held.page(others, order, 0, SHOWN)))
