"""Everything that a person does can be undone, and then the directory is exactly what it was."""

import pytest

from ingest import answering, reviewing
from ingest.models import Claim, Mention
from ingest.settling import settle
from parks.models import Park
from tests.factories import UserFactory
from tests.ingest.readings import article, fact, reading
from tests.ingest.snapshot import directory
from tests.ingest.test_order import load, news, reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def filled():
    """Articles that lean on each other, and a question."""
    reference()
    load(news())
    for sha, name in (("one", "东山云谷城"), ("two", "西山云谷城"), ("three", "云谷城")):
        article(sha, reading(parks=[fact(name, district="璧山区", area_mu=100)]))
    settle(everything=True)


@pytest.fixture
def user():
    return UserFactory(username="curator")


def claim(field, **about):
    found = Claim.objects.filter(field=field, origin="reader", **about).exclude(mention__park=None)
    return found.order_by("key").first()


def accept(user):
    one = claim("area_mu")
    reviewing.accept(one, user)
    return lambda: reviewing.reopen(one, user)


def correct(user):
    one = claim("area_mu")
    reviewing.correct(one, user, "77", "错", hedge="约", mode="planned")
    return lambda: reviewing.reopen(one, user)


def reject(user):
    one = claim("area_mu")
    reviewing.reject(one, user, "错")
    return lambda: reviewing.reopen(one, user)


def reject_a_name(user):
    one = claim("name", mention__name="云杉智造产业园")
    reviewing.reject(one, user, "不是园区")
    return lambda: reviewing.reopen(one, user)


def correct_a_name(user):
    one = claim("name", mention__name="云杉智造产业园")
    reviewing.correct(one, user, "青松智造产业园", "写错了")
    return lambda: reviewing.reopen(one, user)


def correct_a_district(user):
    one = claim("district", mention__name="云杉智造产业园")
    reviewing.correct(one, user, "巴南区", "在巴南")
    return lambda: reviewing.reopen(one, user)


def edit(user):
    park = Park.objects.get(name="云杉智造产业园")
    said = reviewing.state_person(park, "operator", "云杉公司", user, "管委会来函")
    return lambda: reviewing.reject(said, user, "录错了")


def drag_a_pin(user):
    park = Park.objects.get(name="云杉智造产业园")
    said = reviewing.state_person(park, "position", "106.22000,29.59000,address", user, "实地")
    return lambda: reviewing.reject(said, user, "放错了")


def merge(user):
    a, b = (Park.objects.get(name=name).key for name in ("东山云谷城", "西山云谷城"))
    judgement = reviewing.judge("park", a, b, "same", user)
    return lambda: reviewing.withdraw(judgement)


def merge_across_kinds_of_evidence(user):
    a, b = Park.objects.get(name="云杉智造产业园").key, Park.objects.get(name="重庆国际生物城").key
    judgement = reviewing.judge("park", a, b, "same", user)
    return lambda: reviewing.withdraw(judgement)


def call_different(user):
    a, b = (Park.objects.get(name=name).key for name in ("东山云谷城", "西山云谷城"))
    judgement = reviewing.judge("park", a, b, "different", user)
    return lambda: reviewing.withdraw(judgement)


def answer(user):
    asked = Mention.objects.get(state="ambiguous", name="云谷城")
    answering.means([asked], asked.candidates[0], user)
    return lambda: answering.take_back([asked])


def refuse(user):
    asked = Mention.objects.get(state="ambiguous", name="云谷城")
    answering.none_of_these([asked], user)
    return lambda: answering.take_back([asked])


def answer_with_a_new_record(user):
    asked = Mention.objects.get(state="ambiguous", name="云谷城")
    answering.new_record([asked], user)
    return lambda: answering.take_back([asked])


DEEDS = (
    *(accept, correct, reject, reject_a_name, correct_a_name, correct_a_district, edit, drag_a_pin),
    *(merge, merge_across_kinds_of_evidence, call_different, answer, refuse, answer_with_a_new_record),
)
# A typed claim that is rejected stays on record, and keeps the record of whom it was typed established.
LEAVES_A_CLAIM = (edit, drag_a_pin)


def shown(deed):
    found = directory()
    if deed in LEAVES_A_CLAIM:
        found["park"] = {
            key: ({**fields, "published": ""}, sets, rows)
            for key, (fields, sets, rows) in found["park"].items()
        }
        found["mentions"] = [mention[:5] for mention in found["mentions"]]
    return found


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_undoing_restores_exactly_the_former_directory(deed, user):
    before = shown(deed)
    undo = deed(user)
    if deed not in (call_different,):
        assert shown(deed) != before or deed is accept
    undo()
    assert shown(deed) == before
    settle(everything=True)
    assert shown(deed) == before


def test_all_of_it_done_and_undone_in_another_order_restores_it_too(user):
    before = directory()
    deeds = (accept, merge, answer, call_different)
    undos = [deed(user) for deed in deeds]
    for undo in (undos[1], undos[0], undos[3], undos[2]):
        undo()
    settle(everything=True)
    assert directory() == before
