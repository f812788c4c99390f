"""Ceremonies: what counts as one, how many projects, what total, on which day."""

import pytest

from tests.reading.named import ceremonies_of
from tests.reading.tools import events_of

DAY = "2024-11-08"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("11月8日，巴南区举行集中签约仪式，27个项目签约落户，总投资35.7亿元。", ("signing", 27, 35.7, DAY)),
        ("11月8日，巴南区集中开工重大项目30个，总投资226.2亿元。", ("groundbreaking", 30, 226.2, DAY)),
        ("11月8日，总投资约140亿元的34个项目在巴南区集中开工。", ("groundbreaking", 34, 140, DAY)),
        ("11月8日，巴南区举行招商项目集中签约：42个项目，协议总投资270亿元。", ("signing", 42, 270, DAY)),
        (
            "昨日，巴南区2024年四季度集中签约仪式举行，二十三个项目现场落笔，协议资金118.6亿元。",
            ("signing", 23, 118.6, DAY),
        ),
        ("11月8日，巴南区举行集中投产活动。", ("opening", None, None, DAY)),
        ("11月8日，11个项目在巴南区一揽子签约开工，总投资52.7亿元。", ("signing", 11, 52.7, DAY)),
        ("11月8日，在招商推介会上，巴南区共有9个项目现场签约，签约金额达213亿元。", ("signing", 9, 213, DAY)),
        (
            "11月8日，巴南区举行集中签约仪式，现场签约15个项目，其中10亿元以上项目3个，合同投资总额88.5亿元。",
            ("signing", 15, 88.5, DAY),
        ),
        (
            "11月8日，全市举行集中开工活动，巴南区分会场有18个项目参加，总投资98.6亿元。",
            ("groundbreaking", 18, 98.6, DAY),
        ),
        ("11月8日，巴南区与27家企业集中签约。", ("signing", None, None, DAY)),
        ("11月8日，巴南区12个项目集中打下首桩，总投资48亿元。", ("groundbreaking", 12, 48, DAY)),
    ],
)
def test_a_batch_has_its_kind_count_total_and_day(text, event):
    assert events_of(text) == [event]


def test_two_batches_of_one_day_are_two_events():
    text = "11月8日，巴南区举行集中开竣工活动：15个项目当天破土，总投资66.37亿元，今年计划完成投资17.9亿元；12个项目同日宣布竣工，累计投入25.6亿元。"
    assert events_of(text) == [("groundbreaking", 15, 66.37, DAY), ("opening", 12, 25.6, DAY)]


def test_the_batch_that_follows_is_a_batch_of_its_own():
    text = "11月8日，巴南区举行两场活动：先是16个项目集中签约，协议资金112.6亿元；随后9个项目集中开工，总投资48.3亿元。"
    assert events_of(text) == [("signing", 16, 112.6, DAY), ("groundbreaking", 9, 48.3, DAY)]


def test_a_ceremony_counted_in_firms_and_in_projects_is_one():
    text = "11月8日，巴南区把11家企业请到一起签约，集中签约项目11个，协议投资额46.8亿元。"
    assert events_of(text) == [("signing", 11, 46.8, DAY)]


def test_one_total_over_several_ceremonies_belongs_to_none():
    text = "11月8日，巴南区举行集中开竣工仪式，其中开工3个、竣工5个，总投资合计63.5亿元。"
    assert [(kind, count, total) for kind, count, total, _day in events_of(text)] == [
        ("groundbreaking", 3, None),
        ("opening", 5, None),
    ]


def test_a_joint_number_gives_way_to_the_parts():
    text = "11月8日，巴南区集中签约、开工重点项目共68个，总投资479.4亿元。其中，签约项目44个，总投资354.2亿元；开工项目24个，总投资125.2亿元。"
    assert [(kind, count, total) for kind, count, total, _day in events_of(text)] == [
        ("signing", 44, 354.2),
        ("groundbreaking", 24, 125.2),
    ]


def test_a_total_that_only_the_headline_has_is_the_batchs():
    found = events_of("11月8日，巴南区推动17个项目集中签约落户。", title="17个项目落户巴南 总投资超百亿元")
    assert found == [("signing", 17, 100, DAY)]


