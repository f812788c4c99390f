"""Questions that pages ask over and over, put into SQL once a process.

They are written as QuerySets all the same; but composing the SQL of one takes Django longer than the database takes to
answer it. What changes from time to time stands in it as a placeholder.
"""

import json
from functools import cached_property

from django.db import connection
from django.db.models.expressions import RawSQL

NOBODY = -729_134_605
MARKS = {int: NOBODY, str: "\ufdd0 given \ufdd0", list: [NOBODY]}


class Prepared:
    """`Prepared(lambda slug: Park.objects.filter(slug=slug).values_list("pk", "name"), str)("yun-shan")` → `[[pk, name]]`.

    `kinds` says what each argument is: an int, a str, or a list of ids for `pk__in=`.
    """

    def __init__(self, make, *kinds):
        self.make, self.kinds = make, kinds

    @cached_property
    def asked(self):
        """(SQL, parameters, [(place, converters, expression)]) of the QuerySet with the marks in it."""
        marks = [
            RawSQL(rows_of(), [parameter(MARKS[list])]) if kind is list else MARKS[kind]
            for kind in self.kinds
        ]
        compiler = self.make(*marks).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        converted = compiler.get_converters([selected[0] for selected in compiler.select])
        known = [(place, functions, expression) for place, (functions, expression) in converted.items()]
        return sql, self.places(parameters), known

    def places(self, parameters):
        """Each parameter as (True, number of the argument) or (False, value). Arguments of one kind stand in the SQL
        in their own order."""
        waiting = [(parameter(MARKS[kind]), number) for number, kind in enumerate(self.kinds)]
        found = []
        for value in parameters:
            mark = next((one for one in waiting if one[0] == value), None)
            if mark:
                waiting.remove(mark)
            found.append((True, mark[1]) if mark else (False, value))
        assert not waiting, f"not in the question: {waiting}"
        return found

    def __call__(self, *given):
        sql, parameters, converted = self.asked
        given = [parameter(value) for value in given]
        with connection.cursor() as cursor:
            cursor.execute(sql, [given[value] if marked else value for marked, value in parameters])
            rows = cursor.fetchall()
        if converted:
            rows = [list(row) for row in rows]
            for place, functions, expression in converted:
                for row in rows:
                    for function in functions:
                        row[place] = function(row[place], expression, connection)
        return rows


def rows_of():
    """SQL that gives the ids of one parameter as rows."""
    return (
        "SELECT unnest(%s::bigint[])"
        if connection.vendor == "postgresql"
        else "SELECT value FROM json_each(%s)"
    )


def parameter(value):
    """A list of ids as the database takes it in one parameter."""
    return json.dumps(value) if isinstance(value, list) and connection.vendor != "postgresql" else value


def all_rows(values):
    """All rows of a `values_list` at once: of two hundred thousand, half of the time goes into handing them out singly."""
    return Prepared(lambda: values)()


class PreparedRecords:
    """As Prepared, of whole records or of those of their fields that are named: gives models."""

    def __init__(self, model, make, *kinds, only=()):
        self.model, self.only = model, only
        self.question = Prepared(lambda *given: make(*given).values_list(*self.names), *kinds)

    @cached_property
    def names(self):
        fields = [field.attname for field in self.model._meta.concrete_fields]
        return [name for name in fields if not self.only or name in self.only]

    def __call__(self, *given):
        return [self.model.from_db(connection.alias, self.names, row) for row in self.question(*given)]
