"""A Reading as the JSON object that `read_articles` prints: the schema of the annotation guide, and where each fact stands."""

from decimal import Decimal

from .facts import Reading, Value

FIELDS = {
    "districts": (),
    "parks": ("district", "area_mu", "floor_area_m2", "investment_yi"),
    "events": ("kind", "date", "date_precision", "district", "park", "project_count", "investment_yi"),
    "projects": (
        "companies",
        "investment_yi",
        "district",
        "park",
        "stage",
        "area_mu",
        "annual_output_yi",
    ),
    "companies": (),
}
_PRECISION = {4: "year", 7: "month", 10: "day"}
_PART = {"phase", "yearly", "cumulative"}
_NOT_BEHIND_IT = {"builder", "tenant"}


def to_json(reading: Reading, id):
    """One article as a dict ready for `json.dumps`. Values that the guide leaves out (other currencies, one phase's
    share of an investment) are null at the top and still stand, as printed, under `details`."""
    return {
        "id": id,
        "relevant": reading.relevant,
        "reason": reading.reason,
        "title": reading.title,
        "published_on": reading.published_on,
        "published_basis": reading.published_basis,
        "outlet": reading.outlet,
        "body": reading.body,
    } | {kind: [_fact(fact, kind) for fact in getattr(reading, kind)] for kind in FIELDS}


def plain(value):
    """Numbers as JSON numbers: Decimal('20.0') is 20, Decimal('35.7') is 35.7."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _fact(fact, kind):
    out = {"name": fact.name}
    for field in FIELDS[kind]:
        out[field] = _field(fact, kind, field)
    if kind == "events" and out["date_precision"] is None and out["date"]:
        out["date_precision"] = _PRECISION.get(len(out["date"]))
    if kind == "companies" and fact.role:
        out["role"] = fact.role
    if fact.aliases:
        out["aliases"] = list(fact.aliases)
    if fact.sectors:
        out["sector"] = list(fact.sectors)
    out["evidence"] = _evidence(fact.evidence)
    out["rule"] = fact.rule
    details = {name: _detail(value) for name, value in fact.fields.items() if value}
    if details:
        out["details"] = details
    return out


def _field(fact, kind, field):
    value = fact.fields.get(field)
    if field == "companies":
        return [one.value for one in value or [] if one.role not in _NOT_BEHIND_IT]
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, Value):
        return plain(value)
    if value.currency:
        return None
    if field == "investment_yi" and value.scope in _PART and "期" not in fact.name:
        return None
    return plain(value.value)


def _detail(value):
    if isinstance(value, list):
        return [_detail(one) for one in value]
    if not isinstance(value, Value):
        return plain(value)
    out = {"value": plain(value.value), "printed": value.printed}
    for name, key in (
        ("hedge",) * 2,
        ("mode",) * 2,
        ("scope",) * 2,
        ("currency",) * 2,
        ("role",) * 2,
        ("date_basis",) * 2,
        ("as_of",) * 2,
    ):
        if getattr(value, name):
            out[key] = getattr(value, name)
    return out | {"rule": value.rule, "evidence": _evidence(value.evidence)}


def _evidence(evidence):
    return {"start": evidence.start, "end": evidence.end, "sentence": evidence.sentence}
