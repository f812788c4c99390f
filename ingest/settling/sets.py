"""Writing the sets of settled records (sectors, companies, named projects): a few queries for many records."""

from ingest.claims import MODELS
from ingest.settling.fields import MANY
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
    through.objects.filter(pk__in=[pk for link, pk in present.items() if link not in links]).delete()
    through.objects.bulk_create(
        through(**{ours: source, theirs: target}) for source, target in sorted(links - set(present))
    )


def _write_companies(wanted):
    rows = Participation.objects.filter(project_id__in=wanted)
    present = {(p.project_id, p.company_id, p.role): p.pk for p in rows}
    links = {
        (project, company, role or "investor") for project, pairs in wanted.items() for company, role in pairs
    }
    Participation.objects.filter(pk__in=[pk for link, pk in present.items() if link not in links]).delete()
    Participation.objects.bulk_create(
        Participation(project_id=project, company_id=company, role=role)
        for project, company, role in sorted(links - set(present))
    )
