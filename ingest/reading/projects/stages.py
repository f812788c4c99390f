"""How far a project is: planned → signed → under_construction → topped_out → completed → opened.

The words stand in data/projects/stages.tsv. said-of-it: the latest stage said in the clauses about the project;
what will be (将, 预计, 年底前投产, 建成后) does not count. of-its-batch: a project among 15个开工项目, or under a heading
开工篇, shares the batch's stage. An article's only ceremony says nothing about projects that it does not place in it.
"""

import csv
import re
from bisect import bisect_left
from functools import cache
from operator import attrgetter

from ingest.reading.facts import Evidence, Value
from ingest.reading.naming.beginnings import Sought
from ingest.reading.naming.words import DATA

from . import labels

RANK = {
    s: i
    for i, s in enumerate(["planned", "signed", "under_construction", "topped_out", "completed", "opened"])
}
_CLAUSE = re.compile(r"[^,。;!?:\n]+(?:[,。;!?:\n]|$)")
FUTURE = re.compile(
    r"将|预计|计划|力争|有望|拟|争取|即将|待|准备|打算|可望|目标|尽快|尽早|早日|推动|确保|(?<!去)(?<!前)年底|明年|后年|下月|202\d年底|等到|定在|希望|冲刺|还要|才能|为了|如何|何时|一旦|(?:至今|还|仍|尚|并)未$|(?<![曾已])先$|前后|全面建成后|以前|前年|下半年|年内"
)
_AFTER_WORD = re.compile(
    r"后|以后|时|之后|前|之前|仪式|活动(?!现场)|率|当年|即|条件|率先|预计|在即|倒计时|手续|方案|协议书|企业|公司|率为"
)
# What goes on in a plant that is finished all the same.
_GOING_ON = re.compile(r"调试|安装|吊装|装修|收尾|施工|塔吊|建设")
_NEAR = 8  # paragraphs after its batch in which a project is surely one of it
_FAR = 20  # paragraphs that a batch is told in
_PHASE = re.compile(r"(?<!星)[一二三四五]期|首期|第一期|(?<=[^\d])[1-4]期")
_DONE = re.compile(r"已|正式|当天|刚刚")
_WILL = re.compile(
    r"将(?!来)|拟|计划|预计|力争|争取|有望|可望|目标|尚未|没有|还没|未能|(?:推进|确保|推动)[^,。;]{0,50}[于在].{1,6}$"
)
_COUNTED = re.compile(r"\d{1,9}个|[一二两三四五六七八九十]{1,9}个")
_BATCH = Sought(
    r"(?:\d{1,9}|[一二两三四五六七八九十]{1,3})(?:余|多)?(?:个|家|项|宗)[^,。;:]{0,14}?(?P<a>签约开工|签约|开工|破土|动工|奠基|竣工|投产|完工|封顶|投用|动建|开建|动土|破土|亮相|签下|签订|落户|敲定|落定|揭牌|挂牌)"
    r"|(?P<b>新?签约|签下|新开工|开工|竣工|投产|奠基|封顶)(?:的)?(?:\d{1,9}|[一二两三四五六七八九十]{1,3})(?:余|多)?个"
    r"|(?:一|首|第一|又一|新一)批[^,。;:]{0,12}?项目[^,。;:]{0,10}?(?P<f>签约|开工|动工|竣工|投产|奠基|封顶|投用|落户)"
    r"|(?P<g>签约开工|签约|开工投产|开工|竣工投产|竣工|投产|奠基|封顶)(?:仪式|活动|大会|现场会)(?:今天|今日|昨日|上|中|现场|在|于|举行|隆重|正式)"
    r"|(?P<c>签约|开工|竣工|投产|封顶|奠基)(?:篇|项目(?:清单|名单)|的\d{1,9}个|类)|集中(?P<d>签约开工|签约|开工|竣工|投产|奠基)"
    r"|(?:此次|本次|这次|当天|首批|新)?(?P<e>签约开工|签约|开工|竣工|投产|奠基|封顶|动工)的?(?:重点|重大|产业|工业|招商)?项目(?:[::]|中|里|包括|有)"
)


