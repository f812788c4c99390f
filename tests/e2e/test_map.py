"""The map and the list as one set, in a browser: by pointer, by keyboard, on a phone, and without scripts."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.site import DESKTOP, PHONE

BOTH = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])


def ready(page):
    page.wait_for_selector("park-map[ready]")
    return page


def query(page):
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def total(page):
    return int(page.locator(".toolbar strong.num").inner_text().replace(",", ""))


def look_at(page, lat, lon, zoom):
    """Move the map as a visitor's dragging would."""
    page.evaluate(
        "([lat, lon, zoom]) => document.querySelector('park-map').map.setView([lat, lon], zoom, {animate: false})",
        [lat, lon, zoom],
    )


def zoomed_in(page, before):
    """The map glides: wait until it is nearer than it was."""
    page.wait_for_function("zoom => document.querySelector('park-map').map.getZoom() > zoom", arg=before)


def single_pin(page):
    return page.locator(".leaflet-marker-icon:has(.map-pin--township)").first


@BOTH
def test_searching_in_the_window_narrows_list_and_map(open_page, viewport):
    page = ready(open_page("/parks/", viewport=viewport))
    everywhere = total(page)
    look_at(page, 29.4, 106.5, 10)
    page.get_by_role("button", name="在此范围内搜索").click()
    page.wait_for_url(re.compile("box="))
    ready(page)
    assert 0 < total(page) < everywhere
    assert page.get_by_role("link", name=re.compile("^地图范围")).is_visible()
    assert "其他条件的园区只知区县" in page.locator("#results").inner_text()
    shown = page.evaluate("document.querySelector('park-map').pins.parks.total")
    assert shown == total(page)


@BOTH
def test_the_address_holds_the_maps_window(open_page, viewport):
    page = ready(open_page("/parks/", viewport=viewport))
    look_at(page, 29.5, 106.6, 10)
    address = page.url
    assert "#map=10/29.5" in address
    again = ready(open_page(address, viewport=viewport))
    middle = again.evaluate(
        "(() => { const c = document.querySelector('park-map').map.getCenter(); return [c.lat, c.lng] })()"
    )
    assert middle == pytest.approx([29.5, 106.6], abs=0.01)


def test_a_shape_drawn_with_the_pointer_is_in_the_address(open_page):
    page = ready(open_page("/parks/"))
    page.get_by_role("button", name="在地图上画一个范围").click()
    box = page.locator("park-map .leaflet-container").bounding_box()
    for x, y in [(0.3, 0.5), (0.5, 0.5), (0.5, 0.9), (0.3, 0.9)]:
        page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
        page.wait_for_timeout(350)  # two clicks at once would be a double click
    page.get_by_role("button", name="完成").click()
    page.wait_for_url(re.compile("shape="))
    assert len(query(page)["shape"].split("~")) == 4
    ready(page)
    assert page.locator("path.map-area").count() == 1


def test_a_shape_can_be_drawn_by_keyboard(open_page):
    page = ready(open_page("/parks/"))
    page.get_by_role("button", name="在地图上画一个范围").press("Enter")
    for key in ["ArrowRight", "ArrowDown", "ArrowLeft"]:
        page.keyboard.press("Enter")
        page.keyboard.press(key)
        page.wait_for_timeout(500)
    page.get_by_role("button", name="完成").press("Enter")
    page.wait_for_url(re.compile("shape="))


@BOTH
def test_the_form_finds_parks_near_a_place(open_page, viewport):
    page = ready(open_page("/parks/", viewport=viewport))
    page.get_by_label("附近").fill("29.55,106.5")
    page.get_by_label("半径").select_option("50")
    with page.expect_navigation():
        page.get_by_role("button", name="筛选", exact=True).click()
    assert query(page)["near"] == "29.55,106.5" and query(page)["km"] == "50"
    assert page.get_by_role("link", name=re.compile("周围 50 公里")).is_visible()
    ready(page)
    assert page.locator("path.map-area").count() == 1


def test_a_cluster_opens_on_zoom(open_page):
    page = ready(open_page("/parks/"))
    cluster = page.locator(".leaflet-marker-icon:has(.map-pin--many)").first
    before = page.evaluate("document.querySelector('park-map').map.getZoom()")
    cluster.click()
    zoomed_in(page, before)


