"""Bytes of any encoding become text, or are refused with a reason."""

import pytest
from opencc import OpenCC

from ingest.reading.decoding import Refused, decode

TEXT = "重庆市巴南区的大健康智慧谷项目开工建设，占地136亩，总投资约20亿元，重点引入医疗器械和化学药企业。"
TRADITIONAL = OpenCC("s2t").convert(TEXT)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TRADITIONAL.encode("big5"), "big5"),
    ],
)
def test_encoding_is_recognised(data, encoding):
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert decoded.text in (TEXT, TRADITIONAL)


def test_file_cut_inside_its_last_character_is_still_utf_8():
    assert decode(TEXT.encode()[:-1]).text[:-1] == TEXT[:-1]


def test_page_with_much_markup_is_still_chinese():
    page = (
        "<html><head><style>body { margin: 0 }</style></head>" + "<div class='container'><span>" * 50 + TEXT
    )
    assert decode(page.encode()).text == page


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"hello world, this is no Chinese at all. " * 9, "not_chinese"),
        ("これは日本語の文章です。重慶市ではありません。ひらがなとカタカナ。".encode(), "not_chinese"),
    ],
)
def test_what_is_no_chinese_article_is_refused(data, code):
    with pytest.raises(Refused) as refused:
        decode(data)
    assert refused.value.code == code


def test_too_large_an_article_is_refused_with_its_size():
    with pytest.raises(Refused, match="2.0 MB"):
        decode(b"x" * 2 * 1024 * 1024, limit=1024 * 1024)
