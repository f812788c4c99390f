"""Which enterprises the reader finds, and what it must not take for one. All firms here are made up."""

import pytest

from ingest.reading.naming.coined import coined_head, is_coined

from .named import firms_of, leaves_firms_alone, reads_firms


class TestLegalNames:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("该项目的建设方重庆澜骏包装材料有限公司已进场。", "重庆澜骏包装材料有限公司"),
            ("基地由澜骏(重庆)装备技术有限公司投资建设。", "澜骏(重庆)装备技术有限公司"),
            ("园区为重庆瑛禾健康科技发展有限公司等9家企业授牌。", "重庆瑛禾健康科技发展有限公司"),
            ("来自昆山的昆山岚柯汽车电器股份有限公司签约落户。", "昆山岚柯汽车电器股份有限公司"),
            ("巴南区政府与国骏控股(重庆)有限公司签署协议。", "国骏控股(重庆)有限公司"),
            ("澜骏重庆投资发展有限公司计划投资50亿元。", "澜骏重庆投资发展有限公司"),
        ],
    )
    def test_begin_after_the_words_of_role(self, text, name):
        reads_firms(text, name)

    def test_join_the_short_form_that_the_text_introduces(self):
        firms = firms_of("成都澜骏科技股份有限公司(以下简称“澜骏股份”)签约。澜骏股份将投资10亿元建厂。")
        assert [firm.name for firm in firms] == ["成都澜骏科技股份有限公司"]
        assert "澜骏股份" in firms[0].aliases

    def test_join_a_short_form_that_nobody_introduced(self):
        firms = firms_of("重庆皓澜食品有限公司投资10亿元。皓澜食品把研发中心搬了进来。")
        assert [firm.name for firm in firms] == ["重庆皓澜食品有限公司"]

    def test_keep_two_firms_with_the_same_last_words_apart(self):
        names = [f.name for f in firms_of("重庆澜骏食品有限公司和重庆皓禾食品有限公司先后签约。")]
        assert names == ["重庆澜骏食品有限公司", "重庆皓禾食品有限公司"]


class TestShortNames:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("园区现有骏澜科技、缙穗食品两家企业。", ["骏澜科技", "缙穗食品"]),
            ("赣骊新型锂电池科技产业园项目由赣骊投建。", ["赣骊"]),
            ("澜骏集团计划为它掏出85亿元。", ["澜骏集团"]),
            ("岚陆科技的脑计算芯片研发项目也围起了工地。", ["岚陆科技"]),
            ("项目投资方是广元的骊山冷链,总投资7亿元。", ["骊山冷链"]),
            ("代表企业:正珩玻纤、骊江烟包等", ["正珩玻纤", "骊江烟包"]),
            ("中建五局参与建设。", ["中建五局"]),
            ("配套的有比亚迪、京东方等企业。", ["比亚迪", "京东方"]),
        ],
    )
    def test_are_read_by_their_surroundings(self, text, names):
        reads_firms(text, *names)

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("园区里做表带的皓骊皮具已经搬进二号楼。", "皓骊皮具"),
            ("骊澜精机和皓穗饰件两家企业当天签约。", "皓穗饰件"),
            ("由北京的澜信网安投资8亿元,建设密码产业园。", "澜信网安"),
            ("这家企业叫星骊聚能,拟投资5亿元建厂。", "星骊聚能"),
        ],
    )
    def test_are_read_where_firms_are_likely_to_be_named(self, text, name):
        reads_firms(text, name)

    def test_a_known_firm_with_a_word_of_its_own_keeps_it(self):
        reads_firms("中车恒骊、惠科金渝在园区设厂多年。", "中车恒骊")

    def test_a_firm_at_the_head_of_a_project_is_read(self):
        reads_firms("望骊电气8万吨高磁感取向硅钢项目开工。", "望骊电气")

    def test_an_uncommon_word_with_nothing_around_it_that_says_a_firm_is_none(self):
        leaves_firms_alone("导航搜“骊陶小镇”,免费停车。", "骊陶")

    def test_what_another_firm_owns_is_not_headed_by_a_firm(self):
        leaves_firms_alone("业主是国企骏澜集团的鼎骊模具产业园签约,由骏澜集团投资9亿元。", "鼎骊")