@BOTH
def test_a_pin_says_why_it_stands_there_and_leads_to_its_park(open_page, viewport):
    page = ready(open_page("/parks/", viewport=viewport))
    single_pin(page).dispatch_event("click")
    card = page.locator(".pin-card")
    card.wait_for()
    assert "可能差一至三公里" in card.inner_text() and "来自参考数据" in card.inner_text()
    assert card.get_by_role("link", name="在高德打开").is_visible()
    card.locator(".pin-name a").click()
    page.wait_for_url(re.compile(r"/parks/[a-z0-9-]+-[0-9a-f]{6}/"))


@BOTH
def test_what_opens_at_a_pin_stays_inside_the_map_and_does_not_glide(open_page, viewport):
    page = ready(open_page("/parks/", viewport=viewport))
    single_pin(page).dispatch_event("click")
    page.locator(".pin-card").wait_for()
    places = page.evaluate(
        """() => new Promise((done) => {
          const place = () => document.querySelector(".leaflet-popup").getBoundingClientRect();
          const first = place();
          setTimeout(() => done([first, place(), document.querySelector(".leaflet-container").getBoundingClientRect()]), 400);
        })"""
    )
    first, later, frame = places
    assert (first["x"], first["y"]) == (later["x"], later["y"])
    assert frame["x"] <= later["x"] and later["right"] <= frame["right"]


def test_pins_and_districts_open_by_keyboard_and_give_the_focus_back(open_page):
    page = ready(open_page("/parks/"))
    for opener in (single_pin(page), page.locator("path.map-district[aria-label^='巴南区']")):
        opener.focus()
        page.wait_for_timeout(300)
        page.keyboard.press("Enter")
        page.locator(".leaflet-popup a:focus").wait_for()
        page.keyboard.press("Escape")
        page.locator(".leaflet-marker-icon:focus, path.map-district:focus").wait_for()


def test_the_district_layer_can_be_switched_and_tells_its_numbers(open_page):
    page = ready(open_page("/parks/"))
    district = page.locator("path.map-district[aria-label^='巴南区']")
    assert re.search(r"\d+ 园区数", district.get_attribute("aria-label"))
    page.get_by_label("区县图层").select_option("building")
    assert "在建项目" in district.get_attribute("aria-label")
    assert page.locator("path.map-circle--disc").count() > 0
    assert page.locator(".leaflet-circles-pane svg").bounding_box()["width"] > 100  # not cut off
    assert "在建项目" in page.locator(".map-legend").inner_text()
    assert "show=building" in page.url


def test_the_bare_wheel_scrolls_the_page_and_ctrl_zooms(open_page):
    page = ready(open_page("/parks/"))
    page.locator("park-map .leaflet-container").hover()
    zoom = page.evaluate("document.querySelector('park-map').map.getZoom()")
    page.mouse.wheel(0, 120)
    page.locator(".map-hint.is-shown").wait_for()
    page.wait_for_timeout(400)
    assert page.evaluate("document.querySelector('park-map').map.getZoom()") == zoom
    assert page.evaluate("scrollY") > 0
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    zoomed_in(page, zoom)


def test_one_finger_leaves_the_page_to_scroll(open_page):
    page = ready(open_page("/parks/", viewport=PHONE, has_touch=True, is_mobile=True))
    assert page.evaluate("document.querySelector('park-map').map.dragging.enabled()") is False
    assert page.evaluate("document.querySelector('park-map').map.touchZoom.enabled()") is True


@BOTH
def test_list_and_drawn_map_are_there_without_javascript(open_page, viewport):
    page = open_page("/parks/?district=banan", viewport=viewport, javascript=False)
    assert page.locator("park-map svg circle").count() > 0
    with page.expect_navigation():
        page.locator("park-map svg a", has=page.locator("title", has_text="江津区")).first.click()
    assert query(page)["district"] == "jiangjin"
    assert page.locator("tbody tr").count() == total(page) > 0


def test_the_browser_shifts_coordinates_as_the_server_does(open_page):
    from parks import gcj02

    page = ready(open_page("/parks/"))
    points = [[106.55, 29.56], [108.4, 30.8], [105.6, 29.4]]
    module = page.locator("link[rel=modulepreload][href*=gcj02]").get_attribute("href")
    found = page.evaluate(
        f"async (points) => {{ const m = await import({json.dumps(module)});"
        "return points.map(([lon, lat]) => [m.fromWgs84(lon, lat), m.toWgs84(lon, lat)]) }",
        points,
    )
    for (lon, lat), (shifted, back) in zip(points, found, strict=True):
        assert shifted == pytest.approx(gcj02.from_wgs84(lon, lat), abs=1e-9)
        assert back == pytest.approx(gcj02.to_wgs84(lon, lat), abs=1e-9)
