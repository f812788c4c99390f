"""Whether the main text reports on a park, a project or a ceremony in Chongqing, and if not, why."""

import re

from .naming.beginnings import Sought
from .naming.words import choice

_INDUSTRY = Sought(choice("industry"))
_COURT = re.compile("法院|判决|审结|被告|原告|庭审|二审|上诉")
_LEISURE = Sought(choice("leisure"))


def irrelevant_because(article, parks, events, projects):
    """The reason in Chinese why the article is left out, or "" when it is relevant."""
    if not article.doc.sentences:
        return "没有找到正文。"
    if article.places.outside:
        return "文章讲的是重庆以外的地方。"
    if not any(m.district or m.kind == "city" or m.park for m in article.places.mentions):
        return "正文没有提到重庆的任何地方。"
    if not (parks or events or projects):
        return "正文没有报道重庆的园区、项目或签约开工等活动。"
    if not parks and not projects and not any(_of_weight(event) for event in events):
        return "只提到与产业项目无关的签约、封顶等。"
    if _is_court(article):
        return "文章讲的是案件，不是园区和项目。"
    if _is_leisure(article):
        return "文章讲的是体育、文旅或生活，不是园区和项目。"
    return ""


def _of_weight(event):
    """A ceremony of several projects or firms, or of a told sum."""
    if "counted" in event.rule or "集中" in event.evidence.sentence:
        return True
    count = event.fields.get("project_count")
    return "investment_yi" in event.fields or (count is not None and count.value > 1)


def _is_court(article):
    """法院判决企业腾退厂房: a case at law, wherever it happened."""
    lead = article.doc.text[article.doc.body[0][0] : article.doc.body[-1][1]]
    return len(_COURT.findall(lead)) >= 3


def _is_leisure(article):
    """More words of leisure than of industry: 签约 and 开工 of a football club are no ceremonies of a park."""
    text = "\n".join(s.text for s in article.doc.sentences)
    leisure = sum(1 for _ in _LEISURE.finditer(text))
    return leisure >= 3 and leisure >= sum(1 for _ in _INDUSTRY.finditer(text))
