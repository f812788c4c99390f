"""Words of trade in a sentence, found once for all the rules that read names by their end."""

import re
from functools import lru_cache

from ingest.reading.naming.edges import LeftEdge
from ingest.reading.naming.leaping import leaping
from ingest.reading.naming.words import words

LONGEST = 8  # characters before a word of trade that a short name may take
# What is built, right after a word of trade: 南彭公路物流(基地), 锦泰锂电(负极材料项目).
BUILT_AFTER = re.compile(
    r"[^,。;!?:、的与和在]{0,8}?(?:项目|基地|工厂|中心|平台|生产线|产线|研究院|总部|车间|工程)"
)
_EDGE = LeftEdge("companies/left_edges")
_TAIL = leaping([*words("companies/trade_tails"), *words("companies/possible_tails")])
_OFTEN = frozenset(words("companies/trade_tails"))


@lru_cache(maxsize=4)
def tails(text):
    """[(start, end, whether it ends firms' names often), …] of the words of trade in a sentence, none inside another.

    Of two that overlap the later one stands: 科技 in 山眼科技, not 眼科.
    """
    kept = []
    for match in _TAIL.finditer(text):
        start, end = match.span(1)
        if kept and start < kept[-1][1]:
            if end <= kept[-1][1]:
                continue
            kept.pop()
        kept.append((start, end, match[1] in _OFTEN))
    return kept


@lru_cache(maxsize=64)
def begin_of(text, tail):
    """Where the short name begins whose word of trade stands at `tail`, None if what stands before it is no name."""
    return _EDGE.of_short_name(text, 0, tail, longest=LONGEST)
