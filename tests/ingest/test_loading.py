"""Loading whatever a folder holds: everything leaves a row that somebody can see, nothing stops the rest."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from ingest import loading, recording, taking_in, understanding
from ingest.models import Article, Claim, Mention
from ingest.settling import settle
from ingest.taking_in import take_in
from tests.ingest.snapshot import directory
from tests.ingest.test_order import reference, wipe
from tests.ingest.test_worker import articles

pytestmark = pytest.mark.django_db

NEWS = (
    "巴南区云杉新材料生产基地开工\n\n来源：测试日报　2024-03-09\n\n"
    "3月8日，重庆云杉新材料有限公司投资建设的云杉新材料生产基地项目在巴南区开工。"
    "项目总投资9亿元，占地120亩，全部建成后预计年产值15亿元。\n"
)
WEATHER = "巴南区气温回升\n\n2024-03-09　来源：测试日报\n\n昨日巴南区晴到多云，最高气温二十三度，市民纷纷到公园踏青赏花。气象台提醒早晚温差较大。\n"


@pytest.fixture(autouse=True)
def _reference():
    reference()


def load(folder):
    return loading.load([folder])


def only_article():
    return Article.objects.get()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_an_article_in_any_usual_encoding_is_read(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(NEWS.encode(encoding))
    load(tmp_path)
    assert only_article().status == "read"


def test_a_traditional_article_in_big5_is_read(tmp_path):
    from opencc import OpenCC

    (tmp_path / "a.txt").write_bytes(OpenCC("s2t").convert(NEWS).encode("big5", "replace"))
    load(tmp_path)
    assert (only_article().status, only_article().encoding) == ("read", "big5")


def test_an_article_comes_from_json_jsonl_html_and_zip(tmp_path):
    texts = [NEWS.replace("云杉", name) for name in ("青松", "银杏", "香樟", "红枫")]
    (tmp_path / "a.json").write_text(json.dumps({"text": texts[0], "url": "https://example.org/1"}), "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": texts[1]}) + "\n", "utf-8")
    body = "".join(f"<p>{line}</p>" for line in texts[2].splitlines())
    (tmp_path / "c.html").write_text(f"<html><body><article>{body}</article></body></html>", "utf-8")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("news/e.txt", texts[3])
    load(tmp_path)
    assert Article.objects.filter(status="read").count() == 4
    assert Article.objects.get(name="a").url == "https://example.org/1"


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("empty.txt", b"", "failed"),
        ("spaces.txt", b" \n\t ", "failed"),
        ("binary.txt", bytes(range(256)) * 20, "failed"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, "failed"),
        ("english.txt", b"A park in Chongqing signed 27 projects on Friday. " * 9, "failed"),
        ("broken.json", b'{"text": ', "failed"),
        ("broken.zip", b"PK\x03\x04nothing", "failed"),
        ("weather.txt", WEATHER.encode(), "irrelevant"),
    ],
)
def test_what_cannot_be_used_is_a_visible_row_with_its_reason(tmp_path, name, data, status):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(NEWS, "utf-8")
    load(tmp_path)
    bad = Article.objects.exclude(name="good").get()
    assert bad.status == status
    assert bad.reason
    assert Article.objects.get(name="good").status == "read"


@override_settings(MAX_ARTICLE_BYTES=2000)
def test_an_article_over_the_limit_is_refused_but_a_larger_jsonl_of_small_ones_is_not(tmp_path):
    (tmp_path / "large.txt").write_text(NEWS * 9, "utf-8")
    lines = [
        json.dumps({"text": NEWS.replace("云杉", name)}, ensure_ascii=False)
        for name in ("青松", "银杏", "香樟")
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), "utf-8")
    load(tmp_path)
    assert Article.objects.get(name="large").status == "failed"
    assert Article.objects.filter(status="read").count() == 3


def test_a_nul_in_the_text_is_kept_in_the_bytes_and_stops_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS.replace("3月8日", "3月\x008日"), "utf-8")
    load(tmp_path)
    article = only_article()
    assert b"\x00" in bytes(article.raw)
    assert "\x00" not in article.body


def test_a_reader_that_breaks_on_one_article_leaves_a_reason_and_goes_on(tmp_path, monkeypatch):
    read = understanding.read

    def fragile(raw, **options):
        if "青松" in raw:
            raise ZeroDivisionError("poison")
        return read(raw, **options)

    monkeypatch.setattr(understanding, "read", fragile)
    for name in ("青松", "云杉"):
        (tmp_path / f"{name}.txt").write_text(NEWS.replace("云杉", name), "utf-8")
    load(tmp_path)
    assert "ZeroDivisionError" in Article.objects.get(name="青松").reason
    assert Article.objects.get(name="云杉").status == "read"


def test_an_article_that_cannot_be_written_is_found_among_its_batch_and_the_rest_goes_through(
    tmp_path, monkeypatch
):
    drafted = recording.draft

    def fragile(article, reading, places):
        made = drafted(article, reading, places)
        if "青松" in reading.body:
            made.claims[1].field = None
        return made

    monkeypatch.setattr(recording, "draft", fragile)
    for name in ("银杏", "青松", "云杉"):
        (tmp_path / f"{name}.txt").write_text(NEWS.replace("云杉", name), "utf-8")
    assert load(tmp_path).counts == {"read": 2, "failed": 1}
    assert "IntegrityError" in Article.objects.get(name="青松").reason
    assert not Claim.objects.filter(article__name="青松").exists()
    assert set(Claim.objects.filter(field="investment_yi").values_list("article__name", flat=True)) == {
        "银杏",
        "云杉",
    }


def test_a_batch_that_dies_while_it_is_written_is_pending_still_and_done_whole_by_the_next_run(
    tmp_path, monkeypatch
):
    for name in ("银杏", "青松", "云杉"):
        (tmp_path / f"{name}.txt").write_text(NEWS.replace("云杉", name), "utf-8")

    def die():
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(loading, "data_changed", die)
        load(tmp_path)
    assert set(Article.objects.values_list("status", flat=True)) == {"pending"}
    assert not Mention.objects.exists()
    load(tmp_path)
    assert set(Article.objects.values_list("status", flat=True)) == {"read"}


def test_names_and_titles_that_no_database_keeps_do_not_stop_the_load(tmp_path):
    line = {"text": NEWS, "id": "a\x00b", "title": "half \ud800 a pair", "url": "https://example.org/\x00"}
    (tmp_path / "odd.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    load(tmp_path)
    assert only_article().status == "read"


def test_articles_read_beside_the_process_that_writes_give_the_same_directory(tmp_path, monkeypatch):
    monkeypatch.setattr(taking_in, "BATCH", 3)
    articles(tmp_path, 8)
    load(tmp_path)
    straight = directory()
    wipe()
    loading.load([tmp_path], processes=1)
    assert directory() == straight


def test_loading_twice_changes_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    load(tmp_path)
    before = directory(), list(Claim.objects.values_list("pk", "key"))
    summary = load(tmp_path)
    assert summary.counts == {"known": 1}
    assert (directory(), list(Claim.objects.values_list("pk", "key"))) == before


def test_the_same_bytes_under_another_name_are_the_same_article(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(NEWS, "utf-8")
    load(tmp_path)
    assert Article.objects.count() == 1


def test_a_newer_reader_reads_again_what_an_older_one_read(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    load(tmp_path)
    monkeypatch.setattr(loading, "READER_VERSION", "next")
    load(tmp_path)
    assert only_article().reader_version == "next"
    assert set(Claim.objects.filter(origin="reader").values_list("reader_version", flat=True)) == {"next"}


def test_every_span_of_a_claim_holds_what_was_printed(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    load(tmp_path)
    claims = Claim.objects.filter(origin="reader").exclude(printed="")
    assert claims.count() > 5
    for claim in claims:
        span = claim.spans[0]
        assert claim.printed in NEWS[span["start"] : span["end"]].replace("\n", ""), claim.field


def test_samples_are_refused_where_the_settings_forbid_them(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    with override_settings(SAMPLES_ALLOWED=False), pytest.raises(CommandError, match="样例"):
        call_command("load_articles", str(tmp_path), samples=True)
    assert not Article.objects.exists()


def test_the_command_ends_with_a_summary_and_a_failure_status_if_anything_failed(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("load_articles", str(tmp_path), stdout=out, stderr=err)
    assert stop.value.code == 1
    assert "共 2 篇" in out.getvalue()
    assert "empty" in err.getvalue()


def test_queueing_without_a_broker_says_what_to_do(tmp_path):
    with override_settings(REDIS_URL=""), pytest.raises(CommandError, match="REDIS_URL"):
        call_command("load_articles", str(tmp_path), queue=True)


def test_pending_articles_are_read_in_process_without_a_broker(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    for item in loading.iter_items([tmp_path]):
        take_in(item)
    assert only_article().status == "pending"
    call_command("load_articles", pending=True, stdout=io.StringIO())
    assert only_article().status == "read"


def test_a_load_that_dies_before_settling_is_settled_by_the_next_run(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")

    def die():
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "settle", die)
    with pytest.raises(KeyboardInterrupt):
        load(tmp_path)
    assert Mention.objects.filter(state="new").exists()
    settle()
    assert not Mention.objects.filter(state="new").exists()
