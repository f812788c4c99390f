"""The list and its map are one set; every filter is in the address, says its count, and can be taken away."""

import pytest

from parks.models import Park, data_changed
from tests.factories import DistrictFactory, ParkFactory, ProjectFactory, TownshipFactory
from tests.parks.conftest import text_of
from tests.searching import index_everything

pytestmark = pytest.mark.django_db


def names(client, query=""):
    response = client.get(f"/parks/{query}")
    return [park.name for park in response.context["object_list"]]


def facet(client, name, query=""):
    facets = {facet.name: facet for facet in client.get(f"/parks/{query}").context["facets"]}
    return {option.value: option.count for option in facets[name].options}


@pytest.mark.parametrize(
    "query, found",
    [
        ("?district=banan", {"测试国际生物城", "测试智慧谷"}),
        ("?sector=devices", {"测试国际生物城"}),
        ("?sector=pharma", {"测试国际生物城"}),  # a sector takes its inner ones
        ("?level=国家级", {"测试港务园"}),
        ("?kind=综保区", {"测试港务园"}),
        ("?zone=主城新区", {"测试港务园"}),
        ("?has=projects", {"测试国际生物城"}),
        ("?has=area", {"测试国际生物城"}),
        ("?q=生物城", {"测试国际生物城"}),
        ("?q=生命谷", {"测试国际生物城"}),  # an alias
        ("?district=banan&district=jiangjin&kind=特色园区", {"测试国际生物城", "测试智慧谷"}),
        ("?district=jiangjin&kind=特色园区", set()),
    ],
)
def test_filters_find_what_they_say(client, city, query, found):
    index_everything()
    assert set(names(client, query)) == found


def test_parks_around_a_town_are_those_with_a_known_place_within_twenty_kilometres(client, city):
    town = TownshipFactory(name="木洞镇", district=city.banan, longitude="106.75", latitude="29.42")
    far = TownshipFactory(name="远山镇", district=city.banan, longitude="107.75", latitude="29.42")
    assert names(client, f"?near={town.code}") == ["测试国际生物城"]
    assert names(client, f"?near={far.code}") == names(client, "?near=000") == []
    assert client.get(f"/parks/?near={town.code}").context["chips"][0].text == "木洞镇周围 20 公里"


def test_unpublished_and_merged_parks_are_in_no_list(client, city):
    Park.objects.filter(pk=city.port.pk).update(published=False)
    Park.objects.filter(pk=city.inner.pk).update(merged_into=city.bio.key)
    assert names(client) == ["测试国际生物城"]


def test_a_park_that_reaches_into_a_district_is_found_there_too(client, city):
    city.port.other_districts.add(city.banan)
    assert "测试港务园" in names(client, "?district=banan")
    assert facet(client, "district")["banan"] == 3


def test_counts_say_what_choosing_a_value_would_show(client, city):
    assert facet(client, "district") == {"banan": 2, "jiangjin": 1}
    assert facet(client, "kind", "?district=banan") == {"特色园区": 2}
    # Its own choice does not narrow a facet.
    assert facet(client, "district", "?district=banan") == {"banan": 2, "jiangjin": 1}


def test_a_park_counts_once_at_an_outer_sector(client, city):
    city.bio.sectors.add(city.pharma)
    assert facet(client, "sector") == {"pharma": 1, "devices": 1}


def test_each_active_filter_is_a_chip_that_takes_only_itself_away(client, city):
    chips = client.get("/parks/?district=banan&kind=特色园区").context["chips"]
    assert [chip.text for chip in chips] == ["巴南区", "特色园区"]
    assert "district" not in chips[0].query and "kind=" in chips[0].query


def test_sorting_puts_the_unknown_last(client, city):
    assert names(client, "?sort=land")[0] == "测试国际生物城"
    assert names(client, "?sort=projects")[0] == "测试国际生物城"
    assert names(client, "?sort=nonsense") == names(client)


def test_an_empty_result_says_so_and_offers_a_way_on(client, city):
    html = text_of(client.get("/parks/?q=不存在的园区名字"))
    assert "没有同时符合这些条件的园区" in html and "/search/" in html


def test_htmx_gets_the_results_alone(client, city):
    html = text_of(client.get("/parks/", headers={"HX-Request": "true"}))
    assert "测试国际生物城" in html and "<html" not in html


def test_the_map_answers_unchanged_when_nothing_changed(client, city):
    first = client.get("/parks/map.json")
    again = client.get("/parks/map.json", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_the_ground_of_the_map_is_the_districts_of_today(client, city):
    DistrictFactory(name="渝北区", slug="yubei", valid_until="2025-11-06", boundary=city.banan.boundary)
    features = client.get("/districts/map.json").json()["features"]
    assert [(f["properties"]["slug"], f["properties"]["parks"]) for f in features] == [("banan", 2)]


def test_the_list_asks_no_more_for_more_parks(client, city, django_assert_max_num_queries):
    for _ in range(30):
        ProjectFactory(park=ParkFactory(district=city.banan, sectors=[city.devices]))
    data_changed()
    client.get("/parks/")  # works out what all lists of this version share
    with django_assert_max_num_queries(6):
        client.get("/parks/?sort=name")
    with django_assert_max_num_queries(1):
        client.get("/parks/map.json?has=projects")
