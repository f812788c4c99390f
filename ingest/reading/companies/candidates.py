"""What may be a firm's name although no rule vouches for it: the weighing of its surroundings decides.

possible-trade: a run before a word of trade (明澈光学, 云雀游戏), whether or not a word of it is coined.
possible-owner: what owns a project, a plant, a floor (航宇精铸的…项目).
possible-item: an item of a row that is told to be one of firms, or of a line that lists them (入园企业: …).
possible-role: what stands after 施工单位是, 业主, 投资方 or before a person's post.
"""

import re

from ingest.reading.naming.beginnings import Sought
from ingest.reading.naming.coined import coined_head, has_grammar, is_word, uncovered
from ingest.reading.naming.edges import HARD, REGION
from ingest.reading.naming.words import choice, words

from .mention import Mention
from .tails import BUILT_AFTER, begin_of, tails

LONGEST, SHORTEST = 10, 3
_OWNER = re.compile(
    r"的(?=[^,。;!?:、的]{0,22}?(?:项目|基地|工厂|车间|产线|生产线|厂区|厂房|展厅|总部|中心|门店|订单|老板|总工))"
)
_ROLE = re.compile(
    r"(?:业主|业主单位|投资方|投资主体|投资人|投资商|建设方|建设单位|施工方|施工单位|施工|总包单位|总承包单位|总包方|承建方|承建单位|代建单位|承租方|租户|运营方|运营单位|出资方|开发商|开发主体|(?:第[一二三\d]+家|首家|头一家)[^,。;的]{0,8}的)(?:是|为|系|:|叫|名叫|由)?"
    r"(?P<name>[\u4e00-\u9fffA-Za-z]{3,12}?)(?=$|[,。;、将把也已就说和与及]|的(?!.{0,6}(?:[,。;]|$))|承担|负责|承建|投资|表示)"
)
_POST = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{3,8}?)(?:公司|集团)?(?:负责人|总经理|董事长|创始人|总裁|项目经理|总工)"
)
# Without these the patterns need not be tried.
_ROLE_WORD = Sought(r"业主|单位|[资设工建租营包]方|主体|投资人|投资商|开发商|租户|施工|家[^,。;的]{0,8}的是")
_POST_WORD = re.compile(r"负责人|经理|董事长|创始人|总裁|总工")
_LINE = re.compile(
    r"^(?:主要|入园|入驻|代表|重点|骨干|龙头|签约|现有|落户)?(?:企业|业主|投资方|投资主体|租户)(?:名单|有|包括)?(?::|\s|$)"
)
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z()]{2,12}?(?=$|[、,。;(]|等|和)")
# 西彭工业(园), 白涛化工(园区): the front of a park's or a place's name.
_PLACE_AFTER = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}产业园|[\u4e00-\u9fff]{2}工业园)|(?:产业|工业|科技|物流|文创|创新|示范)?(?:园|区|城|港|谷|集聚|集群|小镇|大道|路|街|站|镇|村|片|新城)|大学|学院|研究所|协会|产业链|新区|开发区|集中区|走廊"
)
_FIGURE = re.compile(r"[\d(]")
_TOO_COMMON = frozenset(["工业", "规划", "显示", "安全", "信息"])  # 实现工业, 根据规划, 台账显示
_COUNTED = re.compile(r".{0,10}[都能会可副变]|[一两几每各](?![汽拖心品])")
# 南彭公路物流(基地), 高强度铝轮毂智能(工厂): dictionary words before what is built are its kind, see BUILT_AFTER.
_DISTRICT = re.compile(r"[区县市镇乡省]|.{1,3}[区县镇乡]")
_FIRM_END = re.compile("(?:公司|集团|" + choice("companies/trade_tails") + ")$")
_NO_NAME = frozenset(words("companies/generic_names")) | frozenset(words("naming/trade_words"))


def find(text, offset, line_of_firms=False):
    """Mentions marked `weak`, possibly overlapping; the longest of those with one end."""
    spans = {}
    for start, end, _often in tails(text):
        if _PLACE_AFTER.match(text, end) or text[start:end] in _TOO_COMMON:
            continue
        begin = begin_of(text, start)
        if begin is None or not possible(text[begin:end], end - start):
            continue
        if not BUILT_AFTER.match(text, end) or coined_head(text[begin:end]):
            spans.setdefault((begin, end), "possible-trade")
    for match in _OWNER.finditer(text) if "的" in text else ():
        begin = begin_of(text, match.start())
        if begin is not None and possible(text[begin : match.start()], 0):
            spans.setdefault((begin, match.start()), "possible-owner")
    for pattern, trigger in ((_ROLE, _ROLE_WORD), (_POST, _POST_WORD)):
        for match in pattern.finditer(text) if trigger.search(text) else ():
            name = match["name"].rpartition("的")[2]
            if possible(name, 0):
                spans.setdefault((match.end("name") - len(name), match.end("name")), "possible-role")
    for begin, end in _line_items(text, line_of_firms):
        if possible(text[begin:end], 0):
            spans.setdefault((begin, end), "possible-item")
    for (begin, end), rule in spans.items():
        heading = BUILT_AFTER.match(text, end) is not None
        yield Mention(
            offset + begin, offset + end, text[begin:end], rule, sure=False, heading=heading, weak=True
        )


def is_line_of_firms(text):
    """入园企业, 主要企业: the line, or the one after it, lists firms."""
    return _LINE.match(text) is not None


def _line_items(text, listed):
    head = _LINE.match(text)
    if head is None and not listed:
        return
    for match in _ITEM.finditer(text, head.end() if head else 0):
        yield match.span()


def possible(name, tail):
    """Of fair length, without grammar, figures or a district's full name in it, and no word of the dictionary."""
    if not SHORTEST <= len(name) <= LONGEST or has_grammar(name) or not HARD.isdisjoint(name):
        return False
    if name in _NO_NAME or _COUNTED.match(name) or is_word(name) or _FIGURE.search(name):
        return False
    region = REGION.match(name)
    bare = name[region.end() :] if region else name
    if tail:
        brand = bare[: len(bare) - tail]
        return (
            len(brand) >= 2
            and brand not in _NO_NAME
            and not REGION.fullmatch(brand)
            and not _DISTRICT.match(brand)
        )
    return (
        len(bare) >= 2
        and not REGION.match(bare)
        and not _DISTRICT.match(bare)
        and (uncovered(bare) >= 1 or _FIRM_END.search(bare) is not None)
    )
