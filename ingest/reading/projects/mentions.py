"""All places where projects may be named, and which of them mean the same project."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from ingest.reading.naming.coined import coined_head, is_coined
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.known import known_at

from . import labels, listed, names, tables

MOST = 300  # no article names more; a directory that does is cut there
_KEY_DROP = re.compile(r"[“”\"《》「」\s·]|^重庆市?")
_PHASE = re.compile(r"[一二三四五六]期")
_CALLED = re.compile(
    r"[”\"]?\((?:以下|下文?)?(?:统?简称|称|又名|又称)(?:为|是)?:?[“\"]?(?P<alias>[^()“”\",、。]{3,16})[”\"]?\)"
)
_TAIL = re.compile(r"(?:建设|产业)?项目(?=\(|$)|\((?:[一二三四五六]期|首期)\)$")


class Mention(NamedTuple):
    """`start` and `end` in clean characters, `line` the number of its sentence; `row` when a list vouches for it."""

    start: int
    end: int
    name: str
    noun: str
    rule: str
    line: int
    row: bool = False


@lru_cache(maxsize=4096)
def _headed(name):
    return bool(coined_head(name) or known_at(name, 0))


@dataclass(slots=True)
class Candidate:
    """What may be one project: its mentions in order, and what the other modules find out about it."""

    mentions: list
    pieces: list = field(default_factory=list)  # spans of text about it, see zones
    owners: list = field(default_factory=list)
    values: dict = field(default_factory=dict)
    row_mates: list = field(default_factory=list)  # candidates named in the same row: A、B和C
    is_park: bool = False  # a zone of industry
    is_host: bool = False  # any park that the article tells of
    called: list = field(
        default_factory=list
    )  # keys of what brackets behind its name call it: (简称“低空港”)
    cells: dict = field(
        default_factory=dict
    )  # field → (line number, start, end, value) from a table with a header
    why: str = ""  # what spoke for it and against it

    def is_project_of(self, park):
        """Is it the project of building the park of that name?"""
        return not self.is_park and any(
            m.name.startswith(park) and len(m.name) - len(park) <= 6 for m in self.mentions
        )

    def forget(self):
        """Read it anew: what was found out about it goes, where it is named stays."""
        self.pieces, self.owners, self.values, self.row_mates = [], [], {}, []

    @property
    def name(self):
        """The first printed form; a form with its noun goes before one that a list cut off."""
        return self.first.name

    @property
    def headed(self):
        """Does one of its names begin with a firm's own word?"""
        return any(_headed(m.name) for m in self.mentions)

    @property
    def strong(self):
        """Does its name show by itself that it is a project: called 项目, quoted, in a row, or headed by a coined word?"""
        return (
            any(
                m.row or m.noun.endswith("项目") or m.rule not in ("named-project", *names.IN_DOUBT)
                for m in self.mentions
            )
            or self.headed
        )

    @property
    def only_hosts(self):
        """Is it a park that nobody calls 项目?"""
        return self.is_host and not any(m.row or "项目" in m.name[-8:] for m in self.mentions)

    @property
    def own_word(self):
        """The coined word at the head of its name, "" if there is none."""
        return coined_head(key(self.first.name))

    @property
    def first(self):
        return self.mentions[0]


def collect(lines):
    """Candidates of the document's sentences in order of first mention."""
    candidates = []
    in_tables, labelled_at = tables.rows(lines), -labels.REACH
    for number, line in enumerate(lines):
        if number in in_tables:
            found = [_in_row(line, number, in_tables[number])]
        elif labelled := labels.find(lines, number):
            found = [_named(line, number, labelled.start, labelled.name, "labelled-project")]
            labelled_at = number
        elif number - labelled_at < labels.REACH and labels.is_label(line.text):
            found = []  # 建设内容:…, 建设地点:…: of the project above
        else:
            found = _in_line(line, number)
        for mention in found:
            same = next((c for c in candidates if _same(c, mention)), None)
            if same is None and len(candidates) < MOST:
                same = Candidate([mention])
                candidates.append(same)
            elif same is None:
                continue
            else:
                same.mentions.append(mention)
            alias = _CALLED.match(line.text, mention.end - line.start)
            if alias:
                same.called.append(key(alias["alias"]))
            if number in in_tables:
                same.cells |= {name: (number, *cell) for name, cell in in_tables[number].values.items()}
    return candidates


