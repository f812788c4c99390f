"""Single happenings: one project's or park's own signing, groundbreaking, topping out or opening.

- `dated`: a day or month stands with the verb (2020年11月破土, 去年底签约).
- `solemn`: 正式投产, 宣告开园, 全面封顶, 奠基仪式在此举行 near the beginning of the article.
- `agreement`: X与Y签署战略合作协议.
- Left alone: an undated status (已建成投产), plans, conditions (投产后), papers that bring no project (人才培养协议).
"""

import re
from bisect import bisect_right

from ingest.reading.naming.words import choice

from .days import day_before_semicolon, is_outlook, nearest_date
from .happening import Happening
from .triggers import find_triggers

_SOLEMN = re.compile(choice("events/solemn"))
_OTHER_PAPER = re.compile(choice("events/other_papers"))
_AGREEMENT = re.compile(
    r"[^，。；]{0,12}?(?:战略|投资|合作|框架|项目|落户|招商|共建|合资|搬迁|建设|开发)[^，。；]{0,8}?(?:协议|合同|备忘录)"
)
_STRONG = re.compile(
    r"(?:正式|宣告|全面|顺利|成功|圆满|主体)(?:建成|竣工)?(?:封顶|投产|开园|揭牌|投用|开工|启用|投运)|举行[^，。；]{0,20}(?:开工|奠基|投产|开园|揭牌|封顶)仪式"
)
_TENANCY = re.compile(
    r"(?:了|下)?[^，。；]{0,8}?(?:入驻|租赁|(?<!项目)入园|租仓)[^，。；]{0,2}(?:协议|合同|意向书)"
)
# 公司与…管理委员会签订入园协议: an investor and the authority, not a tenant and his landlord.
_WITH_THE_PARK = re.compile(r"公司[^。；]{0,12}[与和同跟][^。；]{0,24}(?:管委会|管理委员会|政府)")
_DAYTIME = re.compile(r"(?:今天|今日|当天|当日|昨天|昨日)?(?:上午|下午|早上|晚上|傍晚)，?")
_MONTHS = re.compile(r"\d{1,2}月?[至到—–~\-]{1,2}\d{1,2}月")
_RANGE = re.compile(
    r"\d{1,2}月?[至到—–~\-]{1,2}\d{1,2}月|前[一二三四五六七八九十\d]{1,9}个?(?:月|季度)|截至|[上下]半年，|以来|[\d两二三四五六七八九]{1,9}次集中"
)
_FIRMS_SIGN = re.compile(r"(?:首批|入驻|入园|多家)(?:企业|商户|商家|租户)(?:现场|集中)?$")
_HELD = re.compile(r"举行|举办|召开|启动")
# 进度：主体结构封顶, 甲项目 | 乙公司 | 主体封顶: a line or row of a table says how far a project is.
_STATUS = re.compile(r"\W{0,4}(?:项目|工程|建设)?(?:进度|进展|状态|阶段)[^，。：]{0,4}[：:]")
_BROUGHT = re.compile(r"投资|项目|基地|协议|合同|总部|工厂|生产线")
_FAIR = re.compile(r"(?:会|展|节|论坛|大赛|活动周)(?:在[^，。；]{1,10})?$")  # 智博会在渝启幕
_OF_WHAT = re.compile(r"[^，。；]{0,16}的")
_ON_THE_SPOT = re.compile(r"活动现场|仪式上|当场|现场")
_OF_FIRMS = re.compile(r"(?:\d{1,9}|[一二两三四五六七八九十]{1,9})家(?:企业|公司)?(?:已经|完成|已|均)?$")
_SHARE = re.compile(r"\d成|[一二三四五六七八九]成|%|率")
_YEAR_TOLD = re.compile(r"20\d\d年")
_PART_AHEAD = re.compile(r"[一二三四]季度|下半年|年?[底末]$")
_PART_OF_YEAR = re.compile(r"[底初末春夏秋冬度节]$")
REACH = 80  # characters around a verb that say of what it tells
LEAD = 5  # sentences at the beginning in which a solemn word is enough


def find_singles(article, sentence, index, triggers, taken):
    """Happenings of one sentence (the index-th of the body, -1 for the headline) beside its batches (`taken` spans)."""
    text = article.text
    found, to_come = [], bool(triggers) and is_outlook(article, sentence)
    for trigger in triggers:
        if trigger.planned or trigger.kind == "both" or _within(taken, trigger.start):
            continue
        if (trigger.noun and not trigger.occasion) or to_come or is_refused(text, trigger, sentence):
            continue
        date = nearest_date(article, sentence, trigger) or day_before_semicolon(article, sentence)
        if trigger.soft and not _signs(text, sentence, trigger, date):
            continue
        rule = _rule(article, sentence, index, trigger, date)
        if rule:
            found.append(
                Happening(
                    trigger.kind,
                    trigger.start,
                    trigger.end,
                    sentence,
                    f"ceremony · {rule}",
                    date=date,
                    occasion=trigger.occasion,
                    firms=_of_tenants(text, trigger, sentence)
                    or _FIRMS_SIGN.search(text, sentence.start, trigger.start) is not None,
                    besides=text.startswith("另", max(0, trigger.start - 1)),
                )
            )
    return found


