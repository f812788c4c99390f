"""Pages of projects, ceremonies and companies: lists with their filters, and what is known of each."""

from parks import evidence as proof
from parks.addresses import RecordDetailView
from parks.coverage import articles_of, stories
from parks.listing import FilteredList
from projects import single
from projects.filters import (
    COMPANY_SORTS,
    EVENT_SORTS,
    PROJECT_SORTS,
    CompanyFilter,
    EventFilter,
    ProjectFilter,
)
from projects.lines import lines
from projects.models import Company, Project, SigningEvent
from projects.silence import silence
from projects.statistics import announced_against_named
from projects.stories import conflicts, partners, stage_line


class ProjectList(FilteredList):
    model = Project
    filterset_class = ProjectFilter
    sorts = PROJECT_SORTS
    template_name = "projects/list.html"

    def get_queryset(self):
        return Project.objects.published()

    def read(self, ids):
        return lines(ids)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "groups": self.filterset.stage_groups()}


class EventList(FilteredList):
    model = SigningEvent
    filterset_class = EventFilter
    sorts = EVENT_SORTS
    template_name = "events/list.html"

    def get_queryset(self):
        return SigningEvent.objects.published().with_links().with_named().with_evidence()


class CompanyList(FilteredList):
    model = Company
    filterset_class = CompanyFilter
    sorts = COMPANY_SORTS
    template_name = "companies/list.html"

    def get_queryset(self):
        return Company.objects.published().with_counts().prefetch_related("sectors")


class StoryMixin:
    """What every record's page ends with: its contradictions, its articles, when it was last reported."""

    def get_context_data(self, **kwargs):
        record = self.object
        articles = articles_of(record)
        return super().get_context_data(
            conflicts=conflicts(record),
            articles=articles,
            stories=stories(articles),
            page_sample=proof.sampled(record),
            last_updated=record.last_reported_on,
            **kwargs,
        )


class ProjectDetail(StoryMixin, RecordDetailView):
    kind = "project"
    model = Project
    template_name = "projects/detail.html"

    def standing(self, slug):
        return single.public_project(slug)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            stages=stage_line(self.object),
            partners=partners(self.object),
            silence=silence(self.object),
            **kwargs,
        )


class EventDetail(StoryMixin, RecordDetailView):
    kind = "event"
    model = SigningEvent
    template_name = "events/detail.html"
    context_object_name = "event"

    def get_queryset(self):
        return super().get_queryset().with_links().with_evidence()

    def get_context_data(self, **kwargs):
        event = self.object
        projects = list(event.projects.published().with_participations().with_evidence())
        return super().get_context_data(
            projects=projects,
            figures=announced_against_named(event, projects),
            parts=event.parts.published().with_links(),
            beside=told_beside(event, projects),
            **kwargs,
        )


def told_beside(event, named):
    """Projects that the ceremony's articles tell of without saying that they were part of it; at most twenty."""
    articles = event.mentions.order_by().values("article")
    found = Project.objects.published().filter(mentions__article__in=articles).order_by()
    rows = Project.objects.filter(pk__in=found.values("pk")).exclude(pk__in=[one.pk for one in named])
    return rows.with_participations().with_evidence().order_by("name")[:20]


class CompanyDetail(StoryMixin, RecordDetailView):
    kind = "company"
    model = Company
    template_name = "companies/detail.html"

    def get_queryset(self):
        return super().get_queryset().prefetch_related("sectors").with_evidence()

    def get_context_data(self, **kwargs):
        projects = Project.objects.published().of_company(self.object)
        rows = list(projects.with_participations().with_evidence().order_by("-last_reported_on", "name"))
        for project in rows:
            project.roles = [p for p in project.participations.all() if p.company_id == self.object.pk]
        events = (
            SigningEvent.objects.published()
            .with_links()
            .with_evidence()
            .filter(projects__in=[row.pk for row in rows])
        )
        return super().get_context_data(
            projects=rows,
            groups=projects.by_stage_group(),
            charts=projects.charts("year", "district", "stage", "sector") if len(rows) > 1 else [],
            events=events.distinct(),
            places=places(rows),
            **kwargs,
        )


def places(projects):
    """Districts and parks of the projects, each once, in the order of their first project."""
    districts = {project.district_id: project.district for project in projects if project.district}
    parks = {project.park_id: project.park for project in projects if project.park and project.park.published}
    return {"districts": list(districts.values()), "parks": list(parks.values())}
