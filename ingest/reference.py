"""Outlets, and the parks of parks/data/parks.csv as claims (docs/data.md).

A park's fields are settled from claims alone, so the file's word is stated like everybody else's, with its
citation; a news report that differs stands beside it.
"""

from decimal import Decimal
from functools import cache
from pathlib import Path

from django.db import transaction

from ingest.claims import Stated, record_key, state_dataset
from ingest.models import Claim, Source
from ingest.settling import turns
from parks.reference import DATA, listed, read_rows, upsert

OUTLETS = Path(__file__).resolve().parent / "data" / "outlets.csv"
MU_PER_HECTARE = 15
# Begins every citation of the file, so that claims of rows that left it are found.
CITES = "园区资料（parks.csv）"
UNCONFIRMED = "名称未经来源证实，不公开"
PLAIN = ("name_en", "level", "kind", "district", "address", "website", "status", "approved_on", "confidence")


@transaction.atomic
def load_outlets():
    """Media and other outlets, updated in place by name. Returns how many."""
    rows = [
        {
            "name": row["name"],
            "aliases": listed(row["aliases"]),
            "domain": row["domain"],
            "kind": row["kind"],
            "sample": row["sample"] == "yes",
            "note": row["note"],
        }
        for row in read_rows(OUTLETS)
    ]
    upsert(Source, "name", rows)
    return len(rows)


def load_parks():
    """State every row of parks.csv as claims. Returns the ids of the parks to settle.

    Rows that no source confirms carry no `confidence=confirmed` and are not published by it.
    """
    with turns.alone():
        return _load_parks()


def _load_parks():
    rows = read_rows(DATA / "parks.csv")
    place_of = {row["name"]: row["district"] for row in rows}
    ids = set()
    for row in rows:
        record = state_dataset(
            "park",
            row["name"],
            place=row["district"],
            fields=park_fields(row, place_of),
            citation=cite(row["source"] or UNCONFIRMED),
            aliases=listed(row["aliases"]),
        )
        ids.add(record.pk)
    return ids | _withdraw_others(ids)


def park_fields(row, place_of):
    """{claim field: value, Stated or list} of one row; `place_of` gives the district key of a park's name."""
    parent = row["parent"]
    return {
        **{field: row[field] for field in PLAIN},
        "other_districts": listed(row["other_districts"]),
        "parent": record_key("park", parent, place_of[parent]) if parent else "",
        "industries": listed(row["industries"]),
        "sectors": sectors_of(listed(row["industries"])),
        "township": row["township_code"],
        "position": _position(row),
        "area_mu": _land(row),
        "floor_area_m2": Decimal(row["floor_area_m2"]) if row["floor_area_m2"] else "",
    }


def cite(source, detail=""):
    return f"{CITES}：{source}" + (f"；{detail}" if detail else "")


def sectors_of(industries):
    """Codes of the sectors that the words of a park's industries mark, in the order of sectors.csv.

    A word in industry_sectors.csv means what stands there (perhaps nothing); any other the sector with the
    longest keyword in it.
    """
    said, keywords = _said_sectors(), _sector_keywords()
    found = set()
    for industry in industries:
        if industry in said:
            found |= set(said[industry])
            continue
        matches = [
            (len(word), inner, -order, code) for order, word, code, inner in keywords if word in industry
        ]
        if matches:
            found.add(max(matches)[-1])
    return [code for code in dict.fromkeys(code for _, _, code, _ in keywords) if code in found]


@cache
def _said_sectors():
    rows = read_rows(DATA / "industry_sectors.csv")
    return {row["industry"]: listed(row["sectors"]) for row in rows}


@cache
def _sector_keywords():
    """(order, keyword, code, inner): of equally long keywords an inner sector wins, which says more than the outer one
    it lies in; else the one that comes first in the file."""
    return [
        (int(row["order"]), word, row["code"], bool(row["parent"]))
        for row in read_rows(DATA / "sectors.csv")
        for word in [row["name"], *listed(row["keywords"])]
    ]


def _position(row):
    """`longitude,latitude,precision`: the only positions known are those of the park's town."""
    if not row["longitude"]:
        return ""
    value = f"{row['longitude']},{row['latitude']},{row['precision']}"
    return Stated(value, citation=cite(row["source"], f"点位为{row['township']}（GeoNames，CC BY 4.0）"))


def _land(row):
    """The land in 亩: as printed in 亩, else the approved hectares, else the planned ones (said to be planned)."""
    said = row["area_mu"], row["approved_area_ha"], row["planned_area_ha"]
    if not any(said):
        return ""
    in_mu, approved, planned = said
    value = Decimal(in_mu) if in_mu else Decimal(approved or planned) * MU_PER_HECTARE
    return Stated(
        value,
        hedge=row["area_hedge"],
        mode="planned" if planned and not (in_mu or approved) else "",
        as_of=row["area_as_of"] or (row["approved_on"] if approved else ""),
        citation=cite(row["source"], row["area_note"]),
    )


def _withdraw_others(loaded):
    """Take back what the file no longer says about parks that left it, except what somebody judged."""
    left = Claim.objects.filter(origin=Claim.Origin.DATASET, citation__startswith=CITES, verdict="")
    left = left.exclude(park=None).exclude(park__in=loaded)
    parks = set(left.values_list("park_id", flat=True))
    left.delete()
    return parks
