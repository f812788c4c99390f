"""The main text of a page: which lines belong to the article, and each text once.

A page has a head (navigation, headline, the line with time and source), the article, and a tail (credits, notices,
lists of other articles). The article begins at the first paragraph behind the head and ends where a credit, a notice
or a list stands and nothing of an article follows. In between, captions, adverts and teasers are left out one by one.
"""

import re
from dataclasses import dataclass, replace

from .blocks import DATED, Line, is_profile_key
from .dateline import find_dateline
from .repeats import without_repeats
from .roles import ENOUGH, could_be_headline, is_meta, may_begin, verdict

_LEAD_IN = 9  # lines of a list that may stand between its first words and the first paragraph
_SUMMARY = 200  # characters of a summary that may stand above the line of time and source
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十\d]{1,2}[)）]|第[一二三四五六七八九十][章节部篇、]"
    r"|\d{1,2}[.、 ]|0\d$|【[^】]{1,20}】$|[\u4e00-\u9fff]{2,6}篇：|PART|Part)"
)
_ROW = re.compile(r"\d{1,2}[.、]|[(（]\d{1,2}[)）]|[①-⑳]")
_ROW_FACT = re.compile(r"项目|亿元|万元|亩|平方米|公司")
_TO_WHOM = re.compile(r"(?:各[^，。]{1,24}|[^，。]{2,24}(?:部门|单位|政府|公司))：$")
_CREDIT_BEHIND = re.compile(
    r"[(（](?:编辑|责编|责任编辑|记者|通讯员|实习生|作者)[ ：:][^()（）。，]{2,30}[)）]$"
)
_TEASER = re.compile(r"(?:\.{3}|…)$")


@dataclass(slots=True)
class Page:
    """The lines of a page sorted: `head` before the article, `kept` its lines (each text once), `rest` all others."""

    head: list[Line]
    kept: list[Line]
    rest: list[Line]


def sort_page(lines):
    """Head, article and rest of a page. An article without any paragraph keeps nothing."""
    first = _first(lines)
    if first is None:
        return Page(lines, [], [])
    head = lines[:first]
    kept, rest = _walk(lines[first:])
    kept, twice = without_repeats(kept, {line.key for line in head})
    return Page(head, kept, rest + twice)


def _first(lines):
    """Index of the article's first line: the first paragraph behind the line with time and source."""
    anchor = _anchor(lines)
    headline = next((i for i, line in enumerate(lines) if could_be_headline(line)), None)
    for i in range(anchor + 1, len(lines)):
        line = lines[i]
        if not may_begin(line):
            continue
        titled = anchor >= 0 or headline is not None and headline < i
        if line.prose and (titled or line.stops or len(line.text) > 60 or i + 1 == len(lines)):
            return _with_lines_above(lines, i, anchor, headline)
        if not line.prose and (
            titled and _followed(lines, i) or len(line.text) >= 25 and find_dateline(line.text)
        ):
            return _with_lines_above(lines, i, anchor, headline)
    rows = _profile(lines, anchor + 1, len(lines))
    return rows if rows is not None and sum(is_profile_key(line.text) for line in lines[rows:]) >= 4 else None


def _profile(lines, start, end):
    """Index of the first row of a park's or project's profile (at least three keys) among the lines, or of its
    numbered head above it; None if there is none."""
    keys = [i for i in range(start, end) if is_profile_key(lines[i].text)]
    if len(keys) < 3:
        return None
    first = keys[0]
    above = lines[first - 1] if first > start else None
    return first - 1 if above and not above.marks and _NUMBERED.match(above.text) else first


def _anchor(lines):
    """The last line of time, source or reads above the article; -1 if none.

    A short summary may stand above it, if it is dated and what follows is longer: else it is a credit below the article.
    """
    sizes = [_prose_size(line) for line in lines]
    total, anchor, read = sum(sizes), -1, 0
    for i, line in enumerate(lines):
        # 批准时间：2002年12月 in a park's profile is a row of it.
        if (
            is_meta(line)
            and not is_profile_key(line.text)
            and (not read or DATED.search(line.text) and total - read > 2 * read)
        ):
            anchor = i
        read += sizes[i]
        if read > _SUMMARY or anchor >= 0 and i - anchor > 60:
            break
    return anchor


def _prose_size(line):
    """Characters of a paragraph of at least forty; 0 for anything else."""
    return len(line.text) if line.prose and line.stops and len(line.text) >= 40 and may_begin(line) else 0


def _followed(lines, i):
    """A paragraph that lost its full stop counts when another follows."""
    line = lines[i]
    # On a page that closes no paragraph with a full stop a short one counts, too.
    told = len(line.text) >= 18 and "，" in line.text and not line.marks and not _closed(lines)
    if len(line.text) < 12 or not (line.maybe_prose or line.ended or told):
        return False
    following = [line for line in lines[i + 1 : i + 5] if not line.marks & {"caption", "ad"}]
    return any(line.maybe_prose for line in following[:3])


