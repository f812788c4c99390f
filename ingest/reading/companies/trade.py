"""Names without a legal form that end in a word of trade.

trade-name: 宏骏铸锻科技, 缙禾食品, 渝江压铸: a coined word before a word of trade, with an edge on both sides;
leaves 生物医药, 数字医疗, 新能源汽车 alone, since nothing in them is coined.
known-firm: 比亚迪, 京东方, 中车恒通: groups that the public knows by their short name (data/companies/known_firms.txt).
region-name: 无锡蕾明视康, 天津天创绿能: a region outside Chongqing before a coined word.
"""

import re

from ingest.reading.naming.coined import GRAMMAR, coined_head, is_coined, is_word, uncovered
from ingest.reading.naming.edges import HARD, REGION
from ingest.reading.naming.known import KNOWN_ANYWHERE
from ingest.reading.naming.leaping import apart, leaping
from ingest.reading.naming.words import choice, words

from .mention import Mention
from .tails import BUILT_AFTER, begin_of, tails

# What may follow a firm's name: the end, punctuation, grammar, a verb; not another noun of trade.
_RIGHT = re.compile(
    r"$|[,。;!?:、“”\"()\s.·|—]|[的在和与及等则也都已将为是由把从向有做要拟又还就正另对给以因这那]|"
    + choice("companies/invest_verbs", "companies/right_edges")
)
_FIRM_TAILS = frozenset(words("companies/firm_tails"))
# After such a tail even a noun may follow (睿行科技毫米波雷达), unless it makes a place or a trade of it.
_NO_NOUN = re.compile(
    r"(?!城|园|产业|板块|集群|赛道|大厦|大楼|中心|谷|公司|集团|有限|股份|大学|学院|路|街|创新|成果|人才|服务|行业|领域|企业|技术|设备|装备|材料|孵化|部|局|馆|展|周|节|奖|小镇|总部|生态|革命)"
)
_PRODUCTS = frozenset(words("companies/product_tails"))
_AFTER_THESE = frozenset("的种款块台套条类用等把")
_LOCAL = frozenset(words("naming/chongqing_regions")) | {"重庆"}
_OUTSIDE = leaping(words("naming/chinese_regions"))


def find(text, offset):
    yield from _trade_names(text, offset)
    yield from _known(text, offset)
    yield from _after_region(text, offset)


def _trade_names(text, offset):
    for start, end, often in tails(text):
        tail = text[start:end]
        if start < 2 or not often or not (_NO_NOUN if tail in _FIRM_TAILS else _RIGHT).match(text, end):
            continue
        begin = begin_of(text, start)
        if begin is None or _is_product(text, begin, start, tail):
            continue
        core = text[begin:start]
        region, brand = REGION.match(core), core
        while (lead := REGION.match(brand)) and len(brand) - lead.end() != 1:
            brand = brand[lead.end() :]
        if _ZONE.search(brand):
            continue
        if is_coined(brand) or (region and len(brand) == 0) or _coined_then_trade(brand):
            if not brand and tail in _TOO_PLAIN_AFTER_REGION and not _is_cell(text, begin, end):
                continue
            heading = BUILT_AFTER.match(text, end) is not None
            yield Mention(
                offset + begin, offset + end, text[begin:end], "trade-name", sure=bool(brand), heading=heading
            )


_TOO_PLAIN_AFTER_REGION = frozenset(words("companies/trade_tails")) - {"钛业", "钢铁", "锰业", "建工", "水务"}


_ZONE = re.compile(r"园区|新区|开发区|高新区|经开区|[区县市]$|^.{0,3}[区县]|^.{2,3}园(?![林艺])")


def _is_product(text, begin, start, tail):
    """一块巴掌大的高硼硅玻璃: a product's word after 的 or a measure word, unless what stands before it is coined throughout."""
    if tail not in _PRODUCTS or text[max(0, begin - 1) : begin] not in _AFTER_THESE:
        return False
    brand = text[begin:start]
    return not is_coined(brand) or uncovered(brand) < len(brand)


