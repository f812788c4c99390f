"""Invariants 6 and 7 from the reading to the page: hedges and modes stay, planned is never added to done, three dates
stay three."""

import io
import itertools
import re
import zipfile

import pytest
from django.urls import reverse

from ingest.settling import settle
from parks.models import Park
from projects.models import Project, SigningEvent
from tests.ingest.readings import article, fact, reading
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db

HEDGES = ["约", "超", "近", "不低于", "余", "左右", "以上"]
# Written so that every sum across stages is a number of its own.
AMOUNTS = {
    "planned": "1001",
    "signed": "2003",
    "under_construction": "4007",
    "completed": "8017",
    "stopped": "16033",
}
GROUPS = [("1001", "2003"), ("4007",), ("8017",), ("16033",)]


def text_of(html):
    plain = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", "", html, flags=re.DOTALL)
    return plain.replace("\xa0", " ").replace("&nbsp;", " ")


@pytest.fixture(autouse=True)
def _reference():
    reference()


@pytest.mark.parametrize("hedge", HEDGES)
def test_the_hedge_stands_on_the_page_as_it_was_printed(client, hedge):
    said = {"value": "20", "hedge": hedge}
    article("a", reading(projects=[fact("云杉医药研发基地项目", district="璧山区", investment_yi=said)]))
    settle()
    project = Project.objects.get()
    place = {"余": "20 余亿元", "左右": "20 亿元左右", "以上": "20 亿元以上"}.get(hedge, f"{hedge}20 亿元")
    for address in (project.get_absolute_url(), f"{project.get_absolute_url()}profile/", "/projects/"):
        assert place in text_of(client.get(address).content.decode()), address


@pytest.mark.parametrize(("mode", "word"), [("planned", "计划"), ("expected", "预计")])
def test_what_is_planned_or_expected_is_said_so_wherever_it_is_shown(client, mode, word):
    said = {"value": "25", "hedge": "不低于", "mode": mode}
    fields = {"district": "璧山区", "annual_output_yi": said, "investment_yi": {**said, "value": "20"}}
    article("a", reading(projects=[fact("云杉医药研发基地项目", **fields)]))
    settle()
    project = Project.objects.get()
    assert project.annual_output_expected is True
    page = text_of(client.get(project.get_absolute_url()).content.decode())
    assert re.search(rf"{word}\s*不低于25 亿元", page) and re.search(rf"{word}\s*不低于20 亿元", page)


def test_a_value_that_is_done_wins_over_a_larger_one_that_is_planned(client):
    park = {"district": "璧山区"}
    article("a", reading(parks=[fact("云杉产业园", area_mu={"value": "900", "mode": "planned"}, **park)]))
    article("b", reading(parks=[fact("云杉产业园", area_mu={"value": "120", "mode": "done"}, **park)]))
    settle()
    assert Park.objects.get(name="云杉产业园").area_mu == 120


@pytest.fixture
def projects_of_every_stage():
    park = fact("云杉产业园", district="璧山区")
    for number, (stage, amount) in enumerate(AMOUNTS.items()):
        project = fact(
            f"云杉{'甲乙丙丁戊'[number]}号医药基地项目",
            district="璧山区",
            park="云杉产业园",
            companies=["云杉科技有限公司"],
            stage={"value": stage, "as_of": "2024-05"},
            investment_yi=amount,
        )
        company = fact("云杉科技有限公司")
        article(stage, reading(parks=[park], companies=[company], projects=[project]), published="2024-05-06")
    settle()
    return Park.objects.get(name="云杉产业园")


def forbidden():
    """Every sum that takes amounts of two groups together."""
    amounts = [amount for group in GROUPS for amount in group]
    group_of = {amount: number for number, group in enumerate(GROUPS) for amount in group}
    for size in range(2, len(amounts) + 1):
        for chosen in itertools.combinations(amounts, size):
            if len({group_of[amount] for amount in chosen}) > 1:
                yield sum(map(int, chosen))


def sums_in(text):
    numbers = {number.replace(",", "").split(".")[0] for number in re.findall(r"\d[\d,.]*", text)}
    return sorted(total for total in forbidden() if str(total) in numbers)


def test_no_page_adds_what_is_planned_to_what_is_done(client, projects_of_every_stage):
    park = projects_of_every_stage
    company = Project.objects.first().companies.get()
    district = f"/districts/{park.district.slug}/"
    addresses = ["/", park.get_absolute_url(), company.get_absolute_url(), district, "/projects/", "/parks/"]
    addresses += [
        "/companies/",
        f"{district}profile/",
        f"{park.get_absolute_url()}profile/",
        "/districts/map.json",
    ]
    addresses += [
        f"/projects/?park={park.slug}",
        f"/projects/?district={park.district.slug}",
        "/search/?q=云杉",
    ]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert sums_in(text_of(response.content.decode())) == [], address


def test_no_chart_adds_what_is_planned_to_what_is_done(client, projects_of_every_stage):
    page = client.get(f"/districts/{projects_of_every_stage.district.slug}/").content.decode()
    charts = "".join(re.findall(r"<(?:figure|svg|table)\b.*?</(?:figure|svg|table)>", page, flags=re.DOTALL))
    assert charts and sums_in(charts) == []


def test_neither_the_staffs_table_nor_its_excel_adds_them(officer_client, projects_of_every_stage):
    assert sums_in(text_of(officer_client.get(reverse("leads:list")).content.decode())) == []
    response = officer_client.get(reverse("leads:export"))
    book = response.getvalue() if response.streaming else response.content
    with zipfile.ZipFile(io.BytesIO(book)) as sheets:
        cells = " ".join(
            sheets.read(name).decode() for name in sheets.namelist() if name.startswith("xl/worksheets/")
        )
    assert "16033" in cells
    assert sums_in(re.sub(r"<[^>]*>", " ", cells)) == []


def test_when_it_happened_when_it_was_published_and_when_it_came_here_stand_apart(client):
    told = fact(
        "签约", kind="signing", date={"value": "2021-01-13", "date_basis": "dateline"}, district="璧山区"
    )
    row = article("a", reading(events=[told]), published="2022-05-25")
    settle()
    event = SigningEvent.objects.get()
    page = text_of(client.get(event.get_absolute_url()).content.decode())
    assert event.date == "2021-01-13" and "2021-01-13" in page and "推定" in page
    assert "2022-05-25 发布" in page
    page = text_of(client.get(row.get_absolute_url()).content.decode())
    fetched = row.fetched_at.date().isoformat()
    for day in ("2021-01-13", "2022-05-25", fetched):
        assert day in page, day
