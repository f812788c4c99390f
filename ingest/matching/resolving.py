"""From the mentions in the database to the record that each one means.

Parks first, then companies, projects and ceremonies, each building on the ones before. A run looks at the
mentions that the changed articles can concern (ingest.matching.reach), and answers them as it would answer all:
the result is a function of what is stored and not of how it came in.
"""

from collections import defaultdict

from ingest.claims import MODELS
from ingest.matching import ceremonies, companies, parks, projects
from ingest.matching.anchors import anchors_of
from ingest.matching.answers import Answers
from ingest.matching.forms import Form
from ingest.matching.judgements import apply_judgements
from ingest.matching.memory import changed_since, digest
from ingest.matching.names import is_full_name
from ingest.matching.naming import named, naming_moved, only
from ingest.matching.reach import Reach, chunks, company_keys, mentions_with, same_companies, words_at
from ingest.matching.reasons import REJECTED
from ingest.matching.rows import rows_of
from ingest.matching.succession import follow_rereading
from ingest.matching.words import anchor_words, partners
from ingest.matching.writing import Outcome, assign
from ingest.models import Mention


def resolve_all(articles, places, changed=None):
    """Assign mentions to records; returns an Outcome.

    `articles` maps article id to (sha256, origin id); `changed` are the ids of those that were read, or whose
    origin changed, since the last run: None looks at everything.
    """
    outcome = Outcome()
    _release_refused(outcome)
    reach = Reach(places, articles, changed, ceremonies.bare_report, Answers(articles))
    _assign_districts(reach, outcome)
    moved = {"park": _resolve_parks(reach, outcome)}
    moved["company"] = _resolve_companies(reach, outcome)
    moved["project"] = _resolve_projects(reach, moved, outcome)
    ceremonies.resolve(reach, moved, articles, outcome)
    follow_rereading(outcome)
    for kind in MODELS:
        outcome.touched[kind] |= apply_judgements(kind)
    return outcome


def _release_refused(outcome):
    """A mention whose name was rejected means no record."""
    refused = Mention.objects.filter(claims__field="name", claims__verdict="rejected")
    for kind in MODELS:
        for mention in refused.filter(kind=kind).exclude(reason=REJECTED):
            outcome.touched[kind] |= {getattr(mention, f"{kind}_id")} - {None}
            Mention.objects.filter(pk=mention.pk).update(
                **{kind: None}, state=Mention.State.NOTHING, candidates=[], reason=REJECTED
            )


def _assign_districts(reach, outcome):
    places = reach.places
    if reach.whole:
        rows = list(rows_of("district", places))
    else:
        rows = [
            row for part in chunks(reach.changed) for row in rows_of("district", places, article__in=part)
        ]
    for row in rows:
        wanted = places.by_key[row.place].pk if row.place in places.by_key else None
        state = (
            "matched" if wanted else "ambiguous" if row.context.get("district_candidates") else "unmatched"
        )
        if wanted != row.record_id or state != row.state:
            Mention.objects.filter(pk=row.pk).update(district=wanted, state=state)
            outcome.moved += 1


def _established(kind, reach):
    """The anchors of a kind, and the words of those that are not what they were."""
    anchors = list(anchors_of(kind, reach.places))
    said = {
        anchor.key: (digest(sorted(anchor.cores), sorted(anchor.places)), anchor_words(kind, anchor))
        for anchor in anchors
    }
    return anchors, changed_since(kind, said)


def _rows_in_reach(kind, reach):
    anchors, words = _established(kind, reach)
    if reach.whole:
        return reach.all_rows(kind), anchors
    return reach.rows(kind, reach.closed(kind, words)), anchors


def _resolve_parks(reach, outcome):
    rows, anchors = _rows_in_reach("park", reach)
    rows, given = reach.answers.part(rows)
    forms = {Form(row.core, row.place) for row in rows}
    aliases = {
        (Form(row.core, row.place), alias)
        for row in rows
        for alias in row.context.get("aliases", [])
        if alias
    }
    answers = parks.resolve(forms, anchors, aliases, reach.places.compatible)
    derived = reach.answers.weigh((row, answers[Form(row.core, row.place)]) for row in rows)
    return assign("park", given + derived, outcome)


def _resolve_companies(reach, outcome):
    rows, anchors = _rows_in_reach("company", reach)
    rows, given = reach.answers.part(rows)
    aliases = {(row.core, alias) for row in rows for alias in row.context.get("aliases", [])}
    full = {row.core for row in rows if is_full_name(row.name)}
    answers = companies.resolve({row.core for row in rows}, anchors, aliases, full)
    return assign("company", given + reach.answers.weigh((row, answers[row.core]) for row in rows), outcome)


def _resolve_projects(reach, moved, outcome):
    anchors, words = _established("project", reach)
    rows = reach.all_rows("project") if reach.whole else _projects_in_reach(reach, moved, words)
    rows, given = reach.answers.part(rows)
    named_here = {company for row in rows for company in row.context.get("companies", [])}
    owners = company_keys(named_here, reach.answers)
    around = named("project", "park", [row.pk for row in rows])
    forms = {}
    for row in rows:
        keys = {owners[company] for company in row.context.get("companies", []) if company in owners}
        amount = row.context.get("investment_yi", "")
        forms[row.pk] = projects.Named(row.core, row.place, tuple(sorted(keys)), amount, only(around[row.pk]))
    answers = projects.resolve(set(forms.values()), anchors, reach.places.compatible)
    derived = reach.answers.weigh((row, answers[forms[row.pk]]) for row in rows)
    return assign("project", given + derived, outcome)


def _projects_in_reach(reach, moved, words):
    """The project mentions that a change can concern, closed under equal names and under what can be one project
    of a company."""
    found = set(reach.seeds["project"]) | naming_moved("project", moved)
    turned = {word[2:] for word in {*words_at(moved["company"]), *reach.words["company"]} if word[1] == "="}
    asked = {*words, *(f"j${company}" for company in turned)}
    asked |= {one for word in reach.words["project"] for one in partners(word, reach.places.near)}
    gone = {word[2:] for word in reach.words["project"] if word[1] == "$"}
    asked |= {f"j${name}" for names in same_companies(gone).values() for name in names}
    found |= mentions_with(asked)
    rows, fresh = {}, found
    while fresh:
        new = reach.rows("project", fresh)
        rows.update((row.pk, row) for row in new)
        near = _could_be_joined(reach, new)
        fresh = (mentions_with({f"j={row.core}"[:200] for row in new}) | near) - set(rows)
    return list(rows.values())


def _could_be_joined(reach, rows):
    """Ids of project mentions that share a company and part of the name with one of `rows`."""
    together = same_companies({company for row in rows for company in row.context.get("companies", [])})
    askers = defaultdict(list)
    for row in rows:
        for company in row.context.get("companies", []):
            for name in together[company]:
                askers[name].append(row)
    theirs = reach.rows("project", mentions_with({f"j${name}"[:200] for name in askers}))
    near = set()
    for other in theirs:
        for company in other.context.get("companies", []):
            if any(_contained(row, other, reach) for row in askers.get(company, ())):
                near.add(other.pk)
                break
    return near


def _contained(a, b, reach):
    one, other = (
        projects.Named(row.core, row.place, (), row.context.get("investment_yi", "")) for row in (a, b)
    )
    compatible = reach.places.compatible
    return projects.contains(one, other, compatible) or projects.contains(other, one, compatible)
