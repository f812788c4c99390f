"""What speaks for and against a candidate being an individual investment project: named signals.

Each signal is a sentence about the candidate that is either true or not; what each weighs stands in
data/projects/evidence.tsv, and `accepting` adds them up. A signal says nothing by itself: 研发中心 with a firm, a sum
and a groundbreaking is a project, 研发中心 in a firm's brochure is none.
"""

import re
from dataclasses import dataclass

from ingest.reading.naming.coined import uncovered
from ingest.reading.naming.words import choice, choice_of, words

from .mentions import key

_WEAK_NOUN = re.compile("(?:" + choice("projects/weak_nouns") + ")")
_PROJECT_END = re.compile(r"项目(?:\([^()]*\))?$")
_THIS_PROJECT = re.compile(r"[^。;]{0,14}?(?:该|这个|这一|此)项目")
_PHASE = re.compile(r"[一二三四]期|首期")
_PLACE_NOUN = re.compile(r"[园城谷港区镇]$")
_NUMBER = re.compile(r"\d|年产")
_SHORT, _LONG = 5, 10  # characters of a name without 项目


@dataclass(slots=True)
class Case:
    """A candidate, and what the other modules found out about it. `before` and `after` are its sentence around it."""

    candidate: object
    lines: list
    stage: object  # Value, or None
    said: bool  # the stage is said of the project itself, not of its batch
    outside: bool  # its sentence says that it is elsewhere
    line: object = None
    before: str = ""
    after: str = ""
    calls_it_project: bool = False

    def __post_init__(self):
        first = self.candidate.first
        self.line = self.lines[first.line]
        self.before = self.line.text[: first.start - self.line.start]
        self.after = self.line.text[first.end - self.line.start :]
        self.calls_it_project = _called(self.candidate, self.lines)


def signals(case):
    """The signals that are true of the case, in a fixed order."""
    return [*_of_the_name(case), *_of_what_is_said(case), *_of_its_surroundings(case), *_of_a_place(case)]


def _called(candidate, lines):
    return any(m.noun.endswith("项目") or _PROJECT_END.search(m.name) for m in candidate.mentions) or any(
        _THIS_PROJECT.match(lines[n].text, max(0, start - lines[n].start))
        for n, start, _end, kind in candidate.pieces
        if kind in ("after", "follow")
    )


def _of_the_name(case):
    candidate, name = case.candidate, case.candidate.first.name
    if case.calls_it_project:
        yield "called 项目"
    elif _WEAK_NOUN.fullmatch(candidate.first.noun or "x"):
        yield "a noun of parts"
    if any(m.rule == "quoted-project" for m in candidate.mentions):
        yield "quoted"
    if any(_PHASE.search(m.name) for m in candidate.mentions):
        yield "has phases"
    if candidate.headed:
        yield "headed by a coined word"
    if _NUMBER.search(name):
        yield "a number in its name"
    if uncovered(name.removesuffix("项目")) == 0:
        yield "dictionary words only"
    if _PLACE_NOUN.search(candidate.first.noun):
        yield "a noun of places"
    length = len(key(name))
    if length <= _SHORT or length >= _LONG:
        yield "a short name" if length <= _SHORT else "a long name"


def _of_what_is_said(case):
    candidate, values = case.candidate, case.candidate.values
    if candidate.owners:
        yield from _of_its_owners(case)
    if "investment_yi" in values:
        yield "has a sum"
    if "annual_output_yi" in values or (
        "area_mu" in values and (case.calls_it_project or not candidate.is_host)
    ):
        yield "has land or output"
    if case.said:
        yield "its stage is said"
    elif case.stage is not None and case.stage.rule.endswith("of-its-batch"):
        yield "its batch has a stage"
    any_news = bool(candidate.owners) or "investment_yi" in values or not candidate.is_host
    if any(_happens(case.lines[m.line], m, any_news) for m in candidate.mentions):
        yield "something happens to it"
    if _BUILT.search(case.before[-12:]):
        yield "said to be built"
    vouched = any(m.row for m in candidate.mentions)  # A、B等9个重点项目: that says something
    if not (vouched or candidate.owners or case.said or "investment_yi" in values):
        yield "nothing is said of it"


def _of_its_owners(case):
    owners, mentions = case.candidate.owners, case.candidate.mentions
    if any(0 <= start - m.start <= 3 for start, _end, _firm in owners for m in mentions):
        yield "named after its owner"
        return
    yield "has an owner"
    if any(0 <= case.candidate.first.start - end <= 8 for _start, end, _firm in owners):
        yield "its owner right before it"
    if not any(case.line.start <= start < case.line.end for start, _end, _firm in owners):
        yield "its owner in another sentence"


_SUM_BEHIND = re.compile(r"[”\"]?(?:项目)?[,(]?(?:总|计划|拟|协议|合同)?投资")
_NEWS = re.compile(r"签约|开工|投产|竣工|封顶|落户|奠基|开园|投用|动工")
_SPEECH = re.compile(r"表示|介绍|说|透露")
_CLASSES = re.compile(r"[^,。;]{0,28}?(?:等(?:方向|领域|产业|环节|行业)|类项目|方面)")


