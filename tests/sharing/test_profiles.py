"""One page for paper: every figure carries the number of its source, and the sources stand at the foot."""

import re

import pytest

from parks.evidence import Quote
from parks.notes import Notes, clipped
from tests.factories import OldAddressFactory, ParkFactory, ProjectFactory, evidence_for

pytestmark = pytest.mark.django_db


def profile(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def addresses(told):
    return [
        f"/parks/{told.park.slug}/profile/",
        "/districts/banan/profile/",
        f"/projects/{told.project.slug}/profile/",
    ]


def test_every_number_that_is_used_is_listed_and_every_listed_one_used(client, told):
    for address in addresses(told):
        html = profile(client, address)
        used = set(re.findall(r'href="#(s\d+)"', html))
        listed = set(re.findall(r'<li id="(s\d+)"', html))
        assert used == listed and used, address


def test_a_figure_keeps_its_hedge_and_its_number(client, told):
    assert re.search(r"约266\s亩</span><sup", profile(client, f"/parks/{told.park.slug}/profile/"))


def test_the_sources_give_outlet_date_title_and_sentence(client, told):
    html = profile(client, f"/projects/{told.project.slug}/profile/")
    sources = html[html.index("sheet-sources") :]
    assert "测试日报" in sources and "2024-06-02" in sources and "<b>已开工</b>" in sources
    assert "13800138000" not in html


def test_other_values_stand_beside_the_chosen_one(client, told):
    evidence_for(told.project, "investment_yi", "25", "总投资25亿元。", printed="25亿元", chosen=False)
    assert re.search(r"另说 25\s亿元", profile(client, f"/projects/{told.project.slug}/profile/"))


def test_one_article_is_one_source(told):
    notes = Notes()
    claims = [row.claim for row in told.project.evidence.select_related("claim__article")]
    again = [notes.number(claim) for claim in [*claims, *claims]]
    assert len(notes.sources) == len({claim.article_id for claim in claims}) == max(again)


def test_a_long_sentence_is_cut_around_its_words():
    quote = clipped(Quote("前" * 200, "20亿元", "后" * 200))
    assert quote.marked == "20亿元" and quote.before.startswith("…") and quote.after.endswith("…")
    assert len(quote.before + quote.marked + quote.after) < 100


def test_what_does_not_fit_is_counted(client, told):
    for _ in range(12):
        ProjectFactory(park=told.park, district=told.district)
    assert "另有 5 个项目" in profile(client, f"/parks/{told.park.slug}/profile/")


def test_a_record_leads_to_its_profile_and_back(client, told):
    assert f"/parks/{told.park.slug}/profile/" in client.get(told.park.get_absolute_url()).content.decode()
    assert f'href="{told.park.get_absolute_url()}"' in profile(client, f"/parks/{told.park.slug}/profile/")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_profile_of_a_former_record_leads_on(client, told, prefix):
    OldAddressFactory(kind="park", slug="former-name", target_key=told.park.key)
    response = client.get(f"{prefix}/parks/former-name/profile/")
    assert (response.status_code, response["Location"]) == (301, f"{prefix}/parks/{told.park.slug}/profile/")


@pytest.mark.parametrize("which, most", [(0, 15), (1, 19), (2, 10)])
def test_more_records_cost_no_more_queries(client, told, django_assert_max_num_queries, which, most):
    for _ in range(6):
        park = ParkFactory(district=told.district)
        evidence_for(park, "area_mu", "5")
        project = ProjectFactory(park=told.park, district=told.district)
        evidence_for(project, "stage", "signed")
    with django_assert_max_num_queries(most):
        client.get(addresses(told)[which])
