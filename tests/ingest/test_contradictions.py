"""Judgements that cannot all hold are rows that a curator sees and settles."""

import pytest

from ingest import reviewing
from ingest.contradictions import contradictions
from ingest.models import Judgement
from parks.models import Park
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/ingest/judgement/"


@pytest.fixture
def chain():
    """云杉 is not 银杏, but 云杉 is 青松 and 青松 is 银杏."""
    user = UserFactory()
    keys = {
        name: reviewing.add_record("park", f"{name}产业园", "", user, "来电").key
        for name in ("云杉", "青松", "银杏")
    }
    apart = reviewing.judge("park", keys["云杉"], keys["银杏"], "different", user)
    one = reviewing.judge("park", keys["云杉"], keys["青松"], "same", user)
    two = reviewing.judge("park", keys["青松"], keys["银杏"], "same", user)
    return apart, one, two


def test_the_blocked_same_is_found_with_what_stands_against_it(chain):
    apart, _one, two = chain
    assert contradictions() == {two.pk: [apart.pk]}


def test_judgements_that_agree_are_no_contradiction(chain):
    reviewing.withdraw(chain[0])
    assert contradictions() == {}


def test_the_admin_shows_both_sides_with_names(chain, admin_client):
    page = admin_client.get(f"{LIST}?contradicting=yes").content.decode()
    assert "被“不同”挡住，没有合并" in page
    assert "云杉产业园 不同 银杏产业园" in page
    assert "青松产业园 相同 银杏产业园" in page
    assert "互相矛盾的判断" in admin_client.get("/admin/").content.decode()


def test_withdrawing_the_wrong_side_settles_it(chain, admin_client):
    apart, _one, _two = chain
    admin_client.post(LIST, {"action": "withdraw", "_selected_action": [apart.pk]})
    assert Judgement.objects.get(pk=apart.pk).withdrawn_at
    assert Park.objects.filter(merged_into="").count() == 1
