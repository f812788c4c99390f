"""Finding records and places by name: short, old and traditional names, pinyin, initials, slips of the pen.

The door of the index (parks/index): `find` for pages that show hits, `records` for filters of lists.
"""

import re

from django.utils.html import escape, format_html_join

from parks.index.finding import Found, find, one_of, records
from parks.index.ranking import Hit, words_of
from parks.index.text import LOOSE, bare, simplified

__all__ = ["Found", "Hit", "answering", "bare", "find", "highlighted", "records", "simplified", "words_of"]


def answering(queryset, kind, query, request=None):
    """The records of a list that answer a query.

    A list asks the same for its rows and for each of its facets: within a request the index is asked once.
    """
    asked = request.__dict__.setdefault("_searched", {}) if request is not None else {}
    if (kind, query) not in asked:
        asked[kind, query] = records(kind, query)
    return queryset.filter(pk__in=one_of(asked[kind, query]))


def highlighted(text, words):
    """The text as safe HTML with the words marked."""
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    if not wanted:
        return escape(text)
    patterns = (f"{LOOSE}*".join(map(re.escape, word)) for word in wanted)
    pieces = re.split(f"({'|'.join(patterns)})", text, flags=re.IGNORECASE)
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
