"""The staff's table: who may see it, what it counts, what its Excel file holds."""

import io
from datetime import date

import openpyxl
import pytest

from projects.leads.excel import guarded
from tests.factories import (
    CompanyFactory,
    EventFactory,
    ParkFactory,
    ProjectFactory,
    UserFactory,
    evidence_for,
)
from tests.searching import index_everything

pytestmark = pytest.mark.django_db


def rows(response):
    """The sheet of a download as lists of cells."""
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def table(response):
    """The download as {heading: value} a row."""
    head, *body = rows(response)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_strangers_are_asked_to_sign_in(client):
    response = client.get("/leads/")
    assert (response.status_code, response.url) == (302, "/login/?next=/leads/")


def test_an_account_without_the_right_is_refused(client):
    client.force_login(UserFactory())
    assert client.get("/leads/").status_code == 403
    assert client.get("/leads/export/").status_code == 403


def test_members_of_the_group_may_look_and_download(officer_client):
    assert officer_client.get("/leads/").status_code == 200
    assert officer_client.get("/leads/export/").status_code == 200


def test_a_deactivated_member_may_not(client, officer):
    client.force_login(officer)
    officer.is_active = False
    officer.save()
    assert client.get("/leads/").status_code == 302


def test_the_admins_may_look(admin_client):
    assert admin_client.get("/leads/").status_code == 200


def test_a_project_in_many_articles_and_ceremonies_counts_once(officer_client):
    project = ProjectFactory(investment_yi=20, stage="signed", investors=[CompanyFactory(), CompanyFactory()])
    for _ in range(3):
        evidence_for(project, "investment_yi", "20", chosen=False)
        EventFactory(projects=[project])
    index_everything()
    context = officer_client.get("/leads/?q=测试").context
    assert context["total"] == 1
    assert (context["groups"]["planned"]["n"], context["groups"]["planned"]["sum_yi"]) == (1, 20)


def test_planned_and_done_are_summed_apart(officer_client):
    for stage, amount in (
        ("planned", 1),
        ("signed", 2),
        ("under_construction", 4),
        ("opened", 8),
        ("stopped", 16),
    ):
        ProjectFactory(stage=stage, investment_yi=amount)
    groups = officer_client.get("/leads/").context["groups"]
    assert {name: group["sum_yi"] for name, group in groups.items()} == {
        "planned": 3,
        "building": 4,
        "done": 8,
        "other": 16,
    }


def test_the_day_is_that_of_the_last_ceremony_else_of_the_stage(officer_client):
    held = ProjectFactory(name="有活动", stage_on="2020")
    EventFactory(date="2024-05-06", projects=[held])
    EventFactory(date="2023-01-01", projects=[held])
    ProjectFactory(name="无活动", stage_on="2022-03")
    leads = officer_client.get("/leads/").context["leads"]
    assert [(lead.project.name, lead.date) for lead in leads] == [
        ("有活动", "2024-05-06"),
        ("无活动", "2022-03"),
    ]


def test_dates_companies_and_amounts_narrow_the_table(officer_client):
    company = CompanyFactory(name="云谷科技")
    wanted = ProjectFactory(name="要", investment_yi=20, investors=[company])
    EventFactory(date="2024-05-06", projects=[wanted])
    other = ProjectFactory(name="不要", investment_yi=20, investors=[company])
    EventFactory(date="2020-05-06", projects=[other])
    index_everything()
    query = {"company": "云谷", "since": "2024-01-01", "until": "2024-12-31", "min_yi": 10, "max_yi": 30}
    leads = officer_client.get("/leads/", query).context["leads"]
    assert [lead.project.name for lead in leads] == ["要"]


def test_a_park_is_found_by_its_name(officer_client):
    ProjectFactory(name="甲", park=ParkFactory(name="云谷产业园"))
    index_everything()
    assert officer_client.get("/leads/?q=云谷").context["total"] == 1


def test_the_download_has_the_rows_of_the_page_and_no_others(officer_client):
    ProjectFactory(name="甲", stage="signed")
    ProjectFactory(name="乙", stage="opened")
    assert [row["项目"] for row in table(officer_client.get("/leads/export/?stage=signed"))] == ["甲"]


def test_the_download_keeps_number_hedge_sentence_and_address(officer_client):
    project = ProjectFactory(investment_yi=20, last_reported_on=date(2024, 5, 7))
    article = {"url": "https://news.example/1"}
    evidence_for(project, "investment_yi", "20", "总投资约20亿元。", article, hedge="约")
    row = table(officer_client.get("/leads/export/"))[0]
    assert (row["投资（亿元）"], row["约数"]) == (20, "约")
    assert (row["原句"], row["来源"], row["链接"]) == (
        "总投资约20亿元。",
        "测试日报",
        "https://news.example/1",
    )


