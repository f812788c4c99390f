"""Which ceremony a report means, as a pure function of all reports."""

import itertools
import random

import pytest

from ingest.matching.events import Report, Standing, resolve
from ingest.models import Mention
from ingest.reading.assembling import read
from ingest.settling import settle
from tests.ingest.readings import article, fact, reading
from tests.ingest.test_order import reference

KIN = {("渝北", "两江"), ("江北", "两江")}
ARTICLES = itertools.count()


def compatible(a, b):
    return not a or not b or a == b or (a, b) in KIN or (b, a) in KIN


def near(place):
    return {place} | {b for a, b in KIN if a == place} | {a for a, b in KIN if b == place}


def told(place="沙坪坝", date="2024-11-08", *, kind="signing", article=None, **more):
    return Report(kind, place, date, article=article or f"{next(ARTICLES):064x}", **more)


def meant(*reports, standing=()):
    return resolve(set(reports), compatible, standing, near)


def keys(*reports, standing=()):
    answers = meant(*reports, standing=standing)
    return [answers[report].key for report in reports]


def together(*reports):
    found = keys(*reports)
    return len(set(found)) == 1 and "" not in found


def apart(*reports):
    found = keys(*reports)
    return len(set(found)) == len(reports) and "" not in found


def asked(*reports):
    """The last report is a question."""
    answer = meant(*reports)[reports[-1]]
    return not answer.key and bool(answer.candidates)


BIG = {"count": "27", "amount": "35.7"}


@pytest.mark.parametrize(
    "one, other",
    [
        (told(**BIG), told(**BIG)),
        (told(**BIG), told(count="27")),
        (told(**BIG), told()),
        (told(count="70", amount="300"), told(count="69", amount="300")),
        (told(count="70"), told(count="69")),
        (told(**BIG), told(count="27", amount="36")),
        (told(**BIG), told(date="2024-11", **BIG)),
        (told(**BIG), told(date="2024", **BIG)),
        (told(**BIG), told(date="2024-11-10", **BIG)),
        (told(**BIG), told(date="", **BIG)),
        (told(**BIG), told(place="", **BIG)),
        (told(**BIG), told(place="", date="2024-11", **BIG)),
        (told(date="2024-04", count="2", park="park|a|"), told("", "2024-04", count="2", park="park|a|")),
        (told(place="", date="2024-04-09", park="park|a|"), told(date="2024-04-09", park="park|a|")),
        (told(project="project|a|", count="1"), told(date="2024-11", project="project|a|", count="1")),
        (told("渝北", count="9"), told("两江", count="9")),
        (told(date="", count="1", park="park|a|x"), told(date="", count="1", project="project|a|x")),
        (told(park="park|a|x"), told(count="1", project="project|a|x", park="park|b|x")),
        # Across New Year as within a year.
        (told(date="2024-12-31", **BIG), told(date="2025-01-02", **BIG)),
        (told(date="2024-12-31", **BIG), told(date="2025-01", **BIG)),
        (told(date="2024-12", **BIG), told(date="2025-01-02", **BIG)),
        (told(date="2024-12", **BIG), told(date="2025-01", **BIG)),
        (told(date="2024-11-30", **BIG), told(date="2024-12", **BIG)),
        (told(date="2024-12-30", **BIG), told("沙坪坝", "2025-01-03", count="27", amount="36")),
        (told(date="2024-12-31", project="project|a|"), told(date="2025-01-01", project="project|a|")),
        (
            told(date="2024-12-31", count="1", park="park|a|x"),
            told(date="2025-01-02", count="1", project="project|a|x"),
        ),
        (told("渝北", "2024-12-31", **BIG), told("两江", "2025-01-02", **BIG)),
    ],
)
def test_is_one_ceremony(one, other):
    assert together(one, other)


@pytest.mark.parametrize(
    "one, other",
    [
        (told(**BIG), told(count="8", amount="12")),
        (told(count="3"), told(count="2")),
        (told(**BIG), told(kind="groundbreaking", **BIG)),
        (told(**BIG), told(place="巴南", **BIG)),
        (told(**BIG), told(date="2024-11-29", **BIG)),
        (told(count="5"), told(date="2024-11-09", count="5")),
        (told(**BIG), told(date="2023", **BIG)),
        (told(park="park|a|"), told(park="park|b|")),
        (told(place="", date="2024-11"), told(date="2024-11")),
        (told(place="", date="2024", count="2"), told(date="2024-03", count="2")),
        (told(project="project|a|", count="1"), told(project="project|b|", count="1")),
        (told(article="x"), told(article="x", count="3")),
        (told("渝北", count="9"), told("江北", count="9")),
        (told(date="", count="1", park="park|a|x"), told(date="", count="1", project="project|a|y")),
        (told(date="", count="1", park="park|a|x"), told(date="", count="1", park="park|a|x")),
        (told(date="2024-12-31", **BIG), told(date="2025-01-09", **BIG)),
        (told(date="2024-12-20", **BIG), told(date="2025-01", **BIG)),
        (told(date="2024", **BIG), told(date="2025", **BIG)),
        (told(date="2024", **BIG), told(date="2025-01-02", **BIG)),
        (told(date="2024-12-31", count="27"), told(date="2025-01-02", count="27")),
        (told(date="2024-12-31", **BIG), told(date="2025-12-31", **BIG)),
    ],
)
def test_are_two_ceremonies(one, other):
    assert apart(one, other)


