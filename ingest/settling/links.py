"""Claims whose value is another record: which one it is."""

from collections import defaultdict
from functools import cache, cached_property

from ingest.claims import MODELS
from ingest.matching.names import core
from ingest.matching.places import Places
from parks.models import Sector, Township


class Tables:
    """What no settling changes, read once, when first asked for."""

    @cached_property
    def places(self):
        return Places()

    @cached_property
    def sectors(self):
        return dict(Sector.objects.values_list("code", "pk"))

    @cached_property
    def townships(self):
        return dict(Township.objects.values_list("code", "pk"))


class Links:
    """Look-ups for the records of one kind; each table of records is read once, when first asked for."""

    def __init__(self, tables):
        self.tables = tables

    @cache  # noqa: B019 (lives as long as one filling)
    def named(self, kind):
        """Records of a kind by content key, and by core name where only one that stands bears it."""
        keys, bearing = {}, defaultdict(set)
        for pk, key, name in MODELS[kind].objects.values_list("pk", "key", "name"):
            keys[key] = pk
            for bare in {core(kind, name), key.split("|")[1]} if kind != "event" else {name}:
                bearing[bare].add(self.standing(kind, pk))
        return {bare: next(iter(pks)) for bare, pks in bearing.items() if len(pks) == 1} | keys

    @cached_property
    def merges(self):
        """{(kind, id of a merged record): id of the one that it was merged into}."""
        found = {}
        for kind, model in MODELS.items():
            into = dict(model.objects.exclude(merged_into="").values_list("pk", "merged_into"))
            targets = dict(model.objects.filter(key__in=into.values()).values_list("key", "pk"))
            found.update({(kind, pk): targets[key] for pk, key in into.items() if key in targets})
        return found

    def standing(self, kind, pk):
        return self.merges.get((kind, pk), pk)

    def district(self, claim):
        """A data set or a person gives the district's key or name, the reader the name as printed."""
        value = claim.stands_as
        if value in self.tables.places.by_key:
            return self.tables.places.by_key[value].pk
        district, _ = self.tables.places.find(value, claim.context_on or "")
        return district.pk if district else None

    def sector(self, claim):
        return self.tables.sectors.get(claim.stands_as)

    def township(self, claim):
        return self.tables.townships.get(claim.stands_as)

    def park(self, claim):
        """A data set names the park by key; so does a report that says where it lies without speaking of it."""
        return self._record("park", claim, by_name=True)

    def company(self, claim):
        return self._record("company", claim)

    def project(self, claim):
        return self._record("project", claim)

    def event(self, claim):
        return self._record("event", claim)

    def _record(self, kind, claim, *, by_name=False):
        """What the claim's mention means; by its text where a person typed or corrected it."""
        typed = claim.verdict == "corrected" or claim.origin == "person"
        if claim.related_id and not typed:
            return self.standing(kind, getattr(claim, kind))
        if not (typed or by_name):
            return None
        known, text = self.named(kind), claim.stands_as
        return self.standing(kind, known.get(text) or known.get(core(kind, text)))
