"""Expressions with many alternatives, told at once from the first character that none of them can begin there.

Python tries the alternatives of an expression one by one at every character of a text; a look at that character
first spares most of it. What can begin an alternative is read off the expression as Python itself parses it.
"""

import re
from re import _constants as codes
from re import _parser

_WIDTHLESS = {codes.ASSERT, codes.ASSERT_NOT, codes.AT}
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}


def guarded(source):
    """The expression's source, behind a look ahead at the characters it can begin with, where these can be told.

    Matches what `source` matches, and its groups hold the same. Stands in brackets of its own.
    """
    first, may_be_empty = _first(_parser.parse(source))
    if first is None or may_be_empty:
        return f"(?:{source})"
    return f"(?:(?=[{''.join(map(re.escape, sorted(first)))}])(?:{source}))"


def _first(items):
    """(the characters that a parsed sequence can begin with, whether it can be empty); None where they are too many."""
    found = set()
    for code, value in items:
        first, empty = _first_of(code, value)
        if first is None:
            return None, True
        found |= first
        if not empty:
            return found, False
    return found, True


def _first_of(code, value):
    if code in _WIDTHLESS:
        return set(), True
    if code is codes.LITERAL:
        return {chr(value)}, False
    if code is codes.IN:
        return _of_class(value), False
    if code is codes.SUBPATTERN:
        return _first(value[-1])
    if code in _REPEATS:
        first, empty = _first(value[2])
        return first, empty or value[0] == 0
    if code is codes.BRANCH:
        parts = [_first(branch) for branch in value[1]]
        if any(first is None for first, _ in parts):
            return None, True
        return set().union(*(first for first, _ in parts)), any(empty for _, empty in parts)
    return None, True


def _of_class(members):
    found = set()
    for code, value in members:
        if code is codes.LITERAL:
            found.add(chr(value))
        elif code is codes.RANGE and value[1] - value[0] < 128:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return found
