"""English for names that have none of their own: common words are translated, the rest is pinyin.

`重庆国际物流枢纽园区` → `Chongqing International Logistics Hub Park`. Such a name is a reading aid, not an official
translation: pages show the Chinese name beside it. Words stand in data/english_words.csv, names of districts in
data/districts.csv.
"""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

from pypinyin import lazy_pinyin

DATA = Path(__file__).parent / "data"
WORDS = DATA / "english_words.csv"
DISTRICTS = DATA / "districts.csv"
HAN = re.compile(r"[\u3400-\u9fff]")


def has_chinese(text):
    return bool(HAN.search(str(text or "")))


@cache
def words():
    """`{"丰都": "Fengdu", "工业园": "Industrial Park"}`"""
    with DISTRICTS.open(encoding="utf-8", newline="") as rows:
        places = {
            row["short_name"]: row["name_en"] for row in csv.DictReader(rows) if row["kind"] != "管理区"
        }
    known = {name: re.sub(r" (District|(Autonomous )?County)$", "", place) for name, place in places.items()}
    with WORDS.open(encoding="utf-8", newline="") as rows:
        return known | {row["word"]: row["english"] for row in csv.DictReader(rows)}


@cache
def pieces():
    """One pattern for what a name is cut into: known words, the longest first; runs of Latin; single characters."""
    known = "|".join(map(re.escape, sorted(words(), key=len, reverse=True)))
    return re.compile(rf"{known}|[A-Za-z0-9][A-Za-z0-9.&+-]*|.", re.DOTALL)


@lru_cache(maxsize=50_000)
def romanised(name):
    """A Chinese name readable without Chinese; what has no Chinese in it stays as it is."""
    if not has_chinese(name):
        return name
    parts, unknown = [], ""
    for piece in [*pieces().findall(name), None]:
        if piece and piece not in words() and has_chinese(piece):
            unknown += piece
            continue
        if unknown:
            parts.append(pinyin(unknown))
            unknown = ""
        if piece and piece.strip():
            parts.append(words().get(piece, piece))
    return re.sub(r"\s+([),.])", r"\1", re.sub(r"([(“])\s+", r"\1", " ".join(parts)))


def pinyin(text):
    """`巴南` → `Banan`: syllables joined as in place names, an apostrophe where they would run together."""
    joined = ""
    for syllable in lazy_pinyin(text, v_to_u=True):
        joined += f"'{syllable}" if joined and syllable[0] in "aeo" else syllable
    return joined[:1].upper() + joined[1:]


def township(name):
    """`巴福镇` → `Bafu Town`, `石桥铺街道` → `Shiqiaopu Subdistrict`."""
    for ending, english in (("街道", "Subdistrict"), ("镇", "Town"), ("乡", "Township")):
        if name.endswith(ending) and len(name) > len(ending):
            return f"{pinyin(name.removesuffix(ending))} {english}"
    return pinyin(name)
