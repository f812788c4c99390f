"""Tables with a header row: which cell is the project, which its owner, sum and land.

table-row: under 项目名称 | 业主单位 | 地点 | 总投资 | 进度, or 序号/项目名称/建设单位/建设地点/投资额(万元)/用地(亩), each row
with as many cells is a project; sums without a unit take the header's. A row of dashes or totals (合计) is left alone.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal

_CUTS = "|/\t"
_HEADS = (
    ("name", re.compile(r"^(?:重点|重大|签约|开工)?(?:项目名称?|项目|名称)$")),
    ("company", re.compile(r"单位|业主|企业|公司|投资方|投资主体")),
    ("investment_yi", re.compile(r"投资|金额")),
    ("area_mu", re.compile(r"用地|占地|面积")),
)
_UNITS = {"万元": Decimal("0.0001"), "亿元": Decimal(1), "亩": Decimal(1)}
_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(slots=True)
class Row:
    """`name` is (start, end) in clean characters; `values` maps a field to (start, end, Decimal)."""

    name: tuple
    values: dict = field(default_factory=dict)


def rows(lines):
    """{line number: Row} of all tables in the document."""
    found, header = {}, None
    for number, line in enumerate(lines):
        cut = _cut_of(line.text, header)
        if cut is None:
            header = header if header and number - header[2] <= 40 else None
            continue
        cells = _cells(line, cut)
        columns = _columns(cells)
        if columns:
            header = (columns, len(cells), number, cut)
        elif header and cut == header[3] and len(cells) == header[1]:
            row = _row(cells, header[0])
            if row:
                found[number] = row
    return found


def _cut_of(text, header):
    """The mark between the cells of a row, None where the line is none."""
    for cut in _CUTS:
        if text.count(cut) >= 2:
            return cut
    return " " if text.count(" ") >= 3 and (header is None or header[3] == " ") else None


def _cells(line, cut):
    cells, position = [], line.start
    for piece in line.text.split(cut):
        stripped = piece.strip()
        begin = position + len(piece) - len(piece.lstrip())
        cells.append((begin, begin + len(stripped), stripped))
        position += len(piece) + 1
    return cells


def _columns(cells):
    """{field: (index, unit)} of a header row, {} if it is none."""
    columns = {}
    for index, (_, _, text) in enumerate(cells):
        for name, pattern in _HEADS:
            if len(text) <= 12 and name not in columns and pattern.search(re.sub(r"\(.*\)", "", text)):
                unit = next((u for u in _UNITS if u in text), "")
                columns[name] = (index, unit)
                break
    return columns if "name" in columns and len(columns) >= 2 else {}


def _row(cells, columns):
    start, end, name = cells[columns["name"][0]]
    if len(name) < 3 or name.startswith(("合计", "总计", "小计", "-")):
        return None
    row = Row((start, end))
    for field_name in ("investment_yi", "area_mu"):
        if field_name in columns:
            index, unit = columns[field_name]
            a, b, text = cells[index]
            if unit and _BARE.fullmatch(text):
                row.values[field_name] = (a, b, Decimal(text.replace(",", "")) * _UNITS[unit])
    return row