class TestOneFirmNamedTwice:
    def test_a_bare_word_of_its_own_is_the_firm_that_begins_with_it(self):
        firms = firms_of("业主是骊锋汽车饰件有限公司。骊锋座舱基地同日开工。")
        assert [f.name for f in firms] == ["骊锋汽车饰件有限公司"]

    def test_a_bare_known_word_is_the_firm_whose_name_holds_it(self):
        firms = firms_of("延锋汽车饰件有限公司投资15亿元。延锋的厂长说,延锋投资看的是港口。")
        assert [f.name for f in firms] == ["延锋汽车饰件有限公司"]

    def test_but_a_bare_word_that_two_firms_begin_with_is_neither(self):
        names = [f.name for f in firms_of("骊锋饰件公司和骊锋座椅公司先后签约。骊锋科技投资9亿元。")]
        assert "骊锋饰件公司" in names
        assert "骊锋座椅公司" in names


class TestLeftAlone:
    @pytest.mark.parametrize(
        "text",
        [
            "产品供应大众、吉利、采埃孚等客户。",
            "参展的有力帆科技、天府可乐等企业。",
            "中国电建、国家能源集团等46家央企派员列席观摩。",
            "园区积极对接华润集团、招商局集团,推动合作。",
            "农夫山泉的采购团也来转过。",
            "他的货顺丰三天就到。",
            "中石油、国家电网都用过它家的机器人。",
        ],
    )
    def test_customers_exhibitors_visitors_and_the_courted(self, text):
        leaves_firms_alone(text)

    @pytest.mark.parametrize(
        "text",
        [
            "该公司是一家上市公司,公司负责人介绍,企业订单饱满。",
            "南川区招商局说,区里将全力支持。",
            "重庆农商银行为项目授信8亿元。",
            "园区聚焦生物医药、数字医疗、新能源汽车等产业。",
            "全区规上工业产值增长12%。",
            "物流公司和建筑公司的车排成一列。",
            "推动研发、生产、销售等企业集聚。",
            "主导产业:骊山中药、骊特食品、边贸物流",
            "厂界安装的27台探测仪与园区平台联网。",
            "给新厂房供铝型材的是一家本地企业。",
            "上一财年公司实现销售收入21亿元。",
            "园区距骊沱港47公里。",
            "投资方须交履约保证金。",
            "项目因投资方失联被解除合同。",
            "还有山东诸城的生产基地按原计划运行。",
            "涂覆隔膜项目投资5亿元。",
        ],
    )
    def test_general_words_and_bodies_of_state(self, text):
        leaves_firms_alone(text)

    def test_say_why(self):
        rejected = []
        firms_of("参展的有力帆科技等企业。", rejected=rejected)
        assert [(r.printed, r.why) for r in rejected] == [("力帆科技", "exhibitor")]

    def test_the_largest_single_contract_is_no_order_of_a_customer(self):
        reads_firms("重庆骊智铜业有限公司拿下了单体最大的一纸协议。", "重庆骊智铜业有限公司")
        leaves_firms_alone("比亚迪已经下了单。")

    def test_but_one_mention_as_an_investor_lets_a_customer_in(self):
        reads_firms("产品供应比亚迪等客户。比亚迪投资100亿元建设电池基地。", "比亚迪")


def test_a_builder_is_not_an_investor():
    roles = {f.name: f.role for f in firms_of("项目由骏澜集团投资,总包单位中冶建工的塔吊已进场。")}
    assert roles["骏澜集团"] == "investor"
    assert roles["中冶建工"] == "builder"


def test_the_span_of_a_firm_shows_what_is_printed():
    text = "昨日,重慶瀾駿食品有限公司簽約。"
    (firm,) = firms_of(text)
    assert firm.name == "重庆澜骏食品有限公司"
    assert firm.evidence.sentence.count("澜骏") == 1


