"""What holds on every page: the rules that axe checks, no sideways scrolling on a phone, no JavaScript needed."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site import DESKTOP, PHONE

ADDRESSES = [
    "/",
    "/parks/",
    "/parks/?q=生物",
    "/districts/",
    "/districts/banan/",
    "/sectors/",
    "/projects/",
    "/events/",
    "/companies/",
    "/articles/",
    "/search/?q=生物城",
    "/about/",
    "/sources/",
    "/quality/",
    "/privacy/",
    "/enquire/",
    "/report/?page=/parks/",
    "/report/?as=party",
    "/track/?number=1",
    "/login/",
    "/en/",
    "/en/parks/",
    "/nowhere/",
]
# Lists whose first row leads to a page of its own kind.
LISTS = ["/parks/", "/projects/", "/events/", "/companies/", "/articles/", "/sectors/"]


def violations(page):
    """What axe finds, in words: rule, impact, and the elements."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


def first_of(page, address):
    """The address of the first record that a list leads to."""
    links = page.locator(f"main a[href^='{address}']").evaluate_all(
        "links => links.map(a => a.getAttribute('href'))"
    )
    records = [link for link in links if "?" not in link and link != address and not link.endswith(".json")]
    assert records, f"{address} leads to no record"
    return records[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(open_page, viewport, scheme):
    page = open_page("/", viewport=viewport, color_scheme=scheme, expect_missing=True)
    found = {}
    for address in ADDRESSES:
        page.goto(address)
        found[address] = violations(page)
    for address in LISTS:
        page.goto(address)
        record = first_of(page, address)
        page.goto(record)
        found[record] = violations(page)
    assert {address: words for address, words in found.items() if words} == {}


def test_a_phone_never_scrolls_sideways(open_page):
    page = open_page("/", viewport=PHONE, expect_missing=True)
    wide = {}
    addresses = list(ADDRESSES)
    for address in LISTS:
        page.goto(address)
        addresses.append(first_of(page, address))
    for address in addresses:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[address] = width
    assert wide == {}


def test_pages_say_the_same_without_javascript(open_page):
    """Headings and the links of the main part are there before any script ran."""
    with_script = open_page("/", javascript=True)
    without = open_page("/", javascript=False)
    for address in ["/", "/parks/", "/districts/banan/", "/projects/", "/events/"]:
        with_script.goto(address)
        without.goto(address)
        assert headings(without) == headings(with_script), address
        assert without.locator("main a:visible").count() > 3, address


def headings(page):
    return page.locator("main h1, main h2").all_text_contents()


@pytest.mark.parametrize("address", ["/", "/parks/", "/events/"])
def test_the_keyboard_first_meets_a_way_to_the_main_part(open_page, address):
    page = open_page(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
