"""On SQLite the grams are kept in the order of their primary key alone, and not in a table beside it: a third less to
write, and a third less on the disk."""

from django.db import migrations

TABLE = "parks_searchgram"


def keep_by_key(apps, editor):
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT type, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [TABLE])
        made = cursor.fetchall()
        table = next(sql for kind, sql in made if kind == "table")
        cursor.execute(f'{table.replace(TABLE, "new_grams", 1)} WITHOUT ROWID')
        cursor.execute(f"INSERT INTO new_grams SELECT * FROM {TABLE}")
        cursor.execute(f"DROP TABLE {TABLE}")
        cursor.execute(f"ALTER TABLE new_grams RENAME TO {TABLE}")
        for index in (sql for kind, sql in made if kind == "index"):
            cursor.execute(index)


class Migration(migrations.Migration):
    dependencies = [("parks", "0001_initial")]
    operations = [migrations.RunPython(keep_by_key, migrations.RunPython.noop)]
