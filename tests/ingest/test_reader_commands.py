"""The commands that read and measure without a database."""

import json

import pytest
from django.core.management import call_command

TEXT = (
    "大健康智慧谷在重庆国际生物城开工\n2021-01-14 来源：某某网\n"
    "1月13日，中南高科重庆大健康智慧谷项目在重庆市巴南区的重庆国际生物城开工建设。项目占地136亩，总投资约20亿元。\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_read_articles_prints_one_object_a_line(folder, capsys):
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    call_command("read_articles", str(folder))
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["id"], line["published_on"]) for line in lines] == [
        ("a", "2021-01-14"),
        ("b", "2021-01-14"),
    ]


def test_read_articles_goes_on_behind_a_bad_file_and_ends_with_an_error(folder, capsys):
    (folder / "0.txt").write_bytes(b"")
    with pytest.raises(SystemExit):
        call_command("read_articles", str(folder))
    out = capsys.readouterr()
    assert json.loads(out.out)["id"] == "a"
    assert "0：文件是空的" in out.err


def test_read_articles_explains(folder, capsys):
    call_command("read_articles", str(folder), "--explain")
    assert "规则：" in capsys.readouterr().out


def test_evaluate_prints_the_table_of_a_folder_of_answers(folder, capsys):
    answer = {
        "id": "a",
        "relevant": True,
        "body_starts": "1月13日",
        "body_ends": "约20亿元。",
        "districts": ["巴南区"],
    }
    (folder / "a.json").write_text(json.dumps(answer), encoding="utf-8")
    call_command("evaluate", str(folder))
    assert "articles 1  facts F1" in capsys.readouterr().out
