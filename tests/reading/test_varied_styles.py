"""Short paragraphs in the styles that news comes in, each with what it says of a project. All firms are made up."""

import pytest

from .named import firms_of, projects_of

CASES = [
    # (paragraphs, project, what is said of it)
    (
        ["骏骊智造基地在璧山高新区动建,占地120亩。"],
        "骏骊智造基地",
        {"stage": "under_construction", "park": "璧山高新区", "area_mu": 120.0},
    ),
    (
        ["走进位于永川高新区的骏骊电机工厂,首批电机已正式下线。"],
        "骏骊电机工厂",
        {"stage": "opened", "park": "永川高新区"},
    ),
    (["骏骊新材料项目主体完工。", "目前设备正在安装。"], "骏骊新材料项目", {"stage": "topped_out"}),
    (["近日,骏骊储能项目完成拿地,投资8亿元。"], "骏骊储能项目", {"stage": "signed", "investment_yi": 8.0}),
    (["骏骊制药搬迁项目进入试生产,用地66亩。"], "骏骊制药搬迁项目", {"stage": "completed", "area_mu": 66.0}),
    (["骏骊锻件项目设备安装过半,预计年底投产。"], "骏骊锻件项目", {"stage": "under_construction"}),
    (["骏骊锻件项目拟建于潼南高新区,尚在做环评。"], "骏骊锻件项目", {"stage": "planned"}),
    (["骏骊铝材项目一期投产,二期明年开工。"], "骏骊铝材项目", {"stage": "under_construction"}),
    (
        ["在建:骏骊铝材项目,总投资6亿元"],
        "骏骊铝材项目",
        {"stage": "under_construction", "investment_yi": 6.0},
    ),
    (["新签:骏骊铝材项目,总投资6亿元"], "骏骊铝材项目", {"stage": "signed"}),
    (
        ["18个项目集中签约,总投资86亿元。", "其中,骏骊铝材项目投资6亿元。"],
        "骏骊铝材项目",
        {"stage": "signed", "investment_yi": 6.0},
    ),
    (
        ["6个项目同日开工,均落户潼南高新区,总投资50亿元。", "1.骏骊铝材项目,总投资6亿元;"],
        "骏骊铝材项目",
        {"stage": "under_construction", "park": "潼南高新区"},
    ),
    (
        ["三、潼南高新区", "骏骊铝材项目:投资6亿元,已开工"],
        "骏骊铝材项目",
        {"park": "潼南高新区", "stage": "under_construction"},
    ),
    (
        ["骏骊铝材项目开工。当天,这个总投资6亿元的项目打下第一根桩,占地90亩。"],
        "骏骊铝材项目",
        {"investment_yi": 6.0, "area_mu": 90.0},
    ),
    (
        ["骏骊铝材项目开工。公司董事长介绍,项目满产后年产值12亿元。"],
        "骏骊铝材项目",
        {"annual_output_yi": 12.0},
    ),
    (
        ["骏骊铝材项目开工。据介绍,该项目达产后年产值12亿元,年税收1亿元。"],
        "骏骊铝材项目",
        {"annual_output_yi": 12.0},
    ),
    (
        ["重庆骏骊冷链有限公司计划投资3.3亿元,在高家镇建设冷链仓储中心。"],
        "冷链仓储中心",
        {"companies": ["重庆骏骊冷链有限公司"], "investment_yi": 3.3},
    ),
    (
        ["骏骊铝材项目由骏骊集团与澜禾科技共同出资,已开工。"],
        "骏骊铝材项目",
        {"companies": ["骏骊集团", "澜禾科技"]},
    ),
    (
        [
            "项目名称 业主单位 总投资(万元) 建设地点 进展",
            "骏骊铝材项目 重庆澜禾材料有限公司 52000 龙岩组团 已竣工",
        ],
        "骏骊铝材项目",
        {"companies": ["重庆澜禾材料有限公司"], "investment_yi": 5.2, "stage": "completed"},
    ),
    (["骏骊铝材项目开工。园区代表企业有澜禾科技、皓穗食品等。"], "骏骊铝材项目", {"companies": ["骏骊"]}),
    (
        ["9月12日,骏骊铝材项目点火投产,这是长寿区近年来最大的轻合金项目。"],
        "骏骊铝材项目",
        {"stage": "opened"},
    ),
    (["骏骊铝材项目复工,塔吊重新转了起来。"], "骏骊铝材项目", {"stage": "under_construction"}),
    (["骏骊铝材项目通过竣工验收。"], "骏骊铝材项目", {"stage": "completed"}),
    (["骏骊铝材项目完成选址,计划10月开工。"], "骏骊铝材项目", {"stage": "planned"}),
    (["今年一批项目集中投产,骏骊铝材项目是其中之一,拿地45亩。"], "骏骊铝材项目", {"stage": "opened"}),
]


@pytest.mark.parametrize(("paragraphs", "name", "said"), CASES)
def test_a_project_is_read_in_many_styles(paragraphs, name, said):
    found = projects_of(*paragraphs)
    assert name in found, f"{name} not among {list(found)}"
    assert {key: found[name].get(key) for key in said} == said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昆山骏茂、厦门骊翔等5家配套企业随之入驻。", ["昆山骏茂", "厦门骊翔"]),
        ("业主:德国赫尔曼·骊格(中国)公司。", ["德国赫尔曼·骊格(中国)公司"]),
        ("法国Hydrelia氢能公司在鱼复设厂。", ["Hydrelia氢能公司"]),
        ("项目由骏睿标和澜川高新建司共同出资建设。", ["澜川高新建司"]),
        ("做包装盒的骏云印务先后跟了来。", ["骏云印务"]),
        ("施工单位中国水电十二局已经进场。", ["中国水电十二局"]),
        ("骊能铝材炼铝,骏綦机床给风电做轴承。", ["骏綦机床"]),
    ],
)
def test_firms_are_read_in_many_styles(text, names):
    found = [fact.name for fact in firms_of(text)]
    assert set(names) <= set(found), found


@pytest.mark.parametrize(
    "text",
    [
        "记者翻看项目册,查看项目清单。",
        "区政府今日签署项目投资协议。",
        "银行机构向项目业主授信36亿元。",
        "废铝变铝锭,铝锭变门窗。",
        "产业园招引门窗、涂料、装配式构件等企业入驻。",
        "8家企业排好队,集中签约啦!",
    ],
)
def test_general_words_give_nothing(text):
    assert projects_of(text) == {}
    assert firms_of(text) == []
