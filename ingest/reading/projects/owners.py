"""Whose project it is.

said: 由X投资建设, 投资方是X, X…兴建P, X的P, X带来的是P; head: the firm at the head of the project's name;
subject: the firm that the sentence, or the sentence before 公司 or 企业, speaks of. A builder is never an owner.
"""

import re
from bisect import bisect_left, bisect_right

from ingest.reading.naming.coined import is_word
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.words import choice

from .mentions import key

_INVESTS = re.compile(
    r"[^,。;]{0,16}?(?:投资|投建|兴建|出资|斥资|牵头|带来|签下|掏出|拿出|耗资|打造|建设|建起|开发|实施|承建|新上|拟投|设厂|运营|投入|签约|签订|签署|操盘|落子|把|租下)"
)
_BY = re.compile(
    r"(?:由|投资方(?:是|为|系)?|建设方|业主(?:方|单位)?(?:是|为)?|建设单位|出资人(?:名叫|是|为)?|投资商(?:是|为)?|投资主体(?:是|为)?|实施主体|实施单位|乙方|投资单位(?:是|为)?|运营方(?:是|为)?|背后是|东家是|投资方|(?:业主|投资方|建设方|开发主体|出资人)(?:是|为|叫)[^,。;]{0,10}|与|和|同|、|联合|携手|子公司)[:\s]{0,2}$"
)
_LEADS_TO = re.compile(
    r"(?:公司|集团)?(?:\([^()]*\))?(?:·|的|投的|投建的|建的|带来的是|带来的|[^,。;]{1,3}的是|投资的|投建的|投资建设的|兴建的|建设的|打造的|旗下的?)?[“\"]?$"
)
_COMPANY_SUBJECT = re.compile(r"^[“\"]?(?:公司|企业|该公司|该企业|这家公司|这家企业|他们|其)")
_ROLE = re.compile(choice("companies/builder_words"))


# 重庆乙公司是本项目的实施主体
_IS_OWNER = re.compile(
    r"(?:是|为)(?:本|该|这个|这一|此)?(?:项目|基地|工程)?的?(?:实施主体|业主|投资方|投资主体|建设主体|开发主体|业主单位)"
)


class OwnerFinder:
    """Ties the firms of an article to its projects."""

    def __init__(self, lines, companies, candidates=()):
        self._named_in = sorted(m[:2] for c in candidates for m in c.mentions)
        self._lines, self._starts = lines, [line.start for line in lines]
        self._by_name = {name: fact for fact in reversed(companies) for name in [*fact.aliases, fact.name]}
        self._bare_names = [(REGION.sub("", name, count=1), fact) for name, fact in self._by_name.items()]
        self._named = {}  # line number → where its firms are named

    def firms_in(self, start, end):
        """(start, end, Fact) of every firm named in the clean span, in order: the longest name at each place."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for number in range(first, bisect_left(self._starts, end)):
            reached = start
            for a, b, fact in self._names_in(number):
                if reached <= a and b <= end:
                    reached = b
                    if fact.role != "builder":
                        yield a, b, fact

    def _names_in(self, number):
        """(start, end, Fact) wherever a firm's name stands in the line, the longest first at each place."""
        if number not in self._named:
            line, found = self._lines[number], []
            for name, fact in self._by_name.items():
                at = line.text.find(name)
                while at >= 0:
                    found.append((line.start + at, line.start + at + len(name), fact))
                    at = line.text.find(name, at + 1)
            self._named[number] = sorted(found, key=lambda one: (one[0], -one[1]))
        return self._named[number]

    def read(self, candidate):
        """The Facts of its owners with the clean span of each naming: [(start, end, Fact)]."""
        if candidate.first.rule == "row-of-table" and (cell := self._in_row(candidate)):
            return cell
        said = self._said(candidate)
        return said or self._head(candidate) or self._of_own_word(candidate) or self._subject(candidate)

    def _of_own_word(self, candidate):
        """梧桐车联智能座舱软件中心 is 重庆梧桐车联科技有限公司's: the only firm that begins with the project's first word."""
        name = key(candidate.name)
        for size in (4, 3, 2):
            word = name[:size]
            if is_word(word) or REGION.match(word):
                continue
            facts = {id(f): f for own, f in self._bare_names if own.startswith(word)}
            if len(facts) == 1:
                (fact,) = facts.values()
                spots = (
                    spot for n in range(len(self._lines)) for spot in self._names_in(n) if spot[2] is fact
                )
                return [next(spots)] if fact.role != "builder" else []
        return []

    def _said(self, candidate):
        found, last = {}, -99
        for number, start, end, kind in candidate.pieces:
            text, offset = self._lines[number].text, self._lines[number].start
            for a, b, fact in self.firms_in(start, end):
                before, after = text[max(0, a - offset - 12) : a - offset], text[b - offset :]
                if _ROLE.match(after) or _ROLE.search(before[-6:]):
                    continue
                if kind in ("before", "between"):
                    gap = text[b - offset : end - offset]
                    good = _LEADS_TO.fullmatch(gap) or (
                        _INVESTS.match(after)
                        and b - offset + _INVESTS.match(after).end() <= end - offset + 4
                        and "。" not in gap
                    )
                elif kind == "loose":
                    good = _BY.search(before) and re.search("投资方|建设方|业主|出资人", before)
                else:
                    by = _BY.search(before)
                    good = (
                        by and (by.group()[:1] not in "与和同、联携" or 0 <= a - last <= 16)
                    ) or _acts_for(after, text, candidate)
                if good or _IS_OWNER.match(after):
                    found.setdefault(fact.name, (a, b, fact))
                    last = b
        return list(found.values())

    def _head(self, candidate):
        for mention in candidate.mentions:
            for a, b, fact in self.firms_in(mention.start, mention.end):
                if a - mention.start <= 3:
                    return [(a, b, fact)]
        return []

    def _subject(self, candidate):
        mention = candidate.first
        if candidate.row_mates or mention.row:
            return self._in_row(candidate) if mention.rule == "row-of-table" else []
        line = self._lines[mention.line]
        inside = [f for f in self.firms_in(line.start, mention.start) if not self._in_a_name(f[0], candidate)]
        if inside:
            return [inside[-1]]
        if re.search(r"(?:公司|企业|集团)", line.text[: mention.start - line.start]) and mention.line:
            previous = self._lines[mention.line - 1]
            named = list(self.firms_in(previous.start, previous.end))
            if named:
                return [named[-1]]
        return []

    def _in_a_name(self, at, candidate):
        """Does a firm that begins there only stand in the name of another project?"""
        own = {m[:2] for m in candidate.mentions}
        return any(start <= at < end and (start, end) not in own for start, end in self._named_in)

    def _in_row(self, candidate):
        """The firm in another cell of the table's row."""
        line = self._lines[candidate.first.line]
        named = self._names_in(candidate.first.line)
        return [firm for firm in named if candidate.first.end <= firm[0] and firm[1] <= line.end][:1]


def _acts_for(after, text, candidate):
    """首衡集团计划为它掏出85亿元: what follows the firm says that it invests."""
    return (
        re.match(r"[^,。;]{0,8}?(?:投资|投建|兴建|出资|斥资|牵头|掏出|拿出|拟投|打造|持股)", after)
        is not None
    )
