"""Pages of parks, districts and sectors: what they tell, where old addresses lead, what is not public."""

import re

import pytest

from parks import near
from parks.models import District, Park, data_changed
from tests.factories import (
    ArticleFactory,
    DistrictFactory,
    EventFactory,
    OldAddressFactory,
    ParkFactory,
    ProjectFactory,
    evidence_for,
)
from tests.parks.conftest import SQUARE, text_of

pytestmark = pytest.mark.django_db


def test_a_park_tells_its_facts_projects_ceremonies_and_reports(client, city):
    EventFactory(name="测试开工仪式", park=city.bio, district=city.banan)
    html = text_of(client.get(city.bio.get_absolute_url()))
    for words in (
        "266",
        "测试疫苗厂",
        "测试开工仪式",
        "测试智慧谷",
        "生命谷",
        "一期占地约<mark>266亩</mark>",
    ):
        assert words in html, words


def test_what_is_unknown_about_a_park_is_said(client, city):
    sheet = client.get(city.port.get_absolute_url()).context["sheet"]
    assert {"用地", "总投资", "地址"} <= set(sheet["missing"])


def test_a_park_that_no_source_confirms_is_not_public(client, city):
    Park.objects.filter(pk=city.bio.pk).update(published=False)
    assert client.get(city.bio.get_absolute_url()).status_code == 404


def test_an_old_address_leads_to_the_park_for_ever(client, city):
    OldAddressFactory(kind="park", slug="former-name", target_key=city.bio.key)
    response = client.get("/parks/former-name/")
    assert (response.status_code, response.url) == (301, city.bio.get_absolute_url())


def test_a_merged_park_leads_to_the_one_that_stands(client, city):
    Park.objects.filter(pk=city.inner.pk).update(merged_into=city.bio.key)
    response = client.get(city.inner.get_absolute_url())
    assert (response.status_code, response.url) == (301, city.bio.get_absolute_url())


def test_an_unpublished_record_is_not_named_on_other_pages(client, city):
    Park.objects.filter(pk=city.inner.pk).update(published=False)
    hidden = ProjectFactory(name="秘密项目", park=city.bio, district=city.banan, published=False)
    html = text_of(client.get(city.bio.get_absolute_url())) + text_of(client.get("/districts/banan/"))
    assert city.inner.name not in html and hidden.name not in html


def test_pages_made_from_samples_say_so_and_ask_not_to_be_indexed(client, city):
    park = ParkFactory(name="样例园", sample=True)
    html = text_of(client.get(park.get_absolute_url()))
    assert "banner--sample" in html and 'content="noindex"' in html
    assert "banner--sample" not in text_of(client.get(city.bio.get_absolute_url()))


def test_neighbours_are_those_within_twenty_kilometres_nearest_first(client, city):
    place = {"position_precision": "township", "latitude": "29.4"}
    near = ParkFactory(name="近处园", longitude="106.75", **place)
    nearer = ParkFactory(name="更近园", longitude="106.72", **place)
    ParkFactory(name="远处园", longitude="107.1", **place)
    found = client.get(city.bio.get_absolute_url()).context["neighbours"]
    assert [park.pk for _, park in found.rows] == [nearer.pk, near.pk]
    assert 1.5 < found.rows[0][0] < 2.5


def test_a_park_among_many_shows_the_nearest_and_leads_to_the_rest(client, city, monkeypatch):
    monkeypatch.setattr(near, "SHOWN", 1)
    place = {"position_precision": "township", "latitude": "29.4"}
    far = ParkFactory(name="远些园", longitude="106.75", **place)
    ParkFactory(name="近处园", longitude="106.72", **place)
    html = text_of(client.get(city.bio.get_absolute_url()))
    assert "近处园" in html and far.name not in html
    assert re.search(r'href="/parks/\?near=29\.\d+,106\.\d+&amp;km=20"', html)


def test_a_park_without_a_position_says_so_and_lists_its_district(client, city):
    html = text_of(client.get(city.inner.get_absolute_url()))
    assert "只知道在巴南区" in html
    assert "同区县的园区" in html and city.bio.get_absolute_url() in html


def test_reports_of_a_park_group_their_reprints(client, city):
    original = ArticleFactory(title="原报道", published_on="2024-01-01")
    reprint = ArticleFactory(title="转载", published_on="2024-01-02", origin=original)
    for article in (original, reprint):
        evidence_for(city.port, "name", "测试港务园", article=article)
    stories = client.get(city.port.get_absolute_url()).context["stories"]
    assert [(story.article.title, len(story.reprints)) for story in stories] == [("原报道", 1)]


def test_a_district_lists_its_parks_projects_and_ceremonies(client, city):
    EventFactory(name="巴南签约会", district=city.banan)
    html = text_of(client.get("/districts/banan/"))
    for words in (city.bio.name, city.inner.name, "测试疫苗厂", "巴南签约会"):
        assert words in html, words
    assert city.port.name not in html


def test_an_abolished_district_leads_on_to_all_its_successors(client, city):
    old = DistrictFactory(name="渝北区", slug="yubei", valid_until="2025-11-06")
    old.successors.set([city.banan, city.jiangjin])
    html = text_of(client.get("/districts/yubei/"))
    assert "已于 2025-11-06 撤销" in html
    assert 'href="/districts/banan/"' in html and 'href="/districts/jiangjin/"' in html