def _signs(text, sentence, trigger, date):
    """9月14日，…制造基地花落涪陵: a word that tells of a signing only with a day, and of what is invested."""
    return (
        date is not None
        and date.precision == "day"
        and sentence.start <= date.start < trigger.start
        and _BROUGHT.search(text, sentence.start, sentence.end + REACH) is not None
        and _OF_WHAT.match(text, trigger.end, sentence.end) is None
        and _FAIR.search(text, sentence.start, trigger.start) is None
    )


def _within(taken, at):
    """Whether a position lies in one of the spans, which are in order."""
    i = bisect_right(taken, (at, len(taken) and taken[-1][1])) - 1
    return any(s <= at < e for s, e in taken[max(0, i - 2) : i + 2])


def _of_tenants(text, trigger, sentence):
    """入驻协议, 租赁合同: firms sign for room, no project of their own is told."""
    return (
        trigger.kind == "signing"
        and _TENANCY.match(text, trigger.end, sentence.end) is not None
        and _WITH_THE_PARK.search(text, sentence.start, trigger.start) is None
    )


def is_refused(text, trigger, sentence):
    if trigger.kind != "signing":
        return False
    if _OF_FIRMS.search(text, max(sentence.start, trigger.start - 16), trigger.start):
        return True  # 另有2家完成签约
    return is_other_paper(text, trigger, sentence)


def is_other_paper(text, trigger, sentence):
    """Is what is signed a paper that brings no project: 人才培养协议, 入驻意向书?"""
    around = text[max(sentence.start, trigger.start - 14) : min(sentence.end, trigger.end + 24)]
    return _OTHER_PAPER.search(around) is not None


def _rule(article, sentence, index, trigger, date):
    text = article.text
    clause = text[max(sentence.start, trigger.start - 40) : min(sentence.end, trigger.end + 14)]
    if (
        date is not None
        and date.iso
        and article.date
        and date.iso > article.date[: len(date.iso)]
        and len(article.date) > 4
    ):
        return ""
    if date is not None and _ahead(article, date):
        return ""
    exact = date is not None and date.precision == "day" and date.iso is not None
    if (_MONTHS if exact else _RANGE).search(text, max(sentence.start, trigger.start - REACH), trigger.end):
        return ""
    if (
        date is not None
        and _is_dated(date)
        and not _SHARE.search(text, max(sentence.start, trigger.start - 40), trigger.end)
    ):
        beside = 0 <= trigger.start - date.end <= 2  # 2018年10月17日的奠基仪式
        return (
            "dated"
            if not trigger.occasion
            or beside
            or _HELD.search(
                text, max(sentence.start, trigger.start - REACH), min(sentence.end, trigger.end + REACH)
            )
            else ""
        )
    if _STATUS.match(sentence.text) or sentence.text.count("|") >= 3:
        return ""
    if _STRONG.search(clause) or (_DAYTIME.match(sentence.text) and not trigger.occasion):
        return "solemn"
    if index < LEAD and (
        _SOLEMN.search(clause) and not trigger.occasion or trigger.occasion and _HELD.search(clause)
    ):
        return "solemn"
    if trigger.kind == "signing" and not trigger.occasion and _ON_THE_SPOT.search(clause):
        return "solemn"
    if _told_of_occasion(article, sentence) or _day_before_it(article, sentence, trigger):
        return "solemn"
    if trigger.word in ("签署", "签订") and _AGREEMENT.match(text, trigger.end, sentence.end):
        return "agreement" if re.search("[与和同跟]", clause) else ""
    return ""


def _ahead(article, date):
    """今年三季度 in a report of June, 今年下半年 in one of May."""
    if (
        len(article.date) < 7
        or not date.iso
        or date.iso != article.date[:4]
        or not (part := _PART_AHEAD.search(date.printed))
    ):
        return False
    if part[0].endswith(("底", "末")):
        return int(article.date[5:7]) < 11  # 今年年底开建, told in October
    first = 7 if part[0] == "下半年" else 3 * "一二三四".index(part[0][0]) + 1
    return first > int(article.date[5:7])


def _is_dated(date):
    if date.precision == "day":
        return True
    return date.iso is not None and (
        date.precision == "month"
        or _PART_OF_YEAR.search(date.printed) is not None
        or _YEAR_TOLD.fullmatch(date.printed) is not None
    )


def _told_of_occasion(article, sentence):
    """The sentence before it in its paragraph tells of another ceremony of a day: 同一天，…的另一场仪式要热闹些。"""
    before = article.sentence_at(sentence.start - 1) or article.sentence_at(sentence.start - 2)
    if (
        before is None
        or before.paragraph != sentence.paragraph
        or not re.search("仪式|活动|庆典", before.text)
    ):
        return False
    return any(
        d.same_day or (d.precision == "day" and d.iso)
        for d in article.within(article.dates, before.start, before.end)
    )


def _day_before_it(article, sentence, trigger):
    """今年7月26日，圈里又添一员“猛将”。投资8亿元的甲基地建成投用: the day stands in the sentence before, which tells of no ceremony."""
    if (
        article.within(article.dates, sentence.start, sentence.end)
        or sentence.text[trigger.end - sentence.start :].strip("。！”了")
        or trigger.occasion
    ):
        return False
    before = article.sentence_at(sentence.start - 1)
    if before is None or before.paragraph != sentence.paragraph:
        return False
    days = [
        d for d in article.within(article.dates, before.start, before.end) if d.precision == "day" and d.iso
    ]
    told = find_triggers(article.text, before.start, before.end)
    return len(days) == 1 and all(t.soft for t in told)
