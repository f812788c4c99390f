"""Whether an entry is a firm: named signals, each with a weight, are added up (data/companies/signals.tsv).

A signal is a pattern before, after or in the name, or a shape that code knows (coined, known firm, named twice …);
it counts once, in whichever mention it stands. Weights come from a plain logistic regression
(tests/bench/weigh_companies.py); above zero the entry is a firm.
"""

import csv
import re
from functools import cache, lru_cache
from math import fsum

from ingest.reading.naming.beginnings import asked_at, by_beginning, by_end
from ingest.reading.naming.coined import GRAMMAR, coined_head, is_coined, is_word, uncovered
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.known import KNOWN
from ingest.reading.naming.words import DATA, words

REACH = 14
# Surroundings that by themselves speak for a firm.
_SPEAKING = frozenset(
    [
        "role word",
        "said to be a firm",
        "brought in",
        "of a place",
        "row of firms",
        "row, etc.",
        "owns a project",
    ]
    + ["says", "invests", "signs with somebody", "makes things", "builds for others", "line of firms", "by"]
)


@cache
def table():
    """(weights by signal, the patterns before a name by their last character, those after it by their first, those in it).

    Patterns are (signal, expression).
    """
    weights, before, after, name = {}, [], [], []
    with (DATA / "companies/signals.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            weights[row["signal"]] = float(row["weight"])
            if row["side"] in ("before", "after", "name"):
                {"before": before, "after": after, "name": name}[row["side"]].append(
                    (row["signal"], re.compile(row["pattern"]))
                )
            elif row["side"] == "shape":
                weights["=" + row["pattern"]] = row["signal"]
    return weights, by_end(before), by_beginning(after), name


@lru_cache(maxsize=8192)
def of_name(name):
    """Signals of the name alone."""
    found = [signal for signal, pattern in table()[3] if pattern.search(name)]
    return frozenset(found) | {table()[0]["=" + shape] for shape in _shapes(name)}


def _shapes(name):
    region = REGION.match(name)
    bare = name[region.end() :] if region else name
    if region:
        yield "local region" if region.group().startswith("重庆") else "region"
    tail = next((t for size in (5, 4, 3, 2) if len(t := bare[-size:]) == size and t in _tails()), "")
    if tail:
        yield _tails()[tail]
    brand = bare[: len(bare) - len(tail)]
    if not brand:
        yield "region only"
    elif len(brand) == 1:
        yield "short brand"
    elif is_coined(brand) and uncovered(brand) == len(brand):
        yield "coined"
    elif is_coined(brand) or coined_head(bare):
        yield "coined head"
    elif is_word(brand):
        yield "word"
    else:
        yield "odd" if uncovered(brand) else "plain"
    if len(name) <= 3:
        yield "tiny"
    elif len(name) >= 7:
        yield "long"
    if GRAMMAR.intersection(bare):
        yield "grammar"
    if KNOWN.match(name) or KNOWN.match(bare):
        yield "known"


@cache
def _tails():
    product, firm = frozenset(words("companies/product_tails")), frozenset(words("companies/firm_tails"))
    tails = dict.fromkeys(words("companies/possible_tails"), "possible tail")
    tails |= dict.fromkeys(product, "product tail")
    tails |= {t: "trade tail" for t in words("companies/trade_tails") if t not in product}
    return tails | dict.fromkeys(firm, "firm tail")


@lru_cache(maxsize=256)  # weak ones are weighed against each other first, then with the entry they make
def of_mention(text, mention, offset):
    """Signals of the surroundings of one Mention in a sentence's plain text that begins at `offset`."""
    start, end = mention.start - offset, mention.end - offset
    _weights, before, after, _name = table()
    front = text[max(0, start - REACH) : start]
    found = {signal for signal, pattern in asked_at(before, front[-1:]) if pattern.search(front)}
    found.update(
        [signal for signal, pattern in asked_at(after, text[end : end + 1]) if pattern.match(text, end)]
    )
    if mention.rule == "possible-item":
        found.add("line of firms")
    return found | of_name(mention.name)


def of_entry(entry, doc, sentence_of):
    """Signals of all mentions of an Entry, and of how often and where it is named."""
    found = set()
    for mention in entry.mentions:
        sentence = sentence_of(mention.start)
        found |= of_mention(sentence.text, mention, sentence.start)
    if not _SPEAKING & found:
        found.add("nothing around says a firm")
    names = {m.name for m in entry.mentions}
    count = sum(doc.text.count(name) for name in names)
    if count > 1:
        found.add("named twice" if count == 2 else "named three times or more")
    if doc.title and any(name in doc.title for name in names):
        found.add("in the headline")
    return found


def score(signals):
    """The sum of their weights; above zero it is a firm."""
    weights = table()[0]
    # A plain sum would depend, in its last digit, on the order of a set.
    return fsum([weights["bias"], *(weights.get(signal, 0.0) for signal in signals)])


def said(signals):
    """The signals with their weights for people, the heaviest first."""
    weights = table()[0]
    heavy = sorted(signals, key=lambda signal: (-abs(weights.get(signal, 0.0)), signal))
    return "，".join(f"{signal} {weights.get(signal, 0.0):+.1f}" for signal in heavy if weights.get(signal))
