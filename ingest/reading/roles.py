"""What a line is on its page: the line of time and source, a byline, a possible headline, a paragraph, or the end."""

import re

from .blocks import DATED, is_profile_key

ENOUGH = 120  # characters of article after which a credit or a notice may end it
_ASIDE = {"caption", "ad"}

_BYLINE = re.compile(
    r"^[(（【]?(?:"
    r"(?:作者|文字|文|图|摄影|图片|记者|通讯员|实习生|来源|编辑|撰文)[^。，]{0,4}[ /：丨|]"
    r"|[\u4e00-\u9fff]{2,14}(?:记者|通讯员|实习生|特约记者) ?[\u4e00-\u9fff ]"
    r")[^。，]{0,50}[)）】]?$"
)
_BYLINE_DATED = re.compile(
    r"[(（]?(?:(?:本报|本网)?(?:记者|通讯员)|摄影|作者|文|编辑|撰文|By)[ ：/][^，。]{1,40}?[ |](?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?(?: ?\d{1,2}:\d\d)?[)）]?$"
)
_ENGLISH_DATE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}[,，] ?20\d\d"
)
_PICTURE = re.compile(
    r"[(（]\d{1,2}/\d{1,2}[)）] ?[▲▼△]|[▲▼△]图?[①-⑳\d]|[▲▼△][^。]{2,30}。?[^。]{0,4}(?:摄影|通讯员|记者|摄) ?[\u4e00-\u9fff]{0,4}$"
)
_ITEM = re.compile(r"\d{1,2}[.、][^，。：]{2,12}：")
_MEMBERS = re.compile(r"(?:记者|通讯员|实习生|摄影|编辑|校对|责编|审核|摄|策划|监制|终审)[ ：丨|/]")
_NAMES_ONLY = re.compile(r"^[(（][\u4e00-\u9fff ·]{2,12}(?:摄影报道|报道|文/图|图/文|摄)?[)）]$")
_BREADCRUMB = re.compile(r">|》 ?[\u4e00-\u9fff]+ ?》|›|»")
_DATE_FIRST = re.compile(
    r"^[(（【]?(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?(?:[ T]?\d{1,2}:\d\d(?::\d\d)?)?"
)
_BEHIND_DATE = re.compile(
    r"[：|丨/·]|星期|周[一二三四五六日]|来源|编辑|作者|阅读|浏览|[网报社]\b|新闻|发布|版$"
)
_CLOCK_OR_SOURCE = re.compile(r"\d{1,2}:\d\d|来源|前 ?\(")
_ASKED = re.compile(r"(?:记者|问|Q|主持人|提问|本报|小编)[^：]{0,6}[：]")
_NOTICE = re.compile(r"^[\W\d]*(?:本站|本网|本文|本号|以上|凡|如有|部分|声明|注[：]|特别|免责)")
_REPLY = re.compile(
    r"^(?:第? ?\d{1,3} ?[#楼]|沙发|板凳|地板|网友|引用|[^，。]{1,20} (?:发表于|回复于|评论于)) ?"
)
_LETTER = re.compile("[A-Za-z]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LISTED = re.compile(r"^[·•▷▶►◆◇●○■□★☆※]")


def is_meta(line):
    """A line that tells when, where, by whom the page was made or how often it was read."""
    text = line.text
    if len(text) > 120 or line.stops > 1:
        return False
    if "meta" in line.marks and (len(text) < 60 or DATED.search(text)) and not line.ended:
        return "list" not in line.marks
    if len(text) < 80 and _ENGLISH_DATE.search(text) and not line.ended:
        return True
    if line.stops == 0 and _BYLINE_DATED.match(text):
        return True
    if first := _DATE_FIRST.match(text):
        behind = text[first.end() :].strip(" )）】")
        if len(behind) <= 6 or len(text) < 40 and _BEHIND_DATE.search(behind) and not line.ended:
            return True
    return bool(len(text) < 60 and DATED.search(text) and _CLOCK_OR_SOURCE.search(text) and not line.stops)


def is_byline(line):
    """Names of those who wrote, took or checked, on a line of their own."""
    text = line.text
    if len(text) > 90 or line.stops:
        return False
    if _NAMES_ONLY.match(text):
        return True
    return not line.ended and (bool(_BYLINE.match(text)) or len(_MEMBERS.findall(text)) >= 2)


def may_begin(line):
    """Whether the line could be a headline or a paragraph, rather than something around them."""
    marks = line.marks
    short = len(line.text) < 60
    if short and (marks & {"stop", "caption", "list", "nav"} or _BREADCRUMB.search(line.text)):
        return False
    if marks & {"ad", "credit"} and not line.stops or short and "ad" in marks:
        return False
    return line.legal < 2 and not is_meta(line) and not is_byline(line)


def could_be_headline(line):
    return (
        8 <= len(line.text) <= 90 and not line.stops and may_begin(line) and not line.marks & {"nav", "meta"}
    )


def _in_another_tongue(text):
    """A line in Latin letters: the other half of a page in two languages."""
    letters = len(_LETTER.findall(text))
    return letters >= 20 and letters > 5 * len(_CHINESE.findall(text))


def verdict(line, read, closed):
    """prose, short (kept when prose follows), aside (left out), list or end.

    `read`: characters of article so far; `closed`: whether the article's paragraphs end with full stops.
    """
    marks, n = line.marks, len(line.text)
    if _in_another_tongue(line.text):
        return "aside"
    if "list" in marks:
        return "list" if "list" in line.whole else "aside"
    if (
        _is_notice(line)
        or "stop" in marks
        and (n < 60 or line.legal or "stop" in line.whole or not line.prose)
    ):
        return "end" if read >= ENOUGH else "aside"
    if read >= ENOUGH and n < 60 and _REPLY.match(line.text) and not line.stops:
        return "end"
    if (marks & _ASIDE or _PICTURE.match(line.text)) and n < 60 and line.stops <= 2:
        return "aside"
    if line.text.endswith("？") and n >= 6 and _ASKED.match(line.text):
        return "short"
    if "nav" in marks and is_profile_key(line.text):
        return "short"
    if is_byline(line) or marks & {"credit", "nav"} and not line.prose or is_meta(line):
        return "aside"
    if _LISTED.match(line.text) and not line.stops and n < 70:
        return "short"
    if line.prose:
        return "prose"
    if closed and n >= 40 and line.text.count("，") >= 2:
        return "prose"
    if line.maybe_prose and not closed and not DATED.search(line.text[-12:]):
        return "prose"
    return "short"


def _is_notice(line):
    if line.legal >= 2:
        return True
    if _ITEM.match(line.text):
        return False  # 7.预计效益：…(该数据不构成业绩承诺)
    return bool(line.legal) and (len(line.text) < 70 and not line.stops or bool(_NOTICE.match(line.text)))
