"""A reprint is the same report: grouped under the earliest, whatever came in first."""

import random

import pytest

from ingest.fingerprints import fingerprint
from ingest.models import Article
from ingest.reprints import group, regroup

TEXT = (
    "云杉新材料生产基地项目在巴南区开工，项目总投资九亿元，占地一百二十亩，主要生产轻合金压铸件和汽车结构件。"
    "企业负责人说，首批设备已经订好，厂房明年五月封顶，年底前试生产。区里为项目配了专班，水电气接到红线边上，"
    "审批时限压缩了一半。到场的还有设计单位和施工单位的代表，大家在料场边看了一圈，又坐下来把工期表对了一遍。"
    "按照计划，二期工程将在一期投产后启动，届时还将引进三家配套企业，形成从熔炼、压铸到机加工的完整链条。"
)


def test_a_reprint_with_another_credit_line_has_nearly_the_same_fingerprint():
    reprint = TEXT.replace("企业负责人说", "该企业负责人介绍说")
    assert (fingerprint(TEXT) ^ fingerprint(reprint)).bit_count() <= 5


def test_another_report_of_the_same_style_has_another_fingerprint():
    other = (
        TEXT[:60]
        + "签约仪式上，七家企业同台落笔，涉及冷链、包装、检测等环节，协议总额四十三亿元。"
        + TEXT[100:140]
    )
    assert (fingerprint(TEXT) ^ fingerprint(other)).bit_count() > 5


def test_a_text_too_short_to_tell_has_none():
    assert fingerprint("项目开工。") is None


def test_the_earliest_published_is_the_origin_in_whatever_order_they_come():
    rows = [(1, 0b111, "2024-03-02", "b"), (2, 0b110, "2024-03-01", "c"), (3, 0b111, None, "a")]
    for _ in range(6):
        random.shuffle(rows)
        assert group(rows) == {1: 2, 3: 2}


def test_articles_that_differ_are_not_grouped():
    assert group([(1, 0, "2024-03-02", "b"), (2, (1 << 60) - 1, "2024-03-01", "c")]) == {}


@pytest.mark.django_db
def test_an_origin_that_is_found_later_takes_over_its_reprints():
    def article(sha, on):
        return Article.objects.create(
            sha256=sha, raw=b"", name=sha, status="read", published_on=on, fingerprint=fingerprint(TEXT)
        )

    second, third = article("b", "2024-03-02"), article("c", "2024-03-03")
    regroup()
    first = article("a", "2024-03-01")
    regroup()
    for row in (second, third):
        row.refresh_from_db()
        assert row.origin == first
