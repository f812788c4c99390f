"""Two walks that the site is for, as people take them: by eye, link after link, never by a typed address.

Each is taken on a phone and on a desktop, with JavaScript and without.
"""

import re

import pytest

from tests.site import DESKTOP, PHONE

WAYS = {
    "phone": {"viewport": PHONE},
    "phone without JavaScript": {"viewport": PHONE, "javascript": False},
    "desktop": {"viewport": DESKTOP},
    "desktop without JavaScript": {"viewport": DESKTOP, "javascript": False},
}


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def home(request, open_page):
    return open_page("/", **request.param)


def heading(page):
    """The first words of the page's heading; what opens its evidence may follow them."""
    return page.locator("h1").evaluate("heading => heading.firstChild.textContent.trim()")


def follow(page, name):
    """Click the first link in the main part that reads so, and say where that leads."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    return heading(page)


def open_evidence(page):
    """Open the first fact that an article stands behind: its card, and what opens and closes it."""
    fact = page.locator("main details", has=page.locator("a[href*='/articles/']")).first
    card = fact.locator(".evidence")
    assert not card.is_visible(), "the sentence is open before anybody asked for it"
    fact.locator("summary").click()
    return card, fact.locator("summary")


def sentence_of(card):
    """The marked words and the sentence around them, as one text."""
    quote = card.locator("blockquote").first
    assert quote.is_visible()
    assert quote.locator("mark").first.inner_text().strip()
    return squeezed(quote.inner_text())


def squeezed(text):
    return re.sub(r"\s+", "", text)


def test_from_home_to_a_district_a_park_a_sentence_and_its_article(home):
    page = home
    assert follow(page, "巴南区") == "巴南区"
    assert follow(page, "中南高科重庆大健康智慧谷") == "中南高科重庆大健康智慧谷"
    card, _ = open_evidence(page)
    sentence = sentence_of(card)
    source = card.locator(".source").first.inner_text()
    assert "样例" in source and re.search(r"\d{4}-\d\d-\d\d", source), (
        "no outlet or no date with the sentence"
    )

    with page.expect_navigation():
        card.get_by_role("link", name="出自这篇报道").first.click()
    assert "/articles/" in page.url
    assert sentence in squeezed(page.get_by_role("main").inner_text())
    # And back: the article names the park.
    assert follow(page, "中南高科重庆大健康智慧谷") == "中南高科重庆大健康智慧谷"


def test_from_a_search_to_a_project_and_its_company(home):
    page = home
    page.get_by_role("main").locator("input[name=q]").fill("智慧谷")
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name="搜索").click()
    assert follow(page, "中南高科重庆大健康智慧谷项目") == "中南高科重庆大健康智慧谷项目"
    card, opener = open_evidence(page)
    assert sentence_of(card)
    opener.click()
    assert not card.is_visible()
    assert follow(page, "中南高科") == "中南高科"
    # And back: the company names its project.
    assert follow(page, "中南高科重庆大健康智慧谷项目") == "中南高科重庆大健康智慧谷项目"


def test_pages_made_from_samples_say_so_and_are_kept_out_of_search_engines(open_page):
    page = open_page("/districts/banan/")
    follow(page, "中南高科重庆大健康智慧谷")
    assert page.get_by_role("note").filter(has_text="样例").is_visible()
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"


def test_the_same_page_is_one_click_away_in_english_and_back(open_page):
    page = open_page("/districts/banan/")
    with page.expect_navigation():
        page.get_by_role("link", name="English").first.click()
    assert page.url.endswith("/en/districts/banan/")
    assert page.locator("html").get_attribute("lang") == "en"
    with page.expect_navigation():
        page.get_by_role("link", name="中文").first.click()
    assert page.url.endswith("/districts/banan/") and "/en/" not in page.url


@pytest.mark.parametrize("who, where", [("curator", "/admin/"), ("zhaoshang", "/leads/")])
def test_a_demo_account_opens_the_door_that_it_is_for(open_page, site, who, where):
    page = open_page(where)
    page.locator("input[name=username]").fill(who)
    page.locator("input[name=password]").fill(site.passwords[who])
    with page.expect_navigation():
        page.locator("input[name=password]").press("Enter")
    assert page.url.startswith(site.url + where)


def test_the_map_of_home_leads_to_a_district_without_javascript(open_page):
    page = open_page("/", javascript=False)
    with page.expect_navigation():
        page.locator("svg.district-svg a", has=page.locator("title", has_text="两江新区")).first.click()
    assert heading(page) == "两江新区"
