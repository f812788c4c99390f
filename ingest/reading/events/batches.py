"""Batches: N projects signed, begun or opened on one occasion.

- `counted before the verb`: 15个项目当天破土, 67个签约项目 (a mention again).
- `counted after the verb`: 签下67个项目, 开工3个、竣工5个.
- `counted under an occasion`: 集中签约仪式举行，二十三个项目…; 集中签约：42个项目.
- `firms`: 27家配套企业签约: a batch of unknown number.
- Left alone: counts over a period (1至6月签约项目86个, 去年开工…) without a word of one occasion; parts of a batch
  (其余36个, 其中…); classes (亿元以上项目208个); plans.
"""

import re

from .happening import Happening
from .periods import is_period
from .singles import is_other_paper
from .sums import give_money

REACH = 80  # characters before a count that say what it counts
ADJOINING = 8  # characters between a verb and a count of its own
MOST = 60  # counts and verbs in one sentence; more is no sentence of news
_PROJECTS_AFTER = re.compile(
    r"(?:总投资[^，。；]{0,12}?的)?(?:[^，。；：、\d]{1,8}、){0,3}[^，。；：、\d]{0,18}?(?:项目|工程|大单)"
)
_FIRMS_AFTER = re.compile(r"[^，。；：、\d]{0,12}?(?:企业|公司|厂商|商家|机构|药企|车企)")
_PROJECTS_BEFORE = re.compile(r"(?:项目|工程)(?:共计|总数|数|共有|共|有|达|总计)?$")
_PART_BEFORE = re.compile(
    r"(?:其余|另外|其中|剩下的?|其他|余下的?|包括|分别为|里的?|中的?|前|(?<![随先然最])后|近|每)(?:的)?$"
)
_CLASS_BEFORE = re.compile(r"[亿万]元?(?:级|以上)(?:的)?(?:重大|重点|产业|工业)?项目$")
_PLAN = re.compile(r"(?:计划|预计|将|拟|安排|力争|目标|再|要)[^，。；]{0,10}$")
_OCCASION = re.compile(r"现场|集中|当天|当场|同日|一次|一并|随即|随后|一口气|成功|协议|合同|总投资|仪式")
_AGREED = re.compile(r"协议|合同|约定")
_STRAIGHT = re.compile(
    r"(?:集中|同时|同日|当天|一齐|一并|先后|同步|正式|已经?|也|全部|现场|，|陆续|相继){0,3}"
)
_TIME = re.compile("多?(?:月|小时|星期|季度|工作日|百分点|昼夜|字|钟头|台阶)")  # 仅用16个月就建成投用
_ITS_PROJECTS = re.compile(r"(?:重点|重大|产业|工业|招商){0,3}项目(?:共有|共|有|达)?")
# 本月计划签约项目6个，开工项目3个: the next of a list that is planned.
_GOES_ON = re.compile(r"[^，。；]{0,8}[，、；](?:总投资[^，。；]{0,12}[，；])?(?:新|集中)?")
_JOINT = re.compile(r"[、和及与暨]?(?:集中)?")
_COUNTED = re.compile(r"的[^，。；]{0,6}项目(?:总共|一共|共有|共|有|达){1,4}(?:约|近|超)?")
_SHARES = re.compile(r"其中[^。；]{0,60}$")
_FIRMS_PLANTS = re.compile(
    r"[^，。；]{0,8}企业的[^，。；]{0,8}(?:项目|中心|基地|工厂|总部|产线)"
)  # 四家企业的研发中心同时挂牌


