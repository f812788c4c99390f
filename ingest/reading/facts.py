"""What the reader finds: plain records whose spans point into the decoded file.

Money is in 亿元, land in 亩, floors in ㎡, dates are ISO strings as precise as known.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple


class Evidence(NamedTuple):
    """Where it stands: `start` and `end` in code points of the decoded file, and the clean sentence around."""

    start: int
    end: int
    sentence: str


class Value(NamedTuple):
    """One field of a fact. `value` is canonical: Decimal, int, ISO date, stage, or a name."""

    value: Decimal | int | str
    printed: str
    evidence: Evidence
    rule: str
    hedge: str = ""  # 约 超 近 不低于 …, as printed
    mode: str = ""  # done | planned | expected
    scope: str = ""  # "" (whole) | phase | yearly | cumulative
    currency: str = ""  # "" is CNY
    date_basis: str = ""  # printed | dateline | stamp | context
    as_of: str = ""  # ISO date at which the value held (a stage's date, say)
    role: str = ""  # companies of a project: investor | operator | builder | tenant


@dataclass(slots=True)
class Fact:
    """Something named (or, for a ceremony, reported) in the main text.

    `fields` maps a field of GUIDE.md to its Value; a field that holds several (`companies`) maps to a list.
    """

    name: str
    evidence: Evidence
    rule: str
    fields: dict = field(default_factory=dict)
    aliases: list[str] = field(
        default_factory=list
    )  # 以下简称…, 又名…, shortened forms used later in the text
    role: str = ""  # companies only
    sectors: list[str] = field(default_factory=list)  # codes of parks/data/sectors.csv
    why: str = ""  # the evidence that was weighed, where a rule weighs it: for `--explain`


@dataclass(slots=True)
class Rejection:
    """What a rule found and left alone, and why: for `--explain`."""

    kind: str
    printed: str
    evidence: Evidence
    rule: str
    why: str


@dataclass(slots=True)
class Reading:
    """All that one article says. Lists are in order of first appearance in the main text."""

    relevant: bool
    reason: str = ""  # why not relevant, in Chinese
    title: str | None = None
    published_on: str | None = None
    published_basis: str = ""  # printed | dateline | stamp
    outlet: str = ""
    body: str = ""
    districts: list[Fact] = field(default_factory=list)
    parks: list[Fact] = field(default_factory=list)
    events: list[Fact] = field(
        default_factory=list
    )  # name is a short caption; fields: kind, date, district, …
    projects: list[Fact] = field(default_factory=list)
    companies: list[Fact] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
