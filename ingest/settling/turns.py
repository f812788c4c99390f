"""Whose turn it is to write: settling alone, readings that replace something together, first readings at any time.

Settling makes evidence of claims and writes on mentions; while it does, nobody may delete any. A first reading
deletes nothing, so it need not wait, and a load on several workers goes on while one of them settles. On
PostgreSQL an advisory lock keeps the turns, taken before any row is locked, so that nobody waits for somebody who
waits for them. On SQLite the write transaction itself does: there is only one at a time.
"""

from contextlib import contextmanager

from django.db import connection, transaction

LOCK = 0x6371_7061  # any number that nothing else in this database locks


@contextmanager
def alone():
    """A transaction for settling, and for verdicts, which settle."""
    with transaction.atomic():
        _lock("pg_advisory_xact_lock")
        yield


@contextmanager
def replacing():
    """A transaction that may delete claims and mentions, beside others of its kind."""
    with transaction.atomic():
        _lock("pg_advisory_xact_lock_shared")
        yield


def _lock(function):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [LOCK])