def find_batches(article, sentence, triggers, occasions):
    """(Happenings, refused) of the counted batches in one sentence; `occasions`: Triggers of earlier sentences that opened one.

    `refused` are the spans of verbs whose counts are plans or statistics, so that nothing else is read from them.
    """
    text = article.text
    counts = [a for a in article.within(article.amounts, sentence.start, sentence.end) if a.kind == "count"][
        :MOST
    ]
    triggers = [t for t in triggers if not t.condition][:MOST]
    found, refused = [], []
    for count in counts:
        firms = count.unit == "家" and not _FIRMS_PLANTS.match(text, count.end)
        if (
            count.value == 1
            or _CLASS_BEFORE.search(text[max(sentence.start, count.start - REACH) : count.start])
            or not _is_counted(text, count, sentence, triggers, firms)
            or _PART_BEFORE.search(text[max(sentence.start, count.start - REACH) : count.start])
        ):
            continue
        trigger, rule = _verb_of(text, count, sentence, triggers, occasions)
        if trigger is None:
            continue
        if _is_no_occasion(article, sentence, count, trigger, refused):
            if max(trigger.start, count.start) - min(trigger.end, count.end) <= ADJOINING:
                refused.append((min(trigger.start, count.start), max(trigger.end, count.end)))
            continue
        reference = _is_reference(text, trigger, count)
        if trigger.soft and (
            firms and not _by_agreement(text, sentence) or not _on_one_day(article, sentence, count)
        ):
            continue
        if _is_share(text, count, sentence, trigger, found):
            continue  # 24个项目签约，其中制造业项目15个、文旅项目3个
        if firms and (trigger.kind != "signing" or is_other_paper(text, trigger, sentence)):
            continue  # 开园仪式上，十三家企业拿到了入驻证
        for kind in _kinds(trigger, text, triggers):
            found.append(
                Happening(
                    kind,
                    min(trigger.start, count.start) if trigger.start >= sentence.start else count.start,
                    max(trigger.end, count.end) if trigger.start >= sentence.start else count.end,
                    sentence,
                    f"ceremony · {rule}",
                    True,
                    firms,
                    count,
                    reference=reference,
                    combined=_is_combined(text, trigger, triggers),
                )
            )
    give_money(article, sentence, found, counts)
    for h in found:
        if h.firms:
            _count_projects(article, h)
    return found, refused


def _is_no_occasion(article, sentence, count, trigger, refused):
    """A plan, the next of a list of plans (its last is in `refused`), or a count over a period."""
    text = article.text
    return (
        trigger.planned
        or _PLAN.search(text[max(sentence.start, count.start - REACH) : count.start]) is not None
        or bool(refused)
        and _GOES_ON.fullmatch(text, refused[-1][1], min(trigger.start, count.start)) is not None
        or is_period(article, sentence, count, trigger)
    )


def _count_projects(article, h):
    """与三家企业签订投资合同…三个项目都在…: as many projects as firms, told further on."""
    until = max(s.end for s in article.doc.sentences if s.paragraph <= h.sentence.paragraph + 1)
    for count in article.within(article.amounts, h.count.end, until):
        if (
            count.kind == "count"
            and count.unit == "个"
            and count.value == h.count.value
            and article.text.startswith("项目", count.end)
        ):
            h.firms, h.count = False, count
            return


def _on_one_day(article, sentence, count):
    """5个项目随即落户合川，协议总额51亿元: a day stands in its paragraph, and the words are those of an occasion."""
    days = [
        d
        for s in article.doc.sentences
        if s.paragraph in (sentence.paragraph, 0) and s.start <= count.start
        for d in article.within(article.dates, s.start, min(s.end, count.start))
        if d.precision == "day"
    ]
    return bool(days) and _OCCASION.search(sentence.text) is not None


def _by_agreement(text, sentence):
    """与两家企业“牵手”成功。根据协议，…: firms that agree sign."""
    return _AGREED.search(text, sentence.start, sentence.end + 8) is not None


def _is_share(text, count, sentence, trigger, found):
    """A part of a batch that is counted before it in the sentence, without a verb of its own."""
    whole = any(h.count.value > count.value and h.kind == trigger.kind for h in found)
    return (
        whole
        and trigger.end <= count.start - 3
        and _SHARES.search(text, max(sentence.start, count.start - REACH), count.start) is not None
    )


def _is_counted(text, count, sentence, triggers, firms):
    if (
        count.unit not in ("个", "项", "大", "宗", "家", "单")
        or count.value is None
        or _TIME.match(text, count.end)
    ):
        return False
    if count.unit == "单":
        return any(
            t.kind == "signing" and abs(t.start - count.end) <= 8 or 0 <= count.start - t.end <= 6
            for t in triggers
        )
    if count.unit == "家" and not firms:
        return True
    after = _FIRMS_AFTER if firms else _PROJECTS_AFTER
    tail = text[count.end : min(sentence.end, count.end + 30)]
    if after.match(tail):
        return True
    if firms:
        return False
    if _PROJECTS_BEFORE.search(text[max(sentence.start, count.start - REACH) : count.start]):
        return True
    # 39个开工, 开工3个
    return any(
        _STRAIGHT.fullmatch(text, count.end, t.start) is not None or 0 <= count.start - t.end <= 2
        for t in triggers
        if t.end <= count.start or 0 <= t.start - count.end <= 6
    )


