"""Characters made plain, with the way back to where each one stood.

What is plain: simplified characters; half-width digits, letters and brackets; Chinese commas, colons, semicolons,
question and exclamation marks wherever they do not stand between Latin letters or digits; “ ” for every kind of
double quote; one kind of space; `\\n` alone for line ends; no sounds in brackets (產(chǎn)業(yè)), no invisible
characters, no stray spaces inside numbers (35. 7 亿元, 51 6亿元) or between a number and its unit.
Every step is one call into C over the whole text; only deletions are looked at one by one.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache
from html import unescape

from opencc import OpenCC

_simplify = OpenCC("t2s").convert
# What is changed only within a word (深沈, 毛坏, 回覆), not by itself.
_WITHIN_WORDS = "沈坏藉哩覆衹瞭甦"

_INVISIBLE = "\u200b"  # stands for every character that is deleted
_JOINER = "\u200d"  # joins two emoji into one, and is stray elsewhere
_STRAY_JOINER = re.compile("\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])")
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"


def _one_to_one():
    """What `str.translate` does before anything else: no step here changes the length."""
    table = {}
    for first, last in (
        (0x2E80, 0x2FE0),
        (0xF900, 0xFB00),
        (0xFE50, 0xFE70),
        (0xFF00, 0xFFF0),
        (0x1D7CE, 0x1D800),
    ):
        for code in range(first, last):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    table |= dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ")
    table |= dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0xE5E5], " ")
    table |= dict.fromkeys([0x0A, 0x85, 0x2028, 0x2029], "\n") | {0x0D: "\r"}
    invisible = (
        0xAD,
        0x200B,
        0x200C,
        0x200E,
        0x200F,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
    )
    table |= dict.fromkeys([*invisible, *range(0xFE00, 0xFE10)], _INVISIBLE)
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    table |= dict(zip(map(ord, "「」『』〝〞"), "“”‘’“”", strict=True))
    for half, full in zip(",:;!?", "，：；！？", strict=True):
        table[ord(half)] = full
        table[ord(full)] = full
        for code in [code for code, plain in table.items() if plain == half]:
            table[code] = full
    return {code: plain for code, plain in table.items() if plain != chr(code)}


def _class_of(codes):
    """The class of these characters in an expression, written in ranges: single ones beyond U+FFFF would be slow."""
    ranges = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return f"[{''.join(f'{re.escape(chr(low))}-{re.escape(chr(high))}' for low, high in ranges)}]"


_TABLE = _one_to_one()
# Few characters of a text are in the table: they are found by leaps, where `str.translate` would look up each one.
_NOT_PLAIN = re.compile(_class_of(_TABLE))
_LATIN_MARKS = str.maketrans("，：；！？", ",:;!?")
# Between digits or letters these marks belong to a number, a time or an address: 2,000 and 10:32 and http://
# Here and below a look back stands behind the first character: so the search leaps from one such character to the next.
_BETWEEN_LATIN = re.compile(r"[，：；！？](?<=[0-9A-Za-z].)(?=[0-9A-Za-z/])")
_STRAIGHT_QUOTED = re.compile(r'"([^"\n]{0,300})"')

_SOUND = re.compile(r"\((?<=[\u3400-\u9fff\uf900-\ufaff]\()([a-zü" + _TONED + r"]{1,7})\)")
_HAS_TONE = re.compile(f"[{_TONED}]")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-z]{2,8})[;；]")
# In both scripts: spaces are looked at before the characters are converted.
_UNITS = (
    r"[亿億元亩畝吨噸%个個家项項年月日余餘]|[万萬](?=[元亩畝平吨噸人只台臺套辆輛美港个個家户戶立千米件片支颗顆余餘])"
    r"|平方|平米|公顷|公頃|公里|立方|美元"
)
_SPACE_BEFORE_UNIT = re.compile(rf"[ ](?<=\d[ ])(?<![-:/]\d[ ])(?<![-:/]\d\d[ ])[ ]{{0,2}}(?={_UNITS})")
_SPACE_IN_DATE = re.compile(r"[ ](?<=[年月][ ])[ ]{0,2}(?=\d{1,2} ?[月日])")
_BROKEN_NUMBER = re.compile(
    rf"\d(?<![\d.\-:/]\d)\d{{0,3}}(?: ?[.,] ?\d{{1,3}}| \d{{1,3}}){{1,4}}(?= ?(?:{_UNITS}))"
)
_SPACED_DIGIT = re.compile(r" (?<=[\d.,] )[\d.,]")  # without one no number is broken by a space
_YEAR_OR_ROW = re.compile(r"(?:19|20)\d\d |\d{1,2}[.,] ")
_THREE_APART = re.compile(r" [\u4e00-\u9fff] [\u4e00-\u9fff] ")
_SPACED_OUT = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?: [\u4e00-\u9fff]){3,30}(?![\u4e00-\u9fff])")

_LABEL_START = re.compile(r"[\u4e00-\u9fff]{2,8}[:：]")  # 业主单位：…
_ROW_START = re.compile(
    r"\d{1,2}[.、]|[·•◆▷●○■☆★(（【—]|[一二三四五六七八九十]{1,2}、|20\d\d[-年/.]|(?:发布|来源|时间|日期|作者|编辑|责任编辑|原标题|记者)[^，。]{0,4}[：丨|]"
)
_ASCII = re.compile(r"[!-~]")

_COUNT = array("i", range(1 << 14))


@dataclass(slots=True)
class Clean:
    """`text` made plain; `origins[i]` and `ends[i]` bound the raw text of character i."""

    text: str
    origins: array
    ends: array


def clean(raw):
    """The text made plain, with its way back. Any `str` is taken, even one with control characters or lone surrogates."""
    text = _NOT_PLAIN.sub(_plain, raw)
    edits = _edits(text)
    if edits:
        text, origins, ends = _apply(text, edits)
    else:
        count = _counting(len(text) + 1)
        origins, ends = count[: len(text)], count[1 : len(text) + 1]
    text = _BETWEEN_LATIN.sub(lambda m: m[0].translate(_LATIN_MARKS), text)
    if '"' in text:
        text = _STRAIGHT_QUOTED.sub(r"“\1”", text)
    return Clean(simplified(text), origins, ends)


def _plain(match):
    return _TABLE[ord(match[0])]


@cache
def _traditional():
    """The expression of every character that simplifying may change, alone or within a word."""
    every = "".join(map(chr, [*range(0x2E80, 0xD800), *range(0xF900, 0xFB00)]))
    changed = [char for char, plain in zip(every, _simplify(every), strict=True) if char != plain]
    return re.compile(f"[{''.join(changed)}{_WITHIN_WORDS}\U00010000-\U0010ffff]")


def simplified(text):
    """Simplified characters, never changing the length, so that positions hold."""
    if _traditional().search(text) is None:
        return text
    plain = _simplify(text)
    if len(plain) == len(text):
        return plain
    return "".join(one if len(one := _simplify(char)) == 1 else char for char in text)


def _edits(text):
    """(start, end, what stands there instead) for all that is deleted or shortened, in order, none overlapping."""
    found = []
    if _INVISIBLE in text:
        found += [(m.start(), m.end(), "") for m in re.finditer(_INVISIBLE + "+", text)]
    if _JOINER in text:
        found += [(m.start(), m.end(), "") for m in _STRAY_JOINER.finditer(text)]
    if "\r" in text:
        found += [
            (m.start(), m.end(), "" if m[0] == "\r" and text[m.end() : m.end() + 1] == "\n" else "\n")
            for m in re.finditer("\r", text)
        ]
    if "&" in text:
        found += _entities(text)
    if "(" in text:
        found += _sounds(text)
    if " " in text:
        found += _stray_spaces(text)
    found += _wraps(text)
    found.sort()
    out, reached = [], 0
    for start, end, instead in found:
        if start >= reached:
            out.append((start, end, instead))
            reached = end
    return out


def _entities(text):
    """&nbsp; and its like left over in plain text."""
    for m in _ENTITY.finditer(text):
        plain = unescape(m[0].replace("；", ";"))
        if len(plain) == 1:
            yield m.start(), m.end(), plain.translate(_TABLE).replace("\r", " ").replace("\n", " ")


def _sounds(text):
    """Sounds in brackets behind a character. Without a tone mark they count only in a text that has several with one."""
    found = list(_SOUND.finditer(text))
    toned = sum(1 for m in found if _HAS_TONE.search(m[1]))
    return [(m.start(), m.end(), "") for m in found if toned >= 3 or _HAS_TONE.search(m[1])]


def _stray_spaces(text):
    found = [(m.start(), m.end(), "") for m in _SPACE_BEFORE_UNIT.finditer(text)]
    found += [(m.start(), m.end(), "") for m in _SPACE_IN_DATE.finditer(text)]
    broken = []
    if _SPACED_DIGIT.search(text):
        broken += [m for m in _BROKEN_NUMBER.finditer(text) if " " in m[0] and not _is_year_or_row(text, m)]
    if _THREE_APART.search(text):
        broken += _SPACED_OUT.finditer(text)
    for m in broken:
        found += [(i, i + 1, "") for i in range(m.start(), m.end()) if text[i] == " "]
    return found


def _is_year_or_row(text, match):
    """`2021 20亿元` are two numbers; `1. 5亿元` at the start of a line is a row's number and an amount."""
    head = _YEAR_OR_ROW.match(match[0])
    if not head:
        return False
    line_start = not text[max(0, match.start() - 40) : match.start()].rpartition("\n")[2].strip(" (")
    return head[0][:2] in ("19", "20") and len(head[0]) == 5 or line_start


