"""Where a project is: its district and the park that the text puts it in."""

import re

from ingest.reading.facts import Evidence, Value

from .scopes import Scopes

# Where a batch is signed or a fair is held says nothing of where its projects lie; a groundbreaking's place does.
_VENUE = re.compile(
    r"(?:集中|签约|推介|大会|论坛|峰会|发布|洽谈|招商|活动|座谈)[^,。;]{0,16}(?:举行|举办|召开)|(?:举行|举办|召开)[^,。;]{0,24}(?:集中|签约|推介|大会|论坛|峰会|发布|洽谈|招商|活动|座谈)"
)
_AT = re.compile(r"[在于到赴去]$")
_INSIDE = re.compile("[里内]?的?")
_WITH_IT = re.compile(r"[与和同跟]$")
_HOSTS_BEFORE = re.compile(r"(?:[在于到进入]|落户|入驻|选址|走进|园区|[:：])了?[“\"]?$")
_HOSTS_AFTER = re.compile(r"[”\"]?(?:[内里的]|签约|招商|引进|引入|迎来)")


class Whereabouts:
    """Finds places and parks near a candidate. `parks` are Facts; their names and aliases are looked for in the sentences."""

    def __init__(self, doc, lines, places, parks):
        self._doc, self._lines, self._places = doc, lines, places
        self.projects = ()  # the candidates that are projects, once that is known
        # Parks know where they are mentioned, 该园区 included; of bare Facts the names are looked for.
        self._spans = sorted(
            ((a, b, park.fact) for park in parks for a, b in _mentions_of(park)), key=lambda span: span[:2]
        )
        self._scopes = Scopes(doc, lines, self._spans, parks)
        parks = [park for park in parks if not hasattr(park, "mentions")]
        self._names = {
            name: park for park in reversed(parks) for name in [*park.aliases, park.name] if len(name) > 2
        }
        self._pattern = (
            re.compile("|".join(re.escape(n) for n in sorted(self._names, key=len, reverse=True)))
            if self._names
            else None
        )

    def park(self, candidate):
        """The Value of the park named in its own sentences, else just before it.

        Never the project itself; and nothing from outside its sentence where that places it in a town, or where it
        stands in a table.
        """
        first = candidate.first
        own = [(first.line, first.start, first.end, "name")]
        for number, start, end, _kind in own + sorted(
            candidate.pieces, key=lambda p: (p[3] in ("follow", "loose"), p[1])
        ):
            found = self._parks_in(number, start, end, candidate)
            if found:
                return found[0]
        if whole := self._whole_of(candidate):
            return whole
        if self._placed_otherwise(candidate):
            return None
        for mate in candidate.row_mates:  # 甲创新中心引进的乙基地、丙研究院
            for number, start, end, kind in mate.pieces:
                if kind == "before" and (found := self._parks_in(number, start, end, candidate)):
                    return found[-1]
        return self._just_before(candidate) or self._in_scope(candidate)

    def _whole_of(self, candidate):
        """青凤科创城三期 stands in 青凤科创城, where the text names that by itself too."""
        if candidate.first.noun not in ("二期", "三期", "四期"):
            return None
        for start, end, park in self._spans:
            if _same_thing(park, candidate) and not any(
                m.start <= start < m.end and m.noun == candidate.first.noun for m in candidate.mentions
            ):
                return self._value(start, end, park, "project park: the whole of its phase")
        return None

    def _value(self, start, end, park, rule):
        sentence = next((x for x in self._doc.sentences if x.start <= start < x.end), None)
        printed = self._doc.text[start:end]
        evidence = Evidence(*self._doc.raw_span(start, end), sentence.text.strip() if sentence else printed)
        return Value(park.name, printed, evidence, rule)

    def _in_scope(self, candidate):
        scope = self._scopes.of(candidate.first.line)
        if scope is None or _same_thing(scope[2], candidate):
            return None
        return self._value(*scope, "project park: what the passage is about")

    def _placed_otherwise(self, candidate):
        first, line = candidate.first, self._lines[candidate.first.line]
        towns = self._places.within(line.start, line.end, "township")
        return first.rule == "row-of-table" or any(
            not first.start <= town.start < first.end for town in towns
        )

    def _just_before(self, candidate):
        """A park that one of the two sentences before speaks of; where a ceremony is held says nothing."""
        first = candidate.first.line
        for number in range(first - 1, max(-1, first - 3), -1):
            line = self._lines[number]
            if self._lines[first].paragraph - line.paragraph > 1:
                return None
            found = (
                [] if _VENUE.search(line.text) else self._parks_in(number, line.start, line.end, candidate)
            )
            if found:
                return found[-1]
        return None

    def _parks_in(self, number, start, end, candidate):
        line, found, reached = self._lines[number], [], 0
        for a, b, park in self._spans:
            if (
                start <= a < end
                and not _same_thing(park, candidate)
                and not self._compared(line.text, a - line.start, b - line.start)
                and not self._is_beside(line, a, b, park)
            ):
                raw = self._doc.raw_span(a, b)
                if found and _INSIDE.fullmatch(self._doc.text, reached, a):
                    found.pop()  # 大足高新区里的机器人产业园
                reached = b
                found.append(
                    Value(
                        park.name,
                        self._doc.text[a:b],
                        Evidence(*raw, self._doc.text[line.start : line.end].strip()),
                        "project park: named beside it",
                    )
                )
        if self._pattern is None:
            return found
        for match in self._pattern.finditer(line.text, max(0, start - line.start), end - line.start):
            park = self._names[match.group()]
            if _same_thing(park, candidate) or self._compared(line.text, match.start(), match.end()):
                continue
            raw = self._doc.raw_span(line.start + match.start(), line.start + match.end())
            found.append(
                Value(
                    park.name,
                    match.group(),
                    Evidence(*raw, self._doc.text[line.start : line.end].strip()),
                    "project park: named beside it",
                )
            )
        return found

    def _is_beside(self, line, a, b, park):
        """甲产业园打下第一根桩,乙仓储基地启用: a park that is a project of its own hosts others only where they stand in it."""
        return (
            any(c.is_project_of(park.name) for c in self.projects)
            and not _HOSTS_BEFORE.search(line.text, max(0, a - line.start - 4), a - line.start)
            and not _HOSTS_AFTER.match(line.text, b - line.start)
        )

    def _compared(self, text, start, end):
        if _WITH_IT.search(text, max(0, start - 1), start):
            return False  # 与涪陵综合保税区管委会签了协议: where it will be
        return re.match(r"(?:管委会|党工委|相关负责人|负责人|招商人员)", text[end : end + 8]) is not None

    def district(self, candidate):
        """The Value of the district of the sentence that names it, else of the article."""
        line = self._lines[candidate.first.line]
        name, place = self._places.district_of(line.start, line.end)
        if place is None or not line.start <= place.start < line.end:
            name, place = self._district_before(candidate) or (name, place)
        if not name:
            return None
        if place is None:
            place = next((m for m in self._places.mentions if m.district == name), None)
        if place is None:
            return None
        raw = self._doc.raw_span(place.start, place.end)
        around = next((s for s in self._doc.sentences if s.start <= place.start < s.end), None)
        sentence = around.text.strip() if around else self._doc.text[place.start : place.end]
        return Value(
            name, place.name, Evidence(*raw, sentence), "project district: " + (place.rule or "named")
        )

    def _district_before(self, candidate):
        """(district, Place) of the sentence just before, or of the section's heading, that names exactly one."""
        first = candidate.first.line
        for number in range(first - 1, max(-1, first - 5), -1):
            line = self._lines[number]
            if self._lines[first].paragraph - line.paragraph > 1:
                return None
            named = [m for m in self._places.within(line.start, line.end) if m.district and not m.passing]
            if named:
                return (named[-1].district, named[-1]) if len({m.district for m in named}) == 1 else None
        return None

    def is_outside(self, candidate, owners):
        """Whether its sentence says that it is elsewhere: 在江苏启东…; a region in a firm's name says nothing."""
        line = self._lines[candidate.first.line]
        if not self._places.is_outside(line.start, line.end):
            return False
        firms = [(a, b) for a, b, _ in owners.firms_in(line.start, line.end)]
        firms += [(m.start, m.end) for m in candidate.mentions]
        return any(
            m.kind == "outside"
            and _AT.search(line.text, max(0, m.start - line.start - 2), m.start - line.start)
            for m in self._places.within(line.start, line.end)
            if not any(a <= m.start < b for a, b in firms)
        )


def _mentions_of(park):
    spans = []
    for mention in getattr(park, "mentions", ()):
        spans.append((mention.start, mention.end) if hasattr(mention, "start") else (mention[0], mention[1]))
    return spans


_OWN_NOUN = re.compile(r"(?!项目|工程|建设|产业|[一二三四]期|\(|内|的|首开区|启动区).{2,}")


def _same_thing(park, candidate):
    """Is the project the park itself, or a phase of it? 甲加工园标准厂房三期 is a thing in 甲加工园."""
    return any(
        name and (m.name in name or name in m.name and not _OWN_NOUN.fullmatch(m.name.partition(name)[2]))
        for m in candidate.mentions
        for name in [park.name, *park.aliases]
        if len(name) * 2 > len(m.name)
    )
