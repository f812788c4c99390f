"""Which park a name means: a pure function of all names, so that the order of articles cannot matter.

Rules, in this order:
1. A name that one established park bears (as name or alias) in a compatible district means that park.
2. The same name in districts that can be one is one park; said without a district, it is the one that has a
   district, if there is only one.
3. A short name means the one longer name that ends with it in the same district (生物城 → 重庆国际生物城).
4. A name that an article gives as another one's alias means the same park, if only one park is called so.
5. Anything else is a park of its own, named by its core name and district.
Where a rule finds several, the name stays open with its candidates: a question, not a guess. A bare kind of
park (产业园, 工业园) is nobody's short name.
"""

from collections import defaultdict

from ingest.matching.forms import Answer, Groups, conclude, join_places, made_key
from ingest.matching.names import is_bare_park
from ingest.matching.reasons import EXACT_PARK, IN_FULL, SAME_PARK, SEVERAL_PARKS

SHORTEST_TAIL = 3  # 生物城; two characters (新区) end too many names


def tails(core):
    """The endings of a name that can be its short name."""
    return [core[start:] for start in range(1, len(core) - SHORTEST_TAIL + 1)]


def resolve(forms, anchors, aliases, compatible):
    """`forms`: set of Form; `anchors`: Anchors; `aliases`: set of (Form, alias core); `compatible(a, b)`.

    Returns {Form: Answer}.
    """
    bearing, ending = _borne(anchors)
    by_core = defaultdict(list)
    for form in sorted(forms):
        by_core[form.core].append(form)
    answers, doubts, open_forms = {}, {}, []
    for core, ones in by_core.items():
        for form in ones:
            found = established(form, ones, bearing.get(core, ()), compatible)
            if len(found) == 1:
                answers[form] = Answer(found[0].key, reason=EXACT_PARK)
            elif found:
                answers[form] = Answer(candidates=[a.key for a in found], reason=SEVERAL_PARKS)
            else:
                open_forms.append(form)
    groups, pulled = Groups(open_forms), defaultdict(set)
    for ones in by_core.values():
        doubts.update(join_places([form for form in ones if form in groups], groups, compatible))
    _join_tails(open_forms, groups, ending, doubts, pulled, compatible)
    _join_aliases(aliases, by_core, groups, answers, doubts, pulled, compatible)
    answers.update(conclude(groups, doubts, pulled, _named))
    return answers


def established(form, ones, anchors, compatible):
    """The anchors among those that bear a form's name which it can mean; `ones` are all forms of that name.

    An anchor without a place takes in the placed forms of its name only if they can all be one place.
    """
    placed = [a for a in anchors if any(compatible(form.place, place) for place in a.places)]
    if form.place and len(placed) > 1:
        placed = [a for a in placed if form.place in a.places] or placed
    nowhere = [a for a in anchors if not a.places]
    if not form.place:
        return nowhere or placed
    places = sorted({one.place for one in ones if one.place})
    if placed or any(not compatible(a, b) for i, a in enumerate(places) for b in places[i + 1 :]):
        return placed
    return nowhere


def _borne(anchors):
    """{core: the anchors that bear it}, {ending: those of which a name is longer and ends so}."""
    bearing, ending = defaultdict(list), defaultdict(list)
    for anchor in sorted(anchors, key=lambda a: a.key):
        for core in anchor.cores:
            bearing[core].append(anchor)
        for end in {end for core in anchor.cores for end in tails(core)} - anchor.cores:
            ending[end].append(anchor)
    return bearing, ending


def _join_tails(forms, groups, ending, doubts, pulled, compatible):
    longer = defaultdict(list)
    for form in forms:
        if form.place:
            for end in tails(form.core):
                longer[end].append(form)
    # The longest first: what its own short names mean is then settled when shorter ones ask.
    for form in sorted(forms, key=lambda f: (-len(f.core), f)):
        if not form.place or is_bare_park(form.core):
            continue
        # A district that followed another one only speaks where its own has nothing.
        for near in (lambda place, here=form.place: place == here, lambda p, h=form.place: compatible(p, h)):
            open_ones = [one for one in longer.get(form.core, ()) if near(one.place)]
            known = {a.key for a in ending.get(form.core, ()) if any(near(place) for place in a.places)}
            roots = {groups.root(one) for one in open_ones} - {groups.root(form)}
            if roots or known:
                break
        if len(roots) + len(known) > 1:
            doubts[form] = [*open_ones, *known]
        elif roots:
            groups.join(form, roots.pop())
        elif known:
            pulled[form] |= known


def _join_aliases(aliases, by_core, groups, answers, doubts, pulled, compatible):
    called = defaultdict(set)
    for form, alias in aliases:
        for twin in by_core.get(alias, ()):
            if alias != form.core and not is_bare_park(alias) and compatible(form.place, twin.place):
                called[twin].add(form)
    for twin in sorted(called):
        if twin not in groups:
            continue
        roots = {groups.root(form) for form in called[twin] if form in groups}
        known = {answers[form].key for form in called[twin] if form not in groups} - {""}
        if len(roots) == 1 and not known:
            groups.join(twin, roots.pop())
        elif len(known) == 1 and not roots:
            pulled[twin] |= known
        elif roots or known:
            doubts[twin] = [*sorted(form for form in called[twin] if form in groups), *sorted(known)]


def _named(members):
    chief = min(members, key=lambda f: (not f.place, -len(f.core), f.core, f.place))
    reason = IN_FULL if len(members) == 1 else SAME_PARK
    return Answer(made_key("park", chief.core, chief.place), chief.core, chief.place, reason)
