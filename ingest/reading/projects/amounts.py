"""Money, land and output of a project, out of the text that speaks of it.

investment: the first total investment or agreed sum said of it; not a phase's share, a batch's total, a yearly
part, a loan, a threshold. Foreign money keeps its currency. land: 占地, 用地. output: 产值 only.
respectively: A、B和C,投资分别为2.6亿元、1.9亿元和1.4亿元.
"""

import re
from bisect import bisect_left
from operator import attrgetter

from ingest.reading.amount_roles import amount_role
from ingest.reading.facts import Evidence, Value
from ingest.reading.quantities import find_amounts

_start = attrgetter("start")
_ORDER = {"ordinal": 0, "row": 1, "after": 1, "between": 2, "before": 3, "follow": 4, "loose": 5}
_BATCH = re.compile(
    r"项目\d{1,9}个[^。;]{0,12}$|(?:\d{1,9}|[一二两三四五六七八九十]{1,3})(?:余|多)?(?:个|家|大)[^,。;]{0,14}(?:项目|企业)[^。;]{0,16}$|(?:合计|共计|总计|累计|共同)[^,。]{0,6}$"
)
_REGIONAL = re.compile(
    r"全区|全市|全县|全园|园区去年|去年全|[城区县市][^,。;]{0,8}产业产值|规上|规模以上|该区|集群|园内|施工产值|(?:今年|去年)[^,。;]{0,8}$"
)
# 10亿元,这是它的总投资
_SAID_AFTER = re.compile(
    r"(?:以上|左右)?,?(?:就|便|正)?(?:这)?(?:就|便)?是(?:它|该项目|项目|其)的(总投资|投资|占地|用地|年产值)"
)
_OF_THE_NEXT = re.compile(
    r"(?:左右)?的(?![^,。;、:!?]{0,10}(?:项目|工程|大单|投资|产值)(?:[,。;!?”]|$))[^,。;、:!?]{4}"
)
_OF_THIS = re.compile(r"(?:这|该|此)[^,。;、]{0,14}$")  # 这个总投资3.9亿元的基地
_TAKEN_BACK = re.compile(r"(?:收回|闲置|盘活|清退|退出|流转)[^,。;]{0,8}$")
_OF_ALL = re.compile(
    r"(?:\d{1,9}|[两三四五六七八九十]{1,9})(?:余|多)?个[^,。;:]{0,10}(?:项目|大单)[^,。;]{0,3}(?:[—:,-]|$)"
)
_OTHERS = re.compile(r"企业|园区|入驻|全区|全县|全市|公司|集团|历年|在渝|个项目|产业")
_MANY = re.compile(
    r"企业|入驻|全区|全县|全市|项目[\d一二两三四五六七八九十]|个|累计|签约|共|都|均|全部|这批|历年"
)
_FURTHER = 7  # lines below a project in which its 总投资 may stand
_AFTER_FIELDS = (("investment_yi", "投资"), ("area_mu", "地"), ("annual_output_yi", "产值"))
_PHASE = re.compile(r"[一二三四]期")
_RESPECTIVELY = re.compile(r"(?:投资|金额|合同金额|总投资)(?:额)?(?:分别(?:为|是|达)?)")


