"""A park with a project and a ceremony in 巴南区, each with the sentence that reports it."""

from datetime import date
from types import SimpleNamespace

import pytest

from tests.factories import (
    CompanyFactory,
    DistrictFactory,
    EventFactory,
    ParkFactory,
    ProjectFactory,
    SectorFactory,
    evidence_for,
)


@pytest.fixture
def told(db):
    """`park`, `project` (signed, then under construction), `event`, `company`, `sector`, `district` (banan)."""
    district = DistrictFactory(name="巴南区", slug="banan", name_en="Banan District")
    sector = SectorFactory(name="生物医药", slug="bio")
    park = ParkFactory(
        name="测试生物园",
        district=district,
        sectors=[sector],
        area_mu="266",
        last_reported_on=date(2024, 3, 1),
        article_count=1,
    )
    company = CompanyFactory(name="测试疫苗公司")
    project = ProjectFactory(
        name="测试疫苗厂",
        park=park,
        district=district,
        sectors=[sector],
        investors=[company],
        investment_yi="20",
        stage="under_construction",
        last_reported_on=date(2024, 6, 2),
        article_count=2,
    )
    event = EventFactory(
        name="测试集中签约", district=district, projects=[project], last_reported_on=date(2024, 5, 7)
    )
    evidence_for(park, "name", "测试生物园", "测试生物园昨日揭牌。", {"published_on": "2024-03-01"})
    evidence_for(park, "area_mu", "266", "园区占地约266亩。", printed="266亩", hedge="约")
    evidence_for(project, "name", "测试疫苗厂", "测试疫苗厂今日签约。", {"published_on": "2024-05-07"})
    evidence_for(
        project, "stage", "signed", "测试疫苗厂签约落户。", {"published_on": "2024-05-08"}, printed="签约"
    )
    evidence_for(
        project,
        "stage",
        "under_construction",
        "联系电话13800138000，测试疫苗厂已开工。",
        {"published_on": "2024-06-02"},
        printed="已开工",
    )
    evidence_for(project, "investment_yi", "20", "总投资约20亿元。", printed="20亿元", hedge="约")
    evidence_for(event, "date", "2024-05-06", "5月6日集中签约。", {"published_on": "2024-05-07"})
    return SimpleNamespace(**locals())
