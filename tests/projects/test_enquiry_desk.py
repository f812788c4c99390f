"""The staff's queue of enquiries: who may see it, and that nothing anybody did about one is lost."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from parks.models import Enquiry
from tests.asking import ENQUIRY, PHONE
from tests.factories import ParkFactory, UserFactory

pytestmark = pytest.mark.django_db


def text_of(response):
    return response.content.decode()


@pytest.fixture
def asked(db):
    return made()


def made(**changed):
    given = {**ENQUIRY, "phone": PHONE, "area": 3000, **changed}
    given.pop("consent")
    return Enquiry.objects.create(consented_at=timezone.now(), **given)


def address(enquiry):
    return f"/leads/enquiries/{enquiry.spoken}/"


def test_strangers_are_asked_to_sign_in(client, asked):
    for page in ("/leads/enquiries/", address(asked)):
        assert client.get(page).url.startswith("/login/")


def test_other_staff_do_not_see_names_and_phones(client, asked):
    curator = UserFactory(is_staff=True)
    curator.user_permissions.add(Permission.objects.get(codename="view_project"))
    client.force_login(curator)
    assert client.get("/leads/").status_code == 200
    assert "/leads/enquiries/" not in text_of(client.get("/leads/"))
    for page in ("/leads/enquiries/", address(asked)):
        assert client.get(page).status_code == 403


def test_the_right_given_by_name_opens_the_queue(client, asked):
    person = UserFactory()
    person.user_permissions.add(Permission.objects.get(codename="view_enquiry"))
    client.force_login(person)
    assert client.get("/leads/enquiries/").status_code == 200


def test_officers_find_new_ones_from_their_table_and_see_whom_to_call(officer_client, asked):
    table = text_of(officer_client.get("/leads/"))
    assert 'href="/leads/enquiries/"' in table and "1 条新" in table
    assert address(asked) in text_of(officer_client.get("/leads/enquiries/"))
    page = text_of(officer_client.get(address(asked)))
    assert f'href="tel:{PHONE}"' in page and asked.need in page and asked.contact_name in page


def test_the_queue_is_kept_by_no_cache(officer_client, asked):
    assert "no-store" in officer_client.get(address(asked))["Cache-Control"]


def test_every_step_stays_on_the_trail(officer_client, officer, asked):
    for state, note in (("in_hand", "先打电话"), ("contacted", "下周来看厂房")):
        given = {"state": state, "assigned_to": officer.pk, "note": note}
        assert officer_client.post(address(asked), given).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.assigned_to) == ("contacted", officer)
    page = text_of(officer_client.get(address(asked)))
    assert "先打电话" in page and "下周来看厂房" in page
    assert "下周来看厂房" not in text_of(officer_client.get(asked.get_absolute_url()))


def test_an_enquiry_is_given_only_to_those_who_may_see_it(officer_client, asked):
    stranger = UserFactory()
    given = {"state": "in_hand", "assigned_to": stranger.pk, "note": ""}
    assert officer_client.post(address(asked), given).status_code == 422


def test_what_was_withdrawn_can_no_longer_be_worked_on(officer_client, asked):
    asked.withdraw()
    officer_client.post(address(asked), {"state": "contacted", "note": "x"})
    asked.refresh_from_db()
    assert asked.state == "withdrawn" and not asked.steps.exists()
    assert PHONE not in text_of(officer_client.get(address(asked)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=new", 1),
        ("state=closed", 0),
        ("whose=nobody", 1),
        ("whose=mine", 0),
        ("q=净化", 1),
        ("q=没有", 0),
    ],
)
def test_the_queue_is_filtered_in_the_address(officer_client, asked, query, found):
    assert text_of(officer_client.get(f"/leads/enquiries/?{query}")).count(address(asked)) == found


def test_an_enquiry_is_found_by_the_number_as_it_is_said(officer_client, asked):
    assert address(asked) in text_of(officer_client.get("/leads/enquiries/", {"q": asked.spoken}))


def test_the_queue_asks_the_database_as_often_for_many_as_for_few(
    officer_client, officer, django_assert_max_num_queries
):
    for _n in range(15):
        made(park=ParkFactory(), assigned_to=officer)
    with django_assert_max_num_queries(11):
        officer_client.get("/leads/enquiries/")
