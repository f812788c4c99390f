"""Making claims: the one door through which everything enters (DESIGN §2.2).

A claim's key is what it says about whom, without rule and span: so the verdict that somebody gave it
finds it again when a newer reader reads the same article.
"""

import hashlib
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ingest.matching.names import core
from ingest.models import Claim
from parks.models import Park, content_id, record_slug
from projects.models import Company, Project, SigningEvent

MODELS = {"park": Park, "company": Company, "project": Project, "event": SigningEvent}


def claim_key(*parts):
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()


def record_key(kind, name, place=""):
    """`park|国际生物城|500113`: kind, core name and district key; companies have no place."""
    return f"{kind}|{core(kind, name)}|{place}"[:300]


def canonical(value):
    """One text for one value: decimals without trailing zeros, everything else as it is."""
    if hasattr(value, "normalize") and hasattr(value, "as_tuple"):
        return f"{value.normalize():f}"
    return str(value)


def ensure_record(kind, name, place=""):
    """The record of that identity, made bare if it is not there: its fields come from claims alone."""
    key = record_key(kind, name, place)
    record, _ = MODELS[kind].objects.get_or_create(
        key=key,
        defaults={"id": content_id(key), "slug": record_slug(name, key), "name": name, "published": False},
    )
    return record


class Unclear(ValueError):
    """A name that several records bear, or that no record can be made of."""


def find_record(kind, text):
    """The one standing record that a person means by a content key or a name; None if there is none.

    Raises `Unclear` where several bear the name.
    """
    model = MODELS[kind]
    exact = model.objects.filter(key=text)
    bare = core(kind, text) if kind != "event" else text
    like = Q(name=text) if kind == "event" else Q(name=text) | Q(key__startswith=f"{kind}|{bare}|")
    found = {one.merged_into or one.key for one in exact or model.objects.filter(like)}
    if len(found) > 1:
        raise Unclear("、".join(sorted(found)))
    return model.objects.filter(key=found.pop()).first() if found else None


def named_record(kind, text, *, place="", user, source_named):
    """The record that a person means by a key or name; one is made by their word where nothing bears it yet.

    `place` is the key of the district where a new one lies. Raises `Unclear`.
    """
    record = find_record(kind, text)
    if record is None:
        if kind == "event" or "|" in text:
            raise Unclear(text)
        record = ensure_record(kind, text, "" if kind == "company" else place)
        state_person(record, "name", text, user=user, source_named=source_named)
        if place and kind != "company":
            state_person(record, "district", place, user=user, source_named=source_named)
    return record


@dataclass
class Stated:
    """A value of a data set with what must stay beside it."""

    value: object
    hedge: str = ""
    mode: str = ""
    scope: str = ""
    as_of: str = ""
    printed: str = ""
    role: str = ""
    citation: str = field(default="")


@transaction.atomic
def state_dataset(kind, name, *, place="", fields, citation, aliases=()):
    """A reference data set's word on one record: one claim a field (several where the value is a list).

    `place` is the key of the district that is part of the identity. A value may be a `Stated`. Claims of
    the same citation's earlier version that the set no longer makes are withdrawn; those that somebody
    judged stay. Returns the record; its fields are filled by the next settling.
    """
    if not citation:
        raise ValueError("A data set's claim needs its citation.")
    record = ensure_record(kind, name, place)
    wanted = {}
    for field_name, value in {"name": name, "aliases": list(aliases), **fields}.items():
        values = value if isinstance(value, list | tuple) else [value]
        for one in values:
            stated = one if isinstance(one, Stated) else Stated(one)
            if stated.value in (None, ""):
                continue
            text = canonical(stated.value)
            key = claim_key("dataset", record.key, field_name, text, stated.mode, stated.scope, stated.role)
            wanted[key] = Claim(
                key=key,
                origin=Claim.Origin.DATASET,
                field=field_name,
                value=text,
                printed=stated.printed[:300],
                hedge=stated.hedge,
                mode=stated.mode,
                scope=stated.scope,
                as_of=stated.as_of,
                role=stated.role,
                citation=stated.citation or citation,
                **{kind: record},
            )
    standing = {claim.key: claim for claim in record.own_claims.filter(origin=Claim.Origin.DATASET)}
    for key, claim in standing.items():
        if key not in wanted and not claim.verdict:
            claim.delete()
    for key, claim in wanted.items():
        if key not in standing:
            claim.save(force_insert=True)
            continue
        told = {name: getattr(claim, name) for name in ("citation", "hedge", "as_of", "printed")}
        if any(getattr(standing[key], name) != value for name, value in told.items()):
            Claim.objects.filter(pk=standing[key].pk).update(**told)
    return record


@transaction.atomic
def state_person(
    record, field_name, value, *, user, source_named, as_of="", mode="", role="", currency="", reason=""
):
    """A person's word on one field of one record, with the source they name. Returns the claim.

    `currency` is a code such as USD, or "" for 亿元 of CNY.

    It outranks every reader's and data set's claim; stating the same again refreshes source and author.
    """
    if not source_named:
        raise ValueError("A fact typed by a person names its source.")
    kind = next(kind for kind, model in MODELS.items() if isinstance(record, model))
    text = canonical(value)
    labels = (mode, role, currency) if currency else (mode, role)
    claim, _ = Claim.objects.update_or_create(
        key=claim_key("person", record.key, field_name, text, *labels),
        defaults={
            "origin": Claim.Origin.PERSON,
            "field": field_name,
            "value": text,
            "as_of": as_of,
            "mode": mode,
            "role": role,
            "currency": currency,
            "source_named": source_named,
            "said_by": user,
            "reviewed_at": timezone.now(),  # the latest word of a person stands
            "reason": reason,
            "withdrawn": False,
            # Said once more after somebody rejected it: the latest word of a person stands.
            "verdict": "",
            "corrected_value": "",
            "corrected_labels": {},
            kind: record,
        },
    )
    return claim
