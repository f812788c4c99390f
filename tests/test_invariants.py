"""The invariants of the design, each held by a test named after it, on the directory that the samples make.

What one module promises in detail is tested beside it; here the promises are looked at as a whole.
"""

import random
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from ingest import loading
from ingest.claims import MODELS
from ingest.models import Article, Claim, Mention
from ingest.settling import settle
from ingest.settling.fields import SINGLE
from parks.models import Park
from projects.models import Project, SigningEvent
from tests.ingest.snapshot import directory

SAMPLES = Path(loading.__file__).parent / "samples"
PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
# Columns that a claim field fills under another name, or that say more of the same claim.
COLUMNS = {"position": ("longitude", "latitude")}


@pytest.fixture(scope="module")
def directory_of_samples(django_db_setup, django_db_blocker):
    """Loaded once for the whole module, inside a transaction that is rolled back after it."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        call_command("load_reference", verbosity=0)
        loading.load([SAMPLES], sample=True)
        yield
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)


@pytest.fixture
def filled(directory_of_samples, db):
    """The samples' directory; what a test changes is undone after it."""


def records():
    for kind, model in MODELS.items():
        for record in model.objects.published().with_evidence():
            yield kind, record


def test_invariant_1_every_displayed_fact_has_its_evidence(filled):
    seen = 0
    for kind, record in records():
        chosen = {row.field: row.claim for row in record.evidence.all() if row.chosen}
        for field in SINGLE[kind]:
            columns = COLUMNS.get(field, (field,))
            if all(getattr(record, column) in (None, "") for column in columns) or (kind, field) == (
                "event",
                "name",
            ):
                continue
            if kind == "company" and field == "full_name":
                field = "name"
            claim = chosen[field]
            assert claim.sentence or claim.citation or claim.source_named, (record, field)
            if claim.sentence:
                assert claim.article.source or claim.article.outlet
            seen += 1
    assert seen > 300


def test_invariant_1_a_park_page_leads_from_its_number_to_the_marked_sentence_and_the_article(filled, client):
    park = Park.objects.get(name="上桥高性能医疗器械创新中心")
    page = client.get(park.get_absolute_url()).content.decode()
    claim = park.evidence.get(field="area_mu", chosen=True).claim
    assert "<mark" in page
    assert claim.article.get_absolute_url() in page


def test_invariant_2_a_record_is_what_its_claims_say(filled):
    """Fields that somebody wrote past the claims are gone after settling."""
    before = directory()
    Park.objects.update(area_mu=1, operator="nobody")
    Project.objects.update(investment_yi=1, stage="stopped")
    SigningEvent.objects.update(project_count=1, investment_yi=1)
    settle(everything=True)
    assert directory() == before


def test_invariant_2_the_rule_that_settles_is_shown_on_a_page(client, db):
    page = client.get(reverse("about")).content.decode()
    assert 'id="rule"' in page


def test_invariant_3_loading_is_idempotent_and_order_free(filled):
    before = directory()
    files = sorted(p for p in SAMPLES.iterdir() if p.suffix != ".csv")
    Article.objects.all().delete()
    Mention.objects.all().delete()
    settle(everything=True)
    random.Random(7).shuffle(files)
    for file in [*files, *files[:3]]:
        loading.load([file], sample=True)
    assert strip_names(directory()) == strip_names(before)


def strip_names(found):
    """Spans are the same whatever the file was called; the samples' articles keep their hash."""
    return found


def test_invariant_4_people_outrank_the_reader(filled, admin_user):
    claim = Claim.objects.filter(origin="reader", field="area_mu", mention__park__isnull=False).first()
    claim.verdict, claim.corrected_value, claim.reviewer = "corrected", "321", admin_user
    claim.save()
    for article in Article.objects.all():
        loading.read_article(article.pk)
    settle()
    assert claim.mention.park.evidence.get(field="area_mu", chosen=True).claim.stands_as == "321"


def test_invariant_5_nothing_is_lost(filled):
    """Raw bytes stay, byte for byte; what has no answer is a row with its reason."""
    import hashlib

    for article in Article.objects.all():
        assert hashlib.sha256(bytes(article.raw)).hexdigest() == article.sha256
    assert not Mention.objects.filter(state="new").exists()
    for mention in Mention.objects.open_questions():
        assert mention.reason or mention.candidates


def test_invariant_6_unknown_stays_unknown(filled, client):
    park = Park.objects.published().filter(area_mu=None, investment_yi=None).first()
    page = client.get(park.get_absolute_url()).content.decode()
    assert "未知" in page
    assert not re.search(r"(总投资|用地)[^<]*</[^>]+>\s*<[^>]+>\s*0", page)


def test_invariant_6_hedges_and_modes_stay_with_the_value(filled):
    claim = (
        Project.objects.get(name__contains="智慧谷").evidence.get(field="annual_output_yi", chosen=True).claim
    )
    assert (claim.hedge, claim.mode, claim.value) == ("不低于", "expected", "25")


def test_invariant_7_three_dates_are_three_dates(filled):
    """The story of 2021 on a page of 2022, fetched today."""
    event = SigningEvent.objects.get(date="2021-01-13")
    article = event.mentions.first().article
    assert event.date[:4] == "2021"
    assert article.published_on.year == 2022
    assert article.fetched_at.year >= 2026


def test_invariant_8_the_public_sees_sentences_not_articles(filled):
    public = Client()
    for article in Article.objects.filter(status="read"):
        page = public.get(article.get_absolute_url()).content.decode()
        assert article.body not in page
        assert not PHONE.search(page)
