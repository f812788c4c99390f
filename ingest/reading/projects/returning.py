"""Projects that a later paragraph comes back to: 该基地…, 它的总投资…, or a sentence that begins with their own word."""

import re
from functools import lru_cache

from .anaphora import ANAPHOR, fits

_IT = re.compile(r"这是它的|它的(?:总投资|占地|投资|产值|年产值|总建筑|投资方|业主)")
_SPEAKER = re.compile(r"^(?:(?:[\u4e00-\u9fff]{2,4}|问|答)[::]|\d{1,2}[.、.]\s*)")
_COUNTED = re.compile(r"[^,。;]{0,4}项目(?:[有共达]|总数|\d)")
_BARE = re.compile(r"^(?:占地|用地|总投资|投资|预计|建成|达产|总建筑)")
_THIS_ONE = re.compile(
    r"(?:这(?:个|座|一|处)|它|整个)[^,。;]{0,16}?(?P<noun>项目|基地|工厂|厂|产业园|中心|科技城|园区|生产线|产线|车间)"
)
_BY_AGREEMENT = re.compile(r"^(?:根据|按照|按)(?:投资|合作|双方)?(?:协议|约定|合同)")
_FAR = 12  # sentences that a returning 该基地 may lie behind its project


def clause_start(line, floor, start):
    low, high = floor - line.start, start - line.start
    return line.start + max(low, 1 + max(line.text.rfind(mark, low, high) for mark in ",;。"))


def _up_to_first(line, number, named, found, pieces):
    """该项目由甲公司投资,占地210亩,建设年产3万吨…生产线: what stands before the clause of the next name is still the last one's."""
    start, _end, first = min(found, key=lambda f: f[0])
    begin = clause_start(line, line.start, start)
    text = line.text.lstrip()
    anaphor = ANAPHOR.match(text)
    if begin <= line.start or anaphor is None or _COUNTED.match(text):
        return
    owner = next((c for _, _, c in sorted(named, key=lambda f: -f[0]) if fits(anaphor["noun"], c)), None)
    if owner is None or owner is first:
        return
    own = pieces[id(first)]
    own[:] = [p if p[:2] != (number, line.start) else (number, begin, start, "between") for p in own]
    pieces[id(owner)].append((number, line.start, begin, "follow"))


def give_returning(lines, by_line, pieces):
    """该基地…, 它的总投资… in a later paragraph: the last project with that noun."""
    own_words = {
        number: [(word, c) for _, _, c in found if (word := c.own_word)] for number, found in by_line.items()
    }
    all_words = tuple({word for found in own_words.values() for word, _ in found})
    last = None
    for step, line in enumerate(lines):
        if step in by_line:
            if last is not None and line.paragraph <= lines[last].paragraph + 2:
                _up_to_first(line, step, by_line[last], by_line[step], pieces)
            last = step
            continue
        if last is None or step - last > _FAR:
            continue
        text, noun, bare, pointing = _returns(line.text)
        alone = bare and len({id(c) for n, found in by_line.items() if n < step for _, _, c in found}) == 1
        if not (pointing or alone):
            if text.startswith(all_words):  # few sentences do: only those ask whose word it is
                _by_own_word(step, line, text, own_words, pieces)
            continue
        for back in range(step - 1, max(-1, step - _FAR), -1):
            named = [c for _, _, c in sorted(by_line.get(back, ()), key=lambda f: f[0])]
            if noun:
                named = [c for c in named if fits(noun, c)]
            if named:
                own = pieces[id(named[-1])]
                if not any(p[0] == step for p in own):
                    own.append((step, line.start, line.end, "follow"))
                break


@lru_cache(maxsize=512)
def _returns(line):
    """(the sentence without its speaker, the noun that points back, whether it goes on without one, whether it points back)."""
    text = _SPEAKER.sub("", line.strip())
    anaphor = ANAPHOR.match(text) or _THIS_ONE.search(text)
    pointing = bool(anaphor or _IT.search(text) or _BY_AGREEMENT.match(text))
    return text, anaphor["noun"] if anaphor else "", _BARE.match(text) is not None, pointing


def _by_own_word(step, line, text, own_words, pieces):
    """星衢将投资33亿元…: a later sentence that begins with the own word of one project only."""
    owned = {
        id(c): c
        for back in range(max(0, step - _FAR), step)
        for word, c in own_words.get(back, ())
        if text.startswith(word)
    }
    if len(owned) == 1:
        (number,) = owned
        if not any(p[0] == step for p in pieces[number]):
            pieces[number].append((step, line.start, line.end, "follow"))
