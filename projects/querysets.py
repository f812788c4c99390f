"""The vocabulary for asking about what is being built: `Project.objects.published().with_links()`."""

from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Prefetch, Q, Sum

from parks.querysets import RecordQuerySet
from projects.charts import Charted
from projects.stages import group_of

BORDER = "district__boundary"  # kilobytes of coordinates that only maps draw


class CompanyQuerySet(RecordQuerySet):
    def with_counts(self):
        """Adds `project_count`: the company's published projects, each once whatever its roles there."""
        shown = Q(projects__published=True, projects__merged_into="")
        return self.annotate(project_count=Count("projects", filter=shown, distinct=True))


class ProjectQuerySet(Charted, RecordQuerySet):
    def with_links(self):
        """What a row of a table names: place, companies, sectors."""
        return self.select_related("park", "district").defer(BORDER).prefetch_related("companies", "sectors")

    def with_participations(self):
        """Companies with the role they have, in the order of the roles."""
        participations = self.model._meta.get_field("participations").related_model
        rows = participations.objects.select_related("company").order_by("role", "company__name")
        parts = Prefetch("participations", queryset=rows)
        return self.select_related("park", "district").defer(BORDER).prefetch_related(parts, "sectors")

    def with_events(self):
        """The ceremonies each was part of, the latest first."""
        events = self.model._meta.get_field("events").related_model
        return self.prefetch_related(
            Prefetch(
                "events", queryset=events.objects.published().with_links().with_evidence().order_by("-date")
            )
        )

    @staticmethod
    def lines_of(park):
        """The park's projects as a table tells them, the latest first (projects.lines)."""
        from projects.lines import lines_of_park

        return lines_of_park(park)

    def of_company(self, company):
        return self.filter(companies=company).distinct()

    def by_stage_group(self):
        """`{"planned": {"n", "sum_yi", "unknown"}, "building": …, "done": …, "other": …}`, each project once.

        Sums are in 亿元 over projects whose CNY amount is known; `unknown` counts the rest.
        """
        rows = self.model.objects.filter(pk__in=self.order_by().values("pk"))
        rows = rows.values_list("stage").annotate(Count("pk"), Sum("investment_yi"), Count("investment_yi"))
        return grouped(rows.order_by("stage"))

    def by_district_and_stage_group(self):
        """`{district id: groups}` as above, for projects that have a district."""
        rows = self.exclude(district=None).order_by("district", "stage").values_list("district", "stage")
        rows = rows.annotate(Count("pk"), Sum("investment_yi"), Count("investment_yi"))
        return {
            district: grouped([row[1:] for row in stages])
            for district, stages in groupby(rows, key=itemgetter(0))
        }


def grouped(rows):
    """The groups from rows of stage, number, sum and how many amounts are known."""
    groups = {
        name: {"n": 0, "sum_yi": None, "unknown": 0} for name in ("planned", "building", "done", "other")
    }
    for stage, n, total, known in rows:
        group = groups[group_of(stage)]
        group["n"] += n
        group["unknown"] += n - known
        if total is not None:
            group["sum_yi"] = (group["sum_yi"] or 0) + total
    return groups


class SigningEventQuerySet(RecordQuerySet):
    def with_links(self):
        return self.select_related("park", "district", "parent").defer(BORDER)

    def with_named(self):
        """Adds `named_count` and `named_yi` (亿元): the named projects and the sum of their known amounts."""
        shown = Q(projects__published=True, projects__merged_into="")
        return self.annotate(
            named_count=Count("projects", filter=shown), named_yi=Sum("projects__investment_yi", filter=shown)
        )
