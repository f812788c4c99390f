"""The names of places: Chongqing's districts past and present, zones, towns and parks, and places elsewhere.

One expression, a tree of all names, finds them in one pass, the longest name at each place (so 江北机场 hides 江北).
The data are the project's reference tables; what only looks like a place stands in data/places/blockers.txt.
"""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .naming.leaping import apart, leaping
from .naming.words import words

TABLES = Path(__file__).resolve().parents[2] / "parks" / "data"
# Management areas that may stand as the district of a fact; the others are parks or nothing.
ZONES_AS_DISTRICTS = {"LJNA": "两江新区", "CQHTZ": "重庆高新区", "WSEDZ": "万盛经开区"}


@dataclass(frozen=True, slots=True)
class District:
    """A district or zone under one of its names; `valid_from` and `valid_until` are ISO dates ("" is open)."""

    key: str
    name: str
    short: str
    valid_from: str
    valid_until: str
    zone: bool = False

    def valid_on(self, date):
        """Whether the name was in force on that date; a year or a month counts as its first day."""
        return (not self.valid_from or self.valid_from <= (date or "9999")) and (
            not self.valid_until or (date or "9999") < self.valid_until
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """What one name may mean. `kind`: district | township | park | outside | abroad | city | blocker."""

    kind: str
    name: str
    keys: tuple = ()  # of the districts that it names or lies in
    former: tuple = ()  # keys of the districts they lay in before November 2025
    park: str = ""  # canonical name of the park
    needs: str = ""  # the name counts only where this park is named too (高峰园 of 万州经开区)


def plain(name):
    """A name as clean text prints it: half-width brackets."""
    return unicodedata.normalize("NFKC", name)


def _rows(table):
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@cache
def districts():
    """All rows of districts.csv by key."""
    return {
        row["key"]: District(
            row["key"],
            ZONES_AS_DISTRICTS.get(row["key"], plain(row["name"])),
            row["short_name"],
            row["valid_from"],
            row["valid_until"],
            row["kind"] == "管理区",
        )
        for row in _rows("districts")
    }


def _district_names():
    """(name, key) for every full, short and other name of the districts and of the zones that stand as districts."""
    for row in _rows("districts"):
        zone = row["kind"] == "管理区"
        if zone and row["key"] not in ZONES_AS_DISTRICTS:
            continue
        names = [row["name"], row["short_name"], *row["aliases"].split("|")]
        for name in names:
            if name and len(name) > 1:
                yield plain(name), row["key"]
            if name and not zone and name.endswith(("区", "县")):
                yield "重庆" + plain(name), row["key"]
                yield "重庆市" + plain(name), row["key"]


@cache
def townships():
    """The names of all towns, past names too."""
    return frozenset(row["name"] for row in _rows("townships"))


@cache
def names():
    """(the expression that finds any name, {name: its Entries})."""
    entries = {}

    def add(name, entry):
        entries.setdefault(plain(name), []).append(entry)

    for name, key in _district_names():
        add(name, Entry("district", name, keys=(key,)))
    for row in _rows("townships"):
        if len(row["name"]) > 2:
            add(
                row["name"],
                Entry(
                    "township",
                    row["name"],
                    keys=(row["district"],),
                    former=tuple(filter(None, [row["former_district"]])),
                ),
            )
    suffixes = ("园", *words("parks/suffixes"), *words("parks/suffixes_in_doubt"))
    parents = {row["name"]: row["aliases"].split("|") for row in _rows("parks")}
    for row in _rows("parks"):
        # 两江新区, 重庆高新区 and 万盛经开区 stand as places in news, not as parks.
        if any(zone in (row["name"], *row["aliases"].split("|")) for zone in ZONES_AS_DISTRICTS.values()):
            continue
        keys = tuple(filter(None, [row["district"]]))  # of a park in several districts the table names none
        former = tuple(filter(None, row["former_districts"].split("|")))
        for alias in parents.get(row["parent"], ()):
            part = row["name"].removeprefix(alias) if alias else ""
            if 2 < len(part) < len(row["name"]):
                needs = plain(row["parent"])
                add(
                    part,
                    Entry(
                        "park", plain(part), keys=keys, former=former, park=plain(row["name"]), needs=needs
                    ),
                )
        for name in {row["name"], *row["aliases"].split("|")}:
            if len(name) > 2 and plain(name).endswith(suffixes) and not name.isascii():
                add(name, Entry("park", plain(name), keys=keys, former=former, park=plain(row["name"])))
    ambiguous = set(words("places/outside_ambiguous"))
    for name in (
        {*words("naming/chinese_regions"), *words("places/outside")}
        - ambiguous
        - {"重庆", "重庆市", *words("places/abroad")}
    ):
        for full in (name, name + "市", name + "省"):
            if full not in entries:
                add(full, Entry("outside", name))
    for name in words("places/abroad"):
        add(name, Entry("abroad", name))
    for name in ("重庆", "重庆市"):
        add(name, Entry("city", name))
    for name in words("places/blockers"):
        entries[plain(name)] = [Entry("blocker", name)]
    return leaping(entries), {name: tuple(meanings) for name, meanings in entries.items()}


def find_names(text):
    """(start, end, entries) for every gazetteer name in the text, longest and leftmost first, none overlapping."""
    expression, entries = names()
    return [(start, end, entries[text[start:end]]) for start, end in apart(expression, text)]
