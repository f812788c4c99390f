"""The whole directory as plain data, to compare two ways of filling it."""

from ingest.claims import MODELS
from ingest.models import Mention


def directory():
    """Every settled record with its fields, links, sets and evidence; without row numbers and clock times."""
    return {
        **{
            kind: {record.key: _record(kind, record) for record in model.objects.all()}
            for kind, model in MODELS.items()
        },
        "mentions": sorted(_mention(m) for m in Mention.objects.select_related("article")),
    }


def _record(kind, record):
    fields = {f.attname: str(getattr(record, f.attname)) for f in record._meta.concrete_fields}
    sets = {
        f.name: sorted(str(pk) for pk in getattr(record, f.name).values_list("pk", flat=True))
        for f in record._meta.many_to_many
    }
    if kind == "project":
        sets["roles"] = sorted(f"{p.company_id}:{p.role}" for p in record.participations.all())
    rows = record.evidence.values_list("field", "rank", "chosen", "agrees", "why", "claim__key")
    return fields, sets, sorted(rows)


def _mention(mention):
    record = mention.record
    key = getattr(record, "key", "") if record else ""
    return mention.article.sha256, mention.kind, mention.ordinal, mention.state, key, str(mention.candidates)
