"""The park that a whole stretch of text is about, for projects whose own sentences name none.

under-heading: a line that is a park's name (三、甲工业园区, ■ 乙组团) places what is told below it, up to the next heading.
all-of-them: 11个项目全部落在该区, 均选址甲高新区: places the projects of its sentence, of the one before and of the list after.
titled: the only zone of industry that the headline names.
only-park: an article with one park, named in its headline or its opening, and told of as a whole (a profile, a talk
with its head).
"""

import re

_HEADING = re.compile(
    r"^\s*(?:[\d一二三四五六七八九十]{1,3}[、.)．]|[(【][\d一二三四五六七八九十]{1,2}[)】]|[■◆●▲★▶#*]{1,3})\s*\S"
)
_AROUND = re.compile(
    r"^[\s\W\d一二三四五六七八九十]*(?:园区名称|名称|园区|第.站)?[\s\W]*$|^[\s\W]*(?:\([^()]{1,12}\))?[\s\W]*$"
)
_ALL = re.compile(
    r"(?:全部|全都|均|都|悉数|一律|统一|一并|集中|皆|同样)(?:将)?(?:落户|落在|落子|位于|布局|选址|落地|入驻|进驻|坐落|放在|安家|扎根|摆在)[^,。;]{0,14}$"
)
# …全部落在该区内: the park is the last one named before it.
_ALL_HERE = re.compile(
    r"(?:全部|全都|均|都|悉数|一律|统一|一并|集中|皆|同样)(?:将)?(?:落户|落在|落子|位于|布局|选址|落地|入驻|进驻|坐落|放在|安家|扎根|摆在)(?:于|在|到)?(?:该区|该园|该园区|园区|园内|区内|该组团|这里|此)"
)
# Lines of a profile: 总投资:…, 【入园企业】…
_KEYED = re.compile(
    r"^\s*(?:[\d一二三四五六七八九十]{1,2}[、.])?(?:【[^【】]{2,10}】|[\u4e00-\u9fff]{2,8}(?:[一二三四五\d])?:)"
)
_FAR = 30  # paragraphs that a heading may hold
_LIST = 9  # paragraphs that a list after 全部落在… may have


class Scopes:
    """Reads headings and 全部落在… once; `spans` are (start, end, park Fact) of all mentions of parks, in order."""

    def __init__(self, doc, lines, spans, parks):
        self._lines, self._spans = lines, spans
        self._headed = self._headings() if spans else {}
        self._only = self._only_park(doc, parks)

    def of(self, number):
        """(start, end, park Fact) for the sentence, or None."""
        return self._headed.get(number) or self._only

    def _headings(self):
        found, current, since = {}, None, 0
        spans = {}
        for span in self._spans:
            spans.setdefault(self._line_of(span[0]), []).append(span)
        for number, line in enumerate(self._lines):
            here = spans.get(number, ())
            if len(line.text) <= 40 and here and self._is_heading(line, here[0]):
                current, since = here[0], line.paragraph
            elif current and (line.paragraph - since > _FAR or self._next_heading(line, current)):
                current = None
            if current:
                found[number] = current
            if not here:
                continue
            everything = _ALL_HERE.search(line.text)
            before = [span for span in here if everything and span[0] < line.start + everything.start()]
            if before:
                self._give(found, number, before[-1])
            for span in here:
                if _ALL.search(line.text, 0, span[0] - line.start):
                    self._give(found, number, span)
        return found

    def _give(self, found, number, span):
        first = self._lines[number]
        for other in range(max(0, number - 1), len(self._lines)):
            if self._lines[other].paragraph - first.paragraph > _LIST:
                return
            if other > number + 1 and not (
                self._lines[other].paragraph == first.paragraph or _HEADING.match(self._lines[other].text)
            ):
                return
            found[other] = span

    def _is_heading(self, line, span):
        start, end, _park = span
        return (
            _AROUND.match(line.text[: start - line.start]) is not None
            and _AROUND.match(line.text[end - line.start :]) is not None
        )

    def _next_heading(self, line, current):
        return len(line.text) <= 24 and _HEADING.match(line.text) and _HEADING.match(self._text_of(current))

    def _text_of(self, span):
        return self._lines[self._line_of(span[0])].text

    def _line_of(self, position):
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            if self._lines[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        return low

    def _only_park(self, doc, parks):
        named = [p for p in parks if any(n in (doc.title or "") for n in [p.fact.name, *p.fact.aliases])]
        zones = [p for p in named if getattr(p, "zone", False)]
        profile = len(named) == 1 and sum(1 for x in self._lines if _KEYED.match(x.text)) >= 4
        if profile:
            park = named[0]
        elif len(zones) == 1:
            park = zones[0]  # 合川高新区开年第一签：18个项目入列
        elif len(parks) == 1 and getattr(parks[0], "zone", False) and self._lines:
            park = parks[0]
            opening = self._lines[0].text
            if not named and not any(opening.startswith(n) for n in [park.fact.name, *park.fact.aliases]):
                return None
        else:
            return None
        start, end = park.mentions[0]
        return start, end, park.fact
