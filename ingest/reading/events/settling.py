"""Happenings with the projects they were about become the events of a reading.

- `a single project's own ceremony`: it counts one, its investment is the project's, its park the project's; a park that
  is opened, begun or topped out itself is its own park.
- `several in a row`: A项目和B项目双双动建 counts two; no total is said.
- `headline's total`: 17个项目…总投资超百亿元 fills the only batch of that number.
"""

import re

from ingest.reading.facts import Fact, Value

from .headlines import headline_count, headline_total
from .phases import NOTHING, phase_total
from .steps import tell_stage
from .subjects import Subjects

CAPTIONS = {"signing": "签约", "groundbreaking": "开工", "opening": "投用", "topping_out": "封顶"}
_CONVERTED = re.compile(r"[(（](?:约|折)?合?(?:约)?(?:人民币)?(?:约)?")
_BUILDS = re.compile(r"(?:新建|建设|打造|投建|兴建|修建)的")
_PLACED = re.compile(r"(?:选址|落户|位于|入驻|进驻|[在于到])$")  # 签下搬迁协议，选址甲拓展园
_WHOLE_CITY = re.compile(r"全市(?:共|有|，|\d|20\d\d)")  # 全市共有163个项目开工
_THAT = re.compile(r"该[区县]")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d年")
PRECISION = {4: "year", 7: "month", 10: "day"}


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
    return [_fact(article, h) for h in settled if not _announces(h, settled)]


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
        o for o in settled if o is not h and o.kind == h.kind and (not (o.iso and h.iso) or o.iso == h.iso)
    ]
    return any(o.batch or (o.number and (o.park is h.park or h.park is None)) for o in others)


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
        h.total = _total(article, h, projects[0])
        h.park = _where(h, own, _park_of(projects[0], parks))
    elif own is not None:
        h.number, h.subject, h.park = 1, own.fact, own
        h.total = _total(article, h, own.fact)
    if own is not None and h.total is None and h.number == 1:
        h.total = _whole(own.fact.fields.get("investment_yi"))
    if (
        h.total is None
        and h.money is None
        and (h.number == 1 or (not h.number and not projects and h.rule.endswith(("dated", "solemn"))))
    ):
        h.money = _said_beside(article, h, happenings)
    if h.total is NOTHING:
        h.total = None
    if h.park is None and len(parks) == 1 and parks[0].mentions[0][0] < h.start:
        h.park = parks[0]


def _total(article, h, fact):
    """The phase's sum if the ceremony was a phase's, else the whole of the project or park."""
    whole = _whole(fact.fields.get("investment_yi"))
    total = phase_total(article, h)
    if total is NOTHING and re.search(r"[一二三四五]期", fact.name):
        return whole  # the phase is the project
    return total or whole


def _said_beside(article, h, happenings):
    """The only whole investment of the happening's sentence, else of its paragraph: 2020年11月签约，总投资2.2亿元."""
    spans = [(h.sentence.start, h.sentence.end)]
    if h.number == 1 or h.rule.endswith("dated"):
        spans.append(_paragraph(article, h))
    for start, end in spans:
        sums = [
            a
            for a in article.within(article.amounts, start, end)
            if a.kind == "money" and a.value is not None
        ]
        sums = [a for a in sums if not _of_another(article, a, h, happenings)]
        whole = [
            a
            for a in sums
            if article.role(a).name in ("investment", "cumulative") and _whole_role(article.role(a))
        ]
        if whole and whole[0].currency and (in_yuan := _in_yuan(article, whole[0], sums)):
            return in_yuan
        if len(whole) == 1 and whole[0].currency:
            return None
        if whole:
            return whole[0] if len(whole) == 1 else None
        bare = [a for a in sums if a.start >= h.sentence.start and _is_bare(article, a)]
        if len(bare) == 1 and not bare[0].currency and start == h.sentence.start:
            return bare[0]
    return None


def _in_yuan(article, foreign, sums):
    """总投资新台币十五亿元(约人民币三.一亿元): what the brackets say."""
    for a in sums:
        if not a.currency and _CONVERTED.fullmatch(article.text, foreign.end, a.start):
            return a
    return None


