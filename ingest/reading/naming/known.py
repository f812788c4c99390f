"""The groups and firms that the public knows by a short name (data/companies/known_firms.txt)."""

import re

from .coined import is_word
from .leaping import leaping
from .words import choice, words

KNOWN = re.compile(choice("companies/known_firms"))
KNOWN_ANYWHERE = leaping(words("companies/known_firms"))
_KNOWN = frozenset(words("companies/known_firms"))


def known_at(text, start):
    """Length of the known firm that `text` names at `start`, 0 if none; names that are dictionary words do not count."""
    for size in range(min(8, len(text) - start), 1, -1):
        name = text[start : start + size]
        if name in _KNOWN and not is_word(name):
            return size
    return 0
