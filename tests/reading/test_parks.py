"""Parks: which names are parks, what they are called, and what is said of them."""

import pytest

from ingest.reading.assembling import read
from tests.reading.tools import article, parks_of

SIGNED = "11月8日，巴南区举行重大项目集中签约仪式，5个项目签约，总投资12亿元。"


def reads(sentence):
    return list(parks_of(SIGNED, sentence))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("其中3个项目落户重庆国际生物城。", "重庆国际生物城"),
        ("位于惠民街道的澜杉智造产业园今年建成，首批12家企业入驻。", "澜杉智造产业园"),
        ("巴南区木洞中药产业园占地300亩，已有二十家企业入驻。", "木洞中药产业园"),
        ("规划占地约300亩的“麻柳高性能材料创新中心”同步开园，首批入驻企业8家。", "麻柳高性能材料创新中心"),
        ("全区首个中小企业集聚区——圣泉产业园正式开工，建设标准厂房。", "圣泉产业园"),
        ("京东·巴南数字产业园引来三十余家企业。", "京东·巴南数字产业园"),
        ("项目选址西部(重庆)科学城江津园区。", "西部(重庆)科学城江津园区"),
        ("企业把新厂放在南彭贸易物流园，那里已有40家企业。", "南彭贸易物流园"),
    ],
)
def test_a_named_park_is_read_by_its_full_printed_name(sentence, name):
    assert name in reads(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "全市正在打造千亿级先进材料产业园。",
        "我市将建设一批特色产业园区。",
        "巴南经开区管委会副主任刘旭出席活动。",
        "他们学习借鉴了璧山高新区的做法。",
        "企业还考察过苏州工业园区。",
        "四川宜宾的阳春工业园区也签了约。",
        "企业来自成都高新区。",
        "重庆澜杉产业园区开发有限公司负责建设。",
        "这是国家级高新区的又一张名片。",
        "项目服务成渝地区双城经济圈建设。",
        "企业在重庆设立了技术创新中心。",
        "澜杉(重庆)工业园已全部投产，形成冰箱、空调等系列产能。",
    ],
)
def test_kinds_titles_comparisons_other_provinces_and_one_firms_works_are_left_alone(sentence):
    assert reads(sentence) == []


def test_a_remark_in_brackets_is_no_other_name_of_a_park():
    assert _aliases("澜杉智造产业园(转述某厂房网2024年9月29日的文章)位于惠民街道。") == []
    assert _aliases("澜杉智造产业园(占地85亩)位于惠民街道。") == []
    assert _aliases("澜杉智造产业园(又称木洞药谷)位于惠民街道。") == ["木洞药谷"]


def _aliases(sentence):
    return [alias for fact in read(article(SIGNED, sentence)).parks for alias in fact.aliases]


def test_a_short_form_means_the_park_named_in_full():
    parks = parks_of(
        SIGNED,
        "澜杉智造产业园(以下简称“澜杉园区”)位于惠民街道。",
        "澜杉园区已有30家企业，澜杉产业园明年扩建。",
    )
    assert list(parks) == ["澜杉智造产业园"]


def test_a_name_with_another_in_brackets_is_one_park():
    assert list(parks_of(SIGNED, "项目位于涪陵白涛工业园区(白涛新材料科技城)内。")) == ["涪陵白涛工业园区"]


def test_a_park_has_its_land_floor_and_investment():
    park = parks_of(
        SIGNED,
        "澜杉智造产业园由区属国企建设，总投资11亿元，占地240亩，总建筑面积26万平方米，已有18家企业入驻。",
    )["澜杉智造产业园"]
    assert (park["investment_yi"], park["area_mu"], park["floor_area_m2"]) == (11, 240, 260000)


def test_what_the_next_sentence_says_of_the_park_is_the_parks():
    park = parks_of(SIGNED, "澜杉智造产业园开园。", "园区占地8.2公顷，总投资9亿元，可容纳60家企业。")[
        "澜杉智造产业园"
    ]
    assert (park["area_mu"], park["investment_yi"]) == (123, 9)