def _is_bare(article, amount):
    """当场落笔，两亿元，建…; 1.5亿元新建的厂房: a sum without a word for it that can only be the project's."""
    text = article.text
    alone = text[amount.start - 1] in "，" and text[amount.end : amount.end + 1] in ("，", "。")
    return not article.role(amount).name and (alone or _BUILDS.match(text, amount.end) is not None)


def _of_another(article, amount, h, happenings):
    """The sum of a batch, or told in the sentence of another ceremony."""
    others = [o for o in happenings if o is not h and (o.subject is None or o.subject is not h.subject)]
    return any(
        o.money is amount
        or o.sentence is not h.sentence
        and o.sentence.start <= amount.start < o.sentence.end
        and (o.kind == h.kind or o.subject is not None and h.subject is not None)
        for o in others
    )


def _whole_role(role):
    return role.scope in ("", "cumulative") and not role.weak


def _paragraph(article, h):
    spans = [(s.start, s.end) for s in article.doc.sentences if s.paragraph == h.sentence.paragraph]
    return (spans[0][0], spans[-1][1]) if spans else (0, 0)


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


def _whole(value):
    return value if value is not None and value.scope != "phase" and not value.currency else None


def _fact(article, h):
    evidence = article.evidence(h.start, h.end)
    printed = article.text[h.start : h.end]
    fact = Fact(_caption(h), evidence, h.rule)
    fields = fact.fields
    fields["kind"] = Value(h.kind, printed, evidence, h.rule)
    if h.iso:
        d = h.date
        fields["date"] = Value(
            h.iso, d.printed, article.evidence(d.start, d.end), "ceremony's date", date_basis=d.basis
        )
        fields["date_precision"] = Value(
            PRECISION[len(h.iso)], d.printed, article.evidence(d.start, d.end), "ceremony's date"
        )
    if h.count is not None and not h.firms:
        fields["project_count"] = _of_amount(article, h.count, int(h.count.value), h.rule)
    elif h.number:
        fields["project_count"] = Value(h.number, printed, evidence, "ceremony · a single project's own")
    if h.money is not None:
        fields["investment_yi"] = _of_amount(article, h.money, h.money.value, "ceremony's total")
    elif h.total is not None:
        fields["investment_yi"] = h.total
    _place(article, h, fields)
    return fact


def _place(article, h, fields):
    if h.park is not None:
        n = h.park.names[0]
        fields["park"] = Value(h.park.fact.name, n.text, article.evidence(n.start, n.end), "ceremony's park")
    district, place = _district(article, h)
    if district:
        at = (place.start, place.end) if place else (h.start, h.end)
        fields["district"] = Value(
            district, article.text[at[0] : at[1]], article.evidence(*at), "ceremony's district"
        )


def _of_amount(article, amount, value, rule):
    return Value(
        value,
        amount.printed,
        article.evidence(amount.start, amount.end),
        rule,
        hedge=amount.hedge,
        currency=amount.currency,
    )


def _district(article, h):
    fields = h.park.fact.fields if h.park is not None else {}
    if "district" not in fields and h.subject is not None:
        fields = h.subject.fields
    if h.batch and "district" not in fields and _WHOLE_CITY.search(article.text, h.sentence.start, h.start):
        named = article.places.within(h.sentence.start, h.sentence.end, "district")
        if not any(m.district and not m.passing for m in named):
            return "", None
    if "district" in fields:
        name = fields["district"].value
        return name, article.places.first(name)
    return _that_district(article, h) or article.places.district_of(h.sentence.start, h.sentence.end)


def _that_district(article, h):
    """(district, its Place) of 当天该区22个项目集中开工: the one named last before, in the same paragraph; None without 该区."""
    that = _THAT.search(article.text, h.sentence.start, h.end)
    if that is None:
        return None
    floor = next(s.start for s in article.sentences if s.paragraph == h.sentence.paragraph)
    named = [m for m in article.places.within(floor, that.start()) if m.district and not m.passing]
    return (named[-1].district, named[-1]) if named else None


def _caption(h):
    count = f"{h.projects}个项目" if h.projects and h.projects > 1 else ""
    subject = h.subject.name if h.subject is not None else count
    return f"{subject}{CAPTIONS[h.kind]}"
