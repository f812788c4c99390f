"""`python -m tests.bench.bench_loading`: loading with claims, matching and settling, and one more article on top.

    python -m tests.bench.bench_loading --articles 500                       SQLite, one process
    BENCH_DATABASE_URL=postgresql://… python -m tests.bench.bench_loading    the same on PostgreSQL
    python -m tests.bench.bench_loading --grow 500 1000 2000                 how one more article grows with the rest

The articles are varied copies of tests/gold (as in `make bench`). Everything happens in a database of its own: a
new SQLite file, or the empty one that BENCH_DATABASE_URL names. The parts are told apart by a clock around each, in
seconds of this process alone: so the figures hold on a machine that does other things meanwhile.
"""

import argparse
import os
import resource
import sys
import time
from contextlib import contextmanager
from tempfile import TemporaryDirectory

PARTS = ("read", "record", "match", "settle the rest")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--grow", type=int, nargs="+", help="load so many in all, step by step")
    parser.add_argument("--processes", type=int, default=0, help="read in so many processes beside this one")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{folder}/db.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
        import django

        django.setup()
        measure(sorted(asked.grow or [asked.articles]), asked.processes)


def measure(steps, processes):
    from django.core.management import call_command
    from django.db import connection

    from ingest.models import Article
    from tests.bench.__main__ import variants

    call_command("migrate", verbosity=0)
    if Article.objects.exists():
        sys.exit("The database has articles already: name an empty one.")
    call_command("load_reference", verbosity=0)
    texts = list(variants(steps[-1] + len(steps)))
    loaded = 0
    for step in steps:
        clock = Clock(beside=bool(processes))
        with clock.around_parts():
            start, wall = time.process_time(), time.perf_counter()
            beside = cpu_of_children()
            load(texts[loaded:step], processes)
            seconds, wall = time.process_time() - start, time.perf_counter() - wall
            beside = cpu_of_children() - beside
        count = step - loaded
        shares = "  ".join(f"{part} {clock.spent[part]:.1f}" for part in PARTS)
        print(
            f"{connection.vendor}: {loaded} → {step} articles: {count / seconds:.1f} a second of this process"
        )
        print(f"  ({count / wall:.1f} by the wall clock; seconds: {shares})")
        if processes:
            print(f"  reading in {processes} beside it: {beside:.1f} s of theirs, their start included")
        loaded = step
        one = Clock()
        with one.around_parts():
            start = time.process_time()
            load([f"{texts[step]}\n一篇新的报道，第{step}号。\n"])
            seconds = time.process_time() - start
        print(
            f"  one more article: {seconds * 1000:.0f} ms, of which matching {one.spent['match'] * 1000:.0f} ms"
        )


def load(texts, processes=0):
    """Through the same functions as `load_articles`, from memory."""
    from ingest import loading
    from ingest.sources.files import Item

    items = (
        Item(name=f"{number}.txt", data=text.encode(), format="txt") for number, text in enumerate(texts)
    )
    loading.load_items(items, processes=processes)
    loading.settle()


def cpu_of_children():
    """Seconds of the processor that ended processes of this one took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Clock:
    """Seconds spent in each part of loading."""

    def __init__(self, beside=False):
        self.beside = beside  # whether reading is done beside this process
        self.spent = dict.fromkeys(PARTS, 0.0)

    @contextmanager
    def around_parts(self):
        from ingest import loading, readers, recording
        from ingest.settling import run

        # Not where other processes do it: what is timed here could not be sent to them.
        places = [] if self.beside else [(readers.Readers, "answer", "read")]
        places += [(recording, "record_all", "record")]
        places += [(run, "resolve_all", "match"), (loading, "settle", "settle the rest")]
        kept = [(module, name, getattr(module, name)) for module, name, _ in places]
        for (module, name, part), (_, _, function) in zip(places, kept, strict=True):
            setattr(module, name, self.timed(function, part))
        try:
            yield
        finally:
            for module, name, function in kept:
                setattr(module, name, function)
        self.spent["settle the rest"] -= self.spent["match"]

    def timed(self, function, part):
        def called(*args, **kwargs):
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.spent[part] += time.process_time() - start

        return called


if __name__ == "__main__":
    main()
