"""The verbs of ceremonies, and whether each tells of something that has happened.

- `planned`: 计划…开工, 将于…投产, 争取年内竣工: left alone.
- `noun`: 开工率, 投产后, 拿地即开工, 签约项目: no happening by itself (a counted 签约项目 may still be a batch).
- `occasion`: 集中签约仪式, 开工活动: opens what the next clauses count.
"""

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ingest.reading.naming.leaping import apart, leaping
from ingest.reading.naming.words import choice

_TABLE = Path(__file__).parent.parent / "data" / "events" / "verbs.tsv"
_PLANNED = re.compile(
    rf"(?:{choice('events/planned')}|(?<![随当旋])即|将(?!军|这|把|近)|拟(?!投))(?!总?投资|投入|年产|年均|产值|用地|占地|总额)[^，。；：、]{{0,16}}$"
)
_MEANS_TO = re.compile(r"(?<!虚)拟(?:与|同|和)[^，。；]{0,50}$")  # 拟与甲区政府、乙管委会签订
_NEGATED = re.compile(r"(?:没|未|不|非|莫|就会|将会|可以|可望|能够|想要|再|等|欲|早日?|到)$")
_NOT_AFTER = re.compile(rf"(?:的)?(?:{choice('events/not_after')})")
_SINCE_DAY = re.compile(r"[年月日]$")
_CONDITION = re.compile(r"(?:的)?(?:后|以后|之后|前(?!期)|之前|率|即)")
_OCCASION = re.compile(
    r"[^，。；：]{0,12}?(?:仪式|活动|环节|大会|现场会|专场|典礼|推介会|签约会)|会(?=[在上，、]|现场|举)"
)
_NOUN_AFTER = re.compile(
    r"(?:的)?(?:\d{1,9}|[一二三四五六七八九十]{1,9})?(?:余|多)?(?:个|项)?[^，。；：、！\d《“]{0,8}?项目"
)
_TAKES_OBJECT = frozenset(("签下", "签订", "签署", "签定", "签了", "签成"))
_WHEN = re.compile(r"(?:的时候|之时|之日)")
_TO_COME = re.compile(r"[^，。；]{0,14}?(?:拟于|拟定于|将于|将在|定于|计划于|计划在|预计于|预计在)")
_AHEAD = re.compile(r"[^，。；]{0,8}?(?:在即|在望|倒计时|可期)")


class Trigger(NamedTuple):
    """A verb at [start, end) of the clean text."""

    start: int
    end: int
    word: str
    kind: str
    planned: bool
    noun: bool
    occasion: bool
    soft: str = ""  # where alone it tells of a signing: 落户 "on a day" of its own, 拿下 only "in a count"
    condition: bool = False  # 投产后, 开工率


@cache
def _verbs():
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    kinds = {row["word"]: row["kind"] for row in rows}
    both = {"开竣工": "both", "开、竣工": "both", "集中开竣工": "both"}
    soft = {row["word"]: row["told"] for row in rows if row["told"]}
    return leaping([*kinds, *both]), kinds | both, soft


def find_triggers(text, start, end):
    """The Triggers within [start, end), in order."""
    pattern, kinds, soft = _verbs()
    return [_trigger(text, *span, kinds, soft, start, end) for span in apart(pattern, text, start, end)]


def plain(triggers):
    """Those that tell of a ceremony: soft ones only where no other stands."""
    told = any(not (t.soft or t.planned or t.noun and not t.occasion) for t in triggers)
    return [t for t in triggers if not t.soft or t.soft == "on a day" and not told]


def _trigger(text, start, stop, kinds, soft, floor, end):
    word, before = text[start:stop], text[max(floor, start - 24) : start]
    after = text[stop : min(end, stop + 18)]
    planned = (
        _PLANNED.search(before) is not None
        or _MEANS_TO.search(text, max(floor, start - 60), start) is not None
        or _NEGATED.search(before) is not None
        or _AHEAD.match(after) is not None
        or _TO_COME.match(after) is not None
        or _WHEN.match(after) is not None
    )
    noun = _NOT_AFTER.match(after) is not None or (
        word not in _TAKES_OBJECT and _NOUN_AFTER.match(after) is not None
    )
    if after.startswith("到") and _SINCE_DAY.search(before):
        noun = False  # 从2023年9月开建到今天
    noun = noun or before.endswith("新") and after.startswith("的")  # 新落成的二期厂房
    return Trigger(
        start,
        stop,
        word,
        kinds[word],
        planned,
        noun,
        _OCCASION.match(after) is not None,
        soft.get(word, ""),
        _CONDITION.match(after) is not None,
    )
