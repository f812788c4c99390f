"""The articles that a record was found in: each story once, its reprints under it.

Works on `record.mentions` by its name alone, so that this app need not know the one that keeps the articles.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from parks.models import Park
from parks.prepared import Prepared


class Outlet(NamedTuple):
    name: str


class Report(NamedTuple):
    """An article without its texts; `origin` is the Report that it prints again, `source` its Outlet, or None."""

    pk: int
    title: str
    name: str
    url: str
    outlet: str
    sample: bool
    published_on: object
    source: Outlet
    origin: object = None


@dataclass
class Story:
    """An article and those that print it again."""

    article: object
    reprints: list = field(default_factory=list)


PLAIN = ("id", "title", "name", "url", "outlet", "sample", "published_on", "source__name")
COLUMNS = (*(f"article__{name}" for name in PLAIN), *(f"article__origin__{name}" for name in PLAIN))


@cache
def question(kind):
    """What the mentions of one record of a kind stand in."""
    mentions = Park._meta.get_field("mentions").related_model.objects.order_by()
    return Prepared(lambda pk: mentions.filter(**{f"{kind}_id": pk}).values_list(*COLUMNS), int)


def articles_of(record):
    """The record's articles as Reports, the latest first; one query."""
    kind = record._meta.get_field("mentions").field.name
    found = {values[0]: report(values) for values in question(kind)(record.pk)}
    return sorted(
        found.values(), key=lambda article: (str(article.published_on or ""), article.pk), reverse=True
    )


def report(values):
    """The Report of one line of the answer."""
    mine, first = values[: len(PLAIN)], values[len(PLAIN) :]
    origin = Report(*first[:-1], outlet(first[-1])) if first[0] is not None else None
    return Report(*mine[:-1], outlet(mine[-1]), origin)


def outlet(name):
    return Outlet(name) if name is not None else None


def stories(articles):
    """Articles grouped under the one that they reprint, also where that one does not mention the record."""
    by_origin = {}
    for article in articles:
        origin = article.origin or article
        story = by_origin.setdefault(origin.pk, Story(origin))
        if article.pk != origin.pk:
            story.reprints.append(article)
    return sorted(by_origin.values(), key=lambda story: str(story.article.published_on or ""), reverse=True)