def test_an_unknown_amount_is_an_empty_cell_and_no_zero(officer_client):
    ProjectFactory(investment_yi=None)
    assert table(officer_client.get("/leads/export/"))[0]["投资（亿元）"] is None


def test_the_download_has_all_rows_beyond_the_first_page(officer_client):
    for _ in range(55):
        ProjectFactory()
    assert len(table(officer_client.get("/leads/export/"))) == 55


def test_the_second_sheet_says_what_was_asked_and_that_sums_are_apart(officer_client):
    ProjectFactory(stage="signed", investment_yi=20)
    response = officer_client.get("/leads/export/?stage=signed")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    notes = dict(book.worksheets[1].iter_rows(values_only=True))
    assert notes["筛选条件"] == "阶段：签约"
    assert notes["计划与签约"].startswith("1 个；20亿元")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_name_becomes_a_formula(officer_client, name):
    ProjectFactory(name=name)
    cell = table(officer_client.get("/leads/export/"))[0]["项目"]
    assert cell == f"'{name}" or cell == f"'{name}".replace("\t", "_x0009_")


def test_ordinary_text_is_left_alone():
    assert guarded("云谷（一期）=A区") == "云谷（一期）=A区"


def test_control_characters_do_not_break_the_file(officer_client):
    ProjectFactory(name="云谷\x0b项目")
    assert table(officer_client.get("/leads/export/"))[0]["项目"] == "云谷项目"


def test_the_number_of_queries_does_not_grow_with_the_rows(officer_client, django_assert_max_num_queries):
    for _ in range(10):
        project = ProjectFactory(park=ParkFactory(), investors=[CompanyFactory()])
        EventFactory(projects=[project])
        evidence_for(project, "investment_yi", "20")
    with django_assert_max_num_queries(24):
        officer_client.get("/leads/")


def test_the_download_asks_in_batches_and_not_by_row(officer_client, django_assert_max_num_queries):
    for _ in range(10):
        project = ProjectFactory(park=ParkFactory(), investors=[CompanyFactory()])
        evidence_for(project, "investment_yi", "20")
    with django_assert_max_num_queries(14):
        officer_client.get("/leads/export/")


def test_signing_in_leads_to_the_table(client, officer):
    response = client.post("/login/", {"username": "officer", "password": "geheim-8731"})
    assert (response.status_code, response.url) == (302, "/leads/")


def test_signing_out_is_a_post(officer_client):
    assert officer_client.get("/logout/").status_code == 405
    assert officer_client.post("/logout/").status_code == 302


@pytest.mark.parametrize(
    "asked, said",
    [
        ("stage=gebaut", "阶段"),
        ("district=nowhere", "区县"),
        ("since=gestern", "活动自"),
        ("distrikt=banan", "没有叫“distrikt”的筛选条件"),
        ("sort=luck", "不能按“luck”排序"),
    ],
)
def test_a_filter_that_is_not_known_is_refused_in_words(officer_client, asked, said):
    ProjectFactory(stage="signed")
    for address in ("/leads/", "/leads/export/"):
        response = officer_client.get(f"{address}?{asked}&q=")
        page = response.content.decode()
        assert response.status_code == 400 and said in page and "去掉这个条件" in page


def test_the_download_marks_samples(officer_client):
    ProjectFactory(name="甲", sample=True)
    told = ProjectFactory(name="乙", investment_yi=2)
    evidence_for(told, "investment_yi", "2", article={"sample": True})
    ProjectFactory(name="丙")
    marks = {row["项目"]: row["样例"] for row in table(officer_client.get("/leads/export/"))}
    assert marks == {"甲": "样例", "乙": "样例", "丙": None}


def test_the_download_names_outlets_and_says_in_words_how_a_day_is_known(officer_client):
    inferred = ProjectFactory(name="甲", stage="signed", stage_on="2024-11-08", stage_basis="stamp")
    evidence_for(inferred, "stage", "signed", article={"source": None, "outlet": ""})
    ProjectFactory(name="乙", stage="signed", stage_on="2024-11-07", stage_basis="printed")
    first, second = table(officer_client.get("/leads/export/?sort=name"))[::-1]
    found = {row["项目"]: row for row in (first, second)}
    assert found["甲"]["来源"] == "来源未标明"
    assert found["甲"]["日期依据"] == "年月据网页日期推定"
    assert found["乙"]["日期依据"] == "原句写明"


def test_the_download_speaks_english_below_en(officer_client):
    project = ProjectFactory(stage="signed", stage_on="2024-11-08", stage_basis="dateline")
    row = table(officer_client.get("/en/leads/export/"))[0]
    assert row["District"] == project.district.name_en
    assert "推定" not in str(row.values())
