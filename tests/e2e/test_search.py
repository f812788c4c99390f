"""The search box suggests while one types, by keys alone if need be, and is a plain form without JavaScript."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.site import DESKTOP, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(request, open_page):
    return open_page("/", viewport=request.param)


def typed(page, text):
    box = page.locator("#home-q")
    box.click()
    # The answer to an earlier key may come in before: the one to the whole text is the last.
    with page.expect_response(lambda answer: parse_qs(urlsplit(answer.url).query).get("q") == [text]):
        box.press_sequentially(text, delay=20)
    page.locator("[role=option]").first.wait_for()
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
    return box


def test_initials_suggest_the_park_and_the_keys_lead_to_it(page):
    box = typed(page, "cqgjswc")
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true" and "重庆国际生物城" in chosen.inner_text()
    box.press("Enter")
    page.wait_for_url("**/parks/**")
    assert "重庆国际生物城" in page.locator("h1").inner_text()


def test_escape_closes_the_suggestions_and_enter_then_searches(page):
    box = typed(page, "生物城")
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert not page.get_by_role("listbox").is_visible()
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("main mark.hit").count()


def test_a_suggestion_can_be_pressed(page):
    typed(page, "生物城")
    page.locator("[role=option]", has_text="重庆国际生物城").first.click()
    page.wait_for_url("**/parks/**")


def test_the_keys_go_round_and_back_into_the_box(page):
    box = typed(page, "生物城")
    count = page.locator("[role=option]").count()
    for _ in range(count + 1):
        box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant").endswith(f"-{count}")


def test_results_follow_what_is_typed_on_the_page_of_the_search(open_page):
    page = open_page("/search/", viewport=DESKTOP)
    page.get_by_role("main").get_by_role("searchbox").press_sequentially("shengwucheng", delay=10)
    page.locator("#hits .title", has_text="重庆国际生物城").first.wait_for()
    page.wait_for_url("**/search/?q=shengwucheng")


def test_without_javascript_the_box_is_an_ordinary_search(open_page):
    page = open_page("/", viewport=PHONE, javascript=False)
    page.get_by_role("main").get_by_role("searchbox").fill("生物城")
    page.get_by_role("main").get_by_role("button", name="搜索").click()
    page.wait_for_url("**/search/?q=*")
    assert "重庆国际生物城" in page.locator("#hits").inner_text()
