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


def ranked(field, claims, meaning):
    """The standing claims of one field of one record, best first, and why the first one won.

    `claims` are ingest.models.Claim; `meaning(claim)` is the value that a claim comes to (a number, the id
    of a district), None if it cannot be one: such claims are left out. Claims of one meaning agree, however
    they are worded (500113 and 巴南区).
    """
    means = {claim.key: meaning(claim) for claim in claims if claim.verdict != "rejected"}
    usable = [claim for claim in claims if means.get(claim.key) is not None]
    voters = defaultdict(set)
    for claim in usable:
        voters[claim.of_sample, means[claim.key]].add(_voter(claim))
    keyed = sorted(
        ((_key(field, claim, len(voters[claim.of_sample, means[claim.key]])), claim) for claim in usable),
        key=lambda pair: pair[0],
    )
    order = [claim for _, claim in keyed]
    return order, _why(keyed, means)


def _voter(claim):
    """Reprints speak with one voice: that of their origin."""
    if claim.article_id:
        return claim.article.origin_id or claim.article_id
    return claim.origin


def _key(field, claim, support):
    judged = claim.origin == "person" or claim.verdict in ("accepted", "corrected")
    when = claim.reviewed_at or claim.said_at
    published = claim.article.published_on if claim.article_id else None
    said = claim.stands
    return (
        0 if judged else 1,
        -when.timestamp() if judged and when else 0,
        claim.of_sample,
        0 if said.scope in ("", "whole") else 1,
        MODES.get(said.mode, 0),
        0 if field in STANDING and claim.origin == "dataset" else 1,
        -STAGES.index(claim.stands_as) if field == "stage" and claim.stands_as in STAGES else 0,
        (-len(claim.stands_as), BASES.get(claim.date_basis, 2)) if field == "date" else (0, 0),
        -support,
        -len(claim.stands_as) if field == "name" else 0,
        -(published.toordinal() if published else 0),
        claim.stands_as,
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
    if not keyed:
        return ""
    first, best = keyed[0]
    rivals = [key for key, claim in keyed[1:] if means[claim.key] != means[best.key]]
    if not rivals:
        return PERSON if first[0] == 0 else ONLY
    position = next(i for i, (a, b) in enumerate(zip(first, rivals[0], strict=True)) if a != b)
    return REASONS[position]
