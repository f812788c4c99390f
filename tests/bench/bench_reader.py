"""How fast the reader is, and how much memory it keeps: one command.

    python -m tests.bench.bench_reader FOLDER [--articles 2000] [--jionlp]

FOLDER holds .txt articles, read again and again in turn. Prints articles a second of processor time on one core, for
the whole reader and for its text layers alone, and the growth of resident memory from the first to the last article.
With --jionlp, JioNLP's money, time and place recognisers on the same texts, if it is installed (development only).
"""

import argparse
import itertools
import resource
import time
from pathlib import Path

from ingest.reading.decoding import decode
from ingest.reading.prepare import prepare


def rate(what, texts, articles):
    """Articles a second of processor time."""
    for text in texts:
        what(text)
    started = time.process_time()
    for text in itertools.islice(itertools.cycle(texts), articles):
        what(text)
    return articles / (time.process_time() - started)


def memory_mb():
    """Resident memory at its highest so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def jionlp_recognisers():
    """One function that runs JioNLP's money, time and place recognisers over a text."""
    import jionlp

    def run(text):
        jionlp.ner.extract_money(text, with_parsing=True)
        jionlp.ner.extract_time(text, with_parsing=True)
        jionlp.recognize_location(text)

    return run


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--jionlp", action="store_true")
    args = parser.parse_args()
    texts = [decode(path.read_bytes()).text for path in sorted(args.folder.rglob("*.txt"))]
    print(f"{len(texts)} texts, {sum(map(len, texts)) / len(texts):.0f} characters on average")
    print(f"text layers   {rate(prepare, texts, args.articles):8.0f} articles/s")
    from ingest.reading.assembling import read

    whole = rate(read, texts, max(len(texts), args.articles // 10))
    before = memory_mb()
    whole = rate(read, texts, args.articles)
    print(f"whole reader  {whole:8.0f} articles/s")
    print(f"memory        {before:8.0f} MB, {memory_mb() - before:+.1f} MB over {args.articles} articles")
    if args.jionlp:
        try:
            other = jionlp_recognisers()
        except ImportError as missing:
            print(f"JioNLP        skipped: {missing}")
        else:
            print(
                f"JioNLP        {rate(other, texts, max(len(texts), args.articles // 100)):8.1f} articles/s"
            )


if __name__ == "__main__":
    main()
