"""Where an article's sentences take place: district mentions weighed, foreign places refused.

Rules, by name:
- `full or short name`: 巴南区, 巴南; the row in force on the article's date (璧山 in 2013 is 璧山县).
- `township`: 巴福镇 places things in its district, as it was then; a town name of several districts only where
  one of them is named too.
- `park's district`: a known park places things only in a district that the text itself names.
- Left alone: names in lists of districts, in comparisons (与…相比, 学习, 考察), and whatever stands outside Chongqing.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from . import gazetteer
from .naming.words import choice

CHANGE = "2025-11-06"  # the day on which 江北区 and 渝北区 became 两江新区
ZONES = {"两江新区", "万盛经开区", "重庆高新区"}
# Zones that a park or town of the district may be said to lie in, where the text names the zone.
HOSTED = {"500110-2011": ["万盛经开区"], "500106": ["重庆高新区"], "500107": ["重庆高新区"]}
WEIGHT = {"district": 2, "township": 2, "park": 2}
_COMPARED = re.compile(rf"(?:{choice('places/compared_before')})[^,，。;；、]{{0,6}}$")
_COMPARED_AFTER = re.compile(rf"(?:等地?)?[^,，。;；\d]{{0,8}}?(?:{choice('places/compared_after')})")
_LIST_GAP = re.compile(r"[、和与及,，·/ ]|以及")

_IS_HERE = re.compile(r"(?:在|落户|来到|于|到|入)$")
_SPANS = re.compile("科学城")
_SENTENCE_END = re.compile(r"[。！!]")


class Place(NamedTuple):
    """One mention. `kind`: district | township | park | outside | abroad | city; `district` is "" where it says none."""

    start: int
    end: int
    name: str
    kind: str
    district: str = ""
    passing: bool = False
    park: str = ""
    rule: str = ""


@dataclass(slots=True)
class Places:
    """All places of a document, in order, with what the article as a whole is about."""

    mentions: list[Place] = field(default_factory=list)
    main: str = ""  # the district that the article is about, "" where none leads
    named: set = field(default_factory=set)  # districts that the text names, passing or not
    outside: bool = False  # the article is about a place outside Chongqing
    in_order: bool = True  # false where the headline's mentions, which come first, do not stand first

    def __post_init__(self):
        self.in_order = all(a.start <= b.start for a, b in pairwise(self.mentions))

    def within(self, start, end, *kinds):
        """Mentions inside [start, end), of the given kinds if any."""
        found = self.mentions
        if self.in_order:
            found = found[bisect_left(found, (start,)) : bisect_left(found, (end,))]
        else:
            found = [m for m in found if start <= m.start < end]
        return [m for m in found if m.kind in kinds] if kinds else found

    def district_of(self, start, end):
        """(district, its Place or None) for a fact told in the clean span: the last one named there, else the main one."""
        located = [m for m in self.within(start, end) if m.district and not m.passing]
        if located:
            return located[-1].district, located[-1]
        return self.main, self.first(self.main)

    def first(self, district):
        """Where the district is named for the first time, its own name before its towns' and parks'; None if nowhere."""
        named = [m for m in self.mentions if district and m.district == district]
        return next((m for m in named if m.kind == "district" and not m.passing), named[0] if named else None)

    def is_outside(self, start, end):
        """Whether the span names a place outside Chongqing and none inside."""
        inside = outside = False
        for m in self.within(start, end):
            inside |= bool(m.district) or m.kind == "city"
            outside |= m.kind in ("outside", "abroad")
        return outside and not inside


def find_places(text, spans, *, date="", title=None):
    """The Places of the clean text's `spans` (paragraphs of the main text); `date` is the article's, ISO, "" if unknown.

    `title` is the headline's clean span, or None.
    """
    found = []
    for start, end in ([title] if title else []) + list(spans):
        found += [(start + s, start + e, m) for s, e, m in gazetteer.find_names(text[start:end])]
    named = _named(found, date)
    mentions = [place for s, e, m in found if (place := _place(text, s, e, m, date, named, found))]
    mentions = _mark_lists(text, mentions)
    places = Places(mentions=mentions, named=named)
    places.main = _main(mentions, spans, title)
    if places.main and _only_a_part(text, mentions, spans, places.main):
        places.main = ""
    places.outside = _about_outside(text, mentions, spans, title)
    return places


def _named(found, date):
    keys = (
        [key for entry in meanings if entry.kind == "district" for key in entry.keys]
        for _s, _e, meanings in found
    )
    return {_district_name(some, date) for some in keys if some}


def _district_name(keys, date):
    """The one name in force among rows that share a short name (璧山县, 璧山区)."""
    rows = [gazetteer.districts()[key] for key in keys]
    live = [row for row in rows if row.valid_on(date)]
    # 万盛 is a zone, not the district of old; a district goes before a zone of the same name.
    return min(live or rows, key=lambda row: row.zone).name


def _place(text, start, end, meanings, date, named, found):
    kinds = {entry.kind: entry for entry in meanings}
    if "blocker" in kinds or ("park" in kinds and not _may_mean(kinds["park"], found)):
        return None
    passing, name = _is_passing(text, start, end), text[start:end]
    park = kinds["park"].park if "park" in kinds else ""
    if "district" in kinds:
        keys = [key for entry in meanings if entry.kind == "district" for key in entry.keys]
        return Place(
            start, end, name, "district", _district_name(keys, date), passing, park, "full or short name"
        )
    for kind, rule in (("township", "township"), ("park", "park's district")):
        if kind in kinds:
            return Place(
                start, end, name, kind, _lies_in(meanings, kind, date, named, name), passing, park, rule
            )
    kind = next(kind for kind in ("outside", "abroad", "city") if kind in kinds)
    return Place(start, end, name, kind, passing=passing)


def _may_mean(entry, found):
    """高峰园 is a park only where 万州经开区 is named too."""
    return not entry.needs or any(e.park == entry.needs for _s, _e, meanings in found for e in meanings)


def _lies_in(meanings, kind, date, named, printed):
    """The district of a town or park at that date: one that the text names, or a town's only one."""
    before = not date or date < CHANGE
    options = []
    for entry in meanings:
        if entry.kind == kind:
            keys = entry.former if before and entry.former else entry.keys
            options += [gazetteer.districts()[key].name for key in keys]
            options += ["两江新区"] if before and entry.former else []
            options += [zone for key in keys for zone in HOSTED.get(key, ())]
            if entry.park.endswith("科学城"):
                options = [
                    "重庆高新区"
                ]  # it spans five districts; only the zone that runs it can stand for it
    options = list(dict.fromkeys(options))
    said = [
        option
        for option in options
        if option in named or (kind == "park" and option not in ZONES and option[:2] in printed)
    ]
    if said:
        return next((zone for zone in said if zone in ("万盛经开区", "重庆高新区")), said[0])
    whole = [option for option in options if option not in ZONES]
    return whole[0] if kind == "township" and len(whole) == 1 else ""


