"""The map asks for one small answer, however many parks there are, and for what a pin says when it opens."""

import pytest

from parks.payload import code_of
from tests.factories import ParkFactory, evidence_for
from tests.parks import many
from tests.parks.conftest import text_of

pytestmark = pytest.mark.django_db


def placed(found):
    """`[(name, longitude, latitude, precision)]` of a payload, as the browser unpacks it."""
    rows, x, y = [], 0, 0
    columns = zip(found["names"], found["lon"], found["lat"], found["precision"], strict=True)
    for name, east, north, precision in columns:
        x, y = x + east, y + north
        rows.append((name, x / found["scale"], y / found["scale"], precision))
    return rows


def test_twenty_thousand_parks_fit_into_400_kilobytes(client, city):
    many.fill([city.banan, city.jiangjin])
    answer = client.get("/parks/map.json", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 400_000
    assert len(placed(client.get("/parks/map.json").json())) > 20_000


def test_the_map_shows_the_same_set_and_counts_what_has_no_pin(client, city):
    everything = client.get("/parks/map.json").json()
    assert [row[0] for row in placed(everything)] == ["测试国际生物城"]
    assert everything["counts"] == {"banan": 2, "jiangjin": 1}
    assert everything["unplaced"] == {"banan": 1, "jiangjin": 1}
    elsewhere = client.get("/parks/map.json?district=jiangjin").json()
    assert (elsewhere["names"], elsewhere["counts"]) == ([], {"jiangjin": 1})


def test_a_pin_keeps_its_place_and_how_precise_it_is(client, city):
    ParkFactory(name="测试东园", longitude="106.71234", latitude="29.39999", position_precision="surveyed")
    assert sorted(placed(client.get("/parks/map.json").json())) == [
        ("测试东园", pytest.approx(106.7123), pytest.approx(29.4), "s"),
        ("测试国际生物城", pytest.approx(106.7), pytest.approx(29.4), "t"),
    ]


def test_a_pin_says_why_it_stands_there(client, city):
    evidence_for(city.bio, "position", "106.7,29.4,township", "生物城位于木洞镇。", printed="木洞镇")
    html = text_of(client.get(f"/parks/pins/{code_of(city.bio.pk)}/"))
    assert "测试国际生物城" in html and city.bio.get_absolute_url() in html
    assert "生物城位于<mark>木洞镇</mark>。" in html


def test_a_pin_leads_to_other_maps_each_in_its_own_coordinates(client, city):
    html = text_of(client.get(f"/parks/pins/{code_of(city.bio.pk)}/"))
    assert "openstreetmap.org/?mlat=29.4" in html and "mlon=106.7" in html
    assert "coordinate=gaode" in html
    assert "position=106.70" in html and "position=106.700000" not in html  # shifted


def test_parks_of_one_point_are_named_together(client, city):
    other = ParkFactory(name="测试同镇园", district=city.banan)
    html = text_of(client.get(f"/parks/pins/{code_of(city.bio.pk)}.{code_of(other.pk)}/"))
    assert "测试国际生物城" in html and "测试同镇园" in html


@pytest.mark.parametrize("code", ["AAAAAA", "x", "______", "不是代码不是"])
def test_a_code_of_no_park_is_not_found(client, city, code):
    assert client.get(f"/parks/pins/{code}/").status_code == 404


def test_an_unpublished_park_has_no_pin_and_says_nothing(client, city):
    city.bio.published = False
    city.bio.save()
    assert client.get("/parks/map.json").json()["names"] == []
    assert client.get(f"/parks/pins/{code_of(city.bio.pk)}/").status_code == 404


def test_the_district_layer_counts_planned_and_built_apart(client, city):
    city.project.stage = "signed"
    city.project.save()
    about = client.get("/districts/map.json").json()["features"][0]["properties"]
    assert (about["planned"], about["planned_yi"]) == (1, 20)
    assert "building" not in about and "done_yi" not in about
