"""The reader's precision by people's verdicts, as /quality/ publishes it."""

import pytest

from ingest import precision
from ingest.models.wording import field_label
from tests.factories import ArticleFactory, ClaimFactory, ParkFactory
from tests.parks.conftest import text_of

pytestmark = pytest.mark.django_db


def verdict(verdict, field="investment_yi", outlet="测试晚报", **claim):
    corrected = {"corrected_value": "30"} if verdict == "corrected" else {}
    sample = claim.pop("sample", False)
    article = ArticleFactory(source__name=outlet, sample=sample)
    return ClaimFactory(mention__article=article, field=field, verdict=verdict, **corrected, **claim)


def test_accepted_is_right_and_corrected_or_rejected_is_wrong():
    for given in ("accepted", "accepted", "corrected", "rejected"):
        verdict(given)
    (row,) = precision.per_field()
    assert (row.of, row.n, row.right, row.share) == (("project", "investment_yi"), 4, 2, 0.5)
    assert row.interval[0] < 0.5 < row.interval[1]


def test_fields_and_outlets_are_told_apart_the_most_judged_first():
    verdict("accepted", "stage")
    verdict("rejected", "stage", outlet="样张日报")
    verdict("accepted", "area_mu")
    assert [(row.of[1], row.n) for row in precision.per_field()] == [("stage", 2), ("area_mu", 1)]
    assert [(row.of, row.n, row.right) for row in precision.per_outlet()] == [
        ("测试晚报", 2, 2),
        ("样张日报", 1, 0),
    ]


def test_what_nobody_judged_or_what_was_carried_over_does_not_count():
    verdict("")
    verdict("accepted", carried_from="abc")
    assert precision.per_field() == [] and precision.per_outlet() == []


def test_what_people_typed_and_what_samples_say_does_not_count():
    verdict("accepted", sample=True)
    ClaimFactory(mention=None, park=ParkFactory(), origin="person", source_named="来电", verdict="accepted")
    assert precision.per_field() == [] and precision.per_outlet() == []


def test_quality_shows_what_the_verdicts_give_by_field_and_outlet(client):
    verdict("accepted")
    verdict("rejected")
    text = text_of(client.get("/quality/"))
    assert "核对过读取器读出的 2 条事实" in text
    assert "项目 · 总投资" in text
    assert "测试晚报" in text and "0.500" in text


def test_every_field_that_the_reader_fills_has_its_word():
    filled = {
        "name",
        "kind",
        "date",
        "district",
        "park",
        "projects",
        "companies",
        "stage",
        "parent",
        "sectors",
    }
    assert all(str(field_label(field)) != field for field in filled)


def test_quality_says_so_while_nobody_has_judged(client):
    assert "还没有人核对过" in text_of(client.get("/quality/"))
