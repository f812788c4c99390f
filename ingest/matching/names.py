"""Core names: what is left of a name when what does not tell two things apart is taken away.

Two mentions with the same core name and a compatible place mean the same record (DESIGN §5, Mention).
"""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"

# Quotation marks, dots, dashes and spaces differ from outlet to outlet and tell nothing apart.
NOISE = re.compile(r"[\s“”\"'‘’《》「」『』·•.,、;:!?\-—_~]+")
# 重庆软件园, 重庆经开区 and 重庆钛业 would be nothing without their city: it goes only before a longer name.
CITY = re.compile(r"^重庆市?(?=.{4})")
CITY_IN_BRACKETS = re.compile(r"\(重庆市?\)")
BRACKETS = re.compile(r"\([^)]*\)")
PROJECT_TAIL = re.compile(r"(建设)?项目$")


@cache
def _forms(kind):
    with open(DATA / "name_forms.csv", encoding="utf-8") as file:
        return [(row["long"], row["short"]) for row in csv.DictReader(file) if row["kind"] == kind]


@cache
def _legal_tail():
    words = (DATA / "legal_forms.txt").read_text(encoding="utf-8").split()
    return re.compile("(" + "|".join(sorted(words, key=len, reverse=True)) + ")$")


def plain(name):
    """`西部（重庆）科学城` and `“西部(重庆)科学城”` are one: NFKC, lower case, no quotes, dots or spaces."""
    return NOISE.sub("", unicodedata.normalize("NFKC", name)).lower()


def park_core(name):
    text = CITY_IN_BRACKETS.sub("", plain(name))
    for long, short in _forms("park"):
        if text.endswith(long):
            text = text[: -len(long)] + short
            break
    return CITY.sub("", text)


def company_core(name):
    """`重庆澜川环保装备有限公司` → `澜川环保装备`; a name that is all legal form stays whole."""
    text = BRACKETS.sub("", plain(name)) or plain(name)
    shorter = _legal_tail().sub("", text)
    while shorter != text and len(shorter) >= 2:
        text, shorter = shorter, _legal_tail().sub("", shorter)
    return CITY.sub("", text)


def project_core(name):
    text = CITY.sub("", CITY_IN_BRACKETS.sub("", plain(name)))
    return PROJECT_TAIL.sub("", text) or text


CORES = {"park": park_core, "company": company_core, "project": project_core}


def core(kind, name):
    """The core name of a mention or record; kinds without one keep their plain name."""
    return CORES.get(kind, plain)(name)[:200]
