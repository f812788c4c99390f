"""Which text speaks of which project.

A piece is (line number, start, end, kind) in clean characters. Kinds:
`before`: the sentence up to the first project named in it; `between`: the clause that leads up to a later one;
`after`: from a project's name to the next project's; `row`: the short lines under a name in a table (签约, 总投资:…);
`shared`: what follows a row A、B和C, or 两个项目都…, for all of them but the last;
`follow`: sentences that go on about it (该项目…, 总投资…, 建成后…), `loose` those that may;
`ordinal`: 前一个…, 后一个… after a pair.
"""

import re

from . import labels
from .anaphora import is_about
from .returning import clause_start, give_returning
from .rows import join_rows

_STOP = re.compile(
    r"^[“\"]?(?:(?:据悉,|据了解,)?(?:这|上述)?[\d两三四五六七八九十]{1,9}[大个]项目共|全区|全市|全县|全园|今年以来|去年|截至|据统计|与此同时|此外|另外|近年来|下一步|接下来|未来|数据显示|统计显示|同比|"
    r"我区|我市|我县|本次|此次签约|活动|当前|眼下,全|与.{2,14}相比|对照|放眼|除此之外|同时,|另据|根据规划|根据年度|按照规划|[^,。]{2,6}(?:区|县|市|经开区|高新区|管委会)(?:相关|有关|委|政府|负责|主要|提出|将|发展改革|去年|今年))"
)
_OUTPUT = re.compile(r"(?:达产|满产|投产|建成|投用)后?[^。;]{0,24}产值")
_CELL = re.compile(
    r"^[^\w\s“\"(]{0,4}\s?(?:签约|开工|竣工|投产|完工|建成|已投产|已开工|在建|封顶|拟建|前期)[\w()]{0,4}$"
)
_NOTHING = re.compile(r"[”\"》」]?(?:\([^()]{1,8}\))?[。:;]?\s*")
_PLACED = re.compile(r"(?:[在于]|落户|落子|落址|选址|入驻|进驻|位于)了?(?:[\u4e00-\u9fff]{2,3}[区县市])?$")
_LEADS_ON = re.compile(r"(?:[内里](?!部)|,)")  # 甲工业园内,… , 甲工业园,投资2亿元的乙项目
# 在设于乙高新区的分会场: in a new paragraph this opens another story.
_OPENS = re.compile(r"在(?![此这该])")
_NUMBER = re.compile(r"[(【]?[\d一二三四五六七八九十]{1,3}[)】、.]")  # (二)电子电路。: a heading
_REACH = 5
_ASIDE = 12  # characters of a line that tells nothing and leads on


def assign(candidates, lines, *, sure=False):
    """Fill `pieces` and `row_mates`.

    Names that show themselves to be projects are cut off from each other only by their like; once all of them are
    known to be projects (`sure`), each cuts off each.
    """
    strong = candidates if sure else [c for c in candidates if c.strong and not c.is_park]
    by_line = _assign(strong, strong, lines)
    rest = [c for c in candidates if not any(c is s for s in strong)]
    if rest:
        by_line = _assign(rest, candidates, lines)
    for number, found in by_line.items():
        join_rows(lines, number, found)


def _assign(takers, cutters, lines):
    """Give the takers the text between them and the cutters; {line number: [(start, end, candidate)]} of all of these."""
    taking = {id(c) for c in takers}
    by_line = {}
    for candidate in cutters:
        if candidate.is_park and id(candidate) not in taking:
            continue
        for mention in _telling(candidate, cutters, lines):
            by_line.setdefault(mention.line, []).append((mention.start, mention.end, candidate))
    pieces = {id(c): [] for c in cutters}
    for number, found in by_line.items():
        found.sort(key=lambda f: f[0])
        _within(lines[number], number, found, pieces)
    for number in sorted(by_line):
        _following(lines, number, by_line, pieces)
    give_returning(lines, by_line, pieces)
    for candidate in takers:
        candidate.pieces = pieces[id(candidate)]
    return by_line


def _telling(candidate, cutters, lines):
    """The mentions that text may be about: not P of 甲项目落户P, where another candidate stands before it."""
    return [
        m
        for m in candidate.mentions
        if not (_is_placed(lines[m.line], m) and _beside(candidate, m, cutters))
        and not (
            candidate.is_host
            and _LEADS_ON.match(lines[m.line].text, m.end - lines[m.line].start)
            and _beside(candidate, m, cutters, after=True)
        )
    ]


def _is_placed(line, mention):
    return _PLACED.search(line.text[: mention.start - line.start][-8:]) is not None


def _beside(candidate, mention, cutters, after=False):
    """Is another candidate named before (or after) the mention in its sentence?"""
    return any(
        o.line == mention.line and (o.start > mention.start if after else o.start < mention.start)
        for c in cutters
        if c is not candidate
        for o in c.mentions
    )


def _within(line, number, found, pieces):
    start, _end, first = found[0]
    if start > line.start:
        pieces[id(first)].append((number, line.start, start, "before"))
    for index, (start, end, candidate) in enumerate(found):
        until = found[index + 1][0] if index + 1 < len(found) else line.end
        pieces[id(candidate)].append((number, end, until, "after"))
        if index and start - found[index - 1][1] > 1:
            pieces[id(candidate)].append(
                (number, clause_start(line, found[index - 1][1], start), start, "between")
            )


def _following(lines, number, by_line, pieces):
    owner = max(by_line[number], key=lambda f: f[0])[2]
    last = pieces[id(owner)]
    paragraph = lines[number].paragraph
    alone = _heads_item(lines[number], by_line[number])
    labelled = owner.first.rule == "labelled-project"
    for step in range(number + 1, min(len(lines), number + 1 + (labels.REACH if labelled else _REACH))):
        line = lines[step]
        stripped = line.text.strip()
        if step in by_line:
            return
        if labels.is_label(stripped) or (labelled and labels.goes_on(stripped)):
            last.append((step, line.start, line.end, "row"))
            paragraph = line.paragraph
            continue
        if _CELL.match(stripped) or (alone and line.paragraph == paragraph):
            last.append((step, line.start, line.end, "row"))
            continue
        if line.paragraph > paragraph + 1 or _STOP.match(stripped):
            return
        goes_on = is_about(stripped, owner)
        if line.paragraph != paragraph and (not goes_on or _OPENS.match(stripped)):
            if len(stripped) <= _ASIDE and not _NUMBER.match(stripped):
                paragraph = line.paragraph  # 几个数,先摆在桌上。
                continue
            return
        if not goes_on and (stripped[:1] in '“"' or step > number + 2):
            if _OUTPUT.search(stripped):
                last.append((step, line.start, line.end, "follow"))
            continue
        last.append((step, line.start, line.end, "follow" if goes_on else "loose"))


def _heads_item(line, found):
    """【重点项目(4)】标准厂房二期。: a name that is all of its sentence is what its paragraph is about."""
    return (
        len(found) == 1
        and found[0][0] - line.start <= _ASIDE
        and _NOTHING.fullmatch(line.text[found[0][1] - line.start :]) is not None
    )
