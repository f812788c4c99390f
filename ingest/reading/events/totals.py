"""The investment of a ceremony: the project's, its phase's, or the only whole sum that is told beside it."""

import re

from .phases import NOTHING, phase_total

_CONVERTED = re.compile(r"[(（](?:约|折)?合?(?:约)?(?:人民币)?(?:约)?")
_BUILDS = re.compile(r"(?:新建|建设|打造|投建|兴建|修建)的")


def total_of(article, h, fact):
    """The phase's sum if the ceremony was a phase's, else the whole of the project or park."""
    whole = whole_of(fact.fields.get("investment_yi"))
    total = phase_total(article, h)
    if total is NOTHING and re.search(r"[一二三四五]期", fact.name):
        return whole  # the phase is the project
    return total or whole


def said_beside(article, h, happenings):
    """The only whole investment of the happening's sentence, else of its paragraph: 2020年11月签约，总投资2.2亿元."""
    spans = [(h.sentence.start, h.sentence.end)]
    if h.number == 1 or h.rule.endswith("dated"):
        spans.append(_paragraph(article, h))
    for start, end in spans:
        sums = [
            a
            for a in article.within(article.amounts, start, end)
            if a.kind == "money" and a.value is not None
        ]
        sums = [a for a in sums if not _of_another(article, a, h, happenings)]
        whole = [
            a
            for a in sums
            if article.role(a).name in ("investment", "cumulative") and _whole_role(article.role(a))
        ]
        if whole and whole[0].currency and (in_yuan := _in_yuan(article, whole[0], sums)):
            return in_yuan
        if len(whole) == 1 and whole[0].currency:
            return None
        if whole:
            return whole[0] if len(whole) == 1 else None
        bare = [a for a in sums if a.start >= h.sentence.start and _is_bare(article, a)]
        if len(bare) == 1 and not bare[0].currency and start == h.sentence.start:
            return bare[0]
    return None


def _in_yuan(article, foreign, sums):
    """总投资新台币十五亿元(约人民币三.一亿元): what the brackets say."""
    for a in sums:
        if not a.currency and _CONVERTED.fullmatch(article.text, foreign.end, a.start):
            return a
    return None


def _is_bare(article, amount):
    """当场落笔，两亿元，建…; 1.5亿元新建的厂房: a sum without a word for it that can only be the project's."""
    text = article.text
    alone = text[amount.start - 1] in "，" and text[amount.end : amount.end + 1] in ("，", "。")
    return not article.role(amount).name and (alone or _BUILDS.match(text, amount.end) is not None)


def _of_another(article, amount, h, happenings):
    """The sum of a batch, or told in the sentence of another ceremony."""
    others = [o for o in happenings if o is not h and (o.subject is None or o.subject is not h.subject)]
    return any(
        o.money is amount
        or o.sentence is not h.sentence
        and o.sentence.start <= amount.start < o.sentence.end
        and (o.kind == h.kind or o.subject is not None and h.subject is not None)
        for o in others
    )


def _whole_role(role):
    return role.scope in ("", "cumulative") and not role.weak


def _paragraph(article, h):
    spans = [(s.start, s.end) for s in article.doc.sentences if s.paragraph == h.sentence.paragraph]
    return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def whole_of(value):
    return value if value is not None and value.scope != "phase" and not value.currency else None
