"""Invariant 3: any set of articles, in any order, any number of times, gives the same directory."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ingest.claims import MODELS, state_dataset
from ingest.models import Article, Source
from ingest.settling import settle
from parks.models import District
from tests.ingest.readings import article, fact, reading
from tests.ingest.snapshot import directory


def news():
    """Articles that lean on each other: short names, aliases, reprints, repeated signings, several stages."""
    batch = {
        "kind": "signing",
        "date": "2024-11-08",
        "district": "沙坪坝区",
        "project_count": 27,
        "investment_yi": "35.7",
    }
    valley = {"investment_yi": 20, "area_mu": 136, "district": "巴南区", "park": "重庆国际生物城"}
    return [
        ("short", "2023-07-12", reading(parks=[fact("生物城", district="巴南区", area_mu=3000)])),
        ("full", "2022-05-25", reading(parks=[fact("重庆国际生物城", district="巴南区")])),
        ("begun", "2021-01-13", reading(
            districts=[fact("巴南区")],
            parks=[fact("重庆国际生物城", district="巴南区")],
            companies=[fact("中南高科产业集团有限公司", aliases=["中南高科"])],
            projects=[fact("重庆大健康智慧谷项目", companies=["中南高科"], stage={
                "value": "under_construction", "as_of": "2021-01-13"}, **valley)],
            events=[fact("开工", kind="groundbreaking", date="2021-01-13", district="巴南区", project_count=1)],
        )),
        ("signed", "2020-11-02", reading(
            companies=[fact("中南高科")],
            projects=[fact("中南高科重庆大健康智慧谷", companies=["中南高科"], stage="signed", **valley)],
        )),
        ("batch", "2024-11-08", reading(events=[fact("签约", **batch)])),
        ("batch-again", "2024-11-10", reading(events=[fact("集中签约", **batch)])),
        ("batch-vague", "2025-01-02", reading(events=[fact("签约", **{**batch, "date": "2024-11", "investment_yi": "35.7"})])),
        ("other-batch", "2024-11-09", reading(events=[fact("签约", **{**batch, "project_count": 8, "investment_yi": 12})])),
        ("no-place", "2024-01-05", reading(parks=[fact("云杉智造产业园"), fact("重庆软件园")])),
        ("placed", "2024-02-05", reading(parks=[fact("云杉智造产业园", district="璧山区", area_mu=120)])),
        ("placed-too", "2024-03-05", reading(parks=[fact("云杉智造产业园区", district="璧山区", area_mu=150)])),
        ("old-district", "2019-06-01", reading(
            districts=[fact("渝北区")], parks=[fact("空港工业园区", district="渝北区")])),
        ("new-district", "2026-02-01", reading(
            districts=[fact("两江新区")], parks=[fact("空港工业园区", district="两江新区")])),
    ]  # fmt: skip


def load(articles, *, settle_after_each=False):
    for sha, published, made in articles:
        article(sha, made, published=published)
        if settle_after_each:
            settle()
    settle()
    return directory()


def wipe():
    Article.objects.all().delete()
    for model in MODELS.values():
        model.objects.all().delete()
    Source.objects.all().delete()
    reference()


DISTRICTS = [
    # key, name, valid from, valid until
    ("500113", "巴南区", "", ""),
    ("500106", "沙坪坝区", "", ""),
    ("500120", "璧山区", "", ""),
    ("500155", "梁平区", "2016-12-02", ""),
    ("500112", "渝北区", "", "2025-11-06"),
    ("500157", "两江新区", "2025-11-06", ""),
]


def districts():
    """A handful of real districts, 渝北区 with its successor."""
    for key, name, since, until in DISTRICTS:
        District.objects.update_or_create(
            key=key,
            defaults={
                "name": name,
                "short_name": name[:-1],
                "slug": key,
                "kind": "区",
                "valid_from": since,
                "valid_until": until,
            },
        )
    District.objects.get(key="500112").successors.set(District.objects.filter(key="500157"))


def reference():
    districts()
    state_dataset("park", "重庆国际生物城", place="500113", citation="test",
                  fields={"district": "500113", "confidence": "confirmed"}, aliases=["国际生物城"])  # fmt: skip
    settle()


@pytest.fixture
def straight(db):
    reference()
    return load(news())


def test_loading_the_same_articles_again_changes_nothing(straight):
    assert load(news()) == straight


def test_settling_everything_anew_changes_nothing(straight):
    settle(everything=True)
    assert directory() == straight


def test_settling_after_each_article_gives_the_same_as_once_at_the_end(straight):
    wipe()
    assert load(news(), settle_after_each=True) == straight


class AnyOrder(TestCase):
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False))
    def test_any_order_with_repeats_and_pauses_gives_the_same_directory(self, rng: random.Random):
        wipe()
        straight = load(news())
        wipe()
        order = news() + rng.sample(news(), 4)
        rng.shuffle(order)
        cut = rng.randrange(len(order))
        load(order[:cut], settle_after_each=rng.random() < 0.3)
        assert load(order[cut:]) == straight
