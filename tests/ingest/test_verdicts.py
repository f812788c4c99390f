"""Invariant 4: people outrank the reader, whatever is read again."""

from decimal import Decimal

import pytest

from ingest.claims import state_person
from ingest.models import Claim, Judgement, Mention
from ingest.settling import settle, settle_records
from parks.models import Park
from tests.factories import UserFactory
from tests.ingest.readings import article, fact, reading
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference():
    reference()


@pytest.fixture
def curator():
    return UserFactory(username="curator")


def read_area(area, sha="a"):
    article(sha, reading(parks=[fact("云杉产业园", district="璧山区", area_mu=area)]))
    settle()


def the_park():
    return Park.objects.filter(mentions__isnull=False).distinct().get()


def judge(claim, verdict, curator, value=""):
    claim.verdict, claim.reviewer, claim.corrected_value = verdict, curator, value
    claim.save()
    settle_records("park", [the_park().pk])


def test_an_accepted_value_stands_when_a_newer_reader_reads_another(curator):
    read_area(120)
    judge(Claim.objects.get(field="area_mu"), "accepted", curator)
    read_area(150)
    assert the_park().area_mu == 120


def test_a_correction_stands_when_the_article_is_read_again(curator):
    read_area(120)
    judge(Claim.objects.get(field="area_mu"), "corrected", curator, "125")
    read_area(120)
    assert the_park().area_mu == 125


def test_a_rejected_value_stays_away_when_it_is_read_again(curator):
    read_area(120)
    judge(Claim.objects.get(field="area_mu"), "rejected", curator)
    read_area(120)
    assert the_park().area_mu is None


def test_a_verdict_survives_a_reading_that_no_longer_finds_the_mention(curator):
    read_area(120)
    judge(Claim.objects.get(field="area_mu"), "accepted", curator)
    article("a", reading())
    settle()
    claim = Claim.objects.get(field="area_mu")
    assert (claim.verdict, claim.withdrawn, claim.mention.name) == ("accepted", True, "云杉产业园")


def test_a_mention_whose_name_is_rejected_makes_no_record(curator):
    read_area(120)
    Claim.objects.filter(field="name").update(verdict="rejected")
    settle()
    assert not Park.objects.filter(name="云杉产业园").exists()


def test_a_typed_fact_outranks_every_report(curator):
    read_area(120)
    state_person(the_park(), "area_mu", Decimal(130), user=curator, source_named="管委会来函 2024-12-01")
    settle_records("park", [the_park().pk])
    read_area(160, sha="b")
    assert the_park().area_mu == 130


def test_a_typed_fact_stays_with_its_park_when_a_fuller_name_is_read_later(curator):
    read_area(120)
    state_person(the_park(), "operator", "云杉公司", user=curator, source_named="官网")
    settle_records("park", [the_park().pk])
    article(
        "b",
        reading(
            parks=[
                fact("云杉产业园", district="璧山区", area_mu=120),
                fact("大云杉产业园", district="璧山区"),
            ]
        ),
    )
    settle()
    assert Park.objects.get(name="云杉产业园").operator == "云杉公司"


def test_a_typed_fact_without_a_source_is_refused(curator):
    read_area(120)
    with pytest.raises(ValueError, match="source"):
        state_person(the_park(), "area_mu", 1, user=curator, source_named="")


@pytest.fixture
def two_parks():
    article("a", reading(parks=[fact("云杉产业园", district="璧山区", area_mu=120)]))
    article("b", reading(parks=[fact("青松产业园", district="璧山区", floor_area_m2=9000)]))
    settle()
    return [Park.objects.get(name=name) for name in ("云杉产业园", "青松产业园")]


def call(verdict, parks, curator):
    a, b = (park.key for park in parks)
    judgement = Judgement.objects.create(kind="park", a_key=a, b_key=b, verdict=verdict, by=curator)
    settle()
    return judgement


def test_parks_judged_the_same_are_shown_as_one_with_the_facts_of_both(two_parks, curator):
    call("same", two_parks, curator)
    park = Park.objects.published().get(name__in=["云杉产业园", "青松产业园"])
    assert (park.area_mu, park.floor_area_m2) == (120, 9000)


