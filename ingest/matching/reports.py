"""When two reports tell of one ceremony: the same, a doubt, or two different ones.

Two reports can be one ceremony when their kind is the same, their places can be one, and their dates, counts,
totals and projects do not contradict each other; one article's own ceremonies are told apart by it. Then:

* the same project (or a park of its name), or count and total together, make them one wherever they overlap or lie
  within a week of each other (one may count from its own date; of two months: where they adjoin), also across New
  Year and where a date is unknown;
* on one day in one district they are one, unless their parks differ and no number agrees;
* within a month or a year the numbers must agree, or the park too where they are small;
* where a district is unknown, the park with a number or the day, or a telling number on one day.

Less than that is a doubt, which somebody has to settle.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

from ingest.matching.amounts import agree, counts_agree, number

FEW, MANY = 5, 10
WEEK = timedelta(days=7)


class Likeness(IntEnum):
    DIFFERENT = 0
    DOUBT = 1
    SAME = 2


DIFFERENT, DOUBT, SAME = Likeness


@dataclass(frozen=True, order=True)
class Report:
    """A ceremony as one article reports it. `article` is the content hash of the article's origin; park and
    project are record keys; everything unknown is ""."""

    kind: str
    place: str = ""
    date: str = ""
    count: str = ""
    amount: str = ""
    park: str = ""
    project: str = ""
    article: str = ""
    ordinal: int = 0

    @property
    def year(self):
        return self.date[:4]

    @property
    def years(self):
        """The years of the reports that can tell of the same: its own, near New Year the next or last one, too."""
        span = days_of(self.date)
        if span is None:
            return {self.year}
        return {str(day.year) for end in span for day in (end - WEEK, end, end + WEEK)}

    @property
    def stem(self):
        """The record key that this report alone would make."""
        what = self.project or self.park
        parts = ["event", self.kind, self.place, self.date, what, self.count, self.amount]
        return "|".join(parts if self.date else [*parts, self.article[:12]])

    @property
    def subject(self):
        """What a ceremony of one thing is about: one article calls it a park, another a project of that name."""
        what = self.project or self.park if self.count in ("", "1") else ""
        return "|".join(what.split("|")[1:])

    def traits(self, near=lambda place: (place,)):
        """Words of which two reports share one where they are not different, or would make the same key.

        `near(place)`: the places that can be one with it; given for one of the two, it is enough.
        """
        found = {("stem", self.stem)}
        if self.place:
            found |= {("place", self.kind, year, place) for year in self.years for place in near(self.place)}
        for year in self.years - {""}:
            found |= {("count", self.kind, year, self.count)} if several(self.count) else set()
            found |= {("amount", self.kind, year, self.amount)} if self.amount else set()
            found |= {("park", self.kind, year, self.park)} if self.park else set()
        if self.project:
            found.add(("project", self.kind, self.project))
        if several(self.count) and self.amount:
            found.add(("both", self.kind, self.count, self.amount))
        return found


def several(count, least=2):
    return bool(count) and (number(count) or 0) >= least


def likeness(a, b, compatible):
    """Likeness of two reports; see the module's docstring for the rule."""
    if a.kind != b.kind or a.article == b.article != "" or not compatible(a.place, b.place):
        return DIFFERENT
    if a.project and b.project and a.project != b.project:
        return DIFFERENT
    contradiction = _contradiction(a, b)
    if contradiction is not None:
        return contradiction
    placed = bool(a.place and b.place)
    telling = _telling(a, b, placed)
    if not _overlap(a.date, b.date):
        if not (a.date and b.date):
            return _undated(a, b, _telling(a, b, False))
        return SAME if telling and placed and _within_a_week(a.date, b.date) else DIFFERENT
    if telling:
        return SAME
    return _placed(a, b) if placed else _unplaced(a, b)


