"""The reference files hold together: keys, places, positions, sizes. No database."""

import math
import re
from decimal import Decimal

import pytest

from ingest.matching.names import core, plain
from ingest.reference import OUTLETS, sectors_of
from parks.reference import DATA, listed, read_boundaries, read_rows

DISTRICTS = {row["key"]: row for row in read_rows(DATA / "districts.csv")}
TOWNSHIPS = {row["code"]: row for row in read_rows(DATA / "townships.csv")}
SECTORS = {row["code"]: row for row in read_rows(DATA / "sectors.csv")}
PARKS = read_rows(DATA / "parks.csv")
BOUNDARIES = read_boundaries()
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
KM = 1 / 111.0  # degrees, near enough for a tolerance


def rings(geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def inside(point, key):
    """Even-odd rule over all rings of a district's published boundary."""
    x, y = point
    hit = False
    for ring in rings(BOUNDARIES[key]["geometry"]):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                hit = not hit
    return hit


def degrees_outside(point, key):
    """0 inside, else the distance in degrees to the nearest edge."""
    if inside(point, key):
        return 0
    return min(
        distance_to_edge(point, a, b)
        for ring in rings(BOUNDARIES[key]["geometry"])
        for a, b in zip(ring, ring[1:], strict=False)
    )


def distance_to_edge(point, a, b):
    length = math.dist(a, b) ** 2
    along = sum((p - q) * (r - q) for p, q, r in zip(point, a, b, strict=True)) / length if length else 0
    along = min(1, max(0, along))
    return math.dist(point, [p + along * (q - p) for p, q in zip(a, b, strict=True)])


def position(row):
    return float(row["longitude"]), float(row["latitude"])


def is_unique(values):
    values = list(values)
    return len(set(values)) == len(values)


def test_keys_and_addresses_are_unique():
    assert is_unique(row["slug"] for row in DISTRICTS.values())
    assert is_unique(row["slug"] for row in SECTORS.values())
    assert is_unique(row["id"] for row in PARKS)
    assert is_unique((core("park", row["name"]), row["district"]) for row in PARKS)
    assert len(DISTRICTS) == len(read_rows(DATA / "districts.csv"))
    assert len(TOWNSHIPS) == len(read_rows(DATA / "townships.csv"))


def test_chongqing_has_37_divisions_today():
    today = [r for r in DISTRICTS.values() if not r["valid_until"] and r["kind"] != "管理区"]
    assert len(today) == 37


def test_the_code_that_was_given_out_twice_means_two_districts():
    again = [row["name"] for row in DISTRICTS.values() if row["adcode"] == "500110"]
    assert sorted(again) == ["万盛区", "綦江区"]


def test_districts_begin_before_they_end():
    for row in DISTRICTS.values():
        assert all(ISO.match(row[field]) for field in ("valid_from", "valid_until") if row[field])
        assert not (row["valid_from"] and row["valid_until"]) or row["valid_from"] < row["valid_until"]


def test_successors_begin_when_their_predecessors_end():
    for row in DISTRICTS.values():
        for key in listed(row["successors"]):
            began = DISTRICTS[key]["valid_from"]
            assert not began or began == row["valid_until"], (row["name"], DISTRICTS[key]["name"])


def test_an_abolished_division_has_a_successor_and_an_area_has_a_host():
    for row in DISTRICTS.values():
        if row["valid_until"]:
            assert row["successors"], row["name"]
        if row["kind"] == "管理区":
            assert set(listed(row["hosts"])) & DISTRICTS.keys(), row["name"]


def test_every_division_of_today_has_a_boundary_and_only_two_are_approximate():
    today = {r["key"] for r in DISTRICTS.values() if not r["valid_until"] and r["kind"] != "管理区"}
    assert today <= BOUNDARIES.keys()
    approximate = {key for key, feature in BOUNDARIES.items() if feature["properties"]["approximate"]}
    assert approximate == {"500109", "500157"}
    assert all(BOUNDARIES[key]["properties"]["note"] for key in approximate)


def test_the_boundaries_are_small_enough_for_a_page():
    assert (DATA / "boundaries.geojson").stat().st_size < 200_000


def test_seats_lie_in_their_districts():
    outside = [
        row["name"]
        for key, row in DISTRICTS.items()
        if row["longitude"] and key in BOUNDARIES and not inside(position(row), key)
    ]
    assert outside == []


def test_townships_lie_in_their_districts():
    """In that of before 2025 for those which moved. The drawn edge may cut a border town by less than a kilometre."""
    outside = [
        row["name"]
        for row in TOWNSHIPS.values()
        if row["longitude"]
        and degrees_outside(position(row), row["former_district"] or row["district"]) > 0.8 * KM
    ]
    assert outside == []


def test_townships_name_districts_that_exist():
    for row in TOWNSHIPS.values():
        assert row["district"] in DISTRICTS and row["code"].startswith(row["district"][:6])
        assert not row["former_district"] or row["former_district"] in DISTRICTS


def test_parks_name_districts_parents_and_towns_that_exist():
    names = {row["name"] for row in PARKS}
    for row in PARKS:
        keys = [row["district"], *listed(row["former_districts"]), *listed(row["other_districts"])]
        assert all(key in DISTRICTS for key in keys if key), row["name"]
        assert not row["parent"] or row["parent"] in names - {row["name"]}, row["name"]
        assert not row["township_code"] or TOWNSHIPS[row["township_code"]]["name"] == row["township"]


def test_a_park_lies_in_a_division_of_today():
    for row in PARKS:
        assert not row["district"] or not DISTRICTS[row["district"]]["valid_until"], row["name"]


def test_no_park_is_part_of_itself():
    parent = {row["name"]: row["parent"] for row in PARKS}
    for name in parent:
        above, steps = parent[name], 0
        while above:
            above, steps = parent[above], steps + 1
            assert steps < 10, name


def test_pins_stand_in_the_park_s_district_and_say_how_precise_they_are():
    for row in PARKS:
        assert bool(row["longitude"]) == bool(row["precision"]), row["name"]
        if row["longitude"]:
            assert row["precision"] == "township" and row["township_code"], row["name"]
            keys = listed(row["former_districts"]) or [row["district"]]
            assert any(inside(position(row), key) for key in keys), row["name"]


def test_no_alias_means_two_parks_of_one_place():
    seen = {}
    for row in PARKS:
        for name in [row["name"], *listed(row["aliases"])]:
            other = seen.setdefault((plain(name), row["district"]), row["id"])
            assert other == row["id"], (name, other, row["id"])


def test_no_company_laboratory_or_bare_place_name_is_a_park_s_alias():
    aliases = {alias for row in PARKS for alias in listed(row["aliases"])}
    assert not aliases & {"中南高科", "明月湖", "明月湖实验室", "江北嘴", "大学城", "广阳湾"}


def test_a_published_park_has_a_source_and_a_district():
    confirmed = [row for row in PARKS if row["confidence"] == "confirmed"]
    assert len(confirmed) >= 80
    assert all(row["source"] and row["district"] for row in confirmed)
    assert {row["confidence"] for row in PARKS} == {"confirmed", "name_only"}


@pytest.mark.parametrize("field", ["approved_area_ha", "planned_area_ha"])
def test_areas_in_hectares_are_plausible(field):
    """A zone is not smaller than 10 ha, and only the new areas of hundreds of km² exceed 130 km²."""
    large = {"重庆两江新区", "西部（重庆）科学城", "川渝高竹新区", "西部（重庆）科学城江津园区"}
    for row in PARKS:
        if row[field]:
            assert 10 < Decimal(row[field]) < (130_000 if row["name"] in large else 13_000), row["name"]


def test_the_area_said_in_words_is_the_area_given_in_hectares():
    """`规划 77.5 平方公里` beside 7750: a slip of a factor would show on the page as 亩."""
    checked = 0
    for row in PARKS:
        said = re.fullmatch(r"(?:规划|批准|约|近)* ?([\d.]+) 平方公里.*", row["area_note"])
        hectares = row["approved_area_ha"] or row["planned_area_ha"]
        if said and hectares:
            assert abs(Decimal(said[1]) * 100 - Decimal(hectares)) < 1, row["name"]
            checked += 1
    assert checked >= 15


def test_approval_dates_are_iso_as_precise_as_known():
    assert all(ISO.match(row["approved_on"]) for row in PARKS if row["approved_on"])


def test_every_industry_has_a_sector_or_is_said_to_have_none():
    said = {row["industry"]: listed(row["sectors"]) for row in read_rows(DATA / "industry_sectors.csv")}
    for row in PARKS:
        for industry in listed(row["industries"]):
            assert industry in said or sectors_of([industry]), industry
    assert {code for codes in said.values() for code in codes} <= SECTORS.keys()


@pytest.mark.parametrize(
    ("industries", "codes"),
    [
        (["化工新材料"], ["A3"]),
        (["汽车零部件"], ["A1a"]),
        (["食品医药"], ["B2", "C5"]),
        (["加工贸易"], []),
        ([], []),
    ],
)
def test_industries_mark_sectors(industries, codes):
    assert sectors_of(industries) == codes


def test_sectors_have_two_levels_and_words():
    for row in SECTORS.values():
        assert row["keywords"], row["name"]
        assert not row["parent"] or not SECTORS[row["parent"]]["parent"], row["name"]


def test_a_name_means_one_outlet():
    seen = {}
    for row in read_rows(OUTLETS):
        for name in {row["name"], *listed(row["aliases"])}:
            assert seen.setdefault(name, row["name"]) == row["name"]


def test_exactly_one_outlet_is_the_site_itself():
    assert [row["name"] for row in read_rows(OUTLETS) if row["sample"] == "yes"] == ["样例（本站自写）"]


def test_every_credit_says_what_was_taken_and_under_what_licence_in_both_languages():
    for row in read_rows(DATA / "CREDITS.csv"):
        assert all(row[field] for field in row if field != "link"), row["name"]


def test_every_neighbour_has_a_point_of_its_own_and_a_source():
    for row in read_rows(DATA / "township_neighbours.csv"):
        town, beside = TOWNSHIPS[row["code"]], TOWNSHIPS[row["beside"]]
        assert (town["name"], beside["name"]) == (row["name"], row["beside_name"])
        assert not town["longitude"] and beside["longitude"] and row["source"] and row["source_en"]


def test_an_inner_sector_is_preferred_to_the_one_it_lies_in():
    assert sectors_of(["医疗器械"]) == ["G12"]
