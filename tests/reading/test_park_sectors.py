"""A park's sectors: by its own name and by what it is said to take in, each with the words that say so."""

import pytest

from ingest.reading.assembling import read
from tests.reading.tools import article

SIGNED = "11月8日，巴南区举行重大项目集中签约仪式，5个项目签约，总投资12亿元。"
MEDICINE, DEVICES = "C5", "G12"


def sectors(sentence, name="圣泉智造产业园"):
    """`{code: (printed words, rule)}` of the park."""
    facts = {fact.name: fact for fact in read(article(SIGNED, sentence)).parks}
    return {value.value: (value.printed, value.rule) for value in facts[name].fields.get("sectors", [])}


@pytest.mark.parametrize(
    "sentence",
    [
        "巴南区圣泉智造产业园引进做医疗器械的中小企业。",
        "巴南区圣泉智造产业园占地136亩。项目建成后引进医疗器械企业。",
        "巴南区圣泉智造产业园主导产业为医疗器械。",
    ],
)
def test_what_a_park_is_said_to_take_in_is_its_sector(sentence):
    assert DEVICES in sectors(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "巴南区圣泉智造产业园占地136亩。全区重点发展医疗器械。",
        "圣泉智造产业园和木洞中药产业园引进医疗器械企业。",
        "巴南区圣泉智造产业园开园。医院采购了一批医疗器械。",
    ],
)
def test_what_is_said_of_others_is_left_alone(sentence):
    assert DEVICES not in sectors(sentence)


def test_a_parks_own_name_tells_its_sector_with_the_name_as_evidence():
    found = sectors("巴南区圣泉医疗器械产业园开园。", "圣泉医疗器械产业园")
    assert found[DEVICES] == ("圣泉医疗器械产业园", "park's sectors · its name")


def test_the_evidence_is_the_sentence_that_says_it():
    sentence = "巴南区圣泉智造产业园引进做医疗器械的中小企业。"
    fact = next(fact for fact in read(article(SIGNED, sentence)).parks if fact.name == "圣泉智造产业园")
    assert {value.evidence.sentence for value in fact.fields["sectors"]} == {sentence}
