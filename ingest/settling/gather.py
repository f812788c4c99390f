"""All standing claims about a set of records, by record and field."""

from collections import defaultdict

from django.db.models import Q

from ingest.claims import MODELS
from ingest.models import Claim
from ingest.settling.carrying import STRIKING, carry
from ingest.settling.said import said_of


def claims_about(kind, records):
    """{record id: {field: [Said]}} for records of one kind, with those of records merged into them."""
    keys = {record.key: record.pk for record in records}
    owner = {record.pk: record.pk for record in records if not record.merged_into}
    absorbed = MODELS[kind].objects.filter(merged_into__in=keys).values_list("pk", "merged_into")
    owner.update((pk, keys[into]) for pk, into in absorbed)
    about = said_of(kind, list(owner))
    if judged := {owner[pk] for pk, claim in about if claim.verdict in STRIKING}:
        _carry_verdicts(kind, owner, judged)
        again = [pk for pk, into in owner.items() if into in judged]
        about = [pair for pair in about if owner[pair[0]] not in judged] + said_of(kind, again)
    found = defaultdict(lambda: defaultdict(list))
    for pk, claim in about:
        if claim.verdict != "rejected":
            found[owner[pk]][claim.field].append(claim)
    return found


def _carry_verdicts(kind, owner, judged):
    """Let verdicts pass between the claims about each of the `judged` records."""
    by_mention, by_record = f"mention__{kind}_id", f"{kind}_id"
    ids = [pk for pk, into in owner.items() if into in judged]
    claims = Claim.objects.filter(Q(**{f"{by_mention}__in": ids}) | Q(**{f"{by_record}__in": ids}))
    about = defaultdict(list)
    for claim in claims.exclude(field="name").with_story():  # names: before matching
        about[owner[getattr(claim, by_record) or getattr(claim.mention, by_record)]].append(claim)
    for said in about.values():
        carry(kind, said)
