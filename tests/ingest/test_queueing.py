"""What is handed to the workers, and what is handed to them again: only what they do not have already."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from ingest import loading, taking_in, tasks
from ingest.models import Article
from ingest.sources.files import Item
from tests.factories import ArticleFactory
from tests.ingest.readings import article, fact, reading

pytestmark = pytest.mark.django_db
TIMEOUT = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]


@pytest.fixture
def handed(monkeypatch, django_capture_on_commit_callbacks):
    """`handed(do)`: the ids of the articles that `do` hands to the workers."""
    ids = []
    monkeypatch.setattr(tasks.read_articles, "delay", ids.extend)
    monkeypatch.setattr(tasks.settle_unsettled, "delay", lambda: None)

    def asked(do):
        ids.clear()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return list(ids)

    return asked


def pending(minutes=10, queued=None):
    """A pending article that came `minutes` ago and was queued `queued` seconds ago."""
    now = timezone.now()
    made = ArticleFactory(status="pending", queued_at=queued and now - timedelta(seconds=queued))
    Article.objects.filter(pk=made.pk).update(fetched_at=now - timedelta(minutes=minutes))
    return made


def test_what_no_worker_was_told_of_is_queued_once(handed):
    left = pending()
    assert handed(tasks.requeue_pending) == [left.pk]
    assert handed(tasks.requeue_pending) == []


def test_what_waits_in_the_queue_is_not_queued_again(handed):
    pending(queued=TIMEOUT - 60)
    assert handed(tasks.requeue_pending) == []


def test_what_the_broker_lost_is_queued_again(handed):
    lost = pending(queued=TIMEOUT + 60)
    assert handed(tasks.requeue_pending) == [lost.pk]


def test_what_is_just_coming_in_is_left_to_its_own_way(handed):
    pending(minutes=0)
    assert handed(tasks.requeue_pending) == []


def test_an_item_that_is_taken_in_for_the_workers_is_known_to_be_with_them(handed):
    item = Item(data="巴南区新园区开工。".encode(), format="txt", name="neu.txt")
    assert handed(lambda: tasks.enqueue([item])) == [Article.objects.get().pk]
    assert Article.objects.get().queued_at


def test_an_article_read_first_by_another_worker_is_read_again_as_a_known_one(monkeypatch):
    """The row that this worker took up is older than the other's reading."""
    item = Item(data="与园区无关的一篇文章，说的是天气。".encode(), format="txt", name="a.txt")
    kept, _ = taking_in.take_in(item)
    get = Article.objects.get
    stale = [get(pk=kept.pk)]
    article(kept.sha256, reading(parks=[fact("云杉产业园")]))
    monkeypatch.setattr(
        loading.Article.objects, "get", lambda **asked: stale.pop() if stale else get(**asked)
    )
    loading.read_article(kept.pk)
    assert get(pk=kept.pk).revision == 2
