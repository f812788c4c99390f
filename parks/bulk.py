"""Writing many rows from plain values: COPY on PostgreSQL, one prepared statement on SQLite.

The ORM's bulk methods make an instance of every row and ask every field about every value, which takes several
times as long as the database does. Here a row is a tuple of what its columns hold: text, numbers, dates, and of
a JSONField its text (`as_json`). Columns that are left out are NULL.
"""

import json

from django.db import connection


def as_json(value):
    return json.dumps(value)


def insert(model, columns, rows):
    """Insert `rows`, tuples in the order of `columns` (names of columns, `article_id`)."""
    table, named = _quoted(model._meta.db_table), ", ".join(map(_quoted, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)


def update(model, columns, rows):
    """Update `rows`, tuples in the order of `columns` with the primary key behind them."""
    told = ", ".join(f"{_quoted(column)} = %s" for column in columns)
    table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
    rows = list(rows)
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {told} WHERE {key} = %s", rows)


def new_ids(model, count):
    """So many ids that no row of the model has or ever had; within a transaction that writes."""
    if not count:
        return []
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [pk for (pk,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
    return list(range(last + 1, last + 1 + count))


def _quoted(name):
    return connection.ops.quote_name(name)
