"""What people do with claims: accept, correct, reject, state their own, and say which records are the same.

Every door of the desk (admin actions, forms, API) goes through these functions; each writes the verdict and
settles what it touches in one transaction, so that a page never shows half of it (DESIGN §2.2, §2.4).
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ingest import claims as claiming
from ingest.matching.rows import WEIGHED
from ingest.models import Claim, Judgement
from ingest.models.claim import Labels
from ingest.querysets import NAMING
from ingest.settling import settle, settle_records, turns
from ingest.settling.carrying import beside
from parks.models import data_changed

KINDS = ("park", "company", "project", "event")
VERDICT = (
    *("verdict", "corrected_value", "corrected_labels", "reviewer", "reviewed_at", "reason"),
    *("carried_from", "seen_beside"),
)


def accept(claim, user, reason=""):
    """The claim is right: from now on it outranks what readers and data sets say."""
    return _give_verdict(claim, Claim.Verdict.ACCEPTED, user, reason)


def correct(claim, user, value, reason="", **labels):
    """The claim should have said `value` (canonical text in the field's unit), with these `labels`: of currency,
    hedge, mode and scope those that were read wrong.

    Where the value is another record, `value` is its key or name; of a name that no record bears one is made, with
    the corrected article as its source. Raises `ingest.claims.Unclear` where several bear it.
    """
    value = str(value).strip()
    if not value:
        raise ValueError("A correction needs a value.")
    unknown = set(labels) - set(Labels._fields)
    if unknown:
        raise ValueError(f"No labels of a claim: {sorted(unknown)}")
    kind, record = subject(claim)
    if claim.field in NAMING.get(kind, {}):
        with turns.alone():
            source = _("更正：%(where)s") % {
                "where": str(claim.article or claim.citation or claim.source_named)
            }
            value = _key_of(NAMING[kind][claim.field], value, record, user, source[:300])
            return _give_verdict(claim, Claim.Verdict.CORRECTED, user, reason, value, labels)
    return _give_verdict(claim, Claim.Verdict.CORRECTED, user, reason, value, labels)


def reject(claim, user, reason=""):
    """The claim is wrong; it is kept, and takes no part in settling."""
    return _give_verdict(claim, Claim.Verdict.REJECTED, user, reason)


def reopen(claim, user, reason=""):
    """Take a verdict back: the claim stands again as it was read."""
    return _give_verdict(claim, Claim.Verdict.NONE, user, reason)


def state_person(record, field, value, user, source_named, **more):
    """A fact typed by a person, who names its source; `more` is `as_of`, `mode`, `role`, `currency`, `reason`.

    Where the value is another record, it is that one's key or name, as in `correct`.
    """
    with turns.alone():
        named = NAMING[kind_of(record)].get(field)
        if named:
            value = _key_of(named, str(value), record, user, source_named)
        claim = claiming.state_person(record, field, value, user=user, source_named=source_named, **more)
        _settle({kind_of(record): {record.pk, *_chief(record)}})
    return claim


def add_record(kind, name, place, user, source_named):
    """A record that no article named yet, by a person's word; `place` is a district's key, "" for companies."""
    with turns.alone():
        record = claiming.ensure_record(kind, name, place)
        stated = {"name": name, **({"district": place} if place else {})}
        for field, value in stated.items():
            claiming.state_person(record, field, value, user=user, source_named=source_named)
        _settle({kind: {record.pk}})
    record.refresh_from_db()
    return record


def judge(kind, a_key, b_key, verdict, user, reasons=()):
    """Two records are the same, different, or nobody can tell; merges follow from all standing judgements."""
    if a_key == b_key:
        raise ValueError("A record is the same as itself.")
    with turns.alone():
        judgement = Judgement.objects.create(
            kind=kind, a_key=a_key, b_key=b_key, verdict=verdict, by=user, reasons=list(reasons)
        )
        settle()
    return judgement


def withdraw(judgement):
    """Undo a judgement; the row stays, with the time of its withdrawal."""
    with turns.alone():
        Judgement.objects.filter(pk=judgement.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
        settle()
    judgement.refresh_from_db()
    return judgement


def _key_of(kind, text, about, user, source_named):
    """The key of the record that `text` means, made and settled if it is new; `about` tells where it lies."""
    district = getattr(about, "district", None)
    place = district.key if district else ""
    named = claiming.named_record(kind, text, place=place, user=user, source_named=source_named)
    if not named.published:
        _settle({kind: {named.pk}})
    return named.key


def kind_of(record):
    return next(kind for kind, model in claiming.MODELS.items() if isinstance(record, model))


def subject(claim):
    """(kind, record) that the claim is about; (kind, None) where its mention means no record, or a district."""
    if claim.mention_id:
        kind = claim.mention.kind
        return (kind, claim.mention.record) if kind in KINDS else (kind, None)
    kind = next(kind for kind in KINDS if getattr(claim, f"{kind}_id"))
    return kind, getattr(claim, kind)


def _give_verdict(claim, verdict, user, reason, value="", labels=None):
    with turns.alone():
        stored = Claim.objects.get(key=claim.key)  # read anew meanwhile, it may be another row
        stored.verdict = verdict
        stored.corrected_value = value
        stored.corrected_labels = labels or {}
        stored.reviewer = user
        stored.reviewed_at = timezone.now()
        stored.reason = reason[:300]
        stored.carried_from = ""
        stored.seen_beside = beside(stored) if verdict else []
        stored.save(update_fields=VERDICT)
        kind, record = subject(stored)
        if stored.field in WEIGHED and stored.mention_id:
            settle()  # which record the mention means, if any, follows from it
        if record is not None:
            _settle({kind: {record.pk, *_chief(record)}})
        data_changed()  # the article's own page shows it, too
    claim.refresh_from_db()
    return claim


def _chief(record):
    """The record that shows the claims of a merged one."""
    if not record.merged_into:
        return ()
    return type(record).objects.filter(key=record.merged_into).values_list("pk", flat=True)


def _settle(touched):
    for kind, ids in touched.items():
        settle_records(kind, ids)