_start = attrgetter("start")
# One of the words without which no batch is told of.
# 二号楼日前竣工: of the whole this says that it is being built.
_PART = re.compile(r"[一二三四五六七八九十\d]号(?:楼|厂房|车间)[^,。;]{0,6}$")
# 要在乙园建设P,…先租下现房试产
_AT_FIRST = re.compile(r"(?:要在|计划|打算|拟)[^。;]{0,70},先[^,。;]{0,18}$")
_BESIDES = re.compile(r"还有|另有|另外|此外|同时还")
# 园区还引进了甲基地、乙基地: what is there besides the batch.
_THERE_BESIDES = re.compile(r"还(?:先后|陆续|已|已经)?(?:引进|引入|招引|聚集|集聚|布局|拥有)")
_NEWS = re.compile(
    "签|开工|破土|动工|奠基|竣工|投产|完工|封顶|投用|动建|开建|动土|亮相|落户|敲定|落定|揭牌|挂牌"
)
# 新签:P, 在建:P, 拟建项目:P: a label at the head of a line says it of all behind it.
_LABEL = re.compile(
    r"^[\s\W\d一二三四五六七八九十]{0,6}(?P<word>新?签约|新签|新?开工|在建|新建|续建|竣工|完工|建成|已建成|已投产|投产|投用|封顶|拟建|规划|储备|前期|洽谈)(?:的)?(?:重点|重大|产业|工业)?(?:项目|工程)?(?:\d+个)?[一二三四五六\d]?[】」)]?[:::|]"
    r"|^(?P<word2>签约|开工|奠基|动工|封顶|竣工|投产|开园)的(?:是|有|还有)"
)
_LABELS = {
    "新签": "signed",
    "新建": "under_construction",
    "投用": "opened",
    "规划": "planned",
    "储备": "planned",
    "建成": "completed",
}


