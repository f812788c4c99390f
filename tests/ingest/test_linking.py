"""Which projects a ceremony named, and what that says of their stage."""

from ingest.linking import link
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
