"""Which district an article is about, on its date."""

import pytest

from ingest.reading import gazetteer
from ingest.reading.places import find_places
from tests.reading.tools import districts_of


def places_of(text, date="2024-01-01"):
    return find_places(text, [(0, len(text))], date=date)


def reads(text, date="2024-01-01"):
    return [m.district for m in places_of(text, date).mentions if m.district and not m.passing]


@pytest.mark.parametrize(
    ("text", "date", "district"),
    [
        ("巴南区举行集中签约", "2024-01-01", "巴南区"),
        ("巴南又签下一批项目", "2024-01-01", "巴南区"),
        ("璧山举行集中开工", "2013-05-01", "璧山县"),
        ("璧山举行集中开工", "2015-05-01", "璧山区"),
        ("项目落户江北", "2024-01-01", "江北区"),
        ("项目落户两江新区", "2026-03-01", "两江新区"),
        ("项目落户两江新区", "2020-03-01", "两江新区"),
        ("石柱县一家企业", "2024-01-01", "石柱土家族自治县"),
        ("落户巴福镇", "2024-01-01", "九龙坡区"),
        ("玉峰山镇的工地", "2019-01-01", "渝北区"),
        ("万盛经开区平山产业园", "2024-01-01", "万盛经开区"),
    ],
)
def test_a_name_means_the_district_in_force_on_the_articles_date(text, date, district):
    assert reads(text, date)[0] == district


@pytest.mark.parametrize(
    "text",
    [
        "到江北国际机场只需20分钟",
        "长江南岸的工地",
        "延年益寿、健康长寿",
        "带动川渝两地发展",
        "与璧山相比",
        "学习借鉴长寿的做法",
        "首条航线飞往南岸",
        "涪陵、长寿、万州、江津等地也有类似项目",
    ],
)
def test_other_words_comparisons_and_lists_are_left_alone(text):
    assert reads(text) == []


def test_a_town_of_several_districts_places_things_only_where_one_of_them_is_named():
    assert reads("项目落户兴隆镇") == []
    assert reads("奉节县的项目落户兴隆镇")[-1] == "奉节县"


def test_an_article_about_another_province_is_outside():
    assert places_of("四川省宜宾市举行集中开工仪式，9个项目同日破土。企业来自重庆。").outside


def test_a_firm_from_abroad_does_not_move_an_article_abroad():
    assert not places_of("德国一家集团宣布，其位于重庆市永川区的工厂投产。").outside


def test_a_district_named_only_in_passing_is_not_what_the_article_is_about():
    told = "11月8日，沙坪坝区举行集中签约仪式，27个项目签约，总投资35.7亿元。与北碚相比，这里的优势是高校。"
    assert districts_of(told) == ["沙坪坝区"]


def test_every_place_of_the_reference_tables_lies_in_known_districts():
    _expression, names = gazetteer.names()
    keys = {key for meanings in names.values() for entry in meanings for key in (*entry.keys, *entry.former)}
    assert keys <= set(gazetteer.districts())


def test_a_park_that_the_table_puts_into_no_district_is_read_as_a_place_without_one():
    (place,) = places_of("落户中韩产业园").mentions
    assert (place.kind, place.district) == ("park", "")
