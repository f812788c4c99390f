"""Which ceremony a report means: a pure function of all reports.

Reports are taken in the order of their content, fullest first; each joins the one ceremony that it fits
(`ingest.matching.reports` says when), or begins its own. One that fits several equally well, or that is only
perhaps the same, is a question with its candidates. So a ceremony counts once, and the outcome is the same
whatever the order of loading.

A ceremony on which somebody has put a word (Standing) keeps its identity: the reports that tell of it are its
reports, whatever more precise ones come later.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from ingest.matching.forms import Answer, made_key
from ingest.matching.reasons import AS_SAID, PERHAPS_KNOWN, SAME_CEREMONY, SEVERAL_CEREMONIES
from ingest.matching.reports import DIFFERENT, DOUBT, SAME, Report, agreement, likeness

__all__ = ["Report", "Standing", "resolve"]


@dataclass(frozen=True)
class Standing:
    """A ceremony that a person or a data set speaks of: its key, and how a report of it would read (as the key
    says, and as was typed). One that only an answer names keeps its key, and answers no other question."""

    key: str
    faces: tuple = ()
    only_named: bool = False


@dataclass(eq=False)
class Ceremony:
    """What the reports of one ceremony come to: its key, or the established ceremonies that it could be."""

    reports: list = field(default_factory=list)
    key: str = ""
    rivals: list = field(default_factory=list)

    @property
    def chief(self):
        return self.reports[0]


def resolve(reports, compatible, standing=(), near=lambda place: (place,)):
    """`reports`: iterable of Report; `standing`: Standings; `near(place)`: the places compatible with it.

    Returns {Report: Answer}.
    """
    ceremonies, doubts, by_trait = _gather(sorted(reports, key=_fullest_first), compatible, near)
    _give_keys(ceremonies)
    standing = sorted(standing, key=lambda one: one.key)
    _give_standing(ceremonies, by_trait, standing, compatible)
    answers = {}
    for ceremony in ceremonies:
        made = Answer(ceremony.key, "", ceremony.chief.place, SAME_CEREMONY)
        if ceremony.rivals:
            made = Answer(candidates=ceremony.rivals, reason=SEVERAL_CEREMONIES)
        answers.update((report, made) for report in ceremony.reports)
    for report, fitting in doubts.items():
        answers[report] = _doubt(report, fitting, standing, compatible)
    return answers


def _doubt(report, fitting, standing, compatible):
    """The question, or the one ceremony of which people say what the report says."""
    faces = {one.key: _face_value(one, [report], compatible) for one in standing if not one.only_named}
    best = [key for key, value in faces.items() if value and value == max(faces.values())]
    if len(best) == 1:
        return Answer(best[0], reason=AS_SAID)
    keys = sorted({key for ceremony in fitting for key in (ceremony.rivals or [ceremony.key])})
    return Answer(candidates=keys, reason=PERHAPS_KNOWN)


def _fullest_first(report):
    known = (report.place, report.count, report.amount, report.park, report.project)
    return (-len(report.date), -sum(map(bool, known)), report)


def _gather(reports, compatible, near):
    """Ceremonies, {report: the ceremonies that it could be}, {trait: numbers of the ceremonies that have it}."""
    ceremonies, doubts, by_trait = [], {}, defaultdict(dict)
    for report in reports:
        about = sorted({number for trait in report.traits() for number in by_trait.get(trait, ())})
        fits = {number: _fit(report, ceremonies[number].reports, compatible) for number in about}
        same = [number for number, fit in fits.items() if fit == SAME]
        if len(same) > 1:
            shared = [max(agreement(report, other) for other in ceremonies[n].reports) for n in same]
            same = [n for n, count in zip(same, shared, strict=True) if count == max(shared)]
        maybe = same or [number for number, fit in fits.items() if fit == DOUBT]
        if len(same) != 1 and maybe:
            doubts[report] = [ceremonies[number] for number in maybe]
            continue
        if not same:
            ceremonies.append(Ceremony())
        number = same[0] if same else len(ceremonies) - 1
        ceremonies[number].reports.append(report)
        for trait in report.traits(near):
            by_trait[trait][number] = True
    return ceremonies, doubts, by_trait


def _fit(report, others, compatible):
    likes = [likeness(report, other, compatible) for other in others]
    return DIFFERENT if DIFFERENT in likes else max(likes)


def _give_keys(ceremonies):
    used = Counter()
    for ceremony in ceremonies:  # in the order of their chiefs
        stem = ceremony.chief.stem
        used[stem] += 1
        ceremony.key = made_key(stem if used[stem] == 1 else f"{stem}#{used[stem]}")


def _give_standing(ceremonies, by_trait, standing, compatible):
    """Let what people spoke of keep its key, and take in the ceremonies that are told of under its faces."""
    claims = defaultdict(dict)  # number of the ceremony → {key: how well it fits}
    derived = {ceremony.key: number for number, ceremony in enumerate(ceremonies)}
    for one in standing:
        about = {
            number for face in one.faces for trait in face.traits() for number in by_trait.get(trait, ())
        }
        values = {number: _face_value(one, ceremonies[number].reports, compatible) for number in about}
        if one.key in derived:
            values[derived[one.key]] = (2,)
        for number in _told_of(values, ceremonies, compatible):
            claims[number][one.key] = values[number]
    for number, keys in claims.items():
        fitting = sorted(key for key, value in keys.items() if value == max(keys.values()))
        ceremonies[number].key = fitting[0] if len(fitting) == 1 else ""
        ceremonies[number].rivals = fitting if len(fitting) > 1 else []


def _told_of(values, ceremonies, compatible):
    """The ceremonies that can be the established one: the best fitting, and what is not told apart from it."""
    order = sorted((n for n in values if values[n]), key=lambda n: (values[n], -n), reverse=True)
    taken = []
    for number in order:
        reports = ceremonies[number].reports
        apart = any(_fit(r, ceremonies[n].reports, compatible) == DIFFERENT for n in taken for r in reports)
        if not apart:
            taken.append(number)
        elif values[number] == values[taken[0]]:
            return []  # two different ceremonies fit equally well
    return taken


def _face_value(one, reports, compatible):
    """() where no face is that of the reports; else (how exactly, how much is shared)."""
    best = ()
    for face in one.faces:
        for report in reports:
            exact = _same_face(face, report)
            if exact or likeness(face, report, compatible) == SAME:
                best = max(best, (int(exact), agreement(face, report)))
    return best


def _same_face(face, report):
    """Whether the report says what the key was made of; without a date it must be the same article's."""
    told = face.kind, face.place, face.date, face.count, face.amount
    if told != (report.kind, report.place, report.date, report.count, report.amount):
        return False
    if (face.project or face.park) != (report.project or report.park):
        return False
    return bool(face.date) or report.article.startswith(face.article or "?")
