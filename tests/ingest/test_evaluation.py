"""The figures by which the reader is measured."""

import json

import pytest

from ingest.evaluation import evaluate, evidence_holds, load_gold, wilson
from ingest.quality_report import quality, table

RAW = "某区举行签约活动，甲产业园二期落户，乙公司投资3亿元。"
ANSWER = {
    "id": "a",
    "relevant": True,
    "title": "某区举行签约活动",
    "published_on": "2021-03-08",
    "body_starts": "某区举行签约",
    "body_ends": "投资3亿元。",
    "junk": ["相关阅读"],
    "districts": ["巴南区"],
    "parks": [{"name": "甲产业园二期", "district": "巴南区"}],
    "events": [{"kind": "signing", "date": "2021-03-08", "project_count": None, "investment_yi": None}],
    "projects": [{"name": "乙基地项目", "companies": ["乙公司"], "investment_yi": 3, "stage": "signed"}],
    "companies": ["乙新材料有限公司"],
}


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(ANSWER, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "a.txt").write_text(RAW, encoding="utf-8")
    return load_gold([tmp_path])


def right():
    return {**json.loads(json.dumps(ANSWER)), "body": RAW}


def f1(gold, reading, kind):
    return evaluate(gold, {"a": reading}).facts[kind].scores[2]


def test_right_answer_scores_one_in_everything(gold):
    result = evaluate(gold, {"a": right()})
    assert all(tally.scores == (1, 1, 1) for tally in result.facts.values())
    assert all(hits == n for hits, n in result.whole.values())
    assert result.misses == {}


def test_missing_prediction_scores_nothing_and_is_named(gold):
    result = evaluate(gold, {})
    assert result.absent == ["a"]
    assert all(tally.hit == 0 for tally in result.facts.values())


@pytest.mark.parametrize(
    ("name", "score"), [("甲产业园二期", 1), ("重庆甲产业园二期", 1), ("甲产业园一期", 0), ("丙产业园", 0)]
)
def test_park_is_matched_by_name_but_never_across_ordinals(gold, name, score):
    assert f1(gold, right() | {"parks": [{"name": name}]}, "parks") == score


@pytest.mark.parametrize(("name", "score"), [("乙新材料", 1), ("乙新材料股份有限公司", 1), ("丙新能源", 0)])
def test_company_is_matched_without_its_legal_form(gold, name, score):
    assert f1(gold, right() | {"companies": [{"name": name}]}, "companies") == score


def test_event_of_another_total_is_another_event(gold):
    event = ANSWER["events"][0] | {"investment_yi": 5}
    assert f1(gold, right() | {"events": [event]}, "events") == 0


def test_wrong_field_is_both_missed_and_invented(gold):
    project = ANSWER["projects"][0] | {"investment_yi": 4}
    result = evaluate(gold, {"a": right() | {"projects": [project]}})
    tally = result.fields["projects", "investment_yi"]
    assert (tally.hit, tally.missed, tally.invented) == (0, 1, 1)
    assert "investment_yi" in result.misses["a"][0]


@pytest.mark.parametrize(
    ("span", "holds"),
    [
        ({"start": 9, "end": 15, "sentence": "甲产业园二期落户"}, True),
        ({"start": 9, "end": 15, "sentence": "不在文中的句子"}, False),
        ({"start": 0, "end": 3, "sentence": "甲产业园二期落户"}, False),
        ({"start": 9, "end": 999, "sentence": "甲产业园二期落户"}, False),
    ],
)
def test_evidence_must_stand_in_its_sentence_and_the_sentence_in_the_text(span, holds):
    assert evidence_holds({"name": "x", "evidence": span}, RAW) is holds


def test_interval_narrows_with_the_number_of_cases():
    few, many = wilson(9, 10), wilson(900, 1000)
    assert few[0] < many[0] < 0.9 < many[1] < few[1]


def test_published_figures_name_reader_date_and_number(gold):
    figures = quality(evaluate(gold, {"a": right()}), "1.0", "2026-01-01")
    assert (figures["reader_version"], figures["date"], figures["articles"]) == ("1.0", "2026-01-01", 1)
    assert figures["facts"][0] | {"n": 1, "f1": 1.0} == figures["facts"][0]


def test_table_ends_with_the_headline(gold):
    assert table(evaluate(gold, {"a": right()})).endswith(
        "articles 1  facts F1 1.000  facts and fields F1 1.000"
    )
