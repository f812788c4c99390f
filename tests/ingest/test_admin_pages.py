"""Every page of the admin opens, says things in words, and keeps out who has no business there."""

import pytest
from django.contrib import admin
from django.urls import reverse

from ingest.models import ErrorReport
from tests import factories
from tests.factories import UserFactory, evidence_for

pytestmark = pytest.mark.django_db

SHOWN = {
    "parks": {"District", "Township", "Sector", "Park", "OldAddress"},
    "projects": {"Company", "Project", "SigningEvent"},
    "ingest": {"Article", "Claim", "Judgement", "Mention", "Source"},
}
OURS = [model for model in admin.site._registry if model.__name__ in SHOWN.get(model._meta.app_label, ())]


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def one_of_each(db):
    project = factories.ProjectFactory(park=factories.ParkFactory(), investors=[factories.CompanyFactory()])
    evidence_for(project, "investment_yi", "20")
    evidence_for(project.park, "area_mu", "136")
    factories.EventFactory()
    factories.SectorFactory()
    factories.TownshipFactory()
    factories.JudgementFactory()
    factories.OldAddressFactory()
    ErrorReport.objects.create(words="一", right="二", source="三")


def test_every_record_is_registered():
    registered = {(model._meta.app_label, model.__name__) for model in OURS}
    assert {(app, name) for app, names in SHOWN.items() for name in names} == registered


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_list_opens_and_can_be_searched(admin_client, one_of_each, model):
    assert admin_client.get(address(model, "changelist")).status_code == 200
    assert admin_client.get(address(model, "changelist"), {"q": "测试"}).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_record_opens(admin_client, one_of_each, model):
    assert admin_client.get(address(model, "change", model.objects.first().pk)).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_list_has_filters_or_search_and_a_chinese_name(model):
    desk = admin.site._registry[model]
    assert desk.search_fields
    assert not str(model._meta.verbose_name).isascii()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_nothing_of_the_directory_can_be_deleted(admin_client, one_of_each, model):
    assert admin_client.get(address(model, "delete", model.objects.first().pk)).status_code == 403


@pytest.mark.parametrize(
    "page",
    [
        "admin:index",
        "admin:ingest_claim_changelist",
        "admin:ingest_article_upload",
        "admin:ingest_mention_questions",
    ],
)
def test_strangers_and_officers_are_kept_out(client, officer, page):
    assert client.get(reverse(page)).status_code == 302
    client.force_login(officer)
    assert client.get(reverse(page)).status_code == 302


@pytest.mark.parametrize("name", ["ingest_claim_state", "ingest_claim_new_record", "ingest_article_upload"])
def test_staff_without_the_right_cannot_state_or_upload(client, name):
    client.force_login(UserFactory(is_staff=True))
    assert client.get(reverse(f"admin:{name}")).status_code == 403


def test_the_first_page_counts_what_waits(admin_client):
    factories.ArticleFactory(status="pending")
    factories.ArticleFactory(status="failed")
    factories.MentionFactory(state="ambiguous")
    factories.ClaimFactory()
    waiting = {card["label"]: card["n"] for card in admin_client.get("/admin/").context["waiting"]}
    counted = {
        "待读的文章": 1,
        "读失败的文章": 1,
        "还没审的主张": 1,
        "有歧义的提及": 1,
        "没有对应的提及": 0,
    }
    assert counted.items() <= waiting.items()


def test_each_number_leads_to_just_those_rows(admin_client):
    factories.ArticleFactory(status="failed")
    factories.ArticleFactory(status="read")
    factories.MentionFactory(state="ambiguous")
    factories.MentionFactory(state="matched")
    factories.ClaimFactory()
    factories.ClaimFactory(verdict="accepted")
    cards = admin_client.get("/admin/").context["waiting"]
    for card in (card for card in cards if card["url"].startswith("/admin/ingest/")):
        context = admin_client.get(card["url"]).context
        shown = context["cl"].result_count if "cl" in context else context["page_obj"].paginator.count
        assert shown == card["n"], card


def test_the_looser_policy_holds_for_the_admin_alone(client):
    admin_policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    site_policy = client.get("/projects/").headers["Content-Security-Policy"]
    assert "'unsafe-inline'" in admin_policy and "'unsafe-eval'" in admin_policy
    assert "unsafe" not in site_policy
    assert "frame-ancestors 'none'" in admin_policy


@pytest.mark.parametrize("address", ["/login/", "/leads/", "/articles/", "/administration/"])
def test_no_other_page_gets_it(client, address):
    assert "unsafe" not in client.get(address).headers["Content-Security-Policy"]


def test_the_claims_list_does_not_ask_row_by_row(admin_client, django_assert_max_num_queries):
    project = factories.ProjectFactory()
    for number in range(15):
        evidence_for(project, "investment_yi", number, chosen=number == 0)
    with django_assert_max_num_queries(9):
        admin_client.get("/admin/ingest/claim/")


def test_the_articles_list_does_not_load_texts_nor_ask_row_by_row(
    admin_client, django_assert_max_num_queries
):
    for _ in range(15):
        factories.ArticleFactory()
    with django_assert_max_num_queries(9):
        response = admin_client.get("/admin/ingest/article/")
    assert {"raw", "body", "meta"} <= response.context["cl"].result_list[0].get_deferred_fields()
