"""Records whose identity is given and not derived: those that a data set or a person speaks of.

A record that somebody judged the same as another, or different from it, is one of them: its identity must
stay what the judgement names.
"""

from collections import defaultdict
from dataclasses import replace

from django.db.models import Q

from ingest.claims import MODELS
from ingest.matching.events import Report, Standing
from ingest.matching.forms import Anchor
from ingest.matching.judgements import judged_keys
from ingest.matching.names import core
from ingest.models import Claim

# What a person may type of a ceremony, and which part of a report it is.
TOLD = {"kind": "kind", "date": "date", "project_count": "count", "investment_yi": "amount"}


def anchored(kind):
    judged = judged_keys(kind)
    return MODELS[kind].objects.filter(Q(own_claims__isnull=False) | Q(key__in=judged)).distinct()


def anchors_of(kind, places):
    """Anchors of parks, companies or projects, with the core names and districts that they bear."""
    cores, districts = defaultdict(set), defaultdict(set)
    for record_id, field, value in _said(kind, ("name", "aliases", "district", "other_districts")):
        if field in ("name", "aliases"):
            cores[record_id].add(core(kind, value))
        else:
            district = places.by_key.get(value) or places.find(value)[0]
            districts[record_id] |= {district.key} if district else set()
    for record_id, key in anchored(kind).values_list("pk", "key"):
        _, bare, place = key.split("|")[:3]
        cores[record_id].add(bare)
        if place:
            districts[record_id].add(place)
        yield Anchor(key, frozenset(cores[record_id]), frozenset(districts[record_id]))


def standing_ceremonies(places):
    """Standings of the ceremonies: how a report would read by their key, and by what was typed of them."""
    typed = defaultdict(dict)
    for record_id, field, value in _said("event", (*TOLD, "district")):
        typed[record_id][field] = value
    rows = list(anchored("event").values_list("pk", "key"))
    faces = {pk: _face_of(key) for pk, key in rows}
    meant = _meant({key for face in faces.values() for key in (face.park, face.project)})
    spoken = judged_keys("event", answers=False)
    spoken |= set(MODELS["event"].objects.filter(own_claims__isnull=False).values_list("key", flat=True))
    for pk, key in rows:
        face = faces[pk]
        face = replace(face, park=face.park if face.park in meant else "")
        face = replace(face, project=face.project if face.project in meant else "")
        told = {TOLD[field]: value for field, value in typed[pk].items() if field in TOLD}
        if district := typed[pk].get("district"):
            found = places.by_key.get(district) or places.find(district)[0]
            told["place"] = found.key if found else ""
        yield Standing(
            key, tuple(one for one in {face, replace(face, **told)} if one.kind), key not in spoken
        )


def _said(kind, fields):
    """(record id, field, value) of what data sets and people say of records themselves, the latest word last."""
    claims = Claim.objects.filter(**{f"{kind}__isnull": False}).exclude(verdict="rejected")
    claims = claims.filter(field__in=fields).order_by("origin", "reviewed_at", "key")
    for pk, field, value, corrected in claims.values_list(f"{kind}_id", "field", "value", "corrected_value"):
        yield pk, field, corrected or value


def _face_of(key):
    """The report that a ceremony's key was made of: `event|signing|500106|2024-11-08|park|…|27|35.7`."""
    parts = key.rpartition("#")[0].split("|") if key.rpartition("#")[2].isdigit() else key.split("|")
    if len(parts) < 7:  # `event|新桥产业园签约|500113`: made by a person, of a name and a district
        return Report("", place=parts[2] if len(parts) > 2 else "")
    _, kind, place, date, *rest = parts
    what = ""
    if rest[0] in ("park", "project"):
        what, rest = "|".join(rest[:3]), rest[3:]
    else:
        rest = rest[1:]
    count, amount, article = (*rest, "", "")[:3]
    named = {"project": what} if what.startswith("project") else {"park": what}
    return Report(kind, place, date, count, amount, article=article, **named)


def _meant(keys):
    """Those park and project keys that still are somebody's: a park may have got its district since."""
    found = set()
    for kind in ("park", "project"):
        rows = MODELS[kind].objects.filter(key__in=[key for key in keys if key.startswith(kind)])
        rows = rows.filter(Q(mentions__isnull=False) | Q(own_claims__isnull=False))
        found |= set(rows.values_list("key", flat=True))
    return found
