"""Which text speaks of which project.

A piece is (line number, start, end, kind) in clean characters. Kinds:
`before`: the sentence up to the first project named in it; `between`: the clause that leads up to a later one;
`after`: from a project's name to the next project's; `row`: the short lines under a name in a table (签约, 总投资:…);
`shared`: what follows a row A、B和C, or 两个项目都…, for all of them but the last;
`follow`: sentences that go on about it (该项目…, 总投资…, 建成后…), `loose` those that may;
`ordinal`: 前一个…, 后一个… after a pair.
"""

import re
from functools import lru_cache

from . import labels
from .mentions import key
from .names import NOUN

_STOP = re.compile(
    r"^[“\"]?(?:(?:据悉,|据了解,)?(?:这|上述)?[\d两三四五六七八九十]{1,9}[大个]项目共|全区|全市|全县|全园|今年以来|去年|截至|据统计|与此同时|此外|另外|近年来|下一步|接下来|未来|数据显示|统计显示|同比|"
    r"我区|我市|我县|本次|此次签约|活动|当前|眼下,全|与.{2,14}相比|对照|放眼|除此之外|同时,|另据|根据规划|根据年度|按照规划|[^,。]{2,6}(?:区|县|市|经开区|高新区|管委会)(?:相关|有关|委|政府|负责|主要|提出|将|发展改革|去年|今年))"
)
_GOES_ON = re.compile(
    r"^(?:[“\"]?)(?:这(?!里|些)|该(?!区|县|市|镇|街)|此(?!外|次)|本(?!次|报|届)|其|它|项目|建成|达产|投产|投用|全部|满产|预计|计划|总投资|总建筑|投资|拟投|占地|用地|规划|一期|首期|二期|分两期|两期|三期|"
    r"其中|主要|产品|公司|企业|投资方|建设方|将|按照|按设计|由|业主|选址|投资|新厂|厂区|工期|目前|总占地|据介绍|据了解|据悉|选址|位于|建设|届时|在|根据协议|按照协议|双方)"
)
# 当天,这个总投资3.9亿元的基地…; 据介绍,该项目…: the word that goes on stands behind a time or a speaker.
_POINTS_BACK = re.compile(
    r"^[^,。;:!?]{0,14}[,::]?[“\"]?(?:该|这个|这座|这条|这一|这处|此)[^,。;、个家]{0,30}?"
    r"(?:项目|基地|工厂|厂|产业园|中心|园区|生产线|产线|车间|总部|枢纽|工程|园子|线)"
    r"|^[^,。;:!?“”]{2,14}(?:介绍|表示|透露|说|称)[,::]?[“\"]?(?:该|这个|这座|项目|基地|工厂|新厂|园区|中心)"
    r"|^(?:当天|当日|同日|目前|眼下|现在|如今|随后|此前|今年以?来?|届时|\d{1,2}月\d{0,2}日?),?(?:项目|基地|工厂|新厂|产线|中心)"
)
_IT = re.compile(r"这是它的|它的(?:总投资|占地|投资|产值|年产值|总建筑|投资方|业主)")
_ANAPHOR = re.compile(
    r"^[“\"]?(?:该|这一|这座|这个|此|新)?(?P<noun>项目|基地|工厂|产业园|产业港|物流港|产业城|科创城|智慧谷|交易中心|中心|科技城|园区|生产线|产线|研究院|电站|枢纽|小镇|牧场|总部)(?!个)"
)
_SPEAKER = re.compile(r"^(?:(?:[\u4e00-\u9fff]{2,4}|问|答)[::]|\d{1,2}[.、.]\s*)")
_COUNTED = re.compile(r"[^,。;]{0,4}项目(?:[有共达]|总数|\d)")
_BARE = re.compile(r"^(?:占地|用地|总投资|投资|预计|建成|达产|总建筑)")
_THIS_ONE = re.compile(
    r"(?:这(?:个|座|一|处)|它|整个)[^,。;]{0,16}?(?P<noun>项目|基地|工厂|厂|产业园|中心|科技城|园区|生产线|产线|车间)"
)
_OUTPUT = re.compile(r"(?:达产|满产|投产|建成|投用)后?[^。;]{0,24}产值")
_BY_AGREEMENT = re.compile(r"^(?:根据|按照|按)(?:投资|合作|双方)?(?:协议|约定|合同)")
_CELL = re.compile(
    r"^[^\w\s“\"(]{0,4}\s?(?:签约|开工|竣工|投产|完工|建成|已投产|已开工|在建|封顶|拟建|前期)[\w()]{0,4}$"
)
_NOTHING = re.compile(r"[”\"》」]?(?:\([^()]{1,8}\))?[。:;]?\s*")
_PLACED = re.compile(r"(?:[在于]|落户|落子|落址|选址|入驻|进驻|位于)了?(?:[\u4e00-\u9fff]{2,3}[区县市])?$")
_LEADS_ON = re.compile(r"(?:[内里](?!部)|,)")  # 甲工业园内,… , 甲工业园,投资2亿元的乙项目
_ROW_GAP = re.compile(r"(?:(?:[、,]|以及|[和与及])(?:[\u4e00-\u9fff]{2,3}[区县])?)?")
_ALL = re.compile(r"^(?:这|上述)?(?:两|三|四|五|六|\d)个项目(?:都|均|全部|同样|皆)")
_FIRST = re.compile(r"前一个|前者|先看|第一个|头一个|其一")
_SECOND = re.compile(r"后一个|后者|另一(?:个|单|项|座)|第二个|其二")
# 在设于乙高新区的分会场: in a new paragraph this opens another story.
_OPENS = re.compile(r"在(?![此这该])")
_NUMBER = re.compile(r"[(【]?[\d一二三四五六七八九十]{1,3}[)】、.]")  # (二)电子电路。: a heading
_REACH = 5
_ASIDE = 12  # characters of a line that tells nothing and leads on
_FAR = 12  # sentences that a returning 该基地 may lie behind its project


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
        _rows(lines, number, found)


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
    _returning(lines, by_line, pieces)
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
                (number, _clause_start(line, found[index - 1][1], start), start, "between")
            )


