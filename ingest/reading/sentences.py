"""The sentences of the main text."""

import re

from .document import Sentence

# Each begins with the first mark itself, so that the search leaps from mark to mark.
_CUT = re.compile(
    r"[。！？!?；;….](?:(?<=[。！？!?；;])[。！？!?；;]*[”’)）》」』]*"
    r"|(?<=…)…?[”’)）》]+"
    r"|(?<=[\u4e00-\u9fff”)%\d]\.)[”’]?(?=[\u4e00-\u9fff“”]|$)(?<!^\d\.)(?<!^\d\d\.))"
)
_LISTED = re.compile(r"^\d{1,2}$")


def sentences(text, spans):
    """The sentences of the given paragraphs (clean spans), in order, each with the number of its paragraph.

    A sentence inside a quotation is one of its own; closing marks stay with it. Every line is at least one sentence,
    so that rows of a table or list stand alone.
    """
    for number, (start, end) in enumerate(spans):
        at = start
        for mark in _CUT.finditer(text, start, end):
            if mark[0][0] == "." and _LISTED.match(text[at : mark.start()].strip()):
                continue
            if text[at : mark.end()].strip():
                yield _sentence(text, at, mark.end(), number)
            at = mark.end()
        if text[at:end].strip():
            yield _sentence(text, at, end, number)


def _sentence(text, start, end, number):
    while text[start] == " ":
        start += 1
    while text[end - 1] == " ":
        end -= 1
    return Sentence(start, end, text[start:end], number)
