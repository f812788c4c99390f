"""A run that looks only at what the new articles can concern finds what looking at everything finds."""

import random

import pytest

from ingest import reviewing
from ingest.matching import reach
from ingest.models import Claim, Mention
from ingest.settling import settle
from parks.models import Park
from projects.models import Project, SigningEvent
from tests.factories import UserFactory
from tests.ingest.readings import article, fact, reading
from tests.ingest.snapshot import directory
from tests.ingest.test_order import news, reference

pytestmark = pytest.mark.django_db

PLACES = ["璧山区", "梁平区", "渝北区", "两江新区", None]
PARKS = ["云杉智造产业园", "智造产业园", "大云杉智造产业园", "青松产业园", "智谷", "产业园"]
COMPANIES = ["云杉科技有限公司", "云杉药业有限公司", "云杉", "青松汽车"]
PROJECTS = ["生产基地", "云杉电池生产基地", "电池生产基地", "云杉客车生产基地", "研发中心", "智谷"]
KINDS = ["signing", "opening"]
DATES = ["2024-11-08", "2024-11-10", "2024-11", "2024", None]


@pytest.fixture(autouse=True)
def _by_the_way(monkeypatch):
    monkeypatch.setattr(reach, "MANY", 0)  # however few articles there are, never everything
    reference()
    settle(everything=True)


def some(rng, **fields):
    return {name: value for name, value in fields.items() if value is not None and rng.random() < 0.7}


def made_up(rng):
    """A reading of a few things with few names, so that they lean on each other in many ways."""
    parks = rng.sample(PARKS, rng.randint(0, 3))
    companies = rng.sample(COMPANIES, rng.randint(0, 2))
    amount = rng.choice([10, 20, 100])
    around = {"park": parks[0]} if parks else {}
    return reading(
        parks=[
            fact(name, aliases=rng.sample(["智谷", "创谷"], rng.randint(0, 1)), **some(rng, district=rng.choice(PLACES)))
            for name in parks
        ],
        companies=[fact(name, aliases=["云杉"] if rng.random() < 0.3 else []) for name in companies],
        projects=[
            fact(name, companies=list(companies), **some(rng, district=rng.choice(PLACES), investment_yi=amount, **around))
            for name in rng.sample(PROJECTS, rng.randint(0, 2))
        ],
        events=[
            fact(
                f"活动{number}",
                kind=rng.choice(KINDS),
                **some(rng, district=rng.choice(PLACES), date=rng.choice(DATES), **around,
                       project_count=rng.choice([1, 2, 12]), investment_yi=amount),
            )
            for number in range(rng.randint(0, 2))
        ],
    )  # fmt: skip


def found():
    return directory()


def everything_anew():
    settle(everything=True)
    return directory()


@pytest.mark.parametrize("seed", range(5))
def test_article_by_article_is_the_same_as_everything_at_once(seed):
    rng = random.Random(seed)
    for number in range(12):
        article(f"{seed}-{number}", made_up(rng), published="2024-11-10")
        if rng.random() < 0.6:
            settle()
        if rng.random() < 0.2:  # read anew, by another reader
            article(f"{seed}-{rng.randint(0, number)}", made_up(rng), published="2024-11-10")
    settle()
    by_the_way = found()
    assert by_the_way == everything_anew()


def test_the_news_one_by_one_are_the_same_as_everything_at_once():
    for sha, published, made in news():
        article(sha, made, published=published)
        settle()
    by_the_way = found()
    assert by_the_way == everything_anew()


def say(record, field, value):
    reviewing.state_person(record, field, value, UserFactory(), "来电")


@pytest.mark.parametrize("seed", range(3))
def test_what_people_say_in_between_reaches_everything_that_it_concerns(seed):
    rng = random.Random(100 + seed)
    for number in range(10):
        article(f"{seed}-{number}", made_up(rng), published="2024-11-10")
        settle()
        park, event = Park.objects.order_by("key").last(), SigningEvent.objects.order_by("key").first()
        if number % 3 == 0:
            say(park, "aliases", rng.choice(PARKS))
        if number % 3 == 1 and event:
            say(event, "project_count", 12)
        if number % 4 == 2:
            claim = Claim.objects.filter(field="district", mention__kind="park").order_by("key").first()
            if claim:
                reviewing.correct(claim, UserFactory(), "梁平区")
        if number % 4 == 3:
            for claim in Claim.objects.filter(verdict="corrected"):
                reviewing.reopen(claim, UserFactory())
    settle()
    by_the_way = found()
    assert by_the_way == everything_anew()


def test_a_name_that_is_no_longer_rejected_means_a_record_again():
    article("a", reading(parks=[fact("云杉智造产业园", district="璧山区")]))
    Claim.objects.filter(field="name", mention__kind="park").update(verdict="rejected")
    settle()
    assert Mention.objects.get(kind="park").park is None
    Claim.objects.filter(field="name").update(verdict="")
    settle()
    assert Mention.objects.get(kind="park").park.key == "park|云杉智造产业园|500120"


def test_an_article_looks_at_no_more_mentions_however_many_others_there_are(monkeypatch):
    looked_at = []
    rows = reach.Reach.rows

    def watched(self, kind, ids):
        found = rows(self, kind, ids)
        looked_at.append(sorted(row.name for row in found))
        return found

    article("one", reading(parks=[fact("智造产业园", district="璧山区")]))
    for number in range(20):
        article(f"other-{number}", reading(parks=[fact(f"第{number}产业园", district="璧山区")]))
    settle()
    monkeypatch.setattr(reach.Reach, "rows", watched)
    article("new", reading(parks=[fact("云杉智造产业园", district="璧山区")]))
    settle()
    assert ["云杉智造产业园", "智造产业园"] in looked_at
    assert max(map(len, looked_at)) == 2


def test_a_project_whose_park_became_a_question_is_no_longer_shown_there():
    article("a", reading(
        parks=[fact("智造产业园", district="璧山区")],
        projects=[fact("云杉电池厂", district="璧山区", park="智造产业园")],
    ))  # fmt: skip
    settle()
    assert Project.objects.get().park
    article(
        "b",
        reading(parks=[fact("云杉智造产业园", district="璧山区"), fact("青松智造产业园", district="璧山区")]),
    )
    settle()
    assert Project.objects.get().park is None
