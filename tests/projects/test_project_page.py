"""The page of a project: its facts with their sentences, its stages, its contradictions, its articles."""

import pytest

from parks.models import data_changed
from tests.factories import (
    ArticleFactory,
    CompanyFactory,
    EventFactory,
    OldAddressFactory,
    ParkFactory,
    ProjectFactory,
    evidence_for,
)

pytestmark = pytest.mark.django_db


def page(client, record):
    return client.get(record.get_absolute_url()).content.decode()


def steps(client, project):
    response = client.get(project.get_absolute_url())
    return {step.stage: step for step in response.context["stages"]}


def test_every_number_opens_its_sentence_with_outlet_and_date(client):
    project = ProjectFactory(investment_yi=20)
    evidence_for(
        project, "investment_yi", "20", "该项目总投资约20亿元。", {"published_on": "2024-05-07"}, hedge="约"
    )
    html = page(client, project)
    assert "该项目总投资约<mark>20</mark>亿元。" in html
    assert "测试日报" in html and "2024-05-07" in html
    assert '<span class="hedge">约</span>' in html


def test_expected_output_is_outlined_and_says_that_it_is_expected(client):
    project = ProjectFactory(annual_output_yi=25, annual_output_expected=True)
    evidence_for(project, "annual_output_yi", "25", "达产后年产值25亿元。", mode="expected")
    html = page(client, project)
    assert "tag--expected" in html and "value--planned" in html


def test_foreign_money_keeps_its_currency(client):
    project = ProjectFactory(foreign_amount_yi=2, foreign_currency="USD")
    evidence_for(project, "foreign_amount_yi", "2", "投资2亿美元。", currency="USD")
    assert "亿美元" in page(client, project)


def test_the_page_works_when_nothing_is_known_but_the_name(client):
    project = ProjectFactory(district=None)
    html = page(client, project)
    assert "未知" in html and "未见报道" in html and "没有报道点名" in html


def test_a_reported_stage_has_a_solid_dot_with_its_own_date(client):
    project = ProjectFactory(stage="under_construction")
    evidence_for(project, "stage", "signed", chosen=False, as_of="2020-06", date_basis="printed")
    evidence_for(project, "stage", "under_construction", as_of="2021-01-13", date_basis="printed")
    found = steps(client, project)
    assert found["signed"].solid and found["signed"].date == "2020-06"
    assert found["under_construction"].current and found["under_construction"].date == "2021-01-13"


def test_a_stage_that_is_only_expected_stays_outlined(client):
    project = ProjectFactory(stage="under_construction")
    evidence_for(project, "stage", "opened", chosen=False, mode="expected", as_of="2025")
    opened = steps(client, project)["opened"]
    assert opened.announced and not opened.solid


def test_a_stage_that_nobody_reports_is_not_filled_in_from_a_later_one(client):
    project = ProjectFactory(stage="opened")
    evidence_for(project, "stage", "opened", as_of="2024")
    assert not steps(client, project)["topped_out"].solid


def test_a_stopped_project_says_so(client):
    project = ProjectFactory(stage="stopped")
    evidence_for(project, "stage", "stopped", as_of="2023")
    assert "stopped" in steps(client, project)


def test_conflicting_amounts_stand_side_by_side_with_the_rule_that_chose(client):
    project = ProjectFactory(investment_yi=20)
    evidence_for(project, "investment_yi", "20", "总投资20亿元。", why="reports")
    evidence_for(project, "investment_yi", "30", "总投资30亿元。", chosen=False)
    conflict = client.get(project.get_absolute_url()).context["conflicts"][0]
    assert [said["claim"].value for said in conflict.statements] == ["20", "30"]
    assert conflict.why and conflict.why != "reports"  # in words, not a code


def test_earlier_stages_are_a_history_and_no_contradiction(client):
    project = ProjectFactory(stage="opened")
    evidence_for(project, "stage", "opened")
    evidence_for(project, "stage", "signed", chosen=False)
    assert client.get(project.get_absolute_url()).context["conflicts"] == []


def test_companies_stand_with_their_role_and_sentence(client):
    company = CompanyFactory(name="云谷科技")
    project = ProjectFactory(investors=[company])
    evidence_for(project, "companies", "云谷科技", "项目由云谷科技投资。", role="investor")
    partner = client.get(project.get_absolute_url()).context["partners"][0]
    assert (partner.company, str(partner.role)) == (company, "投资方")
    assert partner.statements[0]["claim"].value == "云谷科技"


def test_the_ceremonies_it_was_in_are_linked(client):
    project = ProjectFactory()
    event = EventFactory(projects=[project])
    assert event.get_absolute_url() in page(client, project)


def test_reprints_are_grouped_under_their_origin(client):
    project = ProjectFactory()
    origin = ArticleFactory(title="首发")
    reprint = ArticleFactory(title="转载", origin=origin, body="转载正文")
    evidence_for(project, "name", project.name, article=origin)
    evidence_for(project, "name", project.name, article=reprint, chosen=False)
    stories = client.get(project.get_absolute_url()).context["stories"]
    shown = [(story.article.pk, [one.pk for one in story.reprints]) for story in stories]
    assert shown == [(origin.pk, [reprint.pk])]


def test_phone_numbers_in_sentences_are_shown_to_nobody(client):
    project = ProjectFactory(investment_yi=20)
    evidence_for(project, "investment_yi", "20", "投资20亿元，联系人13800138000。")
    assert "13800138000" not in page(client, project)


def test_pages_made_of_samples_carry_a_banner_and_noindex(client):
    project = ProjectFactory(sample=True)
    html = page(client, project)
    assert "banner--sample" in html and "noindex" in html


def test_an_unpublished_project_is_not_found(client):
    assert client.get(ProjectFactory(published=False).get_absolute_url()).status_code == 404


def test_a_former_address_leads_on_for_ever(client):
    project = ProjectFactory()
    OldAddressFactory(kind="project", slug="old-name", target_key=project.key)
    response = client.get("/projects/old-name/")
    assert (response.status_code, response.url) == (301, project.get_absolute_url())


def test_a_merged_project_leads_on_to_the_end_of_the_chain(client):
    last = ProjectFactory()
    middle = ProjectFactory(merged_into=last.key)
    first = ProjectFactory(merged_into=middle.key)
    assert client.get(first.get_absolute_url()).url == last.get_absolute_url()


def test_the_number_of_queries_does_not_grow_with_the_evidence(client, django_assert_max_num_queries):
    project = ProjectFactory(park=ParkFactory(), investors=[CompanyFactory() for _ in range(5)])
    for number in range(12):
        evidence_for(project, "investment_yi", number, chosen=number == 0)
    EventFactory(projects=[project])
    data_changed()
    page(client, ProjectFactory(park=project.park))  # works out what all pages of this version share
    with django_assert_max_num_queries(11):
        page(client, project)
