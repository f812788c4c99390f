"""Finding records and places by name: short, old and traditional names, pinyin, initials, slips of the pen.

The door of the index (parks/index): `find` for pages that show hits, `records` for filters of lists.
"""

import re
from functools import lru_cache

from django.utils.html import escape, format_html_join

from parks.index.finding import Found, entries, find, one_of, records
from parks.index.ranking import Hit, words_of
from parks.index.text import LOOSE, bare, simplified

__all__ = [
    "Found",
    "Hit",
    "answering",
    "bare",
    "entries",
    "find",
    "highlighted",
    "records",
    "simplified",
    "words_of",
]


def answering(queryset, kind, query, request=None):
    """The records of a list that answer a query.

    A list asks the same for its rows and for each of its facets: within a request the index is asked once.
    """
    asked = request.__dict__.setdefault("_searched", {}) if request is not None else {}
    if (kind, query) not in asked:
        asked[kind, query] = records(kind, query)
    return queryset.filter(pk__in=one_of(asked[kind, query]))


@lru_cache(maxsize=500)
def pattern(words):
    """What finds any of the words, the longest first, or None without words; its one group is what was found."""
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    if not wanted:
        return None
    patterns = (f"{LOOSE}*".join(map(re.escape, word)) for word in wanted)
    return re.compile(f"({'|'.join(patterns)})", re.IGNORECASE)


def highlighted(text, words):
    """The text as safe HTML with the words marked."""
    mark = pattern(tuple(words))
    if mark is None:
        return escape(text)
    pieces = mark.split(text)
    # re.split with one group puts the matches at the odd places.
    cuts = [(bool(place % 2), piece) for place, piece in enumerate(pieces) if piece]
    return format_html_join(
        "",
        "{}",
        (
            (format_html_join("", '<mark class="hit">{}</mark>', [(piece,)]) if hit else piece,)
            for hit, piece in cuts
        ),
    )
