"""Following, sharing, comparing and printing, as people meet them in a browser."""

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.e2e.test_every_page import first_of, violations
from tests.site import DESKTOP, PHONE

PAGES = ["/compare/", "/embed/?district=banan", "/embed/map/?district=banan", "/districts/banan/profile/"]


def pages_of(printed):
    """How many pages chromium printed: its PDF names each in plain text."""
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def profiles(page):
    """A park's and a project's profile that pages lead to, and a district's."""
    found = ["/districts/shapingba/profile/"]
    for address in ["/parks/", "/projects/"]:
        page.goto(address)
        found.append(first_of(page, address) + "profile/")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, viewport, scheme):
    page = open_page("/projects/", viewport=viewport, color_scheme=scheme)
    project = first_of(page, "/projects/")
    page.goto("/compare/")
    first = page.locator("main a[href*='?parks=']").first.get_attribute("href")
    page.goto(first)
    second = page.locator("main a[href*='?parks=']", has_text="＋").first.get_attribute("href")
    found = {}
    for address in [*PAGES, first, second, project + "profile/", project]:
        page.goto(address)
        for closed in page.locator(".passing-part > summary").all():
            closed.click()
        wide = page.evaluate("document.documentElement.scrollWidth") > viewport["width"]
        found[address] = violations(page) + (["scrolls sideways"] if wide else [])
    assert {address: words for address, words in found.items() if words} == {}


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_two_parks_are_picked_in_the_list_and_set_side_by_side(open_page, javascript):
    page = open_page("/parks/?district=banan", viewport=PHONE, javascript=javascript)
    for _ in range(2):
        with page.expect_navigation():
            page.get_by_role("link", name=re.compile("^把.*加入对比$")).first.click()
    with page.expect_navigation():
        page.get_by_role("link", name="并排对比").click()
    assert "/compare/?parks=" in page.url and page.locator(".compare-row").count() > 5
    assert page.locator(".compare-row--differs .tag", has_text="不同").first.is_visible()


def test_an_address_is_copied_at_a_click(open_page):
    page = open_page("/districts/banan/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#follow > summary").click()
    page.locator("#follow").get_by_role("button", name="复制").click()
    page.locator("#follow [role=status]", has_text="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/districts/banan/feed/")


def test_without_javascript_the_address_stands_there_to_be_selected(open_page):
    page = open_page("/districts/banan/", javascript=False)
    page.locator("#follow > summary").click()
    assert page.locator("#feed-address").get_attribute("value").endswith("/districts/banan/feed/")
    assert not page.locator("#follow").get_by_role("button", name="复制").is_visible()


@pytest.fixture
def foreign_page(site, tmp_path):
    """The address of a page of another site that frames our map and one of our other pages."""
    frames = "".join(
        f'<iframe name="{name}" src="{site.url}{path}" width="600" height="400"></iframe>'
        for name, path in [("map", "/embed/map/?district=banan"), ("page", "/districts/banan/")]
    )
    (tmp_path / "index.html").write_text(frames)
    serve = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        # Another host name is another site, although it is the same machine.
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def test_other_sites_may_show_the_map_and_only_the_map(browser, foreign_page):
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(foreign_page)
    embedded = page.frame("map").locator("park-map .leaflet-container")
    embedded.wait_for()
    assert embedded.bounding_box()["height"] > 300
    assert page.frame("page").locator("h1", has_text="巴南区").count() == 0
    assert context.cookies() == []
    context.close()


def test_a_typical_profile_is_one_page_and_a_comparison_too(open_page):
    page = open_page("/parks/")
    printed = {}
    for address in profiles(page):
        page.goto(address)
        printed[address] = pages_of(page.pdf(prefer_css_page_size=True))
    page.goto("/compare/")
    page.goto(page.locator("main a[href*='?parks=']").first.get_attribute("href"))
    page.goto(page.locator("main a[href*='?parks=']", has_text="＋").first.get_attribute("href"))
    printed["compare"] = pages_of(page.pdf(prefer_css_page_size=True))
    assert set(printed.values()) == {1}, printed


def test_data_for_machines_is_no_script_to_the_policy(open_page):
    """open_page fails on any complaint of the console, so this holds when the block is there and nothing is said."""
    page = open_page("/districts/banan/")
    assert "AdministrativeArea" in page.locator("script[type='application/ld+json']").text_content()
