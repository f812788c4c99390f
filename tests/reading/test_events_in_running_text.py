"""Ceremonies as reports tell them: separable verbs, sub-venues, lists that are planned, places told once, headlines that count."""

import pytest

from ingest.reading.assembling import read
from tests.reading.tools import article, events_of

DAY = "2024-11-08"


def parks_of_events(*paragraphs, **page):
    """The park of each ceremony, None where it has none."""
    events = read(article(*paragraphs, **page)).events
    return [e.fields["park"].value if "park" in e.fields else None for e in events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("11月8日，巴南区招商项目集中签约会举行，现场签下17单，合同金额203亿元。", ("signing", 17, 203, DAY)),
        ("11月8日，巴南区与9家企业集中签约，9个项目，66.5亿元，全部落在巴南区。", ("signing", 9, 66.5, DAY)),
        (
            "11月8日，一场云签约把巴南区和外地连在一起，8个项目敲定，总投资35.4亿元。",
            ("signing", 8, 35.4, DAY),
        ),
        (
            "11月8日，巴南区举行集中揭牌活动，四家企业的研发中心同时挂牌，总投资9.7亿元。",
            ("opening", 4, 9.7, DAY),
        ),
    ],
)
def test_a_batch_is_counted_in_the_words_of_reports(text, event):
    assert events_of(text) == [event]


def test_two_kinds_counted_behind_their_projects_are_two_batches():
    text = "11月8日，巴南区举行集中开竣工活动，此次集中开工项目11个、竣工项目8个，总投资合计76.4亿元。"
    assert [(kind, count, total) for kind, count, total, _day in events_of(text)] == [
        ("groundbreaking", 11, None),
        ("opening", 8, None),
    ]


def test_each_districts_venue_of_a_citys_ceremony_is_one():
    found = events_of(
        "11月8日，全市重大项目集中开工活动举行，全市共有121个项目开工，总投资1530亿元。",
        "江津区分会场当天共有14个项目开工，总投资92.5亿元。",
        "合川区分会场的9个项目也同步动工，总投资61亿元。",
    )
    assert [(count, total) for _kind, count, total, _day in found] == [(121, 1530), (14, 92.5), (9, 61)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("项目今年1月开的工，11月6日投了产，投资1.6亿元。", ["groundbreaking", "opening"]),
        ("11月6日，甲乙预制菜工厂在巴南区封了顶，总投资2.1亿元。", ["topping_out"]),
        ("项目11月6日投的产。", ["opening"]),
    ],
)
def test_verbs_that_a_particle_parts_are_verbs(text, kinds):
    intro = "重庆国际生物城里的甲乙饮片生产线项目占地48亩。"
    assert [kind for kind, *_rest in events_of(intro + text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "本月计划签约项目6个，开工项目3个。",
        "截至11月5日，巴南区今年累计签约项目39个，签约金额167亿元，其中10月签约5个、金额31亿元。",
        "半年签下41个项目，其中一半是老乡带老乡。",
        "会议于11月8日召开，一季度集中开工活动拟于3月下旬举行。",
        "在建项目方面，甲乙锻造等6个项目主体封顶，预计明年二季度投产。",
    ],
)
def test_lists_of_plans_and_spans_of_time_are_left_alone(text):
    assert events_of("巴南区有重庆国际生物城。", text) == []


def test_the_phase_that_is_opened_has_its_sum_although_the_whole_is_told_first():
    text = (
        "11月8日，澜杉铝材轻量化部件项目在巴南区竣工投产。项目总投资5.2亿元，一期投资2.8亿元，2022年10月破土，"
        "此次投产的就是一期。"
    )
    assert [(kind, total) for kind, _count, total, _day in events_of(text)] == [
        ("opening", 2.8),
        ("groundbreaking", 2.8),
    ]


