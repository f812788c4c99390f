"""Claims whose value is another record: which one it is."""

from functools import cached_property

from ingest.matching.names import core
from ingest.matching.places import Places
from parks.models import Park, Sector, Township
from projects.models import Company, Project


class Links:
    """Look-ups for one run of settling; each table is read once, when first asked for."""

    @cached_property
    def places(self):
        return Places()

    @cached_property
    def sectors(self):
        return dict(Sector.objects.values_list("code", "pk"))

    @cached_property
    def townships(self):
        return dict(Township.objects.values_list("code", "pk"))

    @cached_property
    def parks(self):
        """Parks by content key, and by core name where a data set's claim names them so."""
        found = {}
        for pk, key, name in Park.objects.order_by("key").values_list("pk", "key", "name"):
            found.setdefault(core("park", name), pk)
            found[key] = pk
        return found

    @cached_property
    def merges(self):
        """{(kind, id of a merged record): id of the one that it was merged into}."""
        found = {}
        for kind, model in (("park", Park), ("company", Company), ("project", Project)):
            into = dict(model.objects.exclude(merged_into="").values_list("pk", "merged_into"))
            targets = dict(model.objects.filter(key__in=into.values()).values_list("key", "pk"))
            found.update({(kind, pk): targets[key] for pk, key in into.items() if key in targets})
        return found

    def standing(self, kind, pk):
        return self.merges.get((kind, pk), pk)

    def district(self, claim):
        """A data set or a person gives the district's key or name, the reader the name as printed."""
        value = claim.stands_as
        if value in self.places.by_key:
            return self.places.by_key[value].pk
        on = claim.mention.context.get("on", "") if claim.mention_id else ""
        district, _ = self.places.find(value, on)
        return district.pk if district else None

    def sector(self, claim):
        return self.sectors.get(claim.stands_as)

    def township(self, claim):
        return self.townships.get(claim.stands_as)

    def park(self, claim):
        if claim.verdict != "corrected" and claim.related_id:
            return self.standing("park", claim.related.park_id)
        found = self.parks.get(claim.stands_as) or self.parks.get(core("park", claim.stands_as))
        return self.standing("park", found)

    def company(self, claim):
        return self.standing("company", claim.related.company_id) if claim.related_id else None

    def project(self, claim):
        return self.standing("project", claim.related.project_id) if claim.related_id else None

    def event(self, claim):
        return claim.related.event_id if claim.related_id else None
