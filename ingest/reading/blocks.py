"""The lines of a clean text and what their words say they are: prose, navigation, credits, lists of other articles.

The words stand in data/junk_lines.txt and are found in one pass over the whole text, whatever their number.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .naming.beginnings import Sought
from .naming.leaping import leaping

DATA = Path(__file__).parent / "data"
SENTENCE_END = "。！？…；!?;"
CLOSERS = "”’)）】》〉』」\"'）]"

_LONG = 150  # a line of this length may be a page whose line breaks were lost
_MARGIN = 40  # bullets and brackets around a word that is the whole line
_SHORT = 90  # a line of this length or more is a paragraph, not a button
_BULLETS = " \t·•◆◇▷▶►>》»*+-—–=_|丨↓↑→★☆■□●○▲△▼▽✦※#、，：;【】[](){}<《〈“”\"'「」『』①②③④⑤⑥⑦⑧⑨0123456789.．"
_SEPARATORS = "：:丨|/／ 】)]、—-·>》="
_TAIL = " ：:>》»…。.，,、；;)）】]|丨~～-—_+”\"'!！?？▼↓"
_WIDE_GAP = Sought(
    r"(?<=[。！？…”)》】；：\w]) {2,}(?=\S)|(?<=[。！？…”)]) (?=[\u4e00-\u9fff【“(\d])| (?=【[^】\n]{2,12}】)"
    r"| (?=20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?(?:\d{1,2}:\d\d|$|[^\d，。]{2,8}：))|(?<=\d\d:\d\d) (?=[\u4e00-\u9fff“])|(?<=正文) |(?<=正文内容) "
    r"| (?=[^\s，。]{1,16}(?:讯|电) ?[(（])"
)
_REPOSTED = re.compile(r" (?=[\[(（]转[载帖贴]?[\])）])")
_CRUMBS = re.compile(r"(?:[^>\n，。]{0,20}>{1,2} ?){1,6}[^ >\n]{2,10} +")
_VALUE = re.compile(r"[：丨|]? ?[^ ，。]{1,20} +")
_PROFILE_KEY = re.compile(
    r"(?:[【·•]|[(（]?[一二三四五六七八九十\d]{1,3}[、.．)）] ?)?([\u4e00-\u9fff]{2,6})(?:[：:】丨| ]|$)"
)
_FIRST_MARK = re.compile(r"[，。]")
_DATELINED = re.compile(r"(?:电|讯|消息|报道) ?[(（]")
_MARKS = re.compile(r"[\W_]+")
_DATE = r"(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?"
DATED = re.compile(_DATE)
_NOT_A_STOP = re.compile(r"[\u4e00-\u9fff”)]\.(?=[\u4e00-\u9fff“\"” \n]|$)")


@dataclass(slots=True)
class Line:
    """A line (or, of a page without line breaks, a stretch of one): `text` is `clean[start:end]`, without outer spaces."""

    start: int
    end: int
    text: str
    marks: set = field(default_factory=set)  # classes of data/junk_lines.txt found in it
    whole: set = field(default_factory=set)  # classes whose word is the whole line
    legal: int = 0
    stops: int = 0  # full stops inside or at the end

    @property
    def ended(self):
        """Whether it closes as a sentence does."""
        tail = self.text.rstrip(CLOSERS)
        return bool(tail) and (
            tail[-1] in SENTENCE_END
            or tail[-1] == "~"
            and "，" in tail
            or tail[-1] == "."
            and not tail[-2:-1].isascii()
        )

    @property
    def prose(self):
        """A sentence or a paragraph of them, going by its length and its marks alone."""
        n = len(self.text)
        return n >= 70 or (n >= 14 and (self.ended or self.stops > 0))

    @property
    def maybe_prose(self):
        """Long enough and with a comma: a paragraph that lost its full stop, or a long headline."""
        return self.prose or (len(self.text) >= 25 and ("，" in self.text or "、" in self.text))

    @property
    def key(self):
        """The line without spaces and marks: equal for a text printed twice."""
        return _MARKS.sub("", self.text)


def lines_of(text):
    """All lines with something in them, in order, each with the marks its words give it."""
    inside, whole = _words()
    hits = _hits(text, *inside)
    lines = list(_split(text, hits))
    starts = [line.start for line in lines]
    for start, end, word, rules in hits:
        at = bisect_right(starts, start) - 1
        if at >= 0 and end <= lines[at].end:
            _mark(lines[at], start, end, word, rules)
    for line in lines:
        word = line.text.lstrip(_BULLETS).rstrip(_TAIL)
        if word in whole:
            start = line.start + line.text.index(word)
            _mark(line, start, start + len(word), word, whole[word])
    return lines


def _hits(text, expression, beginnings):
    """(start, end, word, its rules) for every word in the text, in the order of their ends."""
    hits = [
        (match.start(), match.start() + len(word), word, rules)
        for match in expression.finditer(text)
        for word, rules in beginnings[match[1]]
    ]
    hits.sort(key=_by_end)
    return hits


def _by_end(hit):
    return hit[1], hit[0]


def _split(text, hits):
    position = 0
    titled = False
    for line in text.split("\n"):
        stripped = line.strip(" ")
        if stripped:
            start = position + line.index(stripped[0])
            if len(stripped) > _LONG:
                yield from _parts(text, start, start + len(stripped), hits, titled)
            else:
                titled = titled or len(stripped) >= 8
                yield _line(text, start, start + len(stripped))
        position += len(line) + 1


def _parts(text, start, end, hits, titled):
    """A page on one line falls apart at wide gaps, behind sentences followed by a space, before 【heads】, stamps,
    and the words that head a list, a notice or a credit."""
    cuts = {gap.end() for gap in _WIDE_GAP.finditer(text, start, end)}
    if crumbs := _CRUMBS.match(text, start, end):
        cuts.add(crumbs.end())
    for at, stop, word, rules in hits:
        if not (start < at and stop < end):
            continue
        if ("caption", "end") in rules and text[stop] == " ":
            cuts.add(stop + 1)
        opened = at - 1 if text[at - 1] in "([【（" else at
        if text[max(start, opened - 3) : opened].rstrip(" ")[-1:] in ("电", "讯"):
            continue
        if text.rfind("(", max(start, opened - 24), opened) > text.rfind(
            ")", max(start, opened - 24), opened
        ):
            continue  # (通讯员 某某 记者 某某)
        if text[opened - 1] in " 。！？）)”" or opened in cuts:
            kinds = [kind for kind, place in rules if _opens(kind, place, word, text[stop])]
            if kinds:
                cuts.add(opened)
            if "meta" in kinds and (gap := _VALUE.match(text, stop, end)):
                cuts.add(gap.end())
            if "list" in kinds and (behind := _behind_headline(text, at, min(end, at + 200))):
                cuts.add(behind)
    for reposted in _REPOSTED.finditer(text, start, end):
        cuts.add(reposted.end())
        if behind := _behind_headline(text, reposted.end(), min(end, reposted.end() + 200)):
            cuts.add(behind)
    if not titled:
        first = min((cut for cut in cuts if cut > start + 40), default=end)
        if (behind := _behind_headline(text, start, min(first, start + 200))) and not _DATELINED.search(
            text, start, behind + 20
        ):
            cuts.add(behind)
    at = start
    for cut in [*sorted(cuts), end]:
        part = text[at:cut].rstrip(" ")
        if part:
            yield _line(text, at, at + len(part))
        at = cut


def _opens(kind, place, word, following):
    """Whether a word may begin a new part of a line: a label with its colon, or a phrase nobody writes in a sentence."""
    if kind == "nav" or place in ("end", "any") and kind != "meta" or place == "whole" or len(word) < 2:
        return False
    return following in "：:丨|/ 】)]" or word[-1] == "：" or kind in ("stop", "list") and len(word) >= 4


def _behind_headline(text, start, end):
    """Where the paragraph begins that follows a headline on the same line: the last space before the first comma; or 0."""
    mark = _FIRST_MARK.search(text, start, end)
    if not mark:
        return 0
    left, space, right = text[start : mark.start()].rpartition(" ")
    return start + len(left) + 1 if space and len(left) >= 8 and len(right) >= 2 else 0


def _line(text, start, end):
    line = Line(start, end, text[start:end])
    line.stops = line.text.count("。")
    if "." in line.text:
        line.stops += len(_NOT_A_STOP.findall(line.text))
    return line


def _mark(line, start, end, word, rules):
    """Keep a word's classes if it stands in the line where its rule wants it."""
    text = line.text
    before, behind = start - line.start, line.end - end
    at_start = before <= _MARGIN and not text[:before].strip(_BULLETS)
    at_end = behind <= _MARGIN and not text[len(text) - behind :].strip(_TAIL)
    for kind, place in rules:
        if place == "any":
            right = kind in ("legal", "stop") or len(text) < _SHORT
        elif place == "start":
            right = at_start and (at_end or _heads(kind, word, text[len(text) - behind], line))
        elif place == "end":
            right = at_end and len(text) < _SHORT
        else:
            right = at_start and at_end
        if not right:
            continue
        if kind == "legal":
            line.legal += 1
        line.marks.add(kind)
        if (
            kind == "list"
            and place == "end"
            and len(text) <= 10
            or at_start
            and (at_end or kind == "list" and text[len(text) - behind] not in _SEPARATORS)
        ):
            line.whole.add(kind)


