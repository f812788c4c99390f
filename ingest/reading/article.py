"""A prepared document with what every rule needs beside it: places, amounts, dates, and evidence for any span."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from .amount_roles import amount_role
from .dates import find_dates, shown_year
from .document import Document, Sentence
from .facts import Evidence
from .places import Places, find_places
from .quantities import find_amounts

_start = attrgetter("start")
# What may stand between two measures of one subject.
_GOES_ON = re.compile(
    r"(?:土地|左右)?[，,、](?:计划|规划|拟|将)?(?:总|新)?(?:建设?|修)?(?:建筑|占地|用地|厂房|标准厂房)?(?:总)?(?:面积|规模)?(?:约|近|达|为|超|共){0,4}"
)


@dataclass(slots=True)
class Article:
    """Spans are in clean characters of `doc.text`. `spans` is the headline (if it stands in the text) and the body."""

    doc: Document
    date: str = ""  # ISO, as precise as known: publication, dateline, or the year that the text shows
    title: Sentence | None = None
    places: Places = field(default_factory=Places)
    amounts: list = field(default_factory=list)  # Amounts with offsets into doc.text
    dates: list = field(default_factory=list)  # DateExpressions with offsets into doc.text
    _starts: list = field(default_factory=list)
    text: str = field(init=False)
    _roles: dict = field(default_factory=dict)

    def __post_init__(self):
        self.text = self.doc.text

    @property
    def sentences(self):
        """The headline first, then the body's sentences."""
        return ([self.title] if self.title else []) + self.doc.sentences

    @property
    def spans(self):
        """The headline's and the body's spans."""
        return ([(self.title.start, self.title.end)] if self.title else []) + list(self.doc.body)

    def sentence_at(self, position):
        """The sentence (or headline) that holds a clean position, None outside the main text."""
        if self.title and self.title.start <= position < self.title.end:
            return self.title
        i = bisect_right(self._starts, position) - 1
        if i >= 0 and position < self.doc.sentences[i].end:
            return self.doc.sentences[i]
        return None

    def evidence(self, start, end):
        """Evidence for the clean span: where it stands in the decoded file, and its sentence."""
        sentence = self.sentence_at(start)
        raw_start, raw_end = self.doc.raw_span(start, end)
        if sentence is None or end > sentence.end:
            return Evidence(raw_start, raw_end, self.text[start:end])
        return Evidence(raw_start, raw_end, sentence.text)

    def role(self, amount):
        """The Role of one of its amounts."""
        if amount.start not in self._roles:
            self._roles[amount.start] = self._of_phase(amount, amount_role(self.text, amount))
        return self._roles[amount.start]

    def _of_phase(self, amount, role):
        """一期占地266亩，总建筑面积24万㎡: what is said of a phase goes on over a comma, until a whole sum is told."""
        if role.scope or role.name not in ("land", "floor"):
            return role
        at = bisect_left(self.amounts, amount.start, key=_start)
        before = self.amounts[at - 1] if at else None
        if (
            before is None
            or before.kind not in ("land", "floor")
            or not _GOES_ON.fullmatch(self.text, before.end, amount.start)
        ):
            return role
        return role._replace(scope="phase") if self.role(before).scope == "phase" else role

    def within(self, items, start, end):
        """Those of `items` (its amounts or dates, in order) that begin inside [start, end)."""
        return items[bisect_left(items, start, key=_start) : bisect_left(items, end, key=_start)]


def article_of(doc):
    """The Article of a Document."""
    article = Article(doc, title=_title(doc))
    article._starts = [s.start for s in doc.sentences]
    year = _shown_year(doc)
    article.date = doc.published_on or doc.dateline or doc.stamp or (str(year) if year else "")
    article.places = find_places(
        doc.text,
        doc.body,
        date=article.date,
        title=(article.title.start, article.title.end) if article.title else None,
    )
    for start, end in article.spans:
        article.amounts += find_amounts(doc.text[start:end], start)
    article.amounts.sort(key=_start)
    article.dates = sorted(_dates(doc, article, year), key=_start)
    return article


def _title(doc):
    """The headline as a sentence, where it stands in the text as it is."""
    at = doc.text.find(doc.title) if doc.title else -1
    return Sentence(at, at + len(doc.title), doc.title, -1) if at >= 0 else None


def _shown_year(doc):
    return shown_year("\n".join(s.text for s in doc.sentences), doc.stamp)


def _dates(doc, article, year):
    found = []
    if doc.body:
        start, end = doc.body[0][0], doc.body[-1][1]
        context = {
            "dateline": doc.dateline,
            "stamp": doc.stamp or doc.published_on or "",
            "context_year": year,
        }
        if article.title and article.title.end <= start:
            found += find_dates(article.title.text, base=article.title.start, **context)
        found += find_dates(doc.text[start:end], base=start, **context)
    return found
