"""Which investment projects the reader finds and what it says of them. All projects and firms here are made up."""

import pytest

from ingest.reading.assembling import read
from ingest.reading.sectors import sectors_of

from .named import facts_of_projects, leaves_projects_alone, projects_of, reads_project
from .tools import article


class TestNames:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("盘子最大的是梨花溪综合整治项目,计划投资约40亿元。", "梨花溪综合整治项目"),
            ("产业重点项目骏骊智慧谷项目在江北开工。", "骏骊智慧谷项目"),
            ("望骊电气8万吨高磁感取向硅钢项目今天投产。", "望骊电气8万吨高磁感取向硅钢项目"),
            ("骊云疫苗研发中心及产业化基地项目已开工建设。", "骊云疫苗研发中心及产业化基地项目"),
            ("重庆市传感器特色产业基地项目(一期)在北碚竣工。", "重庆市传感器特色产业基地项目(一期)"),
            ("投资24亿元的“云骊”项目动工。", "“云骊”项目"),
            ("“静骊田园”综合体项目协议投资30亿元。", "“静骊田园”综合体项目"),
            ("骏澜科技投资8亿元建设半固态锂电池生产线。", "半固态锂电池生产线"),
            ("最大的是骏澜供应链公司投的冷链物流港,16亿元,已经开工。", "冷链物流港"),
        ],
    )
    def test_are_cut_to_the_noun_phrase(self, text, name):
        reads_project(text, name)

    @pytest.mark.parametrize(
        "text",
        [
            "22个项目当天集中开工,总投资58.8亿元。",
            "重点项目建设加快,招商引资项目落地。",
            "2022年全区共引进项目146个,其中制造业项目17个。",
            "不耗能的项目优先坐下谈。",
            "项目经理说,项目部给每台设备装上了系统。",
            "优化项目结构,推进项目建设。",
        ],
    )
    def test_general_words_are_left_alone(self, text):
        leaves_projects_alone(text)

    def test_a_row_of_firms_called_projects_is_read(self):
        found = projects_of("聪骊医疗器械、佰骏医药包装两个项目一并签下。")
        assert list(found) == ["聪骊医疗器械", "佰骏医药包装"]

    def test_what_a_whole_industry_is_to_produce_is_not_a_projects_output(self):
        found = projects_of("骏骊疫苗产业化基地项目已开工。建成后,骏城生物产业产值规模预计将超过800亿元。")
        assert "annual_output_yi" not in found["骏骊疫苗产业化基地项目"]
        found = projects_of("骏骊疫苗产业化基地项目已开工。建成后,预计年产值将超过8亿元。")
        assert found["骏骊疫苗产业化基地项目"]["annual_output_yi"] == 8

    def test_parts_of_a_project_are_left_alone(self):
        found = projects_of("骏骊锂电池项目总投资5亿元,将建设研发中心、结算中心和一条示范线,已开工。")
        assert list(found) == ["骏骊锂电池项目"]

    def test_the_same_project_named_twice_is_one(self):
        found = projects_of("骏骊智能网联产业园项目开工。骏骊智能网联产业园总投资20亿元。")
        assert len(found) == 1
        assert found["骏骊智能网联产业园项目"]["investment_yi"] == 20

    def test_phases_are_two(self):
        found = projects_of("骏骊光伏胶膜一期项目投产。骏骊光伏胶膜二期项目开工。")
        assert len(found) == 2


class TestTables:
    def test_a_header_says_what_the_cells_are(self):
        found = projects_of(
            "序号/项目名称/建设单位/建设地点/投资额(万元)/用地(亩)",
            "1/铝合金轮毂四期/重庆骊辰轮毂制造有限公司/桥河/86000/120",
            "2/再生铝熔铸项目/骏澜资源循环有限公司/北渡/132000/205",
        )
        assert found["铝合金轮毂四期"]["investment_yi"] == 8.6
        assert found["铝合金轮毂四期"]["area_mu"] == 120
        assert found["再生铝熔铸项目"]["companies"] == ["骏澜资源循环有限公司"]

    def test_a_name_and_the_line_under_it(self):
        found = projects_of(
            "项目名称",
            "进展",
            "骊凯年产160万吨新材料项目(一期)",
            "开工",
            "中骊年产60万吨小麦加工项目",
            "竣工",
        )
        assert found["骊凯年产160万吨新材料项目(一期)"]["stage"] == "under_construction"
        assert found["中骊年产60万吨小麦加工项目"]["stage"] == "completed"


