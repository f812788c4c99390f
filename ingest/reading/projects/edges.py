"""Where the name of a project begins: behind the last edge that leaves a name, or at its quotation mark."""

import re

from ingest.reading.naming.edges import window_start
from ingest.reading.naming.leaping import apart, leaping
from ingest.reading.naming.words import choice, words

from .refusals import GENERIC

REACH = 44
_EDGES = leaping(
    [*words("projects/left_edges"), *(digit + unit for digit in "0123456789" for unit in "年月日")]
)
_JOIN = re.compile(r"[以和与及、](?:(?<!以)|及)")
_NOUN_END = re.compile("(?:" + choice("projects/nouns") + r")(?:\([^()]{1,6}\))?$")
_COUNT = re.compile(
    r"[\d一二两三四五六七八九十百几多首第数](?<=(?=((?:[\d一二两三四五六七八九十百几多]{1,9}(?:余|多)?|首|第一|数)(?:个|家|批|大|座|条|处|项(?!目)))).)"
)
_QUOTE = re.compile(r"[“\"《「]([^“”\"《》「」,。;]{2,24})[”\"》」](?=" + choice("projects/nouns") + ")")
# Words that end like an edge but belong to a name.
_NO_EDGE = leaping(words("projects/no_edges"))


def open_quote(text, floor, begin):
    """“静观田园”综合体项目: the quoted word before `begin` belongs to the name."""
    for quote in re.finditer(
        r"[“\"《「][^“”\"《》「」,。;]{2,16}[”\"》」]", text[max(floor, begin - 20) : begin]
    ):
        if quote.end() == min(begin, begin - max(floor, begin - 20)):
            return max(floor, begin - 20) + quote.start()
    return begin


def quoted_before(text, floor, match):
    if match.start() == 0 or text[match.start() - 1] not in '”"》」':
        return None
    for quote in _QUOTE.finditer(text, max(floor, match.start() - 28)):
        if quote.end() == match.start():
            return quote.start()
    return None


def window_start_over_lists(text, floor, tail):
    """As for companies, but a single space between Latin letters and 、 or 及 inside one name do not stop it."""
    start = window_start(text, floor, tail, REACH)
    while (
        start - 1 > floor
        and text[start - 1] in " ·"
        and re.match(r"[A-Za-z0-9]", text[start : start + 1] or " ")
        and re.match(r"[A-Za-z0-9]", text[start - 2])
    ):
        start = window_start(text, floor, start - 1, REACH)
    return start


def left_edge(text, start, tail):
    """The last edge before `tail` that leaves a name; where none does, `start`."""
    begin = start
    protected = list(apart(_NO_EDGE, text, start, min(len(text), tail + 4)))
    for match in _EDGES.finditer(text, start, tail):
        end = match.end(1)
        if protected and any(low <= match.start(1) and end <= high for low, high in protected):
            continue
        if (
            tail - end >= 2
            and end > begin
            and (len(match.group(1)) > 1 or match.group(1) == "的" or not GENERIC.fullmatch(text, end, tail))
        ):
            begin = end
    for match in _COUNT.finditer(text, begin, tail):
        if match.end(1) <= tail and not _capacity(text, match.start(1)):
            begin = match.end(1)
    for match in _JOIN.finditer(text, begin, tail):
        if _NOUN_END.search(text, begin, match.start()) and tail - match.end() >= 2:
            begin = match.end()
    return begin


def _capacity(text, number):
    """年产20万套, 年处理5个: a number that belongs to the name."""
    return text[max(0, number - 3) : number].endswith(("年产", "年加工", "年处理", "日产", "产能", "月产"))
