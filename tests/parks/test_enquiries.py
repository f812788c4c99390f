"""Asking for a site: no account, no puzzle, and nothing about a person where it does not belong."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from parks.asking import limits, numbers, phones
from parks.models import Enquiry
from tests.asking import ENQUIRY, PHONE, enquiry, opened
from tests.factories import ParkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


def text_of(response):
    return response.content.decode()


def sent(client, **changed):
    response = client.post("/enquire/", enquiry(**changed))
    assert response.status_code == 302, text_of(response)
    return Enquiry.objects.latest("pk")


def aged(row, days):
    type(row).objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=days))
    return row


def test_an_enquiry_is_kept_as_it_was_typed(client):
    kept = sent(client)
    assert (kept.need, kept.company, kept.phone) == (ENQUIRY["need"], ENQUIRY["company"], PHONE)
    assert (int(kept.area), kept.area_unit, kept.state) == (3000, "m2", "new")
    assert kept.consented_at


def test_only_need_name_phone_and_consent_must_be_given(client):
    asked = {"need": "两亩地", "contact_name": "王", "phone": PHONE, "consent": "on", **opened()}
    assert client.post("/enquire/", asked).status_code == 302
    kept = Enquiry.objects.get()
    assert kept.area is None and kept.area_unit == "" and kept.budget == ""


def test_a_park_is_preselected_by_the_address_and_named_in_the_enquiry(client):
    park = ParkFactory(name="云山医疗器械园")
    page = text_of(client.get("/enquire/", {"park": park.slug}))
    assert "咨询云山医疗器械园" in page and f'name="park" value="{park.slug}"' in page
    assert sent(client, park=park.slug).park == park


def test_a_park_that_nobody_may_see_is_not_named(client):
    hidden = ParkFactory(name="未证实的园", published=False)
    page = text_of(client.get("/enquire/", {"park": hidden.slug}))
    assert "未证实的园" not in page and "已不在名录里" in page


def test_a_park_page_and_every_row_of_the_list_lead_to_the_form(client):
    park = ParkFactory()
    for address in (park.get_absolute_url(), "/parks/"):
        assert f'href="/enquire/?park={park.slug}"' in text_of(client.get(address))


def test_an_enquiry_outlives_its_park(client):
    park = ParkFactory(name="云山医疗器械园")
    kept = sent(client, park=park.slug)
    park.delete()
    kept.refresh_from_db()
    assert kept.park is None and kept.park_name == "云山医疗器械园"


@pytest.mark.parametrize("missing", ["need", "contact_name", "phone"])
def test_what_is_missing_is_said_beside_the_field_and_at_the_top(client, missing):
    response = client.post("/enquire/", enquiry(**{missing: ""}))
    page = text_of(response)
    assert response.status_code == 422 and Enquiry.objects.count() == 0
    assert f'href="#id_{missing}"' in page and f'id="id_{missing}_error"' in page
    assert 'aria-invalid="true"' in page


def test_what_was_typed_is_still_there_after_an_error(client):
    page = text_of(client.post("/enquire/", enquiry(phone="12")))
    for words in (
        ENQUIRY["need"],
        ENQUIRY["company"],
        ENQUIRY["contact_name"],
        ENQUIRY["budget"],
        'value="12"',
    ):
        assert words in page
    assert '<option value="production" selected>' in page


def test_errors_speak_the_visitors_language(client):
    page = text_of(client.post("/en/enquire/", enquiry(area="abc")))
    assert '<html lang="en">' in page and 'action="/en/enquire/"' in page


def test_nothing_is_kept_without_consent(client):
    response = client.post("/enquire/", {**enquiry(), "consent": ""})
    assert response.status_code == 422 and Enquiry.objects.count() == 0
    assert "没有您的同意" in text_of(response)


def test_the_consent_says_what_why_how_long_who_and_how_to_withdraw(client, settings):
    settings.ENQUIRY_KEEP_DAYS = 77
    page = text_of(client.get("/enquire/"))
    for words in ("个人信息保护法", "保存什么", "为什么", "77 天", "谁能看到", "撤回"):
        assert words in page
    assert not re.search(r'name="consent"[^>]*checked', page), "consent is given, not presumed"


def test_a_filled_trap_keeps_a_machine_out_and_lets_a_person_through_at_the_second_try(client):
    response = client.post("/enquire/", enquiry(website="http://spam.example"))
    page = text_of(response)
    assert response.status_code == 422 and Enquiry.objects.count() == 0
    assert "spam.example" not in page and ENQUIRY["need"] in page
    fresh = re.search(r'name="opened" value="([^"]+)"', page)[1]
    assert client.post("/enquire/", {**enquiry(), "opened": fresh}).status_code == 302


@pytest.mark.parametrize("age", [0, 2 * 24 * 3600])
def test_a_form_sent_at_once_or_after_days_is_held_back(client, age):
    assert client.post("/enquire/", enquiry(**opened(age))).status_code == 422
    assert Enquiry.objects.count() == 0


@pytest.mark.parametrize("note", ["", "forged"])
def test_a_form_without_its_page_is_held_back(client, note):
    assert client.post("/enquire/", enquiry(opened=note)).status_code == 422
    assert Enquiry.objects.count() == 0


def test_one_address_may_send_only_so_many_in_an_hour(client, settings):
    settings.ASKING_PER_HOUR = 2
    for n in range(2):
        sent(client, company=f"第{n}家")
    response = client.post("/enquire/", enquiry(company="第三家"))
    assert response.status_code == 429 and Enquiry.objects.count() == 2
    assert "第三家" in text_of(response) and "过一小时" in text_of(response)
    assert client.post("/enquire/", enquiry(), REMOTE_ADDR="198.51.100.7").status_code == 302


def test_behind_a_proxy_the_address_is_what_the_proxy_saw_not_what_the_visitor_claims(client, settings):
    settings.ASKING_PER_HOUR, settings.PROXY_COUNT = 1, 1
    for claimed, expected in (("203.0.113.1", 302), ("203.0.113.2", 429)):
        header = {"HTTP_X_FORWARDED_FOR": f"{claimed}, 198.51.100.9"}
        assert client.post("/enquire/", enquiry(), **header).status_code == expected


def test_no_address_of_a_visitor_is_stored(client):
    client.post("/enquire/", enquiry(), REMOTE_ADDR="198.51.100.77")
    row = Enquiry.objects.values().get()
    assert not any("198.51.100.77" in str(value) for value in row.values())


def test_what_is_counted_tells_no_address_and_is_another_on_the_next_day(monkeypatch):
    today = limits.hashed("198.51.100.77")
    assert today == limits.hashed("198.51.100.77")
    tomorrow = limits.time.time() + limits.DAY
    monkeypatch.setattr(limits.time, "time", lambda: tomorrow)
    assert limits.hashed("198.51.100.77") != today


def test_a_button_pressed_twice_sends_once(client):
    same = enquiry()
    first, second = (client.post("/enquire/", same) for _n in range(2))
    assert Enquiry.objects.count() == 1 and first.url == second.url


def test_other_words_from_the_same_page_are_another_enquiry(client):
    same = enquiry()
    client.post("/enquire/", same)
    client.post("/enquire/", {**same, "need": "另外还要一个仓库"})
    assert Enquiry.objects.count() == 2


def test_the_acknowledgement_gives_a_number_in_groups(client):
    page = client.post("/enquire/", enquiry(), follow=True)
    assert re.search(r"\b\d{4}-\d{4}-\d{4}\b", text_of(page))
    assert "咨询已提交" in text_of(page)


def test_numbers_do_not_follow_each_other():
    assert len({numbers.fresh()[:4] for _n in range(50)}) > 40


@pytest.mark.parametrize(
    "typed", ["482109375526", "4821 0937 5526", "４８２１-０９３７-５５２６", " 4821—0937—5526 "]
)
def test_a_number_is_read_however_it_is_typed(typed):
    assert numbers.typed(typed) == "482109375526"


def test_the_page_of_a_number_shows_the_state_and_no_personal_data(client):
    kept = sent(client, park=ParkFactory(name="云山医疗器械园").slug)
    page = text_of(Client().get(kept.get_absolute_url()))
    assert "已收到" in page and "云山医疗器械园" in page
    for name in Enquiry.PERSONAL:
        assert getattr(kept, name) not in page


def test_pages_of_numbers_are_kept_by_no_cache_and_no_search_engine(client):
    response = client.get(sent(client).get_absolute_url())
    assert "no-store" in response["Cache-Control"] and 'content="noindex"' in text_of(response)


def test_a_number_is_found_from_one_box_and_a_wrong_one_is_said_to_be(client):
    kept = sent(client)
    assert client.get("/track/", {"number": kept.spoken}).url == kept.get_absolute_url()
    assert "没有这个编号" in text_of(client.get("/track/", {"number": "000000000000"}))
    assert "12 位" in text_of(client.get("/track/", {"number": "12"}))


def test_nobody_can_try_all_numbers(client, settings):
    settings.ASKING_TRIES_PER_HOUR = 3
    kept = sent(client)
    tried = [client.get(f"/enquire/0000-0000-000{n}/").status_code for n in range(4)]
    assert tried == [404, 404, 404, 429]
    assert client.get("/track/", {"number": kept.spoken}).status_code == 429


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("13896001234", "13896001234"),
        ("138-9600-1234", "13896001234"),
        ("+86 138 9600 1234", "13896001234"),
        ("008613896001234", "13896001234"),
        ("１３８９６００１２３４", "13896001234"),
        ("023-67812345", "023-67812345"),
        ("（023）6781 2345", "023-67812345"),
        ("+86 23 6781 2345", "023-67812345"),
        ("010 62345678", "010-62345678"),
        ("0771-5321234", "0771-5321234"),
        ("023-67812345转801", "023-67812345-801"),
        ("400-800-1234", "4008001234"),
        ("+852 2123 4567", "+85221234567"),
        ("+1 (650) 555-0100", "+16505550100"),
    ],
)
def test_a_phone_is_taken_however_it_is_written(typed, normal):
    assert phones.normal(typed) == normal


@pytest.mark.parametrize(
    "typed", ["", "abc", "12345678901", "1389600123", "138960012345", "+86 1234", "99999999999"]
)
def test_what_is_no_phone_is_refused(typed):
    with pytest.raises(ValidationError):
        phones.normal(typed)


def test_a_landline_without_area_code_is_asked_for_it():
    with pytest.raises(ValidationError, match="区号"):
        phones.normal("67812345")


def test_withdrawing_with_number_and_phone_deletes_the_personal_data_at_once(client):
    kept = sent(client)
    kept.take_step(None, state="contacted", note="王女士说下周来")
    assert client.post(kept.get_absolute_url(), {"phone": "+86 138-9600-1234"}).status_code == 302
    kept.refresh_from_db()
    assert kept.state == "withdrawn" and kept.emptied_at
    assert [getattr(kept, name) for name in Enquiry.PERSONAL] == [""] * len(Enquiry.PERSONAL)
    assert kept.steps.get().note == ""
    assert "已撤回" in text_of(client.get(kept.get_absolute_url()))


def test_another_phone_withdraws_nothing(client):
    kept = sent(client)
    response = client.post(kept.get_absolute_url(), {"phone": "13900000000"})
    kept.refresh_from_db()
    assert response.status_code == 422 and kept.phone == PHONE and PHONE not in text_of(response)


def test_phones_cannot_be_tried_one_after_the_other(client, settings):
    settings.ASKING_TRIES_PER_HOUR = 2
    kept = sent(client)
    for n in range(2):
        client.post(kept.get_absolute_url(), {"phone": f"1390000000{n}"})
    assert client.post(kept.get_absolute_url(), {"phone": PHONE}).status_code == 429
    kept.refresh_from_db()
    assert kept.phone == PHONE


def test_personal_data_go_when_their_time_is_over_and_figures_stay(client, settings):
    settings.ENQUIRY_KEEP_DAYS = 180
    old, young = aged(sent(client), 181), aged(sent(client, company="另一家"), 179)
    call_command("prune_enquiries", verbosity=0)
    old.refresh_from_db(), young.refresh_from_db()
    assert [getattr(old, name) for name in Enquiry.PERSONAL] == [""] * len(Enquiry.PERSONAL)
    assert (old.purpose, int(old.area), old.state) == ("production", 3000, "new")
    assert young.phone == PHONE


def test_after_deletion_an_empty_phone_opens_nothing(client):
    kept = sent(client)
    kept.empty()
    assert not kept.was_sent_by("") and not kept.was_sent_by(PHONE)


def test_a_form_from_another_site_is_refused_in_words():
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/enquire/", enquiry())
    assert response.status_code == 403 and Enquiry.objects.count() == 0
    assert "表单过期" in text_of(response)


@pytest.mark.parametrize("address", ["/enquire/", "/report/", "/track/", "/report/?as=party"])
def test_forms_need_nothing_that_the_policy_forbids(client, address):
    response = client.get(address)
    page = text_of(response)
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=\"", page)


def test_opening_the_form_sets_one_cookie_which_the_privacy_page_names(client):
    client.get("/enquire/")
    assert set(client.cookies) == {"csrftoken"}
    privacy = text_of(client.get("/privacy/"))
    assert "csrftoken" in privacy and "180 天" in privacy


def test_reading_pages_sets_no_cookie(client):
    park = ParkFactory()
    for address in ("/", "/parks/", park.get_absolute_url(), "/privacy/"):
        client.get(address)
    assert not client.cookies


def test_the_form_asks_the_database_little(client, django_assert_max_num_queries):
    park = ParkFactory()
    with django_assert_max_num_queries(3):
        client.get("/enquire/", {"park": park.slug})
