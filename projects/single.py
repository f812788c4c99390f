"""One project with all that its page tells of it, in a few short questions that are put into SQL once a process."""

from parks import testimony
from parks.lines import Several
from parks.models import Park
from parks.places import places
from parks.prepared import Prepared, PreparedRecords
from projects.models import Company, Participation, Project, SigningEvent

asked_project = PreparedRecords(Project, lambda slug: Project.objects.published().filter(slug=slug), str)
asked_park = PreparedRecords(
    Park, lambda pk: Park.objects.filter(pk=pk), int, only=("id", "slug", "name", "name_en", "published")
)
asked_sectors = Prepared(
    lambda pk: Project.sectors.through.objects.filter(project_id=pk).values_list("sector_id"), int
)
asked_parts = PreparedRecords(
    Participation,
    lambda pk: Participation.objects.filter(project_id=pk).order_by("role", "company__name"),
    int,
)
asked_companies = PreparedRecords(
    Company, lambda pk: Company.objects.filter(participations__project_id=pk).order_by(), int
)
asked_events = Prepared(
    lambda pk: SigningEvent.projects.through.objects.filter(project_id=pk).values_list("signingevent_id"), int
)


def public_project(slug):
    """The public project with this slug, its place, companies, sectors, ceremonies and evidence, or None."""
    found = asked_project(slug)
    if not found:
        return None
    project, known = found[0], places()
    project.district = known.districts.get(project.district_id)
    project.park = asked_park(project.park_id)[0] if project.park_id else None
    project._prefetched_objects_cache = {
        "sectors": Several(known.in_order(pk for (pk,) in asked_sectors(project.pk))),
        "participations": Several(participations(project)),
        "events": Several(events(project)),
    }
    testimony.attach("project", [project])
    return project


def participations(project):
    """Its companies with their roles, in the order of the roles."""
    parts = asked_parts(project.pk)
    companies = {company.pk: company for company in asked_companies(project.pk)} if parts else {}
    for part in parts:
        part.company = companies[part.company_id]
    return parts


def events(project):
    """The public ceremonies that it was part of, the latest first; most have none, which is quickly asked."""
    ids = [pk for (pk,) in asked_events(project.pk)]
    if not ids:
        return []
    rows = SigningEvent.objects.published().filter(pk__in=ids).with_links().with_evidence()
    return list(rows.order_by("-date"))
