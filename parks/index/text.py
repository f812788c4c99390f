"""How names are compared: characters made plain, sounds spelled out."""

import re
from functools import cache, lru_cache
from pathlib import Path

from opencc import OpenCC

from parks.pinyin import pinyin

SYLLABLES = Path(__file__).resolve().parent.parent / "data" / "syllables.txt"
# Brackets, dots and dashes that one writer sets and another leaves out: 西部（重庆）科学城, 西部重庆科学城.
LOOSE = r"[()\[\]{}（）【】〔〕「」“”\"'·•・\-—－\s]"
_LOOSE = re.compile(LOOSE)
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(ord("！"), ord("～") + 1)} | {0x3000: " "}


@cache
def converter():
    return OpenCC("t2s")


def simplified(text):
    """Simplified, half-width, single spaces: how names are kept."""
    return re.sub(r"\s+", " ", converter().convert((text or "").translate(_HALF_WIDTH))).strip()


@lru_cache(maxsize=20_000)
def bare(text):
    """What names are compared by: simplified, lower case, without brackets, dots and spaces."""
    return _LOOSE.sub("", simplified(text)).lower()


@lru_cache(maxsize=20_000)
def syllables(name):
    """`("chong", "qing", "guo", …)`; 重庆 is read chóng qìng, not zhòng. Latin words stay one piece each."""
    return pinyin(bare(name))


def initials(name):
    """`"cqgjswc"`; Latin words stay whole."""
    return "".join(piece[0] if piece in known_syllables() else piece for piece in syllables(name))


@cache
def known_syllables():
    return frozenset(SYLLABLES.read_text(encoding="utf-8").split())


@cache
def syllable_beginnings():
    return frozenset(syllable[:end] for syllable in known_syllables() for end in range(1, len(syllable) + 1))


def segmentations(letters, most=4):
    """Ways to read typed letters as syllables, longest syllables first; the last may be unfinished.

    `"shengwuch"` → `[("sheng", "wu", "ch")]`; `"xian"` → `[("xian",), ("xi", "an")]`; none for `"swc"`.
    """
    found = []

    def read_on(start, read):
        if len(found) == most:
            return
        rest = letters[start:]
        if rest in syllable_beginnings():
            found.append((*read, rest))
        for end in range(min(6, len(rest) - 1), 0, -1):
            if rest[:end] in known_syllables():
                read_on(start + end, (*read, rest[:end]))

    read_on(0, ())
    return found
