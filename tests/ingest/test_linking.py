"""Which projects a ceremony named, and what that says of their stage."""

from ingest.linking import link
from ingest.reading.assembling import read
from tests.ingest.readings import fact, reading


def named(event):
    return [value.value for value in event.fields.get("projects", [])]


def signing(**more):
    return fact("签约", kind="signing", date="2024-11-08", **more)


def test_the_signed_projects_belong_to_the_only_signing_and_take_its_date():
    made = link(
        reading(
            events=[signing()], projects=[fact("云杉基地", stage="signed"), fact("青松基地", stage="signed")]
        )
    )
    assert named(made.events[0]) == ["云杉基地", "青松基地"]
    assert made.projects[0].fields["stage"].as_of == "2024-11-08"


def test_a_project_at_another_stage_does_not_belong_to_it():
    made = link(reading(events=[signing()], projects=[fact("云杉基地", stage="opened")]))
    assert named(made.events[0]) == []


def test_two_signings_are_told_apart_by_their_park():
    events = [signing(park="云杉产业园"), signing(park="青松产业园")]
    made = link(reading(events=events, projects=[fact("基地", stage="signed", park="青松产业园")]))
    assert [named(event) for event in made.events] == [[], ["基地"]]


def test_more_projects_than_the_ceremony_counted_are_a_doubt_and_none_is_linked():
    projects = [fact(name, stage="signed") for name in ("云杉基地", "青松基地", "银杏基地")]
    assert named(link(reading(events=[signing(project_count=2)], projects=projects)).events[0]) == []


def test_a_date_that_the_stage_has_of_its_own_is_kept():
    stage = {"value": "signed", "as_of": "2024-03"}
    made = link(reading(events=[signing()], projects=[fact("云杉基地", stage=stage)]))
    assert made.projects[0].fields["stage"].as_of == "2024-03"


def test_a_park_that_is_itself_a_project_lies_in_the_park_of_the_project():
    made = reading(
        parks=[fact("云杉智慧谷"), fact("青松产业园")],
        projects=[fact("云杉智慧谷项目", park="青松产业园")],
    )
    link(made)
    assert made.parks[0].fields["parent"].value == "青松产业园"
    assert "parent" not in made.parks[1].fields


def test_of_two_groundbreakings_the_one_whose_sentence_names_the_project_has_it():
    def told(made, sentence):
        made.evidence = made.evidence._replace(sentence=sentence)
        for name, value in made.fields.items():
            made.fields[name] = value._replace(evidence=value.evidence._replace(sentence=sentence))
        return made

    def begun(name, sentence):
        return told(fact(name, stage="under_construction"), sentence)

    april, september = "云杉基地、青松基地已于4月开工。", "银杏基地20日开工。"
    events = [
        told(fact("开工", kind="groundbreaking", date=day), sentence)
        for day, sentence in (("2024-04", april), ("2024-09-20", september))
    ]
    projects = [begun("云杉基地", april), begun("青松基地", april), begun("银杏基地", september)]
    made = link(reading(events=events, projects=projects))
    assert [named(event) for event in made.events] == [["云杉基地", "青松基地"], ["银杏基地"]]


def test_projects_begun_in_a_month_belong_to_that_months_groundbreaking():
    made = link(
        read(
            "青岚片区建设提速\n来源：山城观察　2024-09-29\n"
            "本报讯 目前，青岚工业园已引进云杉医疗器械制造基地、银杏检测中心等重点项目，"
            "其中云杉疫苗研发中心项目、青松眼科药物生产基地项目已于今年4月开工建设。\n"
            "9月20日，璧山区白鹭新材料生产基地项目正式开工，总投资5亿元。\n"
        )
    )
    april = next(event for event in made.events if str(event.fields["date"].value) == "2024-04")
    assert named(april) == ["云杉疫苗研发中心项目", "青松眼科药物生产基地项目"]