def test_a_merge_survives_reading_everything_again(two_parks, curator):
    call("same", two_parks, curator)
    article("b", reading(parks=[fact("青松产业园", district="璧山区", floor_area_m2=9000)]))
    settle(everything=True)
    assert Park.objects.published().filter(name__in=["云杉产业园", "青松产业园"]).count() == 1


def test_withdrawing_the_judgement_undoes_the_merge(two_parks, curator, django_assert_num_queries):
    before = [(p.name, p.area_mu, p.floor_area_m2) for p in two_parks]
    judgement = call("same", two_parks, curator)
    judgement.withdrawn_at = judgement.at
    judgement.save()
    settle()
    after = [
        (p.name, p.area_mu, p.floor_area_m2) for p in Park.objects.filter(pk__in=[p.pk for p in two_parks])
    ]
    assert sorted(map(str, before)) == sorted(map(str, after))


def test_a_different_beats_a_chain_of_same(two_parks, curator):
    article("c", reading(parks=[fact("银杏产业园", district="璧山区")]))
    settle()
    third = Park.objects.get(name="银杏产业园")
    call("different", [two_parks[0], third], curator)
    call("same", two_parks, curator)
    call("same", [two_parks[1], third], curator)
    assert Park.objects.get(pk=two_parks[0].pk).merged_into != third.key
    assert not Park.objects.get(pk=third.pk).merged_into


def test_mentions_keep_their_record_through_a_second_reading():
    read_area(120)
    before = Mention.objects.get(kind="park").park_id
    read_area(120)
    assert Mention.objects.get(kind="park").park_id == before


def test_a_merge_survives_an_article_that_gives_one_of_the_two_a_fuller_place(curator):
    article("a", reading(parks=[fact("云杉产业园", area_mu=120)]))
    article("b", reading(parks=[fact("青松产业园", district="璧山区", floor_area_m2=9000)]))
    settle()
    call("same", [Park.objects.get(name=name) for name in ("云杉产业园", "青松产业园")], curator)
    article("c", reading(parks=[fact("云杉产业园", district="璧山区")]))
    settle()
    assert Park.objects.published().filter(name__in=["云杉产业园", "青松产业园"]).count() == 1


def test_projects_of_a_merged_park_are_shown_at_the_park_that_it_was_merged_into(two_parks, curator):
    article(
        "c",
        reading(parks=[fact("云杉产业园", district="璧山区")], projects=[fact("基地", park="云杉产业园")]),
    )
    settle()
    call("same", two_parks, curator)
    chief = Park.objects.published().get(name__in=["云杉产业园", "青松产业园"])
    settle(everything=True)
    assert chief.projects.count() == 1


def test_a_rejected_count_stays_away_when_the_ceremonies_come_in_another_order(curator):
    def ceremony(sentence, count):
        told = fact("签约", kind="signing", date="2024-11-08", district="璧山区", project_count=count)
        told.evidence = type(told.evidence)(0, len(sentence), sentence)
        return told

    both = [ceremony("上午签约。", 2), ceremony("下午签约。", 9)]
    article("a", reading(events=both))
    settle()
    Claim.objects.filter(field="project_count", value="2").update(verdict="rejected")
    article("a", reading(events=both[::-1]))
    settle()
    assert not Claim.objects.filter(field="project_count", value="2", verdict="").exists()


def test_names_that_were_accepted_and_are_read_no_more_never_stop_a_reading(curator):
    names = ["云杉公司", "青松公司", "银杏公司"]
    article("a", reading(companies=[fact(name) for name in names]))
    Claim.objects.filter(field="name").update(verdict="accepted")
    article("a", reading(companies=[fact(names[0])]))
    article("a", reading())
    article("a", reading(companies=[fact(names[1])]))
    assert Mention.objects.filter(kind="company").count() == 3


def test_what_is_read_later_of_a_merged_park_shows_on_the_one_that_stands(two_parks, curator):
    call("same", two_parks, curator)
    merged = Park.objects.exclude(merged_into="").get()
    for sha in "cde":  # few among others, so that only what changed is looked at
        article(sha, reading(parks=[fact(f"银杏{sha}产业园", district="璧山区")]))
    settle()
    article("f", reading(parks=[fact(merged.name, district="璧山区", investment_yi=7)]))
    settle()
    assert Park.objects.get(key=merged.merged_into).investment_yi == 7
