"""Does a change of the reader leave every reading as it was, and how much faster is it? One command.

    python -m tests.bench.compare_readers OTHER_TREE FOLDER… [--rounds 5]

OTHER_TREE is another checkout of the project (`git worktree add ../before main`); FOLDER holds .txt articles. Both trees
read the same texts in turn, each in a process of its own, so that a busy machine is as busy for the one as for the
other. Prints every text whose reading differs in anything (facts, fields, spans, rules, rejections), and the processor
time of both, the least of the rounds for each text. Exits with 1 if anything differs.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.reading.decoding import Refused, decode
from tests.services import ROOT

# Runs in the other tree, which may not know this file.
_WORKER = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from ingest.reading.assembling import read
texts = json.load(open(sys.argv[2], encoding="utf-8"))
print(json.dumps([repr(read(text)) for text in texts]), flush=True)
for _ in sys.stdin:
    took = []
    for text in texts:
        start = time.process_time()
        read(text)
        took.append(time.process_time() - start)
    print(json.dumps(took), flush=True)
"""


class Reader:
    """The reader of one tree, in a process that waits to be asked for another round."""

    def __init__(self, tree, texts_file):
        self.process = subprocess.Popen(
            [sys.executable, "-c", _WORKER, str(tree), str(texts_file)],
            cwd=tree,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.readings = json.loads(self.process.stdout.readline())
        self.best = [float("inf")] * len(self.readings)

    def round(self):
        """Read all texts once more; `best` keeps the least seconds each text has taken."""
        print("again", file=self.process.stdin, flush=True)
        took = json.loads(self.process.stdout.readline())
        self.best = list(map(min, self.best, took))


def texts_of(folders):
    """{name: text} of the .txt files that can be read at all."""
    texts = {}
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt")):
        try:
            texts[str(path)] = decode(path.read_bytes()).text
        except Refused:
            continue
    return texts


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("other", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    texts = texts_of(args.folders)
    with TemporaryDirectory() as folder:
        texts_file = Path(folder) / "texts.json"
        texts_file.write_text(json.dumps(list(texts.values())), encoding="utf-8")
        readers = Reader(args.other.resolve(), texts_file), Reader(ROOT, texts_file)
        for _ in range(args.rounds):
            for reader in readers:
                reader.round()
    there, here = readers
    different = [name for name, a, b in zip(texts, there.readings, here.readings, strict=True) if a != b]
    for name in different:
        print("differs:", name)
    before, after = (len(texts) / sum(reader.best) for reader in readers)
    print(f"{len(texts)} texts, {len(different)} read differently")
    print(f"{before:.0f} → {after:.0f} articles/s of processor time, {after / before:.2f} times as fast")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
