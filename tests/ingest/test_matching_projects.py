"""Which project a mention means, as a pure function of all mentions."""

import random

from ingest.matching.forms import Anchor
from ingest.matching.projects import Named, resolve

KIN = {("渝北", "两江"), ("江北", "两江")}
BYD, CATL = "company|比亚迪|", "company|宁德时代|"


def compatible(a, b):
    return not a or not b or a == b or (a, b) in KIN or (b, a) in KIN


def one(core, place="璧山", companies=(), amount="", park=""):
    return Named(core, place, tuple(companies), amount, park)


def meant(*named, anchors=()):
    return resolve(set(named), list(anchors), compatible)


def keys(*named, anchors=()):
    answers = meant(*named, anchors=anchors)
    return [answers[name].key for name in named]


def together(*named):
    found = keys(*named)
    return len(set(found)) == 1 and "" not in found


def apart(*named):
    found = keys(*named)
    return len(set(found)) == len(named) and "" not in found


def asked(name, *others, anchors=()):
    """The candidates of an open question."""
    answer = meant(name, *others, anchors=anchors)[name]
    assert answer.key == ""
    return answer.candidates


def test_one_name_in_one_district_is_one_project_whoever_is_named_with_it():
    assert together(
        one("云杉眼药产业园", companies=[BYD]), one("云杉眼药产业园", companies=[CATL], amount="3")
    )


def test_a_generic_name_is_another_project_for_another_company():
    assert apart(one("生产基地", companies=[BYD]), one("生产基地", companies=[CATL]))
    assert apart(one("总部基地", companies=[BYD]), one("总部基地", companies=[CATL]))
    assert apart(one("研发中心二期", companies=[BYD]), one("研发中心二期", companies=[CATL]))


def test_a_generic_name_of_one_company_is_one_project():
    assert together(one("生产基地", companies=[BYD]), one("生产基地", companies=[BYD], amount="20"))
    assert together(one("生产基地", companies=[BYD]), one("生产基地", "", companies=[BYD]))


def test_a_generic_name_of_one_company_with_clearly_different_amounts_is_two_projects():
    assert apart(
        one("生产基地", companies=[BYD], amount="20"), one("生产基地", companies=[BYD], amount="100")
    )


def test_a_rounded_amount_is_no_difference():
    assert together(
        one("生产基地", companies=[BYD], amount="20"), one("生产基地", companies=[BYD], amount="20.4")
    )


def test_amounts_in_two_currencies_do_not_tell_projects_apart_and_do_not_make_them_one():
    ours = [one("生产基地", companies=[BYD], amount=amount) for amount in ("5 USD", "36")]
    assert together(*ours)
    assert asked(one("生产基地", amount="5 USD"), one("生产基地", companies=[BYD], amount="5"))
    assert apart(*(one("生产基地", companies=[BYD], amount=amount) for amount in ("5 USD", "9 USD")))


def test_a_generic_name_without_a_company_is_found_by_its_amount_or_is_a_question():
    with_company = one("生产基地", companies=[BYD], amount="20")
    assert together(with_company, one("生产基地", amount="20"))
    assert asked(one("生产基地"), with_company) == keys(with_company)


def test_a_generic_name_without_place_company_amount_or_park_means_nothing():
    assert asked(one("生产基地", "")) == []


def test_a_generic_name_in_a_park_is_one_project_of_that_park():
    park = "park|云杉产业园|璧山"
    assert together(one("研发中心", park=park), one("研发中心", park=park, amount="2"))
    assert apart(one("研发中心", park=park), one("研发中心", park="park|青松产业园|璧山"))


def test_a_name_with_its_company_in_front_is_the_same_project():
    assert together(
        one("眼用药物制造基地", companies=[BYD]), one("蕾明视康眼用药物制造基地", companies=[BYD])
    )


def test_a_bare_name_does_not_chain_unlike_projects_together():
    car, battery = one("比亚迪客车生产基地", companies=[BYD]), one("比亚迪电池生产基地", companies=[BYD])
    bare = one("生产基地", companies=[BYD])
    answers = meant(car, battery, bare)
    assert answers[car].key != answers[battery].key
    assert sorted(answers[bare].candidates) == sorted([answers[car].key, answers[battery].key])


def test_a_bare_name_finds_the_one_of_several_that_has_its_amount():
    car = one("比亚迪客车生产基地", companies=[BYD], amount="10")
    battery = one("比亚迪电池生产基地", companies=[BYD], amount="100")
    bare = one("生产基地", companies=[BYD], amount="100")
    assert keys(car, battery, bare)[1:] == [keys(battery)[0]] * 2


def test_something_that_belongs_to_a_project_is_not_the_project():
    assert apart(one("云杉电池产业园", companies=[BYD]), one("云杉电池产业园配套污水处理站", companies=[BYD]))


def test_phases_and_the_whole_are_told_apart():
    assert apart(
        one("云杉医药基地", companies=[BYD]),
        one("云杉医药基地一期", companies=[BYD]),
        one("云杉医药基地二期", companies=[BYD]),
    )


def test_a_district_that_followed_two_others_does_not_make_their_projects_one():
    answers = meant(one("云杉智谷", "渝北"), one("云杉智谷", "江北"), one("云杉智谷", "两江"))
    assert len({answer.key for answer in answers.values() if answer.key}) == 2
    assert len(answers[one("云杉智谷", "两江")].candidates) == 2


def test_a_name_without_a_district_is_the_only_one_that_has_one():
    assert together(one("云杉智谷", ""), one("云杉智谷", "璧山"))
    assert len(asked(one("云杉智谷", ""), one("云杉智谷", "璧山"), one("云杉智谷", "巴南"))) == 2


def test_an_established_project_keeps_its_mentions_when_a_fuller_name_comes():
    anchor = Anchor("project|眼用药物制造基地|璧山", frozenset({"眼用药物制造基地"}), frozenset({"璧山"}))
    short, full = (
        one("眼用药物制造基地", companies=[BYD]),
        one("蕾明视康眼用药物制造基地", companies=[BYD]),
    )
    assert keys(short, full, anchors=[anchor]) == [anchor.key] * 2


def test_an_established_project_of_a_generic_name_is_that_companys_alone():
    anchor = Anchor("project|生产基地@比亚迪|璧山", frozenset({"生产基地@比亚迪"}), frozenset({"璧山"}))
    ours, theirs = one("生产基地", companies=[BYD]), one("生产基地", companies=[CATL])
    assert keys(ours, theirs, anchors=[anchor])[0] == anchor.key
    assert keys(ours, theirs, anchors=[anchor])[1] != anchor.key


def test_an_established_project_without_a_district_does_not_join_two_districts():
    anchor = Anchor("project|云杉智谷|", frozenset({"云杉智谷"}))
    placed = [one("云杉智谷", "璧山"), one("云杉智谷", "巴南")]
    found = keys(*placed, one("云杉智谷", ""), anchors=[anchor])
    assert len(set(found)) == 3
    assert found[2] == anchor.key


def test_the_outcome_does_not_depend_on_what_stands_beside_it_elsewhere():
    here = [one("生产基地", companies=[BYD]), one("生产基地"), one("比亚迪客车生产基地", companies=[BYD])]
    there = [one("生产基地", "巴南", [CATL]), one("云杉智谷", "巴南")]
    everything = [*here, *there]
    random.Random(3).shuffle(everything)
    whole = meant(*everything)
    assert {name: whole[name] for name in here} == meant(*here)
