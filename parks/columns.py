"""What the lists of records are filtered, counted and ordered by, held by the process for one version of the data.

A set of records is a whole number whose bit n stands for record number n. So what a filter leaves is an AND, and how
many of it have a value is an AND and a count of bits: some millionths of a second, where a database reads tables.
Rows are still read from the database, a page of them at a time, by their ids.
"""

from collections import OrderedDict
from itertools import islice
from threading import Lock

from parks.amounts import Amounts
from parks.models import moment

MEMORIES = 200
TO_FLAGS = bytes.maketrans(b"01", b"\0\1")
SCALE = 10_000  # money has four decimals, land two

_held, _lock = {}, Lock()


class Columns:
    """`sets[facet][value]` are sets of records, `numbers[name]` the Amounts (value × SCALE).

    `pairs` gives (id, value) for each facet; `numbers` the columns of amounts.
    """

    def __init__(self, ids, pairs, numbers):
        self.ids = ids
        self.place = {pk: number for number, pk in enumerate(ids)}
        self.all = (1 << len(ids)) - 1
        self.sets = {name: self.grouped(rows) for name, rows in pairs.items()}
        self.numbers = {
            name: Amounts(
                [(self.place[pk], round(value * SCALE)) for pk, value in rows if value is not None],
                self.set_of_places,
            )
            for name, rows in numbers.items()
        }
        self.orders, self.memory = {}, OrderedDict()

    def grouped(self, pairs):
        """`{value: set}` from (id, value); a record may have several."""
        places = {}
        for pk, value in pairs:
            if value not in (None, "") and (place := self.place.get(pk)) is not None:
                places.setdefault(value, []).append(place)
        return {value: self.set_of_places(found) for value, found in places.items()}

    def set_of_places(self, places):
        mask = bytearray(len(self.ids) // 8 + 1)
        for place in places:
            mask[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(mask, "little")

    def set_of(self, ids):
        """The records with these ids; what is not public is left out."""
        known = self.place.get
        return self.set_of_places([place for pk in ids if (place := known(pk)) is not None])

    def where(self, name, holds, bound):
        """The records whose number is known and at least (operator.ge) or at most (operator.le) the bound."""
        return self.numbers[name].where(holds, bound * SCALE)

    def flags(self, found):
        """A byte for each record in the order of their numbers, 1 where it is in the set."""
        digits = format(found, "b").encode()[::-1]
        return digits.translate(TO_FLAGS).ljust(len(self.ids), b"\0")

    def counts(self, facet, found):
        """`{value: records}` of the set, without values that none has."""
        return self.remember(("counts", facet, found), lambda: self._counts(facet, found))

    def _counts(self, facet, found):
        counted = ((value, (found & having).bit_count()) for value, having in self.sets[facet].items())
        return {value: n for value, n in counted if n}

    def total(self, name, found):
        """(sum × SCALE, how many are known) of an amount over the set."""
        return self.numbers[name].total(found)

    def page(self, found, order, start, stop):
        """The ids at these places of the set in an order, which is a list of all records' numbers."""
        if found == self.all:
            return [self.ids[place] for place in order[start:stop]]
        flags = self.flags(found)
        return [self.ids[place] for place in islice((p for p in order if flags[p]), start, stop)]

    def order(self, key, ids):
        """The records' numbers in the order of `ids()`, which is asked once."""
        if key not in self.orders:
            self.orders[key] = [self.place[pk] for pk in ids() if pk in self.place]
        return self.orders[key]

    def remember(self, key, make):
        """What follows from the data alone is worked out once a version; the last of it are kept."""
        if key not in self.memory:
            made = make()
            with _lock:
                self.memory[key] = made
                while len(self.memory) > MEMORIES:
                    self.memory.popitem(last=False)
            return made
        return self.memory[key]


def held(key, make):
    """The columns of a kind of list, made anew when the data have another version.

    The version is asked for first: a change in between costs a second look and is never missed. Without a version
    (no writer ever gave one) it is kept for the request in hand.
    """
    version = moment().key
    known = _held.get(key)
    if known is None or known[0] != version:
        with _lock_of(key):
            known = _held.get(key)
            if known is None or known[0] != version:
                known = _held[key] = (version, make())
    return known[1]


_locks = {}


def _lock_of(key):
    with _lock:
        return _locks.setdefault(key, Lock())


def forget():
    """Empties what the process holds."""
    _held.clear()