def _heads(kind, word, following, line):
    """Whether a word at the start of a line says what the line is, rather than beginning a sentence (记者了解到…)."""
    apart = following in _SEPARATORS
    if kind == "caption":
        return len(line.text) < _SHORT
    if kind == "list":
        return (
            apart
            and (len(line.text) < _SHORT or not line.stops)
            or len(line.text) < 20
            and (not line.ended or line.text[-1] in "：:")
        )
    if kind == "credit":
        return (
            apart and len(line.text) < _SHORT and not (line.text[-1] in "。？！…；" and len(line.text) > 25)
        )
    if kind == "stop":
        return apart or len(word) > 2 and not (line.prose and len(word) < 4)
    return apart and len(line.text) < _SHORT


@cache
def _profile_keys():
    rows = (DATA / "profile_keys.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


def is_profile_key(text):
    """Whether a row begins with a key of a park's profile: 级别, 占地面积：500亩, 投资: 3亿元."""
    key = _PROFILE_KEY.match(text)
    return bool(key) and key[1] in _profile_keys()


@cache
def _words():
    """(the words that count inside a line, {word: [(class, place)]} of those that count only as all of it).

    The former are (the expression that finds them, {word: [(each word that it begins with, its [(class, place)])]}).
    """
    rules = {}
    for row in (DATA / "junk_lines.txt").read_text(encoding="utf-8").splitlines():
        if row.strip() and not row.startswith("#"):
            kind, place, *words = row.split()
            for word in words:
                rules.setdefault(word, []).append((kind, place))
    whole = {word: kinds for word, kinds in rules.items() if _is_only_whole(word, kinds)}
    inside = {word: kinds for word, kinds in rules.items() if word not in whole}
    return _found_by(inside), whole


def _is_only_whole(word, kinds):
    """Whether a word counts only as all of a line, and is what remains of it without bullets and closing marks."""
    return word.lstrip(_BULLETS).rstrip(_TAIL) == word and all(place == "whole" for _, place in kinds)


def _found_by(rules):
    beginnings = {
        word: [(word[:size], rules[word[:size]]) for size in range(1, len(word) + 1) if word[:size] in rules]
        for word in rules
    }
    return leaping(rules), beginnings
