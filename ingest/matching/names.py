"""Core names: what is left of a name when what does not tell two things apart is taken away.

Two mentions with the same core name and a compatible place mean the same record (DESIGN §5, Mention), unless
the core is generic (生产基地, 研发中心): such a name says what a thing is and not which one.
"""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"

# Quotation marks, dots, dashes and spaces differ from outlet to outlet and tell nothing apart; | parts a key.
NOISE = re.compile(r"[\s“”\"'‘’《》「」『』·•.,、;:!?\-—_~|]+")
# 重庆软件园, 重庆经开区 and 重庆钛业 would be nothing without their city: it goes only before a longer name.
CITY = re.compile(r"^重庆市?(?=.{4})")
CITY_IN_BRACKETS = re.compile(r"\(重庆市?\)")
BRACKETS = re.compile(r"\(([^()]*)\)")
# A stock code, or how the article goes on to call the company: no part of the name.
SAID_BESIDE = re.compile(r"^([0-9a-z]*[0-9]{4,}[a-z]*|(以下|下称|简称|股票|证券).*)$")
PROJECT_TAIL = re.compile(r"(建设)?项目$")
ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[期号区厂批]")


def _words(name):
    return (DATA / name).read_text(encoding="utf-8").split()


@cache
def _forms(kind):
    with open(DATA / "name_forms.csv", encoding="utf-8") as file:
        return [(row["long"], row["short"]) for row in csv.DictReader(file) if row["kind"] == kind]


@cache
def _legal_tail():
    words = _words("legal_forms.txt")
    return re.compile("(" + "|".join(sorted(words, key=len, reverse=True)) + ")$")


@cache
def _generic_brackets():
    return frozenset(_words("generic_brackets.txt"))


@cache
def _generic_words():
    words = frozenset(_words("generic_names.txt"))
    return words, max(map(len, words))


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
    """`重庆澜川环保装备有限公司` → `澜川环保装备`; a name that is all legal form stays whole.

    (重庆) and brackets that name a legal form tell nothing apart; another place does: 太极集团(成都) is not
    太极集团(重庆).
    """
    text = BRACKETS.sub(_telling_bracket, plain(name)) or plain(name)
    shorter = _legal_tail().sub("", text)
    while shorter != text and len(shorter) >= 2:
        text, shorter = shorter, _legal_tail().sub("", shorter)
    return CITY.sub("", text)


def _telling_bracket(match):
    inner = match[1]
    says_nothing = inner in ("", "重庆", "重庆市") or inner in _generic_brackets() or SAID_BESIDE.match(inner)
    return "" if says_nothing else match[0]


def is_full_name(name):
    """Whether a company is named in full, and not by a short form that another one may go by too."""
    return BRACKETS.sub("", plain(name)).endswith("公司")


def project_core(name):
    text = CITY.sub("", CITY_IN_BRACKETS.sub("", plain(name)))
    return PROJECT_TAIL.sub("", text) or text


@lru_cache(maxsize=100_000)
def is_generic(core):
    """Whether a core name is made of words for kinds of places alone: 总部基地, 研发中心二期, 智能制造产业园.

    Cuts it into such words from the left, in time proportional to its length.
    """
    words, longest = _generic_words()
    reached = {0}
    for start in range(len(core)):
        if start in reached:
            ordinal = ORDINAL.match(core, start)
            reached |= {ordinal.end()} if ordinal else set()
            reached |= {start + size for size in range(1, longest + 1) if core[start : start + size] in words}
    return len(core) in reached


@cache
def _bare_parks():
    return frozenset(_words("generic_parks.txt"))


def is_bare_park(core):
    """Whether a park's core name is only its kind: 产业园, 工业园."""
    return core in _bare_parks()


CORES = {"park": park_core, "company": company_core, "project": project_core}


def core(kind, name):
    """The core name of a mention or record; kinds without one keep their plain name."""
    return CORES.get(kind, plain)(name)[:200]
