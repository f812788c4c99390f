"""Characters made plain, and the way back to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.characters import clean

PLAIN = {
    "產(chǎn)業(yè)園": "产业园",
    "醫(yī)藥(yào)產（chǎn）業": "医药产业",
    "占地１３６亩，ＣＤＭＯ基地": "占地136亩，CDMO基地",
    "总投资35. 7 亿元": "总投资35.7亿元",
    "总投资51 6亿元": "总投资516亿元",
    "总投资 50 亿元": "总投资 50亿元",
    "2022 年 8 月 3 日": "2022年8月3日",
    "重庆\u3000巴南\xa0区": "重庆 巴南 区",
    "重\u200b庆\ufeff": "重庆",
    "项目(一期),总投资20亿元;明年投产!": "项目(一期)，总投资20亿元；明年投产！",
    "西部（重庆）科学城": "西部(重庆)科学城",
    "共2,000家，10:32开工": "共2,000家，10:32开工",
    "共２，０００家": "共2,000家",
    '"生物城"项目': "“生物城”项目",
    "「生物城」": "“生物城”",
    "甲&nbsp;乙": "甲 乙",
    "一行\r\n二行\r三行": "一行\n二行\n三行",
    "重 庆 市 产 业 园": "重庆市产业园",
    "乾坤": "乾坤",
}


@pytest.mark.parametrize("raw", PLAIN)
def test_reads_plain(raw):
    assert clean(raw).text == PLAIN[raw]


LEFT_ALONE = [
    "电话023-0000 0000",
    "2021-01-14 09:20:00",
    "2024-11-10 万州经开区",
    "2021 20亿元",
    "长度(km)",
    "研发(rd)费用",
    "面积8.9㎡……",
    "1. 5亿元项目",
    "签约 开工 投产",
    "http://a.example/b",
]


@pytest.mark.parametrize("raw", LEFT_ALONE)
def test_leaves_alone(raw):
    assert clean(raw).text == raw


def raw_of(found, raw, part):
    start = found.text.index(part)
    return raw[found.origins[start] : found.ends[start + len(part) - 1]]


@pytest.mark.parametrize(
    ("raw", "part", "stands_as"),
    [
        ("在產(chǎn)業(yè)園開工", "产业", "產(chǎn)業(yè)"),
        ("约35. 7 億元的項目", "35.7亿元", "35. 7 億元"),
        ("甲&nbsp;乙", " ", "&nbsp;"),
        ("重\u200b庆", "重庆", "重\u200b庆"),
    ],
)
def test_clean_span_leads_back_to_what_was_printed(raw, part, stands_as):
    assert raw_of(clean(raw), raw, part) == stands_as


@given(st.text())
def test_any_text_keeps_its_way_back(raw):
    found = clean(raw)
    assert len(found.text) == len(found.origins) == len(found.ends)
    assert all(0 <= start < end <= len(raw) for start, end in zip(found.origins, found.ends, strict=True))
    assert list(found.origins) == sorted(found.origins)


@given(st.text(alphabet="重庆產业（）()chǎn0123456789 .,，亿元亩\n\r\u200b&nbsp;年月日", max_size=200))
def test_text_of_troublesome_characters_keeps_its_way_back(raw):
    found = clean(raw)
    assert len(found.text) == len(found.origins) == len(found.ends)
    assert all(0 <= start < end <= len(raw) for start, end in zip(found.origins, found.ends, strict=True))
