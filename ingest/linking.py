"""What the facts of one article say of each other: projects of a ceremony, parks that are projects.

A park that is itself a project lies in the park that the project lies in.


A project whose reported stage is what a ceremony brings about (signed by a signing, begun by a
groundbreaking) was named in it when the article reports only one ceremony of that kind, or when one sentence tells
of both, or when stage and ceremony bear the same date or the same park.
"""

from ingest.matching.names import core
from ingest.reading.facts import Value

STAGES = {
    "signing": {"signed"},
    "groundbreaking": {"under_construction"},
    "opening": {"completed", "opened"},
    "topping_out": {"topped_out"},
}
RULE = "stage of a named project fits the ceremony"


def link(reading):
    """Add the field `projects` to the events of a reading, where the reader did not, and the ceremony's date
    to the stage that it brought about."""
    _place_park_projects(reading)
    for event in reading.events:
        if "kind" not in event.fields:
            continue
        if "projects" not in event.fields:
            _name_projects(event, reading)
        for named in event.fields.get("projects", []):
            for project in reading.projects:
                if project.name == named.value:
                    _date_stage(project, event)
    return reading


def _place_park_projects(reading):
    parks = {core("park", park.name): park for park in reading.parks}
    for project in reading.projects:
        park = parks.get(core("park", core("project", project.name)))
        around = project.fields.get("park")
        if (
            park
            and around
            and "parent" not in park.fields
            and core("park", around.value) != core("park", park.name)
        ):
            park.fields["parent"] = around


def _name_projects(event, reading):
    kind = event.fields["kind"].value
    fitting = [p for p in reading.projects if _stage(p) in STAGES.get(kind, ())]
    rivals = [e for e in reading.events if e.fields.get("kind") and e.fields["kind"].value == kind]
    if len(rivals) > 1:
        fitting = [p for p in fitting if _belongs(p, event, rivals)]
    count = event.fields.get("project_count")
    if count and len(fitting) > int(count.value):
        return  # more candidates than places: in doubt none
    if fitting:
        event.fields["projects"] = [
            Value(p.name, p.fields["stage"].printed, p.fields["stage"].evidence, RULE) for p in fitting
        ]


def _date_stage(project, event):
    stage, date = project.fields.get("stage"), event.fields.get("date")
    if stage and date and not stage.as_of and stage.value in STAGES.get(event.fields["kind"].value, ()):
        project.fields["stage"] = stage._replace(as_of=str(date.value), date_basis=date.date_basis)


def _stage(project):
    return project.fields["stage"].value if "stage" in project.fields else None


def _belongs(project, event, rivals):
    """To the one ceremony that its sentence tells of, or that shares its date, or else its park."""
    told = [e for e in rivals if e.evidence.sentence == project.fields["stage"].evidence.sentence]
    if len(told) == 1:
        return told[0] is event
    for theirs, ours in (("as_of", "date"), ("park", "park")):
        value = project.fields["stage"].as_of if theirs == "as_of" else _text(project, "park")
        sharing = [e for e in rivals if value and _text(e, ours) == value]
        if len(sharing) == 1:
            return sharing[0] is event
    return False


def _text(fact, field):
    value = fact.fields.get(field)
    return str(value.value) if value and not isinstance(value, list) else ""
