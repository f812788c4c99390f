"""The names of parks in running text: the reference table's, and whatever ends like a park.

A name's right end is its ending (产业园, 科技城, 组团 …); its left end is the nearest punctuation or the nearest
word that a name cannot hold (data/parks/left_stops.txt).
"""

import re
from functools import cache
from typing import NamedTuple

from ingest.reading import gazetteer
from ingest.reading.naming.words import choice

from .edges import ENDING, IN_DOUBT, NESTED, left_edge, trim
from .kinds import of_chongqing, only_kinds, region_in
from .parts import find_parts

_WRONG_AFTER = re.compile(
    rf"(?:(?<=组团)(?:参加|参展|参会|赴|到|前往|亮相|考察|来)|域|块链|数据中心|间|民(?!营)|史|位(?![于列处居])|级|内外|别|划|办|委|长(?![期约远安寿])|市(?!场)|镇|街道|控股|吾悦)|[^,，。;；、:：由与和将的在为“”()\s]{{0,8}}?(?:有限公司|有限责任公司|股份公司|集团公司|(?:开发|建设|投资|运营|管理|发展)公司)"
    rf"|[^,，。;；、:：由与和将的在为“”()\s]{{0,2}}?(?:{choice('parks/organisations_after')})"
)
# 重庆经开区开投集团, 合川高新区开发公司: the zone only stands in a firm's name.
_OF_A_FIRM = re.compile(
    r"[^,，。;；、:：由与和将的在为“”()\s]{0,4}?(?:开发|建设|投资|运营|管理|发展|实业|开投|城投|建投|产投|国投)(?:开发|投资|发展|控股)?(?:有限)?(?:公司|集团)"
)
_ALIAS_AFTER = re.compile(
    r"[”\"]?\((?:以下(?:统)?(?:简称|称)|下(?:文)?(?:简)?称|简称|又称|又名|也称|亦称|即|原名|原)?[:：]?[“\"]?(?P<alias>[^()“”\"，,]{2,20})[”\"]?\)"
)
_ORDINAL = re.compile(r"[同一二三四五六七八九十两几]+")  # 同一组团, 三组团: no name
# (转述某网2024年9月29日的文章), (占地85亩), (记者摄): what stands in the brackets is a remark, not a name.
_NO_ALIAS = re.compile(
    r"^[一二三四五六首]期$|[。!?;；:：、/]|\d[年月日亩个家]|[的了是在]|转述|报道|记者|来源|资料|占地|面积|投资|位于|平方|公里|^见|图$|摄$"
)


class Name(NamedTuple):
    """A printed name at [start, end) of the clean text. `known` is the reference table's name ("" if it has none)."""

    start: int
    end: int
    text: str
    ending: str
    known: str = ""
    proper: bool = True  # it has a word of its own, not only kinds of things
    placed: bool = False  # the word of its own is a place
    alias: str = ""  # what the brackets after it call it
    quoted: bool = False

    @property
    def in_doubt(self):
        """Whether its ending alone does not make it a park."""
        return self.ending in IN_DOUBT and not self.known


def find_names(text, spans, places):
    """All candidate Names within the spans, in order, none overlapping (the longer one wins)."""
    known = {m.end: m for m in places.mentions if m.park}
    names = []
    for start, end in spans:
        here = []
        for match in ENDING.finditer(text, start, end):
            if not ENDING.match(text, match.end()):
                name = _name(text, match, start, places, known, here)
                if name:
                    here = [n for n in here if n.end <= name.start] + [name]
        for m in places.within(start, end):
            over = [n for n in here if n.start < m.end and m.start < n.end]
            inside = all(m.start <= n.start and n.end <= m.end for n in over)
            if (
                m.park
                and inside
                and not _OF_A_FIRM.match(text, m.end)
                and not any((n.start, n.end) == (m.start, m.end) for n in over)
            ):
                # 万州经开区新田园 is one name of the table, not 万州经开区 and something.
                here = [n for n in here if n not in over] + [_known_name(text, m, start)]
        names += here
    for start, end in find_parts(text, spans):
        if not any(n.start < end and start < n.end for n in names):
            names.append(Name(start, end, text[start:end], "园区", placed=True))
    return sorted(names, key=lambda n: n.start)


