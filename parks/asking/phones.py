"""Telephone numbers as people type them, in one form: `13812345678`, `023-67812345`, `4008001234`, `+85221234567`.

Numbering of the mainland: mobiles are eleven digits from 13 to 19; landlines have an area code of 0 and two or
three digits, then seven or eight; 400 and 800 are services. Anything else needs its country code (E.164).
"""

import hmac
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})")
SERVICE = re.compile(r"[48]00\d{7}")
ABROAD = re.compile(r"\+(?!86)[1-9]\d{7,14}")
LOCAL = re.compile(r"[2-9]\d{6,7}")
EXTENSION = re.compile(r"(?:转|轉|分机|ext\.?|x|#)(\d{1,6})$", re.IGNORECASE)


def normal(text):
    """The number in its one form; ValidationError says what is missing."""
    plain = re.sub(r"[\s()._·]|[-‐‑–—－]", "", unicodedata.normalize("NFKC", text or ""))
    extension = EXTENSION.search(plain)
    if extension:
        plain = plain[: extension.start()]
    domestic = re.sub(r"^(?:\+|00)86", "", plain)
    if domestic != plain and not domestic.startswith(("0", "1", "4", "8")):
        domestic = f"0{domestic}"  # +86 23 … drops the zero of the area code
    if MOBILE.fullmatch(domestic) or SERVICE.fullmatch(domestic):
        return domestic
    landline = LANDLINE.fullmatch(domestic) or LANDLINE.fullmatch(f"0{domestic}" if domestic != plain else "")
    if landline:
        return "-".join([*landline.groups(), *([extension[1]] if extension else [])])
    abroad = f"+{plain[2:]}" if plain.startswith("00") else plain
    if ABROAD.fullmatch(abroad):
        return abroad
    if LOCAL.fullmatch(plain):
        raise ValidationError(_("固定电话请带区号，例如 023-67812345。"), code="area_code")
    raise ValidationError(
        _("请填 11 位手机号，或带区号的固定电话；境外号码以 + 和国家代码开头。"), code="phone"
    )


def same(known, typed):
    """Whether what was typed is that number; one that was deleted equals nothing. Takes the same time always."""
    try:
        asked = normal(typed)
    except ValidationError:
        return False
    return bool(known) and hmac.compare_digest(known.encode(), asked.encode())