@pytest.mark.parametrize(
    "text",
    [
        "今年1至6月，巴南区签约项目86个，协议资金612亿元。",
        "去年，巴南区新签亿元以上项目112个，合同引资900亿元。",
        "截至10月底，巴南区累计开工项目97个，总投资878亿元。",
        "巴南区计划明年集中开工项目24个、总投资98亿元。",
        "本月底，巴南区还将举行集中开工活动，预计开工项目24个。",
        "巴南区推行“拿地即开工”，开工率提高了一成。",
        "某药业在巴南区的生产基地早已建成投产。",
        "全部投产后，巴南区的这座工厂年产值可达20亿元。",
        "11月8日，巴南区一家企业与学院签订了人才培养协议。",
        "巴南区还有36个项目尚未开工。",
        "在签约仪式上，巴南区负责人表示，将全力保障项目早开工、早投产、早达效。",
        "截至目前，巴南区首批签约的15个项目中已有8个开工建设，3个竣工投产。",
        "今年以来，巴南区已举行3次集中签约，签约项目101个，总投资876亿元。",
        "自开园以来，巴南区的这座园区已累计引进企业320家，协议投资460亿元。",
    ],
)
def test_statistics_plans_states_and_other_papers_are_left_alone(text):
    assert events_of(text, "重庆国际生物城已有企业百余家，产业集聚。") == []


def test_a_part_of_a_batch_is_no_ceremony_of_its_own():
    text = "11月8日，巴南区举行集中签约，42个项目签约，总投资270亿元。"
    assert len(events_of(text, "其中6个医药类项目落户生物城，揽金43.5亿元。", "另有三个项目一并签下。")) == 1


def test_a_single_projects_ceremony_counts_one_and_has_its_sum():
    text = "11月8日，由重庆澜杉药业有限公司投资的澜杉药业生产基地项目在巴南区正式投产。项目总投资8亿元，占地100亩。"
    assert events_of(text) == [("opening", 1, 8, DAY)]


def test_a_dated_step_of_the_past_is_a_ceremony_of_its_own():
    text = "11月8日，澜杉药业生产基地项目在巴南区正式投产。该项目2022年3月开工，总投资8亿元。"
    assert ("groundbreaking", 1, 8, "2022-03") in events_of(text)


def test_a_phases_ceremony_has_the_phases_sum():
    text = "11月8日，位于巴南区的澜杉智造产业园一期主体封顶。产业园总投资9.8亿元，其中一期投资3.4亿元，可容纳30家企业。"
    assert events_of(text) == [("topping_out", 1, 3.4, DAY)]


def test_a_day_that_is_not_told_stays_unknown():
    assert [day for *_rest, day in events_of("日前，澜杉智造产业园在巴南区正式开园，首批8家企业入驻。")] == [
        None
    ]


def test_the_parts_of_a_batch_are_no_batches():
    text = "11月8日，巴南区举行集中签约仪式，24个项目现场签约，合同金额178.6亿元，其中制造业项目15个、商贸物流项目6个、文旅项目3个。"
    assert events_of(text) == [("signing", 24, 178.6, DAY)]


def test_a_batch_may_be_counted_behind_its_projects():
    text = "11月8日下午，巴南区举行集中签约仪式，打包签约的项目有9个，总金额18.6亿元。"
    assert events_of(text) == [("signing", 9, 18.6, DAY)]


def test_what_will_be_when_a_batch_is_finished_is_no_ceremony():
    text = "11月8日，巴南区12个项目集中开工，总投资148亿元。等这12个项目竣工的时候，这里会变样。"
    assert events_of(text) == [("groundbreaking", 12, 148, DAY)]


def test_each_verb_of_a_chronicle_has_its_own_date():
    text = "甲乙薯业产业园总投资2.8亿元，位于巴南区界石镇。产业园2018年3月奠基，2019年国庆前投产。"
    assert [(kind, day) for kind, _count, _total, day in events_of(text)] == [
        ("groundbreaking", "2018-03"),
        ("opening", "2019"),
    ]