@pytest.mark.parametrize(
    ("name", "head"),
    [("宸晔热管理智能工厂", "宸晔"), ("亦澜疫苗研发中心", "亦澜"), ("智能网联新能源汽车", "")],
)
def test_a_coined_word_is_what_no_dictionary_covers(name, head):
    assert coined_head(name) == head


def test_dictionary_words_and_grammar_are_not_coined():
    assert not any(map(is_coined, ["新能源", "研发中心", "我们", "智能制造", "的项目"]))


class TestWeighedEvidence:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("总投资11亿元,施工单位是重庆十九冶。", "重庆十九冶"),
            ("三期由渝江水建承担施工,渝江建工承担。", "渝江建工"),
            ("浙江来的明骊光学磨镜片,本地的骊眼科技装模组。", "骊眼科技"),
        ],
    )
    def test_reads_a_name_without_form_that_enough_speaks_for(self, text, name):
        reads_firms(text, name)

    @pytest.mark.parametrize(
        "text",
        [
            "园区围绕生物医药、智能装备、锂电正极等产业招商。",
            "南彭公路物流基地三期动工。",
            "一家鞋服企业外迁,8家企业排排坐。",
            "正阳工业园区去年产值75亿元。",
            "园区引进了义齿、防护科技、医用精密器械、康复护理等细分行业的优秀企业。",
            "27个项目涉及生物医药、数字医疗、医养康养和商贸流通。",
            "综合保税区的企业主要生产笔记本电脑、智能终端和集成电路。",
        ],
    )
    def test_leaves_fields_parks_and_pieces_of_sentences_alone(self, text):
        leaves_firms_alone(text)

    def test_a_row_that_is_said_to_be_of_firms_is_none_of_fields(self):
        reads_firms("签约项目涉及骊光医疗、恒骊康养和明骊器械等3家企业。", "骊光医疗", "恒骊康养", "明骊器械")

    def test_says_what_spoke_for_and_against_a_candidate_that_it_left_out(self):
        rejected = []
        firms_of("园区的叉车齿轮产能翻番。", rejected=rejected)
        assert all("证据不足" in r.why for r in rejected if r.rule.startswith("possible"))


class TestOneFirm:
    def test_under_its_place_and_without_it_is_one(self):
        firms = firms_of("广西南宁骊喀蚕业签约。骊喀蚕业将投资3亿元建厂。")
        assert len(firms) == 1

    def test_and_its_branch_here_are_one(self):
        firms = firms_of("深圳骊鲸科技签约落户。骊鲸科技重庆公司计划投资2亿元。")
        assert len(firms) == 1

    def test_heads_its_own_project_without_becoming_another(self):
        firms = firms_of("安徽骊泰锂能股份有限公司的骊泰锂电负极材料项目投产。")
        assert [f.name for f in firms] == ["安徽骊泰锂能股份有限公司"]

    def test_is_left_out_where_another_invests_in_what_it_heads(self):
        names = [f.name for f in firms_of("骊湾食品加工基地项目开工。投资方是重庆澜佬倌食品有限公司。")]
        assert "重庆澜佬倌食品有限公司" in names

    def test_begins_after_what_it_is(self):
        reads_firms("项目由国资平台骊山两水公司和工业软件公司中骊川渝共同出资。", "中骊川渝")

    def test_keeps_the_peace_in_its_name(self):
        reads_firms("重庆泰和堂药业有限公司签下扩建工程。", "重庆泰和堂药业有限公司")


class TestMention:
    @pytest.mark.parametrize(
        "text",
        [
            "长安汽车、赛力斯都是它的老主顾。",
            "总奖金由诗仙太白等十一家单位赞助。",
            "2011年重钢搬走的时候,留下八千亩空地。",
            "比亚迪等龙头企业的配套厂三十八家。",
        ],
    )
    def test_of_a_customer_a_sponsor_or_one_that_left_is_none(self, text):
        leaves_firms_alone(text)

    def test_of_one_that_signed_a_letter_to_move_in_is_one(self):
        reads_firms("已有骊妙母婴、澜克密封两家企业签下入驻意向书。", "骊妙母婴", "澜克密封")
