"""Writing the sets of settled records (sectors, companies, named projects): a few queries for many records."""

from ingest.claims import MODELS
from ingest.settling.fields import MANY
from parks import bulk
from projects.models import Participation

# Kept on the record itself as lists of words.
WORDS = ("aliases", "industries")


def write_sets(kind, sets):
    """`sets`: {record id: {field: values}}; a company's value is (company id, role), any other's an id."""
    for field in MANY[kind]:
        if field == "companies":
            _write_companies({pk: fields.get(field, {}) for pk, fields in sets.items()})
        elif field not in WORDS:
            _write_links(MODELS[kind], field, {pk: set(fields.get(field, {})) for pk, fields in sets.items()})


def _write_links(model, field, wanted):
    column = model._meta.get_field(field)
    through = column.remote_field.through
    ours, theirs = f"{column.m2m_field_name()}_id", f"{column.m2m_reverse_field_name()}_id"
    present = {
        (source, target): pk
        for pk, source, target in through.objects.filter(**{f"{ours}__in": wanted}).values_list(
            "pk", ours, theirs
        )
    }
    links = {(source, target) for source, targets in wanted.items() for target in targets}
    _write(through, (ours, theirs), present, links)


def _write_companies(wanted):
    rows = Participation.objects.filter(project_id__in=wanted)
    rows = rows.values_list("pk", "project_id", "company_id", "role")
    present = {tuple(row): pk for pk, *row in rows}
    links = {
        (project, company, role or "investor") for project, pairs in wanted.items() for company, role in pairs
    }
    _write(Participation, ("project_id", "company_id", "role"), present, links)


def _write(model, columns, present, wanted):
    """Make the `wanted` rows, tuples of `columns`, of those that are there: {row: primary key}."""
    if gone := [pk for row, pk in present.items() if row not in wanted]:
        model.objects.filter(pk__in=gone).delete()
    if new := wanted - set(present):
        bulk.insert(model, columns, sorted(new))
