"""What the map draws of a query, in one small answer: parks as columns, coordinates as whole numbers.

Parks come ordered by latitude, so that their differences are small numbers that pack well; a park is known by a short
code that is made from its id. What a popup tells is asked for when one opens.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import reduce
from itertools import compress
from operator import or_, sub

from django.db.models import Q

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


def packed(held, found):
    """`{"scale", "codes", "names", "lon", "lat", "precision", "counts", "unplaced"}` of a set of parks (parks.pins).

    `lon` and `lat` are differences to the park before, in 1/scale degrees; `codes` and `precision` are joined texts of
    six characters and one (s, a, t) a park. `counts` and `unplaced` are by district slug: all parks, those without pin.
    """
    chosen = held.among_pins(found)
    codes = held.remember("codes", lambda: [code_of(pk) for pk in held.ids[: len(held.lon)]])
    whole = held.remember(
        "whole", lambda: [[round(degrees * SCALE) for degrees in axis] for axis in (held.lon, held.lat)]
    )
    return {
        "scale": SCALE,
        "codes": "".join(compress(codes, chosen)),
        "names": list(compress(held.names[in_english()], chosen)),
        "lon": steps(compress(whole[0], chosen)),
        "lat": steps(compress(whole[1], chosen)),
        "precision": "".join(compress(held.precision, chosen)),
        **held.by_district(found),
    }


def steps(numbers):
    """Each number as its difference to the one before; the first to 0."""
    numbers = list(numbers)
    return list(map(sub, numbers, [0, *numbers]))
