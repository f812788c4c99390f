"""Addresses of pages, looked up once for each language: reverse() takes as long as the rest of a table's cell."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language

MARK, NUMBER = "the-slug", 987_654_321


@lru_cache(maxsize=400)
def _pattern(view, language):
    return reverse(view, args=[MARK])


@lru_cache(maxsize=400)
def _plain(view, language):
    return reverse(view)


def address(view, slug):
    """The page of a record: `address("parks:detail", "yun-shan")`. A slug needs no quoting."""
    return _pattern(view, get_language()).replace(MARK, slug)


@lru_cache(maxsize=100)
def _numbered(view, language):
    return reverse(view, args=[NUMBER])


def numbered(view, number):
    """The page of what is known by a number: `numbered("articles:detail", 7)`."""
    return _numbered(view, get_language()).replace(str(NUMBER), str(number))


def page(view):
    """A page that takes no argument: `page("parks:list")`."""
    return _plain(view, get_language())
