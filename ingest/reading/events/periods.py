"""Counts over a period are no ceremonies: 1至6月签约项目86个, 半年签下41个项目, 在建的6个项目主体封顶."""

import re

from ingest.reading.naming.words import choice

from .days import section_date

_CEREMONY = re.compile(choice("events/ceremony"))
_PERIOD = re.compile(
    r"\d{1,2}月?[至到—–~\-]{1,2}\d{1,2}月|[上下]半年|前[一二三四五六七八九十\d]{1,9}个?(?:月|季度)|[一二三四]季度|去年|上年|今年|全年|截至|截止|累计|同期|同比"
    r"|以来|近年|过去|三年|五年|两年|年度|\d{4}年(?!\d{1,2}月)|每年|历年|目前|本月|上月|在建"
)
_CEREMONY_DAY = re.compile(r"举行|仪式|当天|同日|\d日|今天|昨日")
# 半年签下41个项目: so long, in which many were signed.
_SPAN = re.compile(
    r"(?:半年|[一两二三四五六七八九十\d]{1,2}(?:年|个月)|[一两二三]个?季度)(?:来|里|间|内|多|时间)?[^，。；]{0,6}$"
)


def is_period(article, sentence, count, trigger):
    """A count over a period: such words in the sentence before it, and neither a day nor a word of one occasion."""
    text = article.text
    lead = (
        _goes_on_from(article, sentence)
        + text[
            max(sentence.start, count.start - 120) : max(
                count.end, trigger.end if trigger.start >= sentence.start else 0
            )
        ]
    )
    near = text[max(sentence.start, min(count.start, trigger.start) - 30) : max(count.end, trigger.end) + 10]
    if re.search(r"以上(?:的)?(?:重大|重点|工业|产业)?项目", near) and not _CEREMONY.search(lead):
        return True
    if _CEREMONY.search(lead):
        if re.search(r"截至|累计|\d月?[至到—~-]\d{1,2}月", lead):
            return True
        if re.search(r"(?:\d{1,9}|[两二三四五六七八九十]{1,9})次", lead):
            return True
        over = re.search(r"[上下]半年|以来|全年|分[两二三四五]批", lead)
        return (
            over is not None
            and not re.search(r"举行|仪式|当天|同日", lead)
            and not _days(article, sentence, count)
        )
    if trigger.start < sentence.start and not _PERIOD.search(lead):
        return False
    if re.search(r"新(?:增)?(?:签约|开工|投产|竣工)", lead + text[count.end : count.end + 12]) and not any(
        d.precision == "day" for d in _days(article, sentence, count)
    ):
        return True
    if _SPAN.search(lead) and not _days(article, sentence, count):
        return True
    days = _days(article, sentence, count) + _section(article, sentence)
    if days and not re.search(
        r"截至|累计|前[\d一二三四五六七八九十]{1,3}个?月|\d{1,2}月?[至到—–~\-]{1,2}\d{1,2}月|底[，,]?全", lead
    ):
        return False
    if _PERIOD.search(lead):
        return True
    return sentence.paragraph > 1 and not days


def _goes_on_from(article, sentence):
    """What stands before a semicolon tells the period of what stands behind it, too."""
    at = article.text.rfind("；", 0, sentence.start)
    if at < 0 or article.text[at + 1 : sentence.start].strip("”"):
        return ""
    before = article.sentence_at(at)
    return before.text if before is not None and not _CEREMONY_DAY.search(before.text) else ""


def _days(article, sentence, count):
    dates = article.within(article.dates, sentence.start, count.end)
    return [d for d in dates if d.precision == "day" or d.precision == "month" and d.iso]


def _section(article, sentence):
    head = section_date(article, sentence)
    return [head] if head else []
