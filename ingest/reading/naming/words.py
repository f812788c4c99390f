"""Word lists of the reader: one entry a line under data/, `#` starts a comment."""

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


@cache
def words(name):
    """The entries of data/<name>.txt in their order, each once."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    kept = (line.split("#", 1)[0].strip() for line in lines)
    return tuple(dict.fromkeys(entry for entry in kept if entry))


def choice(*names):
    """A regular expression source that matches any entry of the lists, the longest first."""
    entries = {entry for name in names for entry in words(name)}
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda e: (-len(e), e)))


def choice_of(entries):
    """The same for entries at hand."""
    return "|".join(re.escape(entry) for entry in sorted(set(entries), key=lambda e: (-len(e), e)))
