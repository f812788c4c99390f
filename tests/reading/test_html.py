"""Pages in HTML: the same article, with spans that lead back into the file."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.prepare import prepare

TITLE = "大健康智慧谷在重庆国际生物城开工"
FIRST = "1月13日，中南高科重庆大健康智慧谷项目在重庆国际生物城开工建设，将建成中小企业的孵化平台。"
SECOND = "项目占地136亩，总投资约20亿元，预计投产后年产值不低于25亿元，由中南高科产业集团投资建设。"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_某某网</title>
<script>var related = "<p>某某园区签约42个项目，总投资270亿元。</p>";</script><style>p {{ margin: 0 }}</style></head>
<body><nav><a href="/">首页</a> <a href="/yq">园区</a></nav>
<h1>{TITLE}</h1><div>发布时间：2021-01-14&nbsp;09:20 来源：某某网</div>
<!-- <p>这一段被注释掉了，不应出现在正文里，因为读者看不见它。</p> -->
<p>&#12288;&#12288;{FIRST.replace("136", "<b>136</b>")}</p><p>{SECOND.replace("20亿元", "<strong>20</strong>亿元")}</p>
<div class="related"><h3>相关阅读</h3><ul><li><a href="/1">某软件园签约12家企业 总投资50亿元</a></li></ul></div>
<footer>版权所有 某某网</footer></body></html>"""


def body(document):
    return [document.text[start:end] for start, end in document.body]


def test_page_gives_headline_date_and_paragraphs():
    document = prepare(PAGE, html=True)
    assert (document.title, document.published_on, document.outlet) == (TITLE, "2021-01-14", "某某网")
    assert body(document) == [FIRST, SECOND]


def test_spans_lead_back_into_the_file_through_tags():
    document = prepare(PAGE, html=True)
    start = document.text.index("20亿元")
    raw_start, raw_end = document.raw_span(start, start + 4)
    assert re.sub(r"<[^>]*>", "", PAGE[raw_start:raw_end]) == "20亿元"


def test_date_in_the_metadata_dates_a_page_that_shows_none():
    page = (
        '<html><head><meta property="article:published_time" content="2021-01-14T09:00:00+08:00"></head>'
        f"<body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    )
    assert prepare(page, html=True).published_on == "2021-01-14"


def test_page_of_plain_text_is_read_too():
    assert body(prepare(f"{TITLE}<br>{FIRST}<br>{SECOND}", html=True)) == [FIRST, SECOND]


@given(st.text(alphabet="<>/!-pdivscripttitle&;#123重庆，。 \n\"'=", max_size=120))
def test_broken_markup_never_fails_and_keeps_its_way_back(raw):
    document = prepare(raw, html=True)
    assert len(document.text) == len(document.origins) == len(document.ends)
    assert all(0 <= a < b <= len(raw) for a, b in zip(document.origins, document.ends, strict=True))
