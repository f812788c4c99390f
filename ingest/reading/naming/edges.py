"""Where a name begins: from its tail leftwards to punctuation, a region, or a word that is no part of a name."""

import re

from .coined import is_coined, is_generic
from .leaping import leaping
from .words import choice, words

# Full stops of half-width texts count too; a point between digits does not reach here, since names hold none.
HARD = frozenset(',。;!?:、“”"《》「」『』…—·?\n\t 【】[]|/><*#.,;:!?•丨◆▷▲●■↓①②③④⑤⑥⑦⑧⑨⑩')
REGION = re.compile(choice("naming/chinese_regions", "naming/chongqing_regions"))
_BRACKET = 12  # the longest bracket inside a name, such as (重庆) or (集团)
# Characters that end a phrase so often, and stand in names so seldom, that even a region in front does not bridge them.
_STRONG_CHARACTERS = frozenset("的了是由与在和及为被把让对向从将")


def window_start(text, floor, tail, reach):
    """The leftmost place a name that ends at `tail` can begin: after punctuation, balanced brackets passed over."""
    position, limit = tail, max(floor, tail - reach)
    if ")" not in text[limit:tail]:
        for stop in _NO_NAME.finditer(text, limit, tail):
            limit = stop.end()
        return min(limit, tail)
    while position > limit:
        character = text[position - 1]
        if character == ")":
            opening = text.rfind("(", max(limit, position - _BRACKET), position)
            if opening <= limit:
                break
            position = opening
            continue
        if character in HARD or character == "(" or not (character.isalnum() or character in "-+&_"):
            break
        position -= 1
    return position


_PEACE = re.compile(r"[永共祥仁泰人太协嘉万捷]和|.和[润平谐黄泓林]")
# What a name cannot hold: HARD, and whatever is no letter, digit or joint of Latin names.
_NO_NAME = re.compile(f"[\\W{''.join(c for c in HARD if c.isalnum())}](?<![-+&])")


class LeftEdge:
    """Finds the left edge of names; `edge_list` is the word list that ends its search."""

    def __init__(self, edge_list):
        entries = words(edge_list)
        # Overlapping matches are wanted: of 企业与重庆… both 企业 and 与.
        self._edges = leaping(entries)
        self.firms = frozenset(words("companies/known_firms"))
        self.strong = {e for e in entries if len(e) > 1} | _STRONG_CHARACTERS

    def candidates(self, text, start, tail):
        """(begin, strong) of every place after an edge word between `start` and `tail`, the rightmost first."""
        found = {}
        for match in self._edges.finditer(text, start, tail):
            end = match.end(1)
            if match.group(1) == "和" and _PEACE.match(text, end - 2):
                continue  # 泰和堂, 忠州和平药房
            if end < tail:
                found[end] = found.get(end, False) or match.group(1) in self.strong
        return sorted(found.items(), reverse=True)

    def of_legal_name(self, text, floor, tail):
        """Begin of a full legal name whose legal form stands at `tail`; None when nothing name-like is there."""
        start = window_start(text, floor, tail, 30)
        after = self.candidates(text, start, tail)
        last_strong = max((begin for begin, strong in after if strong and tail - begin >= 2), default=start)
        region = REGION.search(text, last_strong, tail)
        if region and text[region.start() - 1 : region.start()] == "(":
            region = None
        if region and tail - region.end() >= 2:
            return self._before_region(text, start, region.start())
        for begin, strong in after:
            core = text[begin:tail]
            if len(core) >= 2 and (not is_generic(core) or (strong and len(core) >= 4)):
                return begin
        return start if tail - start >= 2 and not after else None

    def _before_region(self, text, start, region):
        """中交重庆投资发展有限公司: a coined or short word between the last edge and the region belongs to the name."""
        front = max(
            [start, *(begin for begin, _ in self.candidates(text, start, region + 1) if begin <= region)]
        )
        word = text[front:region]
        return front if 2 <= len(word) <= 4 and (is_coined(word) or word in self.firms) else region

    def of_short_name(self, text, floor, tail, longest=8):
        """Begin of a short name whose trade word stands at `tail`; None when the run before it is no name."""
        start = window_start(text, floor, tail, 24)
        for begin, _strong in self.candidates(text, start, tail):
            if tail - begin >= 2:
                return begin if tail - begin <= longest else None
        return start if 2 <= tail - start <= longest else None
