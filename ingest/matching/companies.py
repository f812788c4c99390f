"""Which company a name means: a pure function of all names.

Names with the same core (legal form and generic brackets aside) are one company. A name that articles give as
another one's short form (以下简称) means that company, if only one company is called so; a short form that
several companies go by is a question, unless somebody bears it in full.
"""

from collections import defaultdict

from ingest.matching.forms import Answer, Groups, conclude, made_key
from ingest.matching.reasons import SAME_COMPANY, SAME_CORE


def resolve(cores, anchors, aliases, full=frozenset()):
    """`cores`: set of core names, `full`: those that occur with a legal form; `anchors`: Anchors;
    `aliases`: set of (core, alias core). → {core: Answer}."""
    pulled = defaultdict(set)
    for anchor in anchors:
        for core in anchor.cores & cores:
            pulled[core].add(anchor.key)
    called = defaultdict(set)
    for core, alias in aliases:
        if core != alias and core in cores and alias in cores:
            called[alias].add(core)
    groups, doubts = Groups(cores), {}
    for alias, owners in sorted(called.items(), key=lambda item: (-len(item[0]), item[0])):
        # Names of one company that are short forms of each other are one owner.
        roots = {groups.root(owner) for owner in owners} - {groups.root(alias)}
        if len(roots) == 1:
            groups.join(alias, roots.pop())
        elif roots and alias not in full:
            doubts[alias] = sorted(owners)
    return conclude(groups, doubts, pulled, _named)


def _named(members):
    # The longest core is the fullest name; a data set's or a person's record keeps its own.
    chief = min(members, key=lambda core: (-len(core), core))
    reason = SAME_CORE if len(members) == 1 else SAME_COMPANY
    return Answer(made_key("company", chief, ""), chief, "", reason)
