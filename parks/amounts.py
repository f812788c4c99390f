"""Numbers of records (money, land), kept as sets: what lies above a bound and what a set sums up to cost a few ANDs.

A set is a whole number whose bit n stands for record number n, as in parks.columns.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property
from math import gcd
from operator import ge

STEP = 4096


class Amounts:
    """`known` is the set of records that have a number; `pairs` gives (record number, whole number)."""

    def __init__(self, pairs, set_of_places):
        self.set_of_places = set_of_places
        ranked = sorted((value, place) for place, value in pairs)
        self.values = [value for value, _place in ranked]
        self.places = [place for _value, place in ranked]
        self.known = set_of_places(self.places)

    @cached_property
    def steps(self):
        """The sets of the smallest 0, STEP, 2 × STEP … numbers."""
        found = [0]
        for start in range(0, len(self.places) - STEP + 1, STEP):
            found.append(found[-1] | self.set_of_places(self.places[start : start + STEP]))
        return found

    def smallest(self, n):
        """The set of the n smallest."""
        step = n // STEP
        return self.steps[step] | self.set_of_places(self.places[step * STEP : n])

    def where(self, holds, bound):
        """The records whose number is at least (operator.ge) or at most (operator.le) the bound."""
        if holds is ge:
            return self.known & ~self.smallest(bisect_left(self.values, bound))
        return self.smallest(bisect_right(self.values, bound))

    @cached_property
    def slices(self):
        """[(worth, set)]: for each binary digit of the numbers the records that have it."""
        unit = gcd(*self.values) or 1
        digits = max((abs(value) // unit for value in self.values), default=0).bit_length()
        return [
            (
                unit << digit,
                self.set_of_places(
                    [
                        place
                        for place, value in zip(self.places, self.values, strict=True)
                        if value // unit >> digit & 1
                    ]
                ),
            )
            for digit in range(digits)
        ]

    def total(self, found):
        """(sum, how many are known) over a set of records; numbers are not negative."""
        found &= self.known
        return sum(worth * (found & having).bit_count() for worth, having in self.slices), found.bit_count()
