"""English for Chinese names, numbers and dates: readable, never pretending to be official."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override
from lxml.html import fragment_fromstring

from parks.english import romanised, township
from tests.factories import EventFactory, ParkFactory


def shown(text, **context):
    with override("en"):
        return Template("{% load facts %}" + text).render(Context(context))


@pytest.mark.parametrize(
    "name, english",
    [
        ("重庆国际物流枢纽园区", "Chongqing International Logistics Hub Park"),
        ("中意（重庆）产业园", "China–Italy (Chongqing) Industrial Park"),
        ("重庆丰都工业园区", "Chongqing Fengdu Industrial Park"),
        ("永川高新技术产业开发区", "Yongchuan High-tech Industrial Development Zone"),
        ("大渡口天安数码城", "Dadukou Tian'an Digital City"),
        ("Liangjiang New Area", "Liangjiang New Area"),
    ],
)
def test_common_words_are_translated_and_the_rest_is_pinyin(name, english):
    assert romanised(name) == english


@pytest.mark.parametrize("name, english", [("巴福镇", "Bafu Town"), ("石桥铺街道", "Shiqiaopu Subdistrict")])
def test_townships_keep_their_kind(name, english):
    assert township(name) == english


@pytest.mark.parametrize(
    "yi, hedge, text",
    [
        ("35.7", "", "CNY 3.57 billion"),
        ("20", "约", "about CNY 2 billion"),
        ("0.5", "超", "over CNY 50 million"),
        ("100", "不低于", "at least CNY 10 billion"),
        ("100", "余", "over CNY 10 billion"),
    ],
)
def test_money_is_in_millions_and_billions_with_the_hedge_in_front(yi, hedge, text):
    html = shown("{% money value hedge %}", value=Decimal(yi), hedge=hedge)
    assert plain(html) == text


def test_land_is_in_mu_with_hectares_beside():
    assert plain(shown("{% land value %}", value=Decimal("300"))) == "300 mu (20 ha)"


@pytest.mark.parametrize(
    "value, text", [("2024-11-08", "8 Nov 2024"), ("2024-11", "Nov 2024"), ("2024", "2024")]
)
def test_dates_are_as_precise_as_known(value, text):
    assert plain(shown("{% partial_date value %}", value=value)) == text


@pytest.mark.django_db
def test_an_official_english_name_goes_before_a_made_one():
    park = ParkFactory(name="重庆经济技术开发区", name_en="Official Name")
    assert shown("{{ park|localname }}", park=park) == "Official Name"


@pytest.mark.django_db
def test_a_ceremony_is_named_by_its_fields():
    event = EventFactory(kind="signing", date="2024-11-08", project_count=27, park=None)
    event.district.name_en = "Shapingba District"
    assert shown("{{ event|named }}", event=event) == "Shapingba District: signing of 27 projects, 8 Nov 2024"


def test_what_stays_chinese_is_marked_and_can_be_read_aloud():
    html = shown("{{ outlet|chinese }}", outlet="重庆日报")
    assert html == '<span lang="zh-Hans">重庆日报</span>'
    with override("zh-hans"):
        assert (
            Template("{% load facts %}{{ text|chinese }}").render(Context({"text": "重庆日报"})) == "重庆日报"
        )


def plain(html):
    """The text of a fragment with ordinary spaces."""
    text = fragment_fromstring(html, create_parent=True).text_content()
    return " ".join(text.replace("\u00a0", " ").split())
