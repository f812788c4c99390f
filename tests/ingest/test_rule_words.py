"""Every rule of the reader is said in words, and nothing that the desk shows is a code."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from ingest import rule_words
from ingest.reading.assembling import read
from ingest.reading.facts import Value
from tests.factories import ClaimFactory, MentionFactory

BUILDING = Path(__file__).resolve().parent.parent / "gold" / "building"


def rules_of(reading):
    for facts in (reading.districts, reading.parks, reading.events, reading.projects, reading.companies):
        for fact in facts:
            yield fact.rule
            for values in fact.fields.values():
                yield from (value.rule for value in (values if not isinstance(values, Value) else [values]))


def test_every_rule_that_finds_something_in_our_articles_has_words():
    articles = sorted(BUILDING.glob("*.txt"))[::3]
    rules = {rule for path in articles for rule in rules_of(read(path.read_text(encoding="utf-8")))}
    # A rule of two Latin letters and more in a row is a code; say it in ingest/rule_words.py.
    assert len(rules) > 40
    assert sorted(rule for rule in rules if re.search("[a-z]{2}", rule_words.in_words(rule))) == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("legal-form", "有公司的法定名称"),
        ("park's land · 占地", "园区的用地 · 占地"),
        ("project investment_yi: ,建", "项目的投资 · 建"),
        ("project stage: of-its-batch", "项目的阶段 · 与同批一起说的"),
        ("a rule of tomorrow", "a rule of tomorrow"),
    ],
)
def test_a_rule_is_said_in_words(rule, words):
    assert rule_words.in_words(rule) == words


def test_a_rule_is_said_in_english_too():
    with translation.override("en"):
        assert rule_words.in_words("legal-form") == "a company's legal name"


CODES = ["legal-form", "investment_yi", "yearly", "investor", "dateline", "confirmed", "confidence"]


@pytest.mark.django_db
def test_the_claims_page_shows_no_code(admin_client):
    claim = ClaimFactory(
        mention=MentionFactory(kind="project", name="云谷项目"),
        field="investment_yi",
        value="20",
        rule="legal-form",
        scope="yearly",
        role="investor",
        date_basis="dateline",
    )
    page = admin_client.get(f"/admin/ingest/claim/{claim.pk}/change/").content.decode()
    shown = re.sub(r"<(script|style|select)\b.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)
    assert [code for code in CODES if code in shown] == []
    for words in ("有公司的法定名称", "每年", "投资方", "年月据报道电头推定"):
        assert words in shown


@pytest.mark.django_db
def test_a_confirmation_of_the_reference_data_is_said_in_words(admin_client):
    claim = ClaimFactory(mention=MentionFactory(kind="park"), field="confidence", value="confirmed")
    page = admin_client.get(f"/admin/ingest/claim/{claim.pk}/change/").content.decode()
    shown = re.sub(r"<(script|style|select)\b.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)
    assert "confirmed" not in shown and "confidence" not in shown and "有来源证实" in shown


@pytest.mark.django_db
@pytest.mark.parametrize("verdict", ["", "accepted", "rejected"])
def test_no_page_of_the_desk_shows_a_bare_pair(admin_client, verdict):
    claim = ClaimFactory(mention=MentionFactory(kind="project", name="云谷项目"), verdict=verdict)
    for address in (
        f"/admin/ingest/claim/{claim.pk}/change/",
        f"/admin/ingest/article/{claim.article_id}/change/",
        "/admin/ingest/claim/",
        f"/admin/ingest/mention/{claim.mention_id}/change/",
    ):
        page = admin_client.get(address).content.decode()
        assert not re.search(r"\(&#x27;\w*&#x27;, &#x27;", page), address


@pytest.mark.django_db
def test_the_text_of_an_article_stands_before_its_facts(admin_client):
    claim = ClaimFactory(mention=MentionFactory(kind="project", name="云谷项目"))
    page = admin_client.get(f"/admin/ingest/article/{claim.article_id}/change/").content.decode()
    assert page.index("标出的是读出事实的地方") < page.index("可逐条审定")
