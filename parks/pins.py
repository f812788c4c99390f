"""The columns of parks that maps are drawn from: parks with a pin come first, from south to north.

So the pins of any set are those of the first numbers whose bit is set, in an order in which neighbours differ by little.
"""

from bisect import bisect_left, bisect_right
from operator import ge, le

from parks.amounts import Amounts
from parks.columns import Columns

PIN_FIELDS = ("pk", "name", "name_en", "longitude", "latitude", "position_precision")
CELLS_PER_DEGREE = 5  # circles stand about 22 km apart


class ParkColumns(Columns):
    """`pinned` is the set of parks with a known position, `names`, `lon`, `lat` (degrees), `precision` are their columns;
    `projects` is `{id: how many public projects}`."""

    def __init__(self, parks, pairs):
        pins = list(
            parks.placed()
            .exclude(longitude=None)
            .order_by("latitude", "longitude", "pk")
            .values_list(*PIN_FIELDS)
        )
        placed = [pin[0] for pin in pins]
        rest = set(parks.values_list("pk", flat=True)).difference(placed)
        areas = parks.values_list("pk", "area_mu")
        super().__init__([*placed, *sorted(rest)], pairs, {"area_mu": areas})
        self.pinned = (1 << len(pins)) - 1
        self.names = {False: [pin[1] for pin in pins], True: [pin[2] or pin[1] for pin in pins]}
        self.lon, self.lat = [float(pin[3]) for pin in pins], [float(pin[4]) for pin in pins]
        self.by_lon = Amounts(enumerate(self.lon), self.set_of_places)
        self.precision = [pin[5][0] for pin in pins]
        self.cells = self.squares()
        self.projects = {pk: n for pk, n in parks.values_list("pk", "project_count") if n}

    def among_pins(self, found):
        """A byte for each pin, 1 where it is in the set."""
        return self.flags(found & self.pinned)[: len(self.lon)]

    def inside(self, west, south, east, north):
        """The set of pins in a window of degrees."""
        first, last = bisect_left(self.lat, south), bisect_right(self.lat, north)
        between = (1 << max(first, last)) - (1 << first)
        return between & self.by_lon.where(ge, west) & self.by_lon.where(le, east)

    def by_district(self, found):
        """`{"counts": {slug: n}, "unplaced": {slug: n}}`: the parks of each district as the filter counts them, and
        those of them without a pin."""
        counts = dict(sorted(self.counts("district", found).items()))
        hidden = dict(sorted(self.counts("district", found & ~self.pinned).items()))
        return {"counts": counts, "unplaced": hidden}

    def squares(self):
        """`[(set, longitude, latitude)]`: the pins of each square of the grid and the middle of all of them."""
        places = {}
        for place, (lon, lat) in enumerate(zip(self.lon, self.lat, strict=True)):
            places.setdefault((int(lon * CELLS_PER_DEGREE), int(lat * CELLS_PER_DEGREE)), []).append(place)
        return [(self.set_of_places(found), *self.middle(found)) for _cell, found in sorted(places.items())]

    def middle(self, places):
        return (
            sum(self.lon[place] for place in places) / len(places),
            sum(self.lat[place] for place in places) / len(places),
        )

    def circles(self, found):
        """(pins, longitude, latitude) of each square that has some of the set: in the middle of just those, where
        they are few enough for that to show."""
        for square, lon, lat in self.cells:
            both = found & square
            n = both.bit_count()
            if n and both != square and n < FEW:
                lon, lat = self.middle(list(places_of(both)))
            if n:
                yield n, lon, lat


FEW = 50


def places_of(found):
    """The numbers of the records in a set."""
    while found:
        lowest = found & -found
        yield lowest.bit_length() - 1
        found ^= lowest
