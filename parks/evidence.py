"""From a displayed field to its sentences: reads the evidence rows that settling wrote, asks nothing else.

Works on `record.evidence.all()`, which `with_evidence()` prefetches, by attribute alone, so that this app need
not know the one that keeps the articles.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Model

# Numbers of private agents stand in news texts; the public sees none (DESIGN §2.8). Digits may be full-width.
GAP = r"[-\s.·—–－]?"
PHONE = re.compile(
    rf"(?<!\d)(?:(?:\+|00|００)?(?:86|８６){GAP})?[1１][3-9３-９]"  # mobiles, in whatever groups
    rf"(?:\d{GAP}\d{{4}}{GAP}\d{{4}}|\d{{3}}{GAP}\d{{6}}|\d{GAP}\d{{3}}{GAP}\d{{5}}|\d{{2}}{GAP}\d{{3}}{GAP}\d{{4}})(?!\d)"
    r"|(?<!\d)[(（]?0\d{2,3}[)）]?[-－—–\s]?\d{3,4}[-－—–\s]?\d{4}(?!\d)"  # with area code
    r"|(?<!\d)[48]00[-－—–\s]?\d{3}[-－—–\s]?\d{4}(?!\d)"  # service numbers
)
# A local number without its area code is told from a count by the word in front.
LOCAL = re.compile(
    r"((?:电话|热线|座机|致电|拨打|来电|传真|联系方式)(?:号码?)?(?:为|是)?[\s:：]{0,3})[2-9]\d{2,3}[-－—–\s]?\d{4}(?!\d)"
)
HANDLE = re.compile(r"((?:微信|QQ|qq|VX|vx)(?:号|号码)?\s*[:：]?\s*)[A-Za-z0-9_-]{5,}")
HIDDEN = "•••••"
SPACE = re.compile(r"\s")
# Most texts have neither a number as long as that nor a handle's word.
SUSPECT = re.compile(r"\d[-－—–.·)）\s\d]{5}|微信|QQ|qq|VX|vx")


def mask_phones(text):
    """The text without phone numbers and messenger handles."""
    if not text or not SUSPECT.search(text):
        return text or ""
    masked = LOCAL.sub(rf"\g<1>{HIDDEN}", PHONE.sub(HIDDEN, text))
    return HANDLE.sub(rf"\g<1>{HIDDEN}", masked)


class Quote(NamedTuple):
    """A sentence cut at the printed words: before, marked, after."""

    before: str
    marked: str
    after: str


@dataclass
class FieldEvidence:
    """What stands behind one field: the chosen rows, those that agree, those that do not."""

    chosen: list = field(default_factory=list)
    agreeing: list = field(default_factory=list)
    differing: list = field(default_factory=list)

    @property
    def claim(self):
        """The claim that the page shows, or None."""
        return self.chosen[0].claim if self.chosen else None

    @property
    def why(self):
        return self.chosen[0].why if self.chosen else ""


def by_field(record):
    """`{field: [evidence rows in the rule's order]}`, grouped once for each record in memory."""
    grouped = record.__dict__.get("_evidence_by_field")
    if grouped is None:
        grouped = defaultdict(list)
        for row in record.evidence.all() if hasattr(record, "evidence") else ():
            if row.claim.verdict != "rejected":
                grouped[row.field].append(row)
        for rows in grouped.values():
            rows.sort(key=lambda row: (not row.chosen, row.rank))
        record.__dict__["_evidence_by_field"] = grouped
    return grouped


def sampled(record):
    """What a page says of samples: "all" the record is, "part" of what it shows is one's word, or "" nothing."""
    if record.sample:
        return "all"
    rows = [row for rows in by_field(record).values() for row in rows if row.chosen]
    return "part" if any(row.claim.article and row.claim.article.sample for row in rows) else ""


def sampled_among(*groups):
    """What a page says that shows these records: "part" if samples stand behind any, "all" if behind all of them."""
    found = [sampled(record) for records in groups for record in records]
    if not any(found):
        return ""
    return "all" if all(one == "all" for one in found) else "part"


def for_field(record, name, value=None):
    """The evidence of a field; with `value` only what speaks of that one of several.

    `value` is a claim's text (a stage, a name) or a record or place that the claim may name.
    """
    rows = by_field(record).get(name)
    if not rows:
        return FieldEvidence()
    if value is not None:
        rows = [row for row in rows if speaks_of(row.claim, value)]
    shown = getattr(record, name, None)
    found = FieldEvidence()
    for row in rows:
        # A data set names a district by its code, a report by its name: both may say the same.
        agrees = row.agrees or value is not None or (isinstance(shown, Model) and speaks_of(row.claim, shown))
        group = found.chosen if row.chosen else found.agreeing if agrees else found.differing
        group.append(row)
    return found


def speaks_of(claim, thing):
    """Whether the claim's value is this text, or names this record or place."""
    if isinstance(thing, str) or not isinstance(thing, Model):
        return claim.stands_as == str(thing)
    related = getattr(claim, "related", None)
    if related is not None and getattr(related, f"{related.kind}_id", None) == thing.pk:
        return True
    names = [getattr(thing, name, None) for name in ("key", "code", "name", "short_name", "full_name")]
    return claim.stands_as in [*names, *(getattr(thing, "aliases", None) or [])]


def quotes(claim):
    """The claim's sentences, each once, with what was printed marked and phone numbers hidden."""
    seen = {}
    for span in claim.spans or ():
        sentence = span.get("sentence", "")
        if sentence and sentence not in seen:
            seen[sentence] = cut(sentence, claim.printed)
    return list(seen.values())


def cut(sentence, printed):
    """The sentence around its printed words; these may be spaced differently than in the article.

    Numbers are hidden first: the printed words may be found within one (`136` in 13612345678).
    """
    sentence, plain = mask_phones(sentence), "".join((printed or "").split())
    if plain and (at := sentence.find(plain)) >= 0 and not SPACE.search(sentence):
        return Quote(sentence[:at], plain, sentence[at + len(plain) :])
    pattern = r"\s*".join(re.escape(char) for char in plain)
    match = re.search(pattern, sentence) if pattern else None
    if not match:
        return Quote(sentence, "", "")
    return Quote(sentence[: match.start()], match.group(), sentence[match.end() :])
