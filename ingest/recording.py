"""Writing what the reader found in some articles: their mentions and claims, in a few statements for all.

Mentions and claims are known by keys made of their content: recording a reading again writes the same rows, and
what stands on them (evidence, verdicts, the record that a mention means) stays. What a newer reader finds no more
goes, unless somebody judged it (DESIGN §2.4).
"""

from collections import defaultdict
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from ingest.drafting import draft
from ingest.matching.places import Places
from ingest.models import Article, Claim, Mention
from ingest.settling import turns
from parks import bulk

# The place in the text of a mention that is no longer read there; it stays for the sake of verdicts.
LEFT_BEHIND = 20000


class Overtaken(Exception):
    """Another worker wrote the article's first reading meanwhile: read it again, as one that was read before."""


def record(article, reading, *, reader_version, places=None):
    """Write the mentions and claims of `reading` to `article`."""
    record_all([(article, reading)], reader_version=reader_version, places=places)


def record_all(pairs, *, reader_version, places=None):
    """Write the mentions and claims of `pairs`, (article as it was taken up, its reading): all of them or none.

    The rows of the articles are locked, so that two workers that were handed the same article write it once.
    """
    places = places or Places()
    drafts = [draft(article, reading, places) for article, reading in pairs]
    mentions = [mention for one in drafts for mention in one.mentions]
    claims = [claim for one in drafts for claim in one.claims]
    with _replacing([article for article, _ in pairs]) as again:
        known, told = _stored(Mention, again), _stored(Claim, again)
        _write_mentions(mentions, dict(known))
        _write_claims(claims, dict(told), reader_version)
        _let_go(told, {claim.key for claim in claims}, known, {mention.key for mention in mentions})


def forget(article):
    """Drop what an article said, as when it cannot be read any more; what somebody judged stays."""
    with _replacing([article]) as again:
        _let_go(_stored(Claim, again), set(), _stored(Mention, again), set())


@contextmanager
def _replacing(articles):
    """A transaction with the articles locked; gives the ids of those that were read before.

    At its end all of them wait to be settled.
    First readings only add, and are written beside a settling; any others wait for their turn.
    """
    before = {article.pk: article.revision for article in articles}
    with turns.replacing() if any(before.values()) else transaction.atomic():
        stored = {
            article.pk: article
            for article in Article.objects.filter(pk__in=before)
            .order_by("pk")
            .only("sha256", "revision", "left_behind")
            .select_for_update()
        }
        if any(article.revision and not before[pk] for pk, article in stored.items()):
            raise Overtaken
        again = [article for article in stored.values() if article.revision]
        left_behind = _left_behind(again)
        yield [article.pk for article in again]
        bulk.update(
            Article,
            ("revision", "left_behind"),
            [(one.revision + 1, bulk.as_json(left_behind[pk]), pk) for pk, one in stored.items()],
        )


# What a new reading says anew of a mention or claim; verdicts and what a mention means are not among it.
MENTION_FIELDS = ("ordinal", "name", "block", "start", "end", "context", "rule")
CLAIM_FIELDS = (
    *("mention_id", "printed", "hedge", "as_of", "date_basis", "related_id", "spans", "rule"),
    *("reader_version", "withdrawn"),
)


def _write_mentions(mentions, known):
    """Insert or update; the drafts know their ids afterwards. `known`: {key: id} of those that are stored."""
    new = _number(Mention, mentions, known)
    bulk.insert(
        Mention,
        ("id", "key", "article_id", "kind", *MENTION_FIELDS, "state", "reason", "candidates"),
        ((one.id, one.key, one.article_id, one.kind, *_told(one), "new", "", "[]") for one in new),
    )
    bulk.update(Mention, MENTION_FIELDS, [(*_told(one), one.id) for one in mentions if one.key in known])


def _told(mention):
    one = mention
    return one.ordinal, one.name, one.block, one.start, one.end, bulk.as_json(one.context), one.rule


def _write_claims(claims, known, reader_version):
    """As `_write_mentions`, when the mentions have their ids."""
    new = _number(Claim, claims, known)
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    # Of a new claim alone: what its key is made of, and that nobody has judged it.
    told = ("field", "value", "currency", "mode", "scope", "role")
    blank = ("source_named", "citation", "verdict", "corrected_value", "reason", "carried_from")
    bulk.insert(
        Claim,
        (
            *("id", "key", "origin", "article_id", "said_at", "seen_beside", "corrected_labels"),
            *blank,
            *told,
            *CLAIM_FIELDS,
        ),
        (
            (
                *(one.id, one.key, Claim.Origin.READER.value, one.mention.article_id, now, "[]", "{}"),
                *[""] * len(blank),
                *(one.field, one.value, one.currency, one.mode, one.scope, one.role),
                *_said(one, reader_version),
            )
            for one in new
        ),
    )
    old = [(*_said(one, reader_version), one.id) for one in claims if one.key in known]
    bulk.update(Claim, CLAIM_FIELDS, old)


def _said(claim, reader_version):
    one, related = claim, claim.related.id if claim.related else None
    spans = bulk.as_json(one.spans)
    said = (one.mention.id, one.printed, one.hedge, one.as_of, one.date_basis, related, spans, one.rule)
    return (*said, reader_version, False)


def _number(model, drafts, known):
    """Give every draft its row's id; returns those that have no row yet."""
    new = []
    for one in drafts:
        if one.key in known:
            one.id = known[one.key]
        else:
            new.append(one)
    for one, pk in zip(new, bulk.new_ids(model, len(new)), strict=True):
        one.id = pk
    return new


def _stored(model, articles):
    """[(key, id)] of the mentions or claims of these articles; a mention made by hand has no key."""
    return list(model.objects.filter(article__in=articles).values_list("key", "pk")) if articles else []


def _let_go(claims, claim_keys, mentions, mention_keys):
    """Take leave of what the new readings do not find: marked where somebody judged it, deleted else.

    `claims` and `mentions` are [(key, id)] of what was stored, beside the keys of what is found now.
    """
    if gone := [pk for key, pk in claims if key not in claim_keys]:
        gone = Claim.objects.filter(pk__in=gone)
        gone.unjudged().delete()
        gone.judged().update(withdrawn=True)
    if gone := [pk for key, pk in mentions if key not in mention_keys]:
        gone = Mention.objects.filter(pk__in=gone)
        gone.filter(claims=None).delete()
        gone.update(ordinal=LEFT_BEHIND)


def _left_behind(articles):
    """{article id: the records that its mentions mean now}: they must be settled when the mentions go."""
    found = defaultdict(set)
    for article in articles:
        found[article.pk] |= {tuple(pair) for pair in article.left_behind}
    rows = (
        Mention.objects.filter(article__in=found).exclude(kind="district")
        if found
        else Mention.objects.none()
    )
    for article, kind, *records in rows.values_list(
        "article_id", "kind", "park_id", "company_id", "project_id", "event_id"
    ):
        found[article] |= {(kind, record) for record in records if record}
    return defaultdict(list, {pk: sorted(pairs) for pk, pairs in found.items()})
