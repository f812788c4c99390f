"""What the reader passes over at one look holds nothing that it would have found."""

import random
import re
import shutil
import subprocess
from pathlib import Path

import opencc
import pytest

from ingest.reading import amount_roles, blocks, characters, dates, quantities, relevance
from ingest.reading.companies import context, legal, lists, refusals, weighing
from ingest.reading.naming.beginnings import Sought, asked_at, by_beginning, by_end
from ingest.reading.naming.words import holds_any, words
from ingest.reading.parks import edges
from ingest.reading.projects import stages
from tests.bench.fuzz_reader import cut, double, drop, shuffle, sprinkle

GOLD = Path(__file__).parents[1] / "gold" / "building"


@pytest.fixture(scope="module")
def texts():
    """The building articles, each as it is and once spoilt."""
    chance = random.Random(7)
    found = []
    for path in sorted(GOLD.rglob("*.txt")):
        text = characters.clean(path.read_text(encoding="utf-8")).text
        found += [text, chance.choice([cut, double, drop, shuffle, sprinkle])(text, chance)]
    assert len(found) > 100
    return found


def test_a_text_without_traditional_characters_is_left_as_it_is(texts):
    for text in texts:
        if "\ud800" not in text:
            assert characters.simplified(text) == characters._simplify(text)


def test_every_word_of_the_converter_has_a_character_that_shows_it(tmp_path):
    tool = next(Path(opencc.__file__).parent.rglob("opencc_dict"), None)
    tables = {path.stem: path for path in Path(opencc.__file__).parent.rglob("TS*.ocd2")}
    if tool is None or not shutil.which(str(tool)) or len(tables) < 2:
        pytest.skip("the converter's dictionaries cannot be read here")
    for name, table in tables.items():
        plain = tmp_path / f"{name}.txt"
        subprocess.run(
            [tool, "-i", table, "-o", plain, "-f", "ocd2", "-t", "text"], check=True, capture_output=True
        )
        for row in plain.read_text(encoding="utf-8").splitlines():
            word, _, plain_words = row.partition("\t")
            if word not in plain_words.split(" ")[:1]:
                assert characters._traditional().search(word), word


def test_a_date_is_found_where_its_first_two_characters_stand(texts):
    for text in texts:
        looked_for = [m.span() for m in dates._expressions(text)]
        assert looked_for == [m.span() for m in dates._EXPRESSION.finditer(text)]


def test_figures_without_a_unit_are_no_amount(texts, monkeypatch):
    texts = [*texts, "1" * 60 + "个", "一千" * 30 + "元", "3.5.2万 亿, 数十家以上5个", "万元", "三以上5个"]
    found = [quantities.find_amounts(text) for text in texts]
    monkeypatch.setattr(quantities, "_may_hold_one", lambda *_: True)
    monkeypatch.setattr(quantities, "_BEFORE_UNIT", quantities._DIGIT)
    assert found == [quantities.find_amounts(text) for text in texts]


def test_a_character_tells_which_expressions_may_be_found_behind_or_before_it(texts):
    patterns = [
        ("a role", re.compile("(?:业主|投资方)(?:是|为)?$")),
        ("a row", re.compile("(?:、[^、]{2,4})?(?:和|等)$")),
        ("anything", re.compile("$")),
        ("anywhere", re.compile("公司")),
    ]
    firsts = [("a row", re.compile("(?:、|和)?[两三]家")), ("its end", re.compile("$|[,。]"))]
    behind, before = by_end(patterns), by_beginning(firsts)
    for text in texts:
        for at in range(0, len(text), 7):
            front = text[max(0, at - 12) : at]
            asked = asked_at(behind, front[-1:])
            assert [p for p in patterns if p[1].search(front)] == [p for p in asked if p[1].search(front)]
            asked = asked_at(before, text[at : at + 1])
            assert [p for p in firsts if p[1].match(text, at)] == [p for p in asked if p[1].match(text, at)]


def test_the_signals_around_a_name_are_those_of_all_expressions(texts):
    sides = weighing.table()[1]
    before, after = sides["before"], sides["after"]
    every = [dict.fromkeys(pair for some in table.values() for pair in some) for table in (before, after)]
    for text in texts:
        for at in range(0, len(text), 23):
            front = text[max(0, at - weighing.REACH) : at]
            asked = {signal for signal, p in asked_at(before, front[-1:]) if p.search(front)}
            assert asked == {signal for signal, p in every[0] if p.search(front)}
            asked = {signal for signal, p in asked_at(after, text[at : at + 1]) if p.match(text, at)}
            assert asked == {signal for signal, p in every[1] if p.match(text, at)}


SOUGHT = {
    "stages": stages._words(),
    "batches": stages._BATCH,
    "amounts": amount_roles._cues()[0],
    "ends of parks": edges.ENDING,
    "edges of parks": edges._STOP,
    "gaps": blocks._WIDE_GAP,
    "leisure": relevance._LEISURE,
}


@pytest.mark.parametrize("name", SOUGHT)
def test_an_expression_sought_by_leaps_finds_what_python_finds(texts, name):
    sought = SOUGHT[name]
    for text in texts:
        low, high = len(text) // 5, len(text) - 3
        for span in ((), (low,), (low, high)):
            found = [(m.span(), m.groupdict(), m.lastgroup) for m in sought.finditer(text, *span)]
            expected = list(sought.expression.finditer(text, *span))
            assert found == [(m.span(), m.groupdict(), m.lastgroup) for m in expected]
            first = sought.search(text, *span)
            assert (first and first.span()) == (expected[0].span() if expected else None)


def test_an_expression_that_may_begin_with_anything_is_not_sought_so():
    with pytest.raises(ValueError, match="cannot be told"):
        Sought(".x|y")


def test_rules_of_the_head_of_a_clause_are_tried_there_only(texts):
    for pattern in (context._SUBJECT, context._STAFF):
        for text in texts:
            found = [m.span() for m in context._at_clauses(pattern, text)]
            assert found == [m.span() for m in pattern.finditer(text)]


def test_a_rule_that_needs_one_of_a_few_words_is_not_tried_without(texts):
    assert all(holds_any(form, legal._FORM_SIGNS) for form in words("companies/legal_forms"))
    for text in texts:
        for pattern, signs in (
            (legal._SHORT_FORM, legal._SHORT_SIGNS),
            (legal._BUREAU, "局"),
            (lists._CUE_BEFORE, (lists._SIGN_BEFORE,)),
        ):
            assert all(holds_any(m[0], signs) for m in pattern.finditer(text))


def test_where_no_rule_of_refusals_is_found_by_all_at_once_none_is_found_alone(texts):
    for text in texts:
        for reach, sought in refusals._any_rule().items():
            alone = [p for _rule, whose, p in refusals._rules() if whose == reach and p.search(text[:400])]
            assert bool(alone) == (sought.search(text[:400]) is not None)
