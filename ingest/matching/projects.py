"""Which project a mention means: a pure function of all mentions' names, places, companies and amounts.

1. The name of an established project in a compatible district means that project.
2. The same name in districts that can be one is one project. A generic name (生产基地, 研发中心) says nothing
   by itself: it is the same project only where a company is shared, or is unknown with the same amount or
   park, and the amounts do not clearly differ.
3. A name that a longer one ends with (眼用药物制造基地, 蕾明视康眼用药物制造基地) is the same project where
   they share a company and a place, and their ordinals (一期, 二期) and amounts do not differ.
Where a rule finds several, the name stays open with its candidates: a question, not a guess.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from ingest.matching.amounts import agree, clearly_differ
from ingest.matching.forms import Answer, Groups, conclude, join_places, made_key
from ingest.matching.names import ORDINAL, is_generic
from ingest.matching.parks import established
from ingest.matching.reasons import SAME_PROJECT

SHORTEST = 4
OWNED = "@"  # `生产基地@云杉药业`: whose, where the name does not say which


@dataclass(frozen=True, order=True)
class Named:
    """A project as one article names it; `companies` and `park` are record keys, `amount` canonical text or ""."""

    core: str
    place: str = ""
    companies: tuple = ()
    amount: str = ""
    park: str = ""

    @property
    def faces(self):
        """The cores under which an established record can bear it."""
        if not is_generic(self.core):
            return [self.core]
        owners = self.companies or ((self.park,) if self.park else ())
        return [owned(self.core, owner) for owner in owners] or [self.core]


def owned(core, owner):
    return f"{core}{OWNED}{owner.split('|')[1]}"


def resolve(named, anchors, compatible):
    """`named`: set of Named; `anchors`: Anchors. Returns {Named: Answer}."""
    bearing = defaultdict(list)
    for anchor in sorted(anchors, key=lambda a: a.key):
        for core in anchor.cores:
            bearing[core].append(anchor)
    by_core = defaultdict(list)
    for one in sorted(named):
        by_core[one.core].append(one)
    groups, doubts, pulled = Groups(named), {}, {}
    for core, ones in by_core.items():
        for one in ones:
            known = [anchor for face in one.faces for anchor in bearing.get(face, ())]
            found = {anchor.key for anchor in established(one, ones, known, compatible)}
            if found:
                pulled[one] = found
        join = _join_generic if is_generic(core) else join_places
        doubts.update(join(ones, groups, compatible))
    _join_contained(named, groups, doubts, compatible)
    open_groups = [
        members for members in groups.all() if not all(one in doubts or one in pulled for one in members)
    ]
    made = _names(open_groups)
    return conclude(groups, doubts, pulled, lambda members: made[members[0]])


def _join_generic(ones, groups, compatible):
    """Join the forms of one generic name; returns {form: the forms that it could be one with}."""
    clusters, doubts = [], {}
    for one in sorted(ones, key=lambda o: (not o.companies, not o.place, not o.amount, not o.park, o)):
        near = [c for c in clusters if all(_could_be(one, other, compatible) for other in c)]
        fitting = [c for c in near if any(_speaks_for(one, other) for other in c)]
        if len(fitting) > 1:
            fitting = [c for c in fitting if any(agree(one.amount, o.amount) for o in c)] or fitting
        if len(fitting) == 1:
            groups.join(one, fitting[0][0])
            fitting[0].append(one)
        elif fitting or near:
            doubts[one] = [other for cluster in (fitting or near) for other in cluster]
        elif one.companies or one.place or one.amount or one.park:
            clusters.append([one])
        else:
            doubts[one] = []
    return doubts


def _could_be(a, b, compatible):
    shared = set(a.companies) & set(b.companies)
    if a.companies and b.companies and not shared or a.park and b.park and a.park != b.park and not shared:
        return False
    return compatible(a.place, b.place) and not clearly_differ(a.amount, b.amount)


def _speaks_for(a, b):
    """Whether two forms of one generic name have more in common than that and their place."""
    if set(a.companies) & set(b.companies) or agree(a.amount, b.amount):
        return True
    return bool(a.park) and a.park == b.park or a == b


def _join_contained(named, groups, doubts, compatible):
    """The longest first, and a short name only with the one longer project that it can mean."""
    by_company = defaultdict(list)
    for one in named:
        for company in one.companies:
            by_company[company].append(one)
    members = {groups.root(one): list(group) for group in groups.all() for one in group[:1]}
    for one in sorted(named, key=lambda o: (-len(o.core), o)):
        if not one.place or len(one.core) < SHORTEST or one in doubts and doubts[one]:
            continue
        near = {other for company in one.companies for other in by_company[company]}
        longer = sorted(other for other in near if contains(other, one, compatible))
        mine = groups.root(one)
        roots = {groups.root(other) for other in longer} - {mine}
        roots = {
            root
            for root in roots
            if not any(clearly_differ(a.amount, b.amount) for a in members[root] for b in members[mine])
        }
        if len(roots) > 1:
            same = {r for r in roots if any(agree(one.amount, other.amount) for other in members[r])}
            roots = same if len(same) == 1 else roots
        if len(roots) == 1:
            other = roots.pop()
            together = members.pop(other) + members.pop(mine)
            groups.join(one, other)
            members[groups.root(one)] = together
        elif roots:
            doubts[one] = longer


def contains(long, short, compatible):
    """Whether a name is the other one with more in front of it, or with a generic word behind it."""
    at = long.core.find(short.core)
    if at < 0 or long.core == short.core or not long.place or not compatible(long.place, short.place):
        return False
    if set(ORDINAL.findall(long.core)) != set(ORDINAL.findall(short.core)):
        return False
    rest = long.core[at + len(short.core) :]
    return (not rest or is_generic(rest)) and not clearly_differ(long.amount, short.amount)


def _named(members):
    chief = min(members, key=lambda one: (not one.place, -len(one.core), one.core, one.place))
    core, name = chief.core, chief.core
    if is_generic(core):
        owners = Counter(company for one in members for company in one.companies)
        if not owners:
            owners = Counter(one.park for one in members if one.park)
        if owners:
            owner = min(owners, key=lambda company: (-owners[company], company))
            core, name = owned(core, owner), f"{owner.split('|')[1]}{core}"
        elif not chief.place:
            amounts = sorted(one.amount for one in members if one.amount)
            core = f"{core}{OWNED}{amounts[0]}" if amounts else core
    return Answer(
        made_key("project", core, chief.place),
        name,
        chief.place,
        SAME_PROJECT,
    )


def _names(open_groups):
    """{first member: Answer}; projects of one generic name, owner and place are told apart by their amounts."""
    made = {members[0]: _named(members) for members in open_groups}
    bearers = Counter(answer.key for answer in made.values())
    for members in open_groups:
        answer = made[members[0]]
        if bearers[answer.key] > 1:
            amount = min((one.amount for one in members if one.amount), default="")
            kind, core, place = answer.key.split("|")
            made[members[0]] = replace(answer, key=made_key(kind, f"{core}{OWNED}{amount}", place))
    return made
