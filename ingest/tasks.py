"""Celery's side of loading: an id in, a plain function called, a retry policy.

Every task may run twice or be killed half-way: what it calls is idempotent and atomic, so the message is
acknowledged only afterwards (`acks_late`).
"""

from celery import shared_task
from django.conf import settings
from django.db import OperationalError, transaction
from django.utils import timezone

from ingest import loading
from ingest.models import Article
from ingest.reports.keeping import prune
from ingest.settling import settle
from ingest.sources.files import iter_items
from ingest.taking_in import batches

TOGETHER = 25  # articles in one message
RETRY = {"autoretry_for": (OperationalError,), "retry_backoff": True, "retry_jitter": True, "max_retries": 8}


@shared_task(**RETRY)
def read_articles(pks):
    """Read some kept articles, then ask for settling."""
    waiting = Article.objects.filter(pk__in=pks).only("status", "reader_version")
    # The others were read by another worker since they were queued.
    wanted = [article.pk for article in waiting if loading.needs_reading(article)]
    if wanted:
        loading.read_all(loading.kept(wanted))
        settle_unsettled.apply_async(countdown=settings.SETTLE_AFTER_SECONDS)


@shared_task(**RETRY)
def settle_unsettled():
    """Settle what is unsettled; of many that were asked for, the first does the work of all."""
    if Article.objects.unsettled().exists():
        settle()


@shared_task(**RETRY)
def requeue_pending():
    """Queue what a kill, a lost broker or a load without one left behind; settle what was left unsettled.

    What waits in the queue already is not queued again.
    """
    timeout = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    with transaction.atomic():
        stranded = Article.objects.stranded(timeout).only("pk").select_for_update(skip_locked=True)
        queue([article.pk for article in stranded])
    settle_unsettled.delay()


@shared_task(**RETRY)
def scan_watched_folder():
    """Take in the files of the watched folder that are not known yet."""
    if not settings.WATCHED_FOLDER:
        return
    enqueue(iter_items([settings.WATCHED_FOLDER], max_bytes=settings.MAX_ARTICLE_BYTES))


@shared_task(**RETRY)
def prune_personal_data():
    """Delete what visitors left and whose time is over."""
    prune()


def queue(pks):
    """Hand articles to the workers, once this transaction is committed; so many in a message that a worker may
    write them together, and so few that all workers have some."""
    Article.objects.filter(pk__in=pks).update(queued_at=timezone.now())
    for start in range(0, len(pks), TOGETHER):
        part = pks[start : start + TOGETHER]
        transaction.on_commit(lambda part=part: read_articles.delay(part))


def enqueue(items, *, sample=False):
    """Take in items and queue the new or unread ones; returns a loading.Summary. Needs a broker."""
    summary = loading.Summary()
    for batch in batches(items):
        wanted = []
        for article, name in loading.take_in_batch(batch, summary, sample=sample):
            if loading.needs_reading(article):
                wanted.append(article.pk)
            summary.add("queued" if loading.needs_reading(article) else "known", name)
        queue(wanted)
    return summary
