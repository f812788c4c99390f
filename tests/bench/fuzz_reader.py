"""Throw mutated articles at the reader: no exception, spans inside the text, bounded time per character.

    python -m tests.bench.fuzz_reader N [FOLDER] [--seed 1] [--progress 1000]

Mutates the project's own samples, or the .txt files of FOLDER: cut, doubled, shuffled, re-encoded, broken bytes, lone
surrogates as JSON brings them, characters that change their length when made plain, nested brackets, long runs of
one character (now and then a million of them), control characters. Prints what failed and exits with 1 if anything did.
With --progress, a line after so many inputs, each for these inputs alone: the lines of several runs can be added up.
"""

import argparse
import json
import random
import re
import sys
import time
from pathlib import Path

from ingest.evaluation import evidence_holds, plain
from ingest.reading.assembling import read
from ingest.reading.decoding import Refused, decode
from ingest.reading.facts import Value
from ingest.reading.output import to_json

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples"
MOST = 200_000  # characters of a mutated text; the few of a million are longer
A_MILLION = 1 << 20
SLOWEST = 50e-6  # seconds a character, beside a fixed allowance
ALLOWANCE = 0.25
# Characters that a clean sentence leaves out or replaces, and a raw one keeps: sentences are not compared with these.
DELETED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ud800-\udfff\u0308]|&[\w#]"
)
PIECES = [
    "亿元",
    "产业园",
    "（",
    ")",
    "“",
    "”",
    "、",
    "年",
    "月",
    "日",
    "区",
    "公司",
    "项目",
    "签约",
    "1",
    "０",
    ".",
    " ",
    "\n",
    "\u200b",
    "\x00",
    "\x1f",
    "\ufeff",
    "<p>",
    "&nbsp;",
    "產(chǎn)",
    "\ud800",
    "…",
    "㎡",
    "等",
    "总投资",
]


SHIFTING = [
    *"𠮷😀㎡㎞½ﷺﬁ㈱﹪\u0308\u200d\u2028\x85\r\ufffd\u202e",
    "u\u0308",
    "\r\n",
    "👨\u200d👩\u200d👧",
    "&#x1F600;",
]


def cut(text, chance):
    return (
        text[chance.randrange(len(text) + 1) :]
        if chance.random() < 0.5
        else text[: chance.randrange(len(text) + 1)]
    )


def double(text, chance):
    a, b = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[:b] + text[a:b] * chance.randint(1, 3) + text[b:]


def shuffle(text, chance):
    lines = text.split(chance.choice(["\n", "。", "，"]))
    chance.shuffle(lines)
    return chance.choice(["\n", "。", "，", ""]).join(lines)


def sprinkle(text, chance):
    chars = list(text)
    for _ in range(chance.randint(1, 40)):
        chars.insert(chance.randrange(len(chars) + 1), chance.choice(PIECES))
    return "".join(chars)


def drop(text, chance):
    return "".join(c for c in text if chance.random() > 0.05)


def recode(text, chance):
    wrong = chance.choice(["gb18030", "big5", "utf-16-le", "latin-1"])
    return text.encode("utf-8", "replace").decode(wrong, "replace")


def nest(text, chance):
    mark = chance.choice(["()", "（）", "“”", "《》", "【】", "<>"])
    depth = chance.randint(1, 2000)
    at = chance.randrange(len(text) + 1)
    return text[:at] + mark[0] * depth + text[at : at + 50] + mark[1] * depth + text[at + 50 :]


def run(text, chance):
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(PIECES) * chance.randint(100, 5000) + text[at:]


def break_bytes(text, chance):
    """Bytes lost, doubled or changed, and read again as the reader's door reads them."""
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data) + 1)
        data[at : at + chance.randint(0, 2)] = bytes(chance.choices(range(256), k=chance.randint(0, 3)))
    try:
        return decode(bytes(data)).text
    except Refused:
        return data.decode("utf-8", "replace")


