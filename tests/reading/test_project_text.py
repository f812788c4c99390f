"""Which text speaks of which project: sums in front of the next name, short names, rows, and what is only a part."""

from tests.reading.named import leaves_projects_alone, projects_of, reads_project


def test_a_sum_before_the_next_name_is_not_the_last_ones():
    found = projects_of("总投资11亿元的澜柯表面处理中心三期、总投资3.6亿元的柚后果汁厂项目当天一并开工。")
    assert found["澜柯表面处理中心三期"]["investment_yi"] == 11
    assert found["柚后果汁厂项目"]["investment_yi"] == 3.6


def test_what_a_project_builds_is_its_part():
    found = projects_of(
        "12月10日,总投资15亿元的昊柯钠电正极材料项目动工。",
        "该项目由湖南昊柯新能源股份有限公司实施,占地210亩,建设年产3万吨钠电正极材料生产线及配套设施。",
    )
    assert list(found) == ["昊柯钠电正极材料项目"]
    assert found["昊柯钠电正极材料项目"]["area_mu"] == 210


def test_a_short_name_in_brackets_is_the_project():
    found = projects_of(
        "汉丰澜柯产业港项目(简称“澜柯港”)5月20日开工。",
        "澜柯港由浦里开投集团投资建设,总投资18.6亿元,规划用地530亩。",
    )
    assert list(found) == ["汉丰澜柯产业港项目"]
    assert found["汉丰澜柯产业港项目"]["investment_yi"] == 18.6


def test_names_in_a_row_are_one_row_whether_or_not_they_look_like_projects():
    found = projects_of(
        "国家高性能器械创新中心育成产业基地(重庆)、器械概念验证中心、澜柯生物重庆研究院也同期揭牌。"
    )
    assert all(fields["stage"] == "opened" for fields in found.values()) and len(found) == 3


def test_items_of_a_counted_class_are_projects():
    found = projects_of(
        "8个项目集中开工。基础设施类5个:双桥经开区污水处理厂扩建工程、龙水湖供水管网改造工程等。"
    )
    assert "双桥经开区污水处理厂扩建工程" in found


def test_who_invests_is_no_project():
    found = projects_of("澜柯新能源研究院将投入1.2亿元建设氢储运中试平台项目。")
    assert list(found) == ["氢储运中试平台项目"]


def test_land_taken_back_is_no_projects_land():
    found = projects_of("澜柯光伏边框基地总投资5.6亿元,今年2月6日复工。另一处因失联被收回土地168亩。")
    assert "area_mu" not in found["澜柯光伏边框基地"]


def test_months_that_the_articles_date_puts_into_the_past_are_past():
    reads_project("2023年,澜柯宠物食品二工厂10月投产,投资2.2亿元。", "澜柯宠物食品二工厂", stage="opened")


def test_what_has_not_begun_is_not_begun():
    reads_project(
        "澜柯科技去年6月签下的氮化镓射频芯片项目总投资16亿元,至今未开工。",
        "氮化镓射频芯片项目",
        stage="signed",
    )


def test_pieces_of_sentences_are_no_names():
    leaves_projects_alone("先说说重汽这个项目,为什么又是卡车?")
    leaves_projects_alone("看中的是蔡家离整车厂、仪表厂都近,下楼就能找到客户。")
    leaves_projects_alone("国家开发银行为基地提供了贷款。")


def test_a_zones_name_in_front_leaves_a_park_a_park():
    found = projects_of(
        "经开区澜峰工业园里有26家企业。12月21日,经开区澜峰工业园的澜柯照明基地全部封顶,总投资6.8亿元。"
    )
    assert list(found) == ["澜柯照明基地"]
