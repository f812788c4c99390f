"""The mentions in the database as matching needs them: what was read, and what people said of the reading."""

from collections import defaultdict
from dataclasses import dataclass

from ingest.matching.amounts import in_currency
from ingest.matching.memory import digest
from ingest.matching.names import core
from ingest.models import Claim, Mention
from ingest.models.claim import Labels

BATCH = 2000
# What matching goes by: a verdict on such a claim may change what its mention means.
WEIGHED = ("name", "district", "kind", "date", "project_count", "investment_yi", "park")
FIELDS = ("pk", "block", "name", "context", "state", "candidates", "article_id", "ordinal", "reason")


@dataclass
class Row:
    """A mention as matching needs it."""

    pk: int
    kind: str
    core: str
    name: str
    context: dict
    record_id: int | None
    state: str
    candidates: list
    article_id: int
    ordinal: int
    reason: str

    @property
    def place(self):
        return self.context.get("district", "")


def rows_of(kind, places, **which):
    """The mentions of one kind (those of `which`, as a filter), without those whose very name was rejected."""
    judged = _judged(kind)
    mentions = Mention.objects.filter(kind=kind, **which).order_by("pk")
    for (
        pk,
        block,
        name,
        context,
        state,
        candidates,
        article_id,
        ordinal,
        reason,
        record_id,
    ) in mentions.values_list(*FIELDS, f"{kind}_id").iterator(BATCH):
        bare = block.partition("|")[2]
        row = Row(pk, kind, bare, name, context, record_id, state, candidates, article_id, ordinal, reason)
        if pk not in judged or _weigh(row, judged[pk], places):
            yield row


def verdicts():
    """(claim key, article id, what was said) of every verdict that matching goes by."""
    claims = Claim.objects.filter(
        mention__isnull=False, field__in=WEIGHED, verdict__in=("corrected", "rejected")
    )
    told = ("verdict", "corrected_value", "corrected_labels")
    for key, article, *said in claims.values_list("key", "article_id", *told):
        yield key, article, digest(*said)


def _judged(kind):
    """{mention id: [(field, value, verdict, corrected value)]} of what people corrected or rejected; amounts with
    their currency, as in a mention's context."""
    claims = Claim.objects.filter(
        mention__kind=kind, field__in=WEIGHED, verdict__in=("corrected", "rejected")
    ).order_by("key")
    found = defaultdict(list)
    for claim in claims.only(
        *("mention_id", "field", "value", "verdict", "corrected_value"), *Labels._fields, "corrected_labels"
    ):
        corrected = in_currency(claim.corrected_value, claim.stands.currency)
        said = (claim.field, in_currency(claim.value, claim.currency), claim.verdict, corrected)
        found[claim.mention_id].append(said)
    return found


def _weigh(row, said, places):
    """Put what people said in the place of what was read; False where the very name was rejected."""
    for field, value, verdict, corrected in said:
        if field == "name":
            if verdict == "rejected":
                return False
            row.core, row.name = core(row.kind, corrected), corrected[:200]
        elif field == "district":
            row.context["district"] = _district(corrected, row, places) if corrected else ""
        elif row.context.get(field) == value:
            row.context[field] = corrected
    return True


def _district(value, row, places):
    if value in places.by_key:
        return value
    district, _ = places.find(value, row.context.get("on", ""))
    return district.key if district else ""
