"""The version of the data: what conditional requests and caches are keyed by, so that nobody sees an old fact."""

from datetime import UTC, datetime, timedelta

from django.core.cache import cache
from django.db import connection

from ingest.models import Claim, Evidence, Judgement
from parks.models import District, OldAddress

# Deploying other words or layouts must reach readers, too: count up with them.
FORM = 1
TABLES = [model._meta.db_table for model in (Evidence, Claim, Judgement, OldAddress, District)]
MONTH = 30 * 24 * 3600


def data_version():
    """A short text that differs after anything settled, was typed, merged or loaded; one query by primary keys.

    Settling writes the evidence of every record it touches anew, and ids are never used twice. Where it only
    takes away, nothing new is written: a page that lists adds its own count.
    """
    newest = ", ".join(f"(SELECT MAX({quoted('id')}) FROM {quoted(table)})" for table in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {newest}")
        return "-".join(str(value or 0) for value in (FORM, *cursor.fetchone()))


def quoted(name):
    return connection.ops.quote_name(name)


def first_seen(version):
    """When this process first saw the version, in UTC: never before the change itself, so a safe Last-Modified.

    Two versions never share a second: HTTP dates know no smaller part.
    """
    known = cache.get(f"version:{version}")
    if known is None:
        last = cache.get("version:last", datetime.min.replace(tzinfo=UTC))
        known = max(datetime.now(UTC).replace(microsecond=0), last + timedelta(seconds=1))
        cache.set_many({f"version:{version}": known, "version:last": known}, MONTH)
    return known