def test_a_quarter_still_ahead_is_no_ceremony():
    text = "11月8日，甲乙公司与巴南区签署投资协议，总投资14亿元，建设甲乙储氢瓶生产基地。基地今年四季度动工。"
    assert "groundbreaking" not in [kind for kind, *_rest in events_of(text, stamp="2024-06-09 08:00")]


def test_the_day_of_the_sentence_before_dates_an_opening():
    text = "今年7月26日，巴南区又添一员。投资8亿元的甲乙电声智能穿戴产业基地建成投用。"
    assert [(kind, day) for kind, _count, _total, day in events_of(text)] == [("opening", "2024-07-26")]


def test_firms_that_have_signed_beside_an_opening_are_no_signing():
    text = "11月8日，巴南区的甲乙汽车内饰产业园开园，3家企业入驻，另有2家完成签约。"
    assert [kind for kind, *_rest in events_of(text)] == ["opening"]


def test_kinds_in_a_row_are_counted_like_one():
    text = "11月8日，巴南区举行集中签约仪式，17个中医药、电商物流项目在现场签约，签约资金21亿元。"
    assert events_of(text) == [("signing", 17, 21, DAY)]


def test_an_agreement_with_the_park_is_a_signing():
    text = "11月8日，重庆国际生物城与重庆澜杉药业有限公司签订项目入园协议，澜杉药业生产基地落户巴南区，总投资8亿元。"
    assert events_of(text) == [("signing", 1, 8, DAY)]


def test_letters_of_intent_of_tenants_are_none():
    text = "11月8日，甲乙汽车内饰产业园在巴南区开园，3家企业签下入驻意向书。"
    assert [kind for kind, *_rest in events_of(text)] == ["opening"]


def test_the_day_after_is_counted_from_the_day_told():
    text = "11月7日，洽谈会在巴南区开幕。开幕次日，巴南区举行集中签约仪式，27个项目签约，总投资35.7亿元。"
    assert events_of(text) == [("signing", 27, 35.7, DAY)]


def test_the_day_of_an_interview_is_not_that_of_what_happened_lately():
    text = "11月8日，记者从巴南区了解到，澜杉智造产业园日前正式开园，首批8家企业入驻。"
    assert [day for *_rest, day in events_of(text)] == [None]


def test_lines_of_one_project_lead_from_its_name_to_its_step():
    lines = """
巴南区今年的项目进展如下，由区发展改革委汇总公布，供企业和市民查询。
建成项目：澜杉医药物流配送中心项目
业主：重庆澜杉药业有限公司
总投资：8000万元
占地：40亩
进度：2024年1月20日投用
"""
    assert ceremonies_of(*lines.strip().splitlines()) == [("opening", 1, 0.8, "2024-01-20")]


def test_foreign_money_counts_where_the_text_converts_it():
    text = "11月8日，旭谷科技在巴南区的工厂正式动土，总投资新台币十五亿元（约人民币3.1亿元），占地60亩。"
    assert [(kind, total) for kind, _count, total, _day in events_of(text)] == [("groundbreaking", 3.1)]


def test_what_begins_at_the_end_of_the_year_has_not_begun():
    text = "10月15日，澜杉软件园二期在巴南区揭牌投用。三期就在对面，今年年底开建。"
    assert [kind for kind, *_rest in events_of(text, stamp="2024-10-16 08:00")] == ["opening"]


def test_firms_that_add_to_their_capital_sign_no_project():
    text = "11月8日，巴南区举行集中签约仪式，31个项目签约，协议资金168亿元。"
    assert events_of(text, "甲乙实业、丙丁新材两家企业一口气签下增资协议，合计4.6亿元。") == [
        ("signing", 31, 168, DAY)
    ]


def test_a_word_such_as_settled_tells_of_a_signing_on_a_day_of_its_own():
    assert ceremonies_of("9月14日,澜柯半导体衬底制造基地花落涪陵高新区,总投资102亿元。")[0][0] == "signing"
    assert ceremonies_of("2018年,澜柯半导体衬底制造基地落户涪陵高新区。") == []
    assert ceremonies_of("3月5日,落户涪陵的澜柯公司公布了新产品,项目负责人到场。") == []


