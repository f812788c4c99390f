"""The way of an article, one plain function per step: take in → read → settle (DESIGN §3).

`take_in` keeps the bytes, `read_article` reads one kept article and records what it says, and
`ingest.settling.settle` does the rest. Each can be called alone, again, and on any number of workers.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction

from ingest import linking, recording
from ingest.matching.places import Places
from ingest.models import Article
from ingest.outlets import outlet_of
from ingest.reading.assembling import read
from ingest.reading.decoding import Refused, decode
from ingest.reading.version import READER_VERSION
from ingest.reprints import fingerprint
from ingest.settling import settle
from ingest.sources.files import iter_items
from parks.models import data_changed

READ, IRRELEVANT, FAILED = Article.Status.READ, Article.Status.IRRELEVANT, Article.Status.FAILED
BROKEN = "读取时出错（{}）。请把这篇文章交给维护者。"
# What a reading writes on the article itself; its revisions are recording's and settling's.
DESCRIBED = (
    *("status", "reason", "encoding", "reader_version", "title", "published_on", "published_basis"),
    *("outlet", "source", "body", "fingerprint"),
)
SAMPLE_OUTLET = "样例（本站自写）"


class SamplesRefused(Exception):
    """Sample articles are our own words: a public site must not show them as news."""


@dataclass
class Summary:
    """What one load did, for people: counts by outcome, and the failures with their reasons."""

    counts: Counter = field(default_factory=Counter)
    failures: list = field(default_factory=list)

    @property
    def failed(self):
        return self.counts["failed"]

    def add(self, outcome, name="", reason=""):
        self.counts[outcome] += 1
        if outcome == "failed":
            self.failures.append((name, reason))


def take_in(item, *, sample=False):
    """Keep one item's bytes as a pending article. Returns (article, whether it is new).

    The same bytes are the same article, whatever their file is called; taking them in twice, or from two
    workers at once, keeps one row.
    """
    if sample and not settings.SAMPLES_ALLOWED:
        raise SamplesRefused("样例文章只供本机试用；本站设置（SAMPLES_ALLOWED）不允许读入。")
    sha = hashlib.sha256(item.data).hexdigest()
    found = Article.objects.filter(sha256=sha).defer("raw").first()
    if found:
        return found, False
    try:
        with transaction.atomic():
            return (
                Article.objects.create(
                    sha256=sha,
                    raw=item.data,
                    format=item.format,
                    name=item.name[:300],
                    url=(item.url or "")[:1000],
                    meta=item.meta,
                    sample=sample,
                ),
                True,
            )
    except IntegrityError:
        return Article.objects.defer("raw").get(sha256=sha), False


def read_article(pk, *, places=None):
    """Read one kept article and record its facts; returns its status. Never raises for a bad article:
    that becomes a failed or irrelevant row with its reason. `places` saves a look-up where many are read."""
    article = Article.objects.get(pk=pk)
    try:
        return _read(article, places)
    except recording.Overtaken:
        return read_article(pk, places=places)


def _read(article, places):
    try:
        raw = decode(bytes(article.raw))
        article.encoding = raw.encoding
        reading = read(raw.text, html=article.format == "html")
    except Refused as refusal:
        return _put_aside(article, FAILED, str(refusal))
    except RecursionError:
        return _put_aside(article, FAILED, "结构嵌套过深，无法读取。")
    except Exception as error:  # a poison article must not stop the line; the reason says what to report
        return _put_aside(article, FAILED, BROKEN.format(f"{type(error).__name__}: {error}"))
    try:
        with transaction.atomic():
            _write(article, linking.link(reading), places)
    except (IntegrityError, LookupError, TypeError, ValueError) as error:
        return _put_aside(article, FAILED, BROKEN.format(f"{type(error).__name__}: {error}"))
    return article.status


def _write(article, reading, places):
    article.status = READ if reading.relevant else IRRELEVANT
    article.reason = "" if reading.relevant else (reading.reason or "正文与重庆的园区、项目无关。")[:300]
    _describe(article, reading)
    # First, since it takes its turn before it locks anything.
    recording.record(article, reading, reader_version=READER_VERSION, places=places)
    article.save(update_fields=DESCRIBED)
    data_changed()


def _describe(article, reading):
    """What the page says of itself; where it is silent, what the feed or file that brought it says."""
    published, basis = reading.published_on or "", reading.published_basis
    if len(published) != 10:
        published, basis = _given_date(article.meta), "feed"
    article.title = (reading.title or article.meta.get("title", "")).replace("\x00", "")[:300]
    article.published_on, article.published_basis = (published, basis[:10]) if published else (None, "")
    article.outlet = (SAMPLE_OUTLET if article.sample else reading.outlet or "").replace("\x00", "")[:100]
    article.source = outlet_of(article.outlet, article.url)
    article.body = reading.body.replace("\x00", "")
    article.fingerprint = fingerprint(reading.body) if reading.relevant else None
    article.reader_version = READER_VERSION


def _given_date(meta):
    for key in ("published_on", "published"):
        try:
            return date.fromisoformat(meta.get(key, "")[:10]).isoformat()
        except ValueError:
            continue
    return ""


def _put_aside(article, status, reason):
    article.status, article.reason, article.reader_version = (
        status,
        reason.replace("\x00", "")[:300],
        READER_VERSION,
    )
    with transaction.atomic():
        recording.forget(article)
        article.save(update_fields=["status", "reason", "encoding", "reader_version"])
        data_changed()
    return status


def load(paths, *, sample=False, progress=None):
    """Take in and read everything under `paths`, in process, then settle. Returns a Summary."""
    summary, places = Summary(), Places()
    for item in iter_items(paths, max_bytes=settings.MAX_ARTICLE_BYTES):
        load_item(item, summary, sample=sample, places=places)
        if progress:
            progress(summary)
    settle()
    return summary


def load_item(item, summary, *, sample=False, places=None):
    """Take in and read one item, counting the outcome."""
    if item.problem:
        keep_problem(item)
        summary.add("failed", item.name, item.problem)
        return
    article, new = take_in(item, sample=sample)
    if not new and not needs_reading(article):
        summary.add("known", item.name)
        return
    status = read_article(article.pk, places=places)
    article.refresh_from_db(fields=["reason"])
    summary.add(status, item.name, article.reason)


def needs_reading(article):
    """Pending, or read by another version of the reader."""
    return article.status == Article.Status.PENDING or article.reader_version != READER_VERSION


def keep_problem(item):
    """An item that is no article (too large, broken) stays visible as a failed row."""
    digest = item.data if item.data else f"{item.name}\x00{item.problem}".encode()
    Article.objects.get_or_create(
        sha256=hashlib.sha256(digest).hexdigest(),
        defaults={
            "raw": item.data[: settings.MAX_ARTICLE_BYTES],
            "format": item.format,
            "name": item.name[:300],
            "status": FAILED,
            "reason": item.problem[:300],
        },
    )


def read_pending(*, progress=None):
    """Read every pending article in process (a broker is not needed), then settle."""
    summary, places = Summary(), Places()
    for pk, name in Article.objects.pending().order_by("pk").values_list("pk", "name"):
        status = read_article(pk, places=places)
        reason = Article.objects.values_list("reason", flat=True).get(pk=pk)
        summary.add(status, name, reason)
        if progress:
            progress(summary)
    settle()
    return summary
