"""Amounts in running text: what they are worth, and what is no amount."""

from decimal import Decimal

import pytest

from ingest.reading.amount_roles import amount_role
from ingest.reading.numerals import number
from ingest.reading.quantities import find_amounts


def reads(text):
    amount = find_amounts(text)[0]
    return amount.value, amount.kind, amount.hedge


@pytest.mark.parametrize(
    ("text", "value", "kind", "hedge"),
    [
        ("总投资20亿元", 20, "money", ""),
        ("总投资约20亿元", 20, "money", "约"),
        ("20余亿元", 20, "money", "余"),
        ("超百亿元", 100, "money", "超"),
        ("１０亿元", 10, "money", ""),
        ("8600余万元", "0.86", "money", "余"),
        ("1,234.5万元", "0.12345", "money", ""),
        ("两亿一千万元", "2.1", "money", ""),
        ("一百二十亿元", 120, "money", ""),
        ("拟投 50 亿元", 50, "money", ""),
        ("约266亩", 266, "land", "约"),
        ("4.24平方公里", 6360, "land", ""),
        ("8.2公顷", 123, "land", ""),
        ("近3万平方米", 30000, "floor", "近"),
        ("10万平方米以上", 100000, "floor", "以上"),
        ("24万㎡", 240000, "floor", ""),
        ("二十个项目", 20, "count", ""),
        ("十五个项目", 15, "count", ""),
        ("17项", 17, "count", ""),
        ("增长5.2%", "5.2", "percent", ""),
    ],
)
def test_an_amount_has_its_canonical_value_its_kind_and_its_hedge(text, value, kind, hedge):
    assert reads(text) == (Decimal(value), kind, hedge)


def test_foreign_money_keeps_its_currency():
    (amount,) = find_amounts("投资1.5亿美元")
    assert (amount.value, amount.currency) == (Decimal("1.5"), "USD")


def test_an_open_amount_has_no_value():
    assert [a.value for a in find_amounts("数十亿元")] == [None]


@pytest.mark.parametrize(
    "text", ["9月13日", "2023年", "千亿级", "年产50亿片", "60万吨", "第三个", "五期", "15.4公里"]
)
def test_dates_ranks_and_capacities_are_left_alone(text):
    assert find_amounts(text) == []


def test_a_hedge_is_not_cut_out_of_a_verb():
    assert [a.printed for a in find_amounts("现场签约11个项目")] == ["11个"]


@pytest.mark.parametrize("text", ["总投资１０亿元,占地约４７亩", "12家企业签约，揽金3.5亿元"])
def test_a_span_prints_what_stands_there(text):
    for amount in find_amounts(text):
        assert text[amount.start : amount.end] == amount.printed


def role_of(text, printed):
    amount = next(a for a in find_amounts(text) if printed in a.printed)
    role = amount_role(text, amount)
    return role.name, role.mode, role.scope


@pytest.mark.parametrize(
    ("text", "printed", "role"),
    [
        ("项目总投资约20亿元，占地136亩", "20亿元", ("investment", "", "")),
        ("计划投资40亿元", "40亿元", ("investment", "planned", "")),
        ("预计投产后年产值不低于25亿元", "25亿元", ("output", "expected", "yearly")),
        ("总投资66亿元，今年计划完成投资17.9亿元", "17.9", ("yearly_plan", "planned", "yearly")),
        ("其中一期投资4.5亿元", "4.5亿元", ("investment", "", "phase")),
        ("协议资金合计85亿元", "85亿元", ("agreement", "", "")),
        ("5年授信580亿元", "580亿元", ("credit", "", "")),
        ("设立一只规模20亿元的产业基金", "20亿元", ("fund", "", "")),
        ("年纳税约2800万元", "2800万元", ("tax", "", "yearly")),
        ("去年营业收入1.7亿元", "1.7亿元", ("revenue", "", "yearly")),
        ("注册资本5亿元", "5亿元", ("capital", "", "")),
        ("最高给予500万元奖励", "500万元", ("reward", "", "")),
        ("10亿元以上项目9个", "10亿元", ("threshold", "", "")),
        ("5亿元到10亿元的有9个", "5亿元", ("threshold", "", "")),
        ("一期占地面积约266亩", "266亩", ("land", "", "phase")),
        ("总建筑面积约24万平方米", "24万", ("floor", "", "")),
    ],
)
def test_the_words_around_an_amount_say_what_it_is(text, printed, role):
    assert role_of(text, printed) == role


@pytest.mark.parametrize("printed", ["十四十一", "亿", "点", "十四十万", "百百"])
def test_numerals_that_are_no_number_are_none(printed):
    assert number(printed) is None
