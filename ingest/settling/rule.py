"""The written rule: which of several claims about one field a record shows (DESIGN §2.2).

In this order, the first difference decides:
1. what a person typed, corrected or accepted, the latest word first; our own samples last of all;
2. said of the whole before said of a phase, a year or a running total;
3. done before planned before expected (they are never added up);
4. for names, levels, kinds, places and approvals: a reference data set before a news report;
5. for a stage: the furthest one that is reported;
6. for a date: the more precise one, and one printed in the sentence before an inferred one;
7. the value that more independent reports give (reprints count once); of names, the fuller one;
8. the report that was published last;
9. the content of the claim itself, so that nothing depends on the order of loading.
Rejected claims take no part. What does not win is kept and shown beside it.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from ingest.settling.fields import STAGES

STANDING = {
    "name",
    "name_en",
    "level",
    "kind",
    "district",
    "parent",
    "approved_on",
    "position",
    "township",
    "address",
}
MODES = {"": 0, "done": 0, "planned": 1, "expected": 2}
BASES = {"printed": 0, "": 0, "dateline": 1, "stamp": 2, "context": 2}

PERSON, REAL, WHOLE, MODE, DATASET, STAGE, PRECISE, REPORTS, LATEST, ONLY, CONTENT = (
    "person",
    "real",
    "whole",
    "mode",
    "dataset",
    "stage",
    "precise",
    "reports",
    "latest",
    "only",
    "content",
)


@dataclass
class Ranking:
    """The standing claims of one field of one record, best first; `means` is {claim key: what it comes to}, and
    `why` says why the first one won."""

    order: list = field(default_factory=list)
    why: str = ""
    means: dict = field(default_factory=dict)

    @property
    def first(self):
        return self.order[0] if self.order else None

    @property
    def value(self):
        """What the best claim comes to; None without any."""
        return self.means[self.first.key] if self.order else None


def ranked(name, claims, meaning):
    """The Ranking of what `claims` (ingest.settling.said.Said) say of one field.

    `meaning(claim)` is the value that a claim comes to (a number, the id of a district), None if it cannot be
    one: such claims are left out. Claims of one meaning agree, however they are worded (500113 and 巴南区).
    """
    means = {claim.key: meaning(claim) for claim in claims if claim.verdict != "rejected"}
    usable = [claim for claim in claims if means.get(claim.key) is not None]
    if len(usable) <= 1:
        why = "" if not usable else PERSON if _judged(usable[0]) else ONLY
        return Ranking(usable, why, means)
    voters = defaultdict(set)
    for claim in usable:
        voters[claim.of_sample, means[claim.key]].add(_voter(claim))
    keyed = sorted(
        ((_key(name, claim, len(voters[claim.of_sample, means[claim.key]])), claim) for claim in usable),
        key=lambda pair: pair[0],
    )
    return Ranking([claim for _, claim in keyed], _why(keyed, means), means)


def _voter(claim):
    """Reprints speak with one voice: that of their origin."""
    return claim.story or claim.origin


def _judged(claim):
    return claim.origin == "person" or claim.verdict in ("accepted", "corrected")


def _key(name, claim, support):
    judged = _judged(claim)
    when = claim.reviewed_at or claim.said_at
    text, said = claim.stands_as, claim.stands
    return (
        0 if judged else 1,
        -when.timestamp() if judged and when else 0,
        claim.of_sample,
        0 if said.scope in ("", "whole") else 1,
        MODES.get(said.mode, 0),
        0 if name in STANDING and claim.origin == "dataset" else 1,
        -STAGES.index(text) if name == "stage" and text in STAGES else 0,
        (-len(text), BASES.get(claim.date_basis, 2)) if name == "date" else (0, 0),
        -support,
        -len(text) if name == "name" else 0,
        -(claim.published_on.toordinal() if claim.published_on else 0),
        text,
        claim.key,
    )


REASONS = (
    PERSON,
    PERSON,
    REAL,
    WHOLE,
    MODE,
    DATASET,
    STAGE,
    PRECISE,
    REPORTS,
    REPORTS,
    LATEST,
    CONTENT,
    CONTENT,
)


def _why(keyed, means):
    first, best = keyed[0]
    rivals = [key for key, claim in keyed[1:] if means[claim.key] != means[best.key]]
    if not rivals:
        return PERSON if first[0] == 0 else ONLY
    position = next(i for i, (a, b) in enumerate(zip(first, rivals[0], strict=True)) if a != b)
    return REASONS[position]