def _known_name(text, m, floor):
    start = _with_district(text, m.start, floor)
    return Name(
        start, m.end, text[start : m.end], _ending_of(m.name), m.park, True, True, _alias(text, m.end)
    )


def _ending_of(name):
    endings = [match["ending"] for match in ENDING.finditer(name)]
    return endings[-1] if endings else name[-1]


def _with_district(text, start, floor):
    """涪陵 right before 白涛工业园区 belongs to the name as printed; 巴南区 before it does not."""
    for size in (2, 3):
        front = text[max(floor, start - size) : start]
        if front in _short_districts() and start - size >= floor:
            return start - size
    return start


@cache
def _short_districts():
    return {d.short for d in gazetteer.districts().values() if not d.zone} | {"重庆"}


def _name(text, match, floor, places, known, before):
    """The Name that ends at this ending, or None; `before` holds the names found to its left."""
    if _WRONG_AFTER.match(text, match.end()):
        return None
    start, quoted = left_edge(text, match.start(), floor)
    start = trim(text, start, match.start(), places)
    ending = match["ending"]
    reference = known.get(match.end()) or known.get(match.end("ending"))
    if reference and reference.start >= start:
        start = _with_district(text, reference.start, start)
    elif reference and reference.end == match.end("ending"):
        start = reference.start  # 在建桥工业园C区: the table's name goes before a word that ends names
    if reference and before and before[-1].end == start and before[-1].text.endswith("科学城"):
        start = before[-1].start  # 西部(重庆)科学城西永微电子产业园
    inner = before[-1] if before and start < before[-1].end <= match.start() else None
    if inner and not _joins(text, inner, match, ending):
        start, inner = inner.end, None
    printed = text[start : match.end()]
    if (
        start == match.start()
        or _ORDINAL.fullmatch(text, start, match.start())
        or printed.endswith(_zones())
        or _not_parks().search(printed)
    ):
        return None
    if reference and reference.start >= start and not inner:
        return Name(
            start, match.end(), printed, ending, reference.park, True, True, _alias(text, match.end()), quoted
        )
    start = min(start, inner.start) if inner else start
    located = places.within(start, match.start())
    core = text[start : match.start()]
    placed = (
        bool(inner)
        or _after_district(start, places)
        or any(m.kind in ("district", "township", "park") for m in located)
        or region_in(core)
    )
    if any(m.kind == "outside" and (not placed or m.start == start) for m in located):
        return None
    proper = placed or quoted or not only_kinds(core) or of_chongqing(core, match)
    name = reference.park if reference else ""
    return Name(
        start,
        match.end(),
        text[start : match.end()],
        ending,
        name,
        proper,
        placed,
        _alias(text, match.end()),
        quoted,
    )


def _after_district(start, places):
    """巴南区…, 位于两江新区龙盛新城: the district that was cut off in front places the name."""
    return any(m.end == start and m.district for m in places.within(max(0, start - 12), start))


def _joins(text, inner, match, ending):
    """Whether the park before and this ending are one name: 永川高新区+凤凰湖片区, 龙兴新城+智能网联新能源汽车产业园."""
    between = text[inner.end : match.start()]
    if ending.endswith(NESTED) or inner.text.endswith("科学城"):
        return True
    return bool(between) and only_kinds(between)


@cache
def _not_parks():
    return re.compile(choice("parks/not_parks"))


@cache
def _zones():
    return tuple(gazetteer.ZONES_AS_DISTRICTS.values())


def _alias(text, end):
    match = _ALIAS_AFTER.match(text, end)
    return match["alias"] if match and not _NO_ALIAS.search(match["alias"]) else ""
