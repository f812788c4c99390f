"""Asking the index: every query is an equality (or one range) on a gram, ranked by the index itself.

Of all grams of a query the rarest drives; the others are looked up for the entries that it leads to. So the work
grows with the rarest piece of the query, not with the directory. SQL by hand, the same on both databases: what is
built here is a tree of EXISTS that follows the query's words.
"""

import dataclasses
import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from parks.index.grams import END, WRITTEN, Reading, readings
from parks.index.ranking import MIN_SIMILAR, match, words_of
from parks.models.search import SearchEntry, SearchGram
from parks.prepared import Prepared

Kind = SearchEntry.Kind
GRAMS, ENTRIES = SearchGram._meta.db_table, SearchEntry._meta.db_table
# Up to here grams are counted, to find the rarest; hits of a kind are counted, and shown as "1000+".
MANY = 1000
# Frequent grams are counted further to find the rarest of several.
MOST_ROWS = 200_000
# What begins with a single character or an unfinished syllable is no question yet: a sample answers it.
BEGINNINGS = 2000
# How many of a kind are looked at closely for each that is shown.
CLOSER = 2
# Names compared character by character where nothing answers exactly, and the grams (up to MANY rows each) they are gathered from.
MOST_ALIKE, MOST_GRAMS = 300, 12
# In an EXISTS: look it up for each row. Without it PostgreSQL may gather all rows of a frequent gram beforehand.
PROBE = "LIMIT 1 OFFSET 0"
# So many ids are handed to a filter as they are, more as one parameter.
FEW = 500


@dataclass
class Found:
    """What one kind has: the best hits, how many there are, and whether counting stopped there."""

    total: int = 0
    more: bool = False
    hits: list = field(default_factory=list)


def find(query, kinds=tuple(Kind), most=12):
    """`{kind: Found}` of the kinds that answer all words of the query, each with its best hits in order.

    Names that are only like the query are found where no name answers it.
    """
    words = words_of(query)
    if not words:
        return {}
    plan = Plan(words)
    rows = plan.ranked(kinds) if plan.possible else []
    found = _shown(rows, words, most) if rows else {}
    return found or _alike(plan, kinds, most)


def records(kind, query):
    """Ids of the records of a kind that answer the query."""
    words = words_of(query)
    if not words:
        return []
    plan = Plan(words)
    ids = plan.records(kind) if plan.possible else []
    if not ids:
        ids = [hit.entry.record for found in _alike(plan, (kind,), MOST_ALIKE).values() for hit in found.hits]
    return ids


def entries(kind, query):
    """Ids of the entries of a kind that answer the query exactly, in no order; one may come twice."""
    words = words_of(query)
    plan = Plan(words) if words else None
    return plan.entries(kind) if plan and plan.possible else []


def one_of(ids):
    """What `pk__in` takes: the ids, or what gives them where they are many."""
    return ids if len(ids) <= FEW else RawSQL(*as_rows(ids))


def as_rows(ids):
    """(SQL, parameters) of a SELECT that gives these ids: one parameter, and the planner knows how many."""
    if connection.vendor == "postgresql":
        return "SELECT unnest(%s::bigint[])", [ids]
    return "SELECT value FROM json_each(%s)", [json.dumps(ids)]


