"""What settling writes can be found at once, and what it takes away no longer."""

import pytest

from ingest.reviewing import judge, withdraw
from ingest.settling import settle
from parks.search import find
from projects.models import Project
from tests.factories import DistrictFactory, UserFactory
from tests.ingest.readings import article, fact, reading

pytestmark = pytest.mark.django_db


def names(query):
    return {hit.entry.name for found in find(query).values() for hit in found.hits}


@pytest.fixture
def told():
    DistrictFactory(name="巴南区", key="500113")
    firm = "云谷药业有限公司"
    article(
        "a" * 64,
        reading(
            districts=[fact("巴南区")],
            companies=[fact(firm)],
            projects=[
                fact("云谷疫苗生产基地项目", companies=[firm], district="巴南区"),
                fact("云谷试剂研发中心项目", district="巴南区"),
            ],
        ),
    )
    settle()


def test_what_was_read_is_found_by_its_name_and_its_companies(told):
    assert names("疫苗") == names("云谷药业 基地") == {"云谷疫苗生产基地项目"}


def test_what_nobody_speaks_of_any_more_is_not_found(told):
    article("a" * 64, reading(districts=[fact("巴南区")]))
    settle()
    assert names("疫苗") == set()


def test_a_merged_record_is_found_as_the_one_that_stands_until_the_judgement_is_withdrawn(told):
    keys = sorted(Project.objects.values_list("key", flat=True))
    judgement = judge("project", *keys, "same", UserFactory())
    standing = Project.objects.published().get()
    assert names("云谷") >= {standing.name}
    assert {name for name in names("云谷") if name.endswith("项目")} == {standing.name}
    withdraw(judgement)
    assert {name for name in names("云谷") if name.endswith("项目")} == {
        "云谷疫苗生产基地项目",
        "云谷试剂研发中心项目",
    }
