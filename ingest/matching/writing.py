"""Writing what matching found: the records that are missing, and which one each mention means."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import connection

from ingest.claims import MODELS
from ingest.models import Mention
from parks.models import content_id, record_slug

BATCH = 2000


@dataclass
class Outcome:
    """What resolving changed: record ids by kind, to be settled anew, and where mentions went to."""

    touched: dict = field(default_factory=lambda: defaultdict(set))
    moves: dict = field(default_factory=lambda: defaultdict(Counter))  # record id → {new key: mentions}
    moved: int = 0
    turned: set = field(default_factory=set)  # ids of the mentions that mean another record, or none, now

    @property
    def went_to(self):
        """{record id: the id of the record that most of its mentions mean now}; among equals the first by key."""
        chosen = {
            old: min(keys, key=lambda key: (-keys[key], key)) for old, keys in self.moves.items() if keys
        }
        return {old: content_id(key) for old, key in chosen.items()}


def assign(kind, pairs, outcome):
    """Write the answers, `pairs` of (Row, Answer), to the mentions, making the records that are missing.

    Returns the ids of the mentions that mean another record now.
    """
    wanted = {}
    for row, answer in pairs:
        if answer.key:
            wanted.setdefault(answer.key, working_name(kind, answer, row))
    known = _make_missing(kind, wanted)
    changed, moved = [], set()
    for row, answer in pairs:
        record_id = known[answer.key] if answer.key else None
        said = (record_id, _state(answer), list(answer.candidates), answer.reason)
        if said != (row.record_id, row.state, row.candidates, row.reason):
            state = said[1]
            changed.append((record_id, state, answer.reason[:300], json.dumps(answer.candidates), row.pk))
            outcome.touched[kind] |= {record_id, row.record_id} - {None}
            if record_id != row.record_id:
                moved.add(row.pk)
            if row.record_id and record_id and row.record_id != record_id:
                outcome.moves[row.record_id][answer.key] += 1
    _write_meanings(kind, changed)
    outcome.moved += len(changed)
    outcome.turned |= moved
    return moved


def _state(answer):
    if answer.key:
        return Mention.State.MATCHED
    if answer.nothing:
        return Mention.State.NOTHING
    return Mention.State.AMBIGUOUS if answer.candidates else Mention.State.UNMATCHED


def working_name(kind, answer, row):
    """A name made from content alone (it becomes the address); settling gives the name to show."""
    if kind == "event":
        _, what, _, date, *_ = [*answer.key.split("|"), "", ""]
        return f"{what} {date}".strip()
    return answer.name or row.name


def _make_missing(kind, wanted):
    """{key: record id} for all `wanted` keys (with the name to make their address of)."""
    model = MODELS[kind]
    known = {}
    keys = sorted(wanted)
    for start in range(0, len(keys), BATCH):
        chunk = model.objects.filter(key__in=keys[start : start + BATCH])
        known.update(chunk.values_list("key", "pk"))
    missing = [key for key in keys if key not in known]
    model.objects.bulk_create(
        [
            model(
                id=content_id(key),
                key=key,
                slug=record_slug(wanted[key], key),
                name=wanted[key][:200],
                published=False,
            )
            for key in missing
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    known.update((key, content_id(key)) for key in missing)
    return known


def _write_meanings(kind, changed):
    """One prepared statement for all rows: Django's bulk_update needs minutes where this needs seconds."""
    if not changed:
        return
    table = Mention._meta.db_table
    as_json = "%s::jsonb" if connection.vendor == "postgresql" else "%s"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET {kind}_id = %s, state = %s, reason = %s, candidates = {as_json} WHERE id = %s",
            changed,
        )
