"""Districts as articles name them, on the article's own date (DESIGN §5, District)."""

from collections import defaultdict

from django.db.models import Prefetch

from ingest.matching.names import plain
from parks.models import District


class Places:
    """All districts in memory (about 60): which one a name means, and which ones can be the same place."""

    def __init__(self):
        self.by_key = {}
        self._named = defaultdict(list)
        self._kin = defaultdict(set)
        relatives = District.objects.only("key")
        rows = (
            District.objects.defer("boundary", "note", "source")
            .prefetch_related(Prefetch("successors", relatives), Prefetch("hosts", relatives))
            .order_by("key")
        )
        for district in rows:
            self.by_key[district.key] = district
            for name in {district.name, district.short_name, *district.aliases}:
                self._named[plain(name)].append(district)
            for relative in [*district.successors.all(), *district.hosts.all()]:
                self._kin[district.key].add(relative.key)
                self._kin[relative.key].add(district.key)

    def find(self, name, on=""):
        """The district that `name` means on the ISO date `on` ("" if unknown).

        Returns (district or None, candidates). A name that means several, with no date to tell, is None
        with its candidates: a question, not a guess.
        """
        candidates = self._named.get(plain(name), [])
        if len(candidates) > 1 and on:
            in_force = [
                d for d in candidates if d.valid_from <= on and (not d.valid_until or on < d.valid_until)
            ]
            candidates = in_force or candidates
        # A full name beats the same word as another place's short name or alias.
        exact = [d for d in candidates if plain(d.name) == plain(name)]
        if len(candidates) > 1 and len(exact) == 1:
            candidates = exact
        return (candidates[0] if len(candidates) == 1 else None), candidates

    def compatible(self, a, b):
        """Whether two district keys can be one place: unknown, the same, or one following or inside the other."""
        return not a or not b or a == b or b in self._kin[a]

    def near(self, key):
        """The keys of the districts that can be one place with this one; it is one of them."""
        return {key, *self._kin[key]}

    def said(self):
        """All that decides what a name means and which places can be one, in one line."""
        names = sorted((name, [d.key for d in found]) for name, found in self._named.items())
        terms = sorted((d.key, d.name, d.valid_from, d.valid_until) for d in self.by_key.values())
        return repr((names, terms, sorted((key, sorted(kin)) for key, kin in self._kin.items())))
