"""How values are written for people: money, land, floors, partial dates and the hedge words around them.

Pure functions from canonical values (亿元, 亩, ㎡, ISO dates as precise as known) to text in the language in
force. English readers get CNY billions and hectares beside 亩, because 亿元 and 亩 mean nothing to them.
"""

import csv
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from django.utils import dateformat
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

DATA = Path(__file__).parent / "data"
HEDGES = DATA / "hedges.csv"
TERMS = DATA / "terms.csv"
MU_PER_HECTARE = 15

MODES = {"planned": gettext_lazy("计划"), "expected": gettext_lazy("预计")}
SCOPES = {
    "phase": gettext_lazy("其中一期"),
    "yearly": gettext_lazy("每年"),
    "cumulative": gettext_lazy("累计"),
}
# How a date was known when it was not printed with the fact itself (DESIGN §2.7).
BASES = {
    "dateline": gettext_lazy("年月据报道电头推定"),
    "stamp": gettext_lazy("年月据网页日期推定"),
    "context": gettext_lazy("年月据上下文推定"),
}
# Why the rule chose a value, by the code that settling writes (ingest.settling.rule).
REASONS = {
    "person": gettext_lazy("编辑录入、更正或采纳"),
    "real": gettext_lazy("报道和参考数据先于本站样例"),
    "whole": gettext_lazy("说的是整体，不是其中一期、每年或累计"),
    "mode": gettext_lazy("已实现的先于计划和预计的"),
    "dataset": gettext_lazy("名称、级别、区划等以参考数据为先"),
    "stage": gettext_lazy("报道过的最远阶段"),
    "precise": gettext_lazy("日期更精确，或原句写明"),
    "reports": gettext_lazy("独立报道更多"),
    "latest": gettext_lazy("报道最新"),
    "only": gettext_lazy("没有别的说法"),
    "content": gettext_lazy("各说法不分先后，按内容排定"),
}
CURRENCIES = {
    "USD": gettext_lazy("美元"),
    "EUR": gettext_lazy("欧元"),
    "HKD": gettext_lazy("港元"),
    "JPY": gettext_lazy("日元"),
    "GBP": gettext_lazy("英镑"),
    "SGD": gettext_lazy("新加坡元"),
    "KRW": gettext_lazy("韩元"),
}


def in_english():
    return (get_language() or "").startswith("en")


@cache
def hedge_table():
    with HEDGES.open(encoding="utf-8", newline="") as rows:
        return {row["hedge"]: row for row in csv.DictReader(rows)}


@cache
def english_terms():
    with TERMS.open(encoding="utf-8", newline="") as rows:
        return {row["term"]: row["english"] for row in csv.DictReader(rows)}


def term(text):
    """A kind, zone or tier in the language in force; one without a translation stays as it is."""
    return english_terms().get(text, text) if in_english() else text


def decimal_or_none(value):
    """A finite Decimal, or None for what is no number: claims keep their value as text."""
    if value is None or value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def number(value):
    """`Decimal("2086.7000")` → `2,086.7`."""
    text = f"{Decimal(value):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value, places):
    """At most so many decimals; the exact figure stands in the sentence."""
    return number(round(Decimal(value), places))


def split_unit(value, kind, currency=""):
    """The number and its unit as two texts: `("20", "亿元")`, `("CNY 2 billion", "")`."""
    writer = {"money": money_parts, "land": land_parts, "floor": floor_parts}[kind]
    return writer(Decimal(value), currency) if kind == "money" else writer(Decimal(value))


def money_parts(value, currency=""):
    if in_english():
        code = currency or "CNY"
        if value >= 10:
            return f"{code} {rounded(value / 10, 3)}", "billion"
        return f"{code} {rounded(value * 100, 2)}", "million"
    unit = str(CURRENCIES.get(currency, currency)) if currency and currency != "CNY" else "元"
    if value and value < 1:
        return number(value * 10000), f"万{unit}"
    return number(value), f"亿{unit}"


def land_parts(value):
    if in_english():
        return number(value), f"mu ({rounded(value / MU_PER_HECTARE, 1)} ha)"
    return number(value), "亩"


def floor_parts(value):
    if in_english():
        return number(value), "m²"
    if value >= 10000:
        return number(value / 10000), "万㎡"
    return number(value), "㎡"


def hedged(figure, unit, hedge=""):
    """The words around a number, in their order: `(before, figure, unit)`; 余 stands between them."""
    if in_english():
        known = hedge_table().get(hedge)
        words = known["english"] if known else hedge
        return (f"{words} " if words else ""), figure, unit
    place = hedge_table().get(hedge, {}).get("place", "before")
    if place == "inside":
        return "", figure, f"{hedge}{unit}"
    if place == "after":
        return "", figure, f"{unit}{hedge}"
    return hedge, figure, unit


def partial_date(value):
    """`2021` → `2021年`, months and days as ISO, which columns align; in English `2021`, `Nov 2024`, `8 Nov 2024`."""
    if not value:
        return ""
    text = str(value)
    if in_english():
        return english_date(text)
    return text if len(text) > 4 else f"{text}年"


def english_date(text):
    """An ISO date as precise as it is; anything else as it stands."""
    for pattern, shape in (("%Y-%m-%d", "j M Y"), ("%Y-%m", "M Y")):
        try:
            return dateformat.format(datetime.strptime(text, pattern), shape)
        except ValueError:
            continue
    return text


def moment(value):
    """A date with its time: `2024-11-08 09:30`, `8 Nov 2024, 09:30`."""
    return dateformat.format(localtime(value), "j M Y, H:i" if in_english() else "Y-m-d H:i") if value else ""


def basis_note(basis):
    """Why a date is shown as inferred, or "" when its own words print it."""
    return str(BASES.get(basis, "")) if basis else ""


def reason(code):
    """The rule's reason in words; what is no code is in words already."""
    return str(REASONS.get(code, code))


def local_name(thing):
    """A name in the language in force: the official English one, or what the record's `english_name` makes of the
    Chinese one; companies and projects keep theirs."""
    if not in_english():
        return thing.name
    return getattr(thing, "english_name", "") or getattr(thing, "name_en", "") or thing.name


def unknown():
    return _("未知")
