"""How long personal data are kept: called each day by the workers, at each start, and by the command."""

from ingest.models import ErrorReport
from parks.models import Enquiry


def prune():
    """Empty what is overdue; returns how many enquiries and how many reports. Killed half-way, it goes on next time."""
    return tuple(sum(1 for _done in emptied(model.objects.overdue())) for model in (Enquiry, ErrorReport))


def emptied(rows):
    for row in rows.iterator(chunk_size=200):
        row.empty()
        yield row
