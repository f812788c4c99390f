"""Why a firm that the text names is left out of the directory.

The rules (customer, exhibitor, visitor, courted, witness, lender, …) stand in data/companies/refusals.tsv with how
far their words reach: the clause or the sentence around the name. One mention without such words lets the firm in.
"""

import csv
import re
from functools import cache

from ingest.reading.naming.beginnings import Sought
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.plain import clause_around
from ingest.reading.naming.words import DATA, choice, words

_NAME = re.compile(choice("companies/refused_words"))
_GROUPS_OF_STATE = re.compile(
    r"(?:区|县|市|镇|委|局|办|厅|部|处|科|所|站|网|报|台|队|院|校|馆|会|社|组|所长|代表团)$"
)
# 半岛数科 is a firm, 审批科 an office.
_SCIENCES = ("数科", "农科", "生科", "信科", "高科", "重科", "环科")
# 忠县项目是集团, 川磷集团通过子公司, 金华三地, 距西(沱港), 上一财年公司, 厂界安装: a piece of a sentence.
_NO_NAME_INSIDE = re.compile(
    r".是|通过|[一二两三四五六七八九]地$|(?:项目|企业)(?:公司|集团)$|供电公司$"
    r"|^主?要生|生产(?!资料|力)|^距|^[上下本][一两]?[财年半季]|财年|厂房|[网报日]讯$|厂界|厂区|车间"
)
# What is built or done, a place, or the words around a firm's name.
_COUNTIES = frozenset(words("naming/counties"))
_NO_BARE_NAME = re.compile(
    r"(?:线|项目|基地|平台|中心|工程|车间|厂房|街道|[镇乡村路]|园区|工业园|产业园|[一二三四]期|改造|扩建|生产|加工|当天|负责人)$"
    r"|企业|公司.|[服代供运开制][务理应营发造]商|客户|项目|产业|园区|^(?:叫|须|应当|因为|按照|来自|位于|坐落|包括|引进|负责|其中)"
)


# 义齿、防护科技和康复护理等细分行业: a row of fields, whatever its items look like.
_ROW_OF_FIELDS = re.compile(
    r"(?:、[^、，。；,;]{1,14}){0,9}(?:以?[和与及][^、，。；,;]{1,14})?等(?:多个|几个|几大|各个|[\d一二三四五六七八九十]{1,3}[大个])?"
    r"(?:细分|重点|新兴|优势|主导|特色|前沿|相关|关键)?(?:行业|领域|产业|方向|赛道|门类|板块|环节)"
)


# 涉及生物医药、医疗器械、医养康养和商贸流通: fields again, unless the row is said to be one of firms.
_FIELDS_BEFORE = re.compile(r"(?:涉及|涵盖|覆盖|聚焦)了?(?:[^、，。；,;]{1,14}、){1,9}$")
_OF_FIRMS = re.compile(r"[^，。；,;]{0,40}(?:企业|公司|厂商|[\d一二两三四五六七八九十]家)")


@cache
def _rules():
    with (DATA / "companies/refusals.tsv").open(encoding="utf-8", newline="") as lines:
        return [
            (row["rule"], row["reach"], re.compile(row["words"]))
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


@cache
def _any_rule():
    """{reach: what finds the words of any of its rules}: most names stand beside none."""
    found = {}
    for _rule, reach, pattern in _rules():
        found.setdefault(reach, []).append(f"(?:{pattern.pattern})")
    return {reach: Sought("|".join(patterns)) for reach, patterns in found.items()}


def refused_name(mention):
    """The rule that refuses the name itself: banks, schools, bodies of state, media."""
    if mention.rule in ("known-firm", "bureau"):
        return ""
    found = _NAME.search(mention.name)
    # 铜梁高新区开发投资公司 is a firm although its name holds a zone's.
    if found and not (found.group().endswith("区") and mention.name.endswith(("公司", "集团"))):
        return "no-enterprise"
    region = REGION.match(mention.name)
    if region and mention.name[region.end() :] in _COUNTIES:
        return "a place"  # 山东诸城
    if _NO_NAME_INSIDE.search(mention.name):
        return "words of a sentence"
    if mention.weak and mention.rule != "possible-company" and _NO_BARE_NAME.search(mention.name):
        return "words around a name"
    return "body" if _GROUPS_OF_STATE.search(mention.name) and not mention.name.endswith(_SCIENCES) else ""


def refused_context(sentence, start, end):
    """The rule that refuses this mention ([start, end) within the sentence), "" if none does."""
    if _is_field(sentence, start, end):
        return "field of industry"
    low, high = clause_around(sentence, start, end)
    clause = sentence[low:high]
    if not (_any_rule()["clause"].search(clause) or _any_rule()["sentence"].search(sentence)):
        return ""
    for rule, reach, pattern in _rules():
        if pattern.search(clause if reach == "clause" else sentence):
            return rule
    return ""


def _is_field(sentence, start, end):
    """Whether the name is an item of a row of industries, not of firms."""
    if sentence.startswith(("、", "等", "和", "与", "及", "以及"), end) and _ROW_OF_FIELDS.match(
        sentence, end
    ):
        return True
    behind_another = sentence[max(0, start - 1) : start] == "、"
    led_in = behind_another and _FIELDS_BEFORE.search(sentence, max(0, start - 90), start)
    return bool(led_in) and not _OF_FIRMS.match(sentence, end)
