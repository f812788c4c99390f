"""Numbered sources for paper: where a page cannot be clicked, every figure carries the number of its source."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from parks import display, fields
from parks import evidence as proof

SENTENCES = 3  # of one source; the page on the site has them all
RIVALS = 2
CLIPPED = 90  # characters of a sentence: the printed words and what stands around them


@dataclass
class Source:
    """An article, a data set or a person's entry, with the sentences that back what was printed."""

    number: int
    claim: object = None
    words: str = ""
    quotes: list = field(default_factory=list)

    @property
    def article(self):
        return self.claim.article if self.claim else None

    @property
    def outlet(self):
        return str(self.article.source or self.article.outlet) if self.article else ""

    @property
    def title(self):
        return proof.mask_phones(self.article.title) if self.article else ""


class Notes:
    """Hands out numbers in the order of first use; one article, data set or reckoning is one source."""

    def __init__(self):
        self.sources = {}

    def __iter__(self):
        return iter(self.sources.values())

    def of(self, rows):
        """The numbers of the sources behind these evidence rows."""
        return sorted({self.number(row.claim) for row in rows})

    def number(self, claim):
        key = (
            ("article", claim.article_id)
            if claim.article_id
            else ("said", claim.citation or claim.source_named)
        )
        source = self.sources.setdefault(key, Source(len(self.sources) + 1, claim))
        for quote in proof.quotes(claim)[:1]:
            quote = clipped(quote)
            if quote not in source.quotes and len(source.quotes) < SENTENCES:
                source.quotes.append(quote)
        return source.number

    def reckoned(self, words):
        """The number of a note that says how the directory itself counted."""
        return self.sources.setdefault(("reckoned", words), Source(len(self.sources) + 1, words=words)).number


def clipped(quote):
    """A long sentence around its printed words, cut with … at both ends."""
    room = max(20, CLIPPED - len(quote.marked)) // 2
    if not quote.marked:
        short = quote.before[: CLIPPED - 1]
        return proof.Quote(short + ("…" if len(short) < len(quote.before) else ""), "", "")
    before = quote.before if len(quote.before) <= room else "…" + quote.before[-room:]
    after = quote.after if len(quote.after) <= room else quote.after[:room] + "…"
    return proof.Quote(before, quote.marked, after)


@dataclass
class Line:
    """A field as it is printed: its values, what qualifies them, the numbers of its sources, what others say."""

    label: str
    text: str
    tags: list
    numbers: list
    rivals: list


def line(record, name, notes, label=""):
    """The Line of a field; None when nothing is known."""
    found = proof.for_field(record, name)
    claim = found.claim
    shown = fields.values(record, name, claim.stands.currency if claim else "")
    if not shown:
        return None
    text = _("、").join(worded(value, claim) for value in shown)
    if name == "stage" and claim and claim.as_of:
        text = f"{text} {display.partial_date(claim.as_of)}"
    rivals = [
        (
            worded(fields.written(record, name, row.claim.stands_as, row.claim.stands.currency), row.claim),
            notes.of([row]),
        )
        for row in found.differing[:RIVALS]
        if len(shown) == 1
    ]
    return Line(
        label or fields.label(record, name), text, tags(record, name, claim), notes.of(found.chosen), rivals
    )


def worded(value, claim):
    """A value with its hedge words: `约 20 亿元`."""
    hedge = claim.stands.hedge if claim and value.numeric else ""
    before, figure, unit = display.hedged(value.text, value.unit, hedge)
    return f"{before}{figure}\u00a0{unit}".strip()


def tags(record, name, claim):
    """Planned or expected, of a phase only, as of when, and whether a date is inferred."""
    if claim is None:
        return []
    said = [display.MODES.get(claim.stands.mode, ""), display.SCOPES.get(claim.stands.scope, "")]
    dated = name == "stage" or fields.kind_of(name) == "date"
    if claim.as_of and not dated:
        said.append(_("截至 %s") % claim.as_of)
    if dated:
        said.append(display.basis_note(claim.date_basis))
    return [str(words) for words in said if words]


def lines(record, names, notes):
    return [found for found in (line(record, name, notes) for name in names) if found]
