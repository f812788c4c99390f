"""Core names, and which park or company a name means as a pure function of all names."""

import pytest

from ingest.matching import companies, parks
from ingest.matching.forms import Anchor, Form
from ingest.matching.names import company_core, core, is_generic, project_core

KIN = {("渝北", "两江"), ("江北", "两江")}


def compatible(a, b):
    return not a or not b or a == b or (a, b) in KIN or (b, a) in KIN


@pytest.mark.parametrize(
    "one, other",
    [
        ("太极集团(重庆)有限公司", "太极集团有限公司"),
        ("云杉（集团）股份有限公司", "云杉集团"),
        ("云杉投资合伙企业(有限合伙)", "云杉投资合伙企业"),
        ("云杉科技股份有限公司(688001.SH)", "云杉科技股份有限公司"),
        ("重庆云杉科技有限公司（以下简称云杉）", "云杉科技公司"),
    ],
)
def test_is_one_company(one, other):
    assert company_core(one) == company_core(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("太极集团(成都)有限公司", "太极集团(重庆)有限公司"),
        ("云杉(上海)科技有限公司", "云杉(北京)科技有限公司"),
    ],
)
def test_are_two_companies(one, other):
    assert company_core(one) != company_core(other)


@pytest.mark.parametrize(
    "name", ["生产基地", "总部基地项目", "西南研发中心", "智能制造产业园二期", "数据中心"]
)
def test_is_a_generic_name(name):
    assert is_generic(project_core(name))


@pytest.mark.parametrize("name", ["眼用药物制造基地", "云杉总部", "中子科学基地", "年产10万吨铝箔生产线"])
def test_is_no_generic_name(name):
    assert not is_generic(project_core(name))


def test_a_long_name_of_generic_words_is_judged_at_once():
    assert is_generic("研发" * 5000)
    assert not is_generic("研发" * 5000 + "云")


def test_no_name_breaks_a_key_apart():
    assert "|" not in core("project", "云杉|青松产业园")


def park(name, place="璧山"):
    return Form(core("park", name), place)


def parks_of(*forms, anchors=(), aliases=()):
    answers = parks.resolve(set(forms), list(anchors), set(aliases), compatible)
    return [answers[form] for form in forms]


def test_short_names_of_short_names_mean_the_longest():
    found = parks_of(park("造产业园"), park("智造产业园"), park("云杉智造产业园"))
    assert len({answer.key for answer in found}) == 1


def test_a_bare_kind_of_park_is_nobodys_short_name():
    bare, full = parks_of(park("产业园"), park("云杉智造产业园"))
    assert bare.key != full.key


def test_an_alias_that_two_parks_are_given_is_a_question():
    one, other, short = park("云杉产业园"), park("青松产业园"), park("智谷")
    found = parks_of(one, other, short, aliases=[(one, "智谷"), (other, "智谷")])
    assert found[0].key != found[1].key
    assert sorted(found[2].candidates) == sorted([found[0].key, found[1].key])


def test_an_alias_of_one_park_means_it():
    one, short = park("云杉产业园"), park("智谷")
    found = parks_of(one, short, aliases=[(one, "智谷")])
    assert found[0].key == found[1].key


def test_a_renamed_park_is_found_under_both_names_in_either_district_of_its_history():
    old, new = park("空港工业园", "渝北"), park("空港智谷", "两江")
    found = parks_of(old, new, aliases=[(new, old.core)])
    assert found[0].key == found[1].key


def test_a_park_and_its_phase_are_two():
    whole, phase = parks_of(park("云杉产业园"), park("云杉产业园一期"))
    assert whole.key != phase.key


def test_a_district_that_followed_two_others_does_not_make_their_parks_one():
    found = parks_of(park("智谷园", "渝北"), park("智谷园", "江北"), park("智谷园", "两江"))
    assert found[0].key != found[1].key
    assert sorted(found[2].candidates) == sorted([found[0].key, found[1].key])


def test_a_park_that_people_spoke_of_before_its_district_was_known_does_not_join_two_districts():
    anchor = Anchor("park|云杉产业园|", frozenset({"云杉产业园"}))
    one, other = park("云杉产业园", "璧山"), park("云杉产业园", "巴南")
    assert len({answer.key for answer in parks_of(one, other, anchors=[anchor])}) == 2
    assert parks_of(one, anchors=[anchor])[0].key == anchor.key


def test_a_short_form_that_two_companies_go_by_is_a_question():
    cores = {"云杉科技", "云杉药业", "云杉"}
    found = companies.resolve(cores, [], {("云杉科技", "云杉"), ("云杉药业", "云杉")})
    assert found["云杉"].candidates == sorted([found["云杉科技"].key, found["云杉药业"].key])


def test_a_short_form_that_somebody_bears_in_full_is_that_company():
    cores = {"云杉科技", "云杉药业", "云杉"}
    found = companies.resolve(cores, [], {("云杉科技", "云杉"), ("云杉药业", "云杉")}, {"云杉"})
    assert found["云杉"].key == "company|云杉|"


def test_two_companies_that_people_spoke_of_are_not_joined_by_a_short_form():
    anchors = [Anchor(f"company|{name}|", frozenset({name})) for name in ("云杉科技", "云杉")]
    found = companies.resolve({"云杉科技", "云杉"}, anchors, {("云杉科技", "云杉")})
    assert [found[name].key for name in ("云杉科技", "云杉")] == [anchor.key for anchor in anchors]
