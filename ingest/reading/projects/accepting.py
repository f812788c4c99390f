"""Is a candidate an individual investment project? The weights of what speaks for and against it are added up.

The weights (data/projects/evidence.tsv) were fitted, not guessed: `python -m tests.bench.fit_projects FOLDER…` says
how. A candidate is a project where they add up to more than nothing.
"""

import csv
import re
from functools import cache

from ingest.reading.naming.words import DATA

from .evidence import Case, signals

_ZONE = re.compile(r"(?:经开区|高新区|园区|新区|开发区|工业园|科学城|综保区)$")
START = "a candidate"  # what every candidate begins with


@cache
def weights():
    """{signal: weight} of the data file."""
    with (DATA / "projects/evidence.tsv").open(encoding="utf-8", newline="") as lines:
        return {row["signal"]: float(row["weight"]) for row in csv.DictReader(lines, delimiter="\t")}


def weigh(candidate, lines, stage, said, *, outside):
    """(whether it is a project, the signals that were true of it with their sum, in words)."""
    true = signals(Case(candidate, lines, stage, said, outside))
    table = weights()
    total = table[START] + sum(table[signal] for signal in true)
    return total > 0, f"{total:+.1f}: " + ", ".join(true)


def is_park(name, park):
    """Is the name (nearly) that of a park Fact, or that with the zone around it: 经开区高峰园?"""
    for other in (park.name, *park.aliases):
        if name == other or (other in name and len(other) * 4 > len(name) * 3):
            return True
        if name.endswith(other) and _ZONE.search(name, 0, len(name) - len(other)):
            return True
    return False
