"""A rejected or corrected value stays so when a newer reader labels it otherwise, and in reprints."""

import pytest

from ingest import reviewing
from ingest.models import Article, Claim, Mention
from ingest.settling import settle
from parks.models import Park
from projects.models import Company, Project
from tests.factories import UserFactory
from tests.ingest.readings import article, evidence, fact, reading
from tests.ingest.test_order import reference

pytestmark = pytest.mark.django_db
PRINT = 0b1011 << 40  # of two articles with the same one, the later is a reprint


@pytest.fixture(autouse=True)
def _reference():
    reference()


@pytest.fixture
def curator():
    return UserFactory(username="curator")


def told(area, sha="a", name="云杉产业园", sentence="", **more):
    """An article that gives the park an area, as the reader would read it; settled."""
    park = fact(name, district="璧山区", area_mu=area)
    if sentence:
        park.fields["area_mu"] = park.fields["area_mu"].__class__(
            park.fields["area_mu"].value, "", evidence(sentence), "by hand"
        )
    row = article(sha, reading(parks=[park]), **more)
    settle()
    return row


def of(row, field="area_mu"):
    return Claim.objects.get(article=row, field=field, withdrawn=False)


def the_park():
    return Park.objects.filter(mentions__isnull=False).distinct().get()


def reprint(sha="b"):
    return {"sha": sha, "fingerprint": PRINT, "published": "2024-11-12"}


@pytest.mark.parametrize("label", [{"scope": "phase"}, {"mode": "planned"}, {"currency": "USD"}])
def test_a_rejected_value_stays_away_under_another_label(curator, label):
    row = told(120)
    reviewing.reject(of(row), curator, "说的是别处")
    told({"value": 120, **label})
    assert the_park().area_mu is None


def test_a_corrected_value_stays_corrected_under_another_label(curator):
    reviewing.correct(of(told(1200)), curator, "120", "多了一个零")
    told({"value": 1200, "scope": "phase"})
    assert the_park().area_mu == 120


def test_a_rejected_company_does_not_come_back_in_another_role(curator):
    def built(role):
        row = article(
            "a",
            reading(
                companies=[fact("云杉公司")],
                projects=[
                    fact("云杉基地", district="璧山区", companies=[{"value": "云杉公司", "role": role}])
                ],
            ),
        )
        settle()
        return row

    reviewing.reject(of(built("investor"), "companies"), curator, "只是到场祝贺")
    built("builder")
    assert not Project.objects.get().companies.exists()


def test_of_two_roles_only_the_rejected_one_goes_and_the_other_stays_when_it_alone_is_read_again(curator):
    def built(*roles):
        named = [{"value": "云杉公司", "role": role} for role in roles]
        article(
            "a",
            reading(
                companies=[fact("云杉公司")],
                projects=[fact("云杉基地", district="璧山区", companies=named)],
            ),
        )
        settle()

    def roles():
        return list(Project.objects.get().participations.values_list("role", flat=True))

    built("investor", "operator")
    reviewing.reject(Claim.objects.get(role="operator"), curator, "只投资，不运营")
    assert roles() == ["investor"]
    built("investor")
    assert roles() == ["investor"]


def test_a_rejected_value_stays_away_in_a_reprint_with_other_bytes(curator):
    row = told(120, fingerprint=PRINT)
    reviewing.reject(of(row), curator, "说的是别处")
    told({"value": 120, "scope": "phase"}, **reprint())
    assert Article.objects.get(sha256="b").origin_id == row.pk
    assert the_park().area_mu is None


def test_a_reprint_that_was_there_before_the_verdict_follows_it_and_its_withdrawal(curator):
    row = told(120, fingerprint=PRINT)
    told(120, **reprint())
    claim = of(row)
    reviewing.reject(claim, curator, "说的是别处")
    assert the_park().area_mu is None
    reviewing.reopen(claim, curator)
    assert the_park().area_mu == 120


def test_the_very_same_sentence_elsewhere_is_the_same_statement(curator):
    told(120, sentence="云杉产业园邻近的物流园占地120亩。")
    reviewing.reject(Claim.objects.get(field="area_mu"), curator, "是物流园的")
    told(120, sha="b", sentence="云杉产业园邻近的物流园，占地120亩。")
    assert the_park().area_mu is None


def test_an_independent_report_is_judged_by_itself(curator):
    reviewing.reject(of(told(120, sentence="另一处占地120亩。")), curator, "是物流园的")
    told(120, sha="b", sentence="云杉产业园规划面积120亩。")
    assert the_park().area_mu == 120


def test_a_verdict_of_its_own_ends_what_was_carried_over(curator):
    reviewing.reject(of(told(120, fingerprint=PRINT)), curator, "说的是别处")
    again = of(told(120, **reprint()))
    reviewing.accept(again, curator, "这篇说的就是它")
    settle(everything=True)
    assert the_park().area_mu == 120


def test_a_name_that_is_none_makes_no_record_in_a_reprint_either(curator):
    row = told(120, name="推进产业园", fingerprint=PRINT)
    reviewing.reject(of(row, "name"), curator, "不是名称")
    told(120, name="推进产业园", **reprint())
    assert not Park.objects.filter(name="推进产业园").exists()
    reviewing.reopen(Claim.objects.get(article=row, field="name"), curator)
    assert Park.objects.get(name="推进产业园").article_count == 1


def test_rejecting_a_name_at_the_desk_takes_the_record_away_at_once(curator):
    reviewing.reject(of(told(120), "name"), curator, "不是名称")
    assert not Park.objects.filter(name="云杉产业园").exists()
    assert Mention.objects.get(kind="park").park is None


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_it_makes_no_difference_which_of_a_report_and_its_reprint_came_first(curator, order):
    published = {"a": "2024-11-10", "b": "2024-11-12"}
    for sha in order:
        told(120, sha=sha, fingerprint=PRINT, published=published[sha])
    reviewing.reject(of(Article.objects.get(sha256="b")), curator, "说的是别处")
    assert the_park().area_mu is None


def test_the_curator_sees_that_and_from_where_a_verdict_was_carried_over(curator, admin_client):
    row = told(120, fingerprint=PRINT)
    reviewing.reject(of(row), curator, "说的是别处")
    again = of(told(120, **reprint()))
    page = admin_client.get(f"/admin/ingest/claim/{again.pk}/change/").content.decode()
    assert "驳回（沿用）" in page
    assert f"/admin/ingest/claim/{of(row).pk}/change/" in page


def test_a_value_that_is_read_again_keeps_its_row_and_its_evidence(curator):
    told(120)
    before = Claim.objects.get(field="area_mu")
    article("a", reading(parks=[fact("云杉产业园", district="璧山区", area_mu=120)]))
    assert before.evidence.filter(park=the_park(), chosen=True).exists()


def test_a_reprinted_company_name_is_one_name(curator):
    row = article("a", reading(companies=[fact("重庆云杉有限公司")]), fingerprint=PRINT)
    settle()
    reviewing.reject(of(row, "name"), curator, "不是企业")
    article("b", reading(companies=[fact("重庆云杉有限公司")]), fingerprint=PRINT, published="2024-11-12")
    settle()
    assert not Company.objects.exists()
