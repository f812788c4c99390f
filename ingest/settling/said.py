"""A claim as settling needs it: the few columns that the written rule goes by, without model instances."""

from collections import namedtuple

from django.db.models.fields.json import KeyTextTransform

from ingest.models import Claim
from ingest.models.claim import Reviewed

# What settling asks → where it stands, seen from a claim. Those of the record that it is about come behind.
COLUMNS = {
    **{name: name for name in ("pk", "key", "origin", "field", "value", "corrected_value", "verdict")},
    **{name: name for name in ("corrected_labels", "currency", "hedge", "mode", "scope")},
    **{name: name for name in ("as_of", "date_basis", "role")},
    **{name: name for name in ("reviewed_at", "said_at", "article_id")},
    "origin_id": "article__origin_id",
    "published_on": "article__published_on",
    "sample": "article__sample",
    "context_on": "context_on",  # the day on which the mention's words were said, "" or None where nobody knows
    "related_id": "related_id",
    **{kind: f"related__{kind}_id" for kind in ("park", "company", "project", "event")},
}


class Said(Reviewed, namedtuple("Said", COLUMNS)):
    """As ingest.models.Claim, with its article's origin, date and sort; `park`, `company`, … is the id of the record
    that its related mention means."""

    __slots__ = ()

    @property
    def of_sample(self):
        """Whether a sample of our own says it, not a report."""
        return bool(self.sample)

    @property
    def story(self):
        """The report that it comes from: reprints tell the story of their origin."""
        return self.origin_id or self.article_id


def said_of(kind, ids):
    """[(id of the record, Said)] of all that mentions of these records and claims of their own say, rejected
    claims too, in the order of their ids."""
    claims = Claim.objects.order_by().annotate(context_on=KeyTextTransform("on", "mention__context"))
    found = []
    # Two questions: for one with an OR across two tables, databases read all claims.
    for owner in (f"mention__{kind}", kind):
        rows = claims.filter(**{f"{owner}__in": ids}).values_list(f"{owner}_id", *COLUMNS.values())
        found += [(owner_id, Said(*row)) for owner_id, *row in rows]
    return sorted(found, key=lambda pair: pair[1].pk)
