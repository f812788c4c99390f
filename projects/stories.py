"""What a project's, ceremony's or company's page tells beyond single facts: its stages and its contradictions."""

from dataclasses import dataclass

from parks import display, fields
from parks import evidence as proof
from parks.templatetags.facts import quoted, statement
from projects.models import Project

LINE = ("planned", "signed", "under_construction", "topped_out", "completed", "opened")
HOPES = ("planned", "expected")
# Fields that may hold several values at once, or a history: different values are no contradiction.
MANIFOLD = {"name", "aliases", "companies", "sectors", "stage", "projects", "park_aliases", "industries"}


@dataclass
class Step:
    """A dot of the stage line: `solid` when reported as having happened, outlined when announced or not known."""

    stage: str
    label: str
    statements: list
    solid: bool
    date: str = ""
    basis: str = ""
    current: bool = False

    @property
    def announced(self):
        return bool(self.statements) and not self.solid


def stage_line(project):
    """All stages from planned to opened, and `stopped` where somebody reports it, as Steps."""
    rows = proof.by_field(project).get("stage", [])
    order = [*LINE, "stopped"] if any(row.claim.stands_as == "stopped" for row in rows) else LINE
    return [step(project, stage, [row for row in rows if row.claim.stands_as == stage]) for stage in order]


def step(project, stage, rows):
    """The step of one stage from the evidence rows that speak of it."""
    done = [row for row in rows if stage == "planned" or row.claim.stands.mode not in HOPES]
    # The first report of a stage dates it: later articles repeat that it was reached.
    dated = sorted((row.claim for row in (done or rows) if row.claim.as_of), key=lambda claim: claim.as_of)
    chosen = next((row.claim for row in rows if row.chosen and row.claim.as_of), None) or (dated or [None])[0]
    return Step(
        stage=stage,
        label=str(Project.Stage(stage).label),
        statements=[quoted(row) for row in (done or rows)],
        solid=bool(done) or stage == project.stage,
        date=chosen.as_of if chosen else "",
        basis=chosen.date_basis if chosen else "",
        current=stage == project.stage,
    )


@dataclass
class Partner:
    """A company's part in a project, and the statements that give it."""

    company: object
    role: str
    statements: list


def partners(project):
    """Companies of the project with role and evidence, in the order of the roles."""
    rows = proof.by_field(project).get("companies", [])
    return [
        Partner(
            part.company,
            part.get_role_display(),
            [quoted(row) for row in rows if names(row.claim, part.company)],
        )
        for part in project.participations.all()
    ]


def names(claim, company):
    """Whether the claim speaks of the company: by the mention it points to, else by one of its names."""
    if claim.related_id and claim.related.company_id:
        return claim.related.company_id == company.pk
    return claim.stands_as in {company.name, company.full_name, *company.aliases}


@dataclass
class Conflict:
    """A field whose reports differ, the chosen value first, and the rule that chose it."""

    field: str
    label: str
    why: str
    statements: list


def conflicts(record):
    """Every field that has more than one value standing, for a table side by side."""
    found = []
    for name in proof.by_field(record):
        evidence = proof.for_field(record, name)
        if name in MANIFOLD or not evidence.differing:
            continue
        rows = [*evidence.chosen, *evidence.agreeing, *evidence.differing]
        found.append(
            Conflict(
                name,
                fields.label(record, name),
                display.reason(evidence.why) if evidence.why else "",
                [statement(record, row) for row in rows],
            )
        )
    return found
