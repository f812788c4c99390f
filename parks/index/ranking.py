"""How well an entry answers a query: the ranks, and why it was found."""

import re
from dataclasses import dataclass, field
from unicodedata import category

from rapidfuzz.distance.Levenshtein import distance
from rapidfuzz.process import extractOne

from parks.index.text import bare, initials, simplified, syllables

# Ranks of a match, best first; a query of several words is as good as its worst word.
EXACT, START, INSIDE, ALIAS, SOUND, CONTEXT, SIMILAR = range(7)
MIN_SOUND = 2
# Shorter words are like too many others.
MIN_SIMILAR = 4
# From this length on two characters may be wrong, below it one.
LONG = 7
MOST_WORDS = 6
LONGEST_WORD = 40


@dataclass(order=True)
class Hit:
    """An entry that answers; `via` is the alias or the context that did where the name did not."""

    rank: int
    unlike: float
    lightness: int
    length: int
    name: str
    entry: object = field(compare=False)
    words: tuple = field(compare=False, default=())
    via: str = field(compare=False, default="")

    @property
    def similar(self):
        return self.rank == SIMILAR


def words_of(query):
    """The words of a query as they are compared, at most six of them; no database takes control characters."""
    query = "".join(" " if category(char) in ("Cc", "Cs") else char for char in query)
    words = dict.fromkeys(filter(None, map(bare, simplified(query).split())))
    return tuple(word[:LONGEST_WORD] for word in words)[:MOST_WORDS]


def match(entry, words):
    """The Hit of an entry, or None when a word leads nowhere near it."""
    worst, unlike, via = EXACT, 0, ""
    for word in words:
        rank, found = rank_of(entry, word)
        if rank is None:
            return None
        if rank == SIMILAR:
            unlike = max(unlike, 100 - likeness(entry, word)[0])
        worst, via = max(worst, rank), via or found
    return Hit(worst, unlike, -entry.weight, len(entry.name), entry.name, entry, words, via)


def rank_of(entry, word):
    """How well one word matches, and the alias or context it matched by."""
    name = bare(entry.name)
    if name == word:
        return EXACT, ""
    if name.startswith(word):
        return START, ""
    if word in name:
        return INSIDE, ""
    for alias in entry.aliases:
        if word in bare(alias):
            return (EXACT if word == bare(alias) else ALIAS), alias
    if word.isascii():
        rank, via = by_sound(entry, word)
        if rank is not None:
            return rank, via
    for text in entry.context:
        if word in bare(text):
            return CONTEXT, text
    score, text = likeness(entry, word)
    return (SIMILAR, "" if text == entry.name else text) if score else (None, "")


def by_sound(entry, word):
    letters = re.sub(r"[^a-z0-9]", "", word)
    if len(letters) < MIN_SOUND:
        return None, ""
    for name in (entry.name, *entry.aliases):
        if sounds_like(name, letters):
            return SOUND, "" if name == entry.name else name
    return None, ""


def sounds_like(name, letters):
    """Initials or pinyin from the beginning; further inside only what is longer than any two of them."""
    short, full = initials(name), "".join(syllables(name))
    if short.startswith(letters) or full.startswith(letters):
        return True
    return (len(letters) > MIN_SOUND and letters in short) or (len(letters) > 3 and letters in full)


def likeness(entry, word):
    """(score up to 100, the name with a piece that is like the word), or (0, "") when too much differs."""
    if len(word) < MIN_SIMILAR or word.isascii():
        return 0, ""
    wrong = 2 if len(word) >= LONG else 1
    best = 0, ""
    for name in (entry.name, *entry.aliases):
        if nearest := extractOne(word, pieces(bare(name), len(word)), scorer=distance, score_cutoff=wrong):
            best = max(best, (100 * (1 - nearest[1] / len(word)), name))
    return best


def pieces(name, length):
    """Every piece of a name that is as long as a word, or one character shorter or longer."""
    return {
        name[at : at + size]
        for size in (length - 1, length, length + 1)
        for at in range(len(name) - size + 1)
    }
