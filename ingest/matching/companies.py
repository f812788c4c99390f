"""Which company a name means: a pure function of all names.

Names with the same core (legal form and brackets aside) are one company. A name that articles give as
another one's short form (以下简称) means that company, if only one company is called so.
"""

from collections import defaultdict

from ingest.matching.forms import Answer, Groups


def resolve(cores, anchors, aliases):
    """`cores`: set of core names; `anchors`: Anchors; `aliases`: set of (core, alias core). → {core: Answer}."""
    bearing = {core: anchor for anchor in sorted(anchors, key=lambda a: a.key) for core in anchor.cores}
    groups = Groups(cores)
    called = defaultdict(set)
    for core, alias in aliases:
        if core != alias:
            called[alias].add(core)
    for alias, owners in sorted(called.items()):
        if len(owners) == 1 and alias in cores:
            owner = next(iter(owners))
            if owner in cores:
                groups.join(alias, owner)
    answers = {}
    for members in groups.all():
        established = sorted({bearing[core].key for core in members if core in bearing})
        # The longest core is the fullest name; a data set's or a person's record keeps its own.
        chief = min(members, key=lambda core: (-len(core), core))
        for core in members:
            if core in bearing:
                key = bearing[core].key
            elif len(established) == 1:
                key = established[0]
            else:
                key = f"company|{chief}|"[:300]
            answers[core] = Answer(key, chief, "", "same core name" if core == chief else "short form of it")
    return answers
