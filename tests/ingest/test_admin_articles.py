"""Articles on the desk: uploading, failures with their reason, reading again."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ingest.models import Article
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db

TEXT = "重庆市璧山区新桥产业园开工。2024年5月6日，新桥产业园在璧山区开工建设，占地136亩，总投资20亿元。"


@pytest.fixture(autouse=True)
def without_broker(settings):
    settings.REDIS_URL = ""


def upload(client, *files):
    return client.post("/admin/ingest/article/upload/", {"files": files}, follow=True)


def told(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_several_files_at_once_wait_to_be_read(admin_client):
    files = [SimpleUploadedFile(f"{n}.txt", f"{n}{TEXT}".encode()) for n in "甲乙"]
    response = upload(admin_client, *files)
    assert list(Article.objects.values_list("status", flat=True)) == ["pending", "pending"]
    assert "待读 2 篇" in told(response)


def test_a_zip_brings_all_its_articles(admin_client):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as bundle:
        for name in ("a.txt", "b.txt"):
            bundle.writestr(name, name + TEXT)
    upload(admin_client, SimpleUploadedFile("bundle.zip", data.getvalue()))
    assert Article.objects.pending().count() == 2


def test_an_unknown_format_is_named_and_nothing_is_taken(admin_client):
    good = SimpleUploadedFile("a.txt", TEXT.encode())
    response = upload(admin_client, good, SimpleUploadedFile("照片.jpg", b"\xff\xd8"))
    assert "照片.jpg" in str(response.context["form"].errors["files"])
    assert not Article.objects.exists()


def test_no_file_is_said(admin_client):
    assert upload(admin_client).context["form"].errors["files"]


def test_the_same_file_twice_is_one_article(admin_client):
    for _ in range(2):
        response = upload(admin_client, SimpleUploadedFile("a.txt", TEXT.encode()))
    assert Article.objects.count() == 1
    assert told(response)


def test_pending_articles_are_read_by_the_button(admin_client):
    upload(admin_client, SimpleUploadedFile("a.txt", TEXT.encode()))
    admin_client.post("/admin/ingest/article/read-pending/")
    assert not Article.objects.pending().exists()


def test_the_button_is_a_post_by_someone_with_the_right(admin_client, client):
    assert admin_client.get("/admin/ingest/article/read-pending/").status_code == 405
    client.force_login(UserFactory(is_staff=True))
    assert client.post("/admin/ingest/article/read-pending/").status_code == 403


def test_a_failed_article_shows_its_reason_and_its_beginning(admin_client):
    article = ArticleFactory(status="failed", reason="不是文本", body="", raw=b"PK\x00\x01", sha256="f" * 64)
    page = admin_client.get(f"/admin/ingest/article/{article.pk}/change/").content.decode()
    assert "不是文本" in page and "PK␀" in page


def test_a_failed_article_can_be_read_again_from_the_list(admin_client):
    article = ArticleFactory(status="failed", reason="旧的原因", raw=TEXT.encode(), body="")
    data = {"action": "read_again", "_selected_action": [article.pk]}
    response = admin_client.post("/admin/ingest/article/", data, follow=True)
    article.refresh_from_db()
    assert article.status != "failed" and article.reason != "旧的原因"
    assert "1 篇" in told(response)


def test_it_can_be_read_again_from_its_page(admin_client):
    article = ArticleFactory(status="pending", raw=TEXT.encode(), body="")
    data = {"ingest_article_read_this_again": "1", "claims-TOTAL_FORMS": 0, "claims-INITIAL_FORMS": 0}
    admin_client.post(f"/admin/ingest/article/{article.pk}/change/", data)
    article.refresh_from_db()
    assert article.status != "pending"


def test_with_a_broker_reading_again_is_handed_to_the_workers(
    admin_client, settings, monkeypatch, django_capture_on_commit_callbacks
):
    from ingest import tasks

    settings.REDIS_URL = "redis://broker"
    handed = []
    monkeypatch.setattr(tasks.read_articles, "delay", handed.extend)
    article = ArticleFactory(status="pending")
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post("/admin/ingest/article/read-pending/")
    assert handed == [article.pk]


def test_the_text_stands_marked_below_its_facts(admin_client):
    article = ArticleFactory(body=TEXT)
    page = admin_client.get(f"/admin/ingest/article/{article.pk}/change/").content.decode()
    assert "占地136亩" in page
