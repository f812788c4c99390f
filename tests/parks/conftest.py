"""A small city for the pages of places: two districts, sectors in two levels, parks that differ in one thing each."""

from types import SimpleNamespace

import pytest

from tests.factories import DistrictFactory, ParkFactory, ProjectFactory, SectorFactory, evidence_for

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[106.5, 29.3], [106.9, 29.3], [106.9, 29.6], [106.5, 29.6], [106.5, 29.3]]],
}


@pytest.fixture
def city(db):
    """`banan` (drawn) and `jiangjin`; parks `bio` (pin, land, project), `port` (district only), `inner` (inside bio)."""
    banan = DistrictFactory(
        name="巴南区", slug="banan", name_en="Banan District", boundary=SQUARE, zone="中心城区"
    )
    jiangjin = DistrictFactory(name="江津区", slug="jiangjin", name_en="Jiangjin District", zone="主城新区")
    pharma = SectorFactory(name="生物医药", slug="pharma")
    devices = SectorFactory(name="医疗器械", slug="devices", parent=pharma)
    bio = ParkFactory(
        name="测试国际生物城",
        aliases=["生命谷"],
        district=banan,
        level="市级",
        kind="特色园区",
        industries=["医疗器械", "生物药"],
        area_mu="266",
        longitude="106.7",
        latitude="29.4",
        position_precision="township",
        sectors=[devices],
    )
    inner = ParkFactory(name="测试智慧谷", district=banan, parent=bio, kind="特色园区")
    port = ParkFactory(name="测试港务园", district=jiangjin, level="国家级", kind="综保区")
    project = ProjectFactory(name="测试疫苗厂", park=bio, district=banan, investment_yi="20")
    evidence_for(bio, "area_mu", "266", "一期占地约266亩。", printed="266亩", hedge="约")
    return SimpleNamespace(**locals())


def text_of(response):
    return response.content.decode()
