"""The individual investment projects that an article names, each with its owners, sum, place, stage, land and output."""

from ingest.reading.facts import Evidence, Fact, Rejection, Value
from ingest.reading.naming.plain import plain_sentences
from ingest.reading.sectors import sectors_of

from . import accepting, mentions, zones
from .amounts import AmountReader
from .fallback import stage_beside
from .owners import OwnerFinder
from .stages import StageReader
from .whereabouts import Whereabouts


def find_projects(doc, places, parks, companies, rejected=None, amounts=None, dates=()):
    """Facts, one a project, in order of first appearance, with a Value for each field of the guide that is stated.

    `parks` are Parks (or their Facts), `companies` Facts found before; `rejected` (a list of Rejection)
    takes what was left alone; `amounts` and `dates` are those of the whole clean text, where they are found already.
    """
    lines = plain_sentences(doc)
    candidates = mentions.collect(lines)
    if not candidates:
        return []
    zones_of_industry = [getattr(park, "fact", park) for park in parks if getattr(park, "zone", True)]
    for candidate in candidates:
        candidate.is_park = any(accepting.is_park(candidate.name, park) for park in zones_of_industry)
        candidate.is_host = candidate.is_park or any(
            accepting.is_park(candidate.name, getattr(park, "fact", park)) for park in parks
        )
    owners, amounts = OwnerFinder(lines, companies, candidates), AmountReader(doc, lines, amounts)
    stages, whereabouts = StageReader(doc, lines, dates), Whereabouts(doc, lines, places, parks)

    def fill(some, *, sure=False):
        zones.assign(some, lines, sure=sure)
        amounts.respectively(some)
        for candidate in some:
            candidate.owners = owners.read(candidate)
        some = mentions.joined(some)
        for candidate in some:
            if not candidate.owners and candidate.first.rule == "quoted-project":
                candidate.owners = next((mate.owners for mate in candidate.row_mates if mate.owners), [])
            amounts.read(candidate)
        return some

    candidates, kept = fill(candidates), []
    for candidate in candidates:
        accepted, candidate.why = accepting.weigh(
            candidate, lines, *stages.read(candidate), outside=whereabouts.is_outside(candidate, owners)
        )
        if accepted:
            kept.append(candidate)
        elif rejected is not None:
            first = candidate.first
            rejected.append(
                Rejection("project", first.name, _evidence(doc, lines, first), first.rule, candidate.why)
            )
    if len(kept) < len(candidates):
        # What was no project has cut off the text of those that are.
        for candidate in kept:
            candidate.forget()
        kept = fill(kept, sure=True)
    amounts.further_on(kept)
    whereabouts.projects = kept
    facts = []
    for candidate in kept:
        stage = stages.read(candidate)[0] or stage_beside(doc, lines, candidate)
        if stage is not None:
            candidate.values["stage"] = stage
        facts.append(_fact(doc, lines, candidate, whereabouts))
    return facts


def _evidence(doc, lines, mention):
    start, end = doc.raw_span(mention.start, mention.end)
    line = lines[mention.line]
    return Evidence(start, end, doc.text[line.start : line.end].strip())


def _fact(doc, lines, candidate, whereabouts):
    first = candidate.first
    fact = Fact(first.name, _evidence(doc, lines, first), first.rule)
    fact.why = candidate.why
    fact.aliases = list(dict.fromkeys(m.name for m in candidate.mentions if m.name != first.name))
    fact.fields.update(candidate.values)
    if candidate.owners:
        fact.fields["companies"] = [_owner(doc, lines, *owner) for owner in candidate.owners]
    for name, value in (("district", whereabouts.district(candidate)), ("park", whereabouts.park(candidate))):
        if value is not None:
            fact.fields[name] = value
    fact.sectors = sectors_of(first.name + lines[first.line].text)
    return fact


def _owner(doc, lines, start, end, company):
    raw = doc.raw_span(start, end)
    line = next(x for x in lines if x.start <= start < x.end)
    return Value(
        company.name,
        doc.text[start:end],
        Evidence(*raw, doc.text[line.start : line.end].strip()),
        "project owner",
        role="investor",
    )
