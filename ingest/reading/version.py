"""The reader's version: articles read by an older one are read again, people's judgements kept.

Made from the content of the rules, the words and the gazetteer, so that no change of them can be forgotten.
"""

import hashlib
from pathlib import Path

READING = Path(__file__).resolve().parent
GAZETTEER = READING.parent.parent / "parks" / "data"
SUFFIXES = {".py", ".csv", ".tsv", ".txt"}


def _content():
    files = [path for folder in (READING, GAZETTEER) for path in folder.rglob("*") if path.suffix in SUFFIXES]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


READER_VERSION = f"2.{_content()}"
