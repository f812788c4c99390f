"""How much a coined word looks like a firm's own.

Firms are named in few, chosen characters (瑞, 鑫, 科, 渝), words of the language in others (轧, 修, 涂); so what no common
word covers is still no firm's word where its characters say so (涂覆, 厂界), or where a big dictionary has it
(冷轧, 边贸). The characters of firms are counted in the known firms' names and in a list, those of the language in its common words;
`rare_words.txt` holds the two character words of jieba 0.42.1 (MIT licence) that common_words.txt leaves out.
"""

from collections import Counter
from functools import cache, lru_cache
from math import log

from ingest.reading.naming.words import words

_LONGEST = 4  # characters of a brand that are looked at


@cache
def _odds():
    """{character: log of how much more often firms use it than words do}, and that of a character neither has."""
    firms = Counter("".join(name[:_LONGEST] for name in words("companies/known_firms")))
    firms.update(words("companies/brand_characters") * 2)
    common = Counter("".join(words("naming/common_words")))
    in_firms, in_words = firms.total() + 900, common.total() + 20_000
    odds = {c: log((firms[c] + 0.3) / in_firms) - log((common[c] + 4) / in_words) for c in {*firms, *common}}
    return odds, log(0.3 / in_firms) - log(4 / in_words)


@cache
def _rare():
    return frozenset(words("naming/rare_words"))


@lru_cache(maxsize=16384)
def likeness(brand):
    """Mean log odds of its first characters; above 0 more like a firm's word than like one of the language."""
    odds, unknown = _odds()
    head = brand[:_LONGEST]
    return sum(odds.get(c, unknown) for c in head) / len(head) if head else 0.0


def is_rare_word(brand):
    """Does it begin with a word that only a big dictionary has?"""
    return brand[:2] in _rare()
