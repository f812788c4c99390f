"""Lists of projects, ceremonies and companies: their whole state is in the address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parks.models import data_changed
from tests.factories import (
    CompanyFactory,
    DistrictFactory,
    EventFactory,
    ParkFactory,
    ProjectFactory,
    SectorFactory,
)
from tests.searching import index_everything

pytestmark = pytest.mark.django_db


def found(client, address, **query):
    return client.get(address, query).context


def names(context):
    return [record.name for record in context["object_list"]]


@pytest.fixture
def banan():
    return DistrictFactory(name="巴南区", slug="banan")


@pytest.fixture
def bishan():
    return DistrictFactory(name="璧山区", slug="bishan")


def test_several_districts_may_be_asked_at_once(client, banan, bishan):
    ProjectFactory(name="甲", district=banan)
    ProjectFactory(name="乙", district=bishan)
    ProjectFactory(name="丙", district=DistrictFactory(name="长寿区", slug="changshou"))
    assert set(names(found(client, "/projects/", district=["banan", "bishan"]))) == {"甲", "乙"}


def test_a_facet_counts_what_the_other_filters_leave(client, banan, bishan):
    ProjectFactory(district=banan, stage="signed")
    ProjectFactory(district=bishan, stage="opened")
    facets = {facet.name: facet for facet in found(client, "/projects/", district="banan")["facets"]}
    assert {option.value: option.count for option in facets["stage"].options} == {"signed": 1}
    assert {option.value: option.count for option in facets["district"].options} == {"banan": 1, "bishan": 1}


def test_the_count_of_a_value_is_what_choosing_it_shows(client, banan):
    for name in "甲乙":
        ProjectFactory(name=name, district=banan, investors=[CompanyFactory(), CompanyFactory()])
    index_everything()
    facets = found(client, "/projects/", q="测试科技")["facets"]
    option = next(facet for facet in facets if facet.name == "district").options[0]
    assert option.count == found(client, "/projects/" + option.query)["total"] == 2


def test_a_chip_takes_one_value_away_and_leaves_the_rest(client, banan, bishan):
    chips = found(client, "/projects/", district=["banan", "bishan"], stage="signed")["chips"]
    chip = next(chip for chip in chips if chip.text == "巴南区")
    assert chip.query == "?district=bishan&stage=signed"


def test_a_sector_takes_in_its_parts(client):
    whole = SectorFactory(name="生物医药", slug="bio")
    part = SectorFactory(name="中药", slug="tcm", parent=whole)
    ProjectFactory(name="甲", sectors=[part])
    assert names(found(client, "/projects/", sector="bio")) == ["甲"]


def test_a_company_finds_its_projects(client):
    ProjectFactory(name="甲", investors=[CompanyFactory(name="云谷科技")])
    ProjectFactory(name="乙")
    index_everything()
    assert names(found(client, "/projects/", q="云谷")) == ["甲"]


def test_the_lists_take_the_words_that_the_search_takes(client, banan):
    company = CompanyFactory(name="云谷科技", full_name="重庆云谷科技有限公司")
    ProjectFactory(name="疫苗工厂", district=banan, aliases=["生物制品基地"], investors=[company])
    EventFactory(name="巴南集中签约", district=banan)
    index_everything()
    for query in ("疫苗", "生物制品", "巴南 疫苗", "ymgc", "疫苗 云谷"):
        assert names(found(client, "/projects/", q=query)) == ["疫苗工厂"], query
    assert names(found(client, "/companies/", q="chongqingyungu")) == ["云谷科技"]
    assert names(found(client, "/events/", q="集中 巴南")) == ["巴南集中签约"]
    assert names(found(client, "/projects/", q="汽车")) == []


def test_a_list_asks_the_search_once_for_its_rows_and_all_its_facets(client, banan):
    ProjectFactory(name="疫苗工厂", district=banan)
    index_everything()
    with CaptureQueriesContext(connection) as asked:
        client.get("/projects/", {"q": "疫苗"})
    assert sum("searchgram" in query["sql"] for query in asked.captured_queries) == 2


def test_amounts_bound_the_list_and_leave_unknown_ones_out(client):
    ProjectFactory(name="大", investment_yi=30)
    ProjectFactory(name="小", investment_yi=1)
    ProjectFactory(name="未知", investment_yi=None)
    assert names(found(client, "/projects/", min_yi=10)) == ["大"]


def test_the_largest_come_first_and_unknown_amounts_last(client):
    for name, amount in (("小", 1), ("未知", None), ("大", 30)):
        ProjectFactory(name=name, investment_yi=amount)
    assert names(found(client, "/projects/", sort="amount")) == ["大", "小", "未知"]


def test_a_ceremony_of_an_imprecise_date_is_found_where_its_date_may_lie(client):
    EventFactory(name="某年", date="2023", date_precision="year")
    EventFactory(name="前年", date="2022-12-31")
    assert names(found(client, "/events/", since="2023-05-01", until="2023-06-01")) == ["某年"]


def test_ceremonies_show_how_many_projects_are_named(client):
    EventFactory(projects=[ProjectFactory(), ProjectFactory(published=False)])
    assert found(client, "/events/")["object_list"][0].named_count == 1


def test_companies_are_sorted_by_their_projects(client):
    busy = CompanyFactory(name="忙")
    CompanyFactory(name="闲")
    for _ in range(2):
        ProjectFactory(investors=[busy])
    assert [(c.name, c.project_count) for c in found(client, "/companies/")["object_list"]] == [
        ("忙", 2),
        ("闲", 0),
    ]


def test_filtering_companies_by_district_leaves_their_counts_whole(client, banan, bishan):
    company = CompanyFactory()
    ProjectFactory(district=banan, investors=[company])
    ProjectFactory(district=bishan, investors=[company])
    assert found(client, "/companies/", district="banan")["object_list"][0].project_count == 2


def test_what_is_unpublished_or_merged_is_not_listed(client):
    shown = ProjectFactory()
    ProjectFactory(published=False)
    ProjectFactory(merged_into=shown.key)
    assert found(client, "/projects/")["total"] == 1


@pytest.mark.parametrize("address", ["/projects/", "/events/", "/companies/", "/articles/"])
def test_an_empty_list_says_what_is_lacking_and_leads_on(client, address):
    response = client.get(address)
    assert response.status_code == 200 and 'class="empty"' in response.content.decode()


@pytest.mark.parametrize(
    "query", ["?page=99", "?page=x", "?district=nowhere", "?min_yi=-3", "?since=gestern", "?sort=x"]
)
@pytest.mark.parametrize("address", ["/projects/", "/events/", "/companies/", "/articles/"])
def test_no_query_breaks_a_list(client, address, query):
    ProjectFactory()
    assert client.get(address + query).status_code == 200


def test_a_park_can_be_asked_by_a_link(client):
    park = ParkFactory()
    ProjectFactory(name="甲", park=park)
    ProjectFactory(name="乙")
    assert names(found(client, "/projects/", park=park.slug)) == ["甲"]


@pytest.mark.parametrize(("address", "most"), [("/projects/", 6), ("/events/", 8), ("/companies/", 6)])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, django_assert_max_num_queries, address, most
):
    for _ in range(10):
        project = ProjectFactory(park=ParkFactory(), investors=[CompanyFactory()], sectors=[SectorFactory()])
        EventFactory(park=ParkFactory(), projects=[project])
    data_changed()
    client.get(address)  # works out what all lists of this version share
    with django_assert_max_num_queries(most):
        client.get(address, {"sort": "name"})


@pytest.mark.parametrize("address", ["/projects/", "/events/"])
def test_rows_do_not_load_the_borders_of_their_districts(client, address):
    EventFactory(projects=[ProjectFactory()])
    district = found(client, address)["object_list"][0].district
    assert "boundary" in district.get_deferred_fields()


def test_ceremonies_are_found_by_the_sectors_of_the_projects_they_named(client):
    bio, chips = SectorFactory(name="生物医药"), SectorFactory(name="集成电路")
    EventFactory(name="药", projects=[ProjectFactory(sectors=[bio])])
    EventFactory(name="芯", projects=[ProjectFactory(sectors=[chips])])
    page = found(client, "/events/", sector=bio.slug)
    assert names(page) == ["药"]
    assert {option.label: option.count for option in page["facets"][1].options} == {
        "生物医药": 1,
        "集成电路": 1,
    }
