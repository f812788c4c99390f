"""The same rows as one SQLite file for Datasette, as somebody who knows it would lay them out: a wide table for each
kind of record, sectors and "has" as JSON arrays (its own facets count those), an index on every column that is
filtered, sorted or counted, and a full-text table whose words are single characters, without which it finds no
Chinese word of two characters.
"""

import json
import sqlite3
from pathlib import Path

from django.db import connection

from parks.filters import BANDS
from parks.index.text import bare
from parks.models import SearchEntry

PARKS = """
    SELECT p.id, p.slug, p.name, d.slug AS district, d.zone, p.level, p.kind, p.area_mu, p.longitude, p.latitude,
        p.position_precision, p.contact, p.industries, p.last_reported_on, p.article_count,
        (SELECT COUNT(*) FROM projects_project j WHERE j.park_id = p.id) AS project_count,
        (SELECT json_group_array(s.slug) FROM parks_park_sectors l JOIN parks_sector s ON s.id = l.sector_id
         WHERE l.park_id = p.id) AS sectors
    FROM parks_park p LEFT JOIN parks_district d ON d.id = p.district_id ORDER BY p.slug
"""
PROJECTS = """
    SELECT j.id, j.slug, j.name, d.slug AS district, k.slug AS park, j.stage, j.stage_on, j.investment_yi,
        j.last_reported_on, j.article_count,
        (SELECT json_group_array(s.slug) FROM projects_project_sectors l JOIN parks_sector s ON s.id = l.sector_id
         WHERE l.project_id = j.id) AS sectors,
        (SELECT group_concat(c.name, '、') FROM projects_participation a JOIN projects_company c ON c.id = a.company_id
         WHERE a.project_id = j.id) AS companies
    FROM projects_project j LEFT JOIN parks_district d ON d.id = j.district_id
    LEFT JOIN parks_park k ON k.id = j.park_id ORDER BY j.last_reported_on DESC, j.slug
"""
EVIDENCE = """
    SELECT v.id, COALESCE(p.slug, j.slug, e.slug) AS record, v.field, v.chosen, v.rank, c.value, c.printed, c.hedge,
        c.spans, c.citation, a.title, a.outlet, a.url, a.published_on
    FROM ingest_evidence v JOIN ingest_claim c ON c.id = v.claim_id LEFT JOIN ingest_article a ON a.id = c.article_id
    LEFT JOIN parks_park p ON p.id = v.park_id LEFT JOIN projects_project j ON j.id = v.project_id
    LEFT JOIN projects_signingevent e ON e.id = v.event_id
"""
INDEXED = {
    "parks": (
        "slug",
        "name",
        "district",
        "zone",
        "level",
        "kind",
        "land",
        "area_mu",
        "project_count",
        "longitude",
    ),
    "projects": ("slug", "name", "district", "park", "stage", "investment_yi", "last_reported_on"),
    "evidence": ("record",),
    "found": ("kind",),
}
NUMBERS = ("area_mu", "longitude", "latitude", "investment_yi")
COUNTS = ("article_count", "project_count", "chosen", "rank", "id")
TYPES = {"n": "INTEGER PRIMARY KEY", **dict.fromkeys(NUMBERS, "REAL"), **dict.fromkeys(COUNTS, "INTEGER")}


def export(path):
    """Write the file anew from the database of the settings (SQLite)."""
    Path(path).unlink(missing_ok=True)
    target = sqlite3.connect(path)
    with connection.cursor() as source:
        copy(source, target, "parks", PARKS, park_extras)
        copy(source, target, "projects", PROJECTS)
        copy(source, target, "evidence", EVIDENCE)
    write_found(target)
    for table, columns in INDEXED.items():
        for column in columns:
            target.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
    target.execute("ANALYZE")
    target.commit()
    target.close()


def copy(source, target, table, query, extras=lambda row: row):
    source.execute(query)
    names = [column[0] for column in source.description]
    first = None
    for number, values in enumerate(source, 1):
        row = extras({"n": number, **dict(zip(names, map(plain, values), strict=True))})
        if first is None:
            first = row
            target.execute(f"CREATE TABLE {table} ({typed(row)})")
        target.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", list(row.values()))


def plain(value):
    return value if value is None or isinstance(value, int | float | str) else str(value)


def park_extras(row):
    """What the site's own filters derive: the land band, and what a park has."""
    area = row["area_mu"]
    row["land"] = next(
        (
            band
            for band, (_l, low, high) in BANDS.items()
            if area is not None and low <= float(area) < (high or 1e12)
        ),
        None,
    )
    has = {
        "projects": row["project_count"],
        "area": area is not None,
        "contact": row["contact"],
        "pin": row["position_precision"] != "district",
    }
    row["has"] = json.dumps([name for name, there in has.items() if there])
    return row


def write_found(target):
    target.execute("CREATE TABLE found (n INTEGER PRIMARY KEY, kind, name, aliases, detail, path, words)")
    target.executemany(
        "INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                entry.pk,
                entry.get_kind_display(),
                entry.name,
                "、".join(entry.aliases),
                entry.detail,
                entry.path,
                " ".join(characters(entry.name, *entry.aliases, *entry.context)),
            )  # fmt: skip
            for entry in SearchEntry.objects.order_by("-weight", "pk").iterator(chunk_size=2000)
        ),
    )
    target.execute("CREATE VIRTUAL TABLE found_fts USING fts5(words, content='found', content_rowid='n')")
    target.execute("INSERT INTO found_fts (rowid, words) SELECT n, words FROM found")


def characters(*texts):
    """The characters of each text, texts kept apart by a word that nobody asks for."""
    for text in texts:
        yield from bare(text)
        yield "zzz"


def typed(names):
    return ", ".join(f"{name} {TYPES.get(name, 'TEXT')}" for name in names)
