"""Districts, townships and sectors from the files in parks/data into the database (docs/data.md).

Each load updates in place by natural key and may be repeated; nothing is deleted. Parks are not here: their
fields come from claims, so `ingest.reference` loads them.
"""

import csv
import json
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from parks.models import District, Sector, Township, data_changed

DATA = Path(__file__).resolve().parent / "data"


def read_rows(path):
    """The rows of a CSV file as dicts; an empty cell is an empty string."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(cell):
    """A cell that holds several values, `甲|乙`."""
    return [part for part in cell.split("|") if part]


def degrees(cell):
    return Decimal(cell) if cell else None


def read_boundaries():
    """{district key: GeoJSON feature} in WGS-84."""
    collection = json.loads((DATA / "boundaries.geojson").read_text(encoding="utf-8"))
    return {feature["properties"]["key"]: feature for feature in collection["features"]}


@transaction.atomic
def load_districts():
    """Districts past and present with boundaries, successors and the hosts of management areas. Returns how many."""
    rows = read_rows(DATA / "districts.csv")
    boundaries = read_boundaries()
    upsert(District, "key", [{**_district(row), **_boundary(boundaries.get(row["key"]))} for row in rows])
    by_key = District.objects.in_bulk([row["key"] for row in rows], field_name="key")
    for row in rows:
        by_key[row["key"]].successors.set(by_key[key] for key in listed(row["successors"]))
        by_key[row["key"]].hosts.set(by_key[key] for key in listed(row["hosts"]))
    return len(rows)


@transaction.atomic
def load_townships():
    """Towns and streets; needs the districts. Returns how many."""
    rows = read_rows(DATA / "townships.csv")
    districts = District.objects.in_bulk(field_name="key")
    upsert(Township, "code", [_township(row, districts) for row in rows])
    return len(rows)


@transaction.atomic
def load_sectors():
    """Sectors in two levels. Returns how many."""
    rows = read_rows(DATA / "sectors.csv")
    upsert(Sector, "code", [_sector(row) for row in rows])
    by_code = Sector.objects.in_bulk(field_name="code")
    for row in rows:
        by_code[row["code"]].parent = by_code.get(row["parent"])
    Sector.objects.bulk_update(by_code.values(), ["parent"])
    return len(rows)


def upsert(model, natural_field, rows):
    """Insert or update by natural key in one statement; all rows have the same fields."""
    fields = [field for field in rows[0] if field != natural_field]
    model.objects.bulk_create(
        [model(**row) for row in rows],
        update_conflicts=True,
        unique_fields=[natural_field],
        update_fields=fields,
        batch_size=200,
    )
    data_changed()


def _district(row):
    same = [
        "key",
        "adcode",
        "slug",
        "name",
        "short_name",
        "name_en",
        "kind",
        "zone",
        "zone_2024",
        "position_precision",
        "position_source",
        "valid_from",
        "valid_until",
        "note",
        "source",
    ]
    return {
        **{field: row[field] for field in same},
        "aliases": listed(row["aliases"]),
        "longitude": degrees(row["longitude"]),
        "latitude": degrees(row["latitude"]),
    }


def _boundary(feature):
    known = feature["properties"] if feature else {}
    return {
        "boundary": feature["geometry"] if feature else None,
        "boundary_approximate": known.get("approximate", False),
        "boundary_note": known.get("note", ""),
    }


def _township(row, districts):
    return {
        "code": row["code"],
        "name": row["name"],
        "kind": row["kind"],
        "district": districts[row["district"]],
        "former_district": districts.get(row["former_district"]),
        "former_names": listed(row["former_names"]),
        "current": row["status"] == "current",
        "longitude": degrees(row["longitude"]),
        "latitude": degrees(row["latitude"]),
        "position_match": row["position_match"],
        "note": row["note"],
    }


def _sector(row):
    same = ["code", "slug", "order", "name", "name_en", "tier", "confidence", "source", "note"]
    return {**{field: row[field] for field in same}, "keywords": listed(row["keywords"])}
