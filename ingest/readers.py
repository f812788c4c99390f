"""Reading in processes of their own, one batch ahead of the process that writes.

Reading takes as long as writing and needs no database: beside each other, two cores load about twice as much. The
processes are started with the second batch, since a few articles are read sooner than a process is made ready.
"""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from ingest.understanding import Understood, understand

DIED = "读取这篇文章的进程意外终止。请把这篇文章交给维护者。"
# Texts in one message to a process.
TOGETHER = 10


def understand_all(texts):
    """[Understood] for `texts`, pairs of (bytes, whether they are HTML)."""
    return [understand(data, html=html) for data, html in texts]


class Readers:
    """So many processes; with none, reading is done where it is asked for."""

    def __init__(self, processes=0, read=understand_all):
        self.processes, self.read, self.pool = processes, read, None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    def ahead(self, batches, texts_of):
        """(batch, [Understood]) for each of `batches`, the next one being read meanwhile."""
        before = None
        for batch in batches:
            texts = texts_of(batch)
            asked = self.ask(texts) if before else None
            if before:
                yield self.answer(*before)
            before = batch, texts, asked
        if before:
            yield self.answer(*before)

    def ask(self, texts):
        if not self.processes:
            return None
        self.pool = self.pool or self.new_pool()
        parts = [texts[start : start + TOGETHER] for start in range(0, len(texts), TOGETHER)]
        return [self.pool.submit(self.read, part) for part in parts]

    def answer(self, batch, texts, asked):
        if asked is None:
            return batch, self.read(texts)
        try:
            return batch, [found for part in asked for found in part.result()]
        except BrokenProcessPool:
            return batch, [self.alone(text) for text in texts]

    def alone(self, text):
        """One text in a process that may die of it."""
        with self.new_pool(1) as pool:
            try:
                return pool.submit(self.read, [text]).result()[0]
            except BrokenProcessPool:
                return Understood(problem=DIED)
            finally:
                self.pool = None  # it died, too

    def new_pool(self, processes=None):
        # Not forked: what this process holds, connections and locks, is not theirs.
        return ProcessPoolExecutor(processes or self.processes, mp_context=get_context("spawn"))