def agreement(a, b):
    """How many of the numbers, the park and the project two reports share."""
    shared = [a.count and a.count == b.count, agree(a.amount, b.amount)]
    shared += [a.park and a.park == b.park, a.project and a.project == b.project]
    return sum(map(bool, shared))


def _contradiction(a, b):
    """DIFFERENT or DOUBT where numbers contradict each other, None where they do not."""
    one_day = bool(a.place and b.place) and len(a.date) == 10 and a.date == b.date
    if a.count and b.count and not counts_agree(a.count, b.count):
        # 27 projects, or 8 of them: with one total on one day the count may be somebody's slip.
        return DOUBT if one_day and a.amount and a.amount == b.amount else DIFFERENT
    if a.amount and b.amount and not agree(a.amount, b.amount):
        return DOUBT if one_day and a.count == b.count and several(a.count, MANY) else DIFFERENT
    if a.project != b.project and "1" in (a.count, b.count) and not _one_subject(a, b):
        return DOUBT if one_day and a.park and a.park == b.park else DIFFERENT
    return None


def _telling(a, b, placed):
    """The same project, or count and total: rounded figures only where the place is known too."""
    if a.project and a.project == b.project or _one_subject(a, b):
        return True
    if placed:
        return several(a.count) and counts_agree(a.count, b.count) and agree(a.amount, b.amount)
    return several(a.count) and a.count == b.count and bool(a.amount) and a.amount == b.amount


def _one_subject(a, b):
    """A park opened, and a project of the same name and place opened: not two things."""
    if not (a.place and b.place and a.years & b.years):
        return False  # where only the name is left to tell, it is not enough
    return bool(a.subject) and a.subject == b.subject and bool(a.project) != bool(b.project)


def _undated(a, b, telling):
    if telling:
        return SAME
    if a.date or b.date or not (a.place and b.place) or not several(a.count) or a.count != b.count:
        return DIFFERENT
    return SAME if several(a.count, MANY) else DOUBT


def _placed(a, b):
    counted = several(a.count) and counts_agree(a.count, b.count)
    numbers = counted or agree(a.amount, b.amount)
    park = bool(a.park) and a.park == b.park
    if a.park and b.park and not park:
        return DIFFERENT if not numbers else SAME if _day(a, b) else DOUBT
    if _day(a, b):
        return SAME
    in_month = len(a.date) >= 7 and len(b.date) >= 7
    many = counted and several(a.count, FEW if in_month else MANY)
    if many or agree(a.amount, b.amount) or in_month and numbers and park:
        return SAME
    return DOUBT if numbers or park else DIFFERENT


def _unplaced(a, b):
    counted = several(a.count) and a.count == b.count
    numbers = counted or bool(a.amount) and a.amount == b.amount
    in_month = len(a.date) >= 7 and len(b.date) >= 7
    if a.park and b.park:
        if a.park != b.park:
            return DIFFERENT
        return SAME if _day(a, b) or numbers and in_month else DOUBT if in_month else DIFFERENT
    if not numbers or not in_month:
        return DIFFERENT
    telling = bool(a.amount) and a.amount == b.amount or several(a.count, FEW)
    return SAME if _day(a, b) and telling else DOUBT if _day(a, b) or telling else DIFFERENT


def _day(a, b):
    return len(a.date) == 10 and a.date == b.date


def _overlap(a, b):
    return bool(a and b) and (a.startswith(b) or b.startswith(a))


def _within_a_week(a, b):
    """Of days and months: whether the one ends no more than a week before the other begins."""
    one, other = days_of(a), days_of(b)
    return bool(one and other) and max(one[0], other[0]) - min(one[1], other[1]) <= WEEK


@lru_cache(maxsize=10_000)
def days_of(text):
    """First and last day of an ISO day or month; None of a whole year, and of what is no date."""
    try:
        if len(text) == 7:
            first = date.fromisoformat(f"{text}-01")
            return first, first.replace(day=monthrange(first.year, first.month)[1])
        day = date.fromisoformat(text)
        return day, day
    except ValueError:
        return None
