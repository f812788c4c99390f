"""Land, floors and investment of a park, each with its own evidence.

An amount belongs to what was named last before it: in its sentence, else in the sentences just before it in the
paragraph. A project that is not the park itself takes what follows its name.
- `land`: 占地300亩, 规划面积11平方公里; ㎡ too where the words say land. A phase's share stands only where no whole does.
- `floor`: 总建筑面积24万平方米.
- `investment`: 总投资10亿元 and the like; never one phase's share, a year's, a class's or what was spent over years.
- Left alone: sums and 亩 said near a zone (高新区, 片区): they are its projects'. A zone takes only its planned area.
"""

import re
from decimal import Decimal

from ingest.reading.amount_roles import Role
from ingest.reading.facts import Value

LAND_PER_SQUARE_METRE = Decimal("0.0015")  # 1 平方公里 = 1500 亩
_ZONE_AREA = re.compile(r"规划|(?<!用地)(?<!占地)面积|辖区|幅员|管辖")
_GOES_ON = re.compile(
    r"^[^\u4e00-\u9fff]{0,4}(?:目前|其中|据悉|据介绍|按照规划|根据规划|根据协议|建成后|全部建成后|面积|等)?[，：]?"
    r"(?:该|这里|这儿|园里|园内|这座|这个|这片|此|整个|全部|它|其|项目|园区|产业园|基地|科技城|新城|中心|园子|产业港|工程|一期|首期|分|总投资|规划|占地|用地|计划投资|总建筑|建筑面积|投资|\d)"
)
_ABOUT_IT = re.compile(r"(?:为|给|把|在|对)(?:它|其|此|该|这)|一共|一期|首期|整个园区")
_GROUP_AFTER = re.compile(r"[^，。；、]{0,12}?项目")
_GROUP_BEFORE = re.compile(r"项目(?:共计|共有|共|有|达|分别为)?$")
_INSIDE = re.compile(r"(?:范围)?(?:内|里)(?!部)|，(?:项目|该项目)")
_AT = re.compile(
    r"(?:位于|地处|身处|设在|放在|坐落于|落户|落子|落在|选址|入驻|进驻|落地|布局)(?:在|于)?$|(?:地点|地址|位置|选址)[：: ]{1,2}$"
)
_LATER_PHASE = re.compile(r"[二三四五]期")
REACH = 6  # sentences back


def fill_fields(article, parks, others, taken=()):
    """Add area_mu, floor_area_m2 and investment_yi to the parks' Facts.

    `others` are (start, end) spans of names that are not parks (projects), which take what follows them; `taken`
    are Amounts that belong to a ceremony.
    """
    for amount in article.amounts:
        if (
            amount.kind not in ("money", "land", "floor")
            or amount.value is None
            or amount.currency
            or amount in taken
        ):
            continue
        role = article.role(amount)
        if (
            not role.name
            and amount.kind == "land"
            and any(0 <= amount.start - e <= 1 for p in parks for _s, e in p.mentions)
        ):
            role = Role("land")  # 乌杨组团9平方公里
        field = _field(amount, role)
        if field is not None:
            owner = _owner(article, amount, [p for p in parks if _may_have(p, field, amount, role)], others)
            if owner is not None:
                park, end = owner
                _put(
                    article, park.fact, field, amount, role, _LATER_PHASE.match(article.text, end) is not None
                )


def _field(amount, role):
    if amount.kind == "money":
        whole = role.scope not in ("phase", "cumulative") and (
            not role.weak or role.cue.endswith(("投资", "总投资"))
        )
        return "investment_yi" if role.name in ("investment", "agreement") and whole else None
    if role.name == "land":
        return "area_mu"
    return (
        "floor_area_m2"
        if role.name == "floor" and amount.kind == "floor" and "面积" in role.cue + "建面"
        else None
    )


def _may_have(park, field, amount, role):
    if not park.zone:
        return True
    if field != "area_mu" or amount.kind != "land" or amount.unit == "亩":
        return False
    return _ZONE_AREA.search(role.cue) is not None or amount.unit.startswith("平方")


