"""How good the reader is: its answers compared with annotated articles, kind by kind and field by field.

The figures are those of the annotation guide's scorer. A folder of gold holds `<id>.json` (the answer) beside
`<id>.txt` (the article). Intervals: Wilson's for shares, 1000 resamplings of whole articles for F1.
"""

import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from opencc import OpenCC

from . import likeness

FACTS = {
    "districts": likeness.district,
    "parks": likeness.park,
    "events": likeness.event,
    "projects": likeness.project,
    "companies": likeness.company,
}
FIELDS = {
    ("parks", "district"): likeness.same_text,
    ("parks", "area_mu"): likeness.same_number,
    ("parks", "floor_area_m2"): likeness.same_number,
    ("parks", "investment_yi"): likeness.same_number,
    ("events", "date"): lambda a, b: a == b,
    ("events", "district"): likeness.same_text,
    ("events", "park"): likeness.same_place,
    ("projects", "companies"): None,  # a list: each company counts
    ("projects", "investment_yi"): likeness.same_number,
    ("projects", "district"): likeness.same_text,
    ("projects", "park"): likeness.same_place,
    ("projects", "stage"): lambda a, b: a == b,
    ("projects", "area_mu"): likeness.same_number,
    ("projects", "annual_output_yi"): likeness.same_number,
}
_SOUND = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")
_simplify = OpenCC("t2s").convert


@dataclass
class Tally:
    """Right, missed and invented items of one kind; `per_article` keeps them apart for resampling."""

    hit: int = 0
    missed: int = 0
    invented: int = 0
    per_article: dict = field(default_factory=dict)

    def add(self, article, hit, missed, invented):
        self.hit += hit
        self.missed += missed
        self.invented += invented
        before = self.per_article.get(article, (0, 0, 0))
        self.per_article[article] = tuple(x + y for x, y in zip(before, (hit, missed, invented), strict=True))

    @property
    def n(self):
        return self.hit + self.missed

    @property
    def scores(self):
        return scores(self.hit, self.missed, self.invented)


@dataclass
class Result:
    articles: list
    facts: dict  # kind -> Tally
    fields: dict  # (kind, field) -> Tally
    whole: dict  # question -> [sum of the right, number asked]
    misses: dict  # article -> lines
    absent: list  # annotated articles that have no prediction


def scores(hit, missed, invented):
    """Precision, recall, F1; 0 where there is nothing to divide by."""
    precision = hit / (hit + invented) if hit + invented else 0.0
    recall = hit / (hit + missed) if hit + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def load_gold(folders):
    """{id: (answer, raw text)} of all annotated articles in the folders."""
    paths = [path for folder in folders for path in sorted(Path(folder).glob("*.json"))]
    return {
        path.stem: (
            json.loads(path.read_text("utf-8")),
            path.with_suffix(".txt").read_bytes().decode("utf-8"),
        )
        for path in paths
    }


def evaluate(gold, predicted):
    """Compare predictions {id: object of `read_articles`} with `load_gold`'s answers."""
    result = Result(
        list(gold),
        {kind: Tally() for kind in FACTS},
        {key: Tally() for key in FIELDS},
        defaultdict(lambda: [0, 0]),
        {},
        [name for name in gold if name not in predicted],
    )
    for name, (answer, raw) in gold.items():
        reading = predicted.get(name, {})
        lines = []
        _whole_article(result.whole, answer, reading, raw)
        for kind in FACTS:
            _facts(result, name, kind, answer, reading, raw, lines)
        if lines:
            result.misses[name] = lines
    return result


def _whole_article(whole, answer, reading, raw):
    def count(question, right):
        whole[question][0] += right
        whole[question][1] += 1

    count("relevant", answer["relevant"] == reading.get("relevant"))
    if not answer["relevant"]:
        return
    body = likeness.bare(reading.get("body"))
    if answer.get("title"):
        count("title", likeness.title(answer["title"], reading.get("title")))
    if answer.get("published_on"):
        count("published_on", answer["published_on"] == reading.get("published_on"))
    count("body starts", likeness.bare(answer["body_starts"]) in body)
    count("body ends", likeness.bare(answer["body_ends"]) in body)
    for junk in answer.get("junk") or []:
        count("junk left out", bool(body) and likeness.bare(junk) not in body)
    truth = _main_text(answer, raw)
    if truth:
        count("main text, characters", _shared_characters(truth, body))


