"""Which sectors a text speaks of, by the words of parks/data/sectors.csv."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

from .naming.leaping import apart, leaping

SECTORS = Path(__file__).resolve().parents[2] / "parks" / "data" / "sectors.csv"
_MOST = 3


@cache
def _keywords():
    """The expression that finds any keyword; every keyword with the codes it marks and its own weight: the fewer sectors share it, the more it says."""
    marks, depth = {}, {}
    with SECTORS.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            depth[row["code"]] = 1 if row["parent"] else 0
            for word in filter(None, row["keywords"].split("|")):
                marks.setdefault(word, []).append(row["code"])
    return leaping(marks), marks, depth


def sectors_of(text):
    """Codes of the sectors that the text's words mark, the most specific first, at most three; [] if none.

    A longer word counts more than a short one, and a sub-sector goes before its group where both are marked.
    """
    expression, marks, depth = _keywords()
    weights = Counter()
    for start, end in apart(expression, text):
        word = text[start:end]
        for code in marks[word]:
            weights[code] += len(word)
    ranked = sorted(weights, key=lambda code: (-weights[code] - depth[code], code))
    return ranked[:_MOST]
