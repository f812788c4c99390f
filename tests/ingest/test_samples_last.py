"""Samples are our own words: they fill a gap, and never stand beside, above or among real reports."""

import pytest

from ingest.settling import settle
from parks.models import Park
from projects.models import Project
from tests.ingest.readings import article, fact, reading
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference():
    reference()


def told(sha, *, sample=False, published="2024-11-10", **fields):
    made = reading(
        parks=[fact("云杉产业园", district="璧山区", **fields)],
        companies=[fact("云杉公司")] if not sample else [fact("样例公司")],
        projects=[
            fact("云杉基地", district="璧山区", companies=["样例公司" if sample else "云杉公司"]),
        ],
    )
    article(sha, made, sample=sample, published=published)
    settle()


def the_park():
    return Park.objects.get(name="云杉产业园")


def test_many_samples_never_outvote_one_report():
    for number in range(3):
        told(f"sample{number}", sample=True, published="2024-12-01", area_mu=999)
    told("real", area_mu={"value": 120, "scope": "phase", "mode": "planned"})
    assert the_park().area_mu == 120
    assert the_park().evidence.get(field="area_mu", chosen=True).why == "real"


def test_samples_are_not_counted_beside_reports():
    told("sample", sample=True, published="2024-12-01")
    told("real")
    park = the_park()
    assert (park.article_count, str(park.last_reported_on), park.sample) == (1, "2024-11-10", False)
    assert [company.name for company in Project.objects.get().companies.all()] == ["云杉公司"]


def test_a_sample_fills_a_gap_and_the_page_says_so(client):
    told("real")
    assert "banner--sample" not in client.get(the_park().get_absolute_url()).content.decode()
    told("sample", sample=True, area_mu=999)
    page = client.get(the_park().get_absolute_url()).content.decode()
    assert the_park().area_mu == 999
    assert "本页有一部分内容来自本站自写的样例文章" in page


def test_what_only_a_sample_tells_is_a_sample_and_lists_say_so(client):
    told("sample", sample=True, area_mu=999)
    assert the_park().sample
    assert "本页内容来自本站自写的样例文章" in client.get(the_park().get_absolute_url()).content.decode()
    assert "banner--sample" in client.get("/parks/").content.decode()
    assert "banner--sample" in client.get("/").content.decode()


def test_pages_without_samples_carry_no_banner(client):
    told("real", area_mu=120)
    for address in ("/", "/parks/", "/projects/", the_park().get_absolute_url()):
        assert "banner--sample" not in client.get(address).content.decode(), address
