"""Dates in running text: found, and resolved by the rules of the annotation guide.

A day without a year takes the year that its sentence shows, else the one the text shows for its events
(`context_year`), else that of the dateline, else that of the page stamp; a day that would lie in the future is of the
year before. 昨日, 今天, 8日 count from the dateline or stamp. What cannot be known stays None.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1950, 2099
_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_Y = r"(?:19|20)\d\d|[一二][九〇○零][〇○零一二三四五六七八九]{2}"
_N = r"\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_LONG = (1, 3, 5, 7, 8, 10, 12)  # months of 31 days
_AFTER_DAY = r"(?![内游龄均元间报本志])"
_EXPRESSION = re.compile(
    # One look at the first character spares most of the text the alternatives.
    r"(?=[\d一二今去前明后上当同次翌本昨这日近不连第])(?:"
    rf"(?<!\d)(?P<year>{_Y}) ?年 ?(?P<m1>{_N}) ?月 ?(?P<d1>{_N})(?:[-—~至、]\d{{1,2}})? ?[日号]"
    r"|(?<!\d)(?P<ny>(?:19|20)\d\d)[-/.](?P<nm>\d{1,2})[-/.](?P<nd>\d{1,2})(?![\d.])"
    rf"|(?<!\d)(?P<y2>{_Y}) ?年 ?(?P<m2>{_N}) ?月(?:份|初|底|末|[上中下]旬)?"
    rf"|(?<!\d)(?P<y3>{_Y}) ?年(?:第?[一二三四1234]季度|[上下]半年|年?[初底末中]|春节?|夏天?|秋天?|冬天?)?(?!期|版)"
    rf"|(?P<rel>今年|去年|前年|明年|后年|上年|当年|同年|次年|翌年) ?(?:(?P<m4>{_N}) ?月(?: ?(?P<d4>{_N}) ?[日号]{_AFTER_DAY}|份|初|底|末|[上中下]旬)?"
    r"|第?[一二三四1234]季度|[上下]半年|年?[初底末中])?"
    rf"|(?<!\d)(?P<m5>\d{{1,2}}) ?月 ?(?P<d5>\d{{1,2}})(?:[-—~至、]\d{{1,2}})? ?[日号]"
    r"|(?<!\d)(?P<m8>\d{1,2}) ?月的?最后一天"
    rf"|(?<!\d)(?P<m6>\d{{1,2}}) ?月(?:份|初|底|末|[上中下]旬)?(?![龄球产供]|\d)"
    rf"|(?P<relm>本月|上月|上个月|当月) ?(?:(?P<d7>\d{{1,2}}) ?[日号]{_AFTER_DAY}|初|底|末|[上中下]旬)?"
    rf"|(?P<reld>[今昨前明])(?:天|日|晨|晚|早|夜|[(（](?P<d8>{_N})(?:日)?[)）] ?[日天晨晚早]?)(?!年|子|本|报|[\u4e00-\u9fff]{{2,4}}(?:客户端|融媒|新闻网|发布|公众号))"
    r"|(?P<week>上周|本周|这周|上个?星期|本星期)(?P<wd>[一二三四五六日天末])"
    r"|(?P<next>次日|翌日|第二天)"
    r"|(?P<same>当天|当日|同日|同一天|同天|这一天)"
    r"|(?P<vague>日前|近日|近期|不久前|前不久|连日来)"
    rf"|(?<![\d月年第.:/-])(?P<d9>[1-9]|[12]\d|3[01]) ?日{_AFTER_DAY})"
)
# How every date begins: its first two characters. Looked for before a date is, since a text holds few of them.
_LEAD = re.compile(
    r"[\d一二今去前明后上当同次翌本昨这日近不连第](?=[\d 年月日号/.\-九〇○零天晨晚早夜(（个周星一前期久不二])"
)
_YEAR_BEHIND = re.compile(r"[，,] ?(20\d\d)(?! ?年(?!中国|智博会|西洽会)|\d)")
_STOP = re.compile(r"[。！？!?\n]")
_FUTURE = re.compile(
    r"(?:将|预计|计划|拟|力争|确保|争取|有望|要在|到|至|截止|赶在|明年)[^，。；]{0,6}$|^[^，。；]{0,4}(?:前|以前|之前)(?:全部|全面|实现)?(?:建成|完成|投产|竣工|开工|完工|交付|投用|动工|达产|搬入|进场|启用)"
)
_YEAR_OF_EVENT = re.compile(
    r"(?P<y>20\d\d) ?年(?:度|第?[一二三四]季度|[上下]半年)?(?:(?:新)?(?:开工|签约|投产|开园|落户|竣工|动工|启动|揭牌|奠基)(?:建设)?的?(?:第一个|首个|首批|第一批|第一家|首家|第(?:[一二三四五六七八九十]{1,2}|\d{1,2})[个家批])"
    r"|(?:首个|首批|第一个|第一批)(?:集中)?(?:开工|签约|投产|开园|落户|竣工|动工)"
    r"|(?:第?[一二三四]季度|[上下]半年|首批|第[一二三四]批|[春夏秋冬]季|新春)?(?:全市|全区|全县|市级|区级)?(?:重大|重点|招商|引资|工业|投资|产业){0,3}(?:项目|工程)?集中(?:签约|开工|投产|竣工|开竣工)"
    r"|(?:市|区|县)?(?:市级|区级|县级|市|区)?重[点大](?:建设)?项目(?:中|之一|名单)?[，,][^。，]{0,20}(?:第一个|首个|最早|率先|按期)"
    r"|十[大佳](?:工业|产业|重点)?(?:投产|开工|竣工|签约)项目"
    r"|(?:全市|全区|全县|市级|区级|市|区|县)?重[点大](?:招商|建设|工业)?项目库?(?:里|中)[^。，]{0,6}(?:最快|最早|第一个|首个)"
    r"|的?(?:开门红|开年|新年)"
    r")"
)
_REPOSTED = 3  # years after which a text may still be posted again
_FIVE_YEARS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_PLAN_YEAR = re.compile(
    r"(?:今年|新年|新的一年|开门红)[^。]{0,30}?(?:“?(?P<p1>十[二三四五]五)”?(?:规划)?的?(?P<when>开局之年|收官之年|开好局|开局|圆满收官)"
    r"|(?:开局|起步)[^。，]{0,4}“(?P<p2>十[二三四五]五)”)"
)
_ANY_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|[\u4e00-\u9fff])")


class DateExpression(NamedTuple):
    """`text[start:end] == printed`. `iso` is as precise as known (2021, 2021-03, 2021-03-08) or None.

    `basis`: printed (the year stands in its sentence), context (the text shows it elsewhere), dateline, stamp;
    same (当天: the day of the date before it, iso None); "" when nothing is known.
    `precision`: day, month, year, or "" (日前).
    """

    start: int
    end: int
    iso: str | None
    precision: str
    basis: str
    printed: str

    @property
    def same_day(self):
        return self.basis == "same"


def find_dates(text, *, dateline="", stamp="", context_year=None, base=0):
    """All dates of the text in order, placed as if it began at `base`. `dateline`, `stamp`: ISO dates or "" (see Document); `context_year`: see `shown_year`."""
    resolver = _Resolver(text, as_date(dateline), as_date(stamp), context_year, base)
    return [found for m in _expressions(text) if (found := resolver.resolve(m)) is not None]


def _expressions(text):
    """What _EXPRESSION finds from left to right, tried only where two characters may begin a date."""
    reached = 0
    for lead in _LEAD.finditer(text):
        at = lead.start()
        if at >= reached and (found := _EXPRESSION.match(text, at)):
            reached = found.end()
            yield found


def shown_year(text, stamp=""):
    """The year that the text itself shows for its events, or None: 生物城2021年开工的首个项目, 今年是“十四五”开局之年.

    It is what tells a repost: only a year one to three before the stamp's counts, and none that the text itself has
    passed (a later year stands in it); a text showing two such years shows none.
    """
    years = {int(m["y"]) for m in _YEAR_OF_EVENT.finditer(text)}
    if not years:
        for m in _PLAN_YEAR.finditer(text):
            years.add(_FIVE_YEARS[m["p1"] or m["p2"]] + (4 if m["when"] in ("收官之年", "圆满收官") else 0))
    if len(years) != 1:
        return None
    year = years.pop()
    if stamp and not 1 <= int(stamp[:4]) - year <= _REPOSTED:
        return None
    last = int(stamp[:4]) if stamp else LAST_YEAR
    return None if any(year < int(m[1]) <= last for m in _ANY_YEAR.finditer(text)) else year


def iso_date(year, month=None, day=None):
    """ISO string as precise as given, None if there is no such date."""
    if 0 in (month, day):
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def as_date(iso):
    """A `date` for a full ISO date, else None."""
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None


def number(printed):
    """12, 十二, 二十一, 二〇二一 as int; None for None."""
    if printed is None:
        return None
    if "十" in printed:
        tens, _, ones = printed.partition("十")
        return int((tens or "一").translate(_CHINESE)) * 10 + int((ones or "零").translate(_CHINESE))
    return int(printed.translate(_CHINESE))


class _Resolver:
    """Goes through a text from left to right, remembering the year and month last shown."""

    def __init__(self, text, dateline, stamp, context_year, base):
        self.text, self.base = text, base
        self.reference = dateline or stamp
        self.basis = "dateline" if dateline else "stamp" if stamp else ""
        self.context_year = context_year
        self.year = None  # last printed year, and where
        self.year_at = 0
        self.full_year = None  # year of the last complete date
        self.month = None  # (year, month, basis) of the last day or month read
        self.day = None  # the last DateExpression of a known day

    def resolve(self, m):
        year, ny, y2, y3, rel, m5, m6, relm, reld, week, d9, after, same, vague, m8 = m.group(
            "year",
            "ny",
            "y2",
            "y3",
            "rel",
            "m5",
            "m6",
            "relm",
            "reld",
            "week",
            "d9",
            "next",
            "same",
            "vague",
            "m8",
        )
        if year or ny or y2 or y3:
            return self._printed(m)
        if rel:
            return self._of_year(m)
        if m8:
            return self._of_month(m, int(m8), 28 if m8 == "2" else 30 + (int(m8) in _LONG))
        if m5 or m6:
            return self._of_month(m, number(m5 or m6), number(m["d5"]))
        if relm:
            return self._relative_month(m)
        if reld:
            return self._relative_day(m)
        if week:
            return self._weekday(m)
        if d9:
            return self._bare_day(m)
        if after:
            return self._day_after(m)
        if same:
            return self._found(m, None, "day", "same")
        return self._found(m, None, "", "") if vague else None

    def _found(self, m, iso, precision, basis):
        if iso is None and basis != "same":
            basis = ""
        found = DateExpression(self.base + m.start(), self.base + m.end(), iso, precision, basis, m[0])
        if iso and precision == "day":
            self.day = found
        return found

    def _day_after(self, m):
        """开幕次日: the day after the last one told, if that is known."""
        if self.day is None:
            return self._found(m, None, "day", "")
        return self._found(m, (as_date(self.day.iso) + timedelta(1)).isoformat(), "day", self.day.basis)

    def _printed(self, m):
        year = number(m["year"] or m["ny"] or m["y2"] or m["y3"])
        month = number(m["m1"] or m["nm"] or m["m2"])
        day = number(m["d1"] or m["nd"])
        if (iso := iso_date(year, month, day)) is None:
            return None
        self.year, self.year_at = year, m.end()
        if day:
            self.full_year = year
        if month:
            self.month = (year, month, "printed")
        return self._found(m, iso, "day" if day else "month" if month else "year", "printed")

    def _of_year(self, m):
        month, day = number(m["m4"]), number(m["d4"])
        precision = "day" if day else "month" if month else "year"
        base, basis = self._this_year(m)
        if base is None:
            return self._found(m, None, precision, "")
        shift = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2, "次年": 1, "翌年": 1}.get(
            m["rel"], 0
        )
        iso = iso_date(base + shift, month, day)
        if iso and month:
            self.month = (base + shift, month, basis)
        return self._found(m, iso, precision, basis) if iso else None

    def _this_year(self, m):
        if m["rel"] in ("当年", "同年", "次年", "翌年"):
            return (self.year, "printed") if self.year else (None, "")
        if self.context_year:
            return self.context_year, "context"
        if self.reference:
            return self.reference.year, self.basis
        return (self.full_year, "context") if self.full_year else (None, "")

    def _year_near(self, m):
        """A year printed before it in the same sentence, or right behind it (8月23日,2021中国……博览会)."""
        if self.year and not _STOP.search(self.text, self.year_at, m.start()):
            return self.year
        behind = _YEAR_BEHIND.match(self.text, m.end())
        return int(behind[1]) if behind and FIRST_YEAR < int(behind[1]) <= LAST_YEAR else None

    def _of_month(self, m, month, day):
        if not 1 <= month <= 12:
            return None
        precision = "day" if day else "month"
        if near := self._year_near(m):
            year, basis = near, "printed"
        elif self.context_year:
            year, basis = self.context_year, "context"
        elif self.reference:
            year, basis = self._year_by_reference(m, month, day), self.basis
        elif self.full_year:
            year, basis = self.full_year, "context"
        else:
            self.month = None
            return self._found(m, None, precision, "") if iso_date(2000, month, day) else None
        if (iso := iso_date(year, month, day)) is None:
            return None
        self.month = (year, month, basis)
        return self._found(m, iso, precision, basis)

    def _year_by_reference(self, m, month, day):
        """The reference's year, or the one before if the day would lie well behind the reference and no plan is meant."""
        reference = self.reference
        ahead = (month, day or 1) > (reference.month, reference.day + 3 if reference.day < 28 else 31)
        around = self.text[max(0, m.start() - 12) : m.start()]
        if ahead and not _FUTURE.search(around) and not _FUTURE.match(self.text[m.end() : m.end() + 10]):
            return reference.year - 1
        return reference.year

    def _relative_month(self, m):
        day = number(m["d7"])
        precision = "day" if day else "month"
        if m["relm"] == "当月" or not self._anchored():
            return self._found(m, None, precision, "")
        year, month = self.reference.year, self.reference.month
        if m["relm"] != "本月":
            year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        return self._found(m, iso_date(year, month, day), precision, self.basis)

    def _anchored(self):
        """Whether today, yesterday and this month can be told: not when the text shows an older year than its stamp."""
        return self.reference and (not self.context_year or self.context_year == self.reference.year)

    def _relative_day(self, m):
        if not self._anchored():
            return self._bare_day(m) if m["d8"] else self._found(m, None, "day", "")
        day = self.reference + timedelta({"今": 0, "昨": -1, "前": -2, "明": 1}[m["reld"]])
        if m["d8"] and number(m["d8"]) != day.day:
            return self._bare_day(m)
        return self._found(m, day.isoformat(), "day", self.basis)

    def _weekday(self, m):
        if not self._anchored():
            return self._found(m, None, "day", "")
        wanted = {"日": 6, "天": 6, "末": 5}.get(m["wd"], "一二三四五六".find(m["wd"]))
        monday = self.reference - timedelta(self.reference.weekday() + (7 if m["week"][0] == "上" else 0))
        return self._found(m, (monday + timedelta(wanted)).isoformat(), "day", self.basis)

    def _bare_day(self, m):
        """8日: of the month read just before in the text, else of the dateline's or stamp's month or the one before it."""
        day = number(m["d9"] or m["d8"])
        if self.month and (m["d9"] or not self._anchored()):
            year, month, basis = self.month
        elif self._anchored():
            year, month, basis = self.reference.year, self.reference.month, self.basis
            if day > self.reference.day:
                year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        else:
            return self._found(m, None, "day", "")
        return self._found(m, iso_date(year, month, day), "day", basis)