class AmountReader:
    """Reads the sentences of one document, each at most once."""

    def __init__(self, doc, lines, amounts=None):
        self._doc, self._lines, self._amounts, self._given = doc, lines, {}, amounts

    def of_line(self, number):
        if number not in self._amounts:
            line = self._lines[number]
            if self._given is None:
                found = find_amounts(line.text)
            else:
                first = bisect_left(self._given, line.start, key=_start)
                until = bisect_left(self._given, line.end, first, key=_start)
                found = [a.moved(-line.start) for a in self._given[first:until]]
            self._amounts[number] = [
                (a, amount_role(line.text, a)) for a in found if a.kind in ("money", "land", "floor")
            ]
        return self._amounts[number]

    def read(self, candidate):
        """Set investment_yi, area_mu and annual_output_yi of the candidate where its pieces state them."""
        for name, (number, start, end, value) in candidate.cells.items():
            raw, line = self._doc.raw_span(start, end), self._lines[number]
            evidence = Evidence(*raw, self._doc.text[line.start : line.end].strip())
            candidate.values[name] = Value(
                value, self._doc.text[start:end], evidence, f"project {name}: cell of a table"
            )
        own = [p for p in candidate.pieces if p[3] != "shared"]
        pieces = sorted(own, key=lambda p: (_ORDER[p[3]], p[1]))
        for number, start, end, kind in pieces:
            line = self._lines[number]
            # In front of a name the nearest sum is its own, behind it the first.
            found = self.of_line(number)
            for amount, role in reversed(found) if kind == "before" else found:
                at = line.start + amount.start
                if start <= at < end and amount.value is not None:
                    self._take(candidate, line, amount, role, kind, start)

        if "investment_yi" not in candidate.values:
            self._spent(candidate, pieces)

    def further_on(self, candidates):
        """总投资…, told some lines below a project that has no sum yet, before the next project is named."""
        reach = _FURTHER if len(candidates) > 1 else len(self._lines)
        named = sorted((m.line, i) for i, c in enumerate(candidates) for m in c.mentions)
        for index, candidate in enumerate(candidates):
            if "investment_yi" in candidate.values:
                continue
            since = candidate.mentions[-1].line
            until = min((line for line, i in named if line > since and i != index), default=len(self._lines))
            for number in range(since + 1, min(until, since + reach)):
                if self._whole_sum(candidate, number):
                    break

    def _whole_sum(self, candidate, number):
        line = self._lines[number]
        for amount, role in self.of_line(number):
            before = line.text[: amount.start]
            if (
                amount.kind == "money"
                and amount.value is not None
                and role.name == "investment"
                and role.cue.startswith("总投资")
                and not role.scope
                and not _BATCH.search(before)
                and not _MANY.search(line.text)
                and not _REGIONAL.search(before)
            ):
                candidate.values["investment_yi"] = self.value(line, amount, role, "investment_yi")
                return True
        return False

    def _spent(self, candidate, pieces):
        """基地…累计投资3.15亿元: what was spent on it, where no whole sum is told; never on a zone or by a firm."""
        if candidate.is_park:
            return
        for number, start, end, kind in pieces:
            line = self._lines[number]
            for amount, role in self.of_line(number):
                if (
                    kind in ("after", "follow", "row")
                    and start <= line.start + amount.start < end
                    and amount.kind == "money"
                    and amount.value is not None
                    and role.name == "cumulative"
                    and not _OTHERS.search(line.text[: amount.start])
                ):
                    whole = role._replace(scope="")
                    candidate.values["investment_yi"] = self.value(line, amount, whole, "investment_yi")
                    return

    def _take(self, candidate, line, amount, role, kind, piece_start):
        name = self._field(candidate, line, amount, role, kind, piece_start)
        if not name:
            return
        held = candidate.values.get(name)
        if held is None or (held.scope == "phase" and role.scope != "phase" and name == "area_mu"):
            candidate.values[name] = self.value(line, amount, role, name)

    def _field(self, candidate, line, amount, role, kind, piece_start):
        before = line.text[max(0, amount.start - 40) : amount.start]
        if amount.kind == "money" and before.rstrip()[-1:] in ("|", "\t"):
            return "investment_yi"
        if (
            not role.name
            and amount.kind == "money"
            and kind == "after"
            and re.fullmatch(r"[,::(]?", line.text[piece_start - line.start : amount.start])
        ):
            return "investment_yi"
        if candidate.row_mates and kind == "after" and amount.kind == "money" and _OF_ALL.search(line.text):
            return ""  # 三个项目——A、B、C先后签下,合同总额57亿元
        if (
            kind in ("after", "follow")
            and _OF_THE_NEXT.match(line.text, amount.end)
            and not _OF_THIS.search(before)
        ):
            return ""  # 总投资11亿元的甲基地、总投资3.6亿元的乙工厂
        after = _SAID_AFTER.match(line.text, amount.end)
        if after:
            return next(name for name, word in _AFTER_FIELDS if word in after.group(1))
        if amount.kind == "money" and role.name in ("investment", "agreement"):
            own_phase = _PHASE.search(candidate.name)
            of_own_phase = own_phase and own_phase.group() in re.split("[,。;]", before)[-1]
            if (
                (role.scope == "phase" and not of_own_phase)
                or role.scope == "cumulative"
                or _BATCH.search(before)
                or (role.weak and kind != "before")
            ):
                return ""
            if role.mode == "planned" and re.search(r"今年|年度", before[-12:]):
                return ""
            if kind == "before" and _BATCH.search(line.text[: amount.start]):
                return ""
            return "investment_yi"
        if (
            amount.kind == "land"
            and role.name == "land"
            and kind != "loose"
            and not _TAKEN_BACK.search(before)
        ):
            return "area_mu"
        if (
            amount.kind == "money"
            and role.name == "output"
            and kind != "before"
            and not _REGIONAL.search(before)
        ):
            return "" if re.search(r"月产值|五年", before[-6:]) else "annual_output_yi"
        return ""

    def value(self, line, amount, role, name):
        start, end = self._doc.raw_span(line.start + amount.start, line.start + amount.end)
        sentence = self._doc.text[line.start : line.end].strip()
        mode = role.mode
        if name == "annual_output_yi" and mode != "done":
            mode = "expected"
        scope = "" if name == "annual_output_yi" else role.scope
        return Value(
            amount.value,
            amount.printed,
            Evidence(start, end, sentence),
            f"project {name}: {role.cue or 'row'}",
            hedge=amount.hedge,
            mode=mode,
            scope=scope,
            currency=amount.currency,
        )

    def respectively(self, candidates):
        """投资分别为…: as many sums as projects named before them in the sentence (or the one before)."""
        for number, line in enumerate(self._lines):
            cue = _RESPECTIVELY.search(line.text) if "分别" in line.text else None
            if cue is None:
                continue
            sums = [(a, r) for a, r in self.of_line(number) if a.kind == "money" and a.start >= cue.end()]
            named = sorted(
                (m.start, i, c)
                for i, c in enumerate(candidates)
                for m in c.mentions
                if m.line == number and m.start < line.start + cue.start()
            )
            if len(sums) == len(named) > 1:
                for (amount, role), (_, _, candidate) in zip(sums, named, strict=True):
                    candidate.values["investment_yi"] = self.value(line, amount, role, "investment_yi")
