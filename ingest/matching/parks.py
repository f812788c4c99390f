"""Which park a name means: a pure function of all names, so that the order of articles cannot matter.

Rules, in this order:
1. A name that one anchored park bears (as name or alias) in a compatible district means that park.
2. A short name means the one longer name that ends with it in the same district (生物城 → 重庆国际生物城).
3. A name that an article gives as another one's alias means the same park.
4. A name said without a district means the one of that name that has a district, if there is only one.
5. Anything else is a park of its own, named by its core name and district.
Where a rule finds several, the name stays open with its candidates: a question, not a guess.
"""

from collections import defaultdict

from ingest.matching.forms import Answer, Groups

SHORTEST_TAIL = 3  # 生物城; two characters (新区) end too many names


def resolve(forms, anchors, aliases, compatible, places_names=None):
    """`forms`: set of Form; `anchors`: Anchors; `aliases`: set of (Form, alias core); `compatible(a, b)`.

    Returns {Form: Answer}.
    """
    bearing = defaultdict(list)
    for anchor in sorted(anchors, key=lambda a: a.key):
        for core in anchor.cores:
            bearing[core].append(anchor)
    answers = {}
    open_forms = []
    for form in sorted(forms):
        found = _anchored(form, bearing, compatible)
        if len(found) == 1:
            answers[form] = Answer(found[0].key, reason="exact name or alias of an established park")
        elif found:
            answers[form] = Answer(candidates=[a.key for a in found], reason="several parks bear this name")
        else:
            open_forms.append(form)
    _settle_open(open_forms, answers, anchors, aliases, compatible)
    return answers


def _anchored(form, bearing, compatible):
    found = [
        anchor
        for anchor in bearing.get(form.core, [])
        if not anchor.places or any(compatible(form.place, place) for place in anchor.places)
    ]
    if len(found) > 1 and form.place:
        found = [anchor for anchor in found if form.place in anchor.places] or found
    return found


def _settle_open(open_forms, answers, anchors, aliases, compatible):
    groups = Groups(open_forms)
    tails = _tails(open_forms)
    unclear = {}
    to_anchor = {}
    by_core = defaultdict(list)
    for form in open_forms:
        by_core[form.core].append(form)
    for form in open_forms:
        for same in by_core[form.core]:
            if form.place and same.place and compatible(form.place, same.place):
                groups.join(form, same)
    for form in open_forms:
        if form.place or len(by_core[form.core]) == 1:
            continue
        placed = {groups.root(same) for same in by_core[form.core] if same.place}
        if len(placed) == 1:
            groups.join(form, placed.pop())
        else:
            unclear[form] = sorted(
                f"park|{same.core}|{same.place}" for same in by_core[form.core] if same.place
            )
    anchor_tails = _anchor_tails(anchors)
    for form in open_forms:
        longer = [f for f in tails.get(form.core, []) if f.place and f.place == form.place and f != form]
        established = [
            anchor for anchor in anchor_tails.get(form.core, []) if form.place and form.place in anchor.places
        ]
        roots = {groups.root(f) for f in longer}
        if len(roots) + len(established) == 1:
            if roots:
                groups.join(form, roots.pop())
            else:
                to_anchor[form] = established[0].key
        elif len(roots) + len(established) > 1:
            unclear[form] = sorted(
                {a.key for a in established} | {f"park|{f.core}|{f.place}" for f in longer}
            )
    for form, alias in sorted(aliases):
        twins = [f for f in by_core.get(alias, []) if compatible(f.place, form.place)]
        if form in groups._up and len({groups.root(f) for f in twins}) == 1:
            groups.join(form, twins[0])
        elif form in answers and answers[form].key and len(twins) == 1:
            to_anchor.setdefault(twins[0], answers[form].key)
    for members in groups.all():
        _answer_group(members, answers, to_anchor, unclear)


def _answer_group(members, answers, to_anchor, unclear):
    keys = {to_anchor[form] for form in members if form in to_anchor}
    if len(keys) == 1:
        key = keys.pop()
        for form in members:
            answers[form] = Answer(key, reason="short name or alias of an established park")
        return
    open_ones = [form for form in members if form in unclear]
    if len(open_ones) == len(members) or len(keys) > 1:
        for form in members:
            candidates = sorted(keys) or unclear[form]
            answers[form] = Answer(candidates=candidates, reason="the name fits several parks")
        return
    chief = min(members, key=lambda f: (not f.place, -len(f.core), f.core, f.place))
    for form in members:
        answers[form] = Answer(
            f"park|{chief.core}|{chief.place}"[:300],
            chief.core,
            chief.place,
            "named in full" if form == chief else "same core name, short name or alias in the same place",
        )


def _tails(forms):
    """{ending: the forms whose core is longer and ends so}."""
    tails = defaultdict(list)
    for form in forms:
        for start in range(1, len(form.core) - SHORTEST_TAIL + 1):
            tails[form.core[start:]].append(form)
    return tails


def _anchor_tails(anchors):
    tails = defaultdict(list)
    for anchor in sorted(anchors, key=lambda a: a.key):
        endings = {core[start:] for core in anchor.cores for start in range(1, len(core) - SHORTEST_TAIL + 1)}
        for ending in endings - set(anchor.cores):
            tails[ending].append(anchor)
    return tails