class TestSums:
    def test_the_whole_and_not_the_first_phase(self):
        reads_project(
            "骏骊新材料项目总投资10亿元,其中一期投资4.5亿元,已签约。", "骏骊新材料项目", investment_yi=10.0
        )

    def test_a_phase_alone_is_no_total(self):
        assert "investment_yi" not in projects_of("骏骊新材料项目一期投资4.5亿元,已签约。")["骏骊新材料项目"]

    def test_the_batch_total_is_not_a_projects(self):
        found = projects_of("15个项目开工,总投资66亿元,其中最大的是骏骊新材料项目。")
        assert "investment_yi" not in found["骏骊新材料项目"]

    def test_foreign_money_keeps_its_currency(self):
        facts, _ = facts_of_projects("骏骊电子投资8000万美元建设的骏骊线路板项目投产。")
        assert facts[0].fields["investment_yi"].currency == "USD"

    def test_ordinals_tell_two_projects_apart(self):
        found = projects_of("骏骊电池基地项目和“云骊”项目动建。前一个计划投资100亿元;后一个投资24亿元。")
        assert [p["investment_yi"] for p in found.values()] == [100, 24]

    def test_respectively(self):
        found = projects_of(
            "骏骊硅钢项目、澜骏铝材项目和皓禾食品项目开工,投资分别为2.6亿元、1.9亿元和1.4亿元。"
        )
        assert [p["investment_yi"] for p in found.values()] == [2.6, 1.9, 1.4]

    def test_land_and_output_in_the_next_sentence(self):
        reads_project(
            "骏骊新材料项目开工。项目占地62亩,达产后年产值可达4.5亿元。",
            "骏骊新材料项目",
            area_mu=62.0,
            annual_output_yi=4.5,
        )

    def test_output_to_come_is_expected(self):
        facts, _ = facts_of_projects("骏骊新材料项目开工,达产后年产值可达4.5亿元。")
        assert facts[0].fields["annual_output_yi"].mode == "expected"

    def test_a_comma_between_the_word_and_its_sum(self):
        reads_project(
            "骏骊新材料项目正式开工。总投资,九亿六千万元。占地,206亩。",
            "骏骊新材料项目",
            investment_yi=9.6,
            area_mu=206.0,
        )

    def test_a_bare_sum_before_what_is_built(self):
        reads_project(
            "区里与骏骊医药有限公司当场落笔,两亿元,建骏骊药品分拨中心。",
            "骏骊药品分拨中心",
            investment_yi=2.0,
        )

    def test_what_was_spent_on_it_where_no_whole_is_told(self):
        reads_project(
            "骏骊耗材生产基地项目竣工。基地占地73亩,累计投资3.15亿元。",
            "骏骊耗材生产基地项目",
            investment_yi=3.15,
        )

    def test_what_a_firm_has_spent_over_the_years_is_none(self):
        found = projects_of("骏骊耗材生产基地项目竣工。其所在园区企业累计投资31亿元。")
        assert "investment_yi" not in found["骏骊耗材生产基地项目"]

    def test_a_sum_some_lines_below(self):
        found = projects_of("骏骊汽车内饰产业园项目开园。", "谁投的?", "骏骊建设集团,总投资11.6亿元。")
        assert found["骏骊汽车内饰产业园项目"]["investment_yi"] == 11.6

    def test_the_sum_of_many_some_lines_below_is_not_its(self):
        found = projects_of("骏骊汽车内饰产业园项目开园。", "活动上还签约。", "38个项目签约,总投资294亿元。")
        assert "investment_yi" not in found["骏骊汽车内饰产业园项目"]

    def test_one_sum_for_a_row_belongs_to_none_of_it(self):
        found = projects_of("三个项目——骏骊新材料项目、澜骏铝材项目、皓禾食品项目先后签下,合同总额57亿元。")
        assert [p.get("investment_yi") for p in found.values()] == [None, None, None]

    def test_sales_are_no_output(self):
        assert (
            "annual_output_yi"
            not in projects_of("骏骊新材料项目开工,年销售收入可达8亿元。")["骏骊新材料项目"]
        )


