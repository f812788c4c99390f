"""Public pages are kept for one version of the data: quick to ask again, and never an old fact."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.caching import pages
from ingest import reviewing
from ingest.models import Claim
from ingest.settling import settle
from parks.models import Park, data_changed
from projects.filters import ProjectFilter
from projects.models import Project
from tests.factories import (
    CompanyFactory,
    DistrictFactory,
    EventFactory,
    ParkFactory,
    ProjectFactory,
    SectorFactory,
    UserFactory,
    evidence_for,
)
from tests.ingest.readings import article, fact, reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    pages.clear()
    yield
    pages.clear()


@pytest.fixture
def told():
    """One article about one park of 120 亩, settled."""
    article("a", reading(parks=[fact("云杉产业园", area_mu=120)]))
    settle()
    return Park.objects.get()


def queries(client, address, **headers):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, headers=headers).status_code == 200
    return len(asked.captured_queries)


@pytest.mark.parametrize(
    "address", ["/parks/", "/en/parks/", "/parks/map.json", "/projects/", "/", "/search/?q=云杉"]
)
def test_a_page_asked_again_costs_one_query(client, told, address):
    client.get(address)
    assert queries(client, address) == 1


@pytest.mark.parametrize("address", ["/parks/", "/parks/map.json", "/", "/districts/", "/search/?q=云杉"])
def test_who_has_the_page_already_is_told_so(client, told, address):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"] and "Last-Modified" in first


def test_a_corrected_fact_shows_at_once_on_every_page_of_it(client, told):
    addresses = ["/parks/", "/parks/?land_min=500", f"/parks/{told.slug}/"]
    before = [client.get(address) for address in addresses]
    assert "120" in before[0].content.decode() and before[1].context["total"] == 0
    reviewing.correct(Claim.objects.get(field="area_mu"), UserFactory(), "800", "来电")
    for old, address in zip(before, addresses, strict=True):
        again = client.get(address, headers={"If-None-Match": old["ETag"]})
        assert again.status_code == 200 and "800" in again.content.decode(), address
    assert told.name in client.get("/parks/?land_min=500").content.decode()


def test_a_database_without_a_version_keeps_nothing(client):
    ParkFactory(name="测试园甲")
    assert "ETag" not in client.get("/parks/")
    ParkFactory(name="测试园乙")
    assert "测试园乙" in client.get("/parks/").content.decode()


def test_a_page_and_its_part_for_htmx_are_two(client, told):
    whole = client.get("/parks/")
    part = client.get("/parks/", headers={"HX-Request": "true", "If-None-Match": whole["ETag"]})
    assert part.status_code == 200 and b"<html" not in part.content
    assert b"<html" in client.get("/parks/").content


def test_each_host_and_language_has_its_own_page(client, told):
    assert b"http://127.0.0.1/parks/" in client.get("/parks/", headers={"host": "127.0.0.1"}).content
    assert b"http://127.0.0.1/parks/" not in client.get("/parks/", headers={"host": "localhost"}).content
    assert client.get("/en/parks/").content != client.get("/parks/").content


def test_a_compressed_page_goes_only_to_who_asked_for_it(client, told):
    packed = client.get("/parks/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/parks/")
    assert client.get("/parks/", headers={"Accept-Encoding": "gzip"}).content == packed.content


def test_who_signed_in_sees_pages_of_their_own_and_leaves_none_behind(admin_client, told):
    own = admin_client.get(f"/parks/{told.slug}/")
    assert "ETag" not in own and "工作台" in own.content.decode()
    assert "工作台" not in Client().get(f"/parks/{told.slug}/").content.decode()


@pytest.mark.parametrize("address", ["/enquire/", "/login/", "/report/?page=/parks/"])
def test_a_form_and_its_token_are_never_kept(told, address):
    tokens = {Client().get(address).cookies["csrftoken"].value for _ in range(2)}
    assert len(tokens) == 2
    assert not pages.kept


def test_pages_that_are_not_there_are_not_kept(client, told):
    assert client.get("/parks/keiner/").status_code == 404
    assert not pages.kept


def test_no_more_is_kept_than_fits():
    from config.caching import Pages

    few = Pages(most_bytes=1000)
    for number in range(20):
        few.keep("1", number, b"x" * 100, {})
    assert few.size <= 1000 and few.get("1", 19) and not few.get("1", 0)
    assert not few.get("2", 19)


@pytest.fixture
def filled():
    """`filled(n)`: so many more parks, projects, companies and ceremonies with their evidence."""
    district, sector = DistrictFactory(slug="banan"), SectorFactory(slug="pharma")

    def more(n):
        for _ in range(n):
            park = ParkFactory(district=district, sectors=[sector], longitude=106.7, latitude=29.4,
                               position_precision="township")  # fmt: skip
            company = CompanyFactory(sectors=[sector])
            project = ProjectFactory(park=park, district=district, sectors=[sector], investors=[company],
                                     investment_yi=2, stage="signed")  # fmt: skip
            EventFactory(park=park, district=district, projects=[project])
            evidence_for(park, "area_mu", "120")
            evidence_for(project, "investment_yi", "2")
        data_changed()

    return more


PAGES = {
    "/": 16,
    "/parks/": 7,
    "/parks/?district=banan&sector=pharma&has=projects&sort=projects": 11,
    "/parks/map.json": 3,
    "/projects/": 9,
    "/projects/?stage=signed&min_yi=1&sort=amount": 9,
    "/companies/": 7,
    "/events/": 7,
    "/districts/": 8,
    "/districts/map.json": 4,
    "/districts/banan/": 27,
    "/sectors/": 4,
    "/sectors/pharma/": 24,
    "/articles/": 7,
    "/sources/": 4,
    "/search/?q=%E6%B5%8B%E8%AF%95": 9,
}


@pytest.mark.parametrize(("address", "most"), PAGES.items())
def test_no_page_asks_more_for_more_records(client, filled, address, most):
    counted = []
    for n in (3, 12):
        filled(n)
        client.get(address)  # the columns of this version
        pages.clear()
        counted.append(queries(client, address))
    assert counted[0] == counted[1] <= most


def test_columns_answer_as_the_database_does(filled):
    filled(5)
    ProjectFactory(investment_yi=None, stage="")
    ProjectFactory(published=False, investment_yi=9)
    for query in ({}, {"stage": ["signed"]}, {"min_yi": ["1.5"]}, {"max_yi": ["2"]}, {"district": ["banan"]},
                  {"sector": ["pharma"], "stage": ["signed"]}, {"min_yi": ["x"]}):  # fmt: skip
        filters = ProjectFilter(as_query(query), Project.objects.published())
        held = filters.columns.page(filters.found(), range(len(filters.columns.ids)), 0, None)
        assert sorted(held) == sorted(filters.qs.values_list("pk", flat=True)), query
        assert filters.stage_groups() == filters.qs.by_stage_group()


def as_query(values):
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    for name, given in values.items():
        query.setlist(name, given)
    return query
