"""Mentions of a park by its kind alone: 该园区, 基地, 产业园, 这座园子 mean the last park whose name ends so."""

import re

_KINDS = (
    "产业园区",
    "产业园",
    "工业园区",
    "工业园",
    "科技园",
    "组团",
    "园区",
    "园子",
    "园方",
    "科技城",
    "科学城",
    "生物城",
    "生命城",
    "科创城",
    "智慧谷",
    "产业港",
    "基地",
    "中心",
    "新城",
    "物流园",
    "加工园",
    "高新区",
    "经开区",
    "港",
)
_KIND = re.compile("|".join(_KINDS[:-1]))
_ANY = ("园区", "园子", "园方")
_BEFORE = re.compile(
    r"(?:^|[\s，。；：、“”\"(（]|该|同一|这座|这个|此|的|在|由|为|是|与|同|和|从|到|进|整个|本|按照|根据|目前|随着|待|等|对|向|给|当天|首批|出|成)$"
)
_OPENING = re.compile(r"[\d年月日上下午，。、：\s“(（一二三四五六七八九十—-]{0,14}(?:日前|近日|目前)?，?")
_PHASE = re.compile(r"[二三四五]期$")
_EDGE = "，。；：、“\n "
_BEFORE_REGION = re.compile(r"([\u4e00-\u9fff]{2,6}[谷城园港湾])\((?:重庆|西南|中国|西部)\)")
_AFTER = re.compile(r"[\u4e00-\u9fff]{0,3}(?:公司|集团|大道|主任|医院|学校)|城区")


def add_mentions(article, parks):
    """Fill `mentions` of each Park: (start, end) of its names and of the kinds that stand for it, in order."""
    for park in parks:
        park.mentions = [(n.start, n.end) for n in park.names]
    named = sorted(
        ((n.start, n.end, n.ending, park) for park in parks for n in park.names), key=lambda entry: entry[0]
    )
    if not named:
        return
    for park in parks:
        park.mentions += _aliases(article, park)
    taken = [span for park in parks for span in park.mentions]
    for start, end in article.spans:
        for match in _KIND.finditer(article.text, start, end):
            if any(s <= match.start() < e for s, e in taken):
                continue
            before = article.text[max(start, match.start() - 3) : match.start()]
            if (
                not _BEFORE.search(before)
                or _AFTER.match(article.text, match.end())
                or article.text.startswith("的", match.end())
            ):
                continue
            park = _meant(article, match.group(), match.start(), named)
            if park is not None:
                park.mentions.append(match.span())
    for park in parks:
        park.mentions.sort()


def _aliases(article, park):
    """Spans of what brackets behind its name call it (以下简称低空港), and of 三期 for a park that is such a phase.

    智家谷(重庆)智能家居产业园 is also called by the word before its bracket.
    """
    own = [n for n in park.names if n.alias]
    phase = _PHASE.search(park.fact.name)
    called = {n.alias: n.end + len(n.alias) + 2 for n in own if len(n.alias) > 1}
    called |= {m[1]: 0 for n in park.names if (m := _BEFORE_REGION.match(n.text))}
    if phase:
        called[phase.group()] = park.names[0].end
    for alias, since in called.items():
        for start, end in article.spans:
            at = article.text.find(alias, max(start, since), end)
            while at >= 0:
                span = (at, at + len(alias))
                inside = any(s < span[1] and span[0] < e for s, e in park.mentions)
                if not inside and not (alias[-1] == "期" and article.text[at - 1] not in _EDGE):
                    yield span
                at = article.text.find(alias, at + len(alias), end)


def _topic(article, earlier):
    """The last park that began a sentence (a date may stand before it); else the last one named."""
    for start, _end, _ending, park in reversed(earlier[-6:]):
        sentence = article.sentence_at(start)
        if sentence and _OPENING.fullmatch(article.text[sentence.start : start]):
            return park
    return earlier[-1][3]


def _meant(article, kind, at, named):
    """The last park before `at` whose name ends with the kind; for 园区 one that is no more telling, the last of any."""
    earlier = [entry for entry in named if entry[1] <= at]
    if kind in _ANY and earlier:
        return _topic(article, earlier)
    for _start, _end, ending, park in reversed(earlier):
        if ending.endswith(kind) or any(n.text.endswith(kind) for n in park.names):
            return park
        if any(alias.endswith(kind) for alias in park.fact.aliases):
            return park
    return None
