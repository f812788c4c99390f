"""Where a project is named: a noun of what is built, and the words before it up to an edge.

named-project: 花溪河综合整治项目, 望变电气8万吨高磁感取向硅钢项目, 宏骏高端铸锻件智能工厂, 重庆市传感器特色产业基地项目(一期);
quoted-project: “云巴”项目.
In doubt, for the evidence to decide: open-ended-project (肉牛精深加工园 before 开始打桩, where none of the usual words
follows), general-name (物流中心, 综合能源站: nothing in it but general words).
Leaves 22个项目, 重点项目, 该项目, 签约项目 alone, and kinds of what is counted (17个中医药、电商物流项目).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.reading.naming.coined import coined_head, is_word
from ingest.reading.naming.leaping import leaping
from ingest.reading.naming.words import choice, words

from .edges import left_edge, open_quote, quoted_before, window_start_over_lists
from .refusals import GENERIC, is_general, is_no_name

IN_DOUBT = ("open-ended-project", "general-name")
NOUN = re.compile(choice("projects/nouns"))
_NOUN_ANYWHERE = leaping(words("projects/nouns"))
_STAGE_NOTE = (
    r"(?:\((?:[一二三四五六七八九十]期|首期|[^()]{0,4}期|重庆|[^()]{1,4}(?:区|县|片区)|第[^()]{1,3}批)\))?"
)
PHASE = re.compile(
    r"(?:[一二三四五六]期|首期)?"
    + _STAGE_NOTE
    + r"(?:(?:[一二三四五六]期|首期|建设|产业|产业化|工程|技改|扩能)?项目)?"
    + _STAGE_NOTE
)
# 亦度疫苗研发中心及产业化基地项目: what follows 及 is too general to be a project of its own.
_AND_MORE = re.compile(r"(?:及|和|与|以及|、)(?=([^,。;!?:“”、的]{1,14}))")
# Nouns other than 项目 (港, 园, 创新中心) end a name only where the phrase ends.
_RIGHT = re.compile(r"$|[^\u4e00-\u9fffA-Za-z]|" + choice("projects/right_edges"))
# (以下简称创新中心), (又名水坪精细化工园): another name of what was named just before.
_ALIAS = re.compile(r"[(,](?:以下|下)?(?:简称|称为?|又名|又称|俗称|原名|别名|也叫|下称)")
# 17个中医药、电商物流项目: kinds of what is counted.
_COUNTED_LIST = re.compile(r"\d(?:余|多)?(?:个|项)[^,。;:]{1,18}、$")
# What goes on in a title, an office or a compound: 研发中心主任, 产业园管委会, 工厂化.
_NEVER_RIGHT = re.compile(
    r"主任|负责人|管委会|管理|公司|有限|集团|董事|总?经理|党[委工组]|书记|建设者|周边|员工|工人|工程师|专家|教授|院长|所长|厂长|法人|运营|招商|办公|联盟|协会|学院|技术|设备|产品|产业|企业|经济|服务|平台|设施|配套|环境|功能|体系|集群|模式|项目|工程"
)
# 鲁渝协作产业项目签约活动: what was held, not what is built.
_CLASSES = ("产业项目", "建设项目", "工程项目")
_OCCASION = re.compile(r"(?:集中)?(?:签约|开工|竣工|投产|推介|招商|对接|洽谈)(?:活动|仪式|大会|专场|现场会)")
_BREAK = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]|的|在|将|已")
_NOT_BEFORE_YUAN = tuple("公儿果庄校家田花游开入出盖建进退在满回中")
# 引进项目146个, 制造业项目17个: how many of a class.
_CLASS_COUNT = re.compile(
    r"集中(?:签约|开工|竣工|投产)|(?:共|有|达|达到|仅|约)?(?:\d{1,9}|[一二两三四五六七八九十百]{1,9})(?:余|多)?(?:个|项(?!目)|条|座|栋|处|家)"
)
_STAFF = re.compile(r"(?:总?经理|部(?!分)|负责人|组|指挥部|公司|管理局|施工员|书记|招商)")
# 签署项目投资协议, 翻看项目册: papers and lists of projects.
_PAPER = re.compile(
    r"(?:投资|合作|入园|建设|引进|战略){0,6}(?:(?:协议|合同)(?!(?:引进|引资)?(?:总?投资|金额|资金|总额))|意向书|备忘录)|册|清单|名单|库(?!房)|池|包(?!装)|业主|资金|融资|储备|申报|审批|信息"
)


class Named(NamedTuple):
    """A candidate: `start` and `end` in characters of the text given, `noun` its last word of building."""

    start: int
    end: int
    name: str
    noun: str
    rule: str


@lru_cache(maxsize=512)
def find(text):
    """Candidates in one sentence, from left to right, none inside another: a tuple, kept for those who ask again."""
    found, floor = [], 0
    for match, rule in _nouns(text):
        if match.start() < floor:
            continue
        candidate = _read(text, floor, match, rule)
        if candidate is not None:
            found.append(candidate)
            floor = candidate.end
    return tuple(found)


def _nouns(text):
    """The last noun of every run: of 总部基地项目 only 项目 ends the name."""
    spans = [match.span(1) for match in _NOUN_ANYWHERE.finditer(text)]
    starts, reached = {start for start, _end in spans}, 0
    for start, end in spans:
        if start < reached:
            continue
        reached = end
        if end in starts:
            continue
        noun = text[start:end]
        if noun == "园" and text[start - 1 : start] in _NOT_BEFORE_YUAN:
            continue
        called = noun.endswith("项目")
        if called and (_STAFF.match(text, end) or _PAPER.match(text, end)):
            continue
        if _CLASS_COUNT.match(text, end) or (noun in _CLASSES and _OCCASION.match(text, end)):
            continue
        if called or _RIGHT.match(text, end):
            yield NOUN.match(text, start), "named-project"
        elif _may_end(text, end):
            yield NOUN.match(text, start), "open-ended-project"


def _may_end(text, end):
    """May a name end where none of the usual words follows? Not before an office, nor inside a longer name."""
    if not is_word(text[end : end + 2]) or _NEVER_RIGHT.match(text, end):
        return False
    longer = NOUN.search(text, end, end + 12)
    return longer is None or _BREAK.search(text, end, longer.start()) is not None


def _read(text, floor, match, rule):
    end = _with_second_half(text, _phase_end(text, match))
    quoted = quoted_before(text, floor, match)
    if quoted is not None:
        return Named(quoted, end, text[quoted:end], match.group(), "quoted-project")
    start = window_start_over_lists(text, floor, match.start())
    begin = left_edge(text, start, match.start())
    if begin == start and text[begin - 1 : begin] in _CLOSING and begin > floor:
        begin = open_quote(text, floor, begin)
    name = text[begin:end].lstrip("·-—和与及")
    if match.group().endswith("项目") and len(name) > 6:
        # 重点项目某某智慧谷项目: the word in front only says what it is.
        name = name.removeprefix("项目")
    begin = end - len(name)
    core = text[begin : match.start()]
    if match.group() in _COUNTED_THINGS and not coined_head(
        core.lstrip("一二两三四五六七八九十百千万栋座间平方米的")
    ):
        return None
    if _SUPERLATIVE.search(text, max(0, begin - 12), begin) or _ALIAS.search(
        text[max(0, begin - 5) : begin + 3]
    ):
        return None
    if (
        text[begin - 1 : begin] == "、"
        and _COUNTED_LIST.search(text, max(0, begin - 24), begin)
        and not coined_head(core)
    ):
        return None
    if is_no_name(core, match.group()):
        return None
    if is_general(core, match.group()):
        if match.group().endswith("项目"):
            return None
        # 物流中心, 综合能源站: a name only where much else speaks for it.
        rule = "general-name"
    return Named(begin, end, name, match.group(), rule)


def _phase_end(text, noun):
    """三峡云谷数据中心一期 is a name; of 新材料项目一期 the phase is only told of."""
    if noun.group().endswith("项目") and text[noun.end() : noun.end() + 1] != "(":
        return noun.end()
    return PHASE.match(text, noun.end()).end()


def _with_second_half(text, end):
    """The end of 研发中心及产业化基地项目 when 研发中心 ends at `end`; `end` itself when what follows is a name of its own."""
    joint = _AND_MORE.match(text, end)
    if joint is None or text[end] == "、":
        return end
    nouns = list(NOUN.finditer(text, joint.end(), joint.end(1)))
    if not nouns or not GENERIC.fullmatch(text, joint.end(), nouns[0].start()):
        return end
    last = nouns[0]
    for noun in nouns[1:]:
        if noun.start() == last.end():
            last = noun
    return PHASE.match(text, last.end()).end()


_CLOSING = frozenset('”"》」')
# 是长寿区近年来最大的(冶金新材料项目): a class that the project told of leads.
_SUPERLATIVE = re.compile(
    r"(?:最[大高快长早新]|首个|唯一|第一个|目前|迄今)[^,。;:是为叫、项]{0,5}$|(?:首个|最大的?)$"
)
# 两栋洁净厂房, 万吨冷库: what is counted, unless a firm's own word heads it.
_COUNTED_THINGS = frozenset({"厂房", "智能厂房", "冷库", "粮库", "仓"})
