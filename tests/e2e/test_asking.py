"""Asking and reporting as visitors do it: link after link, on a phone without JavaScript and at a desk."""

import re

import pytest

from tests.site import DESKTOP, PHONE

WAYS = {
    "phone without JavaScript": {"viewport": PHONE, "javascript": False},
    "desktop": {"viewport": DESKTOP},
}
PHONE_NUMBER = "13896001234"
# As long as a person takes at the least; the guard asks for three seconds.
A_MOMENT = 3500


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def parks(request, open_page):
    return open_page("/parks/", **request.param)


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def project(request, open_page):
    page = open_page("/projects/", **request.param)
    page.locator("main tbody th a[href^='/projects/']").first.click()
    return page


def send(page, **given):
    """Fill the fields by their names and press the form's button."""
    for name, text in given.items():
        page.fill(f"#id_{name}", text)
    page.wait_for_timeout(A_MOMENT)
    page.locator(".ask-send").click()
    page.wait_for_url(re.compile(r"/\d{4}-\d{4}-\d{4}/"))
    return page.locator(".ask-number").inner_text()


def test_from_a_park_to_an_enquiry_its_number_and_back_out_of_it(parks):
    page = parks
    page.locator("main tbody th a[href^='/parks/']").first.click()
    name = page.locator("h1").inner_text()
    page.get_by_role("link", name="咨询这个园区").click()
    assert name in page.locator("h1").inner_text()
    page.check("#id_consent")
    number = send(page, need="要一间小厂房", contact_name="王女士", phone=PHONE_NUMBER)

    page.goto("/")
    page.get_by_role("link", name="凭编号查进展").click()
    page.fill("#track-number", number)
    page.get_by_role("button", name="查进展").click()
    assert name in page.inner_text("main") and PHONE_NUMBER not in page.content()

    page.locator("summary", has_text="撤回").click()
    page.fill("#id_phone", PHONE_NUMBER)
    page.get_by_role("button", name="撤回并删除").click()
    assert "已撤回" in page.inner_text("main")


def test_from_a_sentence_to_a_report_about_it(project):
    page = project
    page.locator("main .fact summary").first.click()
    page.locator("details[open] .report-link").first.click()
    shown = page.locator("report-words blockquote mark").first
    words = shown.inner_text()
    if page.evaluate("() => Boolean(window.customElements.get('report-words'))"):
        shown.click(click_count=3)
        page.wait_for_function("() => document.getElementById('id_words').value")
        assert words in page.input_value("#id_words")
    number = send(page, words=words, right="不知道", source="我在现场看到")
    assert "待核实" in page.inner_text("main") and number in page.url
