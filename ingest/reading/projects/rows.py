"""Names in a row: A、B和C share what follows the last of them; pairs are told apart by 前一个 and 后一个."""

import re

_ROW_GAP = re.compile(r"(?:(?:[、,]|以及|[和与及])(?:[\u4e00-\u9fff]{2,3}[区县])?)?")
_ALL = re.compile(r"^(?:这|上述)?(?:两|三|四|五|六|\d)个项目(?:都|均|全部|同样|皆)")
_FIRST = re.compile(r"前一个|前者|先看|第一个|头一个|其一")
_SECOND = re.compile(r"后一个|后者|另一(?:个|单|项|座)|第二个|其二")


def join_rows(lines, number, found):
    """Rows of names (a park that hosts is none of them) share what follows the last of them; pairs are told apart by ordinals."""
    found = sorted((f for f in found if not f[2].only_hosts), key=lambda f: f[0])
    line = lines[number]
    group = found[:1]
    for one in found[1:] + [None]:
        gap = one and line.text[group[-1][1] - line.start : one[0] - line.start]
        if one and _ROW_GAP.fullmatch(gap):
            group.append(one)
            continue
        if len(group) > 1:
            _share(lines, number, group, one[0] if one else line.end)
        group = [one]


def _share(lines, number, group, until):
    mates = list({id(c): c for _, _, c in group}.values())
    tail = (number, group[-1][1], until, "shared")
    for candidate in mates:
        candidate.row_mates = [c for c in mates if c is not candidate]
        if candidate is not mates[-1]:
            candidate.pieces.append(tail)
    for step in range(number + 1, min(len(lines), number + 4)):
        if _ALL.match(lines[step].text.strip()):
            for candidate in mates:
                candidate.pieces.append((step, lines[step].start, lines[step].end, "shared"))
    if len(mates) == 2:
        _ordinals(lines, number, mates)


def _ordinals(lines, number, pair):
    """前一个计划投资100亿元…;后一个投资24亿元: give each of two projects what an ordinal says of it."""
    for step in range(number, min(len(lines), number + 9)):
        line = lines[step]
        for pattern, owner in ((_FIRST, pair[0]), (_SECOND, pair[1])):
            match = pattern.search(line.text)
            if match is None:
                continue
            rival = (_SECOND if pattern is _FIRST else _FIRST).search(line.text, match.end())
            begin = line.start + match.start()
            end = line.start + rival.start() if rival else line.end
            for c in pair:
                c.pieces = [
                    p
                    for p in c.pieces
                    if p[3] in ("before", "shared") or not (p[0] == step and p[1] < end and begin < p[2])
                ]
            owner.pieces.insert(0, (step, begin, end, "ordinal"))
            if not rival:
                _carry(lines, step, owner)


def _carry(lines, step, owner):
    for follow in range(step + 1, min(len(lines), step + 3)):
        line = lines[follow]
        if line.paragraph != lines[step].paragraph or _FIRST.search(line.text) or _SECOND.search(line.text):
            return
        owner.pieces.append((follow, line.start, line.end, "ordinal"))
