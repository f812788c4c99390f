"""One place in the text where a company is named."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """`start` and `end` in clean characters; `sure` when the name shows by itself that it is a firm."""

    start: int
    end: int
    name: str
    rule: str
    sure: bool = True
    alias_of: str = ""  # the full name that an introduced short form stands for
