"""Firms that a project's name begins with.

heads-project: 望变电气(8万吨高磁感取向硅钢项目), 宸曜(热管理智能工厂), 欧林生物(重庆研究院);
leaves 花溪河, 三圣 (places) and 智能网联 (dictionary words) alone.
"""

import csv
import re
from functools import cache
from pathlib import Path

from ingest.reading.naming.coined import coined_head
from ingest.reading.naming.edges import REGION
from ingest.reading.naming.known import known_at
from ingest.reading.naming.words import choice
from ingest.reading.projects import names

from .mention import Mention

_PLACE_INSIDE = re.compile(r".[河江湖山岭溪沟峡岛]")
_PLACE_END = re.compile(r"[河江湖山岭镇村街路溪桥乡寨坝坪沟峡湾岛湿塘泉峰]$")
_TAIL = re.compile(choice("companies/trade_tails"))
# Two regions in one word: 川渝信创适配中心 is nobody's own.
_TWO_CITIES = frozenset(
    ["川渝", "成渝", "渝川", "渝黔", "渝鄂", "渝港", "渝东", "渝西", "渝新", "遂潼", "鲁渝"]
)


@cache
def _town_names():
    """Towns and streets of Chongqing without their kind: 青杠, 巴福."""
    with (Path(__file__).parents[3] / "parks/data/townships.csv").open(encoding="utf-8", newline="") as rows:
        return frozenset(re.sub(r"(?:街道|镇|乡|民族乡)$", "", row["name"]) for row in csv.DictReader(rows))


def find(text, offset, place_names, firms=()):
    """Mentions in the project names of one sentence; `place_names` are short names of places in this text.

    `firms` are (start, end, name) of firms found already: what 蓉谷药包的 owns is not headed by another firm,
    nor what 梁山柚业 is said to invest in.
    """
    projects = [named for named in names.find(text) if named.rule not in names.IN_DOUBT]
    for project in projects:
        if project.rule == "quoted-project" or any(end == offset + project.start - 1 for _, end, _ in firms):
            continue
        head = head_of(project.name, project.noun, place_names)
        if head and not _PLACE_BEHIND.match(project.name, sum(head)):
            start, size = head
            begin = offset + project.start + start
            name = project.name[start : start + size]
            if any(
                firm[:2] not in name
                and name[:2] not in firm
                and not any(p.start <= a - offset < p.end for p in projects)
                for a, _, firm in firms
            ):
                continue
            if not any(
                _owns(text, a - offset, project.end) and firm[:2] not in name and name[:2] not in firm
                for a, _, firm in firms
            ):
                yield Mention(begin, begin + size, name, "heads-project")


_PLACE_BEHIND = re.compile("小镇|古镇|古城|公园|广场|花园|湿地|大道|新城")
_PARK_NAMED = re.compile(
    r"[^,，。;；!?:：、的]{0,12}?(?:产业园|科技园|工业园|加工园|物流园|创业园|智造园|园区|产业城|小镇)"
)
_SURE_OWNERS = ("legal-form", "named-company", "role-word", "agent", "trade-name")
_REACH, _REACH_OF_A_PARK = 90, 250
_OTHERS = re.compile(r"^[^,，。;；]{0,14}、|前者|后者|其中|分别|[;；]")
_INVESTS = re.compile(
    r"(?:独家|全额|计划|出资|共同|公司|集团)?(?:投资|投建|兴建|建设|修建|斥资|改造|投|$|[,，。;；])"
)


def refused(text, entry, entries):
    """ "another invests" where a firm that only heads names of projects is none: 渝湾(食品加工基地)…投资方是…; else ""."""
    if any(m.rule != "heads-project" for m in entry.mentions if not m.weak):
        return ""
    spots = sorted(
        ((m.start, m, other) for other in entries for m in other.mentions), key=lambda spot: spot[0]
    )
    for mention in entry.mentions:
        park = _PARK_NAMED.match(text, mention.end) is not None
        after = [(m, other) for start, m, other in spots if start >= mention.end and other is not entry]
        for owner, _other in after if park else after[:1]:
            if _invests_instead(text, mention, owner, _REACH_OF_A_PARK if park else _REACH):
                return "another invests"
    return ""


def _invests_instead(text, head, owner, reach):
    between = text[head.end : owner.start]
    return (
        len(between) <= reach
        and owner.rule in _SURE_OWNERS
        and not _OTHERS.search(between)
        and _OWNER_WORD.search(between) is not None
        and _INVESTS.match(text, owner.end) is not None
    )


def _owns(text, firm, end):
    """Is the firm that begins at `firm`, after the project's name, said to be its investor (业主是…, 由…投资)?"""
    return firm >= end and _OWNER_WORD.search(text, max(end, firm - 14), firm) is not None


_OWNER_WORD = re.compile(r"(?:由|业主(?:是|为|单位|叫)?|投资方(?:是|为|名叫|叫)?|建设方)[^,，。;；]{0,10}$")


def head_of(name, noun, place_names):
    """(start, length) of the firm at the head of a project's name, or None."""
    start = 1 if name[:1] in '“"' else 0
    known = known_at(name, start)
    if known:
        return start, _with_tail(name, start, start + known)
    region = REGION.match(name, start)
    begin = region.end() if region else start
    if region and region.end() < len(name) and name[region.end()] in "市区县省":
        return None
    body = name[begin:]
    known = known_at(name, begin)
    if known:
        return begin, _with_tail(name, begin, begin + known)
    head = coined_head(body)
    inner = head and REGION.search(name, begin + 2, begin + len(head) + 1)
    if inner:
        head = name[begin : inner.start()]
    if (
        not head
        or head in _TWO_CITIES
        or head in place_names
        or head[:2] in _town_names()
        or head[:3] in _town_names()
        or _PLACE_INSIDE.search(head)
        or _PLACE_END.search(head)
        or len(body) - len(head) < 2
        or REGION.search(head)
    ):
        return None
    if any(place.startswith(head) or head.startswith(place) for place in place_names if len(place) >= 2):
        return None
    size = _with_tail(name, begin, begin + len(head))
    if region and region.group() not in ("重庆",):
        return start, size + begin - start
    return begin, size


def _with_tail(name, start, end):
    """Length of the firm with its word of trade, if what remains still says what is built."""
    tail = _TAIL.match(name, end)
    if tail and len(name) - tail.end() >= 3 and tail.group() in _FIRM_TAILS:
        return tail.end() - start
    return end - start


_FIRM_TAILS = frozenset(
    [
        "科技",
        "制药",
        "药业",
        "股份",
        "集团",
        "控股",
        "高科",
        "电气",
        "化工",
        "重工",
        "生物",
        "光电",
        "新材",
        "新材料",
        "食品",
        "电子",
        "智能",
        "能源",
        "材料",
        "机电",
        "精工",
        "铝业",
        "纸业",
        "环保",
        "时代",
        "实业",
        "医疗",
        "动力",
        "通信",
        "微电子",
        "半导体",
    ]
)
