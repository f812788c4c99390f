"""The vocabulary for asking about how we know: `Article.objects.read().originals()`."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from parks.querysets import NaturalKeyQuerySet

# Fields whose value is another record, by the kind of record that it is.
NAMING = {
    "park": {"parent": "park"},
    "company": {},
    "project": {"park": "park", "companies": "company"},
    "event": {"park": "park", "parent": "event", "projects": "project"},
    "district": {},
}


class SourceQuerySet(NaturalKeyQuerySet):
    natural_field = "name"


class ArticleQuerySet(NaturalKeyQuerySet):
    natural_field = "sha256"

    def pending(self):
        return self.filter(status="pending")

    def stranded(self, seconds):
        """Pending, and not with the workers: never handed over, or so long ago (`seconds`) that the broker lost it.

        What was taken in just now is on its way there.
        """
        now = timezone.now()
        never = Q(queued_at=None, fetched_at__lt=now - timedelta(minutes=1))
        return self.pending().filter(never | Q(queued_at__lt=now - timedelta(seconds=seconds)))

    def unsettled(self):
        """Those whose mentions or claims changed since settling last saw them."""
        return self.exclude(revision=F("settled_revision"))

    def read(self):
        return self.filter(status="read")

    def without_texts(self):
        """For lists and links: the raw bytes, the text and the reading stay in the database."""
        return self.defer("raw", "body", "meta")

    def originals(self):
        """Without reprints of another article."""
        return self.filter(origin=None)


class MentionQuerySet(models.QuerySet):
    def open_questions(self):
        return self.filter(state__in=self.model.OPEN)


class ClaimQuerySet(NaturalKeyQuerySet):
    natural_field = "key"

    def judged(self):
        """Those that somebody gave a verdict of their own; what was carried over from them follows by itself."""
        return self.exclude(verdict="").filter(carried_from="")

    def naming_by_key(self, kind, other):
        """What people typed or corrected about records of a kind that names a record of another by its key."""
        fields = [field for field, named in NAMING[kind].items() if named == other]
        typed = Q(origin="person", **{f"{kind}__isnull": False}) | Q(verdict="corrected", mention__kind=kind)
        return self.filter(typed, field__in=fields).select_related("mention") if fields else self.none()

    def with_story(self):
        """With what settling asks of a claim's mention and article, without the texts."""
        heavy = ("article__raw", "article__body", "article__meta")
        return self.select_related("article", "mention", "related").defer(*heavy)

    def unjudged(self):
        return self.filter(Q(verdict="") | ~Q(carried_from=""))

    def standing(self):
        """Claims that count: not rejected."""
        return self.exclude(verdict="rejected")
