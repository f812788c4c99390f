"""An article's text with what was read out of it marked: for those who may see the full text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """A run of text; `claims` are those whose printed words it is, none for the text between."""

    text: str
    claims: tuple = ()


def marked(body, claims, public=str):
    """`body` cut into Passages, by looking for each claim's sentence and its printed words within it.

    Spans point into the raw file, the body is its clean main text: so the sentence is searched for, and a
    sentence that was cleaned differently stays unmarked rather than being marked in the wrong place. `public` is what
    the text goes through before it is cut, so that no mark begins within what is hidden.
    """
    body, places = public(body), {}
    for claim in claims:
        for span in claim.spans:
            place = find(body, public(span.get("sentence", "")), claim.printed)
            if place:
                places.setdefault(place, []).append(claim)
    passages, at = [], 0
    for (start, end), said in sorted(places.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start < at:
            continue
        passages += [Passage(body[at:start]), Passage(body[start:end], tuple(said))]
        at = end
    return [passage for passage in [*passages, Passage(body[at:])] if passage.text]


def find(body, sentence, printed):
    """(start, end) of the printed words within their sentence in the body, or None."""
    begin = body.find(sentence) if sentence and printed else -1
    if begin < 0:
        return None
    start = body.find(printed, begin, begin + len(sentence))
    return (start, start + len(printed)) if start >= 0 else None
