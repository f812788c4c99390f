"""The vocabulary for asking about places: `Park.objects.published().in_district(d)`."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce


class NaturalKeyQuerySet(models.QuerySet):
    natural_field = "key"

    def get_by_natural_key(self, value):
        return self.get(**{self.natural_field: value})


class DistrictQuerySet(NaturalKeyQuerySet):
    def in_force(self, on=None):
        """Those that exist today, or existed on the ISO date `on`."""
        if on is None:
            return self.filter(valid_until="")
        return self.filter(
            Q(valid_from="") | Q(valid_from__lte=on), Q(valid_until="") | Q(valid_until__gt=on)
        )

    def divisions(self):
        return self.exclude(kind="管理区")

    def areas(self):
        return self.filter(kind="管理区")

    def with_counts(self):
        """Adds `park_count`, `project_count`, `event_count`: public records located in each. A park that reaches
        into a second district counts in both, as in the list's filter."""
        parks, projects, events = (
            self.model._meta.get_field(name).related_model for name in ("parks", "projects", "events")
        )
        return self.annotate(
            park_count=public_count(parks, "district")
            + public_count(parks, "other_districts", not_at=("district", "pk")),
            project_count=public_count(projects, "district"),
            event_count=public_count(events, "district"),
        )


class TownshipQuerySet(NaturalKeyQuerySet):
    natural_field = "code"


class SectorQuerySet(NaturalKeyQuerySet):
    natural_field = "code"

    def top(self):
        return self.filter(parent=None)

    def with_counts(self):
        """Adds `park_count` and `project_count`: public records of each sector itself."""
        parks, projects = (self.model._meta.get_field(name).related_model for name in ("parks", "projects"))
        return self.annotate(
            park_count=public_count(parks, "sectors"), project_count=public_count(projects, "sectors")
        )


class RecordQuerySet(NaturalKeyQuerySet):
    def published(self):
        """What the public sees: confirmed by a source, and not merged into another record."""
        return self.filter(published=True, merged_into="")

    def with_evidence(self):
        """The chosen and the other claims of each record, with article and outlet: no query per fact."""
        rows = self.model._meta.get_field("evidence").related_model.objects
        rows = rows.select_related("claim__article__source", "claim__related")
        # The texts of the articles are megabytes that no page of a record shows.
        rows = rows.defer(*(f"claim__article__{text}" for text in ("raw", "body", "meta")))
        return self.prefetch_related(models.Prefetch("evidence", queryset=rows))

    def counting(self, relation, name):
        """Annotates `name`: how many public records hang on each by the reverse foreign key `relation`."""
        reverse = self.model._meta.get_field(relation)
        return self.annotate(**{name: public_count(reverse.related_model, reverse.field.name)})


def public_count(model, link, not_at=None, **where):
    """A subquery: how many public records of `model` point with `link` at the row outside; with `not_at` (a field
    here, a field there) without those that point there anyway."""
    rows = model.objects.published().filter(**{link: models.OuterRef("pk")}, **where).order_by()
    if not_at:
        rows = rows.exclude(**{not_at[0]: models.OuterRef(not_at[1])})
    counted = rows.annotate(one=models.Value(1)).values("one").annotate(n=models.Count("pk", distinct=True))
    return Coalesce(models.Subquery(counted.values("n"), output_field=models.IntegerField()), 0)


class ParkQuerySet(RecordQuerySet):
    """A park lies in its own district and in those that it reaches into, and counts in each of them: on the map, in the
    lists of districts, on a district's page and in the filter."""

    def in_district(self, district):
        return self.filter(Q(district=district) | Q(other_districts=district)).distinct()

    def by_district(self):
        """[(park id, slug of a district that it lies in)], each pair once."""
        own = set(self.exclude(district=None).values_list("pk", "district__slug"))
        reached = self.model.other_districts.through.objects.values_list("park", "district__slug")
        return sorted(own.union(reached))

    def of_sector(self, sector):
        """Of this sector or of one below it."""
        return self.filter(Q(sectors=sector) | Q(sectors__parent=sector)).distinct()

    def with_links(self):
        """What a row of the list names."""
        rows = self.select_related("district", "parent", "township").prefetch_related("sectors")
        return rows.defer("district__boundary")

    def with_counts(self):
        """Adds `project_count` and `event_count` of the public records in each park."""
        return self.counting("projects", "project_count").counting("events", "event_count")

    def placed(self):
        """Those whose position is known to the township or better: only these get a pin."""
        return self.exclude(position_precision="district")
