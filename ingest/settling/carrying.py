"""Verdicts hold for more than the row they were given on (DESIGN §2.4).

A claim that somebody rejected or corrected comes back when a newer reader calls it otherwise (another scope, mode,
role or currency), or when a reprint says it again. It is the same statement if it gives the same field of the same
record the same value, in the same article, in a reprint of it, or in the very same sentence. Then the verdict is
carried over, and the claim names the one it comes from. An independent report is another statement: it is judged
by itself. What stood beside the judged reading under another label was left alone and stays so.

Derived anew whenever a record is settled, so it depends on no order; a verdict of its own ends it.
"""

from collections import defaultdict

from django.db.models import Q

from ingest.matching.names import core, plain
from ingest.models import Claim
from ingest.models.evidence import RECORDS
from ingest.querysets import NAMING

TAKEN_OVER = ("verdict", "corrected_value", "corrected_labels", "reviewer_id", "reviewed_at", "reason")
NOTHING = {
    **{"verdict": "", "corrected_value": "", "corrected_labels": {}},
    **{"reviewer_id": None, "reviewed_at": None, "reason": ""},
}
STRIKING = ("rejected", "corrected")


def carry(kind, claims):
    """Let verdicts pass between the claims about one thing; those that change are changed in place and saved.

    `claims` are all of them, rejected ones too, with their articles.
    """
    judged, open_ones = defaultdict(list), []
    for claim in claims:
        if not claim.verdict or claim.carried_from:
            open_ones.append(claim)
        elif claim.verdict in STRIKING:
            judged[said(kind, claim)].append(claim)
    changed = [claim for claim in open_ones if _follow(claim, judged.get(said(kind, claim), ()), kind)]
    Claim.objects.bulk_update(changed, [*(f.removesuffix("_id") for f in TAKEN_OVER), "carried_from"])
    return changed


def carry_names():
    """Before matching: what no longer is a name in one report is none in its reprints.

    Returns the ids of the articles whose names changed so.
    """
    names = Claim.objects.filter(field="name", origin="reader", mention__isnull=False)
    blocks = set(names.filter(verdict__in=STRIKING).values_list("mention__block", flat=True))
    by_block = defaultdict(list)
    for claim in names.filter(mention__block__in=blocks).with_story():
        by_block[claim.mention.block].append(claim)
    changed = [carry(block.partition("|")[0], claims) for block, claims in by_block.items()]
    return {claim.article_id for claims in changed for claim in claims}


def said(kind, claim):
    """Field and value, names without what does not tell them apart."""
    named = kind if claim.field in ("name", "aliases") else NAMING[kind].get(claim.field)
    return claim.field, core(named, claim.value) if named else claim.value


def beside(claim):
    """The labels that other readings of the same value have in the same article (or data set), about the same thing."""
    others = Claim.objects.filter(field=claim.field, origin=claim.origin, article=claim.article_id)
    if claim.mention_id:
        kind, record = claim.mention.kind, claim.mention.record
        about = Q(mention=claim.mention_id) | (Q(**{f"mention__{kind}": record.pk}) if record else Q())
    else:
        kind = next(kind for kind in RECORDS if getattr(claim, f"{kind}_id"))
        about = Q(**{kind: getattr(claim, f"{kind}_id")})
    same = [one for one in others.filter(about) if said(kind, one) == said(kind, claim) and one != claim]
    return sorted({tuple(one.labels) for one in same})


def _follow(claim, judged, kind):
    """Take over the verdict of the nearest of `judged`, or give back one that nothing supports."""
    fitting = [one for one in judged if _same_statement(claim, one, kind)]
    source = max(fitting, key=lambda one: (one.labels == claim.labels, _when(one), one.key), default=None)
    wanted = {name: getattr(source, name) for name in TAKEN_OVER} if source else NOTHING
    wanted = {**wanted, "carried_from": source.key if source else ""}
    if all(getattr(claim, name) == value for name, value in wanted.items()):
        return False
    for name, value in wanted.items():
        setattr(claim, name, value)
    return True


def _same_statement(claim, judged, kind):
    if claim.origin != judged.origin or claim.origin == Claim.Origin.PERSON:
        return False
    if claim.labels != judged.labels and claim.labels in judged.seen_beside:
        return False
    same_sentence = bool(claim.sentence) and plain(claim.sentence) == plain(judged.sentence)
    if kind == "event" and claim.field == "name":
        return same_sentence  # a caption of ours: two ceremonies of one article may bear the same
    return same_sentence or _story(claim) == _story(judged)


def _story(claim):
    """Reprints tell the story of their origin; a data set has one of its own."""
    return (claim.article.origin_id or claim.article_id) if claim.article_id else claim.origin


def _when(claim):
    return claim.reviewed_at.timestamp() if claim.reviewed_at else 0
