"""What mentions mean, seen from the settled directory."""

import pytest

from ingest.claims import state_person
from ingest.models import Claim, Mention
from ingest.settling import settle
from parks.models import Park
from projects.models import Company, Project, SigningEvent
from tests.factories import UserFactory
from tests.ingest.readings import article, fact, reading
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference():
    reference()


def tell(sha, published="2024-11-10", **parts):
    return article(sha, reading(**parts), published=published)


def test_a_short_name_finds_the_established_park_of_its_district():
    tell("a", parks=[fact("生物城", district="巴南区")])
    settle()
    assert Mention.objects.get(kind="park").park.name == "重庆国际生物城"


def test_a_short_name_in_another_district_is_not_that_park():
    tell("a", parks=[fact("生物城", district="璧山区")])
    settle()
    assert Mention.objects.get(kind="park").park.name == "生物城"


def test_a_short_name_finds_a_park_that_only_a_later_article_names_in_full():
    tell("a", parks=[fact("智造产业园", district="璧山区")])
    settle()
    tell("b", parks=[fact("云杉智造产业园", district="璧山区")])
    settle()
    assert Park.objects.filter(mentions__isnull=False).distinct().count() == 1


def test_a_short_name_that_fits_two_parks_stays_a_question():
    tell("a", parks=[fact("智造产业园", district="璧山区")])
    tell("b", parks=[fact("云杉智造产业园", district="璧山区"), fact("青松智造产业园", district="璧山区")])
    settle()
    mention = Mention.objects.get(name="智造产业园")
    assert (mention.state, mention.park, len(mention.candidates)) == ("ambiguous", None, 2)


def test_one_name_in_two_districts_is_two_parks():
    tell("a", parks=[fact("食品产业园", district="璧山区")])
    tell("b", parks=[fact("食品产业园", district="梁平区")])
    settle()
    assert Park.objects.filter(mentions__isnull=False).distinct().count() == 2


def test_a_park_of_an_abolished_district_is_the_same_park_in_its_successor():
    tell("a", "2019-06-01", parks=[fact("空港工业园区", district="渝北区")])
    tell("b", "2026-02-01", parks=[fact("空港工业园", district="两江新区")])
    settle()
    assert Park.objects.filter(mentions__isnull=False).distinct().count() == 1


def test_a_company_is_found_by_the_short_form_that_an_article_gives_it():
    tell("a", companies=[fact("成都云杉科技股份有限公司", aliases=["云杉股份"])])
    tell("b", companies=[fact("云杉股份")])
    settle()
    assert Company.objects.get().name == "成都云杉科技股份有限公司"


def test_a_project_named_with_and_without_its_company_is_one_project():
    tell(
        "a",
        companies=[fact("云杉药业")],
        projects=[fact("眼用药物制造基地", companies=["云杉药业"], district="巴南区")],
    )
    tell(
        "b",
        companies=[fact("云杉药业")],
        projects=[fact("云杉药业眼用药物制造基地项目", companies=["云杉药业"], district="巴南区")],
    )
    settle()
    assert Project.objects.count() == 1


def test_two_phases_are_two_projects():
    tell(
        "a",
        companies=[fact("云杉药业")],
        projects=[fact("云杉医药基地一期", companies=["云杉药业"], district="巴南区")],
    )
    tell(
        "b",
        companies=[fact("云杉药业")],
        projects=[fact("云杉医药基地二期", companies=["云杉药业"], district="巴南区")],
    )
    settle()
    assert Project.objects.count() == 2


SIGNING = {
    "kind": "signing",
    "date": "2024-11-08",
    "district": "沙坪坝区",
    "project_count": 27,
    "investment_yi": "35.7",
}


def test_a_ceremony_reported_twice_is_counted_once():
    tell("a", events=[fact("签约", **SIGNING)])
    tell("b", events=[fact("集中签约", **SIGNING)])
    settle()
    assert SigningEvent.objects.get().article_count == 2


def test_two_ceremonies_that_one_article_tells_apart_stay_two():
    opening = {"kind": "opening", "date": "2024-11-08", "district": "沙坪坝区"}
    tell("a", events=[fact("开园", **opening), fact("揭牌", **opening, project_count=3)])
    settle()
    assert SigningEvent.objects.count() == 2


def test_different_totals_on_one_day_are_different_ceremonies():
    tell("a", events=[fact("签约", **SIGNING)])
    tell("b", events=[fact("签约", **{**SIGNING, "project_count": 8, "investment_yi": 12})])
    settle()
    assert SigningEvent.objects.count() == 2


def test_a_record_that_gets_its_district_later_leads_on_from_its_old_address(client):
    tell("a", parks=[fact("云杉智造产业园")])
    settle()
    old = Park.objects.get(mentions__isnull=False).slug
    tell("b", parks=[fact("云杉智造产业园", district="璧山区")])
    settle()
    new = Park.objects.filter(mentions__isnull=False).distinct().get().slug
    assert old != new
    assert client.get(f"/parks/{old}/").headers["location"].endswith(f"/parks/{new}/")


