"""Articles out of files, folders and archives, one after the other."""

import json
import zipfile

import pytest

from ingest.sources.files import iter_items

TEXT = "重庆市巴南区的大健康智慧谷项目开工建设。"


def items(*paths, **options):
    return list(iter_items(paths, left_out=lambda name, reason: None, **options))


def test_folder_gives_its_articles_in_order_named_by_their_path(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x.txt").write_text(TEXT)
    (tmp_path / "a.html").write_text(f"<p>{TEXT}</p>")
    (tmp_path / "note.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    assert [(item.name, item.format) for item in items(tmp_path)] == [("a", "html"), ("b/x", "txt")]


def test_single_file_is_named_without_its_ending(tmp_path):
    (tmp_path / "x.txt").write_text(TEXT)
    assert [item.name for item in items(tmp_path / "x.txt")] == ["x"]


def test_json_gives_its_text_with_address_and_meta(tmp_path):
    (tmp_path / "x.json").write_text(
        json.dumps({"text": TEXT, "url": "https://a.example/1", "title": "题", "n": 1})
    )
    (item,) = items(tmp_path)
    assert (item.data.decode(), item.format, item.url, item.meta) == (
        TEXT,
        "txt",
        "https://a.example/1",
        {"title": "题"},
    )


def test_json_without_text_is_left_out_and_said(tmp_path):
    (tmp_path / "x.json").write_text('{"id": "x", "relevant": true}')
    said = []
    assert list(iter_items([tmp_path], left_out=lambda name, reason: said.append(name))) == []
    assert said == ["x"]


def test_lines_are_articles_and_a_broken_one_stops_nothing(tmp_path):
    lines = [json.dumps({"text": TEXT, "id": "k1"}), "", "{broken", json.dumps({"html": TEXT})]
    (tmp_path / "x.jsonl").write_text("\n".join(lines))
    found = items(tmp_path)
    assert [(item.name, bool(item.problem), item.format) for item in found] == [
        ("x/k1", False, "txt"),
        ("x/3", True, "txt"),
        ("x/4", False, "html"),
    ]


def test_archive_gives_its_articles_below_its_own_name(tmp_path):
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("区县/甲.txt", TEXT)
        archive.writestr("__MACOSX/甲.txt", "x")
    assert [(item.name, item.data.decode()) for item in items(tmp_path)] == [("z/区县/甲", TEXT)]


@pytest.mark.parametrize("name", ["x.txt", "x.json", "z.zip"])
def test_one_article_over_the_limit_is_a_problem_not_an_end(tmp_path, name):
    if name == "z.zip":
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("big.txt", "大" * 5000)
    else:
        (tmp_path / name).write_text("大" * 5000)
    (tmp_path / "zz.txt").write_text(TEXT)
    found = items(tmp_path, max_bytes=1000)
    assert [bool(item.problem) for item in found] == [True, False]


def test_line_over_the_limit_is_skipped_to_its_end(tmp_path):
    (tmp_path / "x.jsonl").write_text(json.dumps({"text": "大" * 5000}) + "\n" + json.dumps({"text": TEXT}))
    assert [bool(item.problem) for item in items(tmp_path, max_bytes=1000)] == [True, False]


def test_broken_archive_and_missing_file_are_problems(tmp_path):
    (tmp_path / "z.zip").write_bytes(b"PK\x03\x04 broken")
    assert [bool(item.problem) for item in items(tmp_path / "z.zip", tmp_path / "none.txt")] == [True, True]