def shift(text, chance):
    """Characters that take two units or more elsewhere, or another length when made plain: 𠮷, ㎡, ﷺ, ü in two parts."""
    chars = list(text)
    for _ in range(chance.randint(1, 60)):
        chars.insert(chance.randrange(len(chars) + 1), chance.choice(SHIFTING))
    return "".join(chars)


def through_json(text, chance):
    """As a .json file may bring it: escapes that are half of a pair, NUL written out."""
    at = chance.randrange(len(text) + 1)
    head, tail = json.dumps(text[:at])[1:-1], json.dumps(text[at:])[1:-1]
    broken = chance.choice(["\\ud83d", "\\udc00", "\\ud800\\ud800", "\\u0000", "\\udfff\\ud800"])
    return json.loads(f'"{head}{broken * chance.randint(1, 5)}{tail}"')


MUTATIONS = [
    cut,
    double,
    shuffle,
    sprinkle,
    sprinkle,
    drop,
    recode,
    nest,
    run,
    break_bytes,
    shift,
    through_json,
]


def flood(text, chance):
    """A million of one character in the middle of a text."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice("亿园区公1。、（“( \n\x00\u200b\ud800<&") * A_MILLION + text[at:]


def mutated(texts, chance):
    """One of the texts after one to three mutations; about one in five thousand with a million of one character."""
    text = chance.choice(texts)
    for mutate in chance.choices(MUTATIONS, k=chance.randint(1, 3)):
        text = mutate(text, chance)[:MOST]
    return flood(text, chance) if chance.random() < 0.0002 else text


def complaints(text, html):
    """What is wrong with the reading of one text."""
    started = time.process_time()
    try:
        reading = read(text, html=html)
    except Exception as error:  # the point of the exercise
        return [f"{type(error).__name__}: {error}"]
    took = time.process_time() - started
    found = []
    if not html and took > ALLOWANCE + SLOWEST * len(text):
        found.append(f"{took:.2f} s for {len(text)} characters")
    printed = to_json(reading, "x")
    for kind in ("districts", "parks", "events", "projects", "companies"):
        for item, fact in zip(printed[kind], getattr(reading, kind), strict=True):
            if not html and not DELETED.search(text) and evidence_holds(item, text) is False:
                found.append(f"{kind}: {item['name']!r} has wrong evidence {item['evidence']}")
            found += [
                f"{kind}.{field}: span outside" for field, value in values(fact) if not inside(value, text)
            ]
    return found


def values(fact):
    for field, value in fact.fields.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Value):
                yield field, one


def inside(value, text):
    """The span lies in the text, and what was printed stands in it."""
    start, end = value.evidence.start, value.evidence.end
    if not 0 <= start < end <= len(text):
        return False
    return "<" in text or bool(DELETED.search(text)) or plain(value.printed) in plain(text[start:end])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--progress", type=int, default=0)
    args = parser.parse_args()
    texts = []
    for path in sorted(args.folder.rglob("*.txt")):
        try:
            texts.append(decode(path.read_bytes()).text)
        except Refused:
            continue
    read(texts[0])  # the word lists are loaded at the first reading, which is not to be timed
    chance = random.Random(args.seed)
    step = args.progress or args.number
    failed = 0
    for first in range(0, args.number, step):
        failed += some(texts, chance, range(first, min(first + step, args.number)))
    sys.exit(bool(failed))


def some(texts, chance, numbers):
    """Throw so many inputs, print what failed and one line of their sum; how many failed."""
    failed, slowest = 0, 0.0
    for number in numbers:
        text = mutated(texts, chance)
        started = time.process_time()
        wrong = complaints(text, html=chance.random() < 0.02)
        slowest = max(slowest, time.process_time() - started)
        if wrong:
            failed += 1
            print(f"#{number}: {wrong[:3]}", file=sys.stderr)
            if failed <= 5:
                print(ascii(text[:300]), file=sys.stderr)
    print(f"{len(numbers)} inputs, {failed} failed, slowest {slowest:.2f} s", flush=True)
    return failed


if __name__ == "__main__":
    main()