def _verb_of(text, count, sentence, triggers, occasions):
    """(Trigger, rule): the verb that the count belongs to, (None, "") if there is none."""
    clause_start, clause_end = _clause(text, count, sentence)
    after = [t for t in triggers if count.end <= t.start < clause_end]
    before = [t for t in triggers if clause_start <= t.start and t.end <= count.start]
    if (
        before
        and not (after and after[0].start == count.end)
        and (
            count.start - before[-1].end <= 1
            or after
            and _ITS_PROJECTS.fullmatch(text, before[-1].end, count.start)
        )
    ):
        return before[-1], "counted after the verb"  # 开工3个, 集中开工项目11个、竣工项目8个
    if after:
        live = [t for t in after if not t.noun] or after
        return live[0], "counted before the verb"
    if before and count.start - before[-1].end <= 16:
        return before[-1], "counted after the verb"
    if firms_meet(text, count, clause_end, triggers):
        return next(t for t in triggers if t.start >= clause_end), "counted before the verb"
    earlier = [t for t in triggers if t.end <= clause_start]
    if earlier:
        last = earlier[-1]
        between = text[last.end : count.start]
        if (
            "：" in between
            or last.occasion
            or re.search(
                r"集中|举行|现场|带去|一场|云$", text[max(sentence.start, last.start - 12) : last.start]
            )
        ):
            return last, "counted under an occasion"
        return None, ""
    if (
        occasions
        and not before
        and len({t.kind for t in occasions}) == 1
        and not occasions[-1].condition
        and _opens(text, count, sentence)
    ):
        return occasions[-1], "counted under an occasion"
    return None, ""


def _opens(text, count, sentence):
    """29个项目总投资214.8亿元，…: a sentence that begins with the count goes on about the occasion before it."""
    if count.unit not in ("个", "项", "单") or count.start - sentence.start > 14:
        return False
    projects = re.match(r"[^，。；：]{0,14}?项目", text[count.end : count.end + 20])
    return projects is not None and re.search(r"总投资|投资|协议|合同|亮相", sentence.text) is not None


def firms_meet(text, count, clause_end, triggers):
    """8家企业排排坐，集中签约啦: the verb opens the clause that follows."""
    after = [t for t in triggers if t.start >= clause_end]
    return (
        bool(after)
        and re.fullmatch(r"，?(?:当天|现场|集中|同时|一起|一口气|同步)*", text[clause_end : after[0].start])
        is not None
    )


def _clause(text, count, sentence):
    start = max(text.rfind(mark, sentence.start, count.start) for mark in "，；：。—")
    ends = [e for mark in "，；：。" if (e := text.find(mark, count.end, sentence.end)) >= 0]
    return max(start + 1, sentence.start), min(ends, default=sentence.end)


def _is_reference(text, trigger, count):
    """竣工的12个项目, 67个签约项目里: the batch is named again, unless the words tell of the occasion itself."""
    if re.match(r"[^，。；]{0,8}?项目(?:中|里|当中|之中)", text[count.end : count.end + 14]):
        return True
    if re.search(
        r"集中|同日|同时|当天|现场|一次",
        text[max(0, min(trigger.start, count.start) - 8) : max(trigger.end, count.end)],
    ):
        return False
    if trigger.end <= count.start:
        # 打包签约的项目有9个 counts them; 竣工的12个项目 names them again.
        return text.startswith("的", trigger.end) and not _COUNTED.fullmatch(text, trigger.end, count.start)
    return re.match(r"(?:的)?[^，。；：\d]{0,4}?项目", text[trigger.end : trigger.end + 10]) is not None


def _kinds(trigger, text, triggers):
    if trigger.kind == "both":
        return []
    before = _joined(text, trigger, triggers)
    return ["signing" if before and before.kind == "signing" else trigger.kind]


def _joined(text, trigger, triggers):
    """The verb joined to this one from the left: 签约、开工."""
    at = triggers.index(trigger) if trigger in triggers else 0
    for t in triggers[max(0, at - 2) : at]:
        if (
            t.kind != trigger.kind
            and 0 <= trigger.start - t.end <= 3
            and _JOINT.fullmatch(text[t.end : trigger.start])
        ):
            return t
    return None


def _is_combined(text, trigger, triggers):
    return trigger.word in ("签约开工", "签约暨开工") or _joined(text, trigger, triggers) is not None
