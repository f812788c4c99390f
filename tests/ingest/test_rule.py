"""Invariants 1, 2 and 6: a record is what its claims say, by the written rule, and nothing more."""

from decimal import Decimal

import pytest

from ingest.claims import state_dataset
from ingest.models import Evidence
from ingest.settling import settle
from parks.models import Park
from projects.models import Project, SigningEvent
from tests.ingest.readings import article, fact, reading
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference():
    reference()


def tell(sha, published="2024-11-10", **parts):
    return article(sha, reading(**parts), published=published)


def park(**fields):
    return fact("云杉产业园", district="璧山区", **fields)


def the_park():
    return Park.objects.get(name="云杉产业园")


def test_what_is_said_of_the_whole_beats_what_is_said_of_a_phase():
    tell("a", parks=[park(area_mu={"value": 90, "scope": "phase"})])
    tell("b", "2020-01-01", parks=[park(area_mu=300)])
    settle()
    assert the_park().area_mu == 300


def test_what_is_done_beats_what_is_planned_and_they_are_never_added():
    tell("a", parks=[park(floor_area_m2={"value": 900, "mode": "planned"})])
    tell("b", parks=[park(floor_area_m2={"value": 500, "mode": "done"})])
    settle()
    assert the_park().floor_area_m2 == 500


def test_more_reports_beat_fewer():
    for sha in "ab":
        tell(sha, "2020-01-01", parks=[park(area_mu=300)])
    tell("c", "2024-01-01", parks=[park(area_mu=310)])
    settle()
    assert the_park().area_mu == 300


def test_between_equals_the_latest_report_stands():
    tell("a", "2020-01-01", parks=[park(area_mu=300)])
    tell("b", "2024-01-01", parks=[park(area_mu=310)])
    settle()
    assert the_park().area_mu == 310


def test_the_losing_values_are_kept_beside_the_one_that_stands():
    tell("a", "2020-01-01", parks=[park(area_mu=300)])
    tell("b", "2024-01-01", parks=[park(area_mu=310)])
    settle()
    rows = Evidence.objects.filter(park=the_park(), field="area_mu")
    assert [(row.claim.value, row.chosen, row.why) for row in rows] == [
        ("310", True, "latest"),
        ("300", False, ""),
    ]


def test_a_data_set_decides_levels_before_the_news():
    state_dataset(
        "park", "云杉产业园", place="500120", citation="名录", fields={"level": "市级", "district": "500120"}
    )
    tell("a", parks=[park(level="国家级")])
    settle()
    assert the_park().level == "市级"


def test_a_project_is_shown_at_the_furthest_stage_with_its_date():
    for sha, stage, on in [("a", "under_construction", "2023-03"), ("b", "signed", "2022-08-22")]:
        tell(sha, projects=[fact("云杉基地", district="璧山区", stage={"value": stage, "as_of": on})])
    settle()
    project = Project.objects.get()
    assert (project.stage, project.stage_on) == ("under_construction", "2023-03")


def test_foreign_money_keeps_its_currency_and_is_not_counted_as_yuan():
    tell("a", projects=[fact("云杉基地", district="璧山区", investment_yi={"value": 5, "currency": "USD"})])
    settle()
    project = Project.objects.get()
    assert (project.investment_yi, project.foreign_amount_yi, project.foreign_currency) == (
        None,
        Decimal(5),
        "USD",
    )


def test_a_ceremonys_total_in_another_currency_is_not_counted_as_yuan():
    total = {"value": 5, "currency": "USD"}
    tell(
        "a",
        events=[
            fact("12个项目签约", kind="signing", date="2024-11-08", district="璧山区", investment_yi=total)
        ],
    )
    settle()
    event = SigningEvent.objects.get()
    assert (event.investment_yi, event.foreign_amount_yi, event.foreign_currency) == (None, Decimal(5), "USD")


def test_a_parks_investment_in_another_currency_is_not_counted_as_yuan():
    tell("a", parks=[fact("云杉产业园", district="璧山区", investment_yi={"value": 5, "currency": "USD"})])
    settle()
    assert Park.objects.get(name="云杉产业园").investment_yi is None


def test_expected_output_is_marked_as_expected():
    tell(
        "a",
        projects=[
            fact(
                "云杉基地",
                district="璧山区",
                annual_output_yi={"value": 25, "mode": "expected", "hedge": "不低于"},
            )
        ],
    )
    settle()
    assert Project.objects.get().annual_output_expected is True


def test_what_nobody_said_stays_empty():
    tell("a", projects=[fact("云杉基地")])
    settle()
    project = Project.objects.get()
    assert [project.investment_yi, project.area_mu, project.annual_output_yi, project.annual_output_expected,
            project.stage, project.district, project.park] == [None, None, None, None, "", None, None]  # fmt: skip


def test_a_value_goes_when_the_report_that_gave_it_goes():
    tell("a", parks=[park(area_mu=300)])
    tell("b", parks=[park()])
    settle()
    tell("a")
    settle()
    assert the_park().area_mu is None


def test_a_record_goes_with_the_last_report_that_names_it():
    tell("a", parks=[park()])
    settle()
    tell("a")
    settle()
    assert not Park.objects.filter(name="云杉产业园").exists()


def test_a_ceremony_keeps_the_announced_total_apart_from_the_sum_of_the_named():
    tell(
        "a",
        events=[
            fact(
                "签约",
                kind="signing",
                date="2024-11-08",
                district="璧山区",
                project_count=27,
                investment_yi="35.7",
            )
        ],
        projects=[fact("云杉基地", district="璧山区", investment_yi=5, stage="signed")],
    )
    settle()
    event = SigningEvent.objects.get()
    assert (event.investment_yi, sum(p.investment_yi for p in event.projects.all())) == (Decimal("35.7"), 5)


def test_every_filled_field_of_every_record_has_its_evidence():
    tell(
        "a",
        parks=[park(area_mu=300, floor_area_m2=5000, investment_yi=20)],
        companies=[fact("云杉药业")],
        projects=[fact("云杉基地", district="璧山区", park="云杉产业园", companies=["云杉药业"], investment_yi=5,
                       area_mu=60, annual_output_yi=9, stage="signed", sectors=["C5"])],
        events=[fact("签约", kind="signing", date="2024-11-08", district="璧山区", project_count=1)],
    )  # fmt: skip
    settle()
    shown = {
        Park: ["area_mu", "floor_area_m2", "investment_yi", "district", "name"],
        Project: ["investment_yi", "area_mu", "annual_output_yi", "stage", "district", "park", "companies"],
        SigningEvent: ["kind", "date", "project_count", "district", "projects"],
    }
    for model, fields in shown.items():
        record = model.objects.get(mentions__article__sha256="a")
        chosen = set(record.evidence.filter(chosen=True).values_list("field", flat=True))
        assert set(fields) <= chosen, model


def test_reprints_speak_with_one_voice():
    origin = tell("a", "2020-01-01", parks=[park(area_mu=300)])
    for sha in "bc":
        reprint = tell(sha, "2020-02-01", parks=[park(area_mu=300)])
        reprint.origin = origin
        reprint.save(update_fields=["origin"])
    tell("d", "2024-01-01", parks=[park(area_mu=310)])
    settle()
    assert the_park().area_mu == 310


def test_a_key_and_a_name_of_the_same_district_agree():
    state_dataset("park", "云杉产业园", place="500120", citation="名录", fields={"district": "500120"})
    tell("a", parks=[park()])
    settle()
    rows = Evidence.objects.filter(park=the_park(), field="district")
    assert [(row.claim.value, row.agrees) for row in rows] == [("500120", True), ("璧山区", True)]