def _is_passing(text, start, end):
    before = text[max(0, start - 14) : start]
    return _COMPARED.search(before) is not None or _COMPARED_AFTER.match(text, end, end + 24) is not None


def _mark_lists(text, mentions):
    """Four or more districts one after the other are a list of names: passing."""
    out, run, last = list(mentions), [], None

    def close():
        if len(run) >= 4:
            for i in run:
                out[i] = out[i]._replace(passing=True)

    for i, m in enumerate(mentions):
        if m.kind != "district":
            continue
        if last is None or m.start - last > 2 or not _LIST_GAP.fullmatch(text[last : m.start]):
            close()
            run.clear()
        run.append(i)
        last = m.end
    close()
    return out


def _main(mentions, spans, title):
    """The district named most; a mention in the headline counts three times, in the first paragraph twice."""
    weights = Counter()
    first = spans[0] if spans else (0, 0)
    for m in mentions:
        if not m.district or m.passing:
            continue
        head = title and title[0] <= m.start < title[1]
        weights[m.district] += WEIGHT[m.kind] * (3 if head else 2 if first[0] <= m.start < first[1] else 1)
    if not weights:
        return ""
    ranked = weights.most_common(2)
    if len(ranked) > 1 and ranked[0][1] < 1.3 * ranked[1][1]:
        return next(
            m.district for m in mentions if not m.passing and m.district in (ranked[0][0], ranked[1][0])
        )
    return ranked[0][0]


def _only_a_part(text, mentions, spans, district):
    """Is a district known only by a town, in a text about 西部(重庆)科学城, which spans five districts?

    The town places what is said to lie in it, and nothing else of the zone.
    """
    own = [m for m in mentions if m.district == district and not m.passing]
    if any(m.kind != "township" for m in own) or not any(_SPANS.search(m.park) for m in mentions):
        return False
    named = sum(len(_SPANS.findall(text, start, end)) for start, end in spans)
    return named > 2 * len(own)


def _about_outside(text, mentions, spans, title):
    """The headline and the first sentence name a place elsewhere and none here (重庆企业 is none of it), and the rest no more of here."""
    if not spans:
        return False
    stop = _SENTENCE_END.search(text, spans[0][0], spans[0][1])
    lead = (spans[0][0], stop.end() if stop else spans[0][1])
    first = [
        m
        for m in mentions
        if not m.passing and (lead[0] <= m.start < lead[1] or (title and title[0] <= m.start < title[1]))
    ]
    if any(
        m.district or (m.kind == "city" and _IS_HERE.search(text[max(0, m.start - 3) : m.start]))
        for m in first
    ):
        return False
    inside = sum(1 for m in mentions if m.district and not m.passing)
    elsewhere = [m for m in mentions if m.kind in ("outside", "abroad")]
    if any(m.kind in ("outside", "abroad") for m in first):
        return len(elsewhere) >= inside
    return len(elsewhere) > 2 * (inside + 1)
