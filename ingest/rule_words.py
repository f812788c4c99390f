"""The reader's rules in words: a claim keeps the name of its rule, the desk says it in the language in force.

A name is one phrase (`legal-form`), a thing and how it was found (`park · ending`, `park's land · 占地`), or a field
of a project and what gave it (`project stage: of-its-batch`). Words of the article in it stay as they are.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parks import fields
from projects.models import Project

WORDS = {
    # What it is.
    "park": gettext_lazy("园区"),
    "district": gettext_lazy("区县"),
    "ceremony": gettext_lazy("活动"),
    "park's land": gettext_lazy("园区的用地"),
    "park's floor": gettext_lazy("园区的建筑面积"),
    "park's investment": gettext_lazy("园区的投资"),
    "park's sectors": gettext_lazy("园区的产业"),
    "park's district": gettext_lazy("园区所在的区县"),
    "ceremony's date": gettext_lazy("活动的日期"),
    "ceremony's total": gettext_lazy("活动的总额"),
    "ceremony's district": gettext_lazy("活动所在的区县"),
    "ceremony's park": gettext_lazy("活动所在的园区"),
    "ceremony's phase": gettext_lazy("活动所属的期"),
    "project owner": gettext_lazy("项目的业主"),
    "sector words": gettext_lazy("产业的标志词"),
    "stage of a named project fits the ceremony": gettext_lazy("点名项目的阶段与活动相符"),
    # How it was found.
    "full or short name": gettext_lazy("全称或简称"),
    "reference table": gettext_lazy("参考数据里有"),
    "named beside it": gettext_lazy("就在旁边写着"),
    "ending": gettext_lazy("名称的结尾"),
    "in passing": gettext_lazy("顺带提到"),
    "its name": gettext_lazy("从名称看出"),
    "takes in": gettext_lazy("承接和入驻的说法"),
    "township": gettext_lazy("所在的镇街"),
    "headline": gettext_lazy("标题"),
    "dated": gettext_lazy("写明了日期"),
    "solemn": gettext_lazy("仪式的正式说法"),
    "agreement": gettext_lazy("签订协议"),
    "a single project's own": gettext_lazy("单个项目自己的"),
    "counted before the verb": gettext_lazy("动词前写着项目数"),
    "counted after the verb": gettext_lazy("动词后写着项目数"),
    "counted under an occasion": gettext_lazy("某个场合下写着项目数"),
    "of-its-batch": gettext_lazy("与同批一起说的"),
    "of-a-batch-above": gettext_lazy("承上文的一批"),
    "said-of-it": gettext_lazy("说的就是它"),
    "said-before": gettext_lazy("前文说过"),
    "its own ceremony": gettext_lazy("它自己的活动"),
    "of-the-headline": gettext_lazy("标题里说的"),
    "of-the-headline's-batch": gettext_lazy("标题里的一批"),
    "row": gettext_lazy("一行里写着"),
    "cell of a table": gettext_lazy("表格里写着"),
    "what the passage is about": gettext_lazy("这一段所说的"),
    "the whole of its phase": gettext_lazy("它那一期的整体"),
    # Names of companies and projects.
    "legal-form": gettext_lazy("有公司的法定名称"),
    "known-firm": gettext_lazy("已知的企业"),
    "named-company": gettext_lazy("点名的企业"),
    "company-list": gettext_lazy("列举的企业"),
    "counted-list": gettext_lazy("写明家数的列举"),
    "trade-name": gettext_lazy("字号加行业"),
    "region-name": gettext_lazy("地名加行业"),
    "latin-name": gettext_lazy("外文名称"),
    "dotted-name": gettext_lazy("带间隔号的名称"),
    "general-name": gettext_lazy("泛称"),
    "bureau": gettext_lazy("机关单位"),
    "staff": gettext_lazy("人员所在的单位"),
    "agent": gettext_lazy("做这件事的一方"),
    "subject": gettext_lazy("句子的主语"),
    "maker": gettext_lazy("制造的一方"),
    "joint": gettext_lazy("联合的各方"),
    "titled": gettext_lazy("前面有称谓"),
    "quoted": gettext_lazy("引号里的名称"),
    "role-word": gettext_lazy("有身份词"),
    "possible-role": gettext_lazy("像是有身份词"),
    "possible-trade": gettext_lazy("像是行业名"),
    "possible-item": gettext_lazy("像是列举的一项"),
    "possible-subject": gettext_lazy("像是句首的主语"),
    "possible-called": gettext_lazy("像是“叫”“是”之后的名称"),
    "possible-titled": gettext_lazy("像是有称谓的企业"),
    "possible-maker": gettext_lazy("像是做某种产品的一方"),
    "possible-by": gettext_lazy("像是“由”之后的一方"),
    "possible-quoted": gettext_lazy("像是引号里的企业"),
    "possible-few": gettext_lazy("像是“有几家”之后的名称"),
    "possible-cell": gettext_lazy("像是表格里的企业"),
    "possible-line": gettext_lazy("像是单独一行的企业"),
    "possible-shop": gettext_lazy("像是车间所属的企业"),
    "possible-company": gettext_lazy("像是公司或集团"),
    "possible-owner": gettext_lazy("像是项目的业主"),
    "heads-project": gettext_lazy("写在项目名前面"),
    "named-project": gettext_lazy("点名的项目"),
    "numbered-project": gettext_lazy("编号列出的项目"),
    "labelled-project": gettext_lazy("标签写明的项目"),
    "open-ended-project": gettext_lazy("结尾不是常用项目词的名称"),
    "quoted-project": gettext_lazy("引号里的项目"),
    "project-list": gettext_lazy("列举的项目"),
    "row-of-projects": gettext_lazy("逐行列出的项目"),
    "row-of-table": gettext_lazy("表格的一行"),
}


def in_words(rule):
    """`园区的用地 · 占地`, `项目的投资 · 计划投资`; a part that has no words stays as it is."""
    if rule in WORDS:
        return str(WORDS[rule])
    if rule.startswith("project ") and ": " in rule:
        name, _colon, how = rule.removeprefix("project ").partition(": ")
        return _("项目的%(field)s · %(how)s") % {"field": fields.label(Project, name), "how": said(how)}
    return " · ".join(said(part) for part in rule.split(" · "))


def said(part):
    return str(WORDS.get(part, part.strip(" ，,")))
