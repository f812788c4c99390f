"""Addresses lead on for ever: former slugs and merged records redirect, what is gone says so and shows a way on."""

import pytest

from parks.models import Park
from tests.factories import (
    CompanyFactory,
    DistrictFactory,
    EventFactory,
    OldAddressFactory,
    ParkFactory,
    ProjectFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db
RECORDS = {
    "park": (ParkFactory, "parks"),
    "project": (ProjectFactory, "projects"),
    "company": (CompanyFactory, "companies"),
    "event": (EventFactory, "events"),
}


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("kind", RECORDS)
def test_a_former_slug_leads_to_the_record_of_today(client, kind, prefix):
    make, root = RECORDS[kind]
    record = make()
    OldAddressFactory(kind=kind, slug="former", target_key=record.key)
    response = client.get(f"{prefix}/{root}/former/?x=1")
    assert (response.status_code, response["Location"]) == (301, f"{prefix}/{root}/{record.slug}/?x=1")


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("kind", RECORDS)
def test_a_merged_record_leads_through_every_merge_to_the_last(client, kind, prefix):
    make, root = RECORDS[kind]
    last = make(name="最后")
    middle = make(name="中间", merged_into=last.key)
    first = make(name="最初", merged_into=middle.key)
    response = client.get(f"{prefix}/{root}/{first.slug}/")
    assert (response.status_code, response["Location"]) == (301, f"{prefix}/{root}/{last.slug}/")


@pytest.mark.parametrize(
    "make, kind, root", [(DistrictFactory, "district", "districts"), (SectorFactory, "sector", "sectors")]
)
def test_a_place_of_another_slug_leads_on_too(client, make, kind, root):
    place = make(slug="today")
    OldAddressFactory(kind=kind, slug="former", target_key=getattr(place, "key", None) or place.code)
    assert client.get(f"/{root}/former/")["Location"] == f"/{root}/today/"
    assert client.get(f"/{root}/former/feed/")["Location"] == f"/{root}/today/feed/"


def test_a_circle_of_merges_ends(client):
    a = ParkFactory(name="甲", merged_into="park:乙")
    ParkFactory(name="乙", merged_into="park:甲")
    assert client.get(a.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("tail", ["", "feed/", "profile/"])
def test_an_address_whose_record_went_without_a_successor_is_gone_and_shows_a_way_on(client, tail):
    OldAddressFactory(kind="park", slug="sheng-wu-cheng-3f9a2c", target_key="park:没有了")
    response = client.get(f"/parks/sheng-wu-cheng-3f9a2c/{tail}")
    html = response.content.decode()
    assert response.status_code == 410 and 'value="sheng wu cheng"' in html and "noindex" in html


def test_nobody_is_led_to_a_page_that_the_public_may_not_see(client):
    hidden = ParkFactory(published=False)
    OldAddressFactory(kind="park", slug="former", target_key=hidden.key)
    assert client.get("/parks/former/").status_code == 410


def test_an_address_that_never_was_is_not_found_and_searched_by_its_words(client):
    response = client.get("/parks/sheng-wu-cheng-000000/")
    assert response.status_code == 404 and 'value="sheng wu cheng"' in response.content.decode()


def test_a_standing_record_costs_one_query_more_and_no_second(client, django_assert_num_queries):
    from parks.addresses import successor

    park = ParkFactory()
    with django_assert_num_queries(1):
        assert successor(Park, "park", park.slug) is None
