"""Which ceremony a report means: a pure function of all reports.

Two reports from different articles are one ceremony when kind and place agree, their dates overlap, and
their counts and totals do not differ; a single project's ceremony also needs the same project. Two
ceremonies that one article tells apart are never one. Reports are taken in the order of their content
(fullest first), so the outcome is the same whatever the order of loading.
"""

from collections import defaultdict
from dataclasses import dataclass

from ingest.matching.forms import Answer


@dataclass(frozen=True, order=True)
class Report:
    """A ceremony as one article reports it. `article` is the content hash of the article's origin."""

    kind: str
    place: str
    date: str
    count: str
    amount: str
    park: str
    project: str
    article: str
    ordinal: int


def resolve(reports, compatible):
    """`reports`: iterable of Report. Returns {Report: Answer}."""
    buckets = defaultdict(list)
    for report in reports:
        buckets[report.kind].append(report)
    answers = {}
    for kind in sorted(buckets):
        by_year = defaultdict(list)
        for report in sorted(buckets[kind], key=_fullest_first):
            by_year[report.date[:4]].append(report)
        for year in sorted(by_year):
            _cluster(by_year[year], compatible, answers)
    return answers


def _fullest_first(report):
    known = sum(bool(v) for v in (report.place, report.count, report.amount, report.park, report.project))
    return (-len(report.date), -known, report)


def _cluster(reports, compatible, answers):
    clusters = []
    # Without a date only what names the same project, or the same count and total, can be the same.
    for report in reports:
        fitting = [c for c in clusters if all(_same(report, other, compatible) for other in c)]
        if len(fitting) >= 1:
            best = min(fitting, key=lambda c: (-_agreement(report, c[0]), c[0]))
            best.append(report)
        else:
            clusters.append([report])
    used = defaultdict(int)
    for members in clusters:
        chief = members[0]
        stem = "|".join(
            (
                "event",
                chief.kind,
                chief.place,
                chief.date,
                chief.project or chief.park,
                chief.count,
                chief.amount,
            )
        )
        if not chief.date:
            stem += f"|{chief.article[:12]}"
        used[stem] += 1
        key = stem if used[stem] == 1 else f"{stem}#{used[stem]}"
        for report in members:
            answers[report] = Answer(key[:300], chief.kind, chief.place, "same kind, place and date")


def _same(a, b, compatible):
    if a.article == b.article:
        return False
    if not compatible(a.place, b.place) or not (a.place and b.place or a.park and a.park == b.park):
        return False
    if not _overlap(a.date, b.date):
        return False
    for x, y in ((a.count, b.count), (a.amount, b.amount), (a.project, b.project)):
        if x and y and x != y:
            return False
    if a.project != b.project and "1" in (a.count, b.count):
        return False
    if not a.date and not b.date:
        return bool(
            a.project and a.project == b.project or a.count and a.count == b.count and a.amount == b.amount
        )
    if len(a.date) < 10 or len(b.date) < 10:
        # A month or a year is shared by many ceremonies: the numbers or the park must agree too.
        return bool(_agreement(a, b))
    # Two ceremonies of one day in one district are told apart by their parks.
    return not (a.park and b.park and a.park != b.park and not _agreement(a, b))


def _agreement(a, b):
    pairs = ((a.count, b.count), (a.amount, b.amount), (a.park, b.park), (a.project, b.project))
    return sum(bool(x) and x == y for x, y in pairs)


def _overlap(a, b):
    return a.startswith(b) or b.startswith(a) if a and b else a == b
