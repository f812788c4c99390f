"""The headline as the page shows it: without the outlet's name behind it, None where no headline is shown."""

import re

from .blocks import is_profile_key
from .roles import is_byline, is_meta

_LABEL = re.compile(r"^(?:【?(?P<original>原标题|原文标题|原题)】?|新闻标题|文章标题|标题|主题|题目)[：: ]+")
_TAIL = re.compile(
    r"\s{0,9}(?:[_|｜]|-{1,2}|—{1,2}|–| - )\s{0,9}(?:[^_|｜\-—]{0,20}(?:网|频道|门户|新闻|日报|晚报|客户端|报|在线|平台|资讯|要闻|动态|官网|政府|管委会|公众号|中心|首页|社区|论坛|招商|栏目|正文|手机版|新浪|搜狐|网易|腾讯|澎湃|央广|今日头条|百家号))\s{0,9}$"
)
_NAVIGATION = re.compile(
    r">|[|丨][^|丨]{0,60}[|丨]|^https?:|^www\.|»|›|^[·•]|^[^-/\s]{2,10}(?: [-/] [^-/\s]{2,10}){2}"
    r"|第 ?[A-Z]?\d{1,3} ?版|\d日 ?星期[一二三四五六日天]|\d{1,2}-\d{1,2} \d\d:\d\d$|正在(?:阅读|浏览)|^(?:点击|长按|扫码|戳)(?:上方|下方|蓝字|这里|识别|关注)"
)
_REPOSTED = re.compile(r"^[\[(（](?:转|转载|转帖|转贴)[\])）] ?")
_CREDIT = re.compile(r"\s(?:转自|转载自|来源[：:]|作者[：:]|记者[ ：:])\S{1,20}$")
_SITE = re.compile(
    r"(?:网|频道|门户|官网|公众号|客户端|看点|在线|自己的网|平台|论坛|社区|欢迎您|欢迎访问|官方账号|政务公开|信息公开|人民政府|委员会|有限公司)$|^[\u4e00-\u9fff·]{2,8} [A-Z ]{4,}$|^欢迎|^您好|·.{0,12}(?:网|门户)"
)
_NEWSY = re.compile(
    r"\d|[！？：“”、，]|亿|项目|签约|开工|投产|开园|竣工|落户|建设|产业|园区|启动|揭牌|封顶|集中|奠基|投资|企业|基地|重庆|举行|打造|推进|发展|加快|[一二三四五六七八九十]个"
)
_MARKS = {"nav", "stop", "ad", "caption", "list", "meta", "credit"}


def title_of(head, page_title=""):
    """The headline among a page's lines before its article (`head`, from body.Page), or None.

    `page_title` is what an HTML page gives as its <title>: the line of the head that it repeats is the headline.
    """
    original = _plain(page_title) or None
    best, best_score = None, 0.0
    anchor = max((i for i, line in enumerate(head) if is_meta(line)), default=len(head))
    seen = {}
    for i, line in enumerate(head):
        labelled = _LABEL.match(line.text)
        if labelled:
            title = _plain(line.text[labelled.end() :])
            if labelled["original"]:
                original = original or title
                continue
            if len(title) >= 4:
                return title
        if not _could_be(line):
            continue
        title = _plain(line.text)
        key = "".join(filter(str.isalnum, title))
        seen[key] = seen.get(key, 0) + 1
        score = _score(title, i, anchor) + 2 * (seen[key] > 1)
        if original and _alike(original, title):
            score += 3
        if score > best_score:
            best, best_score = title, score
    return best or original


def _could_be(line):
    text = line.text
    if (
        not 5 <= len(text) <= 100
        or line.stops
        or text.startswith(("—", "-", "…", "↑", "↓", "▲", "▼"))
        or text[0] == "("
        and text[-1] == ")"
        or line.legal >= 2
        or _NAVIGATION.search(text)
        or is_profile_key(text)
    ):
        return False
    if line.marks & _MARKS and (len(text) < 14 or line.marks & {"nav", "stop", "caption", "meta", "list"}):
        return False
    return not (is_meta(line) or is_byline(line)) and sum("\u4e00" <= c <= "\u9fff" for c in text) >= 4


def _score(title, i, anchor):
    """Longer and more like news is better; right above the line with time and source is best."""
    score = min(len(title), 30) / 10 + min(len(_NEWSY.findall(title)), 5) * 0.5
    if len(title) < 8:
        score -= 1.5
    if _SITE.search(title):
        score -= 2.5
    if 0 <= anchor - i <= 2:
        score += 1.0
    if i > anchor:
        score -= 1.5
    if title.endswith(("；", "，", "、", "…", "：")):
        score -= 2
    return score


def _alike(a, b):
    a, b = ("".join(filter(str.isalnum, t)) for t in (a, b))
    return bool(a) and bool(b) and (a in b or b in a)


def _plain(title):
    """Without the outlet behind it, brackets of a stamp and outer marks."""
    title = _CREDIT.sub("", _REPOSTED.sub("", title.strip(" \t*#")))
    if title[:1] == "“" and title[-1:] == "”" and title.count("“") == 1:
        title = title[1:-1]
    for _ in range(3):
        shorter = _TAIL.sub("", title)
        if shorter == title or len(shorter) < 6:
            break
        title = shorter
    return title.strip(" ")
