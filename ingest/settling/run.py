"""Running the way from mentions to settled records, one run at a time."""

from django.db.models import F

from ingest.claims import MODELS
from ingest.matching.resolving import resolve_all
from ingest.models import Article, Claim, Mention
from ingest.reprints import regroup
from ingest.settling import turns
from ingest.settling.carrying import carry_names
from ingest.settling.records import fill
from parks.models import OldAddress, data_changed
from projects.lookup import reindex

# Parks and companies first: projects and ceremonies take their park and companies from them.
ORDER = ("park", "company", "project", "event")
CHUNK = 500


def settle(*, everything=False):
    """Match all mentions and settle every record that an unsettled article, a moved mention or a merge
    touched (`everything`: all of them). Returns {kind: number of records settled}.

    All in one transaction: killed anywhere, the articles stay unsettled and the next run does them.
    """
    with turns.alone():
        seen = dict(Article.objects.unsettled().values_list("pk", "revision"))
        reprints = regroup() if seen or everything else []
        articles = {
            pk: (sha, origin) for pk, sha, origin in Article.objects.values_list("pk", "sha256", "origin")
        }
        changed = {*seen, *reprints, *carry_names()}
        outcome = resolve_all(articles, None if everything else changed)
        for pairs in (
            Article.objects.unsettled().exclude(left_behind=[]).values_list("left_behind", flat=True)
        ):
            for kind, record_id in pairs:
                outcome.touched[kind].add(record_id)
        settled, written = {}, {}
        for kind in ORDER:
            ids = outcome.touched[kind] | _spoken_of(kind, changed) | _naming(kind, outcome.touched)
            ids |= _naming_mentions(kind, outcome.turned)
            ids |= _chiefs(kind, ids)
            if everything:
                ids = set(MODELS[kind].objects.values_list("pk", flat=True))
            settled[kind] = len(_settle(kind, ids, outcome.went_to))
            written[kind] = ids
        # When all have their names: a project is found by its company's.
        for kind, ids in written.items():
            reindex(kind, ids)
        for pk, revision in seen.items():
            Article.objects.filter(pk=pk, revision=revision).update(
                settled_revision=F("revision"), left_behind=[]
            )
        if changed or outcome.moved or any(written.values()):
            data_changed()
        return settled


def settle_records(kind, ids):
    """Settle these records and those that show them, after a verdict or a typed claim."""
    with turns.alone():
        touched = {kind: set(ids)}
        for later in ORDER[ORDER.index(kind) :]:
            touched[later] = touched.get(later, set()) | _naming(later, touched)
            _settle(later, touched[later])
        for later, settled in touched.items():
            reindex(later, settled)
        data_changed()


def _spoken_of(kind, article_ids):
    mentions = Mention.objects.filter(kind=kind).exclude(**{f"{kind}_id": None})
    found = set()
    for chunk in _chunks(article_ids):
        found |= set(mentions.filter(article_id__in=chunk).values_list(f"{kind}_id", flat=True))
    return found


def _naming(kind, touched):
    """Records of `kind` whose claims name a record that was touched: a project whose park moved."""
    found = set()
    for other, ids in touched.items():
        if other == kind:
            continue
        for chunk in _chunks(ids):
            claims = Claim.objects.filter(**{f"related__{other}__in": chunk, "mention__kind": kind})
            found |= set(claims.values_list(f"mention__{kind}_id", flat=True))
        keys = set(MODELS[other].objects.filter(pk__in=ids).values_list("key", flat=True))
        for claim in Claim.objects.naming_by_key(kind, other):
            if claim.stands_as in keys:
                found.add(getattr(claim, f"{kind}_id") or getattr(claim.mention, f"{kind}_id"))
    return found - {None}


def _chiefs(kind, ids):
    """The records that show what is said of these merged ones."""
    into = set()
    for chunk in _chunks(ids):
        merged = MODELS[kind].objects.filter(pk__in=chunk).exclude(merged_into="")
        into |= set(merged.values_list("merged_into", flat=True))
    return set(MODELS[kind].objects.filter(key__in=into).values_list("pk", flat=True)) if into else set()


def _naming_mentions(kind, mentions):
    """Records of `kind` whose claims name one of these mentions: what it meant before, nothing tells any more."""
    found = set()
    for chunk in _chunks(mentions):
        claims = Claim.objects.filter(related__in=chunk, mention__kind=kind)
        found |= set(claims.values_list(f"mention__{kind}_id", flat=True))
    return found - {None}


def _settle(kind, ids, went_to=None):
    done = []
    for chunk in _chunks(ids):
        done += fill(kind, chunk)
        _drop_empty(kind, chunk, went_to or {})
    return done


def _drop_empty(kind, ids, went_to):
    """Records of which nothing speaks any more go; their address leads on to where their mentions went."""
    model = MODELS[kind]
    kept = {claim.stands_as for by in ORDER for claim in Claim.objects.naming_by_key(by, kind)}
    for record in model.objects.filter(pk__in=ids, mentions__isnull=True, own_claims__isnull=True):
        if record.key in kept:
            continue  # a person named it; it shows nothing of its own
        target = model.objects.filter(pk=went_to.get(record.pk)).values_list("key", flat=True).first()
        if target:
            OldAddress.objects.filter(kind=kind, target_key=record.key).update(target_key=target)
            OldAddress.objects.update_or_create(kind=kind, slug=record.slug, defaults={"target_key": target})
        record.delete()


def _chunks(ids):
    ids = sorted(ids)
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
