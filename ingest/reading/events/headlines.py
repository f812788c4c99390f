"""What only the headline says of a ceremony: how many projects, what total."""

import re

from .triggers import find_triggers

_PROJECTS = re.compile(r"[^，。；]{0,8}项目")
_TOTAL = re.compile(r"\W{0,3}(?:合同|协议|签约|计划)?(?:投资)?总?(?:投资|金额|额)[：:]?(?:约|超|近)?")


def headline_total(article, h, happenings):
    if h.money is not None or article.title is None or h.firms or h.projects is None:
        return
    counts = [
        a
        for a in article.within(article.amounts, article.title.start, article.title.end)
        if a.kind == "count"
    ]
    batches = [o for o in happenings if o.batch]
    if len(batches) > 1 or not any(a.value == h.projects for a in counts):
        return
    for amount in article.within(article.amounts, article.title.start, article.title.end):
        role = article.role(amount)
        if amount.kind == "money" and amount.value is not None and role.name in ("investment", "agreement"):
            h.money = amount


def headline_count(article, h, happenings):
    """今天下午…签约会 under the headline 这个下午，签了13单: the headline counts it, and a line of its own has the sum."""
    if (
        article.title is None
        or h.subject is not None
        or h.number
        or h.firms
        or any(o.batch for o in happenings)
    ):
        return
    start, end = article.title.start, article.title.end
    counts = [
        a
        for a in article.within(article.amounts, start, end)
        if a.kind == "count" and (a.unit == "单" or _PROJECTS.match(article.text, a.end))
    ]
    kinds = {t.kind for t in find_triggers(article.text, start, end) if not t.planned}
    if len(counts) != 1 or kinds != {h.kind} or not counts[0].value or counts[0].value < 2:
        return
    h.count = counts[0]
    if h.money is None:
        sums = [a for a in article.amounts if a.kind == "money" and _is_a_line(article, a)]
        h.money = sums[0] if len(sums) == 1 else None


def _is_a_line(article, amount):
    """合同总额97.5亿元: nothing else stands in its line."""
    sentence = article.sentence_at(amount.start)
    return (
        sentence is not None
        and _TOTAL.fullmatch(article.text, sentence.start, amount.start) is not None
        and amount.end == sentence.end
    )
