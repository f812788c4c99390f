"""The evidence of many records at once, as plain tuples: what `with_evidence()` prefetches as models costs a page more
than all that it prints of them.

The tuples have the attributes of the models that pages look at (parks.evidence), so that either may stand behind a fact.
Works on `record.evidence` by its name alone, so that this app need not know the one that keeps the articles.
"""

from collections import defaultdict
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from django.utils.functional import cached_property

from parks.models import Park
from parks.prepared import Prepared


class Article(NamedTuple):
    pk: int
    title: str
    source: str
    outlet: str
    url: str
    published_on: object
    sample: bool


class Related(NamedTuple):
    """The mention that a claim points to."""

    pk: int
    kind: str
    park_id: int
    company_id: int
    project_id: int
    event_id: int
    district_id: int


class Labels(NamedTuple):
    """What stays with a value (DESIGN §2.6)."""

    currency: str
    hedge: str
    mode: str
    scope: str


class Claim:
    """As ingest's own, of what is shown."""

    NAMES = (
        "pk",
        "origin",
        "verdict",
        "value",
        "corrected_value",
        "currency",
        "printed",
        "hedge",
        "mode",
        "scope",
    )
    NAMES += ("as_of", "date_basis", "spans", "citation", "source_named", "corrected_labels")
    __slots__ = (*NAMES, "article", "related", "__dict__")

    @property
    def stands_as(self):
        return self.corrected_value if self.verdict == "corrected" else self.value

    @property
    def stands(self):
        """Hedge, mode, scope and currency after review: its own, as long as nobody corrected them."""
        if self.verdict == "corrected" and self.corrected_labels:
            own = {name: getattr(self, name) for name in Labels._fields}
            return Labels(**own | self.corrected_labels)
        return self

    @property
    def related_id(self):
        return self.related.pk if self.related else None

    @cached_property
    def said_at(self):
        """Shown of what a person typed: rare enough to ask."""
        model = row_model()._meta.get_field("claim").related_model
        return model.objects.values_list("said_at", flat=True).get(pk=self.pk)


class Row(NamedTuple):
    field: str
    chosen: bool
    agrees: bool
    rank: int
    why: str
    claim: Claim


ROW = ("field", "chosen", "agrees", "rank", "why")
ARTICLE = ("id", "title", "source__name", "outlet", "url", "published_on", "sample")
RELATED = ("id", "kind", "park_id", "company_id", "project_id", "event_id", "district_id")
COLUMNS = (
    *ROW,
    *(f"claim__{name}" for name in Claim.NAMES),
    *(f"claim__article__{name}" for name in ARTICLE),
    *(f"claim__related__{name}" for name in RELATED),
)
FIRST_OF_ARTICLE = 1 + len(ROW) + len(Claim.NAMES)
FIRST_OF_RELATED = FIRST_OF_ARTICLE + len(ARTICLE)


def row_model():
    return Park._meta.get_field("evidence").related_model


@cache
def question(kind):
    """The rows of records of a kind (`park`, `project`, `event`, `company`) that nobody rejected."""
    rows = row_model().objects.exclude(claim__verdict="rejected").order_by()
    return Prepared(
        lambda ids: rows.filter(**{f"{kind}_id__in": ids}).values_list(f"{kind}_id", *COLUMNS), list
    )


def attach(kind, records):
    """Give every record its evidence, as parks.evidence.by_field groups it; one query for all of them."""
    by_record, articles = defaultdict(lambda: defaultdict(list)), {}
    for values in question(kind)([record.pk for record in records]) if records else ():
        row = read(values, articles)
        by_record[values[0]][row.field].append(row)
    for record in records:
        found = by_record.get(record.pk, {})
        for rows in found.values():
            if len(rows) > 1:
                rows.sort(key=attrgetter("rank"))
                rows.sort(key=attrgetter("chosen"), reverse=True)
        record.__dict__["_evidence_by_field"] = {name: found[name] for name in sorted(found)}
    return records


def read(values, articles):
    """The Row of one line of the answer; articles are made once each."""
    claim = Claim()
    (
        claim.pk, claim.origin, claim.verdict, claim.value, claim.corrected_value, claim.currency, claim.printed,
        claim.hedge, claim.mode, claim.scope, claim.as_of, claim.date_basis, claim.spans, claim.citation,
        claim.source_named, claim.corrected_labels,
    ) = values[len(ROW) + 1 : FIRST_OF_ARTICLE]  # fmt: skip
    claim.article = claim.related = None
    pk = values[FIRST_OF_ARTICLE]
    if pk is not None:
        claim.article = articles.get(pk)
        if claim.article is None:
            claim.article = articles[pk] = Article(*values[FIRST_OF_ARTICLE:FIRST_OF_RELATED])
    if values[FIRST_OF_RELATED] is not None:
        claim.related = Related(*values[FIRST_OF_RELATED:])
    return Row(*islice(values, 1, 1 + len(ROW)), claim)
