"""What visitors come for, from the home page: typed as they would type it, found in one search and one link."""

import pytest

from tests.site import DESKTOP, PHONE

WAYS = {
    "phone without JavaScript": {"viewport": PHONE, "javascript": False},
    "desktop": {"viewport": DESKTOP},
}
# Typed into the home page's box; the link among the hits; what the page behind it must say.
ERRANDS = {
    "parks in 巴南 for makers of medical devices, and how large": (
        "/",
        "巴南 医疗器械",
        "列成表：用地、产业、地图",
        ["重庆国际生物城", "45,000", "中南高科重庆大健康智慧谷", "136"],
    ),
    "the same in English": (
        "/en/",
        "Banan medical devices",
        "As a table: land, industries, map",
        ["Chongqing International Biocity", "45,000", "136"],
    ),
    "the 27 projects signed in 沙坪坝 in November 2024": (
        "/",
        "沙坪坝 2024年11月 签约",
        "沙坪坝区27个项目签约",
        ["2024-11-08", "27", "35.7", "没有点名"],
    ),
    "parks within 20 km of 巴福镇": (
        "/",
        "巴福镇",
        "巴福镇",
        ["周围 20 公里", "从石板镇的点量起", "相邻的依据"],
    ),
    "what was begun at the 科学城 in spring 2024": (
        "/",
        "西部科学城 2024年4月",
        "西部（重庆）科学城2个项目开工",
        ["2024-04", "重庆国际生命城首开区项目", "亦度疫苗研发中心及产业化基地项目"],
    ),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("home, words, link, answers", ERRANDS.values(), ids=ERRANDS)
def test_an_errand_is_one_search_and_one_link(open_page, way, home, words, link, answers):
    page = open_page(home, **way)
    page.locator("#home-q").fill(words)
    with page.expect_navigation():
        page.get_by_role("main").locator(".search-box button").click()
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=link, exact=True).first.click()
    said = page.get_by_role("main").inner_text()
    assert [answer for answer in answers if answer not in said] == []
