"""What else an article names with a mention: claims that point to another mention of the same article."""

from collections import defaultdict

from ingest.matching.reach import chunks
from ingest.models import Claim


def naming_moved(kind, moved):
    """Ids of the mentions of a kind whose article names with it a park or project that moved."""
    found = set()
    for other in ("park", "project"):
        for chunk in chunks(moved.get(other, ())):
            claims = Claim.objects.filter(related__in=chunk, mention__kind=kind)
            found |= set(claims.values_list("mention_id", flat=True))
    return found


def only(keys):
    return next(iter(keys)) if len(keys) == 1 else ""


def named(kind, field, ids):
    """{mention id: keys of the parks or projects that its article names with it} for mentions of a kind."""
    record = "park" if field == "park" else "project"
    links = Claim.objects.filter(field=field, mention__kind=kind)
    links = links.exclude(verdict__in=("corrected", "rejected")).exclude(**{f"related__{record}": None})
    found = defaultdict(set)
    for chunk in chunks(ids):
        rows = links.filter(mention__in=chunk)
        for mention_id, key in rows.values_list("mention_id", f"related__{record}__key"):
            found[mention_id].add(key)
    return found
