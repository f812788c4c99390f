"""The version of all published data: one row, written anew by whatever changes what a page may show."""

import secrets
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models
from django.utils.functional import cached_property

from parks.prepared import Prepared


class DataVersion(models.Model):
    """`token` is random, never a count: a database restored from a backup never says again what it once said
    of other data."""

    THE_ONE = 1

    token = models.CharField(max_length=16)

    def __str__(self):
        return self.token


asked_token = Prepared(lambda pk: DataVersion.objects.filter(pk=pk).values_list("token"), int)


class Moment:
    """What a request is answered from: asked once, and only when something asks for it."""

    @cached_property
    def token(self):
        rows = asked_token(DataVersion.THE_ONE)
        return rows[0][0] if rows else None

    @cached_property
    def key(self):
        """What may be kept under: without a version nothing outlives the request."""
        return self.token or object()


_now = ContextVar("the moment from which this request is answered", default=None)


def moment():
    """That of the request in hand; outside of one it is always now."""
    return _now.get() or Moment()


def version_token():
    """The token, or None where no writer ever gave one."""
    return moment().token


@contextmanager
def of_one_moment():
    """What is worked out inside is kept under one token, which is asked before anything that it stands for: a change
    meanwhile costs a second look, never an old page under a new version."""
    before = _now.set(Moment())
    try:
        yield
    finally:
        _now.reset(before)


def data_changed():
    """To be called at the end of every transaction that writes published data, inside it.

    So whoever reads the new token sees the new data, and a change that only deletes counts, too. At the end,
    because other writers wait for this one row until the transaction is over.
    """
    DataVersion.objects.bulk_create(
        [DataVersion(pk=DataVersion.THE_ONE, token=secrets.token_hex(8))],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["token"],
    )
