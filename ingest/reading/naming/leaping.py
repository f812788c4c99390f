"""The words of long lists in a text, found by leaps.

An expression of Python is tried anew at every character, unless it begins with a class of characters: then the
search leaps to the next of them in one loop. So here the class of all first characters stands in front, the second
character is looked at next, and only where both may begin an entry is the tree of all entries tried.
"""

import re
import sys

from .words import choice_of


def leaping(entries):
    """An expression found wherever an entry begins, others inside it too; its group 1 is the longest entry there."""
    entries = [entry for entry in entries if entry]
    first = _class(entry[0] for entry in entries)
    ahead = [f"(?={_class(entry[1] for entry in entries if len(entry) > 1)})"]
    if any(len(entry) == 1 for entry in entries):
        ahead.append(f"(?<={_class(entry for entry in entries if len(entry) == 1)})")
    return re.compile(f"{first}(?:{'|'.join(ahead)})(?<=(?=({choice_of(entries)})).)")


def _class(characters):
    return f"[{''.join(map(re.escape, sorted(set(characters))))}]"


def apart(expression, text, start=0, end=sys.maxsize):
    """The spans of a leaping expression's entries that no earlier one overlaps: what `finditer` of their choice finds."""
    reached = start
    for match in expression.finditer(text, start, end):
        span = match.span(1)
        if span[0] >= reached:
            reached = span[1]
            yield span
