"""One-page profiles of parks and districts, for paper: what matters most, every figure with a numbered source."""

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from parks import evidence as proof
from parks import fields, mapdata, portrait
from parks.addresses import RecordDetailView
from parks.models import District, Park
from parks.notes import Notes, line, lines

# What fits on a page; what is left out is counted and stands on the site.
PROJECTS, EVENTS, PARKS = 8, 6, 12
LAND_FIRST = F("area_mu").desc(nulls_last=True)


class ProfileView(RecordDetailView):
    """`/parks/<slug>/profile/` and its like; `live` is the page on the site that it is made from."""

    template_name = "profiles/place.html"

    def get_context_data(self, **kwargs):
        notes = Notes()
        profile = self.profile(self.object, notes)
        return super().get_context_data(**kwargs) | {
            "page_sample": self.sampled(profile),
            **profile,
            "live": fields.address(self.object),
            "printed_on": timezone.localdate(),
            "notes": notes,
        }

    def sampled(self, profile):
        return proof.sampled(self.object)

    def profile(self, record, notes):
        raise NotImplementedError


class ParkProfile(ProfileView):
    kind = "park"
    model = Park

    def get_queryset(self):
        return Park.objects.published().with_links().with_counts().with_evidence()

    def profile(self, park, notes):
        here = Q(park=park)
        return {
            "lines": lines(park, portrait.SHEET, notes),
            "missing": portrait.fact_sheet(park)["missing"],
            "position": line(park, "position", notes),
            "position_numbers": notes.of(proof.for_field(park, "position").chosen),
            **built(here, notes),
            **drawn(park.district, park),
        }


class DistrictProfile(ProfileView):
    kind = "district"

    def get_queryset(self):
        return District.objects.with_counts().prefetch_related("successors", "predecessors", "hosts")

    def sampled(self, profile):
        shown = [[row[0] for row in profile["parks"]]]
        shown += [[row[one] for row in profile[f"{one}s"]] for one in ("project", "event")]
        return proof.sampled_among(*shown)

    def profile(self, district, notes):
        found = Park.objects.published().in_district(district)
        total = found.count()
        parks = Park.objects.filter(pk__in=found.order_by().values("pk")).with_counts().with_evidence()
        parks = (
            parks.select_related("district").defer("district__boundary").order_by(LAND_FIRST, "slug")[:PARKS]
        )
        return {
            "story": portrait.change_of(district),
            "parks": [(park, line(park, "level", notes), line(park, "area_mu", notes)) for park in parks],
            "park_total": total,
            "parks_left": max(0, total - PARKS),
            **built(Q(district=district), notes),
            **drawn(district),
        }


def built(here, notes):
    """Projects by stage group, the largest of them, and ceremonies."""
    groups = portrait.project_groups(here)
    total = sum(group["n"] for group in groups.values())
    projects = portrait.model_of("projects").objects.published().filter(here)
    rows = portrait.for_table(projects).order_by(F("investment_yi").desc(nulls_last=True), "name")
    events = portrait.events_where(here)
    return {
        "groups": groups,
        "groups_number": notes.reckoned(
            _("本名录的合计：每个项目只计一次，金额未知的不计入；计划、在建与建成不相加。")
        )
        if total
        else None,
        "projects": [project_row(project, notes) for project in rows[:PROJECTS]],
        "projects_left": max(0, total - PROJECTS),
        "events": [event_row(event, notes) for event in events[:EVENTS]],
        "events_left": max(0, len(events) - EVENTS),
    }


def project_row(project, notes):
    return {
        "project": project,
        "money": line(project, money_field(project), notes),
        "stage": line(project, "stage", notes),
    }


def event_row(event, notes):
    return {
        "event": event,
        **{name: line(event, name, notes) for name in ("date", "project_count")},
        "money": line(event, money_field(event), notes),
    }


def money_field(record):
    """Where a project's or ceremony's money stands: in yuan, else in the currency that was said."""
    foreign = record.investment_yi is None and record.foreign_amount_yi is not None
    return "foreign_amount_yi" if foreign else "investment_yi"


def drawn(district, park=None):
    """The city with the district marked, and the park's pin where its place is known."""
    if district is None or not district.boundary or district.abolished:
        return {"drawing": None}
    drawing = mapdata.Drawing(mapdata.drawn_districts(), width=340)
    placed = park is not None and park.position_precision != "district" and park.longitude is not None
    return {
        "drawing": drawing,
        "focus": district.slug,
        "pins": [drawing.place(park.longitude, park.latitude)] if placed else [],
    }
