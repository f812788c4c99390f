"""What the reader makes of an article's bytes. No database and no Django, so that any process may do it."""

from dataclasses import dataclass, replace

from ingest import linking
from ingest.fingerprints import fingerprint
from ingest.reading.assembling import read
from ingest.reading.decoding import Refused, decode
from ingest.reading.facts import Reading

BROKEN = "读取时出错（{}）。请把这篇文章交给维护者。"


@dataclass(slots=True)
class Understood:
    """A reading with what else is made of the bytes; or why there is none (`problem`), in words for people."""

    reading: Reading | None = None
    encoding: str = ""
    fingerprint: int | None = None
    problem: str = ""


def understand(data, *, html):
    """The Understood of some bytes. Never raises: a poison article must not stop the line."""
    found = Understood()
    try:
        raw = decode(data)
        found.encoding = raw.encoding
        reading = linking.link(read(raw.text, html=html))
        found.fingerprint = fingerprint(reading.body) if reading.relevant else None
        found.reading = replace(reading, rejected=[])  # for people who ask, not for the database
    except Refused as refusal:
        found.problem = str(refusal)
    except RecursionError:
        found.problem = "结构嵌套过深，无法读取。"
    except Exception as error:  # the reason says what to report
        found.problem = broken(error)
    return found


def broken(error):
    return BROKEN.format(f"{type(error).__name__}: {error}")
