"""Reading beside the process that writes: the same readings in the same order, whatever happens to a reader.

The readers import this file, and know nothing of Django: neither does it.
"""

import os
import signal

from ingest.readers import DIED, Readers, understand_all
from ingest.understanding import Understood

TEXTS = [(f"巴南区第{n}号园区项目开工，总投资{n}亿元。".encode(), False) for n in range(1, 25)]


def fragile(texts):
    """Reads, and dies of a poison text as of a lack of memory."""
    if any("第7号".encode() in data for data, _ in texts):
        os.kill(os.getpid(), signal.SIGKILL)
    return [Understood(encoding=data.decode()) for data, _ in texts]


def read(readers, *batches):
    return [found for _, understood in readers.ahead(batches, lambda batch: batch) for found in understood]


def test_readings_come_back_in_the_order_of_their_texts():
    with Readers(2) as readers:
        found = read(readers, TEXTS[:12], TEXTS[12:13], TEXTS[13:])
    assert found == understand_all(TEXTS)


def test_a_single_batch_starts_no_process():
    with Readers(2) as readers:
        assert len(read(readers, TEXTS)) == len(TEXTS)
        assert readers.pool is None


def test_a_text_that_kills_its_reader_is_put_aside_and_the_others_are_read():
    with Readers(1, fragile) as readers:
        found = read(readers, TEXTS[20:], TEXTS[:12], TEXTS[12:20])
    problems = {number for number, one in enumerate(found) if one.problem == DIED}
    assert problems == {4 + 6}
    assert [one.encoding for one in found if not one.problem] == [
        data.decode() for data, _ in TEXTS[20:] + TEXTS[:20] if "第7号" not in data.decode()
    ]