def test_projects_that_settle_on_an_occasion_are_a_batch():
    found = ceremonies_of("11月19日,合川区举行产业推介会。会后,5个项目随即落户合川,协议总额51亿元。")
    assert [(kind, count, total) for kind, count, total, _date in found] == [("signing", 5, 51)]


def test_a_fair_that_opens_is_no_opening():
    assert ceremonies_of("8月22日,智能产业博览会在渝启幕,现场展出一批重大项目。") == []


def test_months_are_no_projects():
    found = ceremonies_of("2021年3月,澜柯原料药工厂破土,仅用16个月就建成投用。")
    assert [kind for kind, *_rest in found] == ["groundbreaking"]


def test_a_count_after_steps_of_several_kinds_is_no_batch():
    found = ceremonies_of(
        "6月28日,澜柯零部件园动工;澜柯西南总部大楼封顶;澜柯仓储基地投用。三个项目总投资合计41亿元。"
    )
    assert [(kind, count) for kind, count, *_rest in found] == [
        ("groundbreaking", 1),
        ("topping_out", 1),
        ("opening", 1),
    ]


def test_firms_that_sign_are_as_many_projects_where_the_text_counts_them_so():
    found = ceremonies_of(
        "6月4日,白沙工业园与三家企业签订投资合同:与禾木家居签下门墙柜项目,投资4亿元;与江小渔食品签下预制菜二厂。"
        "三个项目年内全部动工。"
    )
    assert [(kind, count, total) for kind, count, total, _date in found] == [("signing", 3, None)]


def test_a_period_of_months_is_no_occasion():
    assert ceremonies_of("今年前11月,浦里新区新开工项目19个,总投资62亿元。") == []


def test_a_batch_that_is_taken_home_is_a_signing():
    found = ceremonies_of("5月23日,在投资洽谈会的签约台上,大足区一口气拿下11个项目,协议总额96.3亿元。")
    assert [(kind, count, total) for kind, count, total, _date in found] == [("signing", 11, 96.3)]
    assert ceremonies_of("5月23日,澜柯公司拿下一块90亩的土地,用于二期项目。") == []


def test_what_stands_between_count_and_verb_is_projects_only():
    found = ceremonies_of("3月18日,万州区集中开工,19个项目分三个会场同时动土,总投资187.6亿元。")
    assert [(kind, count, total) for kind, count, total, _date in found] == [("groundbreaking", 19, 187.6)]


def test_a_sum_right_behind_the_projects_is_theirs():
    found = ceremonies_of("10月18日,长寿区与9家企业集中签约,9个项目,66.5亿元,全部落在长寿经开区。")
    assert [(kind, count, total) for kind, count, total, _date in found] == [("signing", 9, 66.5)]


def test_a_districts_share_of_the_citys_batch_is_a_ceremony_of_its_own():
    found = events_of(
        "10月8日,全市重大项目集中开工活动举行。全市共有163个项目开工,总投资2215亿元。",
        "沙坪坝区分会场设在国际物流枢纽园区。当天该区22个项目集中开工,总投资168亿元。",
    )
    assert [(kind, count, total) for kind, count, total, _date in found] == [
        ("groundbreaking", 163, 2215),
        ("groundbreaking", 22, 168),
    ]


def test_a_plant_told_by_its_owner_is_the_owners_only_project():
    found = ceremonies_of(
        "2021年12月28日,蜀棱泵业的新厂投产了。",
        "这个叫作“蜀棱智能水泵产业基地”的项目由重庆蜀棱泵业有限公司投资,总投资6.2亿元。",
    )
    assert found == [("opening", 1, 6.2, "2021-12-28")]


def test_what_stands_under_a_plan_is_no_ceremony():
    assert ceremonies_of("五、2024年打算", "重点推进总投资22亿元的澜柯电池材料基地于二季度动工。") == []


def test_rows_of_a_table_are_no_ceremonies():
    row = "3 | 澜柯肉制品深加工 | 澜柯农牧 | 冯家街道 | 31000 | 主体封顶"
    assert ceremonies_of("序号 | 项目名称 | 建设单位 | 建设地点 | 总投资(万元) | 进展", row) == []
