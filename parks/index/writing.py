"""Keeping the index: the entries of a kind's records are replaced by what the records say now."""

from operator import attrgetter

from django.db import connection, transaction

from parks.index.grams import grams_of
from parks.models.search import SearchEntry, SearchGram

CHUNK = 500
BULK = 5000
HEAVIEST = 32_000
SAID = attrgetter("name", "name_en", "path", "aliases", "context", "detail", "detail_en", "weight")
GRAM_COLUMNS = ("entry_id", "gram", "kind", "field", "weight", "place")


def replace(kind, ids, entries):
    """Make the entries of these records the given ones; records without one can no longer be found.

    Entries that say what they said before are left alone, so that settling again costs little.
    """
    standing = {entry.record: entry for entry in SearchEntry.objects.filter(kind=kind, record__in=ids)}
    fresh = {entry.record: clipped(entry) for entry in entries}
    same = {
        record
        for record, entry in fresh.items()
        if record in standing and SAID(entry) == SAID(standing[record])
    }
    gone = [entry.pk for record, entry in standing.items() if record not in same]
    new = [entry for record, entry in fresh.items() if record not in same]
    if not gone and not new:
        return
    with transaction.atomic():
        SearchGram.objects.filter(entry__in=gone).delete()
        SearchEntry.objects.filter(pk__in=gone).delete()
        insert(new)


def replace_in_chunks(kind, ids, build):
    """`build(ids)` gives the entries of at most CHUNK records at a time."""
    ids = sorted(ids)
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        replace(kind, chunk, build(chunk))


def clipped(entry):
    """The entry as its row will hold it."""
    for name in ("name", "name_en", "path", "detail", "detail_en"):
        setattr(entry, name, getattr(entry, name)[: SearchEntry._meta.get_field(name).max_length])
    entry.aliases, entry.context = list(entry.aliases), list(entry.context)
    entry.weight = min(entry.weight, HEAVIEST)
    return entry


def insert(entries):
    """New entries with their grams."""
    made = SearchEntry.objects.bulk_create(entries, batch_size=CHUNK)
    write_grams(
        (entry.pk, gram, int(entry.kind), int(field), entry.weight, place)
        for entry in made
        # In the order of the primary key, which then grows at its end.
        for (gram, place), field in sorted(grams_of(entry).items())
    )


def write_grams(rows):
    """Millions of rows, without making a model instance of each."""
    table, columns = SearchGram._meta.db_table, ", ".join(GRAM_COLUMNS)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(GRAM_COLUMNS))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def rebuild(builders):
    """Write the whole index anew; `builders` maps each kind to a function that yields its entries.

    The ranked index is made after its rows, which is many times faster than keeping it in order meanwhile. On
    PostgreSQL searches wait for the end of it, on SQLite they see the old index until then. Returns how many
    entries there are.
    """
    ranked = SearchGram._meta.indexes[0]
    with connection.schema_editor() as editor:
        empty()
        editor.remove_index(SearchGram, ranked)
        for build in builders.values():
            for batch in batches(map(clipped, build()), BULK):
                insert(batch)
        editor.add_index(SearchGram, ranked)
    know_the_values()
    return SearchEntry.objects.count()


def know_the_values():
    """The planner chooses by what it knows of the values. SQLite never looks by itself: without this it takes
    "not merged" for a handful of rows, and reads all of them to find ten records by their ids."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
        else:
            for model in (SearchEntry, SearchGram):
                # Vacuumed, an index is read without its table.
                cursor.execute(f"VACUUM (ANALYZE) {model._meta.db_table}")


def empty():
    for model in (SearchGram, SearchEntry):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"TRUNCATE {model._meta.db_table}")
        else:
            model.objects.all().delete()


def batches(entries, size):
    batch = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
