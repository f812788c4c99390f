"""A correction may say the value, its currency, its hedge, its mode and its scope; the page follows."""

from decimal import Decimal

import pytest

from ingest import reviewing
from ingest.models import Claim
from ingest.settling import settle
from projects.models import Project
from tests.factories import UserFactory
from tests.ingest.readings import article, fact, reading
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference():
    reference()


def read(sha="a", origin=None, **investment):
    said = {"value": "5", **investment}
    row = article(
        sha, reading(projects=[fact("云杉医药研发基地项目", district="璧山区", investment_yi=said)])
    )
    settle()
    return row


def project():
    return Project.objects.get()


def claim():
    return Claim.objects.get(field="investment_yi")


def page_of(client):
    return client.get(project().get_absolute_url()).content.decode()


def test_dollars_read_as_yuan_become_dollars_and_back():
    read()
    user = UserFactory()
    assert project().investment_yi == 5
    reviewing.correct(claim(), user, "5", "是美元", currency="USD")
    corrected = project()
    assert (corrected.investment_yi, corrected.foreign_amount_yi, corrected.foreign_currency) == (
        None,
        5,
        "USD",
    )
    reviewing.reopen(claim(), user)
    assert (project().investment_yi, project().foreign_currency) == (5, "")


def test_dollars_that_were_yuan_are_counted_as_yuan():
    read(currency="USD")
    assert project().foreign_currency == "USD"
    reviewing.correct(claim(), UserFactory(), "5", "是人民币", currency="")
    assert (project().investment_yi, project().foreign_currency) == (Decimal(5), "")


def test_a_corrected_hedge_and_mode_stand_on_the_page(client):
    read()
    reviewing.correct(claim(), UserFactory(), "6", "原文是计划、约数", hedge="约", mode="planned")
    page = page_of(client)
    assert '<span class="hedge">约</span>6' in page
    assert "tag--planned" in page


def test_a_corrected_scope_gives_way_to_what_is_said_of_the_whole():
    read("a")
    read("b", value="20")
    wrong = Claim.objects.get(field="investment_yi", value="20")
    reviewing.correct(wrong, UserFactory(), "20", "是每年", scope="yearly")
    shown = project().evidence.get(field="investment_yi", chosen=True).claim
    assert shown.stands.scope == "yearly"  # a person's word comes first, with what they said beside it


def test_what_a_person_said_beside_the_value_outlives_another_reading():
    read(hedge="近")
    reviewing.correct(claim(), UserFactory(), "5", "原文是不低于", hedge="不低于")
    read(hedge="超")
    assert (claim().hedge, claim().stands.hedge) == ("超", "不低于")


def test_a_correction_of_the_currency_is_carried_to_a_newer_readings_claim():
    read()
    reviewing.correct(claim(), UserFactory(), "5", "是美元", currency="USD")
    read(mode="planned")  # a newer reader calls the same words planned
    newer = Claim.objects.get(field="investment_yi", withdrawn=False)
    assert (newer.carried_from != "", newer.stands.currency) == (True, "USD")
    assert project().investment_yi is None


def test_a_label_that_no_claim_has_is_refused():
    read()
    with pytest.raises(ValueError, match="labels"):
        reviewing.correct(claim(), UserFactory(), "5", color="red")


def test_the_curator_corrects_the_currency_alone_on_the_claims_page(admin_client):
    read()
    address = f"/admin/ingest/claim/{claim().pk}/change/"
    assert "币种" in admin_client.get(address).content.decode()
    form = {"_save": "1", "decision": "correct", "why": "原文是美元", "right_currency": "USD"}
    assert admin_client.post(address, form).status_code == 302
    assert project().foreign_currency == "USD"
    page = admin_client.get(address).content.decode()
    assert "5 亿美元" in page and "5 亿元" in page  # what it was corrected to, and what was read


def test_a_correction_that_changes_nothing_is_sent_back(admin_client):
    read()
    form = {"_save": "1", "decision": "correct", "why": "错"}
    response = admin_client.post(f"/admin/ingest/claim/{claim().pk}/change/", form)
    assert "new_value" in response.context["adminform"].form.errors


def test_the_form_keeps_the_labels_that_nobody_touched(admin_client):
    read(hedge="超", mode="planned")
    address = f"/admin/ingest/claim/{claim().pk}/change/"
    shown = admin_client.get(address).context["adminform"].form
    labels = ("right_currency", "right_hedge", "right_mode", "right_scope")
    form = {name: shown.fields[name].initial for name in labels}
    form |= {"_save": "1", "decision": "correct", "new_value": "50", "why": "少了一个零"}
    admin_client.post(address, form)
    assert (claim().stands.hedge, claim().stands.mode) == ("超", "planned")


def test_a_name_has_no_currency_to_correct(admin_client):
    read()
    named = Claim.objects.get(field="name", mention__isnull=False)
    form = admin_client.get(f"/admin/ingest/claim/{named.pk}/change/").context["adminform"].form
    assert not {"right_currency", "right_hedge", "right_scope"} & set(form.fields)
