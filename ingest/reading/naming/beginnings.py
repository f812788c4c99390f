"""Expressions told at once, from one character, to be absent: from the first they can begin with, or the last.

Python tries the alternatives of an expression one by one at every character of a text; a look at that character
first spares most of it. What can begin an alternative is read off the expression as Python itself parses it. And of
many expressions that are asked for at one place (what stands before a name, what after it), only those are tried that
the character there allows.
"""

import re
import sys
from re import _constants as codes
from re import _parser

_WIDTHLESS = {codes.ASSERT, codes.ASSERT_NOT, codes.AT}
_CATEGORIES = {codes.CATEGORY_SPACE: r"\s", codes.CATEGORY_DIGIT: r"\d"}  # as many characters, in a class
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}


def guarded(source):
    """The expression's source, behind a look ahead at the characters it can begin with, where these can be told.

    Matches what `source` matches, and its groups hold the same. Stands in brackets of its own.
    """
    first = _class_before(source)
    return f"(?:(?={first})(?:{source}))" if first else f"(?:{source})"


class Sought:
    """An expression that is looked for in long texts: its searches leap from one character that it can begin with to the next.

    Python's own search leaps only where an expression begins with a class. So that class is put in front, what is
    looked for stands in a look back to it, and only where both fit the expression itself is asked.
    """

    __slots__ = ("expression", "fullmatch", "match", "pattern", "_where")

    def __init__(self, source):
        first = _class_before(source)
        if not first:
            raise ValueError(f"what it can begin with cannot be told: {source}")
        self.expression, self.pattern = re.compile(source), source
        self.match, self.fullmatch = self.expression.match, self.expression.fullmatch
        self._where = re.compile(f"{first}(?<=(?={source})(?s:.))")

    def finditer(self, text, start=0, end=sys.maxsize):
        """Its matches, as the expression's own `finditer` gives them."""
        reached = start
        for where in self._where.finditer(text, start, end):
            if where.start() >= reached:
                match = self.match(text, where.start(), end)
                reached = match.end()
                yield match

    def search(self, text, start=0, end=sys.maxsize):
        """Its first match, None if there is none."""
        where = self._where.search(text, start, end)
        return where and self.match(text, where.start(), end)


def _class_before(source):
    """The class of the characters that an expression can begin with, "" where they cannot be told."""
    first, may_be_empty = _edge(_parser.parse(source))
    if first is None or may_be_empty:
        return ""
    return f"[{''.join(one if one in _CATEGORIES.values() else re.escape(one) for one in sorted(first))}]"


def by_beginning(patterns):
    """A table for those of (what, expression) that `match` can find before a character: `asked_at` looks it up."""
    return _by_edge(patterns, 1)


def by_end(patterns):
    """The same for those that `search` can find right behind a character: expressions that end in `$`."""
    return _by_edge(patterns, -1)


def asked_at(table, character):
    """The (what, expression) pairs, in their order, that are worth trying beside the character ("" at the text's edge)."""
    return table.get(character, table[""])


def _by_edge(patterns, step):
    """{character: the pairs worth trying there}; under "" those that may be found beside any."""
    edges = []
    for pair in patterns:
        items = _parser.parse(pair[1].pattern)
        ended = step > 0 or bool(items) and items[-1] == (codes.AT, codes.AT_END)
        characters, may_be_empty = _edge(items, step)
        told = ended and not may_be_empty and characters.isdisjoint(_CATEGORIES.values())
        edges.append((pair, characters if told else None))
    known = set().union(*(characters for _, characters in edges if characters))
    # `$` stands before a last line end, too: there all are tried.
    table = {"\n": tuple(patterns)} if step < 0 else {}
    for character in ("", *known):
        table.setdefault(character, tuple(pair for pair, some in edges if some is None or character in some))
    return table


def _edge(items, step=1):
    """(the characters that a parsed sequence can begin with, whether it can be empty); None where they are too many.

    With `step` -1: that it can end with.
    """
    found = set()
    for code, value in items if step > 0 else reversed(list(items)):
        first, empty = _edge_of(code, value, step)
        if first is None:
            return None, True
        found |= first
        if not empty:
            return found, False
    return found, True


def _edge_of(code, value, step):
    if code in _WIDTHLESS:
        return set(), True
    if code is codes.LITERAL:
        return {chr(value)}, False
    if code is codes.IN:
        return _of_class(value), False
    if code is codes.SUBPATTERN:
        return _edge(value[-1], step)
    if code in _REPEATS:
        first, empty = _edge(value[2], step)
        return first, empty or value[0] == 0
    if code is codes.BRANCH:
        parts = [_edge(branch, step) for branch in value[1]]
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
        elif code is codes.CATEGORY and value in _CATEGORIES:
            found.add(_CATEGORIES[value])
        else:
            return None
    return found
