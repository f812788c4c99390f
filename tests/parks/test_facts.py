"""Every displayed value leads to its sentence; what is planned, hedged, inferred or unknown says so."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from parks.models import Park
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    DistrictFactory,
    ParkFactory,
    ProjectFactory,
    evidence_for,
    evidence_of_claim,
)

pytestmark = pytest.mark.django_db


def shown(tag, **names):
    return Template("{% load facts %}" + tag).render(Context(names))


def fact(record, field):
    return shown(f'{{% fact record "{field}" %}}', record=record)


def test_a_value_opens_its_sentence_with_the_printed_words_marked():
    park = ParkFactory(area_mu="266")
    article = ArticleFactory(title="园区开工", published_on="2024-05-07")
    evidence_for(park, "area_mu", "266", "项目一期占地约266亩，已经开工。", article, printed="266亩")
    html = fact(park, "area_mu")
    assert "<details" in html
    assert "项目一期占地约<mark>266亩</mark>，已经开工。" in html
    assert "测试日报" in html and "2024-05-07" in html
    assert f'href="/articles/{article.pk}/"' in html
    assert f'href="{article.url}"' in html


def test_the_words_are_marked_even_where_the_article_spaces_them_differently():
    park = ParkFactory(area_mu="266")
    evidence_for(park, "area_mu", "266", "占地约 266 亩。", printed="266亩")
    assert "<mark>266 亩</mark>" in fact(park, "area_mu")


def test_a_hedge_stands_in_front_of_the_number():
    park = ParkFactory(area_mu="266")
    evidence_for(park, "area_mu", "266", printed="约266亩", hedge="约")
    assert '<span class="hedge">约</span>266' in fact(park, "area_mu")


def test_a_hedge_that_is_printed_inside_stays_inside():
    project = ProjectFactory(investment_yi="20")
    evidence_for(project, "investment_yi", "20", printed="20余亿元", hedge="余")
    assert "余亿元" in fact(project, "investment_yi")


def test_planned_and_expected_values_are_marked_and_done_ones_are_not():
    for mode, words in (("planned", "计划"), ("expected", "预计"), ("done", None)):
        park = ParkFactory(area_mu="266")
        evidence_for(park, "area_mu", "266", mode=mode)
        html = fact(park, "area_mu").split("</summary>")[0]
        assert ("value--planned" in html) is (words is not None)
        assert words is None or words in html


def test_a_value_of_one_phase_says_so():
    park = ParkFactory(area_mu="266")
    evidence_for(park, "area_mu", "266", scope="phase")
    assert "其中一期" in fact(park, "area_mu")


def test_a_missing_value_is_unknown_and_never_a_hole():
    html = fact(ParkFactory(area_mu=None), "area_mu")
    assert "未知" in html and "<details" not in html


def test_other_values_stand_beside_with_the_rule_that_chose():
    project = ProjectFactory(investment_yi="20")
    evidence_for(project, "investment_yi", "20", "总投资20亿元。", printed="20亿元", why="reports")
    evidence_for(project, "investment_yi", "26", "总投资26亿元。", printed="26亿元", chosen=False)
    html = fact(project, "investment_yi")
    assert "<mark>26亿元</mark>" in html
    assert "独立报道更多" in html
    assert "另 1 说" in html.split("</summary>")[0]


def test_a_report_that_names_the_district_agrees_with_a_data_set_that_gives_its_code():
    district = DistrictFactory(name="巴南区", key="500113")
    park = ParkFactory(district=district)
    data = ClaimFactory(
        origin="dataset",
        citation="名录",
        mention=None,
        article=None,
        park=park,
        field="district",
        value="500113",
    )
    evidence_of_claim(park, data)
    evidence_for(park, "district", "巴南区", "位于巴南区。", chosen=False)
    html = fact(park, "district")
    assert "位于<mark>巴南区</mark>" in html
    assert "另有不同说法" not in html


def test_a_rejected_claim_is_not_shown():
    park = ParkFactory(area_mu="266")
    evidence_for(park, "area_mu", "266")
    evidence_for(park, "area_mu", "999", chosen=False, verdict="rejected")
    assert "999" not in fact(park, "area_mu")


def test_a_data_set_is_cited_and_a_person_names_the_source():
    park = ParkFactory(area_mu="266")
    claim = {"mention": None, "article": None, "park": park, "field": "area_mu", "value": "266"}
    evidence_of_claim(park, ClaimFactory(origin="dataset", citation="开发区名录（2018）", **claim))
    evidence_of_claim(park, ClaimFactory(origin="person", source_named="园区官网", **claim), chosen=False)
    html = fact(park, "area_mu")
    assert "来自参考数据：开发区名录（2018）" in html
    assert "人工录入" in html and "园区官网" in html


@pytest.mark.parametrize(
    "number",
    ["13812345678", "138-1234-5678", "023-61234567", "400-123-4567", "微信：abc_12345", "+86 13812345678"],
)
def test_private_numbers_in_an_article_are_shown_to_nobody(number):
    park = ParkFactory(area_mu="266")
    evidence_for(park, "area_mu", "266", f"占地266亩，联系{number}。", printed="266亩")
    html = fact(park, "area_mu")
    assert "•••••" in html
    assert number[-5:] not in html


@pytest.mark.parametrize("text", ["总投资2086.7亿元", "2024-11-08", "建筑面积13812345平方米", "266亩"])
def test_figures_are_not_taken_for_phone_numbers(text):
    assert shown("{{ text|masked }}", text=text) == text


def test_an_inferred_date_says_so_and_a_printed_one_does_not():
    inferred = shown('{% partial_date "2021-01-13" "day" "context" %}')
    printed = shown('{% partial_date "2021-01-13" "day" "printed" %}')
    assert "推定" in inferred and "推定" not in printed


def test_a_date_is_as_precise_as_known():
    assert ">2021年<" in shown('{% partial_date "2021" "year" "" %}')
    assert ">2021-01<" in shown('{% partial_date "2021-01" "month" "" %}')


def test_evidence_of_one_of_several_values_is_only_about_that_one():
    project = ProjectFactory()
    evidence_for(project, "stage", "signed", "双方签约。", printed="签约")
    evidence_for(project, "stage", "opened", "工厂投产。", printed="投产", chosen=False)
    html = shown('{% evidence record "stage" "opened" %}', record=project)
    assert "工厂" in html and "双方" not in html


@pytest.mark.parametrize(
    "value, chinese, english",
    [
        ("20", "20\u00a0亿元", "CNY 2\u00a0billion"),
        ("35.7", "35.7\u00a0亿元", "CNY 3.57\u00a0billion"),
        ("0.35", "3,500\u00a0万元", "CNY 35\u00a0million"),
        ("2086.7000", "2,086.7\u00a0亿元", "CNY 208.67\u00a0billion"),
    ],
)
def test_money_is_written_in_the_units_of_its_reader(value, chinese, english):
    plain = shown("{% money value as html %}{{ html|striptags }}", value=value)
    with override("en"):
        other = shown("{% money value as html %}{{ html|striptags }}", value=value)
    assert (plain, other) == (chinese, english)


def test_land_is_given_in_hectares_to_english_readers():
    with override("en"):
        assert "mu (9.1 ha)" in shown("{% land value %}", value=136)


def test_text_from_articles_cannot_become_markup():
    park = ParkFactory(area_mu="266")
    evidence_for(park, "area_mu", "266", "<script>alert(1)</script>占地266亩", printed="266亩")
    assert "<script>" not in fact(park, "area_mu")


def test_showing_facts_asks_the_database_nothing_more(django_assert_num_queries):
    made = ParkFactory(area_mu="266", operator="测试公司")
    for field, value in (("area_mu", "266"), ("operator", "测试公司"), ("area_mu", "280")):
        evidence_for(made, field, value, chosen=value != "280")
    park = Park.objects.with_evidence().get(pk=made.pk)
    with django_assert_num_queries(0):
        fact(park, "area_mu")
        fact(park, "operator")
