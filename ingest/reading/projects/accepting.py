"""Is a candidate an individual investment project? What speaks for it and against it is added up."""

import re

from ingest.reading.naming.words import choice, choice_of, words

ENOUGH = 4
_WEAK_NOUN = re.compile("(?:" + choice("projects/weak_nouns") + ")")
_PROJECT_END = re.compile(r"项目(?:\([^()]*\))?$")
_THIS_PROJECT = re.compile(r"[^。;]{0,14}?(?:该|这个|这一|此)项目")
# 该项目将建设研发中心, 项目包括A、B: what belongs to the project told of before.
_PART = re.compile(
    r"(?:(?<!签约)(?<!开工)(?<!竣工)(?<!投产)(?<!重点)(?<!产业)项目(?!中,|里,)|[^,。]{2,12}(?:基地|产业园|工厂|二期|三期))[^。]{0,80}?(?:新增|新上|新建|包括|涵盖|包含|含有|设有|设置|将建|将建设|建设|打造|建成|布局|配套|配建|规划|形成)[^。,;]{0,24}?$"
)
_ELSEWHERE = re.compile(
    "(?:"
    + choice_of(set(words("naming/chinese_regions")) - {"重庆"})
    + ")(?:[市省]|[\u4e00-\u9fff]{2,6}?(?:区|市|县))?"
)
_PHASE = re.compile(r"[一二三四]期|首期")
_BUILT = re.compile(
    r"(?:建设|新建|兴建|投建|动建|扩建|开工|共建|启动建设|开工建设|打造)(?:的|了)?(?:一[座个条])?[“\"]?$"
)
_COMPARED = re.compile(r"相比|对照|取经|考察|学过|对标|不同于|去过|操盘过|看过")


def score(candidate, lines, stage, said, *, outside):
    """(points, what they are for). Points: the name, an owner, a sum, a stage, a row; against: a park's name, elsewhere."""
    first = candidate.first
    reasons = []

    def add(points, why):
        reasons.append((points, why))

    calls_it_project = any(m.noun.endswith("项目") or _PROJECT_END.search(m.name) for m in candidate.mentions)
    calls_it_project = calls_it_project or any(
        _THIS_PROJECT.match(lines[n].text, max(0, start - lines[n].start))
        for n, start, _end, kind in candidate.pieces
        if kind in ("after", "follow")
    )
    if calls_it_project:
        add(3, "called 项目")
    if any(m.rule == "quoted-project" for m in candidate.mentions):
        add(1, "quoted")
    if any(m.row for m in candidate.mentions):
        add(4, "in a row of projects")
    elif candidate.row_mates:
        add(2, "beside others like it")
    if candidate.owners:
        named_after = any(
            a - m.start <= 3 and a >= m.start for a, _b, _f in candidate.owners for m in candidate.mentions
        )
        add(3 if named_after else 2, "is named after its owner" if named_after else "has an owner")
    if "investment_yi" in candidate.values:
        add(2, "has a sum")
    if "area_mu" in candidate.values or "annual_output_yi" in candidate.values:
        add(1, "has land or output")
    if said:
        add(2, "its stage is said")
    elif stage is not None and stage.rule.endswith("of-its-batch"):
        add(1, "its batch has a stage")
    invested = bool(candidate.owners) or "investment_yi" in candidate.values
    if any(_happens(lines[m.line], m, invested or not candidate.is_host) for m in candidate.mentions):
        add(2, "something happens to it")
    if any(_PHASE.search(m.name) for m in candidate.mentions):
        add(1, "has phases")
    if _BUILT.search(lines[first.line].text, 0, first.start - lines[first.line].start):
        add(2 if candidate.owners else 1, "said to be built")
    _against(candidate, lines, add, calls_it_project, said)
    if outside:
        add(-4, "elsewhere")
    return sum(points for points, _ in reasons), ", ".join(why for _, why in reasons)


def _against(candidate, lines, add, calls_it_project, said):
    """What speaks against it: a noun of parts, a part of another, a place, a park, a region elsewhere, a comparison."""
    first = candidate.first
    if _WEAK_NOUN.fullmatch(first.noun or "x") and not calls_it_project:
        add(-1, "a noun of parts")
    if (
        not calls_it_project
        and not first.row
        and _PART.search(lines[first.line].text, 0, first.start - lines[first.line].start)
    ):
        add(-4, "a part of another project")
    if (
        not calls_it_project
        and not candidate.row_mates
        and all(_in_place(lines[m.line], m) for m in candidate.mentions)
    ):
        add(-3, "only a place where something is")
    if (
        candidate.is_host
        and not calls_it_project
        and any(_in_place(lines[m.line], m) for m in candidate.mentions)
    ):
        add(-2, "a place where something is")
    elif candidate.is_host and not calls_it_project and not said and "investment_yi" not in candidate.values:
        add(-1, "a place for firms, of which nothing is said")
    if candidate.is_park and not calls_it_project:
        add(-2 if candidate.owners or "investment_yi" in candidate.values else -3, "a park")
    if _ELSEWHERE.match(first.name) and not candidate.owners:
        add(-4, "a place elsewhere at its head")
    if _COMPARED.search(lines[first.line].text):
        add(-2, "a comparison")


# P开园, P正式竣工投产, 计划开工P, P,投资9800万元: said right beside the name.
_HAPPENS_AFTER = re.compile(
    r"(?:\([^()]{1,12}\))?[”\"]?(?:[一二三四]期|首期)?(?:项目|工程)?(?:今天|今日|昨日|昨天|当天|当日|同日|日前|近日|上午|下午|也|已|已经|于?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午)?|正式|顺利|成功|全面|如期|同步|同时|率先|建成|主体|主体结构|热试成功|,){0,4}"
    r"(?:签约|落户|开工|动工|破土|奠基|开建|动建|封顶|竣工|完工|投产|投用|投运|开园|启用|量产|点火|通线|试生产|交付|,?(?:总|计划|协议|估算|拟)?投资(?:额)?(?:约|达|近|超)?[\d一二三四五六七八九十百]+)"
)
_HAPPENS_BEFORE = re.compile(
    r"(?:计划开工|新开工|新签约|动工建设|开工建设|启动建设|奠基|拟建|新建|投建|兴建|扩建|改造)(?:的|了)?[“\"]?$"
)


# Of a place for firms, in which nobody is said to invest, no more than that it is being built or opens.
_IS_BUILT = re.compile("开工|动工|破土|奠基|开建|动建|封顶|竣工|开园|新建|扩建|拟建|动工建设")


def _happens(line, mention, any_news):
    if _in_place(line, mention) or (mention.noun and _WEAK_NOUN.fullmatch(mention.noun)):
        return False
    at = mention.start - line.start
    found = _HAPPENS_AFTER.match(line.text, mention.end - line.start) or _HAPPENS_BEFORE.search(
        line.text, max(0, at - 8), at
    )
    return found is not None and (any_news or _IS_BUILT.search(found.group()) is not None)


def _in_place(line, mention):
    return _AT.search(line.text, 0, mention.start - line.start) is not None


_AT = re.compile(r"(?:[在于]|落户|选址|走进|来到|入驻|进驻)$")


def is_park(name, park):
    return any(
        name == other or (other in name and len(other) * 4 > len(name) * 3)
        for other in [park.name, *park.aliases]
    )