def _of_its_surroundings(case):
    candidate, before, after = case.candidate, case.before, case.after
    rules = {m.rule for m in candidate.mentions}
    if rules == {"general-name"}:
        yield "a general name"
    elif rules == {"open-ended-project"}:
        yield "its end in doubt"
    if "row-of-table" in rules:
        yield "a row of a table"
    elif "numbered-project" in rules:
        yield "an item of a numbered list"
    elif any(m.row for m in candidate.mentions):
        yield "in a row called projects"
    elif candidate.row_mates:
        yield "beside others like it"
    vouched = any(m.row for m in candidate.mentions)
    if not vouched and (after.startswith("、") or before.endswith("、")):
        yield "in a list"
    if _SUM_BEHIND.match(after):
        yield "a sum right behind it"
    near = before[-30:] + after[:30]
    if "亿元" in near or "万元" in near:
        yield "money near it"
    if _NEWS.search(before[-20:] + candidate.first.name + after[:20]):
        yield "news near it"
    if _SPEECH.search(before):
        yield "told by a speaker"
    if len({m.line for m in candidate.mentions}) > 1:
        yield "named again"
    if _CLASSES.match(after):
        yield "classes behind it"
    if _COMPARED.search(case.line.text):
        yield "a comparison"


def _of_a_place(case):
    """A part of another, a place, a park, a region elsewhere: what only looks like a project."""
    candidate, first = case.candidate, case.candidate.first
    if case.outside:
        yield "elsewhere"
    if _ELSEWHERE.match(first.name) and not candidate.owners:
        yield "a place elsewhere at its head"
    if case.before[-1:] in "有在到与和向从给对" and case.before:
        yield "a preposition before it"
    if _EQUIPPED.search(case.before[-16:]):
        yield "among its equipment"
    if case.calls_it_project:
        return
    if (
        not first.row
        and _BUILDS_IT.search(case.before)
        and (_PART.search(case.before) or _PART_OF_THIS.search(case.before))
    ):
        yield "a part of another project"
    if _ACTS.match(case.after):
        yield "it does something itself"
    in_place = [_in_place(case.lines[m.line], m) for m in candidate.mentions]
    if not candidate.row_mates and all(in_place):
        yield "only a place where something is"
    if candidate.is_host and any(in_place):
        yield "a place where something is"
    elif candidate.is_host and not case.said and "investment_yi" not in candidate.values:
        yield "a place for firms of which nothing is said"
    if candidate.is_host and not candidate.owners and "investment_yi" not in candidate.values:
        yield "a place for firms in which nobody invests"
    if candidate.is_park:
        yield "a park"


# What both of these end with; without it they need not be tried.
_BUILDS_IT = re.compile(
    r"(?:新增|新上|新建|包括|涵盖|包含|含有|设有|设置|将建|建设|打造|建成|布局|配套|配建|规划|形成)[^。,;]{0,24}$"
)
# 该项目将建设研发中心, 项目包括A、B: what belongs to the project told of before.
_PART = re.compile(
    r"(?:(?<!签约)(?<!开工)(?<!竣工)(?<!投产)(?<!重点)(?<!产业)项目(?!中,|里,|册|清单|名单)|[^,。]{2,12}(?:基地|产业园|工厂|二期|三期))(?:(?!企业|公司|投资[\d一二三四五六七八九十百])[^。]){0,80}?(?:新增|新上|新建|包括|涵盖|包含|含有|设有|设置|将建|将建设|建设|打造|建成|布局|配套|配建|规划|形成)[^。,;]{0,24}?$"
)
# 该项目由甲公司实施,占地210亩,建设年产3万吨…生产线: whatever its sentence builds is a part of it.
_PART_OF_THIS = re.compile(
    r"^[“\"]?(?:据[^,。]{1,4},)?(?:(?:该|这个|此|本)(?:项目|基地|工厂|产业园|园区|中心|工程)|项目(?!中|里|名)|(?:基地|工厂|新厂|产业园|园区|工程)(?=[是由将总规占计]))(?!负责人)[^。;]*"
    r"(?:新增|新上|新建|包括|涵盖|包含|含有|设有|设置|将建|建设|打造|建成|布局|配套|配建|规划|形成)[^,。;]{0,24}$"
)
# 某某研究院将投入1.2亿元建设平台: who invests is no project.
_ACTS = re.compile(
    r"(?:将|计划|拟|又|还|先后|累计|已)?(?:投入|投资|出资|斥资)[^,。;]{1,12}(?:建设|建|打造|兴建|新建|用于|研发)|(?:与|和)[^,。;]{2,24}(?:签约|签订|签署|达成|联合|共建)"
)
# 配套完善的产业服务平台
_EQUIPPED = re.compile(r"(?:配套|配备|配有|完善|健全|设有|附设|齐全)[^,。;]{0,8}$")
_ELSEWHERE = re.compile(
    "(?:"
    + choice_of(set(words("naming/chinese_regions")) - {"重庆"})
    + ")(?:[市省]|[\u4e00-\u9fff]{2,6}?(?:区|市|县))?"
)
_BUILT = re.compile(
    r"(?:建设|新建|兴建|投建|动建|扩建|开工|共建|启动建设|开工建设|打造)(?:的|了)?(?:一[座个条])?[“\"]?$"
)
_COMPARED = re.compile(r"相比|对照|取经|考察|学过|对标|不同于|去过|操盘过|看过")
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
_INSIDE = re.compile(r"(?:内|里)(?!部|程)")
_AT = re.compile(r"(?:[在于]|落户|选址|走进|来到|入驻|进驻)[“\"]?$")


def _happens(line, mention, any_news):
    if _in_place(line, mention) or (mention.noun and _WEAK_NOUN.fullmatch(mention.noun)):
        return False
    at = mention.start - line.start
    found = _HAPPENS_AFTER.match(line.text, mention.end - line.start) or _HAPPENS_BEFORE.search(
        line.text, max(0, at - 8), at
    )
    return found is not None and (any_news or _IS_BUILT.search(found.group()) is not None)


def _in_place(line, mention):
    at = mention.start - line.start
    return _AT.search(line.text, max(0, at - 4), at) is not None or (
        _INSIDE.match(line.text, mention.end - line.start) is not None
    )
