"""One place in the text where a company is named."""

from typing import NamedTuple


class Mention(NamedTuple):
    """`start` and `end` in clean characters; `sure` when the name shows by itself that it is a firm."""

    start: int
    end: int
    name: str
    rule: str
    sure: bool = True
    alias_of: str = ""  # the full name that an introduced short form stands for
    heading: bool = False  # it stands at the head of a project's name: 锦泰锂电(负极材料项目)
    weak: bool = False  # a candidate that no rule vouches for: the weighing decides