def test_a_projects_figures_are_not_its_zones():
    park = parks_of(SIGNED, "某药业生产基地位于重庆国际生物城，占地136亩，总投资约20亿元。")["重庆国际生物城"]
    assert "area_mu" not in park and "investment_yi" not in park


def test_a_zone_has_its_planned_area():
    assert (
        parks_of(SIGNED, "重庆公路物流基地是南大门，规划33.5平方公里。")["重庆公路物流基地"]["area_mu"]
        == 50250
    )


def test_a_phase_gives_way_to_the_whole_and_its_sum_is_nobodys():
    park = parks_of(
        SIGNED, "澜杉智造产业园分期建设，首期占地120亩，首期投资3亿元，已有9家企业入驻。整个园区占地500亩。"
    )["澜杉智造产业园"]
    assert park["area_mu"] == 500 and "investment_yi" not in park


def test_a_groups_sum_is_no_parks():
    park = parks_of(SIGNED, "东河隧道、澜杉智造产业园等9个项目总投资超50亿元，产业园已有8家企业预定厂房。")[
        "澜杉智造产业园"
    ]
    assert "investment_yi" not in park


def test_a_parks_district_is_the_one_that_the_text_names():
    assert (
        parks_of(SIGNED, "其中3个医药项目落户重庆国际生物城，明年开工建设。")["重庆国际生物城"]["district"]
        == "巴南区"
    )
    assert (
        "district"
        not in parks_of(SIGNED, "这批项目所在的地块北临重庆出口加工区，南靠长江。")["重庆出口加工区"]
    )


class TestWhereAParkIsOnlyThePlace:
    def test_its_neighbour_that_lies_in_it_takes_the_figures(self):
        parks = parks_of(
            "巴南区的骊湖软件园地处重庆经开区,规划用地面积约960亩,总投资80亿元,已有13家软件企业入驻。"
        )
        assert float(parks["骊湖软件园"]["area_mu"]) == 960

    def test_a_project_that_falls_into_it_keeps_its_own_figures(self):
        parks = parks_of("涪陵区的骊骏铝板坯铸轧项目落子清溪工业园,计划投资6.7亿元,用地143亩。")
        assert not {"area_mu", "investment_yi"} & parks["清溪工业园"].keys()


class TestNamesOfParks:
    def test_a_word_that_ends_names_does_not_cut_into_one_of_the_table(self):
        assert any(
            "建桥工业园" in name for name in parks_of("大渡口区的新家在建桥工业园C区开业,园内有30家企业。")
        )

    def test_a_bank_is_no_part_of_a_name(self):
        assert not any("分行" in name for name in parks_of("涪陵区的银行分行为园区企业办了3亿元的质押。"))

    def test_one_elsewhere_is_left_alone(self):
        assert not any("湘江" in name for name in parks_of("永川区的场面,我在长沙湘江新区也见过。"))

    def test_a_centre_with_its_floors_in_front_is_one(self):
        assert "骊谷创新中心" in parks_of("南岸区总建筑面积31万平方米的骊谷创新中心将在年内启动建设。")

    @pytest.mark.parametrize(
        ("sentence", "name"),
        [
            ("南岸区的骊江数创港刚封顶,占地66亩,将来有50家企业。", "骊江数创港"),
            ("甲乙智造·合川科创港由全国性产业园运营商甲乙集团开发,已有30家企业。", "甲乙智造·合川科创港"),
            ("巫溪县的药食同源产业孵化园占地72亩,意向入驻企业11家。", "药食同源产业孵化园"),
            ("丰都县在骊坪工业园一天办了两场活动:一座工厂竣工,4个机械配件项目签约。", "骊坪工业园"),
        ],
    )
    def test_endings_and_edges_of_new_names(self, sentence, name):
        assert name in parks_of(SIGNED, sentence)

    def test_a_zone_in_front_of_a_name_only_places_it(self):
        parks = parks_of("合川高新区信息安全谷产业城开园。", "信息安全谷产业城占地960亩,已有37家企业。")
        assert "信息安全谷产业城" in parks and "合川高新区信息安全谷产业城" not in parks

    def test_one_firms_works_stay_one_firms(self):
        assert not any("骊峰" in name for name in parks_of("巴南区的骊峰工业园产线全开,年产摩托车三十万辆。"))
