"""Judgements that cannot all hold: a "different" beats a chain of "same", and somebody has to settle it."""

from ingest.claims import MODELS
from ingest.matching.judgements import merges
from ingest.models import Judgement


def contradictions():
    """{id of a "same" that has no effect: ids of the "different" that stand against it}, of all kinds."""
    found = {}
    for kind in MODELS:
        standing = list(Judgement.objects.filter(kind=kind, withdrawn_at=None).order_by("at", "pk"))
        same = [one for one in standing if one.verdict == Judgement.Verdict.SAME]
        different = [one for one in standing if one.verdict == Judgement.Verdict.DIFFERENT]
        into, conflicts = merges(pairs(same), pairs(different), lambda key: key)
        for one in same:
            if (one.a_key, one.b_key) in conflicts:
                here = side(into, one)
                found[one.pk] = [other.pk for other in different if side(into, other) == here]
    return found


def contradicting():
    """The ids of all judgements on either side of a contradiction."""
    found = contradictions()
    return {*found, *(pk for others in found.values() for pk in others)}


def pairs(judgements):
    return [(one.a_key, one.b_key) for one in judgements]


def side(into, judgement):
    """The two groups of records that a judgement puts together or keeps apart."""
    return {into.get(key, key) for key in (judgement.a_key, judgement.b_key)}
