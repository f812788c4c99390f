"""From all mentions in the database to the record that each one means.

Works on whole kinds at a time (parks, then companies, projects and ceremonies, each building on the ones
before), so the result is a function of what is stored and not of how it came in.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from ingest.claims import MODELS
from ingest.matching import companies, events, parks, projects
from ingest.matching.forms import Anchor, Form
from ingest.matching.judgements import apply_judgements, judged_keys
from ingest.matching.names import core
from ingest.matching.places import Places
from ingest.models import Claim, Mention
from parks.models import District, content_id, record_slug

BATCH = 2000


@dataclass
class Row:
    """A mention as matching needs it."""

    pk: int
    kind: str
    core: str
    name: str
    context: dict
    record_id: int | None
    state: str
    candidates: list
    article_id: int
    ordinal: int

    @property
    def place(self):
        return self.context.get("district", "")


@dataclass
class Outcome:
    """What resolving changed: record ids by kind, to be settled anew."""

    touched: dict = field(default_factory=lambda: defaultdict(set))
    went_to: dict = field(default_factory=dict)  # record id → the id that one of its mentions moved to
    moved: int = 0


def resolve_all(articles):
    """Assign every mention; `articles` maps article id to (sha256, origin id). Returns an Outcome."""
    places = Places()
    outcome = Outcome()
    _release_refused(outcome)
    _assign_districts(outcome)
    park_answers = _resolve_parks(places, outcome)
    company_answers = _resolve_companies(outcome)
    project_answers = _resolve_projects(places, company_answers, outcome)
    _resolve_events(places, park_answers, project_answers, articles, outcome)
    for kind in MODELS:
        outcome.touched[kind] |= apply_judgements(kind)
    return outcome


def rows_of(kind):
    """The mentions of one kind, without those whose very name a curator rejected."""
    refused = set(
        Claim.objects.filter(field="name", verdict="rejected", mention__kind=kind).values_list(
            "mention_id", flat=True
        )
    )
    fields = ("pk", "block", "name", "context", f"{kind}_id", "state", "candidates", "article_id", "ordinal")
    for pk, block, name, context, record_id, state, candidates, article_id, ordinal in (
        Mention.objects.filter(kind=kind).order_by("pk").values_list(*fields).iterator(BATCH)
    ):
        if pk in refused:
            continue
        bare = block.partition("|")[2]
        yield Row(pk, kind, bare, name, context, record_id, state, candidates, article_id, ordinal)


def anchors_of(kind):
    """Records that a data set or a person speaks of, with the core names and districts that they bear.

    A record that somebody judged the same as another, or different from it, is one of them: its identity must
    stay what the judgement names.
    """
    model = MODELS[kind]
    judged = judged_keys(kind)
    anchored = model.objects.filter(Q(own_claims__isnull=False) | Q(key__in=judged)).distinct()
    cores, districts = defaultdict(set), defaultdict(set)
    claims = Claim.objects.filter(**{f"{kind}__isnull": False}).exclude(verdict="rejected")
    for record_id, name, value, corrected in claims.filter(
        field__in=["name", "aliases", "district", "other_districts"]
    ).values_list(f"{kind}_id", "field", "value", "corrected_value"):
        value = corrected or value
        if name in ("name", "aliases"):
            cores[record_id].add(core(kind, value))
        else:
            districts[record_id].add(value)
    for record_id, key in anchored.values_list("pk", "key"):
        _, bare, place = key.split("|")[:3]
        if kind != "event":
            cores[record_id].add(bare)
            if place:
                districts[record_id].add(place)
        yield Anchor(key, frozenset(cores[record_id]), frozenset(districts[record_id]))


def _release_refused(outcome):
    """A mention whose name was rejected means no record."""
    refused = Mention.objects.filter(claims__field="name", claims__verdict="rejected")
    for kind in MODELS:
        for mention in refused.filter(kind=kind).exclude(**{f"{kind}_id": None}):
            outcome.touched[kind].add(getattr(mention, f"{kind}_id"))
            Mention.objects.filter(pk=mention.pk).update(**{kind: None}, state="unmatched", reason="rejected")


def _assign_districts(outcome):
    keys = dict(District.objects.values_list("key", "pk"))
    for row in list(rows_of("district")):
        wanted = keys.get(row.place)
        state = (
            "matched" if wanted else "ambiguous" if row.context.get("district_candidates") else "unmatched"
        )
        if wanted != row.record_id or state != row.state:
            Mention.objects.filter(pk=row.pk).update(district=wanted, state=state)
            outcome.moved += 1


def _resolve_parks(places, outcome):
    rows = list(rows_of("park"))
    forms = {Form(row.core, row.place) for row in rows}
    aliases = {
        (Form(row.core, row.place), alias)
        for row in rows
        for alias in row.context.get("aliases", [])
        if alias
    }
    answers = parks.resolve(forms, list(anchors_of("park")), aliases, places.compatible)
    _assign("park", [(row, answers[Form(row.core, row.place)]) for row in rows], outcome)
    return answers


def _resolve_companies(outcome):
    rows = list(rows_of("company"))
    aliases = {(row.core, alias) for row in rows for alias in row.context.get("aliases", [])}
    answers = companies.resolve({row.core for row in rows}, list(anchors_of("company")), aliases)
    _assign("company", [(row, answers[row.core]) for row in rows], outcome)
    return answers


def _resolve_projects(places, company_answers, outcome):
    rows = list(rows_of("project"))

    def named(row):
        owners = {company_answers[c].key for c in row.context.get("companies", []) if c in company_answers}
        return projects.Named(
            row.core, row.place, tuple(sorted(owners)), row.context.get("investment_yi", "")
        )

    answers = projects.resolve({named(row) for row in rows}, list(anchors_of("project")), places.compatible)
    _assign("project", [(row, answers[named(row)]) for row in rows], outcome)
    return {row.pk: answers[named(row)].key for row in rows}


def _resolve_events(places, park_answers, project_answers, articles, outcome):
    # An article that came in after this run began is left to the next one.
    rows = [row for row in rows_of("event") if row.article_id in articles]
    single = _single_projects(rows, project_answers)
    reports = {}
    told = {}
    for row in sorted(rows, key=lambda r: (articles[r.article_id][1] is not None, r.article_id, r.ordinal)):
        context = row.context
        sha, origin = articles[row.article_id]
        if origin and (origin, context.get("kind"), row.ordinal) in told:
            reports[row.pk] = told[origin, context.get("kind"), row.ordinal]
            continue
        park = park_answers.get(Form(core("park", context.get("park", "")), row.place))
        reports[row.pk] = events.Report(
            kind=context.get("kind", ""),
            place=row.place,
            date=context.get("date", ""),
            count=context.get("project_count", ""),
            amount=context.get("investment_yi", ""),
            park=park.key if park else "",
            project=single.get(row.pk, ""),
            article=sha,
            ordinal=row.ordinal,
        )
        told[row.article_id, context.get("kind"), row.ordinal] = reports[row.pk]
    answers = events.resolve(set(reports.values()), places.compatible)
    _assign("event", [(row, answers[reports[row.pk]]) for row in rows], outcome)


def _single_projects(rows, project_answers):
    """{event mention: key of the one project that it names}, for ceremonies of a single project."""
    named = defaultdict(set)
    links = Claim.objects.filter(field="projects", mention__kind="event", related__isnull=False)
    for mention_id, related_id in links.values_list("mention_id", "related_id"):
        named[mention_id].add(project_answers.get(related_id, ""))
    return {
        row.pk: next(iter(named[row.pk]))
        for row in rows
        if row.context.get("project_count") == "1" and len(named[row.pk]) == 1
    }


def _working_name(kind, answer, row):
    """A name made from content alone (it becomes the address); settling gives the name to show."""
    if kind == "event":
        _, what, _, date, *_ = answer.key.split("|")
        return f"{what} {date}".strip()
    return answer.name or row.name


def _assign(kind, pairs, outcome):
    """Write the answers to the mentions, making the records that are missing."""
    model = MODELS[kind]
    wanted = {}
    for row, answer in pairs:
        if answer.key:
            wanted.setdefault(answer.key, _working_name(kind, answer, row))
    known = dict(model.objects.values_list("key", "pk"))
    missing = [key for key in sorted(wanted) if key not in known]
    model.objects.bulk_create(
        [
            model(
                id=content_id(key),
                key=key,
                slug=record_slug(wanted[key], key),
                name=wanted[key],
                published=False,
            )
            for key in missing
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    known.update((key, content_id(key)) for key in missing)
    changed = []
    for row, answer in pairs:
        record_id = known[answer.key] if answer.key else None
        state = "matched" if answer.key else "ambiguous" if answer.candidates else "unmatched"
        if (record_id, state, list(answer.candidates)) != (row.record_id, row.state, row.candidates):
            changed.append((record_id, state, answer.reason[:300], json.dumps(answer.candidates), row.pk))
            outcome.touched[kind] |= {record_id, row.record_id} - {None}
            if row.record_id and record_id:
                outcome.went_to[row.record_id] = record_id
    _write_meanings(kind, changed)
    outcome.moved += len(changed)


def _write_meanings(kind, changed):
    """One prepared statement for all rows: Django's bulk_update needs minutes where this needs seconds."""
    if not changed:
        return
    as_json = "%s::jsonb" if connection.vendor == "postgresql" else "%s"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE ingest_mention SET {kind}_id = %s, state = %s, reason = %s, candidates = {as_json} WHERE id = %s",
            changed,
        )
