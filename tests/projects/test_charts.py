"""Charts: planned, being built and done in columns of their own, nothing added across them, nothing left unsaid."""

import re

import pytest

from projects.models import Project
from tests.factories import (
    CompanyFactory,
    DistrictFactory,
    ParticipationFactory,
    ProjectFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db


def chart(by):
    return getattr(Project.objects.published(), f"chart_by_{by}")()


def cells(found):
    """`{row: {group: (n, yi)}}` of what is not empty."""
    return {
        getattr(row.thing, "name", None) or row.value: {
            group: (cell.n, cell.yi) for group, cell in row.cells.items() if cell.n
        }
        for row in found.rows
    }


def test_each_year_keeps_planned_and_done_apart():
    ProjectFactory(stage="signed", stage_on="2024-05-06", investment_yi=20)
    ProjectFactory(stage="planned", stage_on="2024", investment_yi=5)
    ProjectFactory(stage="opened", stage_on="2024-11", investment_yi=3)
    ProjectFactory(stage="under_construction", stage_on="2023-01", investment_yi=None)
    assert cells(chart("year")) == {
        "2023": {"building": (1, None)},
        "2024": {"planned": (2, 25), "done": (1, 3)},
    }


def test_projects_without_date_or_amount_are_counted_and_said(client):
    district = DistrictFactory(name="巴南区", slug="banan")
    for stage_on in ("2023", "2024", ""):
        ProjectFactory(district=district, stage="signed", stage_on=stage_on)
    html = client.get("/districts/banan/").content.decode()
    assert "1 个项目日期未知，不在图中。" in html
    assert "2 个未公布金额。" in html


def test_other_currencies_stand_by_themselves_and_are_not_unknown():
    ProjectFactory(stage="signed", stage_on="2024", foreign_amount_yi=2, foreign_currency="USD")
    ProjectFactory(stage="signed", stage_on="2024", foreign_amount_yi=1, foreign_currency="EUR")
    found = chart("year")
    cell = found.rows[0].cells["planned"]
    assert cell.yi is None and cell.foreign == {"USD": 2, "EUR": 1}
    assert found.unknown == cell.unknown == 0


def test_bars_of_one_chart_share_one_scale():
    ProjectFactory(stage="signed", stage_on="2023", investment_yi=20)
    ProjectFactory(stage="opened", stage_on="2024", investment_yi=5)
    early, late = chart("year").rows
    assert (early.cells["planned"].yi_width, late.cells["done"].yi_width) == (100, 25)


def test_investors_are_ranked_by_one_group_alone():
    steady, bold = CompanyFactory(name="稳健"), CompanyFactory(name="大胆")
    ProjectFactory(stage="signed", investment_yi=30, investors=[steady])
    ProjectFactory(stage="opened", investment_yi=30, investors=[steady])
    ProjectFactory(stage="signed", investment_yi=40, investors=[bold])
    assert [row.thing.name for row in chart("investor").rows] == ["大胆", "稳健"]


def test_who_only_builds_or_runs_a_project_is_no_investor_and_that_is_said():
    project = ProjectFactory(stage="signed", investment_yi=30)
    ParticipationFactory(project=project, role="builder")
    found = chart("investor")
    assert found.rows == [] and found.left_out == 1


def test_a_project_of_two_sectors_is_in_both_rows_and_once_in_the_years():
    sectors = [SectorFactory(name="医药"), SectorFactory(name="器械")]
    ProjectFactory(stage="signed", stage_on="2024", investment_yi=2, sectors=sectors)
    assert cells(chart("sector")) == {"医药": {"planned": (1, 2)}, "器械": {"planned": (1, 2)}}
    of_both = Project.objects.filter(sectors__in=sectors)
    assert of_both.chart_by_year().rows[0].cells["planned"].n == 1


def test_years_long_ago_become_one_row():
    for year in range(2000, 2020):
        ProjectFactory(stage="opened", stage_on=str(year), investment_yi=1)
    rows = chart("year").rows
    assert len(rows) == 12 and rows[0].earlier
    assert (rows[0].value, rows[0].cells["done"].yi) == ("2008", 9)


def test_a_chart_reads_as_a_table_and_has_no_inline_style(client):
    district = DistrictFactory(name="巴南区", slug="banan")
    ProjectFactory(district=district, stage="signed", stage_on="2023", investment_yi=20)
    ProjectFactory(district=district, stage="opened", stage_on="2024", investment_yi=5)
    html = client.get("/districts/banan/").content.decode()
    table = re.search(r'<table class="chart chart--year">.*?</table>', html, re.DOTALL)[0]
    assert "计划与签约" in table and "建成投产" in table and "<caption>" in table
    assert "style=" not in table and table.count("bar--planned") == table.count("bar--done") == 2


def test_a_single_project_needs_no_chart(client):
    ProjectFactory(district=DistrictFactory(slug="banan"), stage="signed", stage_on="2024")
    assert 'class="chart' not in client.get("/districts/banan/").content.decode()