VAGUE = {**SIGNING, "date": "2024-11"}


def type_a_word(record, **fields):
    for field, value in fields.items():
        state_person(record, field, value, user=UserFactory(), source_named="来电")


@pytest.mark.parametrize("settled_between", [True, False])
def test_a_ceremony_with_a_typed_fact_stays_one_when_a_more_precise_report_comes(settled_between):
    tell("a", events=[fact("签约", **VAGUE)])
    settle()
    type_a_word(SigningEvent.objects.get(), investment_yi=36)
    if settled_between:
        settle()
    tell("b", events=[fact("签约", **SIGNING)])
    settle()
    event = SigningEvent.objects.get()
    assert (event.article_count, event.investment_yi, event.date) == (2, 36, "2024-11-08")


def test_a_ceremony_with_a_typed_fact_is_the_same_whatever_is_loaded_first():
    tell("a", events=[fact("签约", **VAGUE)])
    settle()
    type_a_word(SigningEvent.objects.get(), project_count=27)
    key = SigningEvent.objects.get().key
    Mention.objects.all().delete()
    tell("b", events=[fact("签约", **SIGNING)])
    settle()
    tell("a", events=[fact("签约", **VAGUE)])
    settle()
    assert SigningEvent.objects.get().key == key


def test_a_ceremony_without_a_district_is_the_one_that_its_park_count_and_month_tell():
    park = {"park": "西部科学城", "kind": "groundbreaking", "date": "2024-04", "project_count": 2}
    tell("a", parks=[fact("西部科学城", district="璧山区")], events=[fact("开工", **park)])
    tell("b", parks=[fact("西部科学城")], events=[fact("开工", district="璧山区", **park)])
    settle()
    assert SigningEvent.objects.get().article_count == 2


def test_a_ceremony_that_is_perhaps_known_already_is_a_question_with_its_reason():
    tell("a", events=[fact("签约", **SIGNING)])
    tell("b", events=[fact("签约", **{**SIGNING, "investment_yi": 90})])
    settle()
    question = Mention.objects.open_questions().get()
    assert (question.candidates, bool(question.reason)) == ([SigningEvent.objects.get().key], True)


def test_companies_that_only_share_a_generic_project_name_have_projects_of_their_own():
    for sha, company in (("a", "云杉药业"), ("b", "青松汽车")):
        tell(
            sha,
            companies=[fact(company)],
            projects=[fact("生产基地项目", companies=[company], district="璧山区")],
        )
    settle()
    assert sorted(p.companies.get().name for p in Project.objects.all()) == ["云杉药业", "青松汽车"]


def test_a_record_whose_article_is_read_anew_leads_on_from_its_old_address(client):
    tell("a", parks=[fact("云杉智造产业园")])
    settle()
    old = Park.objects.get(mentions__isnull=False).slug
    tell("a", parks=[fact("云杉智造产业园", district="璧山区")])
    settle()
    new = Park.objects.filter(mentions__isnull=False).distinct().get().slug
    assert old != new
    assert client.get(f"/parks/{old}/").headers["location"].endswith(f"/parks/{new}/")


@pytest.mark.parametrize(
    "field, value, right, found",
    [
        ("district", "梁平区", "璧山区", "park|云杉产业园|500120"),
        ("name", "云衫产业园", "云杉产业园", "park|云杉产业园|500155"),
    ],
)
def test_a_corrected_reading_is_what_a_mention_means(field, value, right, found):
    tell("a", parks=[fact("云杉产业园" if field == "district" else "云衫产业园", district="梁平区")])
    settle()
    Claim.objects.filter(field=field, value=value).update(verdict="corrected", corrected_value=right)
    settle()
    assert Mention.objects.get(kind="park").park.key == found


def test_a_rejected_district_is_unknown():
    tell("a", parks=[fact("云杉产业园", district="梁平区")])
    Claim.objects.filter(field="district").update(verdict="rejected")
    settle()
    assert Mention.objects.get(kind="park").park.key == "park|云杉产业园|"


def test_an_old_address_leads_where_most_mentions_went_not_where_the_last_one_did(client):
    tell("a", "2024-01-01", parks=[fact("云杉智造产业园")])
    tell("b", "2024-01-01", parks=[fact("云杉智造产业园")])
    tell("c", "2024-01-01", parks=[fact("云杉智造产业园")])
    settle()
    old = Park.objects.filter(mentions__isnull=False).distinct().get().slug
    for sha, place in (("a", "璧山区"), ("b", "璧山区"), ("c", "梁平区")):
        Claim.objects.create(
            key=sha, origin="reader", field="district", value="", verdict="corrected", corrected_value=place,
            mention=Mention.objects.get(article__sha256=sha), article=Mention.objects.get(article__sha256=sha).article,
        )  # fmt: skip
    settle()
    new = Park.objects.get(key="park|云杉智造产业园|500120").slug
    assert client.get(f"/parks/{old}/").headers["location"].endswith(f"/parks/{new}/")
