"""Happenings with the projects they were about become the events of a reading.

- `a single project's own ceremony`: it counts one, its investment is the project's, its park the project's; a park that
  is opened, begun or topped out itself is its own park.
- `several in a row`: A项目和B项目双双动建 counts two; no total is said.
- `headline's total`: 17个项目…总投资超百亿元 fills the only batch of that number.
"""

import re

from .headlines import headline_count, headline_total
from .phases import NOTHING
from .steps import tell_stage
from .subjects import Subjects
from .totals import said_beside, total_of, whole_of
from .writing import written

_PLACED = re.compile(r"(?:选址|落户|位于|入驻|进驻|[在于到])$")  # 签下搬迁协议，选址甲拓展园
_BARE_YEAR = re.compile(r"(?:19|20)\d\d年")


def settle(article, happenings, parks, projects):
    """Facts of the events, in order. `parks` are Parks, `projects` Facts."""
    subjects = Subjects(article, projects)
    settled = []
    for h in happenings:
        if h.batch:
            headline_total(article, h, happenings)
        else:
            _about(article, h, subjects, parks, happenings)
            headline_count(article, h, happenings)
        twin = next((other for other in settled if _one(other, h)), None)
        if twin is None:
            settled.append(h)
        elif h.iso and (not twin.iso or len(h.iso) > len(twin.iso)):
            twin.iso, twin.date = h.iso, h.date
    _share(settled)
    return [written(article, h) for h in settled if not _announces(h, settled)]


def _share(settled):
    """The steps of one project carry one sum, and the project has it too: 2020年11月签约，去年3月动工，总投资2.2亿元."""
    for h in settled:
        if h.subject is not None and h.money is not None and not h.batch:
            for other in settled:
                if other.subject is h.subject and other.money is None and other.total is None:
                    other.money = h.money


def _announces(h, settled):
    """A single happening of nothing named beside a batch of its kind and day only announces that batch."""
    if (
        h.date is not None
        and h.subject is None
        and not h.number
        and not h.batch
        and _BARE_YEAR.fullmatch(h.date.printed)
    ):
        return True  # 公司2015年投产…: nothing of this article's
    if h.batch or h.firms or h.subject is not None or h.number or h.rule.endswith("agreement"):
        return False
    others = [
        o
        for o in settled
        if o is not h and o.kind == h.kind and (not (o.iso and h.iso) or o.iso.startswith(h.iso))
    ]
    # 3月的这一周，甲新城封顶，乙新城签约: a summary of what is told day by day.
    summary = bool(h.iso) and len(h.iso) == 7
    return any(
        o.batch or (o.number and (o.park is h.park or h.park is None or summary and len(o.iso or "") == 10))
        for o in others
    )


def _one(a, b):
    """Two statements of one project's own ceremony."""
    if a.batch or b.batch or a.kind != b.kind or a.subject is None or a.subject is not b.subject:
        return False
    return not (a.iso and b.iso) or a.iso.startswith(b.iso) or b.iso.startswith(a.iso)


def _about(article, h, subjects, parks, happenings):
    """Fill number, money, park and subject of a single happening."""
    if h.firms:
        return
    projects = subjects.of(h)
    own = _own_park(article, h, parks, projects)
    if not projects and own is None:
        projects = subjects.told_before(h) or subjects.of_its_owner(h)
        own = _own_park(article, h, parks, projects)
    if len(projects) > 1:
        h.number, h.subject = max(len(projects), _listed(article.text, h)), None
        h.park = _park_of(projects[-1], parks) or h.park
    elif projects:
        h.number, h.subject = 1, projects[0]
        tell_stage(article, h, projects[0])
        h.total = total_of(article, h, projects[0])
        h.park = _where(h, own, _park_of(projects[0], parks))
    elif own is not None:
        h.number, h.subject, h.park = 1, own.fact, own
        h.total = total_of(article, h, own.fact)
    if own is not None and h.total is None and h.number == 1:
        h.total = whole_of(own.fact.fields.get("investment_yi"))
    if (
        h.total is None
        and h.money is None
        and (h.number == 1 or (not h.number and not projects and h.rule.endswith(("dated", "solemn"))))
    ):
        h.money = said_beside(article, h, happenings)
    if h.total is NOTHING:
        h.total = None
    if h.park is None and len(parks) == 1 and parks[0].mentions[0][0] < h.start:
        h.park = parks[0]
    if h.park is None and h.number == 1:
        h.park = _headline_zone(article, parks)


def _headline_zone(article, parks):
    """The only zone of an article whose headline names it: what is told without a place is told of it."""
    zones = [park for park in parks if park.zone]
    if len(zones) != 1 or article.title is None:
        return None
    start, end = article.title.start, article.title.end
    return zones[0] if any(start <= s < end for s, _end in zones[0].mentions) else None


def _listed(text, h):
    """国家…育成基地、…概念验证中心、…研究院也同期揭牌: as many as stand in the row, known or not."""
    clause = text[max(text.rfind("，", h.sentence.start, h.start), h.sentence.start) : h.start]
    return clause.count("、") + 1


def _where(h, own, theirs):
    """A park is begun or signed for in the zone that its sentence names, and opened or topped out where it stands: itself."""
    if own is not None and h.kind in ("groundbreaking", "signing") and h.park is not None and h.park.zone:
        return h.park
    return own or (h.park if h.here else None) or theirs or h.park


def _own_park(article, h, parks, projects):
    """The park whose own ceremony it was: called like the project, or named in the sentence before the verb."""
    for project in projects[:1]:
        for park in parks:
            if not park.zone and (park.fact.name in project.name or project.name in park.fact.name):
                return park
    if projects:
        return None
    named = [
        (start, p)
        for p in parks
        for start, _end in p.mentions
        if h.sentence.start <= start < h.start and not p.zone
    ]
    if named:
        return max(named, key=lambda spot: spot[0])[1]
    if h.park is None or h.park.zone:
        return None
    placed = [s for s, _end in h.park.mentions if h.sentence.start <= s < h.sentence.end]
    return None if any(_PLACED.search(article.text[max(0, s - 4) : s]) for s in placed) else h.park


def _park_of(project, parks):
    value = project.fields.get("park")
    if value is not None and value.rule.endswith("what the passage is about"):
        return None  # a step of the project may have been taken elsewhere
    return next((p for p in parks if value is not None and p.fact.name == value.value), None)