class TestWhereACeremonyWas:
    def test_a_clause_of_its_own_sets_the_scene(self):
        text = (
            "11月8日上午，巴南区重庆国际生物城，两台钻机同时启动。当天，巴南区集中开工项目9个，总投资12亿元。"
        )
        assert parks_of_events(text) == ["重庆国际生物城"]

    def test_between_the_count_and_the_verb(self):
        text = "垫江高新区现有企业200家。11月8日，12个项目在高新区集中签约，协议资金58.3亿元。"
        assert parks_of_events(text) == ["垫江高新区"]

    def test_the_sentence_behind_says_where_the_occasion_was_held(self):
        text = "11月8日，南川区集中开工项目11个，总投资9亿元。活动在南川工业园区龙岩组团举行。"
        assert parks_of_events(text) == ["南川工业园区龙岩组团"]

    def test_a_district_that_acts_itself_takes_no_park_of_the_sentence_before(self):
        text = "重庆国际生物城已有企业百余家。11月8日，巴南区又有3个项目集中签约，总投资9亿元。"
        assert parks_of_events(text) == [None]

    def test_the_only_zone_is_meant_where_the_headline_names_it(self):
        texts = ("垫江高新区有点忙。", "11月7日，澜杉气体空分装置二期正式投产，总投资3.6亿元。")
        assert parks_of_events(*texts, title="一天三件事！垫江高新区有点忙") == ["垫江高新区"]


class TestWhen:
    def test_an_hour_is_of_the_day_that_the_article_calls_today(self):
        found = events_of(
            "今(8)日，巴南区有点忙。10月14日，巴南区还下了雨。",
            "下午3点，总投资12亿元的澜杉尼龙项目主厂房封顶。",
        )
        assert [day for *_rest, day in found] == [DAY]

    def test_the_last_day_of_a_month_is_one(self):
        found = events_of("10月最后一天，巴南区集中签约项目11个，总投资96亿元。")
        assert found == [("signing", 11, 96, "2024-10-31")]

    def test_a_line_with_a_day_and_a_place_heads_what_follows(self):
        found = events_of("周三(11月6日)，巴南区。", "巴南区9个项目集中签约，总投资18亿元。")
        assert found == [("signing", 9, 18, "2024-11-06")]

    def test_a_plan_behind_a_comma_dates_nothing(self):
        found = events_of("11月8日，巴南区的澜杉尼龙项目主体封顶，预计明年二季度投产。")
        assert found[0][3] == DAY and len(found) == 1


def test_the_headline_counts_what_the_text_only_tells_of():
    found = events_of(
        "先上干货：",
        "12个项目",
        "合同总额97.5亿元",
        "今天下午，巴南区四季度招商项目集中签约会开了不到一个小时。",
        title="官宣！巴南区这个下午，签了12单",
        stamp="2024-11-08 17:32",
    )
    assert found == [("signing", 12, 97.5, DAY)]


def test_an_agreement_beside_the_tenants_is_one_of_its_own():
    found = events_of(
        "11月8日，澜杉智造产业园在巴南区开园，首批14家企业当天与园方签订入驻协议。",
        "当天，甲乙精工与巴南区另签了一份投资协议，要建甲乙精密轴承项目，投资2.3亿元。",
    )
    assert ("signing", 1, 2.3, DAY) in found


def test_what_lies_over_the_border_is_left_alone():
    found = events_of(
        "11月8日，澜杉智造产业园在巴南区开园，9家企业入驻。四川那边，邻水县的甲乙电机项目同一天也开了工，投资6.3亿元。"
    )
    assert [kind for kind, *_rest in found] == ["opening"]


def test_a_months_summary_announces_what_is_told_day_by_day():
    found = events_of(
        "11月的这一周，水土新城封顶，龙兴新城投产，都在两江新区。",
        "11月5日，两江新区水土新城的甲乙芯封产业园主体封顶，产业园总投资27亿元，9家企业入驻。",
    )
    assert [day for kind, _count, _total, day in found if kind == "topping_out"] == ["2024-11-05"]
