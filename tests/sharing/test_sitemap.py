"""Crawlers find every public page in both languages, and nothing that is not for the public."""

import xml.etree.ElementTree as ET

import pytest

from projects.models import Project
from tests.factories import ParkFactory, ProjectFactory

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def urls(client, address):
    root = ET.fromstring(client.get(address).content)
    return {url.findtext(f"{MAP}loc").replace("http://testserver", ""): url for url in root.iter(f"{MAP}url")}


def test_the_index_names_a_part_for_each_kind(client, told):
    root = ET.fromstring(client.get("/sitemap.xml").content)
    parts = [loc.text for loc in root.iter(f"{MAP}loc")]
    assert len(parts) == 7
    assert all(client.get(part).status_code == 200 for part in parts)


def test_a_record_stands_there_in_both_languages_dated_by_its_last_report(client, told):
    found = urls(client, "/sitemap-projects.xml")
    page = told.project.get_absolute_url()
    assert set(found) == {page, f"/en{page}"}
    assert found[page].findtext(f"{MAP}lastmod") == "2024-06-02"
    alternates = {link.get("hreflang"): link.get("href") for link in found[page].iter(LINK)}
    assert alternates == {
        "zh-hans": f"http://testserver{page}",
        "en": f"http://testserver/en{page}",
        "x-default": f"http://testserver{page}",
    }


def test_a_district_is_dated_by_what_was_last_reported_there(client, told):
    assert (
        urls(client, "/sitemap-districts.xml")["/districts/banan/"].findtext(f"{MAP}lastmod") == "2024-06-02"
    )
    assert urls(client, "/sitemap-sectors.xml")["/sectors/bio/"].findtext(f"{MAP}lastmod") == "2024-06-02"


def test_samples_unpublished_and_merged_records_are_left_out(client, told):
    ProjectFactory(published=False)
    ProjectFactory(merged_into=told.project.key)
    Project.objects.filter(pk=told.project.pk).update(sample=True)
    assert urls(client, "/sitemap-projects.xml") == {}


def test_an_unknown_part_or_page_is_not_found(client, told):
    assert client.get("/sitemap-nothing.xml").status_code == 404
    assert client.get("/sitemap-parks.xml?p=9").status_code == 404


def test_an_unchanged_map_is_not_sent_twice(client, told):
    tag = client.get("/sitemap-parks.xml")["ETag"]
    assert client.get("/sitemap-parks.xml", headers={"If-None-Match": tag}).status_code == 304


def test_more_records_cost_no_more_queries(client, told, django_assert_max_num_queries):
    for _ in range(20):
        ParkFactory()
    with django_assert_max_num_queries(4):
        client.get("/sitemap-parks.xml")


def test_robots_are_told_of_the_map_and_kept_from_desks(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text and "Disallow: /en/leads/" in text
