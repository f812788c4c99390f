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

from .finding import ZONE_ENDINGS

LAND_PER_SQUARE_METRE = Decimal("0.0015")  # 1 平方公里 = 1500 亩
_ZONE_AREA = re.compile(r"规划|(?<!用地)(?<!占地)面积|辖区|幅员|管辖")
_GOES_ON = re.compile(
    r"^[^\u4e00-\u9fff]{0,4}(?:答[:：]|简介[:：]? ?)?(?:目前|其中|据悉|据介绍|按照规划|根据规划|根据协议|建成后|全部建成后|面积|等)?[，：]?"
    r"(?:该|这里|这儿|园里|园内|这座|这个|这片|此|整个|全部|它|其|项目|园区|产业园|基地|科技城|新城|中心|园子|产业港|工程|一期|首期|分|总投资|规划|占地|用地|计划投资|总建筑|建筑面积|投资|\d)"
)
_ABOUT_IT = re.compile(r"(?:为|给|把|在|对)(?:它|其|此|该|这)|一共|一期|首期|整个园区")
_GROUP_AFTER = re.compile(r"[^，。；、]{0,12}?项目")
_GROUP_BEFORE = re.compile(r"项目(?:共计|共有|共|有|达|分别为)?$")
_INSIDE = re.compile(r"(?:范围)?(?:内|里)(?!部)|旁|附近|对面|隔壁|，(?:项目|该项目)")
_OF_IT = re.compile('的[“"]?')
_AT = re.compile(
    r"(?:它|该园|园区|产业园|园子|基地|加速器|项目)(?:就|正|坐落)?在$|(?:位于|地处|身处|设在|放在|坐落于|落户|落子|落在|选址|入驻|进驻|落地|布局)(?:在|于)?$|(?:地点|地址|位置|选址)[：: ]{1,2}$"
)
_ITSELF = re.compile(
    r"(?:建设|[一二三四五首]期){0,2}(?:项目|工程)?(?:\([一二三四五首]期\)|[一二三四五首]期)?"
)
_FLOOR = re.compile("面积|建面")
# Halls that stand, not those that are added, let or planned.
_BUILT = re.compile(
    r"(?:(?:建成|建有|已建|拥有|现有|共有|建了)[^，。；]{0,8}|[，：](?:标准)?)厂房[^，。；\d]{0,4}$"
)
_LATER = re.compile(r"[二三四五]期[^。；一首]{0,26}$")
_OPENS = re.compile(r"(?:^|[，。；：、】\n“]|[日月年]|目前|其中|据悉|据介绍)[“ ]?$")
_LABEL = re.compile(r"【?(?:规划)?(?:总)?面积】?[：: ]")
_SIZE = (
    r"[^，。；\d项企公]{0,14}(?:规划|占地|用地|面积|建成|建有|已建|开发|厂房|总投资)[^，。；、\d项企公]{0,10}"
)
_SIZES = re.compile(
    rf"”?(?:[，：]?[^，。；：\d项企公]{{0,16}}，)?(?:{_SIZE}\d[\d.]{{0,8}}[余多]?万?(?:亩|公顷|平方公里|平方米)[，、])*{_SIZE}"
)
_PHASE = re.compile(r"[一二三四五首]期")
REACH = 6  # sentences back


def fill_fields(article, parks, projects, taken=()):
    """Add area_mu, floor_area_m2 and investment_yi to the parks' Facts.

    `projects` are Facts, which take what follows their names; `taken` are Amounts that belong to a ceremony.
    """
    others = _spans_of(article.text, projects)
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
        field = _field(article, amount, role)
        if field is not None:
            able = [p for p in parks if _may_have(article, p, field, amount, role)]
            owner = _owner(article, amount, able, others)
            if owner is not None:
                park, end = owner
                _put(article, park.fact, field, amount, role, _PHASE.match(article.text, end) is not None)


def _spans_of(text, projects):
    """(start, end) of every place where a project is named."""
    found = []
    for project in projects:
        for name in {project.name, *project.aliases}:
            at = text.find(name) if len(name) > 2 else -1
            while at >= 0:
                found.append((at, at + len(name)))
                at = text.find(name, at + len(name))
    return found


