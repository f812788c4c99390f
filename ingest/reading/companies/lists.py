"""Firms named in a row.

counted-list: 代表企业:正衡玻纤、武陵烟包, 华泰诺安、火眼位置、银河航天三家企业: the count of firms vouches for each item.
company-list: 柳江医药、盛清水处理、美莱德生物: one item that is surely a firm vouches for the coined ones beside it.
project-list: 聪婷医疗器械、佰富医药包装、人为本医用护理用品三个项目: projects called by their firm.
Leaves 研发、生产、销售等企业 alone: no item is coined.
"""

import re

from ingest.reading.naming.coined import GRAMMAR, coined_head, has_grammar, is_coined, is_generic, is_word
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.words import choice
from ingest.reading.projects.names import NOUN

from .legal import _GENERIC as GENERIC
from .mention import Mention

_ITEM = r"[\u4e00-\u9fffA-Za-z0-9()·“”]{2,24}?"
_STOP = (
    r"(?=$|[,。;!?:)(\s.]|等|[一二两三四五六七八九十\d]{1,9}(?:家|个|大)|的|在|被|均|都|也|已|将|先后|荣获|随|为|由|"
    + choice("companies/invest_verbs")
    + ")"
)
_ROW = re.compile(rf"{_ITEM}(?:、{_ITEM})+?(?:(?:和|及|与|以及){_ITEM})?{_STOP}")
_CUE = re.compile(
    r"(?:等|这些|这样的|这类)?(?:一大批|一批|多家|众多|不少)?(?P<count>[一二两三四五六七八九十百千几数\d]{1,9})?(?:余|多)?家?(?:老牌|首批|本地|知名|龙头|优质|重点|配套|头部|法人|外资|央|上下游|国内外|行业|区内|园区|入驻){0,3}(?:企业|公司|业主|厂商|租户|商家|集团|车企|药企|工厂)(?!的?产值|研发|总部)|等[\d一二两三四五六七八九十百千几数]{1,9}(?:余|多)?家"
)
_CUE_BEFORE = re.compile(
    r"(?:代表|入驻|重点|龙头|签约|骨干|知名|现有|引进|家)企业(?:分别|来头不小|名单)?(?:有|包括|如|:|是|为)(?P<count>(?!))?"
)
_SIGN_BEFORE = "企业"  # every _CUE_BEFORE holds it
_PROJECT_CUE = re.compile(
    r"(?:等)?(?P<count>[一二两三四五六七八九十\d]{1,9})?个?(?:重点|重大|产业|工业)?项目"
)
_BETWEEN = re.compile(r"(、|(?<=[^、]{2})(?:以及|[和与及])(?=[^、]{2,24}$))")
_NO_ITEM = re.compile(r"首家|上市|多家|几家|[一两三四五]家|[,。;:]|\d")
_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_FIRST_EDGE = re.compile(
    r"\A.*(?:[为是由和与在有把从对向将给到]|目前|其中|包括|引进|引入|签约|来自|供应|了|落户|入驻|招引|招来|引来|聚集|邀请|企业|公司|吸引)"
)


def find(text, offset, sure_spans):
    """Mentions in the rows of one sentence; `sure_spans` are clean spans of firms that other rules found."""
    if "、" not in text:
        return
    for row in _ROW.finditer(text):
        cue, project_cue = _CUE.match(text, row.end()), _PROJECT_CUE.match(text, row.end())
        if not (cue or project_cue or _vouched_for(text, offset, row, sure_spans)):
            continue
        items = list(_items(row))
        first = items[0][0] if items else row.start()
        cue = cue or _CUE_BEFORE.search(text, max(0, row.start() - 8), first)
        known = [
            any(start < offset + b and offset + a < end for start, end in sure_spans) for a, b, _ in items
        ]
        vouched = cue and (cue["count"] and _count(cue["count"]) == len(items) or any(known))
        for (begin, end, name), already in zip(items, known, strict=True):
            if already or not _possible(name):
                continue
            if (
                vouched
                and not is_plain(name)
                or cue
                and (
                    is_coined(name)
                    or _own(name)
                    or (_TRADE_END.search(name) and not is_word(name))
                    or cue.re is _CUE_BEFORE
                    and not is_plain(name)
                )
            ):
                yield Mention(offset + begin, offset + end, name, "counted-list")
            elif (sum(known) * 2 >= len(items) or sum(known) >= 2) and (coined(name) or _in_trade(name)):
                yield Mention(offset + begin, offset + end, name, "company-list")
            elif (cue or any(known)) and not is_generic(name) and not has_grammar(name):
                yield Mention(offset + begin, offset + end, name, "possible-item", sure=False, weak=True)
            elif NOUN.search(name):
                continue
            elif (
                project_cue
                and project_cue["count"]
                and _count(project_cue["count"]) == len(items)
                and any(coined(other) for _, _, other in items)
            ):
                yield Mention(offset + begin, offset + end, name, "project-list")


def _vouched_for(text, offset, row, sure_spans):
    """Whether 企业 may stand before its first item, or a firm that other rules found in it; else nothing is read of it."""
    if _SIGN_BEFORE in text[max(0, row.start() - 8) : row.end()]:
        return True
    low, high = offset + row.start(), offset + row.end()
    return any(start < high and low < end for start, end in sure_spans)


def _items(row):
    position = row.start()
    pieces = _BETWEEN.split(row.group())
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            begin, name = position, piece
            if index == 0:
                edge = _FIRST_EDGE.match(name)
                if edge and len(name) - edge.end() >= 2:
                    begin, name = begin + edge.end(), name[edge.end() :]
            if name:
                yield begin, begin + len(name), name
        position += len(piece)


def _count(printed):
    if printed.isdigit():
        return int(printed)
    return _NUMERALS.get(printed, 0)


def _possible(name):
    return (
        2 <= len(name) <= 14
        and name.count("(") == name.count(")")
        and name not in GENERIC
        and not _NO_ITEM.search(name)
        and name[:1] not in GRAMMAR
    )


def is_plain(name):
    """研发, 设计服务, 零部件: what a list of activities is made of."""
    return is_generic(name) and len(name) <= 3 or name[0] in GRAMMAR or name[-1] in GRAMMAR


def coined(name):
    return is_coined(name) or bool(coined_head(name))


def _own(name):
    """昆山远茂: a region and a coined word."""
    bare = REGION.sub("", name, count=1)
    return bare != name and 2 <= len(bare) <= 6 and (is_coined(bare) or bool(coined_head(bare)))


def _in_trade(name):
    """柳江医药: dictionary words all through, but it ends like a firm and stands among firms."""
    return len(name) == 4 and _TRADE_END.search(name) is not None


_TRADE_END = re.compile("(?:" + choice("companies/trade_tails") + ")$")
