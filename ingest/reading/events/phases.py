"""The sum of one phase, where a ceremony was a phase's: 投资7亿元的一期投产, 一期工程…封顶…其中一期投资3.4亿元."""

import re

from ingest.reading.facts import Value

_PHASE = re.compile(r"(?:第?([一二三四五])期|(首)期)[^，。；、]{0,20}$")
NOTHING = object()
# 一期投资2.8亿元，2022年10月破土: nothing but a measure and a date stand between.
_PHASE_BEFORE = re.compile(
    r"(?:第?([一二三四五])期|(首)期)(?:工程)?(?:总?投资|占地|用地|建筑面积)[^，。；]{1,14}，[\d年月日去今前初底，]{0,12}(?:正式)?$"
)
_PHASE_AFTER = re.compile(r"的(?:就|正|只)?是第?([一二三四五])期")
_IS_PHASE = re.compile(r"(?:投产|开园|开工|封顶|竣工|投用|启用|动工)的(?:只|就|正|便)?是第?([一二三四五])期")
AHEAD = 4  # sentences after the ceremony's in which the phase's sum may stand


def phase_total(article, h):
    """The Value of the phase's investment; None where no phase was begun or opened, NOTHING where no sum is told for it."""
    text = article.text
    before = _PHASE.search(text[max(h.sentence.start, h.start - 26) : h.start])
    before = before or _PHASE_BEFORE.search(text[max(h.sentence.start, h.start - 50) : h.start])
    after = _PHASE_AFTER.match(text, h.end)
    match = before or after or _said_later(article, h)
    if match is None:
        return None
    ordinal = match[1] or "一"
    for start, end in _spans(article, h):
        for amount in article.within(article.amounts, start, end):
            if (
                amount.kind == "money"
                and amount.value is not None
                and _of_phase(article, amount, ordinal, start)
            ):
                return Value(
                    amount.value,
                    amount.printed,
                    article.evidence(amount.start, amount.end),
                    "ceremony's phase",
                    hedge=amount.hedge,
                    currency=amount.currency,
                )
    return NOTHING


def _said_later(article, h):
    """…正式投产。项目分三期，眼下投产的是第一期，投资1.7亿元."""
    for start, end in _spans(article, h):
        if match := _IS_PHASE.search(article.text, max(start, h.end), end):
            return match
    return None


def _spans(article, h):
    sentences = article.doc.sentences
    at = next((i for i, s in enumerate(sentences) if s.start == h.sentence.start), None)
    return [(s.start, s.end) for s in sentences[at : at + 1 + AHEAD]] if at is not None else []


def _of_phase(article, amount, ordinal, floor):
    """投资7亿元的一期; 一期投资3.4亿元, 一期占地150亩，投资3.4亿元."""
    text = article.text
    names = (f"{ordinal}期", "首期") if ordinal == "一" else (f"{ordinal}期",)
    if article.role(amount).name not in ("investment", "agreement"):
        return False
    if text[amount.end : amount.end + 4].lstrip("的第").startswith(names):
        return True
    head = text[floor : amount.start]
    at = max(head.rfind(name) for name in names)
    return at >= 0 and len(head) - at <= 24 and not re.search(r"总投资|。|；", head[at:])
