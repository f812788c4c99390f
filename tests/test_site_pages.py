"""What holds on every page: the frame, both languages, a strict policy, honest totals, and errors that lead on."""

import json
import re
from decimal import Decimal

import pytest
from django.test import override_settings

from config import quality
from tests.factories import ArticleFactory, EventFactory, ParkFactory, ProjectFactory, evidence_for

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/parks/",
    "/districts/",
    "/sectors/",
    "/search/",
    "/about/",
    "/sources/",
    "/quality/",
    "/privacy/",
]


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_empty_and_in_both_languages(client, address):
    for prefix, language in (("", "zh-Hans"), ("/en", "en")):
        response = client.get(prefix + address)
        assert response.status_code == 200
        html = text_of(response)
        assert f'<html lang="{language}">' in html
        assert html.count("<h1") == 1
        assert 'href="#main"' in html and 'id="main"' in html


@pytest.mark.parametrize("address", PAGES)
def test_no_page_needs_what_the_policy_forbids(client, address):
    ParkFactory()
    response = client.get(address)
    html = text_of(response)
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy and "script-src 'self'" in policy and "default-src 'none'" in policy
    assert not re.search(r"<script(?![^>]*(?:\ssrc=|application/ld))", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", html)
    assert not re.search(r'(?:src|<link[^>]*href)="https?://(?!testserver)', html), "a third party is asked"


def test_the_other_language_is_the_same_page_with_its_query(client):
    assert 'href="/en/parks/?q=%E7%94%9F' in text_of(client.get("/parks/", {"q": "生"}))
    assert re.search(
        r'href="/parks/\?q=[^"]*" lang="zh-Hans"', text_of(client.get("/en/parks/", {"q": "生"}))
    )


def test_the_section_that_a_page_lies_in_is_marked(client):
    assert re.search(r'href="/parks/" aria-current="page"', text_of(client.get("/parks/")))
    park = ParkFactory()
    assert re.search(r'href="/parks/" aria-current="true"', text_of(client.get(park.get_absolute_url())))


def test_a_page_that_does_not_exist_leads_on(client):
    response = client.get("/nowhere/at/all/")
    assert response.status_code == 404
    assert 'action="/search/"' in text_of(response)


@override_settings(SITE_OPERATOR="某某单位", SITE_ICP="渝ICP备0号", SITE_MAP_APPROVAL="GS(2026)0号")
def test_the_footer_names_what_the_law_asks_for(client):
    html = text_of(client.get("/about/"))
    for words in ("某某单位", "渝ICP备0号", "GS(2026)0号"):
        assert words in html


def test_every_page_says_when_the_directory_last_learned_something(client):
    evidence_for(ParkFactory(), "area_mu", "10")
    assert re.search(r"名录更新于 \d{4}-\d\d-\d\d", text_of(client.get("/about/")))


def test_home_adds_no_planned_money_to_done_money(client):
    ProjectFactory(stage="signed", investment_yi="7")
    ProjectFactory(stage="under_construction", investment_yi="20")
    ProjectFactory(stage="opened", investment_yi="5")
    stages = client.get("/").context["totals"]["stages"]
    assert [stages[name]["sum_yi"] for name in ("planned", "building", "done")] == [7, 20, 5]
    html = text_of(client.get("/"))
    assert not any(f">{total}<" in html for total in (12, 25, 27, 32))


def test_home_counts_an_announced_total_once(client):
    whole = EventFactory(project_count=27, investment_yi="35.7")
    EventFactory(parent=whole, project_count=5, investment_yi="10")
    EventFactory(kind="opening", investment_yi="3")
    EventFactory(published=False, investment_yi="100")
    totals = client.get("/").context["totals"]
    assert (totals["announced_yi"], totals["announced_projects"]) == (Decimal("35.7"), 27)


def test_home_says_what_it_lacks(client):
    ArticleFactory(published_on="2024-05-07")
    ParkFactory(area_mu=None)
    coverage = client.get("/").context["coverage"]
    assert coverage["parks"] == {"total": 1, "placed": 0, "with_area": 0, "reported": 0}
    assert coverage["articles"]["n"] == 1


def test_home_asks_a_fixed_number_of_queries(client, django_assert_max_num_queries):
    for _ in range(12):
        EventFactory()
        ProjectFactory(park=ParkFactory())
    with django_assert_max_num_queries(14):
        client.get("/")


def test_quality_says_so_when_nothing_was_measured(client, tmp_path, monkeypatch):
    monkeypatch.setattr(quality, "FILE", tmp_path / "none.json")
    assert "还没有公布测量结果" in text_of(client.get("/quality/"))


def test_quality_shows_the_figures_with_their_intervals(client, tmp_path, monkeypatch):
    figures = {
        "reader_version": "1",
        "date": "2026-11-22",
        "articles": 30,
        "f1": 0.912,
        "f1_interval": [0.88, 0.94],
        "facts": [
            {
                "kind": "parks",
                "n": 40,
                "precision": 0.95,
                "precision_interval": [0.8, 1],
                "recall": 0.9,
                "recall_interval": [0.8, 1],
                "f1": 0.92,
                "f1_interval": [0.8, 1],
            }
        ],
        "fields": [],
        "whole": [{"kind": "relevant", "n": 30, "share": 0.967, "interval": [0.83, 0.99]}],
    }
    (tmp_path / "q.json").write_text(json.dumps(figures), encoding="utf-8")
    monkeypatch.setattr(quality, "FILE", tmp_path / "q.json")
    html = text_of(client.get("/quality/"))
    assert "0.912" in html and "园区" in html and "0.967" in html


def test_the_sources_page_credits_data_sets_and_outlets(client):
    ArticleFactory(source__name="测试晚报")
    html = text_of(client.get("/sources/"))
    assert "测试晚报" in html
    assert "GeoNames" in html and "CC BY 4.0" in html


def test_lists_of_other_sections_and_the_frame_do_not_leak_staff_links(client):
    html = text_of(client.get("/"))
    assert "/leads/" not in html and "/admin/" not in html
