"""What the database itself refuses, and what it must not refuse."""

import pytest
from django.db import IntegrityError, transaction

from ingest.models import Claim
from parks.models import District, Park, content_id
from tests.factories import ParkFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def claim(**fields):
    return Claim.objects.create(
        key=str(fields), origin="dataset", citation="名录", field="name", value="x", **fields
    )


def test_a_claim_without_a_subject_is_refused():
    with pytest.raises(IntegrityError):
        claim()


def test_a_claim_about_two_things_is_refused():
    with pytest.raises(IntegrityError):
        claim(park=ParkFactory(), project=ProjectFactory())


def test_two_claims_that_contradict_each_other_are_both_kept():
    park = ParkFactory()
    for value in ("300", "310"):
        Claim.objects.create(
            key=value, origin="dataset", citation="名录", field="area_mu", value=value, park=park
        )
    assert park.own_claims.count() == 2


@pytest.mark.parametrize("field", ["investment_yi", "area_mu", "floor_area_m2"])
def test_negative_numbers_are_refused(field):
    park = ParkFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Park.objects.filter(pk=park.pk).update(**{field: -1})


def test_a_pin_without_a_position_is_refused():
    with pytest.raises(IntegrityError):
        Park.objects.create(id=content_id("x"), key="x", slug="x", name="x", position_precision="township")


def test_a_district_that_ends_before_it_begins_is_refused():
    with pytest.raises(IntegrityError):
        District.objects.create(
            key="x",
            slug="x",
            name="x",
            short_name="x",
            kind="区",
            valid_from="2025-11-06",
            valid_until="2010",
        )


def test_a_typed_claim_without_a_named_source_is_refused():
    with pytest.raises(IntegrityError):
        Claim.objects.create(key="x", origin="person", field="name", value="x", park=ParkFactory())


def test_a_correction_without_a_value_is_refused():
    row = claim(park=ParkFactory())
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=row.pk).update(verdict="corrected")
