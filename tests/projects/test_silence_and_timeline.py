"""How long nothing was heard of a project, and what happened when at a park."""

from datetime import date

import pytest

from projects.silence import silence
from projects.timeline import timeline
from tests.factories import (
    ArticleFactory,
    DistrictFactory,
    EventFactory,
    MentionFactory,
    ParkFactory,
    ProjectFactory,
    evidence_for,
    mention_of,
)

pytestmark = pytest.mark.django_db
TODAY = date(2024, 7, 7)


@pytest.fixture
def signed():
    return ProjectFactory(
        stage="signed", last_reported_on=date(2024, 5, 7), district=DistrictFactory(name="巴南区")
    )


def read_about(district, day, **article):
    found = ArticleFactory(published_on=day, **article)
    MentionFactory(article=found, kind="district", name=district.name, district=district)
    return found


def test_days_since_the_last_report_and_what_is_still_awaited(signed):
    found = silence(signed, TODAY)
    assert (found.days, found.awaits, found.articles) == (61, "construction", 0)


@pytest.mark.parametrize(
    "stage, awaits", [("under_construction", "completion"), ("opened", ""), ("stopped", "")]
)
def test_what_is_awaited_depends_on_the_stage(signed, stage, awaits):
    signed.stage = stage
    assert silence(signed, TODAY).awaits == awaits


def test_articles_about_the_district_read_since_are_counted_without_reprints_and_earlier_ones(signed):
    first = read_about(signed.district, "2024-06-01")
    read_about(signed.district, "2024-06-02", origin=first)
    read_about(signed.district, "2024-05-01")
    read_about(DistrictFactory(name="江津区"), "2024-06-03")
    read_about(signed.district, "2024-06-04", status="failed")
    assert silence(signed, TODAY).articles == 1


def test_the_page_says_it_and_says_that_silence_proves_nothing(client, signed):
    read_about(signed.district, "2024-06-01")
    html = client.get(signed.get_absolute_url()).content.decode()
    assert "2024-05-07 以来未见开工的报道；此后读过 1 篇讲巴南区的文章。" in html
    assert "没有报道不等于没有进展" in html


def test_without_a_dated_report_nothing_is_counted():
    assert silence(ProjectFactory(last_reported_on=None)) is None


def test_ceremonies_and_stages_stand_in_the_order_of_time_and_announced_ones_are_outlined():
    park = ParkFactory()
    project = ProjectFactory(park=park, stage="signed")
    evidence_for(project, "stage", "signed", as_of="2023-04", date_basis="printed")
    evidence_for(project, "stage", "opened", chosen=False, mode="expected", as_of="2026")
    evidence_for(project, "stage", "topped_out", chosen=False)
    ceremony = EventFactory(park=park, date="2024-05-06")
    days, undated = timeline([project], [ceremony])
    assert [(day.date, day.solid) for day in days] == [
        ("2023-04", True),
        ("2024-05-06", True),
        ("2026", False),
    ]
    assert undated == 1


def test_what_is_told_of_one_date_is_told_together(client):
    park = ParkFactory()
    project = ProjectFactory(park=park, stage="signed")
    evidence_for(project, "stage", "signed", as_of="2024-05-06", date_basis="printed")
    EventFactory(park=park, date="2024-05-06", projects=[project])
    EventFactory(park=park, date="2021")
    mention_of(park, ArticleFactory())
    html = client.get(park.get_absolute_url()).content.decode()
    assert html.count('class="timeline-entry"') == 3
    assert html.count('<li class="is-done">') == 2
