"""The way of an article, one plain function per step: take in → read → settle (DESIGN §3).

`ingest.taking_in` keeps the bytes, `read_all` reads kept articles and records what they say, and
`ingest.settling.settle` does the rest. Each can be called alone, again, and on any number of workers. Articles go
in batches, each written in one transaction: killed anywhere, they are pending still, and are done again whole.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import DataError, IntegrityError, transaction

from ingest import recording
from ingest.matching.places import Places
from ingest.models import Article
from ingest.outlets import Outlets
from ingest.readers import Readers, understand_all
from ingest.reading.version import READER_VERSION
from ingest.settling import settle
from ingest.sources.files import iter_items
from ingest.taking_in import BATCH, batches, keep_problem, take_in_all
from ingest.understanding import broken
from parks import bulk
from parks.models import data_changed

READ, IRRELEVANT, FAILED = Article.Status.READ, Article.Status.IRRELEVANT, Article.Status.FAILED
# What a database or the way to it cannot do with one article; a lost connection is nobody's fault and is raised.
POISON = (IntegrityError, DataError, LookupError, TypeError, ValueError)
# What a reading writes on the article itself; its revisions are recording's and settling's.
DESCRIBED = (
    *("status", "reason", "encoding", "reader_version", "title", "published_on", "published_basis"),
    *("outlet", "source_id", "body", "fingerprint"),
)
SAMPLE_OUTLET = "样例（本站自写）"


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


def needs_reading(article):
    """Pending, or read by another version of the reader."""
    return article.status == Article.Status.PENDING or article.reader_version != READER_VERSION


def read_article(pk, *, places=None):
    """Read one kept article and record its facts; returns its status."""
    article = Article.objects.get(pk=pk)
    read_all([article], places=places)
    return article.status


def read_all(articles, *, places=None):
    """Read kept articles and record their facts; their status and reason say the outcome."""
    record_all(articles, understand_all(texts_of(articles)), places=places)


def texts_of(articles):
    """(bytes, whether they are HTML) of kept articles."""
    return [(bytes(article.raw), article.format == "html") for article in articles]


def record_all(articles, understood, *, places=None):
    """Record what was understood of kept articles (ingest.understanding.Understood), all in one transaction.

    Never raises for a bad article: that becomes a failed or irrelevant row with its reason, and the others go on.
    `places` saves a look-up where many are recorded.
    """
    readings = []
    for article, found in zip(articles, understood, strict=True):
        article.encoding, article.fingerprint = found.encoding, found.fingerprint
        if found.reading:
            readings.append((article, found.reading))
        else:
            _put_aside(article, found.problem)
    if not readings:
        return
    try:
        _write(readings, places)
    except (recording.Overtaken, *POISON):
        for article, reading in readings:  # so that the one bad row is found and the rest goes through
            _write_alone(article, reading, places)


def _write_alone(article, reading, places):
    article.revision = Article.objects.values_list("revision", flat=True).get(pk=article.pk)
    try:
        _write([(article, reading)], places)
    except recording.Overtaken:  # by a worker that read it meanwhile
        _write_alone(article, reading, places)
    except POISON as error:
        _put_aside(article, broken(error))


@transaction.atomic
def _write(readings, places):
    # First, since it takes its turn before it locks anything.
    recording.record_all(readings, reader_version=READER_VERSION, places=places)
    outlets = Outlets()
    for article, reading in readings:
        _describe(article, reading, outlets)
    columns = [[getattr(article, name) for name in (*DESCRIBED, "pk")] for article, _ in readings]
    bulk.update(Article, DESCRIBED, columns)
    data_changed()


def _describe(article, reading, outlets):
    """What the page says of itself; where it is silent, what the feed or file that brought it says."""
    article.status = (READ if reading.relevant else IRRELEVANT).value
    article.reason = "" if reading.relevant else (reading.reason or "正文与重庆的园区、项目无关。")[:300]
    published, basis = reading.published_on or "", reading.published_basis
    if len(published) != 10:
        published, basis = _given_date(article.meta), "feed"
    article.title = (reading.title or article.meta.get("title", "")).replace("\x00", "")[:300]
    article.published_on, article.published_basis = (published, basis[:10]) if published else (None, "")
    article.outlet = (SAMPLE_OUTLET if article.sample else reading.outlet or "").replace("\x00", "")[:100]
    article.source = outlets.of(article.outlet, article.url)
    article.body = reading.body.replace("\x00", "")
    article.reader_version = READER_VERSION


def _given_date(meta):
    for key in ("published_on", "published"):
        try:
            return date.fromisoformat(meta.get(key, "")[:10]).isoformat()
        except ValueError:
            continue
    return ""


def _put_aside(article, reason):
    article.status, article.reader_version = FAILED.value, READER_VERSION
    article.reason = reason.replace("\x00", "")[:300]
    article.revision = Article.objects.values_list("revision", flat=True).get(pk=article.pk)
    try:
        with transaction.atomic():
            recording.forget(article)
            article.save(update_fields=["status", "reason", "encoding", "reader_version"])
            data_changed()
    except recording.Overtaken:
        _put_aside(article, reason)


def load(paths, *, sample=False, progress=None, processes=0):
    """Take in and read everything under `paths`, then settle. Returns a Summary. `processes`: as for Readers."""
    items = iter_items(paths, max_bytes=settings.MAX_ARTICLE_BYTES)
    summary = load_items(items, sample=sample, progress=progress, processes=processes)
    settle()
    return summary


def load_items(items, *, sample=False, progress=None, processes=0):
    """Take in and read items, batch by batch; returns a Summary. They wait to be settled afterwards."""
    summary = Summary()

    def taken_in():
        for batch in batches(items):
            wanted = []
            for article, name in take_in_batch(batch, summary, sample=sample):
                if needs_reading(article):
                    wanted.append((article, name))
                else:
                    summary.add("known", name)
            yield wanted

    _read_batches(taken_in(), summary, progress, processes)
    return summary


def _read_batches(batches, summary, progress, processes):
    """Read and record batches, lists of (article, its name for people)."""
    places = Places()
    with Readers(processes) as readers:
        for batch, understood in readers.ahead(batches, lambda batch: texts_of(one for one, _ in batch)):
            record_all([article for article, _ in batch], understood, places=places)
            for article, name in batch:
                summary.add(article.status, name, article.reason)
            if progress:
                progress(summary)


def take_in_batch(batch, summary, *, sample=False):
    """Keep the items of a batch; returns (article, name of the item) of each article once.

    What is no article is kept and counted as failed, and one that came in the same batch before as known.
    """
    for item in batch:
        if item.problem:
            keep_problem(item)
            summary.add("failed", item.name, item.problem)
    items = [item for item in batch if not item.problem]
    found = {}
    for item, (article, _) in zip(items, take_in_all(items, sample=sample), strict=True):
        if article.pk in found:
            summary.add("known", item.name)
        found.setdefault(article.pk, (article, item.name))
    return list(found.values())


def read_pending(*, progress=None, processes=0):
    """Read every pending article (a broker is not needed), then settle."""
    pending = Article.objects.pending().order_by("pk").values_list("pk", flat=True)
    summary = read_chosen(pending, progress=progress, processes=processes)
    settle()
    return summary


def read_chosen(pks, *, progress=None, processes=0):
    """Read these kept articles, batch by batch; returns a Summary. They wait to be settled afterwards."""
    summary, pks = Summary(), list(pks)
    parts = (kept(pks[start : start + BATCH]) for start in range(0, len(pks), BATCH))
    named = ([(article, article.name) for article in part] for part in parts)
    _read_batches(named, summary, progress, processes)
    return summary


def kept(pks):
    """These articles, as they are to be read."""
    return list(Article.objects.filter(pk__in=pks).defer("body").order_by("pk"))
