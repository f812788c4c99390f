"""The groups and firms that the public knows by a short name (data/companies/known_firms.txt)."""

from functools import cache

import ahocorasick

from .coined import is_word
from .words import words


@cache
def automaton():
    automaton = ahocorasick.Automaton()
    for name in words("companies/known_firms"):
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


def known_at(text, start):
    """Length of the known firm that `text` names at `start`, 0 if none; names that are dictionary words do not count."""
    for size in range(min(8, len(text) - start), 1, -1):
        name = text[start : start + size]
        if name in automaton() and not is_word(name):
            return size
    return 0