@pytest.mark.parametrize(
    "known, doubtful",
    [
        (told(**BIG), told(count="27", amount="50")),
        (told(**BIG), told(count="8", amount="35.7")),
        (told(date="2024-11-08", count="2"), told(date="2024-11", count="2")),
        (told(count="3", park="park|a|"), told(date="2024-11", park="park|a|")),
        (told(**BIG), told(place="", date="2024-11", count="27")),
        (told(count="2"), told(place="", count="2")),
    ],
)
def test_is_a_question(known, doubtful):
    assert asked(known, doubtful)


def test_a_report_that_fits_two_ceremonies_of_one_day_is_a_question():
    morning, afternoon = told(count="2", park="park|a|"), told(count="9", park="park|b|")
    vague = told()
    answers = meant(morning, afternoon, vague)
    assert answers[morning].key != answers[afternoon].key
    assert answers[vague].candidates == sorted([answers[morning].key, answers[afternoon].key])


def test_a_report_that_shares_more_with_one_of_two_ceremonies_is_that_one():
    morning, afternoon, later = told(count="2"), told(count="9"), told(count="9", amount="3")
    assert keys(morning, afternoon, later)[2] == keys(morning, afternoon, later)[1]


def test_two_ceremonies_that_read_the_same_in_one_article_have_keys_of_their_own():
    assert apart(told(article="x", ordinal=0), told(article="x", ordinal=1))


def key_face(report, **more):
    key = keys(report)[0]
    return Standing(
        key, (Report(report.kind, report.place, report.date, report.count, report.amount, **more),)
    )


def test_a_ceremony_that_people_spoke_of_stays_when_a_more_precise_report_comes():
    vague, precise = told(date="2024-11", count="27"), told(**BIG)
    standing = [key_face(vague)]
    assert keys(vague, precise, standing=standing) == [standing[0].key] * 2
    assert keys(precise, standing=standing) == [standing[0].key]


def test_what_was_typed_of_a_ceremony_finds_the_reports_that_say_so():
    wrong = told(count="72", amount="300")
    typed = Standing(keys(wrong)[0], (told(count="72", amount="300"), told(count="27", amount="300")))
    right = told(count="27", amount="300")
    assert keys(right, standing=[typed]) == [typed.key]


def test_a_ceremony_that_people_spoke_of_takes_no_other_ceremony():
    vague, other = told(date="2024-11", count="27"), told(count="8", amount="12")
    standing = [key_face(vague)]
    assert keys(vague, other, standing=standing)[1] != standing[0].key


def test_a_ceremony_that_two_different_ones_fit_equally_takes_neither():
    vague = told(date="2024-11", count="27")
    one, other = told(date="2024-11-08", count="27"), told(date="2024-11-20", count="27")
    standing = key_face(vague)
    assert standing.key not in keys(one, other, standing=[standing])


def test_two_established_ceremonies_that_one_report_fits_are_a_question():
    report = told(**BIG)
    standing = [Standing(f"event|x{n}|沙坪坝", (told(count="27"),)) for n in (1, 2)]
    assert meant(report, standing=standing)[report].candidates == [one.key for one in standing]


def test_the_outcome_is_the_same_whatever_else_is_reported_elsewhere_and_in_whatever_order():
    here = [told(**BIG), told(date="2024-11", count="27"), told(), told(place="", **BIG)]
    there = [told("巴南", "2023-05-04", count="3"), told("", "2023-05", count="3")]
    everything = [*here, *there]
    random.Random(5).shuffle(everything)
    whole = meant(*everything)
    assert {report: whole[report] for report in here} == meant(*here)


@pytest.mark.parametrize("first", [0, 1])
def test_a_report_of_january_finds_the_ceremony_of_december_when_it_alone_is_looked_at(db, first):
    """With a hundred others already matched, only what shares a word with the new report is compared with it."""
    reference()
    batch = {"kind": "signing", "district": "璧山区", "project_count": 27, "investment_yi": "35.7"}
    both = [("old", "2024-12-31"), ("new", "2025-01-02")]
    if first:
        both.reverse()
    for number in range(8):
        article(f"other{number}", reading(events=[fact("签约", **{**batch, "date": f"2023-0{number + 1}"})]))
    for sha, day in both:
        article(sha, reading(events=[fact("签约", **{**batch, "date": day})]), published="2025-01-02")
        settle()
    found = Mention.objects.filter(kind="event", article__sha256__in=["old", "new"])
    assert found.values("event").distinct().count() == 1


def test_a_day_in_december_without_its_year_is_last_years_in_an_article_of_january():
    text = (
        "沙坪坝集中签约27个项目\n来源：山城观察　2025-01-02\n"
        "本报讯 12月31日，沙坪坝区举行项目集中签约仪式，现场签约27个项目，总投资35.7亿元。\n"
    )
    (event,) = read(text).events
    assert str(event.fields["date"].value) == "2024-12-31"
