"""The version that caches and conditional requests are keyed by: new after any change, the same without one."""

import pytest
from django.core.management import call_command
from django.db import transaction

from config.version import data_version
from ingest import recording, reviewing
from ingest.models import Article, Claim, Source
from ingest.reading.facts import Reading
from ingest.settling import settle
from parks.models import Park, data_changed
from parks.reference import load_sectors
from tests.factories import ClaimFactory, MentionFactory, UserFactory
from tests.ingest.readings import article, fact, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """One article about one park, settled."""
    row = article("a", reading(parks=[fact("云杉产业园", area_mu=120)]))
    settle()
    return row


@pytest.fixture
def changes():
    """`changes(do)`: whether the version is another one afterwards."""

    def asked(do):
        before = data_version()
        do()
        return data_version() != before

    return asked


def test_settling_a_new_report_makes_a_new_version(changes):
    article("a", reading(parks=[fact("云杉产业园")]))
    assert changes(settle)


def test_settling_that_only_takes_away_makes_a_new_version(told, changes):
    told.refresh_from_db()
    recording.record(told, Reading(relevant=True), reader_version="test")
    assert changes(settle)
    assert not Park.objects.exists()


def test_settling_with_nothing_to_do_keeps_the_version(told, changes):
    assert not changes(settle)


def test_every_word_of_a_person_makes_a_new_version(told, changes):
    claim, user = Claim.objects.get(field="area_mu"), UserFactory()
    assert changes(lambda: reviewing.reject(claim, user))
    assert changes(lambda: reviewing.reopen(claim, user))
    assert changes(lambda: reviewing.state_person(Park.objects.get(), "operator", "云杉公司", user, "来电"))
    other = reviewing.add_record("park", "青松产业园", "", user, "来电")
    same = reviewing.judge("park", Park.objects.get(name="云杉产业园").key, other.key, "same", user)
    assert changes(lambda: reviewing.withdraw(same))


def test_a_verdict_on_what_is_no_record_makes_a_new_version(changes):
    claim = ClaimFactory(mention=MentionFactory(kind="district", name="巴南区"), field="name", value="巴南区")
    assert changes(lambda: reviewing.accept(claim, UserFactory()))


def test_reference_data_loaded_again_makes_a_new_version(changes):
    assert changes(load_sectors)


@pytest.mark.django_db(transaction=True)
def test_a_rebuilt_search_makes_a_new_version(changes):
    assert changes(lambda: call_command("rebuild_search", verbosity=0))


def test_an_outlet_that_is_renamed_makes_a_new_version(admin_client, changes):
    outlet = Source.objects.create(name="旧名日报")
    posted = {"name": "新名日报", "aliases": "[]", "domain": "", "kind": "", "note": ""}
    assert changes(lambda: admin_client.post(f"/admin/ingest/source/{outlet.pk}/change/", posted))
    assert Source.objects.get().name == "新名日报"


def test_a_change_that_is_rolled_back_leaves_the_version(changes):
    def in_vain():
        with transaction.atomic():
            data_changed()
            transaction.set_rollback(True)

    assert not changes(in_vain)


def test_no_version_ever_returns(changes):
    """A database restored from a backup counts on from where it was: a count would repeat itself."""
    seen = set()
    for _ in range(20):
        data_changed()
        seen.add(data_version())
    assert len(seen) == 20


def test_pages_that_count_days_get_a_new_version_with_the_day(monkeypatch, changes):
    from datetime import date

    assert changes(
        lambda: monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: date(2031, 1, 1))
    )


def test_asking_for_the_version_reads_one_row(told, django_assert_num_queries):
    assert Article.objects.count() == 1
    with django_assert_num_queries(1):
        data_version()
