"""From all mentions in the database to the record that each one means.

Works on whole kinds at a time (parks, then companies, projects and ceremonies, each building on the ones
before), so the result is a function of what is stored and not of how it came in.
"""

from collections import defaultdict

from ingest.claims import MODELS
from ingest.matching import companies, events, parks, projects
from ingest.matching.anchors import anchors_of, standing_ceremonies
from ingest.matching.forms import Form
from ingest.matching.judgements import apply_judgements
from ingest.matching.names import is_full_name
from ingest.matching.places import Places
from ingest.matching.rows import rows_of
from ingest.matching.succession import follow_rereading
from ingest.matching.writing import Outcome, assign
from ingest.models import Claim, Mention
from parks.models import District


def resolve_all(articles):
    """Assign every mention; `articles` maps article id to (sha256, origin id). Returns an Outcome."""
    places = Places()
    outcome = Outcome()
    _release_refused(outcome)
    _assign_districts(places, outcome)
    _resolve_parks(places, outcome)
    company_answers = _resolve_companies(places, outcome)
    _resolve_projects(places, company_answers, outcome)
    _resolve_events(places, articles, outcome)
    follow_rereading(outcome)
    for kind in MODELS:
        outcome.touched[kind] |= apply_judgements(kind)
    return outcome


def _release_refused(outcome):
    """A mention whose name was rejected means no record."""
    refused = Mention.objects.filter(claims__field="name", claims__verdict="rejected")
    for kind in MODELS:
        for mention in refused.filter(kind=kind).exclude(**{f"{kind}_id": None}):
            outcome.touched[kind].add(getattr(mention, f"{kind}_id"))
            Mention.objects.filter(pk=mention.pk).update(**{kind: None}, state="unmatched", reason="rejected")


def _assign_districts(places, outcome):
    keys = dict(District.objects.values_list("key", "pk"))
    for row in list(rows_of("district", places)):
        wanted = keys.get(row.place)
        state = (
            "matched" if wanted else "ambiguous" if row.context.get("district_candidates") else "unmatched"
        )
        if wanted != row.record_id or state != row.state:
            Mention.objects.filter(pk=row.pk).update(district=wanted, state=state)
            outcome.moved += 1


def _resolve_parks(places, outcome):
    rows = list(rows_of("park", places))
    forms = {Form(row.core, row.place) for row in rows}
    aliases = {
        (Form(row.core, row.place), alias)
        for row in rows
        for alias in row.context.get("aliases", [])
        if alias
    }
    answers = parks.resolve(forms, list(anchors_of("park", places)), aliases, places.compatible)
    assign("park", [(row, answers[Form(row.core, row.place)]) for row in rows], outcome)


def _resolve_companies(places, outcome):
    rows = list(rows_of("company", places))
    aliases = {(row.core, alias) for row in rows for alias in row.context.get("aliases", [])}
    full = {row.core for row in rows if is_full_name(row.name)}
    answers = companies.resolve(
        {row.core for row in rows}, list(anchors_of("company", places)), aliases, full
    )
    assign("company", [(row, answers[row.core]) for row in rows], outcome)
    return answers


def _resolve_projects(places, company_answers, outcome):
    rows = list(rows_of("project", places))
    named_parks = _named("project", "park")

    def named(row):
        owners = {company_answers[c].key for c in row.context.get("companies", []) if c in company_answers}
        amount = row.context.get("investment_yi", "")
        return projects.Named(
            row.core, row.place, tuple(sorted(owners - {""})), amount, _only(named_parks[row.pk])
        )

    answers = projects.resolve(
        {named(row) for row in rows}, list(anchors_of("project", places)), places.compatible
    )
    assign("project", [(row, answers[named(row)]) for row in rows], outcome)


def _resolve_events(places, articles, outcome):
    # An article that came in after this run began is left to the next one.
    rows = [row for row in rows_of("event", places) if row.article_id in articles]
    reports = _reports(rows, articles)
    answers = events.resolve(
        set(reports.values()), places.compatible, list(standing_ceremonies(places)), places.near
    )
    assign("event", [(row, answers[reports[row.pk]]) for row in rows], outcome)


def _reports(rows, articles):
    """{event mention id: Report}; a reprint tells what its origin tells."""
    named_parks, named_projects = _named("event", "park"), _named("event", "projects")
    reports, told = {}, {}
    for row in sorted(rows, key=lambda r: (articles[r.article_id][1] is not None, r.article_id, r.ordinal)):
        context = row.context
        sha, origin = articles[row.article_id]
        kind = context.get("kind", "")
        if origin and (origin, kind, row.ordinal) in told:
            reports[row.pk] = told[origin, kind, row.ordinal]
            continue
        single = named_projects[row.pk] if context.get("project_count") == "1" else ()
        reports[row.pk] = told[row.article_id, kind, row.ordinal] = events.Report(
            kind=kind,
            place=row.place,
            date=context.get("date", ""),
            count=context.get("project_count", ""),
            amount=context.get("investment_yi", ""),
            park=_only(named_parks[row.pk]),
            project=_only(single),
            article=sha,
            ordinal=row.ordinal,
        )
    return reports


def _only(keys):
    return next(iter(keys)) if len(keys) == 1 else ""


def _named(kind, field):
    """{mention id of that kind: keys of the parks or projects that its article names with it}."""
    record = "park" if field == "park" else "project"
    links = Claim.objects.filter(field=field, mention__kind=kind)
    links = links.exclude(verdict__in=("corrected", "rejected")).exclude(**{f"related__{record}": None})
    found = defaultdict(set)
    for mention_id, key in links.values_list("mention_id", f"related__{record}__key"):
        found[mention_id].add(key)
    return found
