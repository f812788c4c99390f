"""Datelines, stamps and outlets; and which of them dates the publication."""

import pytest

from ingest.reading.dateline import find_dateline, stamp_of
from ingest.reading.prepare import prepare

REST = (
    "巴南区举行重大项目集中开工活动，一批项目同日开工，涵盖生物医药、装备制造和物流，区里为每个项目配备专员。"
)


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("中新网重庆11月8日电 (记者 某某)", None, 11, 8),
        ("新华社重庆2023年4月6日电（记者 某某）", 2023, 4, 6),
        ("华龙网-新重庆客户端1月18日12时30分讯(记者 某某)", None, 1, 18),
        ("【重庆巴南，1月13日】某某公司今天", None, 1, 13),
        ("重庆2021年1月13日 /某某社/ 今天", 2021, 1, 13),
        ("本报讯（记者 某某）11月8日，", None, None, None),
    ],
)
def test_reads_dateline(text, year, month, day):
    found = find_dateline(text)
    assert (found.year, found.month, found.day) == (year, month, day)


@pytest.mark.parametrize(
    "text",
    ["11月8日，某区举行活动", "2021年3月8日上午，某区", "该项目于11月8日开工", "项目位于生物城，8日开工"],
)
def test_leaves_dates_of_events_alone(text):
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("line", "iso", "weight"),
    [
        ("发布时间：2023-07-12 10:32:00 来源：某某", "2023-07-12", 3),
        ("admin1年前 (2024-09-29)某栏目132", "2024-09-29", 2),
        ("2022年05月25日 18:30", "2022-05-25", 2),
        ("更新时间：2022/5/25", "2022-05-25", 1),
        ("快照生成时间：2023-07-12 11:45", "2023-07-12", 0),
    ],
)
def test_reads_stamp(line, iso, weight):
    assert stamp_of(line) == (iso, weight)


def test_of_several_dates_in_a_line_the_publication_outranks_the_signing_of_the_paper():
    line = "发布机构：某某管委会 成文日期：2024年1月22日 发布日期：2024年1月25日 有效性：有效"
    assert stamp_of(line) == ("2024-01-25", 3)


def test_a_paper_is_dated_by_its_signing_where_nothing_else_is_said():
    assert stamp_of("成文日期：2024年1月22日")[0] == "2024-01-22"


@pytest.mark.parametrize("line", ["电话：023-0000-0000", "2023-13-40", "编号 20201", "第2021期"])
def test_leaves_other_numbers_alone(line):
    assert stamp_of(line) is None


def published(*lines):
    document = prepare("\n".join(lines))
    return document.published_on, document.published_basis


def test_dateline_with_its_year_outranks_the_page_of_a_repost():
    assert published("某某开工", "2020-05-01 08:00 来源：某某网", "某某网重庆2019年3月5日电 " + REST) == (
        "2019-03-05",
        "dateline",
    )


def test_stamp_outranks_a_dateline_without_a_year():
    assert published("某某开工", "2024-11-10 08:00", "某某网重庆11月8日电 " + REST) == ("2024-11-10", "stamp")


def test_dates_of_the_pages_lists_give_the_year_of_a_dateline():
    lists = ["相关新闻", "- 某区签约三个项目2024-11-10", "- 某县开工两个项目2024-11-09"]
    assert published("某某网重庆11月8日电 " + REST, *lists) == ("2024-11-08", "dateline")


def test_dates_of_lists_date_nothing_else():
    assert published("某某开工的消息", REST, "相关新闻", "某区签约三个项目 2024-11-10") == (None, "")


def test_day_of_an_event_is_no_publication():
    assert published("某某开工的消息", "2021年3月8日，" + REST) == (None, "")


def test_date_under_a_notice_is_its_publication():
    assert published("某某园区招商公告", REST, "某某管委会", "2021年3月8日") == ("2021-03-08", "stamp")


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("2021-01-14 08:00 来源：上游新闻 编辑：某某", "上游新闻"),
        ("来源 | 某某发布 编辑 | 小满", "某某发布"),
        ("原创 某某投促 2021-01-14 16:10", "某某投促"),
        ("2021-01-14 08:00 来源：本站", ""),
    ],
)
def test_reads_outlet(head, outlet):
    assert prepare("\n".join(["某某项目开工的消息", head, REST])).outlet == outlet


def test_outlet_of_the_dateline_stands_in():
    assert prepare("中新网重庆11月8日电 (记者 某某)" + REST).outlet == "中新网"