def _in_row(line, number, row):
    start, end = (at - line.start for at in row.name)
    return _named(line, number, start, line.text[start:end], "row-of-table")


def _named(line, number, start, name, rule):
    """The Mention of a name that a table or a label vouches for."""
    nouns = names.NOUN.findall(name)
    begin = line.start + start
    return Mention(begin, begin + len(name), name, nouns[-1] if nouns else "", rule, number, True)


def _in_line(line, number):
    named = names.find(line.text)
    rows = listed.find(line.text, named)
    found = [
        Mention(
            line.start + n.start,
            line.start + n.end,
            n.name,
            n.noun,
            n.rule,
            number,
            listed.vouched(line.text, named, n),
        )
        for n in named
        if not rows or not any(r.start < n.end and n.start < r.end or r.rule == "row-of-table" for r in rows)
    ]
    found += [
        Mention(line.start + r.start, line.start + r.end, r.name, r.noun, r.rule, number, True) for r in rows
    ]
    return sorted(found, key=lambda m: m.start)


@lru_cache(maxsize=8192)
def key(name):
    """The name without quotes, 重庆 in front, 项目 and a phase in brackets behind: what two mentions share."""
    bare = _KEY_DROP.sub("", name)
    previous = None
    while bare != previous:
        previous, bare = bare, _TAIL.sub("", bare)
    return bare


def _same(candidate, mention):
    new = key(mention.name)
    return new in candidate.called or any(
        _alike(new, key(m.name)) or _short_for(new, mention, m) for m in candidate.mentions[:4]
    )


def _short_for(new, mention, earlier):
    """金昉项目 for 金昉年产20万吨铜杆项目: nothing but the firm's own word."""
    return mention.noun == "项目" and is_coined(new) and earlier.name.startswith(new)


def _alike(a, b):
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    # 一期 and 二期 of one thing are different projects.
    if "期" in a and "期" in b and set(_PHASE.findall(a)) != set(_PHASE.findall(b)):
        return False
    if len(short) >= 4 and short in long and len(short) * 2 >= len(long):
        return True
    return (
        len(short) >= 8
        and short[:2] == long[:2]
        and fuzz.ratio(short, long) >= 85
        and not _differ(short, long)
    )


def _differ(a, b):
    """Numbers and latin letters tell names apart: 8万吨 and 10万吨, 一厂 and 二厂."""
    return re.findall(r"[\dA-Za-z]+|[一二三四五六七八九十](?=[厂期号区])", a) != re.findall(
        r"[\dA-Za-z]+|[一二三四五六七八九十](?=[厂期号区])", b
    )


def joined(candidates):
    """Candidates with 布雷默永川工厂 put to the 变速箱工厂 of the same owner: a firm's own word, a place and a noun."""
    kept = []
    for candidate in candidates:
        noun = candidate.first.noun
        twin = None
        if candidate.owners and noun and _only_firm_and_place(candidate):
            twin = next(
                (
                    c
                    for c in kept
                    if c.owners and c.first.noun == noun and c.owners[0][2] is candidate.owners[0][2]
                ),
                None,
            )
        if twin is None:
            kept.append(candidate)
            continue
        twin.mentions = sorted(twin.mentions + candidate.mentions, key=lambda m: m.start)
        twin.pieces += candidate.pieces
    return kept


def _only_firm_and_place(candidate):
    bare = REGION.sub("", candidate.name.removesuffix(candidate.first.noun))
    firm = candidate.owners[0][2]
    return 2 <= len(bare) <= 4 and any(bare in name for name in [firm.name, *firm.aliases])
