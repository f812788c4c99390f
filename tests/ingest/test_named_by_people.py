"""Where a value is another record, people give its name: it is found, or made by their word."""

import pytest
from django.core.exceptions import ValidationError

from ingest import reviewing, values
from ingest.claims import Unclear
from ingest.models import Claim
from ingest.settling import settle
from parks.models import Park
from projects.models import Company, Project, SigningEvent
from tests.factories import UserFactory
from tests.ingest.readings import article, fact, reading
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told():
    """A project of 云杉公司 in 云杉产业园, named at a signing; 青松公司 and 银杏基地 are in the news, too."""
    reference()
    row = article(
        "a",
        reading(
            parks=[fact("云杉产业园", district="璧山区"), fact("青松产业园", district="璧山区")],
            companies=[fact("云杉公司"), fact("重庆青松科技有限公司")],
            projects=[
                fact("云杉基地", district="璧山区", companies=["云杉公司"], park="云杉产业园"),
                fact("银杏基地", district="璧山区"),
            ],
            events=[
                fact("签约", kind="signing", date="2024-11-08", district="璧山区", projects=["云杉基地"])
            ],
        ),
    )
    settle()
    return row


@pytest.fixture
def curator():
    return UserFactory(username="curator")


def the_project():
    return Project.objects.get(name="云杉基地")


def owners():
    return [company.name for company in the_project().companies.all()]


def claim(field):
    return Claim.objects.get(field=field, mention__name__in=["云杉基地", "签约"])


def test_a_corrected_company_is_found_by_its_name(curator):
    reviewing.correct(claim("companies"), curator, "青松科技有限公司", "看错了")
    assert owners() == ["重庆青松科技有限公司"]


def test_a_corrected_company_that_nobody_named_yet_is_made_with_the_article_as_its_source(curator):
    reviewing.correct(claim("companies"), curator, "香樟公司", "看错了")
    made = Company.objects.get(name="香樟公司")
    assert owners() == ["香樟公司"] and made.published
    assert made.own_claims.get(field="name").source_named == "更正：a"


def test_a_corrected_park_and_a_ceremony_s_corrected_project_are_followed(curator):
    reviewing.correct(claim("park"), curator, "青松产业园", "在隔壁")
    reviewing.correct(claim("projects"), curator, "银杏基地", "签的是另一个")
    assert the_project().park.name == "青松产业园"
    assert [p.name for p in SigningEvent.objects.get().projects.all()] == ["银杏基地"]


def test_a_correction_stands_when_the_article_is_read_again_without_the_named_record(curator):
    reviewing.correct(claim("companies"), curator, "青松科技有限公司", "看错了")
    article(
        "a",
        reading(
            companies=[fact("云杉公司")],
            projects=[fact("云杉基地", district="璧山区", companies=["云杉公司"])],
        ),
    )
    settle()
    assert owners() == ["重庆青松科技有限公司"]


def test_a_company_is_stated_with_its_role_and_source(curator):
    reviewing.state_person(the_project(), "companies", "香樟公司", curator, "项目公示", role="builder")
    assert set(the_project().participations.values_list("company__name", "role")) == {
        ("云杉公司", "investor"),
        ("香樟公司", "builder"),
    }


def test_a_merged_company_is_shown_as_the_one_it_was_merged_into(curator):
    reviewing.state_person(the_project(), "companies", "青松科技有限公司", curator, "来电")
    keys = [Company.objects.get(name__contains=name).key for name in ("云杉", "青松")]
    reviewing.judge("company", *keys, "same", curator)
    assert the_project().companies.count() == 1


def test_a_name_that_two_records_bear_is_a_question_and_no_guess(curator):
    for place in ("500113", "500106"):
        reviewing.add_record("park", "香樟产业园", place, curator, "来电")
    with pytest.raises(Unclear):
        reviewing.correct(claim("park"), curator, "香樟产业园", "在隔壁")
    assert the_project().park.name == "云杉产业园"


def test_the_form_takes_a_known_name_and_asks_before_it_makes_a_new_record():
    assert values.canonical("project", "companies", "云杉公司") == Company.objects.get(name="云杉公司").key
    with pytest.raises(ValidationError, match="新建"):
        values.canonical("project", "companies", "云衫公司")
    assert values.canonical("project", "companies", "新建：云衫公司") == "云衫公司"


def test_the_desk_states_a_company_and_an_amount_in_another_currency(admin_client):
    project = the_project()
    address = f"/admin/ingest/claim/state/?kind=project&record={project.pk}"
    said = {"source_named": "项目公示", "as_of": "", "mode": "", "reason": ""}
    admin_client.post(f"{address}&field=companies", {**said, "value": "新建：香樟公司", "role": "tenant"})
    admin_client.post(f"{address}&field=investment_yi", {**said, "value": "3", "currency": "USD"})
    project.refresh_from_db()
    assert project.participations.filter(company__name="香樟公司", role="tenant").exists()
    assert (project.foreign_amount_yi, project.foreign_currency, project.investment_yi) == (3, "USD", None)


def test_a_claim_is_called_in_words(curator):
    made = reviewing.state_person(the_project(), "area_mu", "136", curator, "来电", mode="planned")
    assert str(made) == "用地：136 亩（计划）"
    assert str(claim("companies")) == "企业：云杉公司"
    corrected = reviewing.correct(claim("park"), curator, "青松产业园", "在隔壁")
    assert str(corrected) == "园区：青松产业园"
    assert Park.objects.filter(key=corrected.corrected_value).exists()
