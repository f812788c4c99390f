"""Filling records from their claims: fields, links, sets, and the evidence rows that pages walk."""

from collections import defaultdict
from decimal import Decimal

from django.db import connection

from ingest.claims import MODELS
from ingest.matching.names import plain
from ingest.settling.captions import captions
from ingest.settling.evidence import rows_of, write_evidence
from ingest.settling.fields import MANY, SINGLE
from ingest.settling.gather import claims_about
from ingest.settling.links import Links
from ingest.settling.rule import Ranking, ranked
from ingest.settling.sets import write_sets
from parks import bulk

LINKED = {"district": "district", "park": "park", "parent": "park", "township": "township"}
LINKED_OF_EVENT = {**LINKED, "parent": "event"}
SETS = {
    "sectors": "sector",
    "other_districts": "district",
    "companies": "company",
    "projects": "project",
}
NOTHING = Ranking()


def fill(kind, ids, tables):
    """Settle the records of one kind with these ids; returns how many. `tables`: ingest.settling.links.Tables."""
    records = list(MODELS[kind].objects.filter(pk__in=ids).order_by())
    before = {record.pk: _columns(record) for record in records}
    about = claims_about(kind, records)
    links = Links(tables)
    evidence, sets = [], {}
    for record in records:
        claims = about.get(record.pk, {})
        evidence += _fill_single(kind, record, claims, links)
        rows, sets[record.pk] = _gather_sets(kind, record, claims, links)
        evidence += rows
        _fill_reports(kind, record, claims)
    if kind == "event":
        called = captions(records, {pk: fields["projects"] for pk, fields in sets.items()})
        for record in records:
            record.name = called[record.pk]
    _write(MODELS[kind], [record for record in records if _columns(record) != before[record.pk]])
    write_sets(kind, sets)
    write_evidence(kind, [record.pk for record in records], evidence)
    return len(records)


def _written(model):
    """The columns of a record that settling writes."""
    return [f for f in model._meta.concrete_fields if f.name not in ("id", "key", "slug", "merged_into")]


def _columns(record):
    return [getattr(record, column.attname) for column in _written(record)]


def _write(model, records):
    columns = _written(model)
    rows = [
        [*(f.get_db_prep_save(getattr(record, f.attname), connection) for f in columns), record.pk]
        for record in records
    ]
    bulk.update(model, [column.column for column in columns], rows)


def _fill_single(kind, record, claims, links):
    rows = []
    for field, read in SINGLE[kind].items():
        about = claims.get(field, [])
        if field == "investment_yi":
            # Never counted as yuan; a park has no room for another currency, and so shows none.
            foreign = [claim for claim in about if claim.stands.currency not in ("", "CNY")]
            rows += _fill_foreign(kind, record, foreign) if kind in ("project", "event") else []
            about = [claim for claim in about if claim.stands.currency in ("", "CNY")]
        ranking = ranked(field, about, _meaning(record, field, read, links)) if about else NOTHING
        _set_field(record, field, ranking.value, ranking.first)
        _set_companions(kind, record, field, ranking.first)
        rows += rows_of(record, field, ranking)
    return rows


def _meaning(record, field, read, links):
    """What a claim of this field comes to: a value, or the id of another record."""
    if field not in LINKED:
        return lambda claim: read(claim.stands_as)
    of_event = record._meta.model_name == "signingevent"
    finder = getattr(links, (LINKED_OF_EVENT if of_event else LINKED)[field])

    def linked(claim):
        found = finder(claim)
        return found if found != record.pk else None  # nothing lies in itself

    return linked


def _set_field(record, field, value, chosen):
    if field in LINKED:
        setattr(record, f"{field}_id", value)
    elif field == "position":
        _set_position(record, chosen)
    elif field == "name":
        record.name = value[:200] if value else record.name
    else:
        _set_plain(record, field, value)


def _set_plain(record, field, value):
    column = record._meta.get_field(field)
    if value is None:
        value = None if column.null else ""
    elif getattr(column, "max_length", None) and isinstance(value, str):
        value = value[: column.max_length]
    setattr(record, field, value)


def _set_position(record, chosen):
    record.longitude = record.latitude = None
    record.position_precision = "district"
    if chosen:
        longitude, latitude, precision = chosen.stands_as.split(",")
        record.longitude, record.latitude = Decimal(longitude), Decimal(latitude)
        record.position_precision = precision


def _set_companions(kind, record, field, chosen):
    """What stands beside a value and comes from the same claim; empty without one."""
    if field == "stage":
        record.stage_on = chosen.as_of if chosen else ""
        record.stage_basis = chosen.date_basis if chosen else ""
    elif field == "annual_output_yi":
        record.annual_output_expected = chosen.stands.mode in ("expected", "planned") if chosen else None
    elif kind == "event" and field == "date":
        record.date_precision = {4: "year", 7: "month", 10: "day"}.get(len(record.date), "")
        record.date_basis = chosen.date_basis if chosen else ""


def _fill_foreign(kind, record, claims):
    read = SINGLE[kind]["investment_yi"]

    def meaning(claim):
        amount = read(claim.stands_as)
        return None if amount is None else (amount, claim.stands.currency)

    ranking = ranked("investment_yi", claims, meaning)
    record.foreign_amount_yi = Decimal(ranking.first.stands_as) if ranking.order else None
    record.foreign_currency = ranking.first.stands.currency if ranking.order else ""
    return rows_of(record, "foreign_amount_yi", ranking)


def _text(claim):
    return claim.stands_as


def _gather_sets(kind, record, claims, links):
    rows, sets = [], defaultdict(dict)
    for field in MANY[kind]:
        by_value = defaultdict(list)
        for claim in without_samples(claims.get(field, [])):
            if field in SETS:
                found = getattr(links, SETS[field])(claim)
                value = (found, claim.role) if field == "companies" else found
                if found:
                    by_value[value].append(claim)
            elif claim.stands_as and plain(claim.stands_as) != plain(record.name):
                by_value[claim.stands_as].append(claim)
        for value, about in by_value.items():
            ranking = ranked(field, about, _text)
            sets[field][value] = ranking.first
            rows += rows_of(record, field, ranking)
    if kind != "event":
        names = {claim.stands_as for claim in without_samples(claims.get("name", []))} - {record.name}
        record.aliases = sorted(names | set(sets["aliases"]))
    if kind == "park":
        record.industries = sorted(sets["industries"])
    return rows, sets


def without_samples(claims):
    """The claims of real sources; where there are none, those of our samples."""
    return [claim for claim in claims if not claim.of_sample] or claims


def _fill_reports(kind, record, claims):
    """When and how often it was reported, whether the public may see it, and whether it is only a sample."""
    names = claims.get("name", [])
    reported = without_samples([claim for claim in names if claim.article_id])
    dates = [claim.published_on for claim in reported if claim.published_on]
    record.first_reported_on = min(dates, default=None)
    record.last_reported_on = max(dates, default=None)
    record.article_count = len({claim.story for claim in reported})
    confirmed = any(claim.stands_as == "confirmed" for claim in claims.get("confidence", []))
    typed = any(claim.origin == "person" for about in claims.values() for claim in about)
    record.published = bool(reported) or confirmed or typed
    record.sample = (
        bool(reported) and not confirmed and not typed and all(claim.of_sample for claim in reported)
    )
    if kind == "company":
        full = [c for c in names if c.stands_as.endswith("公司")]
        record.full_name = max((c.stands_as for c in full), key=lambda n: (len(n), n), default="")[:200]
