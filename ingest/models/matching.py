"""What matching keeps between two runs, so that a new article is compared with what it can concern alone.

Both tables are derived: emptied, they are made anew by the next run, which then looks at everything.
"""

from django.db import models


class MatchWord(models.Model):
    """A word under which a mention is found by those whose meaning it can change.

    Rows name article and mention by number and outlive both: when an article is read anew, they tell whom the
    mentions concerned that are gone.
    """

    article = models.BigIntegerField(db_index=True)
    mention = models.BigIntegerField(db_index=True)
    word = models.CharField(max_length=200, db_index=True)

    class Meta:
        verbose_name = "match word"

    def __str__(self):
        return self.word


class MatchMemory(models.Model):
    """What the last run went by beside the mentions (an established record, a verdict): `said` is its hash, `words`
    find the mentions that it concerns."""

    sort = models.CharField(max_length=10)
    key = models.CharField(max_length=300)
    said = models.CharField(max_length=64)
    words = models.JSONField(default=list)

    class Meta:
        verbose_name = "match memory"
        constraints = [models.UniqueConstraint(fields=["sort", "key"], name="match_memory_once")]

    def __str__(self):
        return f"{self.sort} {self.key}"
