"""Fit the weights by which the reader accepts a project, and say whether they hold on articles left out.

    python -m tests.bench.fit_projects GOLD_DIR… [--write]

Reads the annotated articles, takes the signals of every candidate that the reader accepted or refused
(ingest/reading/projects/evidence.py), and fits a logistic regression to whether the annotation has it. Every weight is
drawn towards what a person would say by hand (`expected` in data/projects/evidence.tsv), so that a signal that few
articles show keeps that. Prints precision, recall and F1 of the weights in the file and, over articles left out, of
fitted ones; --write puts the fitted ones into the file.
"""

import argparse
import csv
import math
import random
from dataclasses import dataclass

from ingest import likeness
from ingest.evaluation import load_gold, scores
from ingest.reading.assembling import read
from ingest.reading.naming.words import DATA
from ingest.reading.output import to_json
from ingest.reading.projects.accepting import START, weights

TABLE = DATA / "projects" / "evidence.tsv"
PULL = 2.0  # how strongly a weight is drawn towards what was expected
STEPS, RATE, FOLDS = 400, 0.5, 6


@dataclass(frozen=True)
class Example:
    article: str
    signals: tuple
    wanted: bool  # the annotation has it


def examples(gold):
    """(Examples of all candidates in relevant articles, {article: annotated projects without any candidate})."""
    found, without = [], {}
    for article, (answer, raw) in gold.items():
        reading = read(raw)
        if not (answer["relevant"] and reading.relevant):
            continue
        candidates = [
            (project, fact.why)
            for project, fact in zip(to_json(reading, article)["projects"], reading.projects, strict=True)
        ]
        candidates += [({"name": r.printed}, r.why) for r in reading.rejected if r.kind == "project"]
        wanted, twice = _wanted(answer["projects"], [project for project, _why in candidates])
        found += [
            Example(article, tuple(filter(None, why.split(": ", 1)[1].split(", "))), n in wanted)
            for n, (_project, why) in enumerate(candidates)
            if n not in twice
        ]
        without[article] = len(answer["projects"]) - len(wanted)
    return found, without


def _wanted(projects, candidates):
    """(numbers of the candidates that are annotated projects, numbers of second names of those)."""
    pairs = sorted(
        (
            (likeness.project(project, candidate), i, j)
            for i, project in enumerate(projects)
            for j, candidate in enumerate(candidates)
        ),
        key=lambda pair: (-pair[0], pair[1:]),
    )
    taken, wanted, twice = set(), set(), set()
    for score, i, j in pairs:
        if score <= 0 or j in wanted:
            continue
        if i in taken:
            twice.add(j)
        else:
            taken.add(i)
            wanted.add(j)
    return wanted, twice - wanted


def fitted(cases, expected):
    """{signal: weight} by gradient descent on the log loss, each weight drawn towards its expected one."""
    weight, seen = dict(expected), dict.fromkeys(expected, 1e-8)
    for _ in range(STEPS):
        slope = {name: PULL * (weight[name] - expected[name]) for name in weight}
        slope[START] = 0.0
        for case in cases:
            error = 1 / (1 + math.exp(-_sum(weight, case))) - case.wanted
            for name in (START, *case.signals):
                slope[name] += error
        for name, s in slope.items():
            s /= len(cases)
            seen[name] += s * s
            weight[name] -= RATE * s / math.sqrt(seen[name])
    return weight


def _sum(weight, case):
    return max(-30.0, min(30.0, weight[START] + sum(weight[name] for name in case.signals)))


def marks(cases, without, accepted):
    """(precision, recall, F1) of what is accepted, counting what no rule proposed as missed."""
    hit = sum(case.wanted and ok for case, ok in zip(cases, accepted, strict=True))
    invented = sum(ok and not case.wanted for case, ok in zip(cases, accepted, strict=True))
    missed = sum(case.wanted for case in cases) + sum(without.values()) - hit
    return scores(hit, missed, invented)


def left_out(cases, expected):
    """Whether each case is accepted by weights fitted without its article."""
    articles = sorted({case.article for case in cases})
    random.Random(1).shuffle(articles)
    fold = {article: n % FOLDS for n, article in enumerate(articles)}
    fits = [fitted([c for c in cases if fold[c.article] != n], expected) for n in range(FOLDS)]
    return [_sum(fits[fold[case.article]], case) > 0 for case in cases]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", metavar="GOLD_DIR")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    cases, without = examples(load_gold(args.folders))
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    expected = {row["signal"]: float(row["expected"]) for row in rows}
    print(
        f"{len(cases)} candidates of {len(without)} articles, {sum(c.wanted for c in cases)} of them projects"
    )
    held = {
        name: [_sum(table, case) > 0 for case in cases]
        for name, table in (("hand", expected), ("file", weights()))
    }
    held["left out"] = left_out(cases, expected)
    for name, accepted in held.items():
        print(f"{name:9s}", *(f"{mark:.3f}" for mark in marks(cases, without, accepted)))
    if args.write:
        table = fitted(cases, expected)
        for row in rows:
            row["weight"] = f"{table[row['signal']]:.2f}"
        with TABLE.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, rows[0], delimiter="\t", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
