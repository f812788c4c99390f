"""What people say about claims, and that the directory follows at once and for good."""

import pytest

from ingest import reviewing
from ingest.claims import ensure_record
from ingest.models import Claim, Judgement
from parks.models import Park
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    MentionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def park(db):
    record = ensure_record("park", "云谷产业园")
    article = ArticleFactory()
    mention = MentionFactory(article=article, kind="park", name="云谷产业园", state="matched", park=record)
    ClaimFactory(mention=mention, field="name", value="云谷产业园")
    return record


def said(park, value, field="area_mu"):
    return ClaimFactory(mention=park.mentions.get(), field=field, value=value)


def area(park):
    return Park.objects.get(pk=park.pk).area_mu


def test_an_accepted_claim_beats_what_more_articles_say(park):
    user, right = UserFactory(), said(park, "136")
    said(park, "999")
    reviewing.accept(right, user)
    assert area(park) == 136
    assert (right.verdict, right.reviewer) == ("accepted", user)


def test_a_correction_shows_the_value_of_the_person(park):
    claim = said(park, "1360")
    reviewing.correct(claim, UserFactory(), "136", "多了一个零")
    assert area(park) == 136
    assert (claim.value, claim.reason) == ("1360", "多了一个零")


def test_a_correction_without_a_value_is_refused(park):
    with pytest.raises(ValueError):
        reviewing.correct(said(park, "1360"), UserFactory(), "  ")


def test_a_rejected_claim_is_kept_and_shows_nowhere(park):
    claim = said(park, "999")
    reviewing.reject(claim, UserFactory(), "说的是另一个园区")
    assert area(park) is None
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_a_verdict_can_be_taken_back(park):
    claim, user = said(park, "136"), UserFactory()
    reviewing.reject(claim, user)
    reviewing.reopen(claim, user)
    assert area(park) == 136


def test_a_persons_word_beats_articles_and_names_its_source(park):
    said(park, "999")
    claim = reviewing.state_person(park, "area_mu", "136", UserFactory(), "渝府地〔2024〕1号")
    assert area(park) == 136
    assert (claim.origin, claim.source_named) == ("person", "渝府地〔2024〕1号")


def test_a_person_without_a_source_is_refused(park):
    with pytest.raises(ValueError):
        reviewing.state_person(park, "area_mu", "136", UserFactory(), "")


def test_the_latest_word_of_a_person_stands(park):
    for value in ("136", "140"):
        reviewing.state_person(park, "area_mu", value, UserFactory(), "来电")
    assert area(park) == 140


def test_what_a_person_says_again_after_it_was_rejected_stands(park):
    user = UserFactory()
    reviewing.reject(reviewing.state_person(park, "area_mu", "136", user, "来电"), user, "没有这个文件")
    assert area(park) is None
    reviewing.state_person(park, "area_mu", "136", user, "渝府地〔2024〕1号")
    assert area(park) == 136


def test_a_new_record_begins_with_a_word_and_its_source():
    park = reviewing.add_record("park", "新桥产业园", "", UserFactory(), "区政府网站")
    assert (park.name, park.published) == ("新桥产业园", True)
    assert park.own_claims.get().source_named == "区政府网站"


def test_a_claim_about_a_mention_without_a_record_can_be_judged():
    claim = ClaimFactory(mention=MentionFactory(kind="district", name="巴南区"), field="name", value="巴南区")
    assert reviewing.accept(claim, UserFactory()).verdict == "accepted"


def two_parks():
    user = UserFactory()
    return [reviewing.add_record("park", name, "", user, "来电") for name in ("云谷产业园", "云之谷科技园")]


def test_same_merges_and_withdrawing_undoes_it():
    one, other = two_parks()
    judgement = reviewing.judge("park", one.key, other.key, "same", UserFactory(), ["同一地址"])
    assert Park.objects.exclude(merged_into="").count() == 1
    reviewing.withdraw(judgement)
    assert Park.objects.exclude(merged_into="").count() == 0
    assert Judgement.objects.get().withdrawn_at


def test_a_word_about_a_merged_record_shows_on_the_one_that_stands():
    one, other = two_parks()
    reviewing.judge("park", one.key, other.key, "same", UserFactory())
    merged = Park.objects.exclude(merged_into="").get()
    reviewing.state_person(merged, "area_mu", "136", UserFactory(), "来电")
    assert Park.objects.get(merged_into="").area_mu == 136


def test_a_record_is_not_judged_against_itself():
    with pytest.raises(ValueError):
        reviewing.judge("park", "park:a", "park:a", "same", UserFactory())
