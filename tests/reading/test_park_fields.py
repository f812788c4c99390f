"""Land, floors and investment of a park: which of the figures around its name are its own."""

import pytest

from tests.reading.tools import parks_of

SIGNED = "11月8日，巴南区举行重大项目集中签约仪式，5个项目签约，总投资12亿元。"
FIELDS = ("area_mu", "floor_area_m2", "investment_yi")


def figures(name, *paragraphs):
    """(亩, ㎡, 亿元) of the park, None where not read."""
    park = parks_of(SIGNED, *paragraphs)[name]
    return tuple(float(park[field]) if field in park else None for field in FIELDS)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "澜杉智造产业园已引进企业31家，建成厂房26万平方米，占地850亩。其中，甲乙公司的高频板项目总投资15亿元。",
            (850, 260000, None),
        ),
        ("澜杉智造产业园，建成标准厂房9万平方米，可容纳40家企业。", (None, 90000, None)),
        ("澜杉智造产业园已有9家企业，新增标准厂房9万平方米。", (None, None, None)),
        ("澜杉智造产业园已有9家企业，二期建筑面积8.3万平方米。", (None, None, None)),
        ("甲乙公司在澜杉智造产业园租用厂房9000平方米，园区已有企业9家。", (None, None, None)),
        ("总投资7.8亿元的澜杉智造产业园一期建成投用，9家企业入驻。", (None, None, None)),
        ("澜杉智造产业园已有40家企业，管委会已投入12亿元。", (None, None, None)),
        (
            "位于木洞镇的木洞汽摩园旁，总建筑面积42万平方米的澜杉智造产业园开园，9家企业入驻。",
            (None, 420000, None),
        ),
        (
            "位于惠民街道的澜杉智造产业园(简称“澜杉港”)开园，9家企业入驻。澜杉港由区属国企建设，总投资6亿元。",
            (None, None, 6),
        ),
    ],
)
def test_a_park_has_what_is_said_of_itself(text, own):
    assert figures("澜杉智造产业园", text) == own


def test_a_building_in_the_park_keeps_its_sum():
    text = "巴南区的澜杉智造产业园标准厂房三期也打下第一根桩，将新增厂房11万平方米，总投资4.7亿元，园内已有9家企业。"
    assert figures("澜杉智造产业园", text) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("巴南工业园区占地1100亩，建成标准厂房14万平方米，入驻企业46家。", (1100, 140000, None)),
        ("目前，巴南工业园区规划建设面积30平方公里，已有企业46家。", (45000, None, None)),
        ("巴南工业园区里，甲乙公司的机器人项目占地110亩，总投资3亿元。", (None, None, None)),
        ("甲乙公司落户巴南工业园区，占地110亩，建成标准厂房2万平方米。", (None, None, None)),
    ],
)
def test_a_zone_has_only_what_follows_its_name(text, own):
    assert figures("巴南工业园区", text) == own


def test_a_park_for_which_an_investor_comes_from_elsewhere_is_one_here():
    parks = parks_of("由湖南乡野农业公司投资4亿元的红薯粉项目落户彭水工业园区保家组团，占地100亩。")
    assert list(parks) == ["彭水工业园区保家组团"]


def test_a_zone_in_full_and_in_short_is_one():
    parks = parks_of("这里是垫江高新技术产业开发区，规划面积12.6平方公里。", "垫江高新区现有企业200家。")
    assert list(parks) == ["垫江高新技术产业开发区"]


def test_parts_that_a_list_makes_known_are_parks():
    parks = parks_of(
        "石柱工业园区下辖溪北园、江口园两处。江口园挨着长江，规划9.8平方公里；溪北园就在县城边，已建成厂房38万平方米。"
    )
    assert set(parks) == {"石柱工业园区", "溪北园", "江口园"}
    assert (float(parks["江口园"]["area_mu"]), float(parks["溪北园"]["floor_area_m2"])) == (14700, 380000)


def test_a_delegation_is_no_park():
    assert parks_of("5月20日，北碚区组团参加西洽会，签约项目18个，总投资145亿元。") == {}


def test_a_pronoun_is_the_park_although_another_is_named_as_its_place():
    text = "巴南区的澜杉智造产业园揭牌，9家企业入驻。它在重庆软件园里，总建筑面积7.8万平方米，总投资1.6亿元。"
    assert figures("澜杉智造产业园", text) == (None, 78000, 1.6)
