"""A page says what its one address is, in every language and for machines, and can be passed on and embedded."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from config.sharing.links import code_of
from parks.models import Park
from tests.factories import DistrictFactory, EventFactory, OldAddressFactory, ParkFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def page(client, address):
    return client.get(address).content.decode()


def link(html, **attributes):
    """The href of the first <link> with these attributes."""
    for tag in re.findall(r"<link [^>]+>", html):
        if all(f'{name}="{value}"' in tag for name, value in attributes.items()):
            return re.search(r'href="([^"]*)"', tag)[1].replace("&amp;", "&")
    return None


def linked_data(html):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1])


def test_a_canonical_address_keeps_filters_and_drops_order_and_strange_keys(client, told):
    html = page(client, "/parks/?utm=x&sort=land&district=banan&compare=a&page=1")
    assert link(html, rel="canonical") == "http://testserver/parks/?district=banan"


def test_every_language_of_a_page_is_named_by_its_full_address(client, told):
    path = told.park.get_absolute_url()
    html = page(client, f"/en{path}?x=1")
    assert link(html, hreflang="zh-Hans") == link(html, hreflang="x-default") == f"http://testserver{path}"
    assert link(html, hreflang="en") == link(html, rel="canonical") == f"http://testserver/en{path}"


def test_a_list_names_the_feed_of_its_filter_and_a_record_its_own(client, told):
    feed = {"type": "application/atom+xml"}
    assert link(page(client, "/events/?district=banan&sort=amount"), **feed) == "/events/feed/?district=banan"
    assert (
        link(page(client, told.project.get_absolute_url()), **feed) == f"/projects/{told.project.slug}/feed/"
    )
    assert link(page(client, "/about/"), **feed) is None


def test_a_feed_that_a_page_names_is_there(client, told):
    records = [told.park, told.project, told.company]
    pages = [record.get_absolute_url() for record in records]
    for address in [
        "/",
        "/parks/?district=banan",
        "/projects/",
        "/events/",
        "/districts/banan/",
        "/sectors/bio/",
        *pages,
    ]:
        assert client.get(link(page(client, address), type="application/atom+xml")).status_code == 200, (
            address
        )


def test_open_graph_says_what_the_title_says(client, told):
    html = page(client, told.project.get_absolute_url())
    assert '<meta property="og:title" content="测试疫苗厂">' in html
    assert "<title>测试疫苗厂 · 重庆产业园区名录</title>" in html


def test_a_name_with_markup_breaks_neither_title_nor_data_block(client, told):
    nasty = ParkFactory(name="</script><b>园")
    html = page(client, nasty.get_absolute_url())
    assert "</script><b>" not in html and "&amp;lt;" not in html
    assert linked_data(html)[0]["name"] == "</script><b>园"


@pytest.mark.parametrize(
    "thing, kind",
    [("park", "Place"), ("project", "Project"), ("company", "Organization"), ("event", "Event")],
)
def test_a_record_describes_itself_to_machines(client, told, thing, kind):
    record = getattr(told, thing)
    data, crumbs = linked_data(page(client, record.get_absolute_url()))
    assert (data["@type"], data["name"]) == (kind, record.name)
    assert crumbs["itemListElement"][-1]["item"] == data["url"]


def test_machines_are_told_nothing_that_is_unknown(client, told):
    Park.objects.filter(pk=told.park.pk).update(
        longitude="106.7", latitude="29.4"
    )  # known to the district only
    data = linked_data(page(client, told.park.get_absolute_url()))[0]
    assert "geo" not in data and "sameAs" not in data and "" not in data.values()


def test_a_hidden_record_is_named_to_no_machine(client, told):
    Park.objects.filter(pk=told.park.pk).update(published=False)
    assert "测试生物园" not in json.dumps(
        linked_data(page(client, told.project.get_absolute_url())), ensure_ascii=False
    )


def test_an_error_page_has_no_address_of_its_own(client):
    assert link(page(client, "/nowhere/"), rel="canonical") is None


def test_a_short_link_leads_to_the_record_in_the_language_it_was_shared_in(client, told):
    path = told.park.get_absolute_url()
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}/s/{code_of(told.park)}/")
        assert (response.status_code, response["Location"]) == (302, prefix + path)


def test_a_short_link_outlives_a_merge_and_a_changed_key(client, told):
    double = ProjectFactory(name="同一个厂", merged_into=told.project.key)
    assert client.get(f"/s/{code_of(double)}/")["Location"] == told.project.get_absolute_url()
    code = code_of(double)
    OldAddressFactory(kind="project", slug=double.slug, target_key=told.project.key)
    double.delete()
    assert client.get(f"/s/{code}/")["Location"] == told.project.get_absolute_url()


@pytest.mark.parametrize("code", ["1", "zzzzzzzzzzzzzz", "not-base-36", "0"])
def test_a_short_link_to_nothing_is_not_found(client, told, code):
    assert client.get(f"/s/{code}/").status_code == 404


def test_the_share_box_holds_the_short_link_and_its_code(client, told):
    html = page(client, told.park.get_absolute_url())
    short = f"/s/{code_of(told.park)}/"
    assert f'value="http://testserver{short}"' in html and f"/qr.svg?to={short}" in html


def test_a_code_is_a_picture_of_an_own_address_and_of_no_other(client):
    response = client.get("/qr.svg?to=/parks/")
    assert response["Content-Type"] == "image/svg+xml"
    assert ET.fromstring(response.content).tag.endswith("svg") and b"style" not in response.content
    for foreign in ("https://evil.example/", "//evil.example/", "/\\evil.example", "", "/" + "x" * 700):
        assert client.get("/qr.svg", {"to": foreign}).status_code == 400


def test_the_embedded_map_may_be_framed_by_anybody_and_the_rest_of_the_site_by_nobody(client, told):
    embedded, other = client.get("/embed/map/?district=banan"), client.get("/parks/")
    assert "frame-ancestors *" in embedded["Content-Security-Policy"] and "X-Frame-Options" not in embedded
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"] and other["X-Frame-Options"] == "DENY"
    assert "unsafe" not in embedded["Content-Security-Policy"]


def test_the_embedded_map_sets_no_cookie_and_depends_on_none(told):
    response = Client().get("/embed/map/?district=banan")
    assert not response.cookies and "Cookie" not in response["Vary"]


def test_the_embedded_map_shows_its_filter_and_lists_it_without_javascript(client, told):
    ParkFactory(name="别区园", district=DistrictFactory(name="别区", slug="bie"))
    html = page(client, "/embed/map/?district=banan&sort=land")
    assert 'src="/parks/map.json?district=banan"' in html
    assert "测试生物园" in html and "别区园" not in html


def test_the_code_to_embed_names_the_filter_in_force(client, told):
    html = page(client, "/embed/?district=banan&page=3")
    assert (
        "&lt;iframe src=&quot;http://testserver/embed/map/?district=banan&quot;".replace("&quot;", '"')
        in html
    )
    assert "frame-src 'self'" in client.get("/embed/")["Content-Security-Policy"]


def test_a_map_and_its_page_ask_little(client, told, django_assert_max_num_queries):
    for _ in range(10):
        ParkFactory(district=told.district)
    with django_assert_max_num_queries(7):
        client.get("/embed/map/?district=banan")


def test_the_box_under_a_page_asks_nothing(client, told, django_assert_num_queries):
    event = EventFactory()
    client.get(event.get_absolute_url())
    from django.template import Context, Template
    from django.test import RequestFactory

    context = Context({"request": RequestFactory().get("/"), "object": event})
    with django_assert_num_queries(0):
        Template("{% load sharing %}{% follow_and_share %}").render(context)