@cache
def _words():
    with (DATA / "projects/stages.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return Sought("|".join(f"(?P<{row['stage']}_{i}>{row['words']})" for i, row in enumerate(rows)))


def stage_of_word(word):
    """The stage that one word such as 签约 or 竣工 names; None if none."""
    return max((_stage(m) for m in _words().finditer(word)), key=RANK.get, default=None)


def _stage(match):
    return match.lastgroup.rsplit("_", 1)[0]


class StageReader:
    """Finds stages in the sentences of one document."""

    def __init__(self, doc, lines, dates=()):
        """`dates` are the article's DateExpressions, in order."""
        self._doc, self._lines, self._dates = doc, lines, dates
        self._today = doc.dateline or doc.published_on or doc.stamp or ""
        self._kept = {}
        self._batches = self._flow()

    def _flow(self):
        """For each sentence the batch that it belongs to, as (stage, line number, start, end), or None."""
        flow, current, since = [], self._headline(), 0
        for number, line in enumerate(self._lines):
            found = None
            if _NEWS.search(line.text):
                found = self._main_batch(line.text, current)
            if (
                found
                and not FUTURE.search(line.text, max(0, found.start() - 6), found.end())
                and not re.search(r"去年|上半年|累计|同期", line.text[: found.start()])
            ):
                word = found.lastgroup
                stage = stage_of_word(found[word])
                if stage:
                    current, since = (stage, number, found.start(word), found.end(word)), line.paragraph
            elif labels.is_label(line.text):
                since += 1  # the lines of a table are one item of the batch
            elif current and line.paragraph - since > _FAR:
                current = None
            batch = None if _THERE_BESIDES.search(line.text) else current
            flow.append(self._label(number) or (flow[-1] if self._labelled(number, flow) else batch))
        return flow

    @staticmethod
    def _main_batch(text, current):
        """The last batch of the sentence, but not one that is told of besides: 26个项目动工。还有9个项目签约."""
        batches = list(_BATCH.finditer(text))
        main = [m for m in batches if not _BESIDES.search(text, 0, m.start())]
        return (main or ([] if current else batches) or [None])[-1]

    def _headline(self):
        """The batch that the headline tells of: 合川21个项目集中开工."""
        title = self._doc.title or ""
        found = max(_BATCH.finditer(title), key=lambda m: m.start(), default=None)
        at = self._doc.text.find(title) if found else -1
        stage = found and stage_of_word(found[found.lastgroup])
        if at < 0 or not stage or FUTURE.search(title, max(0, found.start() - 6), found.end()):
            return None
        return stage, None, at + found.start(found.lastgroup), at + found.end(found.lastgroup)

    def _label(self, number):
        found = _LABEL.match(self._lines[number].text)
        if found is None:
            return None
        word = found.lastgroup
        stage = _LABELS.get(found[word]) or stage_of_word(found[word])
        return stage and (stage, number, found.start(word), found.end(word))

    def _labelled(self, number, flow):
        """A sentence in the paragraph of a label: 新签:甲项目;乙项目."""
        line = self._lines[number]
        return (
            number > 0
            and self._lines[number - 1].paragraph == line.paragraph
            and flow[-1] is not None
            and flow[-1][1] is not None
            and self._lines[flow[-1][1]].paragraph == line.paragraph
            and _LABEL.match(self._lines[flow[-1][1]].text) is not None
            and _BATCH.search(line.text) is None
        )

    def read(self, candidate):
        """The Value of the candidate's stage, or None. Also says whether it was said of the project itself."""
        said = self._said(candidate)
        batch = self._batches[candidate.first.line]
        # 落户 said of a project in a batch of groundbreakings is no later news than the batch.
        if batch and (
            said is None
            or (said.value == "planned" and batch[0] == "signed")
            or (
                said.value == "signed"
                and RANK[batch[0]] > RANK["signed"]
                and said.printed.startswith(("落户", "敲定", "落址", "落子", "签了"))
            )
            or (RANK[batch[0]] > RANK["topped_out"] and _GOING_ON.search(said.printed))
        ):
            stage, number, start, end = batch
            if number is None:
                return self._of_headline(stage, start, end), said is not None
            far = self._lines[candidate.first.line].paragraph - self._lines[number].paragraph > _NEAR
            rule = "of-a-batch-above" if far else "of-its-batch"
            return self._value(stage, self._lines[number], start, end, rule), said is not None
        return said, said is not None

    def _said(self, candidate):
        best = None
        for number, start, end, kind in candidate.pieces:
            line = self._lines[number]
            if kind == "loose" and not any(fact.name in line.text for _a, _b, fact in candidate.owners):
                continue
            for stage, a, b in self._in(line, start - line.start, end - line.start, kind):
                if RANK[stage] > RANK["under_construction"] and (
                    self._of_a_phase(candidate, line, a) or _PART.search(line.text, max(0, a - 14), a)
                ):
                    stage = "under_construction"
                if best is None or RANK[stage] > RANK[best[0]]:
                    best = stage, line, a, b
        return best and self._value(*best, "said-of-it")

    def _of_a_phase(self, candidate, line, at):
        """一期投产: of a project that is named without a phase this says that it is being built."""
        if any(_PHASE.search(m.name) for m in candidate.mentions):
            return False
        low = max(line.text.rfind(mark, 0, at) for mark in ",。;:!?")
        return _PHASE.search(line.text, low + 1, at) is not None

    def _in(self, line, low, high, kind):
        """[(stage, start, end)] said in the piece, kept for those who ask again."""
        asked = (line.start, low, high, kind)
        if asked not in self._kept:
            self._kept[asked] = list(self._find(line, low, high, kind))
        return self._kept[asked]

    def _find(self, line, low, high, kind):
        text = line.text
        for clause in _CLAUSE.finditer(text, max(low, 0), high):
            if (
                kind == "before"
                and clause.end() < high
                and (_BATCH.search(text, 0, high) or _COUNTED.search(clause.group()))
            ):
                continue
            for match in _words().finditer(text, clause.start(), clause.end()):
                stage = _stage(match)
                if (
                    _AFTER_WORD.match(text, match.end())
                    and stage != "planned"
                    and not re.match(r"仪式|活动", text[match.end() :])
                ):
                    continue
                before = text[clause.start() : match.start()]
                told = self._told(line.start + clause.start(), line.start + match.start())
                if stage != "planned" and self._to_come(before, told):
                    continue
                if RANK[stage] > RANK["topped_out"] and _AT_FIRST.search(text, max(low, 0), match.start()):
                    continue
                yield stage, match.start(), match.end()

    def _told(self, start, end):
        """The day or month that the clean span says and the article's own date settles; "" if none."""
        low = bisect_left(self._dates, start, key=_start)
        high = bisect_left(self._dates, end, key=_start)
        known = [d.iso for d in self._dates[low:high] if d.precision in ("day", "month") and d.iso]
        return known[-1] if known else ""

    def _to_come(self, before, told):
        """Is what stands after `before`, the beginning of its clause, only to come? 将, 年底前, 今年10月 in July, 2028年 in 2026."""
        if _DONE.search(before):
            return False
        if FUTURE.search(before[-14:]) or _WILL.search(before):
            return True
        if told and self._today:
            return told > self._today[: len(told)]
        year = re.search(r"(20\d\d)年[^,。]{0,8}$", before)
        if year and self._today[:4].isdigit() and int(year.group(1)) > int(self._today[:4]):
            return True
        month = re.search(r"(?:今年|^|[^\d年])(?:的)?(\d{1,2})月(?!\d)[^,。]{0,6}$", before)
        quarter = re.search(r"今年(?:的)?([一二三四])季度[^,。]{0,6}$", before)
        latest = (
            int(month.group(1)) if month else "一二三四".index(quarter.group(1)) * 3 + 1 if quarter else 0
        )
        if quarter and not self._today:
            return True  # 今年三季度动工, in a text that does not say when it was written
        return self._today[5:7].isdigit() and latest > int(self._today[5:7]) and "去年" not in before

    def _of_headline(self, stage, start, end):
        evidence = Evidence(*self._doc.raw_span(start, end), self._doc.title)
        return Value(
            stage, self._doc.text[start:end], evidence, "project stage: of-the-headline's-batch", mode="done"
        )

    def _value(self, stage, line, start, end, rule):
        raw = self._doc.raw_span(line.start + start, line.start + end)
        return Value(
            stage,
            self._doc.text[line.start + start : line.start + end],
            Evidence(*raw, self._doc.text[line.start : line.end].strip()),
            f"project stage: {rule}",
            mode="done" if stage != "planned" else "planned",
        )
