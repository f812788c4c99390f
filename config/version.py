"""The version of the data: what conditional requests and caches are keyed by, so that nobody sees an old fact."""

from datetime import UTC, datetime, timedelta

from django.core.cache import cache
from django.utils import timezone

from parks.models import version_token

# Deploying other words or layouts must reach readers, too: count up with them.
FORM = 2
MONTH = 30 * 24 * 3600


def data_version():
    """A short text that differs after anything was settled, typed, merged, deleted or loaded; one row is read.

    Whoever writes published data calls `parks.models.data_changed` inside the same transaction. Ask for the
    version before reading what it is to stand for: a change in between then costs a second look, never an old
    page under a new version. The day is part of it, since pages count the days since a report.
    """
    return version_of(version_token())


def version_of(token):
    return f"{FORM}-{token or 0}-{timezone.localdate():%Y%m%d}"


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
