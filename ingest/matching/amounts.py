"""When two reported numbers can be one: outlets round them, and count a project more or less."""

from decimal import Decimal, InvalidOperation

ROUNDED = Decimal("0.03")
CLEARLY = Decimal("0.1")
MANY = 10  # from here on an outlet's count may be one off


def number(text):
    """`20` → Decimal, in 亿元; None for "" and for what is no plain number (`5 USD`)."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def in_currency(amount, currency):
    """`5` in `USD` → `5 USD`: 5 亿美元 are not 5 亿元, which bear no currency."""
    return f"{amount} {currency}" if amount and currency not in ("", "CNY") else amount


def apart(a, b):
    """How far two amounts differ, as a share of the larger; None where they cannot be compared, as in two
    currencies (`5 USD` with `36`)."""
    (a, _, currency), (b, _, other) = a.partition(" "), b.partition(" ")
    a, b = number(a), number(b)
    if a is None or b is None or currency != other:
        return None
    return abs(a - b) / max(abs(a), abs(b), Decimal(1) / 10**6)


def clearly_differ(a, b):
    """Both known, and more than a tenth apart: no rounding of one figure."""
    share = apart(a, b) if a and b else None
    return share is not None and share > CLEARLY


def agree(a, b):
    """Both known, and the same but for rounding (35.7 and 近36)."""
    if not a or not b:
        return False
    share = apart(a, b)
    return a == b if share is None else share <= ROUNDED


def counts_agree(a, b):
    """Both known, and the same; of large ones also 70 and 69."""
    if not a or not b:
        return False
    if a == b:
        return True
    a, b = number(a), number(b)
    if a is None or b is None:
        return False
    return min(a, b) >= MANY and abs(a - b) <= max(1, max(a, b) / 20)
