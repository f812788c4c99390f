"""Parks of the reference data: claims with their citation, settled like everybody else's."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import transaction

from ingest import reference
from ingest.models import Claim, Source
from ingest.settling.run import settle_records
from parks.models import Park
from parks.reference import DATA, load_districts, load_sectors, load_townships, read_rows


@pytest.fixture(scope="module")
def reference_data(django_db_setup, django_db_blocker):
    """Loaded once for this module; what a test changes is rolled back after it, all of it after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_districts(), load_townships(), load_sectors()
        settle_records("park", reference.load_parks())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(reference_data, db):
    return reference_data


def with_parks_file(monkeypatch, rows):
    """What the loader would do with another parks.csv."""
    files = {DATA / "parks.csv": rows}
    monkeypatch.setattr(reference, "read_rows", lambda path: files.get(path) or read_rows(path))


def test_the_command_loads_everything_and_may_be_repeated(db, capsys):
    call_command("load_reference", skip_checks=True)
    before = list(Park.objects.order_by("pk").values()), Claim.objects.count(), Source.objects.count()
    call_command("load_reference", skip_checks=True)
    assert before == (
        list(Park.objects.order_by("pk").values()),
        Claim.objects.count(),
        Source.objects.count(),
    )


def test_at_least_80_parks_are_published_and_each_has_a_district(loaded):
    assert Park.objects.published().count() >= 80
    assert not Park.objects.published().filter(district=None).exists()


def test_a_park_that_no_source_confirms_is_kept_but_not_published(loaded):
    assert not Park.objects.get(name="重庆涪陵综合保税区").published


def test_every_claim_of_the_file_has_its_citation(loaded):
    assert not Claim.objects.filter(origin="dataset").exclude(citation__startswith=reference.CITES).exists()


def test_a_park_shows_what_the_file_says(loaded):
    zone = Park.objects.get(name="荣昌高新技术产业开发区")
    assert zone.area_mu == Decimal("1705") * 15
    assert (zone.level, zone.kind, zone.district.name, zone.approved_on) == (
        "国家级",
        "高新区",
        "荣昌区",
        "2018-02-28",
    )
    assert "荣昌高新区" in zone.aliases
    assert {sector.name for sector in zone.sectors.all()} >= {"智能装备及智能制造", "食品及农产品加工"}


def test_land_printed_in_mu_is_not_rounded_by_way_of_hectares(loaded):
    assert Park.objects.get(name="赶水镇中小企业集聚区").area_mu == Decimal("1334.2")


def test_planned_land_is_said_to_be_planned_and_keeps_its_hedge(loaded):
    claim = Claim.objects.get(park__name="重庆国际生物城", field="area_mu")
    assert (claim.value, claim.mode, claim.hedge, claim.as_of) == ("45000", "planned", "近", "2018")


def test_a_part_stands_under_its_parent(loaded):
    assert Park.objects.get(name="曙光鱼复产业园").parent.name == "重庆两江新区鱼复工业开发区"


def test_a_pin_stands_only_where_the_town_is_known(loaded):
    assert Park.objects.get(name="重庆国际生物城").position_precision == "township"
    assert Park.objects.get(name="重庆软件园").longitude is None
    assert Park.objects.placed().filter(township=None).count() == 0


def test_a_row_that_left_the_file_takes_its_claims_along(loaded, monkeypatch):
    rows = read_rows(DATA / "parks.csv")
    with_parks_file(monkeypatch, [row for row in rows if row["name"] != "重庆软件园"])
    settle_records("park", reference.load_parks())
    assert not Park.objects.filter(name="重庆软件园").exists()


def test_a_claim_that_somebody_judged_stays_when_its_row_leaves(loaded, monkeypatch):
    judged = Claim.objects.get(park__name="重庆软件园", field="approved_on")
    Claim.objects.filter(pk=judged.pk).update(verdict="accepted")
    rows = read_rows(DATA / "parks.csv")
    with_parks_file(monkeypatch, [row for row in rows if row["name"] != "重庆软件园"])
    settle_records("park", reference.load_parks())
    assert Park.objects.get(name="重庆软件园").approved_on == judged.value
