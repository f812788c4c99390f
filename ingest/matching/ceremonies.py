"""From the mentions of ceremonies in the database to the ceremony that each one means."""

from collections import defaultdict

from ingest.matching.anchors import standing_ceremonies
from ingest.matching.events import resolve as resolve_reports
from ingest.matching.memory import changed_since, digest
from ingest.matching.naming import named, naming_moved, only
from ingest.matching.reach import chunks, mentions_with
from ingest.matching.reports import DIFFERENT, Report, likeness
from ingest.matching.words import event_words, partners, standing_words
from ingest.matching.writing import assign
from ingest.models import Claim, Mention


def resolve(reach, moved, articles, outcome):
    standing = list(standing_ceremonies(reach.places))
    said = {one.key: (digest(sorted(one.faces)), standing_words(one, reach.places.near)) for one in standing}
    words = changed_since("event", said)
    if reach.whole:
        rows = reach.all_rows("event")
        reports = reports_of(rows, articles)
    else:
        rows, reports = _in_reach(reach, moved, articles, standing, words)
    # An article that came in after this run began is left to the next one.
    rows, given = reach.answers.part([row for row in rows if row.article_id in articles])
    told = {reports[row.pk] for row in rows}
    answers = resolve_reports(told, reach.places.compatible, standing, reach.places.near)
    assign("event", given + reach.answers.weigh((row, answers[reports[row.pk]]) for row in rows), outcome)


def bare_report(row, **more):
    """What a mention itself tells of its ceremony; `more`: park, project and article."""
    context = row.context
    return Report(
        kind=context.get("kind", ""),
        place=row.place,
        date=context.get("date", ""),
        count=context.get("project_count", ""),
        amount=context.get("investment_yi", ""),
        ordinal=row.ordinal,
        **more,
    )


def reports_of(rows, articles):
    """{event mention id: Report}; a reprint tells what its origin tells."""
    rows = [row for row in rows if row.article_id in articles]
    ids = [row.pk for row in rows]
    parks, projects = named("event", "park", ids), named("event", "projects", ids)
    reports, told = {}, {}
    for row in sorted(rows, key=lambda r: (articles[r.article_id][1] is not None, r.article_id, r.ordinal)):
        sha, origin = articles[row.article_id]
        kind = row.context.get("kind", "")
        if origin and (origin, kind, row.ordinal) in told:
            reports[row.pk] = told[origin, kind, row.ordinal]
            continue
        single = projects[row.pk] if row.context.get("project_count") == "1" else ()
        reports[row.pk] = told[row.article_id, kind, row.ordinal] = bare_report(
            row, park=only(parks[row.pk]), project=only(single), article=sha
        )
    return reports


def _in_reach(reach, moved, articles, standing, words):
    """The event mentions that a change can concern, and their reports: closed under likeness, established
    ceremonies and reprints."""
    near = reach.places.near
    asked = {one for word in {*reach.words["event"], *words} for one in partners(word, near)}
    fresh = reach.seeds["event"] | naming_moved("event", moved) | mentions_with(asked)
    faces = _faces_by_word(standing, near)
    families = _families(articles)
    found, open_words = set(), set()
    rows, reports = {}, {}
    while fresh:
        fresh |= _reprints(fresh, families) - found
        found |= fresh
        rows.update((row.pk, row) for row in reach.rows("event", found - set(rows)))
        reports = reports_of(list(rows.values()), articles)
        new = {reports[pk] for pk in fresh if pk in reports}
        ours = {f"e{word}" for report in new for word in event_words(report)}
        established = {word for one in ours for word in faces.get(one, ())} - open_words
        open_words |= established
        candidates = (mentions_with({one for word in ours for one in partners(word, near)}) - found) | (
            _sharing(fresh) - found
        )
        fresh = _like(reach, candidates, new, articles) | (mentions_with(established) - found)
    return list(rows.values()), reports


def _faces_by_word(standing, near):
    """{word: the words of the established ceremonies that have it}."""
    found = defaultdict(set)
    for one in standing:
        words = standing_words(one, near)
        for word in words:
            found[word].update(words)
    return found


def _families(articles):
    """{article id: those that tell the same, reprints and their origin}."""
    found = defaultdict(set)
    for article, (_, origin) in articles.items():
        if origin:
            found[origin] |= {article, origin}
    found.update({article: family for family in list(found.values()) for article in family})
    return found


def _reprints(ids, families):
    """Ids of the event mentions in reprints and origins of the articles of these."""
    found = set()
    for chunk in chunks(ids):
        of = set(Mention.objects.filter(pk__in=chunk).values_list("article_id", flat=True))
        family = set().union(*(families.get(article, ()) for article in of))
        found |= set(Mention.objects.filter(kind="event", article__in=family).values_list("pk", flat=True))
    return found


def _sharing(ids):
    """Ids of the event mentions that name the same park or project as these."""
    found = set()
    for chunk in chunks(ids):
        claims = Claim.objects.filter(mention__in=chunk, field__in=("park", "projects"))
        for record in ("park", "project"):
            records = set(claims.values_list(f"related__{record}", flat=True)) - {None}
            others = Claim.objects.filter(
                **{f"related__{record}__in": records}, mention__kind="event", field__in=("park", "projects")
            )
            found |= set(others.values_list("mention_id", flat=True))
    return found


def _like(reach, candidates, new, articles):
    """Those of the candidates that can be one with one of the `new` reports, or would make the same key."""
    reports = reports_of(reach.rows("event", candidates), articles)
    stems = {report.stem for report in new}
    compatible = reach.places.compatible
    return {
        pk
        for pk, report in reports.items()
        if report.stem in stems or any(likeness(report, one, compatible) != DIFFERENT for one in new)
    }