def _field(article, amount, role):
    if amount.kind == "money":
        whole = role.scope not in ("phase", "cumulative") and (
            not role.weak or role.cue.endswith(("投资", "总投资"))
        )
        spent = role.mode == "done" and role.cue.startswith("投入")  # 已投入12亿元
        return "investment_yi" if role.name in ("investment", "agreement") and whole and not spent else None
    if role.name == "land" or role.name == "floor" and amount.kind == "land":
        return "area_mu"  # 规划建设面积30平方公里 is land, whatever its words
    if role.name != "floor" or amount.kind != "floor":
        return None
    before = article.text[max(0, amount.start - 30) : amount.start]
    said = _BUILT.search(before) if role.cue.endswith("厂房") else _FLOOR.search(role.cue)
    return "floor_area_m2" if said and not _LATER.search(before) else None


def _may_have(article, park, field, amount, role):
    if not park.zone:
        return True
    if field == "area_mu" and amount.kind == "land" and amount.unit != "亩":
        return _ZONE_AREA.search(role.cue) is not None or amount.unit.startswith("平方")
    if (
        field == "area_mu"
        and role.cue.startswith("规划")
        and _LABEL.match(article.sentence_at(amount.start).text)
    ):
        return True
    if field == "investment_yi" and any(n.ending.endswith(ZONE_ENDINGS) for n in park.names):
        return False
    return any(_sized(article, s, e, amount) for s, e in park.mentions)


def _sized(article, start, end, amount):
    """凤凰组团占地1100亩，建成标准厂房14万平方米: nothing but measures stands between a zone's name and the amount."""
    text = article.text
    if not 0 <= amount.start - end <= 60 or not _OPENS.search(text, max(0, start - 12), start):
        return False
    return _SIZES.fullmatch(text, end, amount.start) is not None


def _owner(article, amount, parks, others):
    """The Park that the amount is said of, or None."""
    sentence = article.sentence_at(amount.start)
    if sentence is None or not parks:
        return None
    if _is_a_groups(article, sentence, amount):
        return None
    start, after = sentence.start, _first_named(amount.end, sentence.end, parks)
    if after is not None and _OF_IT.fullmatch(article.text, amount.end, after[0].start):
        # 某某园旁，总建筑面积42万平方米的甲乙产业园: what the clauses before it name is another.
        start = max(start, article.text.rfind("，", 0, amount.start) + 1)
    named = _last_named(article.text, start, amount.start, parks, others)
    if named is not None:
        return named or None
    if after is not None and _leads_to(article.text[amount.end : after[0].start]):
        name, park = after
        return park, name.end
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
    others = [span for span in others if start <= span[0] < end]
    spots = [
        (s, (park, e))
        for park in parks
        for s, e in park.mentions
        if start <= s < end and _is_subject(text, start, s, e)
    ]
    inside = [(s, e) for s, (_park, e) in spots]
    within = [
        (a, b)
        for a, b in inside
        if any(s <= a and b < e and not _ITSELF.fullmatch(text, b, e) for s, e in others)
    ]
    # 某某产业园标准厂房三期 is a building of the park, 某某产业园项目 the park itself.
    spots = [spot for spot in spots if (spot[0], spot[1][1]) not in within]
    inside = [span for span in inside if span not in within]
    spots += [(s, False) for s, e in others if not any(a < e and s < b for a, b in inside)]
    return max(spots, key=lambda spot: spot[0])[1] if spots else None


def _is_subject(text, floor, start, end):
    """Not named only as a place (设在凤凰湖工业园内, 位于…) nor in brackets (铝铜加工(北渡产业园))."""
    if _INSIDE.match(text, end) or _AT.search(text[max(floor, start - 6) : start]):
        return False
    return not (text.rfind("(", floor, start) > text.rfind(")", floor, start) and ")" in text[end : end + 12])


def _first_named(start, end, parks):
    spots = [(n, park) for park in parks for n in park.names if start <= n.start < end]
    return min(spots, key=lambda spot: spot[0].start) if spots else None


def _put(article, fact, field, amount, role, phase):
    # A first phase's land and its whole floor are said of the park, as a phase's; what else a phase has is its own.
    if phase and field != "area_mu" and not (field == "floor_area_m2" and role.cue.startswith("总")):
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
        scope="phase" if phase else role.scope,
    )
    old = fact.fields.get(field)
    # The first figure stands; a phase's share gives way to the whole, which is never less.
    if old is None or (old.scope == "phase" and new.scope != "phase" and new.value > old.value):
        fact.fields[field] = new
