"""Running the way from mentions to settled records, one run at a time."""

from django.db import connection
from django.db.models import Exists, OuterRef

from ingest.claims import MODELS
from ingest.matching.resolving import resolve_all
from ingest.models import Article, Claim, Mention
from ingest.querysets import NAMING
from ingest.reprints import regroup
from ingest.settling import turns
from ingest.settling.carrying import carry_names
from ingest.settling.links import Tables
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
        tables = Tables()
        outcome = resolve_all(articles, tables.places, None if everything else changed)
        for pairs in (
            Article.objects.unsettled().exclude(left_behind=[]).values_list("left_behind", flat=True)
        ):
            for kind, record_id in pairs:
                outcome.touched[kind].add(record_id)
        settled, written, naming = {}, {}, _naming_mentions(outcome.turned)
        for kind in ORDER:
            ids = outcome.touched[kind] | _spoken_of(kind, changed) | _naming(kind, outcome.touched)
            ids |= naming[kind]
            ids |= _chiefs(kind, ids)
            if everything:
                ids = set(MODELS[kind].objects.values_list("pk", flat=True))
            settled[kind] = _settle(kind, ids, tables, outcome.went_to)
            written[kind] = ids
        # When all have their names: a project is found by its company's.
        for kind, ids in written.items():
            reindex(kind, ids)
        _have_seen(seen)
        if changed or outcome.moved or any(written.values()):
            data_changed()
        return settled


def _have_seen(seen):
    """Of an article that was read again meanwhile, the new revision is left to the next run."""
    table = Article._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET settled_revision = revision, left_behind = '[]' WHERE id = %s AND revision = %s",
            list(seen.items()),
        )


def settle_records(kind, ids):
    """Settle these records and those that show them, after a verdict or a typed claim."""
    with turns.alone():
        touched, tables = {kind: set(ids)}, Tables()
        for later in ORDER[ORDER.index(kind) :]:
            touched[later] = touched.get(later, set()) | _naming(later, touched)
            _settle(later, touched[later], tables)
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
    for other in {*NAMING[kind].values()} - {kind}:
        for chunk in _chunks(touched.get(other, ())):
            claims = Claim.objects.filter(**{f"related__{other}__in": chunk, "mention__kind": kind})
            found |= set(claims.order_by().values_list(f"mention__{kind}_id", flat=True))
        if typed := list(Claim.objects.naming_by_key(kind, other)):
            keys = set(
                MODELS[other].objects.filter(pk__in=touched.get(other, ())).values_list("key", flat=True)
            )
            found |= {
                getattr(claim, f"{kind}_id") or getattr(claim.mention, f"{kind}_id")
                for claim in typed
                if claim.stands_as in keys
            }
    return found - {None}


def _chiefs(kind, ids):
    """The records that show what is said of these merged ones."""
    into = set()
    for chunk in _chunks(ids):
        merged = MODELS[kind].objects.filter(pk__in=chunk).exclude(merged_into="")
        into |= set(merged.values_list("merged_into", flat=True))
    return set(MODELS[kind].objects.filter(key__in=into).values_list("pk", flat=True)) if into else set()


def _naming_mentions(mentions):
    """{kind: ids of the records whose claims name one of these mentions}: what it meant before, nothing tells any
    more."""
    found = {kind: set() for kind in ORDER}
    records = [f"mention__{kind}_id" for kind in ORDER]
    for chunk in _chunks(mentions):
        for row in Claim.objects.filter(related__in=chunk).order_by().values_list(*records).distinct():
            for kind, record_id in zip(ORDER, row, strict=True):
                found[kind].add(record_id)
    return {kind: ids - {None} for kind, ids in found.items()}


def _settle(kind, ids, tables, went_to=None):
    done = 0
    for chunk in _chunks(ids):
        done += fill(kind, chunk, tables)
        _drop_empty(kind, chunk, went_to or {})
    return done


def _drop_empty(kind, ids, went_to):
    """Records of which nothing speaks any more go; their address leads on to where their mentions went."""
    model = MODELS[kind]
    spoken_of = Exists(Mention.objects.filter(**{kind: OuterRef("pk")}))
    stated = Exists(Claim.objects.filter(**{kind: OuterRef("pk")}))
    empty = list(model.objects.filter(~spoken_of, ~stated, pk__in=ids).order_by())
    kept = (
        {claim.stands_as for by in ORDER for claim in Claim.objects.naming_by_key(by, kind)} if empty else ()
    )
    for record in empty:
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
