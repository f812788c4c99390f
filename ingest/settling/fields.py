"""Which claims fill which field of which record, and how their text becomes the field's value."""

from decimal import Decimal, InvalidOperation


def number(text):
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value >= 0 else None


def count(text):
    value = number(text)
    return (
        int(value) if value is not None and value == value.to_integral_value() and value < 100_000 else None
    )


def text(value):
    return value


# One value each: claim field → how to read it. Links to other records (park, district, parent) and sets
# (companies, sectors, aliases) are settled apart, since their values are records.
SINGLE = {
    "park": {
        "name": text,
        "name_en": text,
        "level": text,
        "kind": text,
        "address": text,
        "area_mu": number,
        "floor_area_m2": number,
        "investment_yi": number,
        "operator": text,
        "contact": text,
        "website": text,
        "approved_on": text,
        "status": text,
        "position": text,
        "township": text,
        "district": text,
        "parent": text,
    },
    "company": {"name": text, "full_name": text, "credit_code": text},
    "project": {
        "name": text,
        "investment_yi": number,
        "area_mu": number,
        "annual_output_yi": number,
        "stage": text,
        "park": text,
        "district": text,
    },
    "event": {
        "name": text,
        "kind": text,
        "date": text,
        "project_count": count,
        "investment_yi": number,
        "park": text,
        "district": text,
        "parent": text,
    },
}
MANY = {
    "park": ("aliases", "sectors", "industries", "other_districts"),
    "company": ("aliases", "sectors"),
    "project": ("aliases", "sectors", "companies"),
    "event": ("aliases", "projects"),
}
# Lower is earlier; a project is shown at the furthest stage that is reported of it.
STAGES = ["planned", "signed", "under_construction", "topped_out", "completed", "opened", "stopped"]
