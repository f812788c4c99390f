"""How Chinese text sounds, quickly: names share their words, and each word is looked up once."""

from functools import lru_cache
from itertools import chain

from pypinyin import lazy_pinyin
from pypinyin.seg.simpleseg import seg


def pinyin(text):
    """`("chong", "qing", "yin", "hang")` as `pypinyin.lazy_pinyin` has it, polyphones by the words that they are in;
    what is no Chinese stays a piece of its own."""
    return tuple(chain.from_iterable(map(_of_word, seg(text))))


@lru_cache(maxsize=100_000)
def _of_word(word):
    return tuple(lazy_pinyin(word, v_to_u=False))
