"""The search's own index: one entry for each thing that can be found, and the short pieces of its names.

Derived from the records and rebuilt at any time (`manage.py rebuild_search`); only what the public sees has an
entry. LIKE and trigram indexes are no way to two Chinese characters (DESIGN §8), so every query here is one
equality, or one range, on `SearchGram.gram`.
"""

from django.db import models

from parks import display
from parks.links import page


class CodePointField(models.CharField):
    """Text in code point order on every database, so that "begins with" is a range of the index."""

    def db_parameters(self, connection):
        collation = "C" if connection.vendor == "postgresql" else None  # SQLite compares bytes anyway
        return {**super().db_parameters(connection), "collation": collation}


class SearchEntry(models.Model):
    """Something that can be found. `context` are words that lead to it without naming it: place, industries,
    companies. `path` is its address below the home page, `weight` how many articles speak of it."""

    class Kind(models.IntegerChoices):
        PARK = 1, "park"
        DISTRICT = 2, "district"
        TOWNSHIP = 3, "township"
        SECTOR = 4, "sector"
        PROJECT = 5, "project"
        COMPANY = 6, "company"
        EVENT = 7, "event"

    # Small on purpose: millions of grams carry it.
    id = models.AutoField(primary_key=True)
    kind = models.PositiveSmallIntegerField(choices=Kind.choices)
    record = models.BigIntegerField()
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=200)
    aliases = models.JSONField(default=list)
    context = models.JSONField(default=list)
    detail = models.CharField(max_length=300, blank=True)
    detail_en = models.CharField(max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "record"], name="search_entry_once")]

    def __str__(self):
        return self.name

    @property
    def url(self):
        """Its page in the language in force."""
        return page("home") + self.path

    @property
    def spoken_detail(self):
        return self.detail_en if display.in_english() else self.detail


class SearchGram(models.Model):
    """Two neighbouring characters (or one, at either end of a name), two neighbouring initials or syllables, or a
    whole name, with the place where they stand: pieces whose places follow each other make up a longer word.

    Each text of an entry has places of its own; see parks/index/grams.py.
    """

    class Field(models.IntegerChoices):
        """Where the gram stands, in the order of how much a hit there is worth."""

        WHOLE = 0
        START = 1
        INSIDE = 2
        ALIAS = 3
        SOUND = 4  # at the start of a name's sounds
        SOUND_INSIDE = 5
        CONTEXT = 6

    pk = models.CompositePrimaryKey("entry", "gram", "place")
    # No constraint: rows are written and deleted with their entry, and checking millions takes minutes.
    entry = models.ForeignKey(SearchEntry, models.CASCADE, db_index=False, db_constraint=False)
    gram = CodePointField(max_length=40)
    kind = models.PositiveSmallIntegerField()
    field = models.PositiveSmallIntegerField(choices=Field.choices)
    weight = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            # The best of one kind come first, and no row of the table is read. The primary key serves the rest:
            # whether an entry has another gram at the right place.
            models.Index(
                fields=["gram", "kind", "field", "-weight", "entry", "place"], name="search_gram_ranked"
            )
        ]

    def __str__(self):
        return f"{self.gram}@{self.place}"
