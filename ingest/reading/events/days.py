"""The date that is told with a verb of a ceremony: in its sentence, before a semicolon, or as the head of its paragraph."""

import re
from bisect import bisect_left
from operator import attrgetter

from .triggers import find_triggers

_DAY_AND_PLACE = re.compile(r"[^，。]{0,4}\d{1,2}月\d{1,2}日\)?，?[^，。]{0,10}。")  # 周四(3月7日)，某新城。
# 2021年3月破土，仅用16个月就建成: so long after the date.
_SINCE = re.compile(
    r"；|(?:签约|开工|动工|破土|奠基)到|，(?:预计|计划|将|力争|目前)|(?:[用隔]时?了?|历时|时隔|不到|短短)[^，。；]{0,6}(?:个月|天|年)"
)
_OUTLOOK = re.compile(r"打算|下一步|(?:工作|发展)?(?:思路|目标|计划|安排)$|展望")
_paragraph = attrgetter("paragraph")
HEAD = 24  # characters of a line that heads a section
BACK = 3  # parts of a sentence, cut by semicolons, that a day reaches over


def day_before_semicolon(article, sentence):
    """6月28日，甲产业园动工；乙总部大楼封顶: the day of the sentence that goes on."""
    if article.within(article.dates, sentence.start, sentence.end):
        return None
    for _ in range(BACK):
        if article.text[sentence.start - 1 : sentence.start] not in ("；", ";"):
            return None
        sentence = article.sentence_at(sentence.start - 1)
        if sentence is None:
            return None
        days = [
            d for d in article.within(article.dates, sentence.start, sentence.end) if d.precision == "day"
        ]
        if days:
            return days[-1]
    return None


def nearest_date(article, sentence, trigger):
    """The DateExpression told with the verb: the last one before it in the sentence, else right after it (开工于2020年11月)."""
    start, end = max(sentence.start, trigger.start - 120), min(sentence.end, trigger.end + 12)
    told = article.within(article.dates, start, end)
    vague = max((d.end for d in told if not d.precision and d.end <= trigger.start), default=start)
    # 12月17日，记者了解到…日前竣工: the day before 日前 is another's.
    dates = [d for d in told if d.precision and d.start >= vague]
    before = [d for d in dates if d.end <= trigger.start and _belongs(article.text, d, trigger)]
    if len(before) > 1 and before[-1].precision:
        # 2018年3月奠基，2019年国庆前一期投产: a date with a verb of its own before the next date is that verb's.
        before = [d for d in before[:-1] if not _told(article.text, d, before[-1])] + before[-1:]
    if before:
        # A day beats a year that only names the occasion: 昨日，铜梁区2023年一季度…集中签约.
        return max(before, key=lambda d: (d.precision == "day", d.precision == "month", d.start))
    after = [
        d
        for d in dates
        if 0 <= d.start - trigger.end <= 3 and "，" not in article.text[trigger.end : d.start]
    ]
    return after[0] if after else None if dates or vague > start else section_date(article, sentence)


def _told(text, date, later):
    """A verb of a ceremony and the end of its clause stand between the two dates."""
    between = text[date.end : later.start]
    return "，" in between and any(
        not t.noun and not t.occasion and not t.soft for t in find_triggers(between, 0, len(between))
    )


def section_date(article, sentence):
    """The date that heads the paragraph: 8月18日 | 长沙镇."""
    head = _heading(article, sentence)
    if head is None:
        return None
    if head.text.endswith(("。", "！", "？")) and not _DAY_AND_PLACE.fullmatch(head.text):
        return None
    dates = [d for d in article.within(article.dates, head.start, head.start + 4) if d.iso]
    return dates[0] if dates else None


def is_outlook(article, sentence):
    """五、2024年打算: whatever is told under such a heading is to come."""
    head = _heading(article, sentence)
    return head is not None and _OUTLOOK.search(head.text) is not None


def _heading(article, sentence):
    """The short line that is all of the paragraph just before, or None."""
    # Asked for every verb of a ceremony: a look through all sentences would cost their square in a text of nothing else.
    sentences = article.doc.sentences
    first = bisect_left(sentences, sentence.paragraph - 1, key=_paragraph)
    head = sentences[first : bisect_left(sentences, sentence.paragraph, first, key=_paragraph)]
    return head[0] if len(head) == 1 and len(head[0].text) <= HEAD else None


def _belongs(text, date, trigger):
    """A date further back belongs to the verb unless another statement of time or plan stands between."""
    between = text[date.end : trigger.start]
    return len(between) <= 90 and not _SINCE.search(between)
