"""The vocabulary for asking about how we know: `Article.objects.read().originals()`."""

from django.db import models
from django.db.models import F

from parks.querysets import NaturalKeyQuerySet


class SourceQuerySet(NaturalKeyQuerySet):
    natural_field = "name"


class ArticleQuerySet(NaturalKeyQuerySet):
    natural_field = "sha256"

    def pending(self):
        return self.filter(status="pending")

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
        return self.filter(state__in=["ambiguous", "unmatched"])


class ClaimQuerySet(NaturalKeyQuerySet):
    def standing(self):
        """Claims that count: not rejected."""
        return self.exclude(verdict="rejected")
