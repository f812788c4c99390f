"""From printed names to parks with their district."""

import re
from dataclasses import dataclass, field

from ingest.reading.facts import Fact, Rejection, Value

from .accepting import judge
from .anaphora import add_mentions
from .groups import group
from .names import find_names

_LIES = re.compile(r"(?:就|正)?(?:坐落|位|地处|设|建|落户|选址)[于在]?")  # 坐落于科学城巴福镇
ZONE_ENDINGS = (
    "高新区",
    "经开区",
    "开发区",
    "新城",
    "片区",
    "组团",
    "园区",
    "综保区",
    "保税区",
    "保税港区",
    "加工区",
    "科学城",
    "经济区",
    "新区",
    "示范区",
)


@dataclass(slots=True)
class Park:
    """An accepted park: its Fact, its printed Names, and the clean spans of all its mentions (该园区, 基地 … too)."""

    fact: Fact
    names: list
    mentions: list = field(default_factory=list)
    known: str = ""  # its name in the reference table

    @property
    def zone(self):
        """A zone that hosts projects (高新区, 片区, the reference table's), not one that somebody builds as a project."""
        return bool(self.known) or any(n.ending.endswith(ZONE_ENDINGS) for n in self.names)


def find_parks(article):
    """(Parks, Rejections) of the Article's headline and main text."""
    parks, rejections = [], []
    for g in group(find_names(article.text, article.spans, article.places)):
        rule, why = judge(article, g)
        name, first = g.best(), g.names[0]
        if rule:
            rejections.append(
                Rejection("park", name, article.evidence(first.start, first.end), f"park · {rule}", why)
            )
        else:
            parks.append(Park(_fact(g, name, article), g.names, known=g.known))
    add_mentions(article, parks)
    return parks, rejections


def _fact(g, name, article):
    shown = next((n for n in g.names if n.text == name), g.names[0])
    rule = "park · reference table" if g.known else "park · ending"
    fact = Fact(
        name.removeprefix("重庆市") if g.known else name, article.evidence(shown.start, shown.end), rule
    )
    fact.aliases = list(dict.fromkeys([*g.aliases, *(n.text for n in g.names if n.text != name)]))
    district, place = park_district(article.text, g, article.places)
    if district:
        at = (place.start, place.end) if place else (shown.start, shown.end)
        rule = "park's district · named beside it" if place else "park's district · the article's"
        fact.fields["district"] = Value(
            district, place.name if place else shown.text, article.evidence(*at), rule
        )
    return fact


def _leads(text, place, name):
    """The place stands right before the name or is where it lies: 北碚区三圣产业园, 在巴南的…; not 梁平至开州高速公路、…产业园."""
    between = text[place.end : name.start]
    return (
        len(between) <= 4
        or re.search(r"[在于到驻]$", text[max(0, place.start - 4) : place.start]) is not None
    )


def park_district(text, g, places):
    """(district, Place or None): the table's if the text names it, else what stands nearest before a mention."""
    for n in g.names:
        for m in places.within(n.start, n.end):
            if m.district:
                return m.district, m
    if g.known:
        # A park that the table puts into a district which the text does not name has none here.
        return "", None
    for n in g.names:
        near = [
            m
            for m in places.within(max(0, n.start - 30), n.start)
            if m.district and not m.passing and _leads(text, m, n)
        ]
        if near:
            return near[-1].district, near[-1]
    for n in g.names:
        behind = [m for m in places.within(n.end, n.end + 20) if m.district and not m.passing]
        if behind and _LIES.match(text, n.end, behind[0].start):
            return behind[0].district, behind[0]
    return places.main, places.first(places.main)
