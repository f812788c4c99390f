"""The page of an article: quoted to the public, complete for curators."""

import pytest

from ingest.marking import marked
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    ProjectFactory,
    SourceFactory,
    evidence_for,
)

pytestmark = pytest.mark.django_db

BODY = "开头一段不作依据。云谷项目总投资20亿元。末尾一段也不作依据。"


@pytest.fixture
def article(db):
    return ArticleFactory(title="云谷开工", body=BODY, url="https://news.example/1")


@pytest.fixture
def project(article):
    project = ProjectFactory(name="云谷项目", investment_yi=20)
    evidence_for(project, "investment_yi", "20", "云谷项目总投资20亿元。", article)
    return project


def html(client, article):
    return client.get(article.get_absolute_url()).content.decode()


def test_the_public_sees_the_evidence_sentence_and_not_the_text(client, article, project):
    page = html(client, article)
    assert "云谷项目总投资<mark>20</mark>亿元。" in page
    assert "开头一段" not in page and "末尾一段" not in page


def test_curators_see_the_whole_text_with_its_marks(admin_client, article, project):
    page = html(admin_client, article)
    assert "开头一段" in page and ">20</mark>" in page


def test_staff_without_the_right_do_not_see_the_text(officer_client, article, project):
    assert "开头一段" not in html(officer_client, article)


def test_facts_are_grouped_under_the_record_that_they_are_about(client, article, project):
    subject = client.get(article.get_absolute_url()).context["subjects"][0]
    assert (subject.record, [label for label, _said in subject.sentences[0].facts]) == (project, ["投资"])


def test_a_sentence_with_several_facts_stands_once_with_all_of_them_marked(client, article, project):
    evidence_for(project, "name", "云谷项目", "云谷项目总投资20亿元。", article)
    sentences = client.get(article.get_absolute_url()).context["subjects"][0].sentences
    assert len(sentences) == 1
    assert [passage.text for passage in sentences[0].passages if passage.claims] == ["云谷项目", "20"]


def test_phone_numbers_in_its_sentences_are_hidden(client, article):
    sentence = "投资20亿元，联系人13800138000。"
    evidence_for(ProjectFactory(), "investment_yi", "20", sentence, article)
    assert "13800138000" not in html(client, article)


def test_what_the_page_says_and_when_it_came_here_are_two_dates(client, article):
    page = html(client, article)
    assert "正文写明" in page and "2024-05-07" in page and "本站读入" in page


def test_an_unknown_date_of_publication_stays_unknown(client):
    assert "未知" in html(client, ArticleFactory(published_on=None))


def test_the_original_is_linked(client, article):
    assert 'href="https://news.example/1"' in html(client, article)


def test_reprints_and_origin_lead_to_each_other(client, article):
    reprint = ArticleFactory(title="转载", origin=article, source=SourceFactory(name="转载网"))
    assert reprint.get_absolute_url() in html(client, article)
    assert article.get_absolute_url() in html(client, reprint)


@pytest.mark.parametrize("status", ["pending", "failed", "irrelevant"])
def test_articles_that_gave_nothing_are_not_public(client, admin_client, status):
    article = ArticleFactory(status=status, reason="读不了")
    client.logout()
    assert client.get(article.get_absolute_url()).status_code == 404


def test_rejected_claims_are_not_shown(client, article, project):
    article.claims.update(verdict="rejected")
    assert client.get(article.get_absolute_url()).context["subjects"] == []


def test_facts_of_unpublished_records_are_not_shown(client, article):
    hidden = ProjectFactory(published=False)
    evidence_for(hidden, "investment_yi", "20", article=article)
    assert client.get(article.get_absolute_url()).context["subjects"] == []


def test_samples_say_what_they_are(client):
    page = html(client, ArticleFactory(sample=True))
    assert "banner--sample" in page and "noindex" in page


def test_phone_numbers_in_titles_are_hidden(client):
    assert "13800138000" not in html(client, ArticleFactory(title="招商热线13800138000"))


def test_the_list_counts_reprints_with_their_origin(client, article):
    ArticleFactory(title="转载", origin=article)
    rows = client.get("/articles/").context["object_list"]
    assert [(row.title, row.reprint_count) for row in rows] == [("云谷开工", 1)]


def test_marks_stand_where_the_sentence_stands():
    text = "20年前。总投资20亿元。"
    claim = ClaimFactory.build(
        mention=None,
        printed="20亿元",
        spans=[{"start": 8, "end": 12, "sentence": "总投资20亿元。"}],
    )
    assert [passage.text for passage in marked(text, [claim])] == ["20年前。总投资", "20亿元", "。"]


def test_a_sentence_that_reads_otherwise_in_the_text_is_not_marked_elsewhere():
    claim = ClaimFactory.build(
        mention=None,
        printed="20",
        spans=[{"start": 0, "end": 2, "sentence": "总投资20亿元。"}],
    )
    assert [passage.claims for passage in marked("20年前。", [claim])] == [()]


def test_the_number_of_queries_does_not_grow_with_the_facts(client, article, django_assert_max_num_queries):
    for number in range(8):
        evidence_for(ProjectFactory(), "investment_yi", number, article=article)
    with django_assert_max_num_queries(5):
        html(client, article)
