"""Who is merged with whom, derived from what people judged; `merged_into` is only the cache of it."""

from ingest.claims import MODELS
from ingest.matching.forms import Groups
from ingest.models import Judgement


def merges(same, different, rank):
    """{key: key of the record it is merged into}, and the conflicts, from judged pairs.

    A "different" beats a chain of "same": a "same" that would put two records together that somebody
    called different is left out and reported as a conflict. `rank(key)` orders who absorbs whom.
    """
    keys = {key for pair in [*same, *different] for key in pair}
    groups, conflicts = Groups(keys), []
    for a, b in same:
        members = {key for key in keys if groups.root(key) in (groups.root(a), groups.root(b))}
        if any(x in members and y in members for x, y in different):
            conflicts.append((a, b))
        else:
            groups.join(a, b)
    into = {}
    for members in groups.all():
        chief = min(members, key=rank)
        into.update({key: chief for key in members if key != chief})
    return into, conflicts


def judged_keys(kind, *, answers=True):
    """Content keys of the records that a standing judgement names, or (`answers`) the answer to a question."""
    standing = Judgement.objects.filter(withdrawn_at=None)
    keys = {key for pair in standing.filter(kind=kind).values_list("a_key", "b_key") for key in pair}
    if answers:
        named = standing.filter(kind=Judgement.MENTION, b_key__startswith=f"{kind}|")
        keys |= set(named.values_list("b_key", flat=True))
    return keys


def apply_judgements(kind):
    """Write the cache; returns the ids of records that it touched on either side."""
    model = MODELS[kind]
    standing = Judgement.objects.filter(kind=kind, withdrawn_at=None).order_by("at", "pk")
    same = [(j.a_key, j.b_key) for j in standing if j.verdict == "same"]
    different = [(j.a_key, j.b_key) for j in standing if j.verdict == "different"]
    anchored = (
        set(model.objects.filter(own_claims__isnull=False).values_list("key", flat=True)) if same else set()
    )
    into, _ = merges(same, different, lambda key: (key not in anchored, -len(key), key))
    existing = dict(model.objects.filter(key__in=[*into, *into.values()]).values_list("key", "pk"))
    into = {key: target for key, target in into.items() if key in existing and target in existing}
    touched = set()
    for pk, key, merged in model.objects.exclude(merged_into="").values_list("pk", "key", "merged_into"):
        if into.get(key) != merged:
            model.objects.filter(pk=pk).update(merged_into="")
            touched |= {pk, *model.objects.filter(key=merged).values_list("pk", flat=True)}
    for key, target in into.items():
        if model.objects.filter(key=key).exclude(merged_into=target).update(merged_into=target):
            touched |= {existing[key], existing[target]}
    return touched
