"""How fast the reader is beside another, and whether it keeps memory: one command.

    python -m tests.bench.bench_reader FOLDER [--articles 1000] [--jionlp PYTHON]
    python -m tests.bench.bench_reader FOLDER --memory 100000

FOLDER holds .txt articles, each read as it is and then with other digits and names (`varied`), so that nothing is
found again from the article before. Prints articles a second of processor time on one core, for the whole reader and
for its text layers alone; the least of several rounds, since other work on the machine only ever slows them down.
With --jionlp, JioNLP's money, time and place recognisers read the same texts in the same run: PYTHON is an interpreter
of an environment of its own, made by `uv venv …; uv pip install --group jionlp`. With --memory, the resident memory
after every tenth of so many articles.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.reading.assembling import read
from ingest.reading.decoding import Refused, decode
from ingest.reading.prepare import prepare

from .fuzz_reader import cut, double, shuffle

ROUNDS = 5
NAMES = "云杉青松银杏香樟黄葛红枫楠木桂花栾皂荚杜仲厚朴紫薇海棠恒锐迈博康诺泰瑞鑫宏润达盛凯远航星辰"
_JIONLP = """
import json, sys, time
import jionlp
texts = json.load(open(sys.argv[1], encoding="utf-8"))
def read(text):
    jionlp.ner.extract_money(text, with_parsing=True)
    jionlp.ner.extract_time(text, with_parsing=True)
    jionlp.recognize_location(text)
read(texts[0])
start = time.process_time()
for text in texts:
    read(text)
print(len(texts) / (time.process_time() - start))
"""


def texts_of(folder):
    """The decoded .txt files of the folder that are articles."""
    texts = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            texts.append(decode(path.read_bytes()).text)
        except Refused:
            continue
    return texts


def varied(texts, count, seed=1):
    """`count` articles made of the texts: other digits, other coined characters, some cut, doubled or in another order."""
    chance = random.Random(seed)
    for number in range(count):
        text = texts[number % len(texts)]
        if number >= len(texts):
            swapped = "".join(chance.sample(NAMES, len(NAMES)))
            digits = "".join(chance.sample("123456789", 9))
            text = text.translate(str.maketrans(NAMES + "123456789", swapped + digits))
            if chance.random() < 0.3:
                text = chance.choice([cut, double, shuffle])(text, chance)
        yield text


def rate(what, texts):
    """Articles a second of processor time: the least time that each text took."""
    best = [float("inf")] * len(texts)
    for _ in range(ROUNDS):
        for i, text in enumerate(texts):
            started = time.process_time()
            what(text)
            best[i] = min(best[i], time.process_time() - started)
    return len(texts) / sum(best)


def resident_mb():
    """Resident memory now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1048576


def memory(texts, count):
    """Print the resident memory after every tenth of the articles."""
    step = max(1, count // 10)
    for number, text in enumerate(varied(texts, count), 1):
        read(text)
        if number == 1 or number % step == 0:
            print(f"{number:8d} articles  {resident_mb():7.1f} MB", flush=True)


def jionlp(python, texts):
    """Articles a second of JioNLP's recognisers in the interpreter's environment; "" and the reason if it has none."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        done = subprocess.run([python, "-c", _JIONLP, str(path)], capture_output=True, text=True)
    if done.returncode:
        return "skipped: " + (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    return f"{float(done.stdout.split()[-1]):8.1f} articles/s"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--jionlp", metavar="PYTHON")
    args = parser.parse_args()
    texts = texts_of(args.folder)
    if not texts:
        sys.exit(f"no articles in {args.folder}")
    if args.memory:
        memory(texts, args.memory)
        return
    print(f"{len(texts)} texts, {sum(map(len, texts)) / len(texts):.0f} characters on average")
    print(f"text layers   {rate(prepare, texts):8.1f} articles/s")
    print(f"whole reader  {rate(read, texts):8.1f} articles/s   the same texts again and again")
    print(f"              {rate(read, list(varied(texts, args.articles, seed=7))):8.1f} articles/s   varied")
    if args.jionlp:
        print(f"JioNLP        {jionlp(args.jionlp, texts)}   money, time and places only")


if __name__ == "__main__":
    main()
