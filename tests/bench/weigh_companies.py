"""Fits the weights by which a candidate for a firm is weighed (ingest/reading/data/companies/signals.tsv).

    python -m tests.bench.weigh_companies FOLDER… [--write] [--folds 10]

FOLDERs hold annotated articles. Every entry that the reader makes of them, by a rule or as a bare candidate, is an
example: its signals, and whether the answer lists it. The weights are those of a plain logistic regression with a
ridge, fitted by coordinate steps without any library. Prints how the candidates that no rule vouches for fare on
articles left out of the fit (whole articles, --folds groups), at several thresholds; --write puts the weights into the
table. The rules' own entries are examples too, since candidates alone are too few; what vouches for them is no signal.
"""

import argparse
import csv
import json
import math
import random
from pathlib import Path

from ingest import likeness
from ingest.reading import companies
from ingest.reading.article import article_of
from ingest.reading.decoding import decode
from ingest.reading.naming.words import DATA
from ingest.reading.prepare import prepare

TABLE = DATA / "companies/signals.tsv"
RIDGE, ROUNDS = 1.0, 60


def examples(folder):
    """(article, signals, is it a firm of the answer, does a rule vouch for it, name) for every entry of relevant articles."""
    for answer in sorted(Path(folder).glob("*.json")):
        gold = json.loads(answer.read_text(encoding="utf-8"))
        if not gold["relevant"]:
            continue
        article = article_of(prepare(decode(answer.with_suffix(".txt").read_bytes()).text))
        entries, signals = companies.weighed_entries(article.doc, article.places)
        right = _matched(gold["companies"], [entry.name for entry in entries])
        for i, entry in enumerate(entries):
            yield answer.stem, signals[i], i in right, not entry.weak, entry.name


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


def fit(rows):
    """{signal: weight} and the bias under "bias", by coordinate-wise Newton steps on the ridge-penalised likelihood."""
    holding = {"bias": list(range(len(rows)))}
    for i, row in enumerate(rows):
        for signal in row[1]:
            holding.setdefault(signal, []).append(i)
    weights, scores = dict.fromkeys(holding, 0.0), [0.0] * len(rows)
    for _round in range(ROUNDS):
        for signal, where in holding.items():
            slope, bend = -RIDGE * weights[signal], RIDGE
            for i in where:
                chance = 1 / (1 + math.exp(-scores[i]))
                slope += rows[i][2] - chance
                bend += chance * (1 - chance)
            step = slope / bend
            weights[signal] += step
            for i in where:
                scores[i] += step
    return weights


def left_out(rows, folds):
    """[(score, right, vouched, article, name)]: each article scored by weights fitted without it."""
    articles = sorted({row[0] for row in rows})
    random.Random(3).shuffle(articles)
    out = []
    for fold in range(folds):
        without = set(articles[fold::folds])
        weights = fit([row for row in rows if row[0] not in without])
        out += [
            (weights["bias"] + sum(weights.get(s, 0.0) for s in signals), right, vouched, article, name)
            for article, signals, right, vouched, name in rows
            if article in without
        ]
    return out


def write(weights):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows[1:]:
        row[3] = f"{weights.get(row[0], 0.0):.2f}"
    TABLE.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--names", action="store_true", help="list the bare candidates by score")
    args = parser.parse_args()
    rows = [row for folder in args.folders for row in examples(folder)]
    scored = left_out(rows, args.folds)
    bare = [s for s in scored if not s[2]]
    print(
        f"{len(rows)} entries, {len(bare)} of them bare candidates, {sum(s[1] for s in bare)} of these firms"
    )
    for threshold in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5):
        taken = [s[1] for s in bare if s[0] > threshold]
        print(f"left out, above {threshold:+.1f}: {sum(taken)} right, {len(taken) - sum(taken)} wrong")
    if args.names:
        for score, right, vouched, article, name in sorted(scored, reverse=True):
            print(
                f"{score:+.1f} {'firm' if right else '-':5}{'rule' if vouched else 'bare':5}{article} {name}"
            )
    if args.write:
        write(fit(rows))


if __name__ == "__main__":
    main()
