"""The main text, headline and date of pages of many makes, with our own short texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.prepare import prepare

TITLE = "大健康智慧谷在重庆国际生物城开工 计划投资20亿元"
FIRST = "1月13日，中南高科重庆大健康智慧谷项目在重庆国际生物城开工建设，将建成聚集医疗器械和化学药中小企业的孵化平台。"
SECOND = "项目占地136亩，总投资约20亿元，预计投产后年产值不低于25亿元，由中南高科产业集团投资建设。"
THIRD = (
    "“我们会把研发、生产和展销放在一处。”项目负责人说，首批厂房建成后先供医疗器械企业使用，其余地块随后启动。"
)
ARTICLE = [FIRST, SECOND, THIRD]


def read_page(*lines):
    return prepare("\n".join(lines))


def body(document):
    return [document.text[start:end] for start, end in document.body]


PAGES = {
    "government site": (
        [
            "首页 > 政务公开 > 园区动态",
            TITLE,
            "【字体：大 中 小】 发布时间：2021-01-14 09:20 来源：巴南区融媒体中心 浏览次数：318次",
        ],
        [
            "责任编辑：某某",
            "【打印本页】【关闭窗口】",
            "上一篇：某产业园十个项目集中签约 总投资30亿元",
            "主办：某区人民政府办公室",
        ],
    ),
    "WeChat post": (
        ["点击上方“某某发布”关注我们", TITLE, "原创 小编 某某发布 2021-01-14 18:30 发表于重庆"],
        [
            "—END—",
            "来源 | 某某发布 编辑 | 小满",
            "往期精彩回顾",
            "某软件园签约一批企业，投资过亿",
            "点个“在看”再走吧",
        ],
    ),
    "portal with summary": (
        [
            "某某网首页 | 要闻 | 财经 | 招商",
            TITLE,
            "摘要：大健康智慧谷开工，占地136亩。",
            "2021年01月14日 08:00  来源：上游新闻",
        ],
        [
            "(记者 张三 通讯员 李四)",
            "免责声明：本文系转载，版权归原作者所有，如涉及侵权请联系删除",
            "热门推荐",
            "· 某高新区12个项目投产 2021-01-10",
        ],
    ),
    "stamp above the headline": (
        ["2021-01-14 来源：某某在线", TITLE],
        ["分享到：微信 微博", "相关新闻", "某县举行重大项目集中开工 总投资14亿元"],
    ),
    "forum": (
        ["某某论坛 > 招商信息", TITLE, "楼主：招商小王  发表于 2021-1-14 10:20  只看该作者"],
        ["回复", "网友评论", "路过的：这个园区真不错，希望早点建成，带动周边的发展。"],
    ),
    "title repeated with the site's name": (
        [
            f"{TITLE}_园区动态_某某产业网",
            "招商热线：400-000-0000",
            TITLE,
            "时间：2021/1/14 作者：小编 点击：99",
        ],
        ["标签：开工 生物城", "版权所有 某某产业网 未经许可不得转载"],
    ),
    "forum with replies": (
        ["标题：" + TITLE, "发帖人：某某 2021-01-14 10:20"],
        ["2楼 过路人 发表于 2021-01-15 09:00", "这个园区离我家很近，希望早点建成，带动周边的商业发展。"],
    ),
    "newspaper page": (
        ["2021年01月14日 星期四 某某日报", "第03版：要闻", TITLE, "本报记者 张三"],
        ["下一篇", "某县今年计划开工五十个项目"],
    ),
    "list without a head of its own": (
        [TITLE, "2021-01-14 08:00:00"],
        ["某经开区签约42个项目", "某新城三家企业集中投产", "某高新区产业园封顶", "某物流园获批国家级示范"],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_keeps_its_article_and_nothing_else(name):
    head, tail = PAGES[name]
    assert body(read_page(*head, *ARTICLE, *tail)) == ARTICLE


@pytest.mark.parametrize("name", PAGES)
def test_page_shows_its_headline_and_date(name):
    head, tail = PAGES[name]
    document = read_page(*head, *ARTICLE, *tail)
    assert (document.title, document.published_on) == (TITLE, "2021-01-14")


ASIDES = [
    "【广告】厂房招租 欢迎来电 电话 023-0000 0000",
    "图为开工仪式现场。某某供图",
    "仪式现场。王某 摄",
    "延伸阅读：某高新区首月新开工14个项目",
    "图片加载失败，点此重试",
    "（左右滑动查看更多图片）",
    "扫一扫下载客户端",
    TITLE,
]


@pytest.mark.parametrize("aside", ASIDES)
def test_what_stands_between_paragraphs_is_left_out(aside):
    document = read_page(TITLE, "2021-01-14 08:00 来源：某某网", FIRST, aside, SECOND, THIRD)
    assert body(document) == ARTICLE


INSIDE = [
    "一、园区从哪里来",
    "【一座谷】",
    "3D打印中心",
    "记者：为什么选在这里？",
    "项目名称",
    "项目",
    "记者了解到，园区还预留了二期用地。",
]


@pytest.mark.parametrize("line", INSIDE)
def test_heads_rows_and_questions_between_paragraphs_stay(line):
    document = read_page(TITLE, "2021-01-14 08:00 来源：某某网", FIRST, line, SECOND, THIRD)
    assert body(document) == [FIRST, line, SECOND, THIRD]


def test_article_goes_on_behind_a_short_list_in_its_middle():
    document = read_page(
        TITLE, FIRST, SECOND, "相关阅读", "某县签约三个项目", THIRD, SECOND[:-1] + "，其余不变。"
    )
    assert THIRD in body(document)
    assert "某县签约三个项目" not in body(document)


def test_teasers_behind_a_list_head_are_left_out_even_when_they_are_prose():
    teaser = (
        "2月18日，某园区与六家银行签订合作协议，将支持园区的基础设施建设和重点项目融资，助力企业发展壮大..."
    )
    document = read_page(TITLE, *ARTICLE, "相关文章", "某园区签约银行", teaser, "某区签约三个项目", teaser)
    assert body(document) == ARTICLE


def test_paragraph_printed_twice_is_kept_once():
    assert body(read_page(TITLE, FIRST, FIRST, SECOND, THIRD, SECOND)) == ARTICLE


def test_block_printed_twice_goes_with_its_heads():
    block = ["一、建设", SECOND, "二、企业", THIRD]
    assert body(read_page(TITLE, FIRST, *block, *block)) == [FIRST, *block]


def test_lead_cut_short_before_the_full_text_is_left_out():
    assert body(read_page(FIRST[:30], FIRST + SECOND + THIRD)) == [FIRST + SECOND + THIRD]


def test_equal_rows_of_a_table_all_stay():
    rows = ["甲项目", "签约", "乙项目", "签约"]
    assert body(read_page(TITLE, FIRST, *rows, SECOND)) == [FIRST, *rows, SECOND]


def test_numbered_projects_at_the_end_stay():
    rows = ["1.甲公司新材料项目，投资3亿元", "2.乙公司装备项目，占地62亩"]
    assert body(read_page(TITLE, FIRST, SECOND, *rows)) == [FIRST, SECOND, *rows]


@pytest.mark.parametrize("gap", ["  ", " "])
def test_page_on_one_line_falls_apart(gap):
    text = gap.join(
        [
            "首页 > 园区 > 正文",
            TITLE,
            "2021-01-14 08:00:00",
            "来源：某某网",
            *ARTICLE,
            "责任编辑：某某",
            "相关新闻：某县签约三个项目",
        ]
    )
    document = prepare(text)
    assert document.title == TITLE
    assert document.published_on == "2021-01-14"
    assert "".join(body(document)) == "".join(ARTICLE)


def test_text_wrapped_at_a_fixed_width_is_joined_again():
    text = "".join(ARTICLE)
    wrapped = [text[i : i + 30] for i in range(0, len(text), 30)]
    assert "".join(body(read_page(TITLE, "2021-01-14", *wrapped))) == text


def test_text_cut_in_the_middle_is_read_to_its_end():
    document = read_page(TITLE, "2021-01-14 08:00", FIRST, SECOND, THIRD[:37])
    assert body(document) == [FIRST, SECOND, THIRD[:37]]


def test_paragraphs_without_full_stops_are_paragraphs():
    open_ended = [line[:-1] for line in (FIRST, SECOND, THIRD)]
    assert body(read_page(TITLE, *open_ended)) == open_ended


@pytest.mark.parametrize("text", ["", "\n\n", "首页", "12345", "hello world"])
def test_text_without_prose_has_an_empty_body(text):
    assert prepare(text).body == []


def test_profile_of_a_park_is_read_row_by_row():
    rows = ["级别", "市级园区", "主导产业：生物医药", "规划面积 8平方公里"]
    document = read_page("首页 > 园区名录", "某某工业园区", *rows, FIRST)
    assert body(document) == [*rows, FIRST]


def test_profile_without_any_sentence_is_read():
    rows = ["级别：市级园区", "主导产业：生物医药", "规划面积：8平方公里", "地址：巴南区木洞镇"]
    assert body(read_page("首页 > 园区名录", "重庆某某工业园区", *rows)) == rows


def test_short_sentences_right_above_the_first_paragraph_belong_to_it():
    document = read_page(TITLE, "原创 某某发布 2021-01-14 18:30", "好消息！", "又一个项目，", FIRST, SECOND)
    assert body(document) == ["好消息！", "又一个项目，", FIRST, SECOND]


def test_a_list_announced_above_the_first_paragraph_begins_the_article():
    document = read_page(
        TITLE, "2021-01-14 18:30 来源：某某发布", "先上干货：", "13个项目", "97.5亿元", FIRST
    )
    assert body(document) == ["先上干货：", "13个项目", "97.5亿元", FIRST]


def test_a_post_that_closes_no_paragraph_with_a_full_stop_is_read_to_both_ends():
    first, last = "别人家在睡懒觉，我们这里在签字、在剪彩", "晚上放了烟花，雪没有下，冷是真的冷"
    long = [paragraph.rstrip("。") for paragraph in (FIRST, SECOND, THIRD)]
    post = read_page("园区来了两拨客人", "(2018-01-03 21:36:48) 阅读(415)", first, *long, last, "标签：园区")
    assert body(post) == [first, *long, last]


def test_the_numbered_head_of_a_profile_belongs_to_it():
    rows = [
        "（一）某某工业园区",
        "级别：市级园区",
        "主导产业：生物医药",
        "规划面积：8平方公里",
        "地址：巴南区木洞镇",
    ]
    assert body(read_page("首页 > 园区名录", "重点园区一览", *rows))[0].endswith("某某工业园区")


def test_a_line_with_its_value_above_the_first_paragraph_is_none():
    assert body(read_page(TITLE, "作者：某某", "某某发布", FIRST, SECOND)) == [FIRST, SECOND]


PIECES = st.sampled_from(
    [
        TITLE,
        FIRST,
        SECOND,
        THIRD,
        "首页 > 要闻",
        "相关阅读",
        "2021-01-14 08:00 来源：某某网",
        "责任编辑：某某",
        "1.甲项目",
        "级别",
        "\n",
        " ",
        "  ",
        "。",
        "（",
        "”",
        "某某网重庆1月14日电 ",
        "版权所有",
        "图为",
        "摄",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80))
def test_any_page_is_read_and_its_sentences_lead_back_into_it(raw):
    document = prepare(raw)
    for sentence in document.sentences:
        assert sentence.text == document.text[sentence.start : sentence.end] != ""
        start, end = document.raw_span(sentence.start, sentence.end)
        assert 0 <= start < end <= len(raw)


@pytest.mark.parametrize(
    ("before", "behind", "day"),
    [
        ("摄影：甲乙 文：丙丁 2019/11/03\n", "", "2019-11-03"),
        ("By Chen Luo | Jun 28, 2024 09:55\n", "", "2024-06-28"),
        ("", "甲乙公司董事会\n二〇一五年六月四日\n", "2015-06-04"),
        ("", "（共印60份）　　2021年9月22日印发\n", "2021-09-22"),
    ],
)
def test_a_page_is_dated_by_its_byline_or_by_what_is_signed_below(before, behind, day):
    body = "11月8日，巴南区举行集中签约仪式，27个项目签约落户，总投资35.7亿元。这些项目涵盖医疗器械和新材料，落在三个镇街，都将在年内开工。\n"
    text = (
        "重庆一批项目有新进展\n"
        + before
        + body
        + "签约的企业来自浙江、广东和四川，它们看中的是这里的港口、铁路与熟练的工人，以及离机场只有半小时的路程，当地还为它们配了专班，一件一件地跑手续，从拿地到开工只要三个月，这在过去要花上一年的时间。\n"
        + behind
    )
    assert prepare(text).published_on == day


def test_joined_emoji_stay_as_they_were_printed():
    assert (
        "👨\u200d💻" in prepare("重庆一批项目有新进展\n👨\u200d💻首批入驻的企业有三家，都来自浙江。\n").text
    )


def test_the_other_half_of_a_page_in_two_languages_is_no_main_text():
    english = "The park broke ground in Banan on January 13, with CNY 2 billion to be invested."
    assert body(read_page(TITLE, *ARTICLE, english)) == ARTICLE


def test_a_firm_in_latin_letters_stays_in_its_sentence():
    told = "CoolBridge Semiconductor Technologies 与巴南区签约，先进封装中心项目总投资3亿元。"
    assert body(read_page(TITLE, FIRST, told, THIRD)) == [FIRST, told, THIRD]


@pytest.mark.parametrize(
    "junk",
    [
        "(直播回放 ▶ 1.1万人看过)",
        "限时秒杀 山谷漂流票9.9元",
        "急租急售：2000平米厂房",
        "[赞助内容] 竹编礼盒 满99减10",
        "猜你感兴趣：高新区一季度9个项目签约",
        "项目现场。王一/图",
        "招聘 | 资深工艺工程师，常驻巴南",
    ],
)
def test_adverts_teasers_and_credits_between_paragraphs_are_left_out(junk):
    assert body(read_page(TITLE, FIRST, SECOND, junk, THIRD)) == ARTICLE


def test_a_paragraph_with_the_word_of_an_advert_stays():
    told = "园区运营公司说，厂房可租可售，急租的企业先用过渡厂房，水电、消防和环评手续由专人代办，办完即可进场安装设备，三个月内就能投产，首批十家企业已经入驻，第二批也在对接，年底前全部签完。"
    assert body(read_page(TITLE, FIRST, told, THIRD)) == [FIRST, told, THIRD]
