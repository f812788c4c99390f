"""Questions on the desk: the sentence, the candidates with what speaks for each, and one click."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from ingest.claims import MODELS
from ingest.matching import companies, events, forms, parks, projects, reasons, resolving
from ingest.models import Judgement, Mention
from ingest.questions import questions
from ingest.settling import settle
from parks.models import Park
from tests.factories import MentionFactory, UserFactory
from tests.ingest.readings import article, fact, reading
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db

LISTED = "/admin/ingest/mention/questions/"
SHORT, ONE, OTHER = "云谷城", "东山云谷城", "西山云谷城"


@pytest.fixture(autouse=True)
def asked():
    reference()
    article("a", reading(parks=[fact(ONE, district="璧山区")]))
    article("b", reading(parks=[fact(OTHER, district="璧山区")]))
    article("c", reading(parks=[fact(SHORT, district="璧山区", area_mu=120)]))
    settle()
    return Mention.objects.get(state="ambiguous")


def click(client, mention, answer, **more):
    return client.post(reverse("admin:ingest_mention_answer", args=[mention.pk]), {"answer": answer, **more})


def key_of(name):
    return Park.objects.get(name=name).key


def test_a_question_shows_its_sentence_its_candidates_and_what_speaks_for_them(admin_client):
    page = admin_client.get(LISTED).content.decode()
    for words in (SHORT, "在这里", ONE, OTHER, "同在璧山区", f"以“{SHORT}”结尾", "这个名称对得上几条记录"):
        assert words in page


@pytest.mark.parametrize("name", [ONE, OTHER])
def test_one_click_says_which_it_is(admin_client, asked, name):
    click(admin_client, asked, key_of(name))
    asked.refresh_from_db()
    assert asked.park.key == key_of(name)
    assert asked.park.area_mu == 120  # settled at once


def test_one_click_says_that_it_is_none_of_these(admin_client, asked):
    click(admin_client, asked, "none")
    asked.refresh_from_db()
    assert asked.state == "nothing"
    assert "没有待答的问题" in admin_client.get(LISTED).content.decode()


def test_one_click_makes_a_new_record(admin_client, asked):
    click(admin_client, asked, "new")
    assert Park.objects.get(name=SHORT).area_mu == 120


def test_a_record_that_is_no_candidate_is_named_by_typing(admin_client, asked):
    click(admin_client, asked, "typed", typed="重庆国际生物城")
    asked.refresh_from_db()
    assert "国际生物城" in asked.park.key


@pytest.mark.parametrize("typed", ["", "没有的城"])
def test_a_name_that_the_directory_does_not_hold_is_said_so(admin_client, asked, typed):
    response = admin_client.post(
        reverse("admin:ingest_mention_answer", args=[asked.pk]),
        {"answer": "typed", "typed": typed},
        follow=True,
    )
    assert "名录里没有" in response.content.decode()
    asked.refresh_from_db()
    assert asked.state == "ambiguous"


def test_an_answer_is_listed_and_taken_back_with_one_click(admin_client, asked):
    click(admin_client, asked, key_of(ONE))
    page = admin_client.get(LISTED, {"state": "answered"}).content.decode()
    assert "撤回回答" in page and "admin 于" in page
    click(admin_client, asked, "back")
    asked.refresh_from_db()
    assert asked.state == "ambiguous"
    assert Judgement.objects.get().withdrawn_at


def test_all_of_the_same_name_are_answered_by_ticking_a_box(admin_client, asked):
    article("d", reading(parks=[fact(SHORT, district="璧山区")]))
    settle()
    assert "另有 1 处同名同问" in admin_client.get(LISTED).content.decode()
    click(admin_client, asked, key_of(ONE), together="1")
    assert not Mention.objects.open_questions().exists()


def test_the_mentions_own_page_asks_too(admin_client, asked):
    page = admin_client.get(f"/admin/ingest/mention/{asked.pk}/change/").content.decode()
    assert "就是这条" in page and "都不是" in page


def test_the_judgements_list_names_the_mention_and_the_record(admin_client, asked):
    click(admin_client, asked, key_of(ONE))
    page = admin_client.get("/admin/ingest/judgement/").content.decode()
    assert "提及指哪条记录" in page and SHORT in page
    assert asked.key not in page


def test_who_may_not_judge_sees_the_question_and_no_button(client, asked):
    looker = UserFactory(is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_mention"))
    client.force_login(looker)
    page = client.get(LISTED).content.decode()
    assert SHORT in page and "就是这条" not in page
    assert click(client, asked, "none").status_code == 403


def test_an_answer_leads_to_no_other_site(admin_client, asked):
    response = click(admin_client, asked, "none", next="https://elsewhere.example/")
    assert response.url == LISTED


def test_a_question_is_answered_by_post_alone(admin_client, asked):
    assert admin_client.get(reverse("admin:ingest_mention_answer", args=[asked.pk])).status_code == 405


def test_what_tells_two_ceremonies_apart_is_said():
    batch = {"kind": "signing", "district": "璧山区", "date": "2024-11-08", "investment_yi": "35.7"}
    article("e", reading(events=[fact("签约", project_count=27, **batch)]))
    article("f", reading(events=[fact("签约", project_count=8, **batch)]))
    settle()
    (question,) = questions(Mention.objects.filter(kind="event", state="ambiguous"))
    (candidate,) = question.candidates
    assert any(words.startswith("项目数不同") for words in candidate.speaks_against)
    assert "日期相同：2024-11-08" in candidate.speaks_for
    assert "金额相同：35.7 亿元" in candidate.speaks_for


def test_a_dollar_amount_of_the_article_is_said_in_dollars():
    dollars = {"value": "5", "currency": "USD"}
    article("e", reading(projects=[fact("生产基地", investment_yi=dollars)]))
    settle()
    mention = Mention.objects.get(kind="project")
    Mention.objects.filter(pk=mention.pk).update(state="unmatched")
    (question,) = questions([mention])
    assert ("金额", "5 亿美元") in question.around


def test_the_questions_cost_no_query_each(admin_client, django_assert_max_num_queries):
    for number in range(6):
        article(f"more{number}", reading(parks=[fact(SHORT, district="璧山区")]))
    settle()
    with django_assert_max_num_queries(30):
        admin_client.get(LISTED)


def test_every_reason_of_matching_has_words():
    sources = (companies, events, forms, parks, projects, resolving)
    for module in sources:
        written = Path(module.__file__).read_text(encoding="utf-8")
        assert 'reason="' not in written and 'reason = "' not in written, module.__name__
    codes = {value for name, value in vars(reasons).items() if name.isupper() and isinstance(value, str)}
    assert codes == set(reasons.WORDS)


def test_the_mentions_list_says_reasons_in_words(admin_client):
    for code in reasons.WORDS:
        MentionFactory(kind="park", name="某园", reason=code, state="matched")
    page = admin_client.get("/admin/ingest/mention/", {"q": "某园"}).content.decode()
    assert [code for code, words in reasons.WORDS.items() if str(words) not in page] == []
    assert [code for code in reasons.WORDS if code in page.replace("text-primary", "") and " " in code] == []


def test_questions_are_narrowed_by_kind(admin_client):
    for kind in MODELS:
        shown = admin_client.get(LISTED, {"kind": kind}).context["page_obj"].paginator.count
        assert shown == (1 if kind == "park" else 0)


def test_a_district_of_several_meanings_leads_to_its_facts_and_offers_no_button(admin_client):
    MentionFactory(kind="district", name="江北", state="ambiguous", key="d" * 64)
    page = admin_client.get(LISTED).content.decode()
    assert "逐条更正其中的“区县”" in page
    assert page.count("另建一条记录") == 1  # that of the park