class TestStages:
    @pytest.mark.parametrize(
        ("text", "stage"),
        [
            ("骏骊新材料项目签约落户。", "signed"),
            ("骏骊新材料项目破土动工。", "under_construction"),
            ("骏骊新材料项目主体结构封顶。", "topped_out"),
            ("骏骊新材料项目竣工。", "completed"),
            ("骏骊新材料项目正式投产。", "opened"),
            ("骏骊新材料项目签约落户,预计明年投产。", "signed"),
            ("骏骊新材料项目开工,计划年底前投产,建成后可年产5万吨。", "under_construction"),
        ],
    )
    def test_the_latest_that_has_happened(self, text, stage):
        reads_project(text, "骏骊新材料项目", stage=stage)

    def test_of_the_batch(self):
        reads_project(
            "当天12个项目同日竣工。走进厂区,骏骊包材生产基地项目的产线正在调试。",
            "骏骊包材生产基地项目",
            stage="completed",
        )

    def test_of_the_main_batch_and_not_of_one_told_besides(self):
        found = projects_of(
            "上午,26个项目同时动工。活动现场,还有9个项目签约。",
            "投资规模最大的是骏骊铜杆项目,总投资21亿元。",
        )
        assert found["骏骊铜杆项目"]["stage"] == "under_construction"

    def test_of_the_batch_is_not_that_of_what_a_park_has_drawn_besides(self):
        found = projects_of(
            "上午,2个项目同时动工。骊山科创港还引进了骊骏同位素生产基地、骏骊疫苗研发基地等项目。"
        )
        assert [p.get("stage") for p in found.values()] == [None, None]

    def test_of_a_part_is_not_that_of_the_whole(self):
        reads_project(
            "骏骊医学园项目二号楼日前竣工,三号楼还在安装管道。", "骏骊医学园项目", stage="under_construction"
        )

    def test_a_trial_run_that_is_still_to_come_says_nothing(self):
        reads_project(
            "骏骊电子签约,要在合川建设骏骊安全研发项目,计划投资8亿元,先租下现房试产,再拿地自建。",
            "骏骊安全研发项目",
            stage="signed",
        )

    def test_lines_under_a_name_alone_are_about_it(self):
        found = projects_of("骏骊叶片生产基地项目。业主是骏骊集团;总投资4.2亿元;2017年11月投产")
        assert found["骏骊叶片生产基地项目"]["stage"] == "opened"


class TestOwners:
    @pytest.mark.parametrize(
        "text",
        [
            "骏骊新材料项目开工,由重庆澜禾材料有限公司投资建设。",
            "重庆澜禾材料有限公司的骏骊新材料项目开工。",
            "重庆澜禾材料有限公司投资5亿元兴建骏骊新材料项目。",
            "骏骊新材料项目开工。投资方重庆澜禾材料有限公司介绍,项目进展顺利。",
        ],
    )
    def test_are_read_where_the_text_says_them(self, text):
        reads_project(text, "骏骊新材料项目", companies=["重庆澜禾材料有限公司"])

    def test_a_firm_with_the_projects_first_word_owns_it(self):
        found = projects_of(
            "重庆骏骊车联科技有限公司去年落户。", "今年6月,骏骊车联智能座舱研发基地项目开工。"
        )
        assert found["骏骊车联智能座舱研发基地项目"]["companies"] == ["重庆骏骊车联科技有限公司"]

    def test_a_builder_is_none(self):
        found = projects_of("骏骊新材料项目由骏骊集团投资、总包单位中冶建工承建,已开工。")
        assert found["骏骊新材料项目"]["companies"] == ["骏骊集团"]


def test_the_place_that_is_named_beside_it():
    reads_project(
        "骏骊新材料项目落户璧山高新区,总投资10亿元。", "骏骊新材料项目", park="璧山高新区", district="璧山区"
    )


def test_the_only_park_of_the_headline_is_where_its_projects_are():
    page = article(
        "2月8日，合川高新区举行招商项目集中签约，18个项目落定，总投资91.6亿元。",
        "本土企业重庆骏骊药业有限公司签下的是骏骊饮片智能化扩建项目，投资1.3亿元。",
        title="合川高新区开年第一签：18个项目入列",
    )
    (project,) = read(page).projects
    assert project.fields["park"].value == "合川高新区"
    assert project.fields["companies"][0].value == "重庆骏骊药业有限公司"


def test_the_place_it_goes_to_takes_nothing_of_what_is_said():
    found = projects_of("骏骊镁合金压铸件项目正式落户綦江高新区北渡园。项目总投资25亿元,用地310亩。")
    assert found["骏骊镁合金压铸件项目"]["investment_yi"] == 25
    assert found["骏骊镁合金压铸件项目"]["area_mu"] == 310


def test_a_value_s_span_shows_what_is_printed():
    facts, doc = facts_of_projects("骏骊新材料项目开工,總投資約10億元。")
    value = facts[0].fields["investment_yi"]
    assert doc.raw[value.evidence.start : value.evidence.end] == value.printed


def test_projects_carry_their_sectors():
    facts, _ = facts_of_projects("骏骊锂电池正极材料项目签约,总投资10亿元。")
    assert facts[0].sectors[0].startswith("C6")


def test_sectors_are_the_words_of_the_table():
    assert "C5" in sectors_of("生物医药产业园")
    assert sectors_of("综合整治") == []
