"""What an amount means: an investment, an agreement, an output, a tax, a loan, land, a floor …

The words that say so stand in data/amount_roles.tsv: those before the amount within its clause (the nearest wins),
else those right after it. An amount with no such word has no role.
"""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from .naming.beginnings import Sought, guarded

DATA = Path(__file__).parent / "data"
# One class in front, so that the search leaps: a point counts where no digit follows.
CLAUSE = re.compile(r"[,，。;；!！?？\n.](?:(?<!\.)|(?!\d))")
SENTENCE = re.compile(r"[。;；!！?？\n.](?:(?<!\.)|(?!\d))")
REACH = 26  # characters that a word may stand before its amount
_EXPECTED = re.compile(
    r"预计|预期|有望|可望|可达|力争|目标|将达|将实现|可实现|达产后|投产后|建成后|投用后|完工后|满产后|全部[^,，。]{0,6}后|测算|可到|望冲"
)
_DONE = re.compile("已|完成|实现|累计")
_DIGIT = re.compile(r"\d")
_PLANNED = re.compile(r"计划|拟|将|规划|预算|概算|打算|准备")
_PHASE = re.compile(
    r"(?:第?[一二三四五六首1-6]|前|后)期|首批|先行|启动区|首开区|起步区|首地块|首期地块|[头第][一]步"
)
_CUMULATIVE = re.compile(r"累计|历年|以来")

_CLASS_TAIL = re.compile(r"(?:及以上)?(?:的|重大|重点|产业|工业|单体|大|\(){0,9}(?:项目|企业|有|工程|投资)")
_RANGE_TAIL = re.compile(r"(?:至|到|—|-|~)\d{1,9}(?:\.\d{1,9})?亿元?(?:的|之间|项目)")
_RANGE_BEFORE = re.compile(r"[亿万]元?(?:至|到|—|-|~)$")


class Role(NamedTuple):
    """`name` is a role of data/amount_roles.tsv, "threshold", or "" when nothing says what the amount is."""

    name: str
    cue: str = ""
    mode: str = ""  # done | planned | expected
    scope: str = ""  # "" | phase | yearly | cumulative
    weak: bool = False  # the cue stands only after the amount, or in another clause


NONE = Role("")


@cache
def _cues():
    groups, roles = {"before": [], "after": []}, {}
    with (DATA / "amount_roles.tsv").open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
            roles[f"r{number}"] = row["role"]
            groups[row["side"]].append(f"(?P<r{number}>{row['words']})")
    return Sought("|".join(groups["before"])), re.compile(guarded("|".join(groups["after"]))), roles


def amount_role(text, amount):
    """The Role of one Amount found in `text`.

    Reads 总投资约20亿元 (investment), 年产值不低于25亿元 (output, expected), 今年计划完成投资17.9亿元 (yearly_plan),
    10亿元以上的有5个 (threshold), 授信580亿元 (credit), 一期占地266亩 (land, phase).
    """
    if amount.kind == "money" and _is_class(text, amount):
        return Role("threshold")
    start = _back(text, amount.start, CLAUSE, REACH)
    clause = text[start : amount.start]
    role = _nearest(clause, amount.kind) or _before_comma(text, start, clause, amount.kind)
    weak = False
    if role is None:
        after = _cues()[1].match(text, amount.end)
        if after and _fits(_cues()[2][after.lastgroup], amount.kind):
            role, weak = (_cues()[2][after.lastgroup], after.group()), True
    if role is None:
        return NONE
    wider = text[_back(text, amount.start, SENTENCE, 40) : amount.start]
    return Role(role[0], role[1], _mode(clause, wider, role[0]), _scope(_last_item(clause), role[0]), weak)


def _before_comma(text, start, clause, kind):
    """总投资，九亿六千万元: a clause that is nothing but the cue."""
    if clause.strip() or text[start - 1 : start] not in ("，", ","):
        return None
    alone = text[_back(text, start - 1, CLAUSE, REACH) : start - 1].strip()
    cue = _cues()[0].fullmatch(alone)
    return (_cues()[2][cue.lastgroup], alone) if cue and _fits(_cues()[2][cue.lastgroup], kind) else None


def _back(text, position, stops, reach):
    start = max(0, position - reach)
    for stop in stops.finditer(text, start, position):
        start = stop.end()
    return start


@lru_cache(maxsize=1024)  # parks and projects ask for the same amounts
def _nearest(clause, kind):
    before, _after, roles = _cues()
    found = None
    for match in before.finditer(clause):
        role = roles[match.lastgroup]
        if _fits(role, kind) and (role == "land" or not _DIGIT.search(clause, match.end())):
            found = role, match.group()
    return found


def _fits(role, kind):
    """Land words say nothing about money, nor the other way round; floors may be said of land in ㎡."""
    if kind == "money":
        return role not in ("land", "floor")
    if kind in ("land", "floor"):
        return role in ("land", "floor", "threshold_cue") or (kind == "floor" and role == "reward")
    return False


def _is_class(text, amount):
    """10亿元以上项目9个, 10亿元以上的有5个, 5亿元到10亿元的有9个, 十亿元以下的: a class of projects, not a sum."""
    before = text[max(0, amount.start - 6) : amount.start]
    tail = text[amount.end : amount.end + 24]
    if tail.startswith("以下") or _RANGE_BEFORE.search(before):
        return True
    if "以上" in amount.hedge or tail.startswith("及以上"):
        return _CLASS_TAIL.match(tail) is not None or before.endswith(("单体投资", "单个投资"))
    return _RANGE_TAIL.match(tail) is not None


@lru_cache(maxsize=1024)
def _mode(clause, wider, role):
    if _EXPECTED.search(clause) or (role in ("output", "tax", "revenue") and _EXPECTED.search(wider)):
        return "expected"
    if _PLANNED.search(clause):
        return "planned"
    return "done" if _DONE.search(clause) else ""


@lru_cache(maxsize=1024)
def _last_item(clause):
    """总投资11亿元的甲基地三期、总投资: what is told of the item before says nothing of the next."""
    before, comma, last = clause.rpartition("、")
    return last if comma and "元的" in before else clause


def _scope(clause, role):
    if _PHASE.search(clause):
        return "phase"
    if _CUMULATIVE.search(clause):
        return "cumulative"
    return "yearly" if role in ("output", "revenue", "tax", "yearly_plan") else ""
