"""The sentences of a document as the name rules read them, and clauses within a sentence."""

import re

from ingest.reading.document import Sentence

_HALF = tuple(zip("，；：！？（）．％", ",;:!?().%", strict=True))
# Names are looked for in so many sentences, and so many characters of each: more than any article has, and a bound
# on what a poisoned text can cost.
MOST_SENTENCES = 1500
LONGEST_SENTENCE = 3000
_CLAUSE_END = re.compile(r"[,。;!?:\n.](?:(?<!\.)|(?!\d))")
_REACH = 120


def plain_sentences(doc):
    """Sentences whose text is the clean text from their start, punctuation half-width, character for character.

    Made once a document.
    """
    if doc.plain is None:
        doc.plain = _made_plain(doc)
    return doc.plain


def _made_plain(doc):
    sentences = doc.sentences[:MOST_SENTENCES]
    if not sentences:
        return []
    base = sentences[0].start
    text = doc.text[base : max(s.end for s in sentences)]
    for full, half in _HALF:
        text = text.replace(full, half)
    plain = []
    for s in sentences:
        end = min(s.end, s.start + LONGEST_SENTENCE)
        plain.append(Sentence(s.start, end, text[s.start - base : end - base], s.paragraph))
    return plain


def clause_around(text, start, end):
    """(low, high) of the clause that holds text[start:end], looked for within 120 characters on both sides."""
    low = max(0, start - _REACH)
    for stop in _CLAUSE_END.finditer(text, low, start):
        low = stop.end()
    after = _CLAUSE_END.search(text, end, end + _REACH)
    return low, after.start() if after else min(len(text), end + _REACH)
