"""Which mentions a run has to look at: those that the changed articles can concern, and whoever these concern.

A mention's meaning depends on the mentions that it shares words with (ingest.matching.words), on established
records and on verdicts. A set of mentions that is closed under this is answered exactly as it would be among all
mentions; the tests compare the two. With many changes looking at everything is faster, and the answer is the same.
"""

from collections import defaultdict

from django.db import connection

from ingest.matching import memory
from ingest.matching.rows import rows_of, verdicts
from ingest.matching.words import INITIAL, partners, words_of
from ingest.models import MatchWord, Mention

# Raise it when a rule of matching changes: then everything is looked at once.
RULES = "3"
MANY = 4  # more than one article in so many changed: everything
CHUNK = 500
KINDS = {initial: kind for kind, initial in INITIAL.items()}


class Reach:
    """`articles`: {article id: (sha256, origin id)}; `changed`: ids of those that changed, None for everything;
    `answers`: what people said of single mentions."""

    def __init__(self, places, articles, changed, bare_report, answers):
        self.places = places
        self.answers = answers
        self.bare_report = bare_report
        concerned = memory.changed_since(
            "verdict", {key: (said, [article]) for key, article, said in verdicts()}
        )
        concerned |= memory.changed_since("answer", answers.concerned())
        rules = memory.changed_since("rules", {"": (memory.digest(RULES, places.said()), ["all"])})
        self.whole = changed is None or bool(rules) or len(changed) * MANY > len(articles)
        self.changed = {*(changed or ()), *concerned}
        self.seeds = defaultdict(set)  # kind → mention ids
        self.words = defaultdict(set)  # kind → words of mentions to be looked at
        if self.whole:
            MatchWord.objects.all().delete()
        else:
            self._renew()

    def all_rows(self, kind):
        """Every mention of a kind, its words written anew."""
        rows = list(rows_of(kind, self.places))
        if kind in INITIAL:
            write([(row.article_id, row.pk, word) for row in rows for word in self.words_of(row)])
        return rows

    def words_of(self, row):
        return words_of(row, self.bare_report(row) if row.kind == "event" else None)

    def _renew(self):
        """Write the words of the changed articles anew; whoever the old and the new ones concern is looked at."""
        for chunk in chunks(self.changed):
            old = MatchWord.objects.filter(article__in=chunk)
            self._concern(old.values_list("word", flat=True))
            old.delete()
            rows = [row for kind in INITIAL for row in rows_of(kind, self.places, article__in=chunk)]
            fresh = [(row.article_id, row.pk, word) for row in rows for word in self.words_of(row)]
            self._concern(word for _, _, word in fresh)
            write(fresh)
            for row in rows:
                self.seeds[row.kind].add(row.pk)

    def _concern(self, words):
        for word in words:
            self.words[KINDS[word[0]]].add(word)

    def closed(self, kind, words):
        """Ids of the mentions that are closed under shared words: for parks and companies, whose words tell all."""
        found, seen = set(self.seeds[kind]), set()
        open_words = {one for word in self.words[kind] for one in partners(word, self.places.near)} | set(
            words
        )
        open_words |= {one for word in words for one in partners(word, self.places.near)}
        while open_words:
            seen |= open_words
            fresh = mentions_with(open_words) - found
            found |= fresh
            open_words = {one for word in words_at(fresh) for one in partners(word, self.places.near)} - seen
        return found

    def rows(self, kind, ids):
        return [row for chunk in chunks(ids) for row in rows_of(kind, self.places, pk__in=chunk)]


def mentions_with(words):
    found = set()
    for chunk in chunks(words):
        found |= set(MatchWord.objects.filter(word__in=chunk).values_list("mention", flat=True))
    return found


def words_at(ids):
    found = set()
    for chunk in chunks(ids):
        found |= set(MatchWord.objects.filter(mention__in=chunk).values_list("word", flat=True))
    return found


def same_companies(cores):
    """{core: the cores of the same company, itself among them} for company cores, as they are matched now."""
    bearing = defaultdict(set)
    for chunk in chunks({f"c={core}"[:200] for core in cores}):
        for mention, word in MatchWord.objects.filter(word__in=chunk).values_list("mention", "word"):
            bearing[mention].add(word[2:])
    records = defaultdict(set)
    for chunk in chunks(bearing):
        rows = Mention.objects.filter(pk__in=chunk).exclude(company=None)
        for pk, company in rows.values_list("pk", "company_id"):
            records[company] |= bearing[pk]
    together = {core: {core} for core in cores}
    for chunk in chunks(records):
        theirs = defaultdict(set)
        for pk, company in Mention.objects.filter(company__in=chunk).values_list("pk", "company_id"):
            theirs[company].add(pk)
        for company, mentions in theirs.items():
            names = {word[2:] for word in words_at(mentions) if word.startswith("c=")}
            for core in records[company]:
                together[core] |= names
    return together


def company_keys(cores, answers):
    """{core: key of the company that mentions of this name mean}, those aside of which somebody said which."""
    found = {}
    for chunk in chunks({f"c={core}"[:200] for core in cores}):
        words = dict(MatchWord.objects.filter(word__in=chunk).values_list("mention", "word"))
        rows = Mention.objects.filter(pk__in=words).exclude(company=None)
        found.update(
            (words[pk][2:], key) for pk, key in rows.values_list("pk", "company__key") if pk not in answers
        )
    return found


def write(rows):
    """`rows` of (article id, mention id, word): many times faster than model instances."""
    table = MatchWord._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} (article, mention, word) VALUES (%s, %s, %s)", rows)


def chunks(things):
    things = sorted(things)
    for start in range(0, len(things), CHUNK):
        yield things[start : start + CHUNK]
