"""The sample articles: whose words they are, and the directory that they give."""

import csv
import json
from decimal import Decimal
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from ingest.loading import load
from ingest.models import Article, Claim
from parks.models import Park
from projects.models import Company, Project, SigningEvent

FOLDER = settings.BASE_DIR / "ingest" / "samples"
OURSELVES = ("来源：样例（本站自写）", "來源：樣例（本站自寫）")


def manifest():
    with open(FOLDER / "manifest.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(row):
    text = (FOLDER / row["file"]).read_text(encoding="utf-8")
    return json.loads(text)["text"] if row["file"].endswith(".jsonl") else text


def test_the_manifest_lists_every_sample():
    files = {path.name for path in FOLDER.iterdir()} - {"manifest.csv"}
    assert {row["file"] for row in manifest()} == files
    assert len(files) >= 10


@pytest.mark.parametrize("row", manifest(), ids=lambda row: row["file"])
def test_a_sample_says_that_it_is_ours_and_whose_report_it_retells(row):
    text = text_of(row)
    assert any(stamp in text for stamp in OURSELVES)
    outlet = row["retells"].removesuffix("（转载）")
    assert outlet in text or outlet.replace("中新网", "中新網") in text
    assert row["retold_date"][:4] in text
    assert "不是引文" in text


def test_samples_come_in_every_kind_of_input():
    assert {row["file"].rsplit(".", 1)[1] for row in manifest()} == {"txt", "html", "jsonl"}
    assert "簽約" in text_of(next(row for row in manifest() if row["file"].startswith("02")))


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The reference data and the samples, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", skip_checks=True, stdout=StringIO())
        yield load([FOLDER], sample=True)
        transaction.set_rollback(True)


@pytest.fixture
def directory(loaded, db):
    return loaded


def the_signing():
    return SigningEvent.objects.get(kind="signing", date="2024-11-08")


def test_every_sample_is_read(directory):
    assert Article.objects.filter(sample=True, status="read").count() == len(manifest())
    assert directory.failed == 0


def test_a_ceremony_told_three_times_counts_once(directory):
    signing = the_signing()
    assert (signing.project_count, signing.investment_yi) == (27, Decimal("35.7"))
    assert signing.district.name == "沙坪坝区"


def test_the_web_page_and_the_first_sample_are_one_report(directory):
    page, first = Article.objects.get(format="html"), Article.objects.get(name__startswith="01")
    assert (page.origin or page) == (first.origin or first)


def test_the_innovation_centre_opened_on_300_mu(directory):
    centre = Park.objects.get(name="上桥高性能医疗器械创新中心")
    assert (centre.area_mu, centre.district.name) == (Decimal("300"), "沙坪坝区")


def test_expected_output_is_not_achieved_output(directory):
    valley = Project.objects.get(name__contains="大健康智慧谷")
    assert (valley.investment_yi, valley.area_mu, valley.annual_output_yi) == (20, 136, 25)
    assert valley.annual_output_expected
    assert valley.stage == "under_construction" and valley.stage_on == "2021-01-13"


def test_the_amounts_of_a_first_phase_are_said_of_it(directory):
    claims = Claim.objects.filter(
        mention__park__name="重庆高新大健康产业园", field__in=["area_mu", "floor_area_m2"]
    )
    assert {(claim.value, claim.scope) for claim in claims} == {("266", "phase"), ("240000", "phase")}


def test_a_signing_of_2023_is_not_moved_to_the_page_s_year(directory):
    assert SigningEvent.objects.get(project_count=17).date == "2023"


def test_samples_make_parks_that_are_marked_as_samples_and_leave_others_unmarked(directory):
    assert Park.objects.get(name="上桥高性能医疗器械创新中心").sample
    assert not Park.objects.get(name="重庆国际生物城").sample


def test_news_about_a_known_park_finds_it(directory):
    for name in ("重庆国际生物城", "重庆永川综合保税区", "重庆枢纽港产业园先进机电装备和物流产业园"):
        assert Park.objects.get(name=name).article_count >= 1, name


def test_companies_of_the_samples_are_there(directory):
    names = set(Company.objects.values_list("name", flat=True))
    assert {"中南高科", "智翔金泰", "泰格医药", "欧林生物"} <= names
