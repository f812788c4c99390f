"""Which project a mention means: a pure function of all mentions' names, places and companies.

Mentions are one project when their core names are equal and their places compatible; or when one core
name contains the other (眼用药物制造基地, 蕾明视康眼用药物制造基地), they share a company and a place, and
their ordinals (一期, 二期) and amounts do not differ.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from ingest.matching.forms import Answer, Groups

ORDINAL = re.compile(r"[0-9一二三四五六七八九十]+(?=[期号区厂批])")
SHORTEST = 4


@dataclass(frozen=True, order=True)
class Named:
    """A project as one article names it; `companies` are record keys, `amount` canonical text or ""."""

    core: str
    place: str = ""
    companies: tuple = ()
    amount: str = ""


def resolve(named, anchors, compatible):
    """`named`: set of Named; `anchors`: Anchors. Returns {Named: Answer}."""
    groups = Groups(named)
    by_core = defaultdict(list)
    by_company = defaultdict(list)
    for one in sorted(named):
        by_core[one.core].append(one)
        for company in one.companies:
            by_company[company].append(one)
    unclear = {}
    for core, ones in by_core.items():
        _join_same_core(ones, groups, compatible, unclear, core)
    for ones in by_company.values():
        for index, a in enumerate(ones):
            for b in ones[index + 1 :]:
                if _contains(a, b) and compatible(a.place, b.place) and a.place and b.place:
                    groups.join(a, b)
    bearing = defaultdict(list)
    for anchor in sorted(anchors, key=lambda a: a.key):
        for core in anchor.cores:
            bearing[core].append(anchor)
    answers = {}
    for members in groups.all():
        _answer(members, bearing, compatible, unclear, answers)
    return answers


def _join_same_core(ones, groups, compatible, unclear, core):
    placed = [one for one in ones if one.place]
    for index, a in enumerate(placed):
        for b in placed[index + 1 :]:
            if compatible(a.place, b.place):
                groups.join(a, b)
    roots = {groups.root(one) for one in placed}
    for one in ones:
        if one.place:
            continue
        if len(roots) == 1:
            groups.join(one, next(iter(roots)))
        elif roots:
            unclear[one] = sorted({f"project|{core}|{p.place}" for p in placed})
        else:
            groups.join(one, ones[0])


def _contains(a, b):
    short, long = sorted((a.core, b.core), key=len)
    if len(short) < SHORTEST or short not in long or short == long:
        return False
    if set(ORDINAL.findall(a.core)) != set(ORDINAL.findall(b.core)):
        return False
    return not (a.amount and b.amount and a.amount != b.amount)


def _answer(members, bearing, compatible, unclear, answers):
    open_ones = [one for one in members if one in unclear]
    if len(open_ones) == len(members):
        for one in members:
            answers[one] = Answer(
                candidates=unclear[one], reason="the name fits projects in several districts"
            )
        return
    established = sorted(
        {
            anchor.key
            for one in members
            for anchor in bearing.get(one.core, [])
            if not anchor.places or any(compatible(one.place, place) for place in anchor.places)
        }
    )
    chief = min(members, key=lambda one: (not one.place, -len(one.core), one.core, one.place))
    key = established[0] if len(established) == 1 else f"project|{chief.core}|{chief.place}"[:300]
    for one in members:
        answers[one] = Answer(
            key, chief.core, chief.place, "same core name and place, or one name within the other"
        )
