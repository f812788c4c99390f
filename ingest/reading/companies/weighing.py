"""Whether an entry is a firm: named signals, each with a weight, are added up (data/companies/signals.tsv).

A signal is a pattern before, after or in the name, or a shape that code knows (coined, known firm, named twice …);
it counts once, in whichever mention it stands. Weights come from a plain logistic regression
(tests/bench/weigh_companies.py); above the threshold of companies/__init__.py the entry is a firm.
"""

import csv
import re
from functools import cache, lru_cache
from math import fsum

from ingest.reading.naming.beginnings import asked_at, by_beginning, by_end
from ingest.reading.naming.coined import GRAMMAR, coined_head, is_coined, is_word, uncovered
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.known import KNOWN
from ingest.reading.naming.plain import clause_around
from ingest.reading.naming.words import DATA, choice, words

from . import brands
from .entries import FORM

REACH, FAR = 14, 40
_LONG = 250  # characters of a text whose beginning tells other things than its end
_ELSEWHERE = re.compile(
    f"{choice('companies/known_elsewhere')}(?:集团|公司|股份|汽车|科技|电器|快递|物流)?"
).fullmatch
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
    + [
        "acts here",
        "works of its own",
        "in a row of enterprises",
        "row brought in",
        "says",
        "invests",
        "signs with somebody",
        "makes things",
        "builds for others",
        "line of firms",
        "by",
    ]
)

# Where patterns are looked for, and the table that spares most of them.
_SIDES = {
    "before": by_end,
    "far before": by_end,
    "after": by_beginning,
    "name": None,
    "around": None,
    "clause": None,
    "sentence": None,
}


@cache
def table():
    """(weights by signal, {side: its patterns}): those before a name by their last character, after it by their first.

    Patterns are (signal, expression).
    """
    weights, sides = {}, {side: [] for side in _SIDES}
    with (DATA / "companies/signals.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            weights[row["signal"]] = float(row["weight"])
            weights["known|" + row["signal"]] = float(row["if_known"])
            if row["side"] in sides:
                sides[row["side"]].append((row["signal"], re.compile(row["pattern"])))
            elif row["side"] in ("shape", "rule"):
                weights["=" + row["pattern"]] = row["signal"]
    for side, by_edge in _SIDES.items():
        if by_edge:
            sides[side] = by_edge(sides[side])
    return weights, sides


@lru_cache(maxsize=8192)
def of_name(name):
    """Signals of the name alone."""
    found = [signal for signal, pattern in table()[1]["name"] if pattern.search(name)]
    return frozenset(found) | {table()[0]["=" + shape] for shape in _shapes(name)}


def _shapes(name):
    region = REGION.match(name)
    bare = FORM.sub("", name[region.end() :] if region else name) or name
    if region:
        yield "local region" if region.group().startswith("重庆") else "region"
    tail = next((t for size in (5, 4, 3, 2) if len(t := bare[-size:]) == size and t in _tails()), "")
    if tail:
        yield _tails()[tail]
    brand = bare[: len(bare) - len(tail)]
    if not brand:
        yield "region only"
    elif not is_word(brand):
        alike = brands.likeness(brand)
        yield "brand like words" if alike < -0.4 else "brand like a firm" if alike > 1 else "brand neither"
        if brands.is_rare_word(brand):
            yield "rare word"
    if not brand:
        pass
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
    if not tail and _PERSON(name):
        yield "person"
    if len(name) <= 3:
        yield "tiny"
    elif len(name) >= 7:
        yield "long"
    if GRAMMAR.intersection(bare):
        yield "grammar"
    if KNOWN.match(name) or KNOWN.match(bare):
        yield "known"
    if _ELSEWHERE(bare):
        yield "elsewhere"


_PERSON = re.compile(choice("naming/surnames") + r"[\u4e00-\u9fff]{2}").fullmatch


@cache
def _tails():
    product, firm = frozenset(words("companies/product_tails")), frozenset(words("companies/firm_tails"))
    tails = dict.fromkeys(words("companies/possible_tails"), "possible tail")
    tails |= dict.fromkeys(product, "product tail")
    tails |= {t: "trade tail" for t in words("companies/trade_tails") if t not in product}
    return tails | dict.fromkeys(firm, "firm tail")


def _asked(patterns, front):
    """Signals of what stands right before a name."""
    return {signal for signal, pattern in asked_at(patterns, front[-1:]) if pattern.search(front)}


@lru_cache(maxsize=256)
def _said_in(side, text):
    """Signals of a clause or sentence, whatever stands in it."""
    return frozenset(signal for signal, pattern in table()[1][side] if pattern.search(text))


@lru_cache(maxsize=1024)  # asked once to choose among candidates that overlap, once more for the entry
def of_mention(text, mention, offset):
    """Signals of the surroundings of one Mention in a sentence's plain text that begins at `offset`."""
    start, end = mention.start - offset, mention.end - offset
    sides = table()[1]
    found = _asked(sides["before"], text[max(0, start - REACH) : start])
    found |= _asked(sides["far before"], text[max(0, start - FAR) : start])
    after = asked_at(sides["after"], text[end : end + 1])
    found.update([signal for signal, pattern in after if pattern.match(text, end)])
    low, high = clause_around(text, start, end)
    around = text[max(0, start - 1) : start] + "□" + text[end : end + 12]
    found.update([signal for signal, pattern in sides["around"] if pattern.search(around)])
    found |= _said_in("clause", text[low:high]) | _said_in("sentence", text)
    found.add(table()[0].get("=" + mention.rule, "another rule"))
    return found | of_name(mention.name)


def of_entry(entry, doc, sentence_of):
    """Signals of all mentions of an Entry, and of how often and where it is named."""
    found = set()
    for mention in entry.mentions:
        sentence = sentence_of(mention.start)
        found |= of_mention(sentence.text, mention, sentence.start)
    length = len(doc.text)
    if length > _LONG and entry.mentions[0].start < length / 3:
        found.add("in the first third")
    elif length > _LONG and entry.mentions[0].start > length * 2 / 3:
        found.add("in the last third")
    if len({sentence_of(m.start).start for m in entry.mentions}) > 1:
        found.add("named in several sentences")
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
    return fsum([weights["bias"], *(weights.get(signal, 0.0) for signal in crossed(signals))])


def crossed(signals):
    """The signals, and once more each where the firm is a known one: what speaks for a plain name need not for it."""
    return {*signals, *("known|" + signal for signal in signals)} if "known firm" in signals else signals


def said(signals):
    """The signals with their weights for people, the heaviest first."""
    weights = table()[0]
    heavy = sorted(signals, key=lambda signal: (-abs(weights.get(signal, 0.0)), signal))
    return "，".join(f"{signal} {weights.get(signal, 0.0):+.1f}" for signal in heavy if weights.get(signal))