def _facts(result, article, kind, answer, reading, raw, lines):
    found = reading.get(kind) or []
    for item in found:
        right = evidence_holds(item, raw)
        if right is not None:
            result.whole["evidence"][0] += right
            result.whole["evidence"][1] += 1
    if kind in ("districts", "companies"):
        found = names(found)
    pairs, missed, invented = pair_up(answer.get(kind) or [], found, FACTS[kind])
    result.facts[kind].add(article, len(pairs), len(missed), len(invented))
    lines += [f"    - {kind}: {_short(item)}" for item in missed]
    lines += [f"    + {kind}: {_short(item)}" for item in invented]
    for (owner, name), same in FIELDS.items():
        if owner == kind:
            for right, read in pairs:
                if not _value(result.fields[owner, name], article, right.get(name), read.get(name), same):
                    lines.append(
                        f"    ~ {kind}: {right.get('name') or right.get('kind')} {name}: "
                        f"{_short(right.get(name))} read as {_short(read.get(name))}"
                    )


def _value(tally, article, right, read, same):
    """A field of a matched fact; a wrong value is both missed and invented. Returns whether it is right."""
    if same is None:
        pairs, missed, invented = pair_up(right or [], names(read or []), likeness.company)
        tally.add(article, len(pairs), len(missed), len(invented))
        return not missed and not invented
    if right is None and read is None:
        return True
    if right is not None and read is not None and same(right, read):
        tally.add(article, 1, 0, 0)
        return True
    tally.add(article, 0, right is not None, read is not None)
    return False


def pair_up(right, read, alike):
    """One-to-one pairs, the most alike first; and what is left on either side."""
    ranked = sorted(
        ((alike(a, b), i, j) for i, a in enumerate(right) for j, b in enumerate(read)), key=lambda t: -t[0]
    )
    used_right, used_read, pairs = set(), set(), []
    for score, i, j in ranked:
        if score > 0 and i not in used_right and j not in used_read:
            used_right.add(i)
            used_read.add(j)
            pairs.append((right[i], read[j]))
    return (
        pairs,
        [a for i, a in enumerate(right) if i not in used_right],
        [b for j, b in enumerate(read) if j not in used_read],
    )


def names(items):
    return [item["name"] if isinstance(item, dict) else item for item in items]


def evidence_holds(item, raw):
    """Whether the span lies in the raw text, is in its sentence, and the sentence in the text. None without evidence."""
    span = item.get("evidence") if isinstance(item, dict) else None
    if not isinstance(span, dict):
        return None
    start, end = span.get("start"), span.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(raw)):
        return False
    sentence = span.get("sentence")
    return plain(raw[start:end]) in plain(sentence or raw[start:end]) and plain(sentence or "") in plain(raw)


def plain(text):
    """Raw text as names are compared: simplified, without sounds in brackets, spaces and marks."""
    text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates stop the converter
    return likeness.bare(_simplify(_SOUND.sub("", unicodedata.normalize("NFKC", text))))


def _main_text(answer, raw):
    """The annotated main text: from its first words to the last occurrence of its last ones."""
    text, last = plain(raw), likeness.bare(answer["body_ends"])
    start, end = text.find(likeness.bare(answer.get("body_starts"))), text.rfind(last)
    return text[start : end + len(last)] if 0 <= start < end else None


def _shared_characters(a, b):
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if a or b else 1.0


def _short(item):
    if isinstance(item, dict):
        item = {
            k: v
            for k, v in item.items()
            if v not in (None, [], "") and k not in ("evidence", "details", "rule")
        }
    return json.dumps(item, ensure_ascii=False)


def total(tallies):
    """Sum of several tallies, article by article."""
    out = Tally()
    for tally in tallies:
        for article, counts in tally.per_article.items():
            out.add(article, *counts)
    return out


def wilson(right, n, z=1.96):
    """95 % interval of a share."""
    if not n:
        return 0.0, 1.0
    share = right / n
    middle = share + z * z / (2 * n)
    spread = z * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return max(0.0, (middle - spread) / (1 + z * z / n)), min(1.0, (middle + spread) / (1 + z * z / n))


def f1_interval(tally, articles, times=1000):
    """95 % interval of F1, from resampling whole articles; the same figures on every run."""
    counts = [tally.per_article.get(article, (0, 0, 0)) for article in articles]
    chance = random.Random(20260101)
    drawn = sorted(
        scores(*map(sum, zip(*chance.choices(counts, k=len(counts)), strict=True)))[2] for _ in range(times)
    )
    return drawn[int(times * 0.025)], drawn[int(times * 0.975) - 1]