def _owner(article, amount, parks, others):
    """The Park that the amount is said of, or None."""
    sentence = article.sentence_at(amount.start)
    if sentence is None or not parks:
        return None
    if _is_a_groups(article, sentence, amount):
        return None
    named = _last_named(article.text, sentence.start, amount.start, parks, others)
    if named is not None:
        return named or None
    after = _first_named(amount.end, sentence.end, parks)
    if after is not None and _leads_to(article.text[amount.end : after[0]]):
        return after[1], amount.end
    goes_on = _GOES_ON.match(sentence.text) or _ABOUT_IT.search(article.text[sentence.start : amount.start])
    return _before(article, sentence, parks, others) if goes_on else None


def _is_a_groups(article, sentence, amount):
    """产业项目4个，总投资28.2亿元; A、B等9个项目总投资超50亿元: the sum of a group, of no park's own."""
    counts = [
        a
        for a in article.within(article.amounts, sentence.start, amount.start)
        if a.kind == "count" and a.unit in ("个", "项")
    ]
    return amount.kind == "money" and any(
        _GROUP_AFTER.match(article.text, c.end)
        or _GROUP_BEFORE.search(article.text[max(0, c.start - 8) : c.start])
        for c in counts
    )


def _leads_to(between):
    """规划占地约300亩的“创新中心”, 投资8.5亿元建设…产业园."""
    return len(between) <= 10 and re.search(r"的|建设|兴建|打造|投建|建", between) is not None


def _before(article, sentence, parks, others):
    """The park that the sentences before it were about, in its paragraph or, in lists, the ones just before it."""
    sentences = article.doc.sentences
    at = next((i for i, s in enumerate(sentences) if s.start == sentence.start), None)
    if at is None:
        return None
    for previous in reversed(sentences[max(0, at - REACH) : at]):
        if sentence.paragraph - previous.paragraph > REACH:
            return None
        named = _last_named(article.text, previous.start, previous.end, parks, others)
        if named is not None:
            return named or None
    return None


def _last_named(text, start, end, parks, others):
    """The Park named last in [start, end); False if another name came after it; None if there is no name at all."""
    spots = [
        (s, (park, e))
        for park in parks
        for s, e in park.mentions
        if start <= s < end and _is_subject(text, start, s, e)
    ]
    spans = [span for park in parks for span in park.mentions]
    spots += [
        (s, False) for s, e in others if start <= s < end and not any(a < e and s < b for a, b in spans)
    ]
    return max(spots, key=lambda spot: spot[0])[1] if spots else None


def _is_subject(text, floor, start, end):
    """Not named only as a place (设在凤凰湖工业园内, 位于…) nor in brackets (铝铜加工(北渡产业园))."""
    if _INSIDE.match(text, end) or _AT.search(text[max(floor, start - 6) : start]):
        return False
    return not (text.rfind("(", floor, start) > text.rfind(")", floor, start) and ")" in text[end : end + 12])


def _first_named(start, end, parks):
    spots = [(n.start, park) for park in parks for n in park.names if start <= n.start < end]
    return min(spots, key=lambda spot: spot[0]) if spots else None


def _put(article, fact, field, amount, role, later_phase):
    if later_phase and field == "investment_yi":
        return
    value = amount.value
    if field == "area_mu" and amount.kind == "floor":
        value = (value * LAND_PER_SQUARE_METRE).normalize() + 0
    new = Value(
        value,
        amount.printed,
        article.evidence(amount.start, amount.end),
        f"park's {role.name} · {role.cue}",
        hedge=amount.hedge,
        mode=role.mode,
        scope="phase" if later_phase else role.scope,
    )
    old = fact.fields.get(field)
    # The first figure stands; a phase's share gives way to the whole, which is never less.
    if old is None or (old.scope == "phase" and new.scope != "phase" and new.value > old.value):
        fact.fields[field] = new