class Plan:
    """How a query is asked: the readings of each word that can be, and the gram that drives."""

    def __init__(self, words):
        self.words = words
        known = {word: readings(word) for word in words}
        grams = {gram for read in known.values() for reading in read for gram in reading.grams}
        self.frequency = frequencies(grams | set(words[:1]))
        self.readings = {word: [*filter(self.can_be, map(self.closed, read))] for word, read in known.items()}

    @property
    def possible(self):
        return all(self.readings.values())

    def closed(self, reading):
        """Pinyin that was typed to its end is looked for as it stands, not for all that begins so."""
        if reading.open and len(reading.grams) > 1 and self.frequency[reading.grams[-1]]:
            return dataclasses.replace(reading, open=False)
        return reading

    def can_be(self, reading):
        return all(self.frequency[gram] for gram in reading.closed)

    def rarest(self, reading):
        """(rows, number of the gram) of a reading's rarest closed gram; an open one only where it is alone."""
        if not reading.closed:
            return MOST_ROWS + 1, 0
        rows = [self.frequency[gram] for gram in reading.closed]
        if len(rows) > 1 and min(rows) >= MANY:
            rows = [how_frequent(gram) for gram in reading.closed]
        return min((n, number) for number, n in enumerate(rows))

    def driven(self):
        """The word that drives: of whose readings the most frequent is rarest; and the other words."""
        driver = min(self.words, key=lambda word: sum(self.rarest(r)[0] for r in self.readings[word]))
        return driver, [word for word in self.words if word != driver]

    def ranked(self, kinds):
        """[(kind, entry id, field, weight)]: all rows of a rare gram; of a frequent one the best of each kind."""
        driver, others = self.driven()
        parts = []
        for reading in self.readings[driver]:
            rows, _ = self.rarest(reading)
            if rows < MANY:
                parts.append(self.part(kinds, reading, others, MANY))
                continue
            if not reading.closed:
                parts.append(self.part(kinds, reading, others, BEGINNINGS))
                # A single character stands at the ends of names as a gram of its own.
                reading = dataclasses.replace(reading, open=False)
            parts += [self.part([kind], reading, others, MANY) for kind in kinds]
        parts += [self.part(kinds, reading, others, MANY) for reading in self.whole_names()]
        sql = " UNION ALL ".join(
            f"SELECT * FROM ({one}) AS p{number}" for number, (one, _) in enumerate(parts)
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for _, values in parts for value in values])
            return cursor.fetchall()

    def part(self, kinds, reading, others, limit):
        """The SELECT for one reading of the driving word, with its parameters."""
        where, params = self.where(reading, others)
        asked = ", ".join(str(int(kind)) for kind in kinds)
        # The order of the index itself where it has one kind: the database may stop early.
        order = "ORDER BY g.field, g.weight DESC " if len(kinds) == 1 and not reading.open else ""
        return (
            f"SELECT g.kind, g.entry_id, g.field, g.weight FROM {GRAMS} g"
            f" WHERE g.kind IN ({asked}) AND {where} {order}LIMIT {limit}"
        ), params

    def whole_names(self):
        """The exact name must not be lost where more names have the word than are counted."""
        whole = Reading(self.words[:1], fields=(SearchGram.Field.WHOLE,))
        return [whole] if len(self.words) == 1 and self.frequency.get(self.words[0]) else []

    def records(self, kind):
        """The ids of all records of a kind that answer, in order."""
        # By the primary key for each row, however many they are: no join that may read all entries.
        record = f"(SELECT e.record FROM {ENTRIES} e WHERE e.id = g.entry_id)"
        return sorted(set(self.all_rows(kind, record)))

    def entries(self, kind):
        """The ids of the entries themselves, of which the index tells without its table."""
        return self.all_rows(kind, "g.entry_id")

    def all_rows(self, kind, column):
        driver, others = self.driven()
        found = []
        for reading in self.readings[driver]:
            where, params = self.where(reading, others)
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT {column} FROM {GRAMS} g WHERE g.kind = %s AND {where}", [kind, *params]
                )
                found += [row[0] for row in cursor.fetchall()]
        return found

    def where(self, reading, others):
        """The conditions on `g` for one reading of the driving word and any reading of the other words."""
        where, params = self.standing("g", reading)
        for number, word in enumerate(others):
            tests = []
            for reading in self.readings[word]:
                sql, values = self.standing(f"w{number}", reading)
                tests.append(
                    f"EXISTS (SELECT 1 FROM {GRAMS} w{number} WHERE w{number}.entry_id = g.entry_id AND {sql} {PROBE})"
                )
                params += values
            where += f" AND ({' OR '.join(tests)})"
        return where, params

    def standing(self, row, reading):
        """The conditions on `row` for the reading's rarest gram, with the word's other grams around it."""
        driver = self.rarest(reading)[1]
        where, params = gram_is(row, reading, driver)
        if reading.fields:
            where += f" AND {row}.field IN ({', '.join(str(int(f)) for f in reading.fields)})"
        for number in reading.needed_beside(driver):
            beside, values = gram_is("b", reading, number)
            where += (
                f" AND EXISTS (SELECT 1 FROM {GRAMS} b WHERE b.entry_id = {row}.entry_id"
                f" AND b.place = {row}.place + ({number - driver}) AND {beside} {PROBE})"
            )
            params += values
        return where, params


def gram_is(row, reading, number):
    gram = reading.grams[number]
    if reading.open and number == len(reading.grams) - 1:
        return f"{row}.gram >= %s AND {row}.gram < %s", [gram, gram + END]
    return f"{row}.gram = %s", [gram]


