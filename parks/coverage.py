"""The articles that a record was found in: each story once, its reprints under it.

Works on `record.mentions` by attribute alone, so that this app need not know the one that keeps the articles.
"""

from dataclasses import dataclass, field

TEXTS = ("raw", "body", "meta")


@dataclass
class Story:
    """An article and those that print it again."""

    article: object
    reprints: list = field(default_factory=list)


def articles_of(record):
    """The record's articles, without their texts, the latest first; one query."""
    mentions = record.mentions.select_related("article__source", "article__origin__source").defer(
        *(f"article__{text}" for text in TEXTS), *(f"article__origin__{text}" for text in TEXTS)
    )
    found = {mention.article_id: mention.article for mention in mentions.order_by()}
    return sorted(
        found.values(), key=lambda article: (str(article.published_on or ""), article.pk), reverse=True
    )


def stories(articles):
    """Articles grouped under the one that they reprint, also where that one does not mention the record."""
    by_origin = {}
    for article in articles:
        origin = article.origin or article
        story = by_origin.setdefault(origin.pk, Story(origin))
        if article.pk != origin.pk:
            story.reprints.append(article)
    return sorted(by_origin.values(), key=lambda story: str(story.article.published_on or ""), reverse=True)
