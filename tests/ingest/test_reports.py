"""Saying what is wrong: from any fact, without an account; a queue that changes nothing by itself."""

import re

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from ingest.models import Claim, ErrorReport
from tests.asking import REPORT, opened, report
from tests.factories import (
    ArticleFactory,
    CompanyFactory,
    ParkFactory,
    ProjectFactory,
    UserFactory,
    evidence_for,
)
from tests.parks.test_enquiries import aged, text_of

pytestmark = pytest.mark.django_db
PARTY = {
    "company": "测试智谷有限公司",
    "contact_name": "李先生",
    "position": "总经理",
    "contact": "li@zhigu.example",
    "consent": "on",
}


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


@pytest.fixture
def claim(db):
    project = ProjectFactory(name="测试智慧谷项目", area_mu=266)
    return evidence_for(
        project, "area_mu", "266", "测试智慧谷项目用地266亩，咨询13912345678。", printed="266亩"
    )


def sent(client, query="", **given):
    response = client.post(f"/report/{query}", report(**given))
    assert response.status_code == 302, text_of(response)
    return ErrorReport.objects.latest("pk")


def test_every_sentence_leads_to_a_report_about_it(client, claim):
    page = text_of(client.get(claim.mention.project.get_absolute_url()))
    assert f'href="/report/?claim={claim.pk}"' in page


def test_every_page_leads_to_a_report_about_its_record_or_itself(client, claim):
    project = claim.mention.project
    assert f'href="/report/?record=project/{project.slug}"' in text_of(client.get(project.get_absolute_url()))
    article = claim.article
    assert f'href="/report/?record=article/{article.pk}"' in text_of(client.get(article.get_absolute_url()))
    assert 'href="/report/?page=/parks/"' in text_of(client.get("/parks/"))


def test_the_form_shows_the_fact_with_its_sentence_and_hides_phones(client, claim):
    page = text_of(client.get("/report/", {"claim": claim.pk}))
    assert "测试智慧谷项目" in page and "<mark>266亩</mark>" in page
    assert "13912345678" not in page


def test_a_report_keeps_what_stood_there_and_what_should(client, claim):
    kept = sent(client, f"?claim={claim.pk}")
    assert (kept.words, kept.right, kept.source) == tuple(REPORT.values())
    assert (kept.record_name, kept.field, kept.claim_key) == ("测试智慧谷项目", "area_mu", claim.key)
    assert "266" in kept.shown and "用地266亩" in kept.sentence and "13912345678" not in kept.sentence


def test_a_report_changes_nothing_by_itself(client, claim):
    sent(client, f"?claim={claim.pk}")
    project = claim.mention.project
    project.refresh_from_db(), claim.refresh_from_db()
    assert project.area_mu == 266 and claim.verdict == ""


def test_a_whole_record_and_a_whole_page_may_be_reported(client):
    park = ParkFactory(name="云山医疗器械园")
    assert sent(client, f"?record=park/{park.slug}").record_name == "云山医疗器械园"
    assert sent(client, "?page=/quality/").page == "/quality/"


def test_a_page_of_another_site_is_not_linked_to(client):
    for path in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        page = text_of(client.get("/report/", {"page": path}))
        assert f'href="{path}' not in page


@pytest.mark.parametrize(
    "query", ["claim=999999", "claim=x", "record=park/nowhere", "record=user/1", "record=article/²"]
)
def test_what_is_not_there_cannot_be_reported(client, query):
    assert client.get(f"/report/?{query}").status_code == 404


def test_claims_that_the_public_does_not_see_are_not_shown_by_their_number(client, claim):
    project = claim.mention.project
    type(project).objects.filter(pk=project.pk).update(published=False)
    assert client.get("/report/", {"claim": claim.pk}).status_code == 404
    type(project).objects.filter(pk=project.pk).update(published=True)
    Claim.objects.filter(pk=claim.pk).update(verdict="rejected")
    assert client.get("/report/", {"claim": claim.pk}).status_code == 404


def test_a_report_is_not_lost_when_the_article_was_read_anew_meanwhile(client, claim):
    project, gone = claim.mention.project, claim.pk
    claim.delete()
    kept = sent(client, f"?claim={gone}&record=project/{project.slug}")
    assert kept.record == f"project/{project.slug}"


def test_the_form_hands_on_the_record_beside_the_claim(client, claim):
    page = text_of(client.get("/report/", {"claim": claim.pk}))
    project = claim.mention.project
    assert f"claim={claim.pk}&amp;record=project/{project.slug}" in page


@pytest.mark.parametrize("missing", ["words", "right", "source"])
def test_what_is_missing_is_said_and_the_rest_is_still_there(client, claim, missing):
    response = client.post(f"/report/?claim={claim.pk}", report(**{missing: ""}))
    page = text_of(response)
    assert response.status_code == 422 and f'id="id_{missing}_error"' in page
    assert all(REPORT[name] in page for name in REPORT if name != missing)
    assert "测试智慧谷项目" in page


def test_a_contact_is_not_needed_and_needs_consent_when_given(client):
    sent(client)
    response = client.post("/report/", report(contact="13896001234"))
    assert response.status_code == 422 and "没有您的同意" in text_of(response)
    assert sent(client, contact="138 9600 1234", consent="on").contact == "13896001234"


def test_the_party_concerned_says_who_it_is(client, claim):
    bare = client.post(f"/report/?claim={claim.pk}&as=party", report())
    assert bare.status_code == 422
    for name in PARTY:
        assert f'id="id_{name}_error"' in text_of(bare)
    kept = sent(client, f"?claim={claim.pk}&as=party", **PARTY)
    assert (kept.standing, kept.company, kept.position) == ("party", "测试智谷有限公司", "总经理")


