"""Fits the weights by which a candidate for a firm is weighed (ingest/reading/data/companies/signals.tsv).

    python -m tests.bench.weigh_companies FOLDER[=WEIGHT]… [--write] [--folds 10] [--ridge 2.5] [--names]

FOLDERs hold annotated articles; the articles of a folder with a WEIGHT count that much more (fresh ones, on which no
rule was made, tell more). Every entry that the reader makes of them, by a rule or as a bare candidate, is an example:
its signals, and whether the answer lists it. The weights are those of a plain logistic regression with a ridge, fitted
by coordinate steps without any library. Prints, folder by folder and for several thresholds, precision, recall and F1
on articles left out of the fit (whole articles, --folds groups); --write puts the weights into the table.
"""

import argparse
import csv
import json
import math
import random
from pathlib import Path
from typing import NamedTuple

from ingest import likeness
from ingest.reading import companies
from ingest.reading.article import article_of
from ingest.reading.companies import weighing
from ingest.reading.decoding import decode
from ingest.reading.naming.words import DATA
from ingest.reading.prepare import prepare

TABLE = DATA / "companies/signals.tsv"
ROUNDS = 40
THRESHOLDS = (-1.0, -0.7, -0.4, -0.1, 0.2, 0.5)


class Example(NamedTuple):
    """One entry of an article: `right` when the answer lists it, `weighed` when its weight decides."""

    article: Path
    name: str
    signals: frozenset
    right: bool
    weighed: bool
    refused: bool
    weight: float


def examples(folder, weight):
    for answer in sorted(folder.glob("*.json")):
        gold = json.loads(answer.read_text(encoding="utf-8"))
        if not gold["relevant"]:
            continue
        article = article_of(prepare(decode(answer.with_suffix(".txt").read_bytes()).text))
        found = companies.weighed_entries(article.doc, article.places)
        right = _matched(gold["companies"], [entry.name for entry, *_ in found])
        for i, (entry, signals, weighed, why) in enumerate(found):
            crossed = frozenset(weighing.crossed(signals))
            yield Example(answer, entry.name, crossed, i in right, weighed, bool(why), weight)


def _matched(gold, names):
    """Indices of the names that are paired with a firm of the answer, the most alike first."""
    pairs = sorted(
        ((likeness.company(g, name), i, k) for i, g in enumerate(gold) for k, name in enumerate(names)),
        reverse=True,
    )
    taken, right = set(), set()
    for alike, i, k in pairs:
        if alike > 0 and i not in taken and k not in right:
            taken.add(i)
            right.add(k)
    return right


def fit(rows, ridge):
    """{signal: weight} and the bias under "bias", by coordinate-wise Newton steps on the ridge-penalised likelihood."""
    holding = {"bias": list(range(len(rows)))}
    for i, row in enumerate(rows):
        for signal in sorted(row.signals):
            holding.setdefault(signal, []).append(i)
    weights, scores = dict.fromkeys(holding, 0.0), [0.0] * len(rows)
    chances = [0.5] * len(rows)
    for _round in range(ROUNDS):
        for signal, where in holding.items():
            slope, bend = (0.0, 1e-9) if signal == "bias" else (-ridge * weights[signal], ridge)
            for i in where:
                slope += rows[i].weight * (rows[i].right - chances[i])
                bend += rows[i].weight * chances[i] * (1 - chances[i])
            step = slope / bend
            weights[signal] += step
            for i in where:
                scores[i] += step
                chances[i] = 1 / (1 + math.exp(-scores[i]))
    return weights


def score(weights, row):
    return weights["bias"] + sum(weights.get(signal, 0.0) for signal in row.signals)


def left_out(rows, folds, ridge):
    """[(score, Example)]: each article scored by weights fitted without it."""
    articles = sorted({row.article for row in rows})
    random.Random(3).shuffle(articles)
    out = []
    for fold in range(folds):
        without = set(articles[fold::folds])
        weights = fit([row for row in rows if row.article not in without], ridge)
        out += [(score(weights, row), row) for row in rows if row.article in without]
    return out


def figures(scored, folder, threshold):
    """(precision, recall, F1) of a folder's firms above a threshold."""
    taken = [
        row.right
        for value, row in scored
        if row.article.parent == folder and not row.refused and (not row.weighed or value > threshold)
    ]
    answers = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    total = sum(len(answer["companies"]) for answer in answers)
    precision, recall = sum(taken) / max(1, len(taken)), sum(taken) / max(1, total)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def write(weights):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows[1:]:
        row[3] = f"{weights.get(row[0], 0.0):.2f}"
        row[4] = f"{weights.get('known|' + row[0], 0.0):.2f}"
    TABLE.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--ridge", type=float, default=2.5)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--names", action="store_true", help="list the entries by score")
    args = parser.parse_args()
    given = [(Path(name), float(weight or 1)) for name, _, weight in (f.partition("=") for f in args.folders)]
    rows = [row for folder, weight in given for row in examples(folder, weight)]
    print(f"{len(rows)} entries, {sum(row.right for row in rows)} of them firms")
    scored = left_out(rows, args.folds, args.ridge) if args.folds else []
    for folder, _ in given if scored else ():
        print(folder)
        for threshold in THRESHOLDS:
            print(
                f"  left out, above {threshold:+.1f}: P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(
                    *figures(scored, folder, threshold)
                )
            )
    for value, row in sorted(scored, reverse=True) if args.names else ():
        print(f"{value:+.1f} {'firm' if row.right else '-':5}{row.article.stem} {row.name}")
    if args.write:
        write(fit(rows, args.ridge))


if __name__ == "__main__":
    main()
