"""When a ceremony was: its own date, else 当天's, else that of the occasion told before it."""

import re

from .days import nearest_date, section_date

_HOUR = re.compile(r"(?:上午|下午|中午|晚上)(?:\d{1,2}|[一二两三四五六七八九十]{1,2})[点时]")
_DATELINE = re.compile(r"\s?(?:讯|电|消息)")


def give_dates(article, happenings):
    """Fill `date` and `iso`. 日前 and the like leave both empty unless the sentence shows a year."""
    occasion = None
    for h in happenings:
        if h.date is None:
            h.date = (
                nearest_date(article, h.sentence, h) or _at_that_hour(article, h) or _told_before(article, h)
            )
        if h.batch and h.date is not None and h.date.precision == "year" and h.date.iso:
            h.date = _day_of_that_year(article, h) or h.date
        h.iso, h.date = _resolve(article, h, occasion)
        occasion = h.date if h.batch and h.iso and len(h.iso) == 10 else occasion
        h.iso_own = h.date is not None and h.sentence.start <= h.date.start < h.sentence.end


def _told_before(article, h):
    """A day told just before: in its paragraph, or at the beginning of the article if the ceremony is told there.

    A word like 日前 in the same sentence says that the day is not known.
    """
    if h.sentence.paragraph < 0:
        return None
    if any(
        not d.precision and d.start < h.start
        for d in article.within(article.dates, h.sentence.start, h.sentence.end)
    ):
        return None
    if h.rule.endswith("agreement"):
        return _this_year(article, h)
    near = [
        d for d in article.dates if d.end <= h.start and d.precision == "day" and _same_passage(article, d, h)
    ]
    if not near and (h.batch or h.rule.endswith("solemn")):
        # A page of short lines tells its one day once.
        days = [
            d
            for d in article.dates
            if d.precision == "day" and d.iso and not _DATELINE.match(article.text, d.end)
        ]
        days = [
            d
            for d in days
            if not d.printed.startswith(("明", "后")) and not (article.date and d.iso > article.date)
        ]
        near = days[:1] if days and len({d.iso for d in days}) == 1 and days[0].end <= h.start else []
    return near[-1] if near else None


def _at_that_hour(article, h):
    """今(18)日一天三件事。…下午3点，主厂房封顶: an hour of the day that the article calls 今天 or 昨天."""
    if not _HOUR.match(article.text, h.sentence.start):
        return None
    days = [
        d
        for d in article.dates
        if d.end <= h.start and d.iso and d.printed[0] in "今昨" and d.precision == "day"
    ]
    return days[-1] if days else None


def _day_of_that_year(article, h):
    """昨(8)日上午,挖掘机鸣笛。全县2023年一季度集中开工在此举行：8个项目…: the day told before it in its paragraph."""
    days = [
        d
        for d in article.dates
        if d.end <= h.start
        and d.precision == "day"
        and d.iso
        and d.iso.startswith(h.date.iso)
        and (s := article.sentence_at(d.start)) is not None
        and s.paragraph == h.sentence.paragraph
        and not _DATELINE.match(article.text, d.end)
    ]
    return days[-1] if days else None


def _same_passage(article, date, h):
    told = article.sentence_at(date.start)
    if told is None or told.paragraph < 0:
        return False
    return told.paragraph == h.sentence.paragraph or (told.paragraph <= 1 and h.sentence.paragraph <= 4)


def _this_year(article, h):
    """今年以来, said somewhere before it, dates an agreement to the year."""
    years = [
        d
        for d in article.dates
        if d.end <= h.start and d.printed.startswith("今年") and d.precision == "year"
    ]
    return years[-1] if years else None


def _quoted(article, date):
    """“从签约到今天，一共93天。”: a speaker's today."""
    sentence = article.sentence_at(date.start)
    return sentence is not None and "“" in article.text[sentence.start : date.start]


def _day_meant(article, same, occasion):
    """当天 is the last day told before it, but not a day of last year or the like that is told beside the report's own."""
    days = [d for d in article.dates if d.end <= same.start and d.precision == "day" and not d.same_day]
    days = [d for d in days if d.printed not in ("今天", "今日") or not _quoted(article, d)] or days
    told = article.sentence_at(same.start)
    here = [d for d in days if told and (s := article.sentence_at(d.start)) and s.paragraph == told.paragraph]
    head = section_date(article, told) if told and not here else None
    if head is not None and head.precision == "day":
        return head
    days = here or (
        [occasion]
        if occasion
        else [d for d in days if not _DATELINE.match(article.text, d.end)][:1] or days[:1]
    )
    own = [d for d in days if not d.printed.startswith(("去年", "前年", "上月", "上个月"))]
    return (own or days or [None])[-1]


def _resolve(article, h, occasion):
    date = h.date
    if date is None:
        return None, None
    if date.same_day:
        day = _day_meant(article, date, occasion)
        return (day.iso, day) if day else (None, None)
    return date.iso, date
