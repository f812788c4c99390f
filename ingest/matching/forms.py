"""What matching works on: names as they occur in articles, and names that are already anchored."""

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Form:
    """One way in which something is named: its core name and the key of the district around it, or ""."""

    core: str
    place: str = ""


@dataclass(frozen=True)
class Anchor:
    """A record that stands on a data set's or a person's word: its identity is given, not derived."""

    key: str
    cores: frozenset
    places: frozenset = frozenset()


@dataclass
class Answer:
    """What a form means: the record key, or "" with the candidates that it could mean."""

    key: str = ""
    name: str = ""  # core of the form that names the record
    place: str = ""
    reason: str = ""
    candidates: list = field(default_factory=list)


class Groups:
    """Forms joined by edges; the outcome does not depend on the order in which the edges come."""

    def __init__(self, members):
        self._up = {member: member for member in members}

    def root(self, member):
        while self._up[member] != member:
            self._up[member] = self._up[self._up[member]]
            member = self._up[member]
        return member

    def join(self, a, b):
        low, high = sorted((self.root(a), self.root(b)))
        self._up[high] = low

    def all(self):
        groups = {}
        for member in sorted(self._up):
            groups.setdefault(self.root(member), []).append(member)
        return list(groups.values())
