"""All standing claims about a set of records, by record and field."""

from collections import defaultdict

from django.db.models import Q

from ingest.claims import MODELS
from ingest.models import Claim
from ingest.settling.carrying import carry


def claims_about(kind, records):
    """{record id: {field: [claims]}} for records of one kind, with those of records merged into them."""
    keys = {record.key: record.pk for record in records}
    owner = {record.pk: record.pk for record in records if not record.merged_into}
    absorbed = MODELS[kind].objects.filter(merged_into__in=keys).values_list("pk", "merged_into")
    owner.update((pk, keys[into]) for pk, into in absorbed)
    by_mention, by_record = f"mention__{kind}_id", f"{kind}_id"
    claims = Claim.objects.filter(
        Q(**{f"{by_mention}__in": owner}) | Q(**{f"{by_record}__in": owner})
    ).with_story()
    about = defaultdict(list)
    for claim in claims:
        about[owner[getattr(claim, by_record) or getattr(claim.mention, by_record)]].append(claim)
    found = {}
    for record_id, said in about.items():
        carry(kind, [claim for claim in said if claim.field != "name"])  # names: before matching
        found[record_id] = defaultdict(list)
        for claim in said:
            if claim.verdict != "rejected":
                found[record_id][claim.field].append(claim)
    return found
