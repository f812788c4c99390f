"""Projects named in a row.

numbered-project: 2) 渝氩电子特气站。业主是…;
row-of-projects: 聪婷医疗器械、佰富医药包装两个项目; 科瑞制药自动化生产等重点项目9个: items that only the words
after the row call projects; each item needs a coined word or a noun of building.
Vouched for: names in 两个项目——A、B, 引进了A、B等重点项目.
"""

import re

from ingest.reading.naming.coined import coined_head, is_coined

from .names import NOUN, Named
from .refusals import GRAMMAR as GRAMMAR_IN_NAME
from .refusals import is_no_name

_ITEM = r"[\u4e00-\u9fffA-Za-z0-9()“”·]{3,30}?"
_ROW = re.compile(
    rf"(?P<row>{_ITEM}(?:、{_ITEM}){{0,30}}(?:(?:和|及|与|以及){_ITEM})?)"
    r"(?P<cue>等(?:一批|多个|[\d一二两三四五六七八九十]{1,9}(?:余|多)?个)?(?:重点|重大|产业|工业|优质|亿元级|百亿级|标志性|重要|龙头|医药){0,3}项目"
    r"|(?P<count>[\d一二两三四五六七八九十]{1,9})个(?:重点|重大|产业|工业|医药类?)?项目)"
)
# Without one of these no row is told to be of projects.
_CUE = re.compile(r"个(?:重点|重大|产业|工业|医药类?)?项目|等[^,。;、]{0,40}项目")
_JOINT = re.compile("[和及与]")
_MOST_JOINTS = 60  # in one sentence; more is no prose, and there are too many ways to cut it
_EDGE = re.compile(
    r"\A.*(?:[为是由在有把从对将了的:]|签约|引进|引入|推进|建设|落户|启动|包括|入库|实施|聚集|布局|投产|开工|竣工|其中|如|推动|加快|招引|签下|分别为)"
)
_INTRODUCED = re.compile(
    r"(?:项目|工程)(?:——|—|:|分别为|分别是)$|(?:重点|签约|开工|竣工|投产|[个大])项目(?:有|包括)$|(?:重点项目|项目)(?:——|:)"
)
# 工业类项目3个:甲智造园(投资8亿元)、乙工程; 当天一并签下的还有丙中心、丁工厂
_IN_ROW = re.compile(
    r"(?:(?:类|项目)\d{1,3}个[:(]|(?:签约|签下|开工|动工|投产|竣工|封顶|入列|落户)的(?:还有|有|是|包括))(?:[^,。;:]*(?:、|以及|[和及与]))?(?:[^,。;:、]{0,14}——)?$"
)
_ROW_REACH = 90
_AFTER = re.compile(r"(?:等|[\d一二两三四五六七八九十]{1,9}个)(?:[^,。;、]{0,8})?项目")
_BETWEEN = re.compile(r"(、|(?<=[^、]{3})(?:以及|[和与])(?=[^、]{3,30}$))")
_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


def find(text, named):
    """Items of rows that names alone did not show to be projects."""
    found = list(_numbered(text, named))
    if found or not _CUE.search(text) or len(_JOINT.findall(text)) > _MOST_JOINTS:
        return found
    for match in _ROW.finditer(text):
        items = list(_items(match))
        by_comma = match["row"].count("、") + 1
        expected = match["count"] and (
            int(match["count"]) if match["count"].isdigit() else _NUMERALS.get(match["count"], 0)
        )
        if expected and expected == by_comma != len(items):
            begin = items[-2][0]
            whole = Named(begin, match.end("row"), text[begin : match.end("row")], "", "row-of-projects")
            if NOUN.search(items[-2][1]) and NOUN.search(items[-1][1]):
                found.append(whole)
                continue
        if (expected and expected != len(items)) or (len(items) < 2 and not match["cue"].startswith("等")):
            continue
        firm_like = [bool(coined_head(name)) or is_coined(name) for _, name in items]
        for (begin, name), firm in zip(items, firm_like, strict=True):
            if not (firm or (expected and any(firm_like))) or len(name) < 4:
                continue
            if any(
                n.start < begin + len(name) and begin < n.end and NOUN.search(n.name)
                for n in named
                if n.end <= match.end("row")
            ):
                continue
            found.append(Named(begin, begin + len(name), name, "", "row-of-projects"))
    return found


_NUMBERED = re.compile(
    r"^\s*(?:\(?[\d一二三四五六七八九十]{1,2}[.)、)]|[^\w\s“\"《「(【]{1,3})\s*(?P<name>[^\s,。;:!?、的—|]{4,34}?)(?:[。:;,—]|\s|$)"
)
_MONEY_OR_STAGE = re.compile(r"投资|亿元|万元|业主|占地|年产|开工|签约|竣工|投产|封顶|建设")


def _numbered(text, named):
    """1) CoolBridge先进封装中心。由…: an item of a numbered list whose text says what is invested or how far it is."""
    match = _NUMBERED.match(text)
    whole = match is not None and not text[match.end() :].strip()
    if (
        match is None
        or not (whole or _MONEY_OR_STAGE.search(text, match.end("name")))
        or GRAMMAR_IN_NAME.search(match["name"])
    ):
        return
    nouns = NOUN.findall(match["name"])
    if (
        nouns
        and match["name"].endswith(nouns[-1])
        and not is_no_name(match["name"][: -len(nouns[-1])], nouns[-1])
    ):
        yield Named(match.start("name"), match.end("name"), match["name"], nouns[-1], "numbered-project")


def _items(match):
    position = match.start("row")
    pieces = _BETWEEN.split(match["row"])
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            begin, name = position, piece
            if index == 0:
                edge = _EDGE.match(name)
                if edge and len(name) > edge.end():
                    begin, name = begin + edge.end(), name[edge.end() :]
            yield begin, name
        position += len(piece)


_ROW_ENDS = re.compile(r"(?=(?:等|[两三四五六\d]个)(?!子)[^,。;、子]{0,8}项目)")
_STOPS = re.compile(r"[,。;]")
_JOINS = frozenset("、和与及")
_MORE_ITEMS, _LONGEST_ITEM = 4, 45  # characters of an item with the mark before it


def vouched(text, named, one):
    """Does the row that `one` stands in say that its items are projects?"""
    if _INTRODUCED.search(text, max(0, one.start - 12), one.start):
        return True
    if _IN_ROW.search(text, max(0, one.start - _ROW_REACH), one.start):
        return True
    after = text[one.end : one.end + 90]
    ends = {match.start() for match in _ROW_ENDS.finditer(after)}
    return bool(ends) and not ends.isdisjoint(_items_may_end(after))


def _items_may_end(after):
    """Where none to four more items (、B, 和C) can end that stand at the beginning of the text, one behind the other."""
    stop = _STOPS.search(after)
    last = stop.start() if stop else len(after)
    reached = new = {0}
    for _ in range(_MORE_ITEMS):
        starts = [at for at in new if after[at : at + 1] in _JOINS]
        new = {end for at in starts for end in range(at + 3, min(last, at + _LONGEST_ITEM) + 1)} - reached
        reached = reached | new
    return reached