def _wraps(text):
    """Line ends inside sentences, of a text that was wrapped at a fixed width: many lines are as long as the longest,
    few are nearly so, and most of them end in mid-sentence."""
    lines = text.split("\n")
    longest = max(map(len, lines))
    if not 16 <= longest <= 110 or len(lines) < 6:
        return []
    for measure in (len, _width):
        sizes = [measure(line) for line in lines]
        most = max(sizes)
        full = most - 3
        whole = [line for line, size in zip(lines, sizes, strict=True) if size >= full]
        nearly = sum(0.7 * most <= size < full for size in sizes)
        if len(whole) >= max(4, 2 * nearly) and sum(line[-1] in "。！？" for line in whole) * 4 <= len(whole):
            break
    else:
        return []
    found, position = [], 0
    for i in range(len(lines) - 1):
        position += len(lines[i]) + 1
        follows = lines[i + 1]
        if (
            sizes[i] >= full
            and follows
            and follows[0] != " "
            and not _ROW_START.match(follows)
            and not _LABEL_START.match(follows)
        ):
            found.append((position - 1, position, ""))
    return found


def _width(line):
    """Columns a line takes: two for a character, one for a letter or digit."""
    return 2 * len(line) - len(_ASCII.findall(line))


def _apply(text, edits):
    pieces, origins, ends = [], array("i"), array("i")
    count = _counting(len(text) + 1)
    position = 0
    for start, end, instead in [*edits, (len(text), len(text), "")]:
        pieces.append(text[position:start])
        origins += count[position:start]
        ends += count[position + 1 : start + 1]
        if instead:
            pieces.append(instead)
            origins.append(start)
            ends.append(end)
        elif ends and end > start:
            ends[-1] = end
        position = end
    return "".join(pieces), origins, ends


def _counting(size):
    """0, 1, 2, … up to at least `size`: slices of it are the maps of untouched stretches."""
    global _COUNT
    if size > len(_COUNT):
        if size > 1 << 20:
            return array("i", range(size))
        _COUNT = array("i", range(size * 2))
    return _COUNT
