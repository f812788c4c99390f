"""The page of a company: everything it does in the city, each project once."""

import pytest

from tests.factories import CompanyFactory, EventFactory, ParkFactory, ParticipationFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def context(client, company):
    return client.get(company.get_absolute_url()).context


def test_a_project_counts_once_whatever_the_company_is_in_it(client):
    company = CompanyFactory()
    project = ProjectFactory(investment_yi=20, stage="opened", investors=[company])
    ParticipationFactory(project=project, company=company, role="operator")
    found = context(client, company)
    assert found["projects"] == [project]
    assert (found["groups"]["done"]["n"], found["groups"]["done"]["sum_yi"]) == (1, 20)


def test_planned_is_never_added_to_done(client):
    company = CompanyFactory()
    ProjectFactory(investment_yi=20, stage="signed", investors=[company])
    ProjectFactory(investment_yi=5, stage="opened", investors=[company])
    groups = context(client, company)["groups"]
    assert (groups["planned"]["sum_yi"], groups["done"]["sum_yi"]) == (20, 5)


def test_unknown_amounts_are_counted_and_not_taken_for_zero(client):
    company = CompanyFactory()
    ProjectFactory(investment_yi=None, stage="signed", investors=[company])
    assert context(client, company)["groups"]["planned"] == {"n": 1, "sum_yi": None, "unknown": 1}


def test_places_and_ceremonies_come_from_its_projects(client):
    company, park = CompanyFactory(), ParkFactory()
    project = ProjectFactory(park=park, district=park.district, investors=[company])
    event = EventFactory(projects=[project])
    found = context(client, company)
    assert found["places"] == {"districts": [park.district], "parks": [park]}
    assert list(found["events"]) == [event]


def test_a_company_without_a_project_says_so(client):
    assert "没有把它写进任何项目" in client.get(CompanyFactory().get_absolute_url()).content.decode()


def test_the_number_of_queries_does_not_grow_with_its_projects(client, django_assert_max_num_queries):
    company = CompanyFactory()
    for _ in range(8):
        ProjectFactory(park=ParkFactory(), investors=[company])
    with django_assert_max_num_queries(20):
        context(client, company)