def _with_lines_above(lines, i, anchor, headline):
    """Short sentences (好消息！) and numbered section heads right above the first paragraph belong to the article."""
    if (rows := _profile(lines, anchor + 1, i)) is not None:
        return rows
    floor = max(anchor, headline if headline is not None else i)
    while i - 1 > anchor:
        above = lines[i - 1]
        if above.marks or len(above.text) > 30:
            break
        sentence = i - 1 > floor and len(above.text) >= 4 and (above.ended or above.text[-1] == "，")
        if not (sentence or _NUMBERED.match(above.text) or _TO_WHOM.match(above.text)):
            break
        i -= 1
    return _led_in(lines, i, floor)


def _led_in(lines, i, floor):
    """先上干货： with the short lines that it introduces, above the first paragraph: the article begins with it."""
    for at in range(i - 2, max(floor, i - _LEAD_IN), -1):
        if any(line.marks or len(line.text) > 30 for line in lines[at:i]):
            break
        if lines[at].text.endswith("：") and not is_meta(lines[at]):
            return at
    return i


def _walk(lines):
    """The article's lines up to its end, and all others."""
    kept, rest, pending = [], [], []
    read, i, closed = 0, 0, _closed(lines)
    while i < len(lines):
        line = lines[i]
        what = verdict(line, read, closed)
        if what in ("end", "list"):
            again = _resumes(lines, i, what, read)
            if again is None:
                break
            rest += lines[i:again]
            i = again
            continue
        if what == "aside":
            rest.append(line)
        elif what == "prose":
            kept += [*pending, line]
            pending = []
            read += len(line.text)
        else:
            pending.append(line)
        i += 1
    rows = _rows_at_end(pending, kept, closed)
    kept += pending[:rows]
    if kept and (credit := _CREDIT_BEHIND.search(kept[-1].text)) and credit.start():
        kept[-1] = _shortened(kept[-1], credit.start())
    kept, headlines = _without_headlines(kept)
    return kept, rest + headlines + pending[rows:] + lines[i:]


def _shortened(line, size):
    text = line.text[:size].rstrip(" ")
    return replace(line, end=line.start + len(text), text=text)


def _closed(lines):
    """Whether this page closes its paragraphs with full stops: then a line without one is none."""
    long = [line.ended for line in lines if len(line.text) >= 60 and not line.legal]
    return len(long) >= 2 and sum(long) >= 0.7 * len(long)


def _resumes(lines, i, what, read):
    """Index at which the article goes on behind a list of teasers or a notice in its middle; None if it is over.

    It goes on only if few headlines stand between, none of them dated, and what follows is as substantial as an article:
    closed paragraphs, none of them cut off by dots.
    """
    most = 5 if what == "list" else 3
    for j in range(i + 1, len(lines)):
        line = lines[j]
        if (
            line.prose
            and line.stops
            and len(line.text) >= 40
            and not (line.legal or line.marks & {"stop", "list"})
        ):
            break
        if (
            j - i > most
            or DATED.search(line.text)
            or line.legal >= 2
            or what == "list"
            and "stop" in line.marks
        ):
            return None
    else:
        return None
    following = lines[j : j + 12]
    if any(_TEASER.search(line.text) or DATED.fullmatch(line.text) for line in following):
        return None
    if read < ENOUGH:
        return j
    paragraphs = [line for line in following if line.prose and len(line.text) >= 40]
    substantial = sum(len(line.text) for line in paragraphs) >= max(150, read * 0.3)
    return j if substantial and all(line.ended for line in paragraphs) else None


def _rows_at_end(pending, kept, closed):
    """How many of the last short lines are rows of a table or list that the article ends with."""
    introduced = bool(kept) and kept[-1].text.endswith(("：", "——"))
    rows = 0
    for at, line in enumerate(pending):
        said = "，" in line.text and len(line.text) >= (8 if line.ended else 12)  # 嗯，这个冬天，不冷。
        said = said and (line.ended or bool(kept) and not closed and not kept[-1].ended)
        row = (
            said
            or introduced
            or is_profile_key(line.text)
            or _NUMBERED.match(line.text)
            and any(is_profile_key(following.text) for following in pending[at + 1 : at + 2])
            or _ROW.match(line.text)
            and _ROW_FACT.search(line.text)
        )
        if line.marks or not (row or rows and is_profile_key(pending[rows - 1].text)):
            break
        rows += 1
    return rows


def _without_headlines(kept):
    """Three or more closing lines that look like headlines (short, no full stop) are a list without a head of its own."""
    run = 0
    for line in reversed(kept):
        if (
            line.stops
            or len(line.text) >= 45
            or line.ended
            and len(line.text) >= 16
            and "，" in line.text
            or _ROW.match(line.text)
            or line.text[-1] in "：；”"
        ):
            break
        run += 1
    if run >= 3 and run < len(kept) and kept[-run - 1].text[-1] not in "：—":
        return kept[:-run], kept[-run:]
    return kept, []
