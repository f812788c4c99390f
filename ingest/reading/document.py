"""A text made plain, with the way back: every clean character knows its place in the decoded file."""

from array import array
from dataclasses import dataclass, field


@dataclass(slots=True)
class Sentence:
    """A sentence of the main text; `start` and `end` in clean characters of its Document."""

    start: int
    end: int
    text: str
    paragraph: int  # number of the paragraph within the main text


@dataclass(slots=True)
class Document:
    """`text` is simplified, half-width, without sounds in brackets and stray spaces.

    `origins[i]` is the raw offset at which clean character i begins, `ends[i]` where its raw text ends
    (exclusive, swallowing what was deleted right after it, such as a sound in brackets).
    """

    raw: str
    text: str
    origins: array
    ends: array
    title: str | None = None
    published_on: str | None = None
    published_basis: str = ""
    outlet: str = ""
    dateline: str = ""  # ISO date of the dateline as precise as known, "" if none
    stamp: str = ""  # ISO date of the page stamp, "" if none
    body: list[tuple[int, int]] = field(
        default_factory=list
    )  # kept paragraphs, clean spans, repeats left out
    sentences: list[Sentence] = field(default_factory=list)  # of the body only
    plain: list[Sentence] | None = (
        None  # the same as the name rules read them: naming.plain makes them when asked
    )

    def raw_span(self, start, end):
        """Raw offsets of the clean span [start, end)."""
        return self.origins[start], self.ends[end - 1]
