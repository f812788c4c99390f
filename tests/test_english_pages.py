"""The English half of the site: no page shows Chinese that is not marked as Chinese, and every kind of page is seen."""

import re
from io import StringIO
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import override
from lxml import html

from ingest.loading import load
from tests.factories import UserFactory

# Chinese commas and brackets between English words are remains too.
CHINESE = re.compile(r"[\u3400-\u9fff，。；：（）、]")
SPOKEN = ("title", "aria-label", "alt", "placeholder", "label", "data-label", "content", "value")
pytestmark = pytest.mark.django_db
PER_VIEW = 4
# Files, feeds and what leads elsewhere: not pages.
NOT_PAGES = {"short", "qr", "logout", "export", "feed"}
STARTS = [
    "/en/",
    "/en/parks/?q=生物",
    "/en/parks/?q=nothing-of-that-name",
    "/en/parks/?level=国家级&sort=land",
    "/en/projects/?stage=signed",
    "/en/events/?kind=signing",
    "/en/search/?q=生物城",
    "/en/search/?q=沙坪坝",
    "/en/search/?q=nothing-of-that-name",
    "/en/enquire/",
    "/en/report/?as=party",
    "/en/track/?number=1",
    "/en/nowhere/",
]
MUST_SEE = {
    "home",
    "search",
    "about",
    "sources",
    "quality",
    "privacy",
    "login",
    "enquire",
    "report",
    "track",
    "parks:list",
    "parks:detail",
    "parks:districts",
    "parks:district",
    "parks:sectors",
    "parks:sector",
    "parks:compare",
    "projects:list",
    "projects:detail",
    "projects:events",
    "projects:event",
    "projects:companies",
    "projects:company",
    "articles:list",
    "articles:detail",
}


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """`{address: (view name, document)}` of up to four pages of every kind, found by following links."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", skip_checks=True, stdout=StringIO())
        load([settings.BASE_DIR / "ingest" / "samples"], sample=True)
        staff = Client()
        staff.force_login(UserFactory(username="crawler", is_staff=True, is_superuser=True))
        with override("zh-hans"):  # a request leaves its language behind in this thread
            found = crawl(Client(), STARTS)
            found |= crawl(staff, ["/en/leads/", "/en/leads/enquiries/"], follow=False)
        yield found
        transaction.set_rollback(True)


def view_of(address):
    """`parks:detail`, or `404`."""
    try:
        with override("en"):
            return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "404"


def crawl(client, starts, follow=True):
    seen, counts, waiting = {}, {}, list(starts)
    while waiting:
        address = waiting.pop(0)
        name = view_of(address)
        if address in seen or (address not in starts and counts.get(name, 0) >= PER_VIEW):
            continue
        answer = client.get(address, follow=True)
        if "text/html" not in answer.get("Content-Type", ""):
            continue
        counts[name] = counts.get(name, 0) + 1
        document = html.document_fromstring(answer.content.decode())
        seen[address] = (name, document)
        if follow:
            waiting += [link for link in links(document, address) if link not in seen]
    return seen


def links(document, address):
    for link in document.xpath("//a/@href"):
        target = urljoin(address, link).split("#")[0]
        if not target.startswith("/en/") or target.startswith("/en/admin/"):
            continue
        if view_of(target).split(":")[-1] not in NOT_PAGES | {"404"}:
            yield target


def language(element):
    while element is not None:
        if found := element.get("lang"):
            return found
        element = element.getparent()
    return ""


def remains(document):
    """Texts and spoken attributes with Chinese outside elements whose language is Chinese."""
    for element in document.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        own = [element.text or "", *(element.get(name) or "" for name in SPOKEN if element.tag != "input")]
        if element.tag == "input":  # what the visitor typed is theirs
            own = [element.get(name) or "" for name in ("placeholder", "aria-label", "title")]
        own += [text for name, text in element.attrib.items() if name.startswith("word-")]
        if not language(element).startswith("zh"):
            yield from (text.strip()[:60] for text in own if CHINESE.search(text))
        parent = element.getparent()
        after = element.tail or ""
        if parent is not None and CHINESE.search(after) and not language(parent).startswith("zh"):
            yield after.strip()[:60]


def test_every_kind_of_page_was_seen(pages):
    assert MUST_SEE - {name for name, _ in pages.values()} == set()


def test_no_page_shows_chinese_that_is_not_marked_as_chinese(pages):
    found = [f"{address}: {text}" for address, (_, document) in pages.items() for text in remains(document)]
    assert "\n".join(found) == ""


def test_every_page_says_that_it_is_english(pages):
    assert {document.get("lang") for _, document in pages.values()} == {"en"}


def test_quoted_sentences_are_marked_as_chinese(pages):
    quotes = [quote for _, document in pages.values() for quote in document.iter("blockquote")]
    assert quotes and {language(quote) for quote in quotes} == {"zh-Hans"}
