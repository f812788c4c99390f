"""The sum of a batch: the first investment behind its count, never that of one of its items."""

import re
from decimal import Decimal

_MONEY_ROLES = {"investment", "agreement", "cumulative"}
_TOGETHER = re.compile(r"(?:合计|共计|总计|总额|金额|一共|共)(?:约|达|为|超|近){0,4}$")
_PARTS = re.compile(
    r"：(?:一是|其一|与|和|由|[^，。；：]{2,20}(?:的|投资|带来|签下))|其中[，：]?[^，。；]{0,30}(?:投资|的|由)"
)
_ONLY_PROJECTS = re.compile(r"[^，。；：]{0,8}项目，(?:共|总共|合计)?")
_BOTH = re.compile(r"合计|共计|总计")


def give_money(article, sentence, found, counts):
    """Each batch takes the first sum of investment after its count; a sum for two batches together belongs to none."""
    text = article.text
    for i, h in enumerate(found):
        later = [o.count.start for o in found if o.count.start > h.count.start]
        until = min(later, default=_reach(article, sentence))
        until = _up_to_parts(text, h, until)
        sums = [
            a
            for a in article.within(article.amounts, h.count.end, until)
            if _is_sum(article, a) or _is_bare(text, h.count, a)
        ]
        if sums and not (i > 0 and _BOTH.search(text[h.count.end : sums[0].start]) and not later):
            h.money = sums[0]
            continue
        before = [
            a
            for a in article.within(article.amounts, max(sentence.start, h.count.start - 16), h.count.start)
            if _is_sum(article, a)
        ]
        if before and not sums and text[before[-1].end : h.count.start] in ("的", "、", "，", " "):
            h.money = before[-1]


def _is_bare(text, count, amount):
    """9个项目，66.5亿元，全部落在…: nothing but a comma between the projects and their sum."""
    return (
        amount.kind == "money"
        and amount.value is not None
        and _ONLY_PROJECTS.fullmatch(text, count.end, amount.start) is not None
    )


def _up_to_parts(text, h, until):
    """与三家企业签订投资合同：与甲签下…，投资4亿元: what stands behind such a mark is one item's."""
    parts = _PARTS.search(text, h.count.end, until)
    return parts.start() if parts else until


def _reach(article, sentence):
    """To the end of the sentence, or of the next one if that goes on with the sum (总投资…)."""
    sentences = article.doc.sentences
    for i, s in enumerate(sentences[:-1]):
        if s.start == sentence.start:
            after = sentences[i + 1]
            if after.paragraph <= s.paragraph + 1 and re.match(
                r"(?:项目)?(?:总投资|协议|合同|投资总额|计划总投资|总金额|总额)", after.text
            ):
                return after.end
    return sentence.end


def _is_sum(article, amount):
    text = article.text
    if amount.kind != "money" or amount.value is None:
        return False
    if _TOGETHER.search(text[max(0, amount.start - 4) : amount.start]) and amount.value >= Decimal("0.1"):
        return True
    role = article.role(amount)
    return role.name in _MONEY_ROLES and role.scope != "phase" and (not role.weak or "期" not in role.cue)
