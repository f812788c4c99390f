"""Coined words: the part of a name that no dictionary has.

A firm's own word (宏骏, 望变, 缙禾) is made so that it is not a word yet. `common_words.txt` holds the
frequent two and three character words of the dictionary of jieba 0.42.1 (MIT licence), without its
personal names, institutions and brands; what they cannot cover is coined.
"""

import re
from functools import cache, lru_cache

from .words import words

# Characters that glue sentences together: a run with one of them is grammar, not a firm's own word.
GRAMMAR = frozenset(
    "的了在是有和与及或把被将向对为由从到就也还又只已即该这那此每各其而但若因所以于据等时个位座条项次亩第们"
    "我你他她它您谁哪什么怎很更最不没无未会应需让使令给替跟同如像比说看用着过吗呢吧啊几均做某级型类镇圈奔抄拟设增"
)


# Words of trade that hold a character of grammar.
_NO_GRAMMAR = re.compile(
    "[专通日医商军民食药家]用|设备|设计|建设|个护|大型|轻型|重型|成型|异型|型材|型钢|级配|增材|增程|高级"
)


def has_grammar(text):
    """Does a character of grammar stand in it that is no part of a word of trade (专用车, 型材)?"""
    return bool(GRAMMAR.intersection(text)) and bool(GRAMMAR.intersection(_NO_GRAMMAR.sub("", text)))


_CHINESE = re.compile(r"[\u4e00-\u9fff]+").fullmatch


@cache
def _lexicon():
    lists = ("naming/common_words", "naming/trade_words", "companies/invest_verbs", "companies/left_edges")
    return frozenset(word for name in lists for word in words(name) if len(word) > 1)


def is_word(text):
    """Is it a dictionary or trade word?"""
    return text in _lexicon()


@lru_cache(maxsize=16384)
def uncovered(text):
    """How many characters of `text` stay uncovered when dictionary words of 2 to 4 characters cover the rest best."""
    lexicon = _lexicon()
    best = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        least = best[end - 1] + 1
        for size in (2, 3, 4):
            if end >= size and best[end - size] < least and text[end - size : end] in lexicon:
                least = best[end - size]
        best[end] = least
    return best[len(text)]


@lru_cache(maxsize=16384)
def is_coined(text):
    """Two to six characters, none of grammar, at least two of them in no dictionary word, the first two no word."""
    if not 2 <= len(text) <= 6 or not _CHINESE(text) or GRAMMAR.intersection(text):
        return False
    return uncovered(text) >= 2 and text[:2] not in _lexicon()


def is_generic(text):
    """Nothing but dictionary words (at most one character over): no name by itself."""
    return uncovered(text) <= (1 if len(text) > 2 else 0)


@lru_cache(maxsize=16384)
def coined_head(text):
    """The coined word that `text` begins with ("" if none): 2 to 4 characters before its first dictionary word.

    The cut that leaves the fewest uncovered characters behind it wins, then the shortest head; a head counts
    only if no other cover of the whole text does without it.
    """
    best, head = 1 << 30, ""
    for size in (2, 3, 4):
        front, rest = text[:size], text[size:]
        if len(rest) < 2 or not _CHINESE(front) or GRAMMAR.intersection(front) or uncovered(front) < size:
            continue
        left = uncovered(rest)
        if left < best:
            best, head = left, front
    return head if head and uncovered(text) - best >= 2 else ""
