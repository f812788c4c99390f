"""The headline of a page: found among what stands around it, kept as printed."""

import pytest

from ingest.reading.prepare import prepare
from tests.reading.test_pages import ARTICLE, TITLE, read_page


def test_title_is_none_when_the_page_shows_none():
    assert read_page(*ARTICLE).title is None


def test_label_of_an_original_headline_is_not_part_of_it():
    assert read_page("原标题：" + TITLE, "来源：某某网", *ARTICLE).title == TITLE


@pytest.mark.parametrize(
    "title", ["3D打印产业园落户生物城", "老字号集中登录线上园区", "注册资本10亿元的企业落户巴南"]
)
def test_headline_may_use_words_that_also_label_buttons(title):
    assert read_page("首页 > 要闻", title, "2021-01-14 08:00", *ARTICLE).title == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "2023年03月21日 星期二 第004版：经济·产业　　上一版　下一版　版面导航\n一块玻璃的突围与园区的补链\n",
            "一块玻璃的突围与园区的补链",
        ),
        (
            "证券代码：30XXXX　证券简称：甲乙新材　公告编号：2022-031\n关于在重庆市投资建设陶瓷材料项目的公告\n",
            "关于在重庆市投资建设陶瓷材料项目的公告",
        ),
        ("↑↑↑ 点击上方“区县发布” 设为⭐星标\n刚刚！这个园区又上新了\n", "刚刚！这个园区又上新了"),
        ("某某晚报 2023年3月21日 星期二 第04版 调查\n一块玻璃的突围\n", "一块玻璃的突围"),
        (
            "江边论坛 - 本地资讯 - 帖子详情\n昨天路过园区拍的，厂房都起来了\n",
            "昨天路过园区拍的，厂房都起来了",
        ),
        ("某某生活圈 12-29 17:08\n园区又多一座楼\n", "园区又多一座楼"),
        ("“园区又多一座楼 昨天启用”\n", "园区又多一座楼 昨天启用"),
        ("点击蓝字 关注“某某说招商”\n一天三件事！园区有点忙\n", "一天三件事！园区有点忙"),
        ("亲，您正在阅读的是：园区有点忙\n园区有点忙 一天三件事\n", "园区有点忙 一天三件事"),
        ("[转帖] 园区有点忙，一天三件事\n", "园区有点忙，一天三件事"),
    ],
)
def test_what_stands_above_a_headline_is_not_the_headline(head, title):
    body = (
        "11月8日，巴南区举行集中签约仪式，27个项目签约落户，总投资35.7亿元。这些项目涵盖医疗器械和新材料。\n"
    )
    assert prepare(head + body * 2).title == title
