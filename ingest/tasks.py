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

RETRY = {"autoretry_for": (OperationalError,), "retry_backoff": True, "retry_jitter": True, "max_retries": 8}


@shared_task(**RETRY)
def read_article(pk):
    """Read one kept article, then ask for settling."""
    article = Article.objects.filter(pk=pk).only("status", "reader_version").first()
    if article is None or not loading.needs_reading(article):
        return  # read by another worker since it was queued
    loading.read_article(pk)
    transaction.on_commit(lambda: settle_unsettled.apply_async(countdown=settings.SETTLE_AFTER_SECONDS))


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
    """Hand articles to the workers, once this transaction is committed."""
    Article.objects.filter(pk__in=pks).update(queued_at=timezone.now())
    for pk in pks:
        transaction.on_commit(lambda pk=pk: read_article.delay(pk))


def enqueue(items, *, sample=False):
    """Take in items and queue the new or unread ones; returns a loading.Summary. Needs a broker."""
    summary = loading.Summary()
    for item in items:
        if item.problem:
            loading.keep_problem(item)
            summary.add("failed", item.name, item.problem)
            continue
        article, new = loading.take_in(item, sample=sample)
        if new or loading.needs_reading(article):
            queue([article.pk])
            summary.add("queued", item.name)
        else:
            summary.add("known", item.name)
    return summary
