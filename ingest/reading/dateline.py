"""The dateline of an article (中新网重庆11月8日电) and the stamps that its page carries."""

import re
from dataclasses import dataclass

from .dates import iso_date, number

_MONTH_DAY = r"(?:(?P<y>(?:19|20)\d\d) ?年 ?)?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日"
_CLOCK = r"(?: ?(?:[上下]午|凌晨|晚)? ?\d{1,2}(?:[:：时点]\d{0,2}分?))?"
_DATELINE = re.compile(
    rf"[【(（\[]?(?P<who>[^\s，。；：()（）【】\d]{{2,24}}(?: ?[(（][^)）\d]{{2,14}}[)）])?) ?{_MONTH_DAY}{_CLOCK} ?(?:电|讯|消息|报道|专电)"
)
_TOLD_FIRST = re.compile(
    rf"[【(（\[]?(?P<who>[\u4e00-\u9fff]{{2,10}})(?:讯|消息)[：: ]?{_MONTH_DAY}|(?P<who2>[\u4e00-\u9fff]{{2,8}})[，,、 ]{{1,2}}{_MONTH_DAY.replace('<y>', '<y2>').replace('<m>', '<m2>').replace('<d>', '<d2>').replace(')?(?P<m2', ')(?P<m2')} ?(?:—|-)"
)
# A company's or agency's release: 【重庆巴南，1月13日】, 重庆2021年1月13日 /美通社/
_RELEASE = re.compile(
    rf"[【(（\[](?P<who>[\u4e00-\u9fff]{{2,10}})[，、 ]+{_MONTH_DAY}[】)）\]]|[【(（\[]{_MONTH_DAY.replace('<y>', '<y2>').replace('<m>', '<m2>').replace('<d>', '<d2>')}[，、 ]+[\u4e00-\u9fff]{{2,10}}[】)）\]]"
    r"|(?P<who3>[\u4e00-\u9fff]{2,8})[，、 ]?(?P<y3>20\d\d)年(?P<m3>\d{1,2})月(?P<d3>\d{1,2})日 ?/[^/]{2,12}/"
)
_UNDATED = re.compile(r"[【(（\[]?(?P<who>[^\s，。；：()（）【】\d]{2,24}?)(?:讯|消息|报道) ?[(（]")

_STAMP_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d) ?(?:[-/.年]|/ ) ?(?P<m>\d{1,2}) ?[-/.月] ?(?P<d>\d{1,2})(?!\d|\.\d)|(?<!\d)(?P<y4>20\d\d)(?P<m4>[01]\d)(?P<d4>[0-3]\d)(?!\d)"
)
_SPELLED = re.compile(
    r"(?P<y>[二一][〇○零九][〇○零一二三四五六七八九]{2})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_ENGLISH = re.compile(
    r"(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?P<d>\d{1,2})[,，] ?(?P<y>20\d\d)"
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_ISSUED_BEHIND = re.compile(r"日? ?(?:印发|发布|发)$")
_LABEL = re.compile(
    r"(?P<made>快照|抓取|采集|收录|访问|下载|打印)|(?P<late>更新|修改)|"
    r"(?P<written>成文|发文|印发)|(?P<issued>发布|发表|发稿|刊发|上传|上线|录入|添加|创建|日期|时间|发布于|发表于|原创)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Who reports and when, as printed; `year` is None where the dateline leaves it out, `month` where it has no date."""

    who: str
    year: int | None
    month: int | None
    day: int | None

    def iso(self, year=None):
        """The full date, with a year from elsewhere if it has none of its own; "" if it cannot be told."""
        year = self.year or year
        return (iso_date(year, self.month, self.day) or "") if year and self.month else ""


def find_dateline(text):
    """The dateline at the start of an article's paragraph, or None."""
    head = text[:80]
    if m := _DATELINE.match(head):
        return Dateline(m["who"], number(m["y"]), int(m["m"]), int(m["d"]))
    if (m := _TOLD_FIRST.match(head)) and (m["y"] or m["y2"]):
        part = m.groupdict()
        k = "" if m["m"] else "2"
        return Dateline(part["who" + k], number(part["y" + k]), int(part["m" + k]), int(part["d" + k]))
    if m := _RELEASE.match(head):
        part = m.groupdict()
        year, month, day = next(
            (part["y" + k], part["m" + k], part["d" + k]) for k in ("", "2", "3") if part["m" + k]
        )
        return Dateline("", number(year), int(month), int(day))
    if m := _UNDATED.match(head):
        return Dateline(m["who"], None, None, None)
    return None


def stamp_of(line):
    """(ISO date, weight) of the surest date a page's line carries, or None. The weight tells how surely it is the
    publication's:

    3 发布时间, 2.5 成文日期 (a paper's own, mostly some days before), 2 a bare date under the headline, 1 更新时间,
    0 the time a robot fetched the page.
    """
    best = None
    for m in _STAMP_DATE.finditer(line):
        iso = iso_date(int(m["y"] or m["y4"]), int(m["m"] or m["m4"]), int(m["d"] or m["d4"]))
        if not iso or iso < "1995":
            continue
        weight = _weight(line, m)
        if best is None or weight > best[1]:
            best = iso, weight
    return best or _spelled(line)


def _weight(line, found):
    """How surely the date that was found in the line is the publication's, going by the label before it."""
    if _ISSUED_BEHIND.match(line, found.end()):
        return 3
    labels = list(_LABEL.finditer(line, max(0, found.start() - 14), found.start()))
    if not labels:
        return 2
    kinds = {label.lastgroup for label in labels}
    if "made" in kinds:
        return 0
    if labels[-1].lastgroup == "late" or labels[-1][0] == "时间" and "late" in kinds:
        return 1
    written = labels[-1].lastgroup == "written" or labels[-1][0] == "日期" and "written" in kinds
    return 2.5 if written and "issued" not in {label.lastgroup for label in labels[:-1]} else 3


def _spelled(line):
    """二〇一五年六月四日, Jun 28, 2024."""
    if m := _SPELLED.search(line):
        iso = iso_date(number(m["y"]), number(m["m"]), number(m["d"]))
    elif m := _ENGLISH.search(line):
        iso = iso_date(int(m["y"]), _MONTHS.index(m["m"]) // 3 + 1, int(m["d"]))
    else:
        return None
    return (iso, 2) if iso else None


def is_bare_date(line):
    """A line that is nothing but a date, as a notice carries it under its signature."""
    m = _STAMP_DATE.search(line) or _SPELLED.search(line)
    return (
        bool(m)
        and not line[: m.start()].strip(" (（【")
        and not line[m.end() :].strip(" 日)）】。0123456789:：")
    )


def dates_of(text):
    """All full dates of a text as ISO strings: the dates of a page's lists show in which year it was made."""
    for m in _STAMP_DATE.finditer(text):
        if iso := iso_date(int(m["y"] or m["y4"]), int(m["m"] or m["m4"]), int(m["d"] or m["d4"])):
            yield iso
