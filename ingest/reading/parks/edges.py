"""Where the name of a park begins: after punctuation, after a word that names do not hold, after 首个 and 巴南区."""

import re

from ingest.reading.naming.beginnings import Sought
from ingest.reading.naming.words import choice, words

from .kinds import only_kinds

REACH = 26  # characters before the ending that a name may take
ENDING = Sought(
    rf"(?P<ending>{choice('parks/suffixes', 'parks/suffixes_in_doubt')})(?P<region>\((?:重庆|西南|西部|中国)\)|[A-Z东南西北]区(?!域))?"
)
IN_DOUBT = frozenset(words("parks/suffixes_in_doubt"))
NESTED = ("片区", "组团", "园区", "新城", "拓展园", "核心区")
_PUNCTUATION = r"[\s,，、。;；:：!！?？…“”‘’\"'《》〈〉【】\[\]<>|/\\~—─－#※◆●▲■*+=▼✔→]|[·•](?=\s)|(?<=[\s。！])[·•]|\.(?!\d)"
# Single characters that end the search, unless they stand in a word that names hold.
_GUARDED = (
    r"(?<![永共祥仁泰人太协嘉双三万])和(?!润|平|谐|黄|泓|林)|(?<![新扩在共兴修创筹投承改续福土基住铁交中])建(?![材筑工设桥安业发峰胜])|第[一二三四五六七八九十\d]{1,9}批?|各(?!氏)|(?:19|20)\d\d年|(?<![财已曾历正])经(?![开济贸纬营过])|整个|以上|(?<!国)有(?!色|机|限|研)"
    r"|(?<!华)(?<!行)为(?!明)|(?<!产)(?<!现)(?<!实)(?<!存)在|(?<!大)对(?!外)|(?<!陆)同(?!位素|兴|方|源|济|创|德)|到(?!家)|及|与|跟|以(?!色列)|座(?!椅)"
    r"|(?<=[一二两三四五六七八九十几多数每各\d])(?:个|大|项|处|家|座)|(?<!\d)[0-9]{1,2}(?:月|日|时|点)"
)
_STOP = Sought(rf"{_PUNCTUATION}|{choice('parks/left_stops')}|{_GUARDED}")
_LEADING = re.compile(rf"(?:{choice('parks/leading')}|[\d百千万]{{1,6}}亿级)+")
_BRACKET = re.compile(r"[()]")
_REGION_AFTER = re.compile(r"\([一-鿿]{2,4}\)")
_REGION_BEFORE = re.compile(r"\([一-鿿]{2,4}\)$")
_FULL_DISTRICT = re.compile(r"(?:重庆市?)?[一-鿿]{1,10}?(?:自治县|区|县|镇|乡|街道)$")


def left_edge(text, ending, floor):
    """(start, whether a quotation mark opens the name)."""
    window_start = max(floor, ending - REACH)
    if text[ending - 1 : ending] == "”":
        opening = text.rfind("“", window_start, ending)
        if opening >= 0:
            ending = opening
    start = window_start
    for stop in _STOP.finditer(text, window_start, ending):
        start = stop.end()
    start = _balanced(text, start, ending)
    return start, text[start - 1 : start] in ("“", '"', "「")


def _balanced(text, start, ending):
    """Brackets around a region stay inside a name; any other bracket ends it."""
    part = text[start:ending]
    for match in _BRACKET.finditer(part):
        at = match.start()
        if part[at] == "(" and _REGION_AFTER.match(part, at) and at > 0:
            continue
        if part[at] == ")" and _REGION_BEFORE.search(part[: at + 1]) and part.rfind("(", 0, at) > 0:
            continue
        return _balanced(text, start + at + 1, ending)
    return start


def trim(text, start, ending, places):
    """Without 首个, 国家级, 重庆市, 巴南区, 玉峰山镇 in front, as long as a name of its own is left."""
    while start < ending:
        leading = _LEADING.match(text, start, ending)
        if leading and leading.end() < ending:
            start = leading.end()
            continue
        kind = ENDING.match(text, start, ending)
        if kind and kind.end() < ending and kind.group().endswith(("区", "园")):
            start = kind.end()  # 首个中小企业集聚区三圣产业园
            continue
        place = next((m for m in places.within(start, start + 1) if m.end < ending), None)
        full = place and place.kind in ("district", "township") and _FULL_DISTRICT.match(place.name)
        zone = place and place.kind == "district" and place.name.endswith("新区")
        full = full and not place.name.endswith(("经开区", "高新区"))  # 万盛经开区平山产业园
        if (full or zone) and (
            _LEADING.match(text, place.end, ending) or not only_kinds(text[place.end : ending])
        ):
            start = place.end
            continue
        if text.startswith("重庆市", start) and not only_kinds(text[start + 3 : ending]):
            start += 3
            continue
        break
    return start
