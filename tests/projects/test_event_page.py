"""The page of a ceremony: what was announced against what is named."""

import re
from decimal import Decimal

import pytest

from projects.statistics import announced_against_named
from tests.factories import (
    ArticleFactory,
    EventFactory,
    ParkFactory,
    ProjectFactory,
    evidence_for,
    mention_of,
)

pytestmark = pytest.mark.django_db


def figures(event, *amounts):
    return announced_against_named(event, [ProjectFactory(investment_yi=amount) for amount in amounts])


def test_the_remainder_is_what_nobody_named():
    event = EventFactory(project_count=27, investment_yi=Decimal("35.7"))
    found = figures(event, 10, None)
    assert (found.named, found.named_yi, found.rest_count, found.rest_yi) == (2, 10, 25, Decimal("25.7"))


def test_with_nothing_named_all_of_it_remains():
    found = figures(EventFactory(project_count=27, investment_yi=Decimal("35.7")))
    assert (found.rest_count, found.rest_yi) == (27, Decimal("35.7"))


def test_an_unknown_total_leaves_the_remainder_unknown():
    found = figures(EventFactory(project_count=None, investment_yi=None), 10)
    assert (found.rest_count, found.rest_yi) == (None, None)


def test_projects_without_amounts_do_not_count_as_zero():
    found = figures(EventFactory(project_count=3, investment_yi=30), None, None)
    assert (found.named_yi, found.rest_yi) == (None, None)


def test_more_named_than_announced_is_said_and_not_adjusted(client):
    event = EventFactory(project_count=1, projects=[ProjectFactory(), ProjectFactory()])
    assert "点名的比公布的多" in client.get(event.get_absolute_url()).content.decode()


def test_the_page_shows_announced_and_named_apart(client):
    event = EventFactory(
        project_count=27, investment_yi=Decimal("35.7"), projects=[ProjectFactory(investment_yi=10)]
    )
    evidence_for(event, "investment_yi", "35.7", "签约27个项目，总额35.7亿元。")
    html = client.get(event.get_absolute_url()).content.decode()
    assert "总额<mark>35.7</mark>亿元" in html and "25.7" in html


def test_an_inferred_date_says_that_it_is_inferred(client):
    event = EventFactory(date="2024-11-08", date_basis="dateline")
    evidence_for(event, "date", "2024-11-08", "8日，活动举行。", printed="8日", date_basis="dateline")
    assert "推定" in client.get(event.get_absolute_url()).content.decode()


def test_a_printed_date_does_not(client):
    event = EventFactory(date="2024-11-08", date_basis="printed")
    assert "推定" not in client.get(event.get_absolute_url()).content.decode()


def test_parent_and_parts_lead_to_each_other(client):
    parent = EventFactory()
    part = EventFactory(parent=parent, kind="opening")
    assert part.get_absolute_url() in client.get(parent.get_absolute_url()).content.decode()
    assert parent.get_absolute_url() in client.get(part.get_absolute_url()).content.decode()


def test_reports_that_differ_are_shown(client):
    event = EventFactory(project_count=70)
    evidence_for(event, "project_count", "70")
    evidence_for(event, "project_count", "68", "集中签约68个项目。", chosen=False)
    assert "集中签约<mark>68</mark>个项目。" in client.get(event.get_absolute_url()).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_projects(client, django_assert_max_num_queries):
    event = EventFactory(park=ParkFactory(), projects=[ProjectFactory(park=ParkFactory()) for _ in range(8)])
    evidence_for(event, "project_count", "8")
    with django_assert_max_num_queries(12):
        client.get(event.get_absolute_url())


def test_projects_of_the_same_article_stand_apart_from_the_named_ones(client):
    named, beside, elsewhere = ProjectFactory(), ProjectFactory(), ProjectFactory()
    event = EventFactory(projects=[named])
    article = ArticleFactory()
    for record in (event, named, beside):
        mention_of(record, article)
    mention_of(elsewhere, ArticleFactory())
    context = client.get(event.get_absolute_url()).context
    assert list(context["beside"]) == [beside]
    assert context["figures"].named == 1


def test_a_total_in_another_currency_is_shown_in_it_with_its_sentence(client):
    event = EventFactory(project_count=12, foreign_amount_yi=5, foreign_currency="USD")
    evidence_for(event, "foreign_amount_yi", "5", "12个项目签约，总投资5亿美元。", currency="USD")
    for address in (event.get_absolute_url(), "/events/"):
        text = re.sub("<[^>]+>", "", client.get(address).content.decode())
        assert "总投资5亿美元" in text and text.count("亿美元") > text.count("总投资5亿美元")
        assert "5 亿元" not in text
