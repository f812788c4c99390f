"""Amounts in running text: money, land, floors, counts and shares, each with its span, hedge and canonical value.

Works on clean text and on printed text alike: full-width digits are read in place, so spans hold for both.
What an amount *means* (an investment, an output, a loan) is decided by `amount_roles`.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from .numerals import CHINESE_DIGITS, number

# 1 平方公里 = 1500 亩 and 1 公顷 = 15 亩, as the annotation guide has it.
LAND_UNITS = {
    "亩": Decimal(1),
    "公顷": Decimal(15),
    "平方公里": Decimal(1500),
    "平方千米": Decimal(1500),
    "km²": Decimal(1500),
    "km2": Decimal(1500),
}
FLOOR_UNITS = ("平方米", "平米", "㎡", "m²", "m2", "方")
SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}
CURRENCIES = {
    "美元": "USD",
    "美金": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "港币": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
    "新加坡元": "SGD",
    "新元": "SGD",
    "韩元": "KRW",
    "瑞士法郎": "CHF",
    "澳元": "AUD",
    "加元": "CAD",
    "新台币": "TWD",
    "台币": "TWD",
}
COUNT_UNITS = "单|个|项|家|大|座|宗|批|户|条|栋|幢|件|款|人|名|位|台|套|张"
YI = Decimal(10**8)

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_FULL_WIDTH_DIGIT = re.compile("[０-９]")
_HEDGE = (
    r"不低于|不少于|不超过|不高于|将近|接近|超过|突破|大约|(?<![签节合契条公邀特制])约为|(?<![签节合契条公邀特制])约|(?<![附最])近|超|逾|至少|最高|最多|高达|多达|可达|达到|达|上|过"
    r"|累计|共计|合计|共"
)
# Only these soften a number; the others merely lead up to it.
_SOFT = {
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "将近",
    "接近",
    "超过",
    "突破",
    "大约",
    "约为",
    "约",
    "近",
    "超",
    "逾",
    "至少",
    "最高",
    "最多",
    "上",
    "过",
}
_NUMBER = rf"[一二两三四五六七八九十]{{1,3}}\.[零〇一二三四五六七八九]{{1,3}}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[{CHINESE_DIGITS}]+"
_AMOUNT = re.compile(
    rf"(?P<hedge>{_HEDGE})?\s?"
    rf"(?:(?P<vague>数|几|好几)(?P<vaguescale>[十百千万]*)|(?P<number>{_NUMBER}))\s?"
    r"(?P<more>余|多|来)?\s?"
    r"(?:(?:个(?=亿))?(?P<scale>万亿|千万|百万|亿|万|千|百)(?P<more2>余|多)?)?"
    rf"(?:(?<=亿)(?P<low>\d+|[{CHINESE_DIGITS}]+?)(?P<lowscale>千万|百万|万)(?=元|[美欧港日]元))?\s?"
    r"(?:(?P<share>%|个百分点)"
    r"|(?P<currency>元|美元|美金|欧元|港元|港币|日元|英镑|新加坡元|新元|韩元|瑞士法郎|澳元|加元)"
    r"|(?P<land>亩|公顷|平方公里|平方千米|[kK][mM][²2])"
    r"|(?P<floor>平方米|平米|㎡|m²|m2|方(?=厂房|的?标准|[，。、；）)]))"
    rf"|(?P<count>(?!单[元位独价体品机车层张])(?:{COUNT_UNITS})))?"
    r"(?P<after>以上|左右|上下|以内|许|出头|之多)?"
)
_DIGIT = re.compile(rf"[0-9数几{CHINESE_DIGITS}]")
# All that may stand between the first digit of an amount and its unit, and how a unit or what follows it begins.
_FIGURES = re.compile(rf"[\d.,\s余多来亿数几{CHINESE_DIGITS}]*")
_UNIT_BEGINS = frozenset("%个元美欧港日英新韩瑞澳加亩公平kK㎡m方以左上许出之") | {
    unit[0] for unit in COUNT_UNITS.split("|")
}
# A digit from which an amount may begin: a unit or a scale follows in so many figures, or more figures do.
_BEFORE_UNIT = re.compile(
    rf"[0-9数几{CHINESE_DIGITS}](?<=(?=万|.[\d.,\s余多来数几{CHINESE_DIGITS.replace('万', '')}]{{0,40}}+"
    rf"[\d.,\s余多来亿数几{CHINESE_DIGITS}{''.join(sorted(_UNIT_BEGINS))}]).)"
)
# "总投资50亿," counts as money though 元 is left out; "年产50亿片" does not.
_MONEY_LEFT = re.compile(
    r"(?:投资额?|总额|金额|资金|投入|产值|投|揽金|吸金|斥资|营收|收入|协议|合同)[^,，。;；\d]{0,5}$"
)
_BARE_END = re.compile(r"[\s,，。;；!！?？、)）”\"]|$|[的人]民?")


class Amount(NamedTuple):
    """`text[start:end] == printed`, hedge included. `value` is in 亿元, 亩, ㎡, or plain; None when it is left open (数十亿元)."""

    start: int
    end: int
    printed: str
    value: Decimal | None
    kind: str  # money | land | floor | count | percent
    unit: str
    hedge: str = ""  # 约 近 超 余 以上 …, as printed
    currency: str = ""  # "" is CNY; otherwise the value is in 亿 of that currency

    def moved(self, by):
        """The same amount in a text that begins `by` characters earlier."""
        if not by:
            return self
        return Amount(self.start + by, self.end + by, *self[2:])


def find_amounts(text, base=0):
    """All amounts of the text in order of appearance, placed as if it began at `base`.

    Reads 约266亩, 近3万平方米, 20余亿元, 超百亿元 (100), 5亿美元 (currency USD), 8600余万元 (0.86), 二十个, 十五个项目, 27个;
    leaves plain years, dates and bare numbers alone.
    """
    printed = text
    if _FULL_WIDTH_DIGIT.search(text):
        text = text.translate(_FULL_WIDTH)
    found = []
    position = reached = 0
    while digit := (_DIGIT if position < reached else _BEFORE_UNIT).search(text, position):
        if digit.start() >= reached:
            reached = _FIGURES.match(text, digit.start()).end()
            if not _may_hold_one(text, digit.start(), reached):
                position = reached
                continue
        start = _with_hedge(text, digit.start(), position)
        match = _AMOUNT.match(text, start)
        if match is None or match.end() <= digit.start():
            position = digit.end()
            continue
        amount = _amount(match, text, printed, base)
        if amount is not None:
            found.append(amount)
        position = max(match.end(), digit.end())
    return found


_HEDGE_BEFORE = re.compile(rf"(?:{_HEDGE})\s?$")
_HEDGE_ENDS = frozenset(hedge[-1] for hedge in re.sub(r"\(.*?\)", "", _HEDGE).split("|"))


def _with_hedge(text, digit, floor):
    """Where the amount begins whose first digit stands at `digit`: at its hedge, if there is one."""
    last = text[digit - 1 : digit]
    if last not in _HEDGE_ENDS and not last.isspace():
        return digit
    before = _HEDGE_BEFORE.search(text, max(floor, digit - 4), digit)
    return before.start() if before else digit


def _may_hold_one(text, start, end):
    """Whether figures (from `start` up to `end`) stand before a unit or hold a scale that may do without; few do."""
    return text[end : end + 1] in _UNIT_BEGINS or "亿" in text[start:end] or "万" in text[start:end]


def _amount(match, text, printed, base):
    kind, unit = _kind(match, text)
    if not kind or (kind == "count" and text[match.start() - 1 : match.start()] == "第"):
        return None
    lead, vague, figures, more, more2, currency, after = match.group(
        "hedge", "vague", "number", "more", "more2", "currency", "after"
    )
    value = _value(match)
    if value is None and not vague:
        return None
    if kind == "money":
        value = value and value / YI
        currency = CURRENCIES.get(currency or "", "") or _named_before(text, match.start())
    else:
        currency = ""
        if kind == "land":
            value = value and value * LAND_UNITS[unit.lower()]
    start, end = match.span()
    hedge = ""
    if lead in _SOFT:
        hedge = lead
    elif lead:
        start = match.start("number" if figures else "vague")
    return Amount(
        base + start,
        base + end,
        printed[start:end],
        None if value is None else value.normalize() + 0,
        kind,
        unit,
        hedge + (more or more2 or "") + (after or ""),
        currency,
    )


_CURRENCY_ENDS = frozenset(name[-1] for name in CURRENCIES)


def _named_before(text, at):
    """新台币十五亿元, 美元5亿: the currency stands in front."""
    before = text[max(0, at - 4) : at].rstrip("约近超逾达")
    if before[-1:] not in _CURRENCY_ENDS:
        return ""
    return next((code for name, code in CURRENCIES.items() if len(name) > 1 and before.endswith(name)), "")


def _kind(match, text):
    share, currency, land, floor, count = match.group("share", "currency", "land", "floor", "count")
    if count:
        return "count", count
    if currency:
        return "money", currency
    if land:
        return "land", land
    if floor:
        return "floor", floor
    if share:
        return "percent", share
    if "个亿" in match[0]:
        return "money", ""  # 30个亿
    scale = match["scale"]
    if scale and ("亿" in scale or scale == "万" and match["number"]):
        bare_end = _BARE_END.match(text, match.end()) is not None
        if bare_end and _MONEY_LEFT.search(text, max(0, match.start() - 12), match.start()):
            return "money", ""
    return "", ""


def _value(match):
    figures, scale, low, lowscale = match.group("number", "scale", "low", "lowscale")
    value = number(figures) if figures else None
    if value is None:
        return None
    if scale:
        value *= SCALES[scale]
    return value + number(low) * SCALES[lowscale] if low else value
