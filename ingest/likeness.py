"""When a fact that was read is the fact of the annotation: likeness from 0 (another) to 1 (the same).

Names are compared without marks, 重庆 in front and legal forms behind, fuzzily but never across different ordinals
(一期 is not 二期); ceremonies by kind, count and total. The rules are those of the annotation guide's scorer, so that
figures can be compared.
"""

import re
import unicodedata

from rapidfuzz import fuzz

_DROPPED = re.compile(r"[\s“”\"'‘’《》「」『』·•,，。;；:：、!！?？\-—_]+")
_IN_FRONT = re.compile(r"^重庆(市)?")
_ALIAS = re.compile(r"\(.*?\)")
_LEGAL_FORM = re.compile(
    r"(股份有限公司|有限责任公司|集团有限公司|科技有限公司|有限公司|股份公司|集团公司|总公司|分公司|公司|集团|股份)$"
)
_ORDINAL = re.compile(r"[0-9一二三四五六七八九十]+(?=[期局号区厂批届建冶院线])|[0-9]+")
_PROJECT_TAIL = re.compile(r"(建设)?项目$")


def bare(text):
    """Without spaces and marks, in compatible lower-case characters."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text or "")).lower()


def names_alike(a, b, least_share, least_ratio):
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if _ORDINAL.search(a) and _ORDINAL.search(b) and set(_ORDINAL.findall(a)) != set(_ORDINAL.findall(b)):
        return 0.0
    if a in b or b in a:
        share = min(len(a), len(b)) / max(len(a), len(b))
        if share >= least_share:
            return 0.8 + 0.2 * share
    ratio = fuzz.ratio(a, b) / 100
    return ratio if ratio >= least_ratio else 0.0


def same_text(a, b):
    return bare(a) == bare(b)


def same_number(a, b):
    """Within one percent; two missing values agree."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 0.01 * max(abs(a), abs(b), 1e-9)


def same_place(a, b):
    return bool(names_alike(_local(a), _local(b), 0.6, 0.85))


def district(a, b):
    return float(same_text(a, b))


def park(a, b):
    return names_alike(_local(a["name"]), _local(b["name"]), 0.6, 0.85)


def company(a, b):
    return names_alike(_short(a), _short(b), 0.5, 0.85)


def project(a, b):
    """By name; or, under another name, by a shared investor and the same investment."""
    alike = names_alike(
        _PROJECT_TAIL.sub("", _local(a["name"])), _PROJECT_TAIL.sub("", _local(b["name"])), 0.5, 0.75
    )
    if alike:
        return alike
    shared = any(company(x, y) for x in a.get("companies") or [] for y in b.get("companies") or [])
    amount = a.get("investment_yi")
    return 0.7 if shared and amount and same_number(amount, b.get("investment_yi")) else 0.0


def event(a, b):
    """The same kind, count and total; the date only decides between two that are otherwise the same."""
    same = (
        a.get("kind") == b.get("kind")
        and same_number(a.get("project_count") or 1, b.get("project_count") or 1)
        and same_number(a.get("investment_yi"), b.get("investment_yi"))
    )
    return 0.9 + 0.1 * (a.get("date") == b.get("date")) if same else 0.0


def title(a, b):
    return bool(names_alike(bare(a), bare(b), 0.85, 0.9))


def _local(name):
    return _IN_FRONT.sub("", bare(name))


def _short(name):
    text = _ALIAS.sub("", _local(name))
    before = None
    while before != text and len(text) > 2:
        before, text = text, _LEGAL_FORM.sub("", text)
    return text or bare(name)
