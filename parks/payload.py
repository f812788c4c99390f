"""What the map draws of a query, in one small answer: parks as columns, coordinates as whole numbers.

Parks come ordered by latitude, so that their differences are small numbers that pack well; a park is known by a short
code that is made from its id. What a popup tells is asked for when one opens.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import reduce
from operator import or_

from django.db.models import Count, F, Q

from parks.display import in_english
from parks.models import Park

# Of a park's 63-bit id its upper 36 bits, as six characters. Two of 20,000 parks share a code once in 300 cities;
# such a pin tells of both.
DROPPED_BITS = 27
SCALE = 10_000  # 0.0001° is 11 m: less than a pin is wide at any zoom


def code_of(pk):
    """A park's code: six characters that may stand in an address."""
    return urlsafe_b64encode((pk >> DROPPED_BITS).to_bytes(6, "big")).decode()[2:]


def with_codes(codes):
    """The public parks that the codes stand for; texts that are no code stand for none."""
    firsts = [upper << DROPPED_BITS for upper in map(upper_bits, codes) if upper is not None]
    if not firsts:
        return Park.objects.none()
    ranges = (Q(pk__range=(first, first + (1 << DROPPED_BITS) - 1)) for first in firsts)
    return Park.objects.published().filter(reduce(or_, ranges))


def upper_bits(code):
    """The number that a code writes, or None."""
    if len(code) != 6 or not code.isascii():
        return None
    try:
        number = int.from_bytes(urlsafe_b64decode("AA" + code), "big")
    except ValueError:
        return None
    return number if number < 1 << (63 - DROPPED_BITS) else None


def packed(parks):
    """`{"scale", "codes", "names", "lon", "lat", "precision", "counts", "unplaced"}`.

    `lon` and `lat` are differences to the park before, in 1/scale degrees; `codes` and `precision` are joined texts of
    six characters and one (s, a, t) a park. `counts` and `unplaced` are by district slug: all parks, those without pin.
    """
    name = "name_en" if in_english() else "name"
    rows = list(
        parks.placed()
        .exclude(longitude=None)
        .order_by("latitude", "longitude", "pk")
        .values_list("pk", "name", name, "longitude", "latitude", "position_precision")
    )
    return {
        "scale": SCALE,
        "codes": "".join(code_of(row[0]) for row in rows),
        "names": [row[2] or row[1] for row in rows],
        "lon": steps(round(float(row[3]) * SCALE) for row in rows),
        "lat": steps(round(float(row[4]) * SCALE) for row in rows),
        "precision": "".join(row[5][0] for row in rows),
        **by_district(parks),
    }


def steps(numbers):
    """Each number as its difference to the one before; the first to 0."""
    found, last = [], 0
    for number in numbers:
        found.append(number - last)
        last = number
    return found


def by_district(parks):
    """`{"counts": {slug: n}, "unplaced": {slug: n}}`: parks at their own district, and those of them without a pin."""
    nowhere = Q(position_precision="district") | Q(longitude=None)
    rows = (
        parks.order_by()
        .values_list("district__slug")
        .annotate(n=Count("pk", distinct=True), hidden=Count("pk", filter=nowhere, distinct=True))
        .order_by(F("district__slug"))
    )
    found = [(slug, n, hidden) for slug, n, hidden in rows if slug]
    return {
        "counts": {slug: n for slug, n, _ in found},
        "unplaced": {slug: hidden for slug, _, hidden in found if hidden},
    }