def test_the_form_for_visitors_leads_to_the_one_for_parties_with_the_same_subject(client, claim):
    page = text_of(client.get("/report/", {"claim": claim.pk}))
    assert re.search(rf'href="\?claim={claim.pk}[^"]*as=party"', page)


def test_machines_are_held_back(client):
    assert client.post("/report/", report(website="x")).status_code == 422
    assert client.post("/report/", report(**opened(0))).status_code == 422
    assert ErrorReport.objects.count() == 0


def test_one_address_may_send_only_so_many(client, settings):
    settings.ASKING_PER_HOUR = 1
    sent(client)
    assert client.post("/report/", report(right="另一个")).status_code == 429


def test_a_report_from_another_site_is_refused():
    assert Client(enforce_csrf_checks=True).post("/report/", report()).status_code == 403


def test_the_page_of_a_number_shows_the_answer_and_nobody(client, claim):
    kept = sent(client, f"?claim={claim.pk}&as=party", **PARTY)
    kept.answer = "已按公示更正。"
    kept.judge("accepted", None)
    kept.save()
    page = text_of(Client().get(kept.get_absolute_url()))
    assert "已采纳" in page and "已按公示更正。" in page and "测试智慧谷项目" in page
    for hidden in ("李先生", "li@zhigu.example", "总经理", "测试智谷有限公司", REPORT["right"]):
        assert hidden not in page


def test_the_number_is_found_from_the_one_box(client):
    kept = sent(client)
    assert client.get("/track/", {"number": kept.spoken}).url == kept.get_absolute_url()


def test_whoever_left_a_contact_may_have_it_deleted(client):
    kept = sent(client, "?as=party", **PARTY)
    assert client.post(kept.get_absolute_url(), {"contact": "other@zhigu.example"}).status_code == 422
    assert client.post(kept.get_absolute_url(), {"contact": "LI@zhigu.example"}).status_code == 302
    kept.refresh_from_db()
    assert (kept.contact, kept.contact_name, kept.position) == ("", "", "") and kept.right == REPORT["right"]


def test_contacts_go_when_their_time_is_over_and_the_report_stays(client):
    kept = aged(sent(client, "?as=party", **PARTY), 200)
    call_command("prune_enquiries", verbosity=0)
    kept.refresh_from_db()
    assert (kept.contact, kept.contact_name) == ("", "") and kept.right == REPORT["right"]


def test_a_firms_page_offers_it_the_right_of_reply(client):
    company = CompanyFactory()
    page = text_of(client.get(company.get_absolute_url()))
    assert f'href="/report/?record=company/{company.slug}&amp;as=party"' in page


# --- the queue ---


def queue(name, *args):
    return reverse(f"admin:ingest_errorreport_{name}", args=args)


def test_only_those_with_the_right_see_the_queue(client, officer):
    for user in (officer, UserFactory(is_staff=True)):
        client.force_login(user)
        assert client.get(queue("changelist")).status_code in (302, 403)


def test_the_queue_shows_what_is_wrong_and_leads_to_claim_and_record(admin_client, claim):
    kept = sent(admin_client, f"?claim={claim.pk}")
    page = text_of(admin_client.get(queue("change", kept.pk)))
    assert REPORT["right"] in page and REPORT["source"] in page and "用地266亩" in page
    correction = admin_client.get(reverse("admin:ingest_errorreport_open_correction", args=[kept.pk]))
    assert correction.url == reverse("admin:ingest_claim_change", args=[claim.pk])
    record = admin_client.get(reverse("admin:ingest_errorreport_open_record", args=[kept.pk]))
    assert record.url == reverse("admin:projects_project_change", args=[claim.mention.project_id])


def test_where_the_claim_is_gone_the_correction_states_the_field(admin_client, claim):
    kept = sent(admin_client, f"?claim={claim.pk}")
    claim.delete()
    correction = admin_client.get(reverse("admin:ingest_errorreport_open_correction", args=[kept.pk]))
    assert (
        correction.url.startswith(reverse("admin:ingest_claim_state")) and "field=area_mu" in correction.url
    )


def test_the_desk_answers_and_its_name_and_day_are_kept(admin_client, admin, claim):
    kept = sent(admin_client, f"?claim={claim.pk}")
    given = {"state": "declined", "answer": "公示牌写的就是 266 亩。", "note": ""}
    assert admin_client.post(queue("change", kept.pk), given).status_code == 302
    kept.refresh_from_db()
    assert (kept.state, kept.reviewer, kept.answer) == ("declined", admin, given["answer"])
    assert kept.reviewed_at


def test_several_are_accepted_at_once(admin_client):
    rows = [sent(admin_client, right=f"第{n}个") for n in range(3)]
    chosen = {"action": "accept_selected", "_selected_action": [row.pk for row in rows]}
    admin_client.post(queue("changelist"), chosen)
    assert set(ErrorReport.objects.values_list("state", flat=True)) == {"accepted"}


def test_the_desks_first_page_counts_both_queues(admin_client):
    sent(admin_client)
    page = text_of(admin_client.get(reverse("admin:index")))
    assert "没核实的报错" in page and "没人接手的咨询" in page


def test_the_queue_asks_the_database_as_often_for_many_as_for_few(
    admin_client, claim, django_assert_max_num_queries
):
    for n in range(12):
        ErrorReport.objects.create(words=f"{n}", right="x", source="y", claim_key=claim.key)
    admin_client.get(queue("changelist"))
    with django_assert_max_num_queries(12):
        admin_client.get(queue("changelist"))


def test_the_form_asks_the_database_little(client, claim, django_assert_max_num_queries):
    ArticleFactory()
    with django_assert_max_num_queries(5):
        client.get("/report/", {"claim": claim.pk})
