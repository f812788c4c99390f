"""The one-page profile of a project: how far it is, who builds what where, and what reports say differently."""

from parks import evidence as proof
from parks.notes import line, lines
from parks.profiles import ProfileView, event_row
from projects.models import Project
from projects.stories import partners, stage_line

FACTS = ("investment_yi", "area_mu", "annual_output_yi", "district", "park", "sectors")
FOREIGN = ("foreign_amount_yi", *FACTS[1:])


class ProjectProfile(ProfileView):
    kind = "project"
    model = Project
    template_name = "profiles/project.html"

    def get_queryset(self):
        return super().get_queryset().with_participations().with_events().with_evidence()

    def profile(self, project, notes):
        foreign = project.investment_yi is None and project.foreign_amount_yi is not None
        return {
            "steps": [
                (step, notes.of([said["row"] for said in step.statements[:1]]))
                for step in stage_line(project)
            ],
            "lines": lines(project, FOREIGN if foreign else FACTS, notes),
            "partners": [
                (partner, notes.of([said["row"] for said in partner.statements[:2]]))
                for partner in partners(project)
            ],
            "aliases": line(project, "aliases", notes) if proof.by_field(project).get("aliases") else None,
            "events": [event_row(event, notes) for event in project.events.all()],
        }
