"""What the last run went by beside the mentions, and what of it has changed since."""

import hashlib

from ingest.models import MatchMemory


def digest(*said):
    return hashlib.sha256("\x1f".join(map(str, said)).encode()).hexdigest()


def changed_since(sort, current):
    """Remember `current`, {key: (what is said, words)}; returns the words of what is new, gone or different."""
    before = {row.key: row for row in MatchMemory.objects.filter(sort=sort)}
    words, fresh = set(), []
    for key, (said, found) in current.items():
        row = before.pop(key, None)
        if row and row.said == said and row.words == list(found):
            continue
        words |= {*found, *(row.words if row else ())}
        fresh.append(MatchMemory(sort=sort, key=key, said=said, words=list(found)))
    for row in before.values():
        words |= set(row.words)
    MatchMemory.objects.filter(pk__in=[row.pk for row in before.values()]).delete()
    MatchMemory.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["sort", "key"],
        update_fields=["said", "words"],
        batch_size=500,
    )
    return words