def _clause_start(line, floor, start):
    low, high = floor - line.start, start - line.start
    return line.start + max(low, 1 + max(line.text.rfind(mark, low, high) for mark in ",;。"))


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
        goes_on = _goes_on(stripped, owner)
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


def _up_to_first(line, number, named, found, pieces):
    """该项目由甲公司投资,占地210亩,建设年产3万吨…生产线: what stands before the clause of the next name is still the last one's."""
    start, _end, first = min(found, key=lambda f: f[0])
    begin = _clause_start(line, line.start, start)
    text = line.text.lstrip()
    anaphor = _ANAPHOR.match(text)
    if begin <= line.start or anaphor is None or _COUNTED.match(text):
        return
    owner = next((c for _, _, c in sorted(named, key=lambda f: -f[0]) if _fits(anaphor["noun"], c)), None)
    if owner is None or owner is first:
        return
    own = pieces[id(first)]
    own[:] = [p if p[:2] != (number, line.start) else (number, begin, start, "between") for p in own]
    pieces[id(owner)].append((number, line.start, begin, "follow"))


def _heads_item(line, found):
    """【重点项目(4)】标准厂房二期。: a name that is all of its sentence is what its paragraph is about."""
    return (
        len(found) == 1
        and found[0][0] - line.start <= _ASIDE
        and _NOTHING.fullmatch(line.text[found[0][1] - line.start :]) is not None
    )


def _goes_on(text, candidate):
    """Does a sentence right after it say by its first words that it is about the project still?"""
    if _GOES_ON.match(text) or _POINTS_BACK.match(text) or text.startswith(_tails(candidate)):
        return True
    anaphor = _ANAPHOR.match(text)
    return anaphor is not None and _fits(anaphor["noun"], candidate)


def _tails(candidate):
    """What its name may be cut down to: 重庆工厂 of 汤浅精机重庆工厂."""
    name = key(candidate.first.name)
    return tuple(name[-size:] for size in range(4, len(name) - 1))


def _fits(noun, candidate):
    """May 园区, 基地, 产线 … mean this project? What is only called 项目 may be any of them but a 园区."""
    if noun == "项目":
        return True
    name = key(candidate.first.name)
    if noun in ("园区", "产业园", "小镇"):
        return re.search(r"[园城港谷]|小镇|基地$", name) is not None
    if candidate.first.noun.endswith(("项目", "工程")) and not NOUN.search(name[-4:]):
        return True
    return name.endswith(noun[-1] if noun in ("工厂", "产线", "生产线") else noun)


def _returning(lines, by_line, pieces):
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
                named = [c for c in named if _fits(noun, c)]
            if named:
                own = pieces[id(named[-1])]
                if not any(p[0] == step for p in own):
                    own.append((step, line.start, line.end, "follow"))
                break


@lru_cache(maxsize=512)
def _returns(line):
    """(the sentence without its speaker, the noun that points back, whether it goes on without one, whether it points back)."""
    text = _SPEAKER.sub("", line.strip())
    anaphor = _ANAPHOR.match(text) or _THIS_ONE.search(text)
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


def _rows(lines, number, found):
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
