"""Dates in running text, resolved by the annotation guide's rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.dates import find_dates, shown_year

PRINTED = {
    "2021年3月8日开工": ("2021-03-08", "day"),
    "2020年11月破土": ("2020-11", "month"),
    "2021年三季度签约": ("2021", "year"),
    "2019年上半年": ("2019", "year"),
    "2024-09-29": ("2024-09-29", "day"),
    "二〇二一年三月八日": ("2021-03-08", "day"),
    "8月23日,2021中国某博览会开幕": ("2021-08-23", "day"),
}


@pytest.mark.parametrize("text", PRINTED)
def test_reads_a_year_that_is_printed(text):
    found = find_dates(text)[0]
    assert (found.iso, found.precision, found.basis) == (*PRINTED[text], "printed")


BY_DATELINE = {
    "8日举行活动": "2024-11-08",
    "3日上午": "2024-11-03",
    "28日举行": "2024-10-28",
    "11月8日": "2024-11-08",
    "今天上午": "2024-11-08",
    "昨日": "2024-11-07",
    "今(8)日下午": "2024-11-08",
    "今年2月": "2024-02",
    "去年底": "2023",
    "去年11月": "2023-11",
    "本月3日": "2024-11-03",
    "上月": "2024-10",
    "上周五": "2024-11-01",
    "12月1日签约": "2023-12-01",
    "预计12月底建成": "2024-12",
    "12月20日前完工": "2024-12-20",
}


@pytest.mark.parametrize("text", BY_DATELINE)
def test_reads_by_the_dateline(text):
    found = find_dates(text, dateline="2024-11-08")[0]
    assert (found.iso, found.basis) == (BY_DATELINE[text], "dateline")


def test_dateline_outranks_the_stamp():
    assert find_dates("8日", dateline="2024-11-08", stamp="2025-03-01")[0].iso == "2024-11-08"


def test_stamp_gives_the_year_when_nothing_else_does():
    found = find_dates("10月20日", stamp="2019-02-01")[0]
    assert (found.iso, found.basis) == ("2018-10-20", "stamp")


def test_year_that_the_text_shows_beats_the_stamp():
    found = find_dates("1月13日", stamp="2022-05-25", context_year=2021)[0]
    assert (found.iso, found.basis) == ("2021-01-13", "context")


def test_yesterday_is_unknown_when_the_stamp_is_of_another_year_than_the_events():
    assert find_dates("昨日", stamp="2022-05-25", context_year=2021)[0].iso is None


def test_day_takes_the_year_printed_in_its_sentence():
    assert [d.iso for d in find_dates("2018年3月签约，8月5日开工", stamp="2024-01-01")] == [
        "2018-03",
        "2018-08-05",
    ]


@pytest.mark.parametrize("text", ["11月8日", "8日", "今年2月", "昨日", "日前", "今天"])
def test_date_without_any_year_to_be_had_stays_unknown(text):
    assert find_dates(text)[0].iso is None


def test_same_day_is_marked():
    found = find_dates("当天，三个项目签约")[0]
    assert found.same_day and found.iso is None


LEFT_ALONE = [
    "60个工作日办结",
    "30日内完成",
    "12个月",
    "3月龄",
    "2月30日",
    "13月5日",
    "日供水20万吨",
    "本报讯",
    "33618",
    "18栋楼",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone(text):
    assert [d.printed for d in find_dates(text, stamp="2024-01-01")] == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("这是生物城2021年开工的首个项目。", 2021),
        ("它是2021年市级重点项目中，第一个按期投产的。", 2021),
        ("今年是“十四五”开局之年。", 2021),
        ("2022年一季度重大项目集中开工。", 2022),
        ("2020年，园区产值增长。", None),
        ("这是2021年开工的首个项目，2022年8月投产。", None),
        ("2015年开工的首个项目早已投产。", None),
    ],
)
def test_year_shown_for_the_events_of_a_repost(text, year):
    assert shown_year(text, "2023-01-01") == year


@given(st.text(alphabet="0123456789年月日号今昨去上本周当(（)-./一二十〇 ，。", max_size=80))
def test_any_run_of_digits_and_date_words_is_read_without_failing(text):
    for found in find_dates(text, dateline="2024-02-29", context_year=2023):
        assert text[found.start : found.end] == found.printed
