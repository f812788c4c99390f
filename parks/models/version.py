"""The version of all published data: one row, written anew by whatever changes what a page may show."""

import secrets

from django.db import models


class DataVersion(models.Model):
    """`token` is random, never a count: a database restored from a backup never says again what it once said
    of other data."""

    THE_ONE = 1

    token = models.CharField(max_length=16)

    def __str__(self):
        return self.token


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
