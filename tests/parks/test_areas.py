"""Parks in the map's window, around a place, in a drawn shape."""

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parks.areas import Circle, Shape, Window
from parks.mapdata import kilometres
from parks.models import Park
from tests.factories import ParkFactory, TownshipFactory
from tests.parks.conftest import text_of
from tests.parks.test_park_list import facet, names

pytestmark = pytest.mark.django_db


@pytest.fixture
def grid(city):
    """`p1` … `p5` on one parallel, 0.1° apart from 106.1 on."""
    for n in range(1, 6):
        place = {"longitude": f"{106 + n / 10:.1f}", "latitude": "29.5", "position_precision": "address"}
        ParkFactory(name=f"p{n}", district=city.banan, **place)
    return city


@pytest.mark.parametrize(
    "query, found",
    [
        ("?box=106.15_29.4_106.35_29.6", ["p2", "p3"]),
        ("?box=nonsense", []),
        ("?shape=106.15_29.4~106.35_29.4~106.25_29.8", ["p2", "p3"]),
        ("?shape=106.15_29.4~106.35_29.4", []),  # a line holds nothing
        # A shape with a bay: p2 lies in the bay.
        ("?shape=106.05_29.4~106.35_29.4~106.35_29.6~106.25_29.6~106.2_29.45~106.15_29.6~106.05_29.6", ["p1", "p3"]),
        ("?near=29.5,106.1&km=10", ["p1", "p2"]),
        ("?near=29.5,106.1&km=5", ["p1"]),
        ("?near=p4&km=5", ["p4"]),
    ],
)  # fmt: skip
def test_areas_hold_what_lies_in_them(client, grid, query, found):
    assert names(client, query) == found


def test_map_and_counts_follow_the_area(client, grid):
    query = "?box=106.15_29.4_106.35_29.6"
    answer = client.get(f"/parks/map.json{query}").json()
    assert sorted(answer["names"]) == ["p2", "p3"]
    assert answer["areas"] == [{"box": [106.15, 29.4, 106.35, 29.6]}]
    assert facet(client, "district", query) == {"banan": 2}


def test_parks_that_only_a_district_is_known_of_are_told_beside_an_area(client, grid):
    response = client.get("/parks/?box=106.15_29.4_106.35_29.6")
    assert response.context["beyond"] == 2
    assert "另有 2 个符合其他条件的园区只知区县" in text_of(response)


def test_a_town_is_found_by_its_name_with_or_without_its_ending(client, grid):
    TownshipFactory(name="木洞镇", district=grid.banan, longitude="106.1", latitude="29.5")
    assert names(client, "?near=木洞镇&km=5") == names(client, "?near=木洞&km=5") == ["p1"]


def test_towns_of_one_name_are_all_meant_and_told_apart(client, grid):
    TownshipFactory(name="龙溪镇", code="1", district=grid.banan, longitude="106.1", latitude="29.5")
    TownshipFactory(name="龙溪镇", code="2", district=grid.jiangjin, longitude="106.5", latitude="29.5")
    response = client.get("/parks/?near=龙溪镇&km=5")
    assert [park.name for park in response.context["object_list"]] == ["p1", "p5"]
    assert response.context["chips"][0].text == "龙溪镇（巴南区）、龙溪镇（江津区）周围 5 公里"


def test_a_place_whose_position_nobody_knows_finds_nothing_and_says_why(client, grid):
    TownshipFactory(name="巴福镇", district=grid.banan)
    response = client.get("/parks/?near=巴福镇")
    assert response.context["total"] == 0
    assert response.context["chips"][0].text == "巴福镇（位置未知）周围 20 公里"


def test_taking_the_circle_away_takes_its_radius_along(client, grid):
    chips = client.get("/parks/?near=p4&km=5&kind=特色园区").context["chips"]
    assert [chip.text for chip in chips] == ["p4周围 5 公里", "特色园区"]
    assert "km=" not in chips[0].query and "kind=" in chips[0].query


def test_land_can_be_asked_for_in_bands_with_counts_and_from_to(client, city):
    ParkFactory(name="大园", area_mu="5000", district=city.jiangjin)
    assert facet(client, "land") == {"100-500": 1, "from-5000": 1}
    assert names(client, "?land=100-500") == ["测试国际生物城"]
    assert set(names(client, "?land=from-5000&land=100-500")) == {"测试国际生物城", "大园"}
    assert names(client, "?land_min=300") == ["大园"]
    assert names(client, "?land_min=200&land_max=300") == ["测试国际生物城"]


def test_parks_with_a_contact_can_be_asked_for(client, city):
    Park.objects.filter(pk=city.port.pk).update(contact="023-61000000")
    assert names(client, "?has=contact") == ["测试港务园"]
    assert facet(client, "has")["contact"] == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(105.6, 107.8), st.floats(28.8, 30.2), st.sampled_from([5, 20, 50, 100]))
def test_the_databases_circle_agrees_with_the_great_circle(city, longitude, latitude, km):
    middle = SimpleNamespace(longitude=longitude, latitude=latitude)
    away = kilometres(middle, city.bio)
    if abs(away - km) > 0.001 * km:
        inside = Circle("", longitude, latitude, km).narrow(Park.objects.all())
        assert inside.filter(pk=city.bio.pk).exists() == (away < km)


def test_what_is_no_area_is_none():
    assert Window.parse("1_2_3") is Window.parse("3_1_2_4") is Window.parse("a_b_c_d") is None
    assert Shape.parse("~".join(["1_1"] * 61)) is None


def test_a_town_without_a_point_is_measured_from_the_neighbour_that_a_source_names(client, grid, monkeypatch):
    row = {"beside": "2", "source": "地名志第一页", "source_en": "Gazetteer, page one"}
    monkeypatch.setattr("parks.unplaced.neighbour_rows", lambda: {"1": row})
    TownshipFactory(name="巴福镇", code="1", district=grid.banan)
    TownshipFactory(name="石板镇", code="2", district=grid.banan, longitude="106.1", latitude="29.5")
    assert names(client, "?near=巴福&km=10") == ["p1", "p2"]
    response = client.get("/parks/?near=巴福&km=10")
    assert response.context["chips"][0].text == "巴福镇（从相邻的石板镇量起）周围 10 公里"
    assert "没有查到巴福镇自己的坐标" in text_of(response) and "地名志第一页" in text_of(response)


def test_a_town_of_which_only_the_district_is_known_offers_its_parks_and_its_placed_towns(client, grid):
    TownshipFactory(name="巴福镇", district=grid.banan)
    TownshipFactory(name="石板镇", code="2", district=grid.banan, longitude="106.1", latitude="29.5")
    html = text_of(client.get("/parks/?near=巴福"))
    assert "没有查到巴福镇的坐标，只知道它在巴南区" in html
    assert 'href="/parks/?district=banan"' in html and 'href="/parks/?near=2"' in html
