"""Who published: the outlet as the page names it."""

import re

_SOURCE = re.compile(
    r"(?:信息来源|文章来源|稿件来源|新闻来源|资料来源|内容来源|本文来源|来源网站|来源|稿源|本文转自|转载自|转自|发布单位|发布机构|供稿单位)\s?(?:于|自)?[：:丨|] ?(?P<name>[^：:\n]{2,60})"
)
_LABELS = "作者|编辑|责编|责任编辑|记者|发布时间|时间|日期|发布|发表|浏览|点击|阅读|字号|字体|审核|校对|摄影|图|文|人气|评论|分享|打印|关键词|原标题|发布开发区"
_NEXT_LABEL = re.compile(
    rf" {{2,}}|[|丨【\[(（]|\d{{4}}[-年/.]|\d{{1,2}}[-:：]\d\d| (?:{_LABELS})(?:[：:丨| ]|$)|(?:{_LABELS})[：:丨]| -|-[^-]|_"
)
_ACCOUNT = re.compile(
    r"^原创(?:[：: ]+[\u4e00-\u9fff\w]{1,16})?[： ]+(?P<name>[\u4e00-\u9fff\w]{2,20}) +(?=20\d\d)"
)
_MEDIUM = re.compile(
    r"^.{0,14}?(?:网|社|日报|晚报|早报|时报|晨报|商报|导报|报|新闻客户端|客户端|融媒体?(?:中心)?|新闻|发布|在线|频道|电视台|广播|杂志|观察|传媒)"
)
_OURSELVES = re.compile(
    r"^(?:本|我)[报网站刊台社]|^(?:本站|网络|互联网|综合|未知|原创|转载|其他|不详|佚名|暂无|无)$"
)


def outlet_of(lines, dateline):
    """The outlet's name as printed near the headline or behind the article, else as in the dateline; "" if none."""
    for line in lines:
        for m in _SOURCE.finditer(line):
            if name := _name(m["name"]):
                return name
        if (m := _ACCOUNT.match(line)) and not _OURSELVES.match(m["name"]):
            return m["name"]
    if dateline and dateline.who:
        medium = _MEDIUM.match(dateline.who)
        if medium and not _OURSELVES.match(medium[0]):
            return medium[0]
    return ""


def _name(printed):
    printed = printed.strip(" ”“\"'")
    cut = _NEXT_LABEL.search(printed)
    if cut:
        printed = printed[: cut.start()]
    printed = printed.split(" ")[0] if len(printed) > 16 else printed
    printed = printed.strip(" ，。、；)）】]>*·”“")
    if (
        not 2 <= len(printed) <= 30
        or _OURSELVES.match(printed)
        or not re.search(r"[\u4e00-\u9fffA-Za-z]", printed)
    ):
        return ""
    return printed
