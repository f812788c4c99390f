"""What matching works on: names as they occur in articles, and names that are already anchored."""

import hashlib
from dataclasses import dataclass, field

from ingest.matching.reasons import ESTABLISHED, NAME_ALONE, SEVERAL, SEVERAL_ESTABLISHED

LONGEST_KEY = 300


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
    nothing: bool = False  # somebody said that it means no record


def made_key(*parts):
    """`park|国际生物城|500113`; one that is too long ends in a hash of the whole, so that no two fall together."""
    key = "|".join(parts)
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 13]}~{hashlib.sha256(key.encode()).hexdigest()[:12]}"


class Groups:
    """Forms joined by edges; the outcome does not depend on the order in which the edges come."""

    def __init__(self, members):
        self._up = {member: member for member in members}

    def __contains__(self, member):
        return member in self._up

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


def join_places(forms, groups, compatible):
    """Join the forms of one name whose places can be one; returns those that could be in several.

    A place that can be one with two others that cannot be one (两江新区 since 2025 with 渝北区 and 江北区) is a
    question where both others are named too; so is no place at all where there are several.
    Returns {form: the forms that it could be one with}.
    """
    placed = [form for form in forms if form.place]
    kin = {
        form: [other for other in placed if other != form and compatible(form.place, other.place)]
        for form in placed
    }
    unclear = {}
    for form, others in kin.items():
        far = [o for o in others if o.place != form.place]
        if any(not compatible(a.place, b.place) for i, a in enumerate(far) for b in far[i + 1 :]):
            unclear[form] = far
    clear = [form for form in placed if form not in unclear]
    for form in clear:
        for other in kin[form]:
            if other not in unclear:
                groups.join(form, other)
    for form in unclear:  # several articles that ask the same ask it together
        for other in kin[form]:
            if other in unclear and other.place == form.place:
                groups.join(form, other)
    roots = {groups.root(form) for form in clear}
    for form in forms:
        if form.place:
            continue
        if len(roots) == 1 and not unclear:
            groups.join(form, next(iter(roots)))
        elif placed:
            unclear[form] = placed
    bare = [form for form in forms if not form.place and form not in unclear]
    for form in bare[1:]:
        groups.join(bare[0], form)
    return unclear


def conclude(groups, doubts, pulled, name):
    """{form: Answer} of joined forms.

    `pulled`: {form: keys of established records that it means}; `doubts`: {form: the forms and keys that it
    could mean}; `name(members)`: the Answer for a record that no data set and no person speaks of.
    """
    answers, waiting = {}, []
    for members in groups.all():
        keys = set().union(*(pulled.get(form, ()) for form in members))
        for form in members:
            own = pulled.get(form, keys) or keys
            if len(own) == 1:
                answers[form] = Answer(next(iter(own)), reason=ESTABLISHED)
            elif own:
                answers[form] = Answer(candidates=sorted(own), reason=SEVERAL_ESTABLISHED)
        if keys:
            continue
        if all(form in doubts for form in members):
            waiting.append(members)
        else:
            made = name(members)
            answers.update((form, made) for form in members)
    for members in waiting:
        meant = [doubt for form in members for doubt in doubts[form]]
        keys = {one for one in meant if isinstance(one, str) and one not in groups}
        found = keys | {answers[one].key for one in meant if one in answers}
        reason = SEVERAL if found else NAME_ALONE
        made = Answer(candidates=sorted(found - {""}), reason=reason)
        answers.update((form, made) for form in members)
    return answers