def _is_cell(text, begin, end):
    """A whole cell of a table or item of a row: | 平湖光电 |."""
    return text[:begin].rstrip()[-1:] in ("|", "、", "\t") and text[end:].lstrip()[:1] in ("|", "、", "\t")


def _coined_then_trade(brand):
    """宏骏铸锻(科技), 国药太极西南(药业): a coined head and dictionary words after it."""
    if not 4 <= len(brand) <= 8 or GRAMMAR.intersection(brand):
        return False
    head = coined_head(brand)
    return bool(head) and uncovered(brand[len(head) :]) <= 1


def _known(text, offset):
    for begin, last in apart(KNOWN_ANYWHERE, text):
        if _inside_word(text, begin, last):
            continue
        end = _extended(text, last)
        if is_word(text[begin:last]) and end == last and not _ACTS.match(text, end):
            continue
        yield Mention(offset + begin, offset + end, text[begin:end], "known-firm")


def _inside_word(text, begin, end):
    """长安 in 长安街, 万达 in 千万达标: the neighbours make another dictionary word of it."""
    return any(
        is_word(text[begin - left : end + right]) for left, right in ((1, 0), (0, 1), (1, 1)) if begin >= left
    ) or (
        begin > 0
        and end - begin <= 2
        and is_word(text[begin - 1 : begin + 1])
        and text[begin - 1] not in GRAMMAR
    )


_SEPARATE = re.compile("[" + "".join(sorted(GRAMMAR)) + "]|集团|公司|下属|旗下")
_LONGER = re.compile(r"(?P<between>[\u4e00-\u9fff]{0,4}?)(?:" + choice("companies/trade_tails") + ")")
# What a firm whose name is also a word must do to be read as a firm: 绿地 is a lawn, 绿地投资 is not.
_WILL = re.compile(
    choice("companies/invest_verbs")
    + "|这回|此次|此番|计划|拟|将|也|已|的(?:项目|工地|厂房)|等企业|集团"
    + r"|的[^,。;、]{2,20}?(?:项目|基地|工厂|中心|产线|生产线|产业园)|等[\d一二三四五六七八九十]{1,9}家|(?:、[\u4e00-\u9fff]{2,10}){1,4}等[^,。;]{0,4}家"
)
_ACTS = re.compile(
    choice("companies/invest_verbs")
    + r"|集团|、|[将把]|的[^,。;、的]{0,12}?(?:线|基地|中心|工厂|项目|展厅|团队)"
)


def _extended(text, end):
    """中车 → 中车恒通, 惠科 → 惠科金渝: a coined pair and an edge after it belong to the name; so does a word of trade."""
    longer = _LONGER.match(text, end)
    if longer and _RIGHT.match(text, longer.end()) and not _SEPARATE.search(longer["between"]):
        return longer.end()
    pair = text[end : end + 2]
    if len(pair) == 2 and is_coined(pair) and not HARD.intersection(pair) and _RIGHT.match(text, end + 2):
        return end + 2
    return end


def _after_region(text, offset):
    for start, last in apart(_OUTSIDE, text):
        if text[start:last] in _LOCAL or (start and text[start - 1] in "于在到往从"):
            continue
        if text[last : last + 1] in GRAMMAR or is_word(text[last : last + 2]):
            continue  # what begins so is not coined, as in most sentences
        for size in (4, 3, 2):
            brand = text[last : last + size]
            if (
                len(brand) == size
                and uncovered(brand) >= min(size, 3)
                and is_coined(brand)
                and not HARD.intersection(brand)
            ):
                after = last + size
                if brand[0] in "人籍市区县产":
                    break
                if REGION.search(brand) or not _WILL.match(text, after):
                    continue
                yield Mention(offset + start, offset + after, text[start:after], "region-name", sure=False)
                break
