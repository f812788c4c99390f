"""Keeping what comes in: every item's bytes as a pending article, and what is no article as a failed one."""

import hashlib

from django.conf import settings

from ingest.models import Article

# So many articles are read and written together, or fewer where they are long: memory stays flat.
BATCH, BATCH_BYTES = 50, 4 * 1024 * 1024


class SamplesRefused(Exception):
    """Sample articles are our own words: a public site must not show them as news."""


def take_in(item, *, sample=False):
    """Keep one item's bytes as a pending article. Returns (article, whether it is new)."""
    return take_in_all([item], sample=sample)[0]


def take_in_all(items, *, sample=False):
    """Keep the bytes of items without problems as pending articles: [(article, whether it is new)] in their order.

    The same bytes are the same article, whatever their file is called; taking them in twice, or from two
    workers at once, keeps one row. The articles have their `raw` bytes with them.
    """
    if sample and not settings.SAMPLES_ALLOWED:
        raise SamplesRefused("样例文章只供本机试用；本站设置（SAMPLES_ALLOWED）不允许读入。")
    hashes = [hashlib.sha256(item.data).hexdigest() for item in items]
    by_hash = dict(zip(reversed(hashes), reversed(items), strict=True))  # of equal ones the first
    known = _stored(by_hash)
    new = [_pending(sha, item, sample) for sha, item in by_hash.items() if sha not in known]
    if new:
        Article.objects.bulk_create(new, ignore_conflicts=True)
        known |= _stored(article.sha256 for article in new)
    fresh = {article.sha256 for article in new}
    taken = []
    for sha, item in zip(hashes, items, strict=True):
        article = known[sha]
        article.raw = item.data
        taken.append((article, sha in fresh))
        fresh.discard(sha)
    return taken


def _stored(hashes):
    return {one.sha256: one for one in Article.objects.filter(sha256__in=hashes).defer("raw", "body")}


def _pending(sha, item, sample):
    return Article(
        sha256=sha,
        raw=item.data,
        format=item.format,
        name=_storable(item.name)[:300],
        url=_storable(item.url or "")[:1000],
        meta={key: _storable(value) for key, value in item.meta.items()},
        sample=sample,
    )


def _storable(text):
    """As a database keeps it: a name or title inside a JSON may hold NUL or half a surrogate pair."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def keep_problem(item):
    """An item that is no article (too large, broken) stays visible as a failed row."""
    digest = item.data if item.data else f"{item.name}\x00{item.problem}".encode("utf-8", "replace")
    Article.objects.get_or_create(
        sha256=hashlib.sha256(digest).hexdigest(),
        defaults={
            "raw": item.data[: settings.MAX_ARTICLE_BYTES],
            "format": item.format,
            "name": _storable(item.name)[:300],
            "status": Article.Status.FAILED,
            "reason": item.problem[:300],
        },
    )


def batches(items):
    """Lists of at most BATCH items, of not much more than BATCH_BYTES together."""
    batch, size = [], 0
    for item in items:
        batch.append(item)
        size += len(item.data)
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
