"""`make bench`: how many articles a second are read on one core, and loaded with claims and settling.

With JIONLP_PYTHON, an interpreter that has the packages of the group `jionlp`, its recognisers on such articles too.
The articles are those of tests/gold, each in as many variants as asked for (`--articles`), so that none is a
copy of another. Loading goes into a database of its own: a new SQLite file, or what BENCH_DATABASE_URL names.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.reading.assembling import read
from tests.bench.bench_reader import jionlp
from tests.services import ROOT, process_environment

GOLD = Path(__file__).resolve().parent.parent / "gold"


def variants(count):
    """`count` texts; from the second round on with other day and amount digits, and a running number."""
    texts = [path.read_text() for path in sorted(GOLD.rglob("*.txt"))]
    for number in range(count):
        text, turn = texts[number % len(texts)], number // len(texts)
        shifted = str.maketrans("12345", "".join("12345"[(i + turn) % 5] for i in range(5)))
        yield f"{text.translate(shifted)}\n（{number}）\n" if turn else text


def reading(count):
    """Articles a second, one core, without a database."""
    texts = list(variants(count))
    read(texts[0])  # word lists are compiled once a process
    start = time.perf_counter()
    for text in texts:
        read(text)
    return count / (time.perf_counter() - start)


def loading(count):
    """Articles a second from files to settled records, in one process of its own."""
    with TemporaryDirectory() as folder:
        url = os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{folder}/db.sqlite3"
        articles = Path(folder) / "articles"
        articles.mkdir()
        for number, text in enumerate(variants(count)):
            (articles / f"{number:06d}.txt").write_text(text)
        for command in (["migrate", "--verbosity", "0"], ["load_reference"]):
            manage(url, *command)
        start = time.perf_counter()
        manage(url, "load_articles", str(articles))
        return count / (time.perf_counter() - start)


def manage(url, *arguments):
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=process_environment(DATABASE_URL=url),
        stdout=subprocess.DEVNULL,
        check=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=440)
    count = parser.parse_args().articles
    print(f"reading  {reading(count):8.1f} articles/s   one core, {count} articles   target >= 300")
    if os.environ.get("JIONLP_PYTHON"):
        print(
            f"JioNLP   {jionlp(os.environ['JIONLP_PYTHON'], list(variants(22)))}   money, time and places only"
        )
    print(f"loading  {loading(count):8.1f} articles/s   with claims and settling   target >= 60 on SQLite")


if __name__ == "__main__":
    main()
