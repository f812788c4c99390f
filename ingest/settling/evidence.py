"""Writing which claims speak of which field: only what is not written so already."""

from ingest.models import Evidence
from parks import bulk

COLUMNS = ("claim_id", "field", "chosen", "agrees", "rank", "why")


def rows_of(record, field, ranking):
    """(record id, *COLUMNS) of a field's claims, in the rule's order."""
    shown = ranking.means[ranking.first.key] if ranking.order else None
    return [
        (
            *(record.pk, claim.pk, field, rank == 0, ranking.means[claim.key] == shown, rank),
            ranking.why if rank == 0 else "",
        )
        for rank, claim in enumerate(ranking.order)
    ]


def write_evidence(kind, ids, rows):
    """Make `rows` the whole evidence of the records with these ids."""
    record = f"{kind}_id"
    standing = Evidence.objects.filter(**{f"{record}__in": ids}).order_by()
    standing = {tuple(row): pk for pk, *row in standing.values_list("pk", record, *COLUMNS)}
    wanted = set(rows)
    if gone := [pk for row, pk in standing.items() if row not in wanted]:
        Evidence.objects.filter(pk__in=gone).delete()
    bulk.insert(Evidence, (record, *COLUMNS), [row for row in rows if row not in standing])
