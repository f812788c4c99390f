"""Areas on the ground that a query may name: a map's window, a circle around a place, a drawn shape.

WGS-84 degrees, kilometres. Each area knows how it is written in an address, which parks lie in it (as conditions that
the database checks itself, so that no list of ids travels) and how the map draws it. Only parks whose position is
known to the township or better lie in an area; of the others nobody knows.
"""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, DecimalField, F, IntegerField, Q, Value, When
from django.db.models.functions import Mod
from django.utils.translation import gettext as _

from parks.display import local_name
from parks.models import Park, Township
from parks.unplaced import unplaced

EARTH_KM = 6371
KM_PER_DEGREE = math.radians(1) * EARTH_KM
FEWEST, MOST = 3, 60  # corners of a drawn shape
NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,8})?")
POINT = re.compile(rf"\s*({NUMBER.pattern})\s*[,，_\s]\s*({NUMBER.pattern})\s*")
PRECISE = DecimalField(max_digits=30, decimal_places=12)


@dataclass(frozen=True)
class Window:
    """Written `west_south_east_north`."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, text):
        """The window, or None for what is none."""
        numbers = [float(part) for part in re.split("[_,]", text) if NUMBER.fullmatch(part)]
        if len(numbers) != 4 or numbers[0] >= numbers[2] or numbers[1] >= numbers[3]:
            return None
        return cls(*numbers)

    def narrow(self, parks):
        return parks.placed().filter(
            longitude__range=(self.west, self.east), latitude__range=(self.south, self.north)
        )

    def outline(self):
        return {"box": [self.west, self.south, self.east, self.north]}


@dataclass(frozen=True)
class Shape:
    """Corners (longitude, latitude), written `106.5_29.3~106.9_29.3~106.9_29.6`."""

    corners: tuple

    @classmethod
    def parse(cls, text):
        matches = [POINT.fullmatch(part) for part in text.split("~")]
        if not FEWEST <= len(matches) <= MOST or not all(matches):
            return None
        return cls(tuple((float(match[1]), float(match[2])) for match in matches))

    def narrow(self, parks):
        """A point is inside when a line from it to the east crosses the border an odd number of times."""
        edges = list(zip(self.corners, self.corners[1:] + self.corners[:1], strict=True))
        crossings = [crossing(*sorted(edge, key=lambda end: end[1])) for edge in edges]
        xs, ys = zip(*self.corners, strict=True)
        within = Window(min(xs), min(ys), max(xs), max(ys)).narrow(parks)
        return within.alias(inside=Mod(sum(crossings, Value(0)), Value(2))).filter(inside=1)

    def outline(self):
        return {"shape": [list(corner) for corner in self.corners]}


def crossing(lower, upper):
    """1 where the point lies between the ends' latitudes and west of the edge."""
    height = upper[1] - lower[1]
    if height == 0:
        return Value(0)
    slope = (upper[0] - lower[0]) / height
    edge = exact(lower[0] - slope * lower[1]) + F("latitude") * exact(slope)
    beside = Q(latitude__gte=decimal(lower[1]), latitude__lt=decimal(upper[1]), longitude__lt=edge)
    return Case(When(beside, then=Value(1)), default=Value(0), output_field=IntegerField())


@dataclass(frozen=True)
class Circle:
    """`name` says what it is around."""

    name: str
    longitude: float
    latitude: float
    km: int

    def narrow(self, parks):
        """Great-circle distance, flattened; within 100 km the error stays far below that of the positions."""
        reach = self.km / KM_PER_DEGREE
        middle = math.radians(self.latitude)
        wide = reach / math.cos(middle) * 1.02
        box = Window(
            self.longitude - wide, self.latitude - reach, self.longitude + wide, self.latitude + reach
        )
        north = F("latitude") - exact(self.latitude)
        # A degree of longitude shrinks to the north: its length half way between the two points.
        shrunk = exact(math.cos(middle)) - north * exact(math.sin(middle) * math.radians(1) / 2)
        east = (F("longitude") - exact(self.longitude)) * shrunk
        return (
            box.narrow(parks).alias(far=plain(north * north + east * east)).filter(far__lte=exact(reach**2))
        )

    def outline(self):
        return {"circle": [self.longitude, self.latitude, self.km]}


def decimal(number):
    return Decimal(f"{number:.10f}")


def exact(number):
    return Value(decimal(number), output_field=PRECISE)


def plain(expression):
    expression.output_field = PRECISE
    return expression


def circles(text, km):
    """The circles that `text` asks for: a town's code, the slug or name of a park or town, or `latitude,longitude`.

    Several where several towns have the name; none where nothing placed has it.
    """
    text = text.strip()
    if match := POINT.fullmatch(text):
        latitude, longitude = float(match[1]), float(match[2])
        return [Circle(f"{latitude:g}, {longitude:g}", longitude, latitude, km)]
    return [
        Circle(name, float(longitude), float(latitude), km)
        for name, longitude, latitude in towns(text) or parks(text)
    ]


def towns(text):
    """`[(name with its district, longitude, latitude)]` of today's towns by code or name, 镇 and 街道 left out or not;
    a town without a point is measured from a neighbour, and its name says so."""
    rows = Township.objects.filter(town_called(text)).exclude(longitude=None).select_related("district")
    found = list(rows.defer("district__boundary").order_by("code"))
    if not found:
        return [instead(row) for row in unplaced_towns(text) if row.beside]
    if len(found) == 1:
        return [(local_name(town), town.longitude, town.latitude) for town in found]
    return [(with_place(town), town.longitude, town.latitude) for town in found]


def unplaced_towns(text):
    """Today's towns of that code or name where none of them has a point."""
    if Township.objects.filter(town_called(text)).exclude(longitude=None).exists():
        return []
    return unplaced(town_called(text))


def with_place(town):
    """A name that several districts have: `龙溪镇（忠县）`."""
    return _("%(name)s（%(place)s）") % {"name": local_name(town), "place": local_name(town.district)}


def instead(row):
    names = {"name": local_name(row.town), "beside": local_name(row.beside)}
    return _("%(name)s（从相邻的%(beside)s量起）") % names, row.beside.longitude, row.beside.latitude


def town_called(text):
    names = [text, *(text + ending for ending in ("镇", "乡", "街道"))]
    return Q(code=text) | Q(name__in=names, current=True)


def parks(text):
    """The same for a placed park; a part of a name is enough where only one has it."""
    placed = Park.objects.published().placed().exclude(longitude=None)
    for condition in (Q(slug=text), Q(name=text) | Q(name_en__iexact=text), Q(name__contains=text)):
        found = list(placed.filter(condition)[:2]) if text else []
        if len(found) == 1:
            return [(local_name(park), park.longitude, park.latitude) for park in found]
    return []


def around(found, text, km):
    """What a chip says about circles: `巴福镇周围 20 公里`."""
    where = "、".join(circle.name for circle in found)
    if not where:
        known = Township.objects.filter(town_called(text.strip())).exists()
        where = (_("%(text)s（位置未知）") if known else _("“%(text)s”（没有找到）")) % {"text": text}
    return _("%(where)s周围 %(km)s 公里") % {"where": where, "km": km}