def test_a_district_tells_what_it_was_made_of_and_that_its_boundary_is_approximate(client, city):
    new = DistrictFactory(
        name="两江新区",
        slug="liangjiang",
        boundary=SQUARE,
        boundary_approximate=True,
        valid_from="2025-11-06",
    )
    old = DistrictFactory(name="江北区", slug="jiangbei", valid_until="2025-11-06")
    old.successors.add(new)
    html = text_of(client.get("/districts/liangjiang/"))
    assert 'href="/districts/jiangbei/"' in html and "界线为近似" in html


def test_planned_and_done_projects_of_a_district_are_never_one_sum(client, city):
    ProjectFactory(district=city.banan, stage="signed", investment_yi="7")
    ProjectFactory(district=city.banan, stage="opened", investment_yi="5")
    groups = client.get("/districts/banan/").context["project_groups"]
    assert (groups["planned"]["sum_yi"], groups["done"]["sum_yi"]) == (7, 5)


def test_every_park_is_reached_from_its_districts_page(client, city):
    for district in client.get("/districts/").context["zones"]:
        for place in district[1]:
            html = text_of(client.get(f"/districts/{place.slug}/"))
            for park in Park.objects.published().filter(district=place):
                assert park.get_absolute_url() in html


def test_a_sector_takes_the_parks_of_its_inner_sectors(client, city):
    assert city.bio.name in text_of(client.get("/sectors/pharma/"))
    assert city.bio.name in text_of(client.get("/sectors/devices/"))


def test_the_districts_are_drawn_without_javascript(client, city):
    for address in ("/", "/districts/"):
        html = text_of(client.get(address))
        assert "<svg" in html and 'href="/districts/banan/"' in html and "巴南区：2 个园区" in html


def test_the_pages_of_places_ask_no_more_for_more_projects(client, city, django_assert_max_num_queries):
    for n in range(15):
        project = ProjectFactory(park=city.bio, district=city.banan, investment_yi=n, sectors=[city.devices])
        event = EventFactory(park=city.bio, district=city.banan, investment_yi=n, projects=[project])
        for record in (project, event):
            evidence_for(record, "investment_yi", n, article={"title": f"报道{record.name}"})
    data_changed()
    client.get(city.inner.get_absolute_url())  # works out what all pages of this version share
    for address, most in (
        (city.bio.get_absolute_url(), 17),
        ("/districts/banan/", 28),
        ("/sectors/pharma/", 24),
        ("/districts/", 8),
        ("/sectors/", 3),
    ):
        with django_assert_max_num_queries(most):
            client.get(address)


def test_a_park_of_two_districts_counts_in_both_as_in_the_lists_filter(client, city):
    city.bio.other_districts.add(city.jiangjin, city.banan)
    counts = {district.slug: district.park_count for district in District.objects.with_counts()}
    context = client.get("/parks/").context
    listed = {option.value: option.count for option in context["facets"][0].options}
    assert counts == listed == {"banan": 2, "jiangjin": 2}
    for slug, n in counts.items():
        assert len(client.get(f"/districts/{slug}/").context["parks"]) == n
        assert client.get("/parks/", {"district": slug}).context["total"] == n
    assert client.get("/parks/map.json").json()["counts"] == counts
    assert {area["slug"]: area["n"] for area in context["drawing"]["areas"]}.items() >= {
        slug: n for slug, n in counts.items() if slug in {a["slug"] for a in context["drawing"]["areas"]}
    }.items()


def test_a_park_without_a_pin_is_counted_as_such_in_each_of_its_districts(client, city):
    Park.objects.filter(pk=city.bio.pk).update(position_precision="district", longitude=None, latitude=None)
    city.bio.other_districts.add(city.jiangjin)
    assert client.get("/parks/map.json").json()["unplaced"] == {"banan": 2, "jiangjin": 2}


def test_a_district_and_a_sector_that_rest_on_samples_say_so_and_are_not_indexed(client, city):
    addresses = ("/districts/banan/", "/sectors/devices/", "/districts/banan/profile/")
    for address in addresses:
        assert "banner--sample" not in client.get(address).content.decode(), address
    sample = ArticleFactory(title="样例", sample=True)
    project = ProjectFactory(name="样例项目", district=city.banan, sectors=[city.devices], sample=True)
    evidence_for(project, "investment_yi", "3", article=sample)
    data_changed()
    for address in addresses:
        html = client.get(address).content.decode()
        assert "banner--sample" in html and 'name="robots" content="noindex"' in html, address
        assert "有一部分内容来自" in html, address


def test_a_park_with_one_samples_word_makes_its_districts_page_say_so(client, city):
    evidence_for(city.bio, "floor_area_m2", "9000", article=ArticleFactory(sample=True))
    for address in ("/districts/banan/", "/sectors/pharma/"):
        assert "banner--sample" in client.get(address).content.decode(), address


def test_a_district_of_reference_data_alone_is_indexed(client, city):
    html = client.get("/districts/jiangjin/").content.decode()
    assert "banner--sample" not in html and "noindex" not in html
