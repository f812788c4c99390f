"""Numbers to ask after: twelve digits in three groups, easily said over the phone, not to be guessed.

One in 10¹² for each try, and tries are limited (`limits.py`).
"""

import secrets
import unicodedata

LENGTH = 12


def fresh():
    """A new number, as it is stored: twelve digits."""
    return f"{secrets.randbelow(10**LENGTH):0{LENGTH}d}"


def spoken(number):
    """`482109375526` → `4821-0937-5526`."""
    return "-".join(number[start : start + 4] for start in range(0, LENGTH, 4))


def typed(text):
    """The number that somebody typed, with whatever dashes, blanks and full-width digits; else ""."""
    digits = "".join(char for char in unicodedata.normalize("NFKC", text or "") if not char.isspace())
    for dash in "-‐‑–—－_.":
        digits = digits.replace(dash, "")
    return digits if len(digits) == LENGTH and digits.isascii() and digits.isdigit() else ""


class NumberConverter:
    """A number in an address: written in groups, stored without."""

    regex = r"\d{4}-?\d{4}-?\d{4}"

    def to_python(self, text):
        return text.replace("-", "")

    def to_url(self, number):
        return spoken(number.replace("-", ""))