@lru_cache(maxsize=20_000)
def how_frequent(gram):
    """Rows of a frequent gram, as counted once: only which of several drives depends on it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT COUNT(*) FROM (SELECT 1 FROM {GRAMS} WHERE gram = %s LIMIT {MOST_ROWS}) AS rows_of_it",
            [gram],
        )
        return cursor.fetchone()[0]


def frequencies(grams):
    """`{gram: rows}`, counted up to MANY."""
    grams = sorted(grams)
    if not grams:
        return {}
    one = f"SELECT %s AS at, COUNT(*) FROM (SELECT 1 FROM {GRAMS} WHERE gram = %s LIMIT {MANY}) AS few"
    params = [value for at, gram in enumerate(grams) for value in (at, gram)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(grams)), params)
        return {grams[int(at)]: n for at, n in cursor.fetchall()}


class Entry(NamedTuple):
    """As a SearchEntry, of which a page loads a hundred."""

    id: int
    kind: int
    record: int
    name: str
    name_en: str
    path: str
    aliases: list
    context: list
    detail: str
    detail_en: str
    weight: int

    url, spoken_detail = SearchEntry.url, SearchEntry.spoken_detail


asked_entries = Prepared(lambda ids: SearchEntry.objects.filter(pk__in=ids).values_list(*Entry._fields), list)


def entries_of(ids):
    """`{id: Entry}` of those that are there."""
    return {values[0]: Entry(*values) for values in asked_entries(ids)} if ids else {}


def _shown(rows, words, most):
    """Found by kind from (kind, entry id, field, weight), the best of each looked at closely."""
    by_kind = defaultdict(dict)
    counted = defaultdict(int)
    for kind, entry, worth, weight in rows:
        counted[kind] += 1
        known = by_kind[kind].get(entry)
        by_kind[kind][entry] = min(known, (worth, -weight)) if known else (worth, -weight)
    best = {
        kind: sorted(entries, key=entries.get)[: max(most * CLOSER, 20)] for kind, entries in by_kind.items()
    }
    loaded = entries_of([entry for entries in best.values() for entry in entries])
    found = {}
    for kind, entries in best.items():
        hits = [match(loaded[entry], words) for entry in entries if entry in loaded]
        hits = sorted(hit for hit in hits if hit and not hit.similar)
        if hits:
            total = min(len(by_kind[kind]), MANY)
            found[Kind(kind)] = Found(total, counted[kind] >= MANY, hits[:most])
    return found


def _alike(plan, kinds, most):
    """Found by kind of the names that are like the query: those that share most of its rarer grams are compared."""
    if all(len(word) < MIN_SIMILAR or word.isascii() for word in plan.words):
        return {}
    grams = {
        gram
        for word in plan.words
        for r in readings(word)
        if not r.open
        for gram in r.grams
        if plan.frequency[gram]
    }
    asked = ", ".join(str(int(kind)) for kind in kinds)
    in_names = ", ".join(str(int(field)) for field in WRITTEN if field != SearchGram.Field.CONTEXT)
    one = (
        f"SELECT * FROM (SELECT entry_id FROM {GRAMS} WHERE gram = %s AND kind IN ({asked})"
        f" AND field IN ({in_names}) LIMIT {MANY}) AS p"
    )
    chosen = rarest_of(grams, plan.frequency)
    if not chosen:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT entry_id, COUNT(*) AS shared FROM ({' UNION ALL '.join([one] * len(chosen))}) AS near"
            f" GROUP BY entry_id ORDER BY shared DESC, entry_id LIMIT {MOST_ALIKE}",
            chosen,
        )
        entries = [entry for entry, _ in cursor.fetchall()]
    found = defaultdict(Found)
    hits = (match(entry, plan.words) for entry in entries_of(entries).values())
    for hit in sorted(filter(None, hits)):
        kind = found[Kind(hit.entry.kind)]
        kind.total += 1
        if len(kind.hits) < most:
            kind.hits.append(hit)
    return dict(found)


def rarest_of(grams, frequency):
    """The rarer ones, so many that their rows can be gathered; frequent ones, of which only a sample is, where
    there are no others."""
    by_rows = sorted(grams, key=lambda gram: (frequency[gram], gram))
    rare = [gram for gram in by_rows if frequency[gram] < MANY]
    return (rare or by_rows)[:MOST_GRAMS]
