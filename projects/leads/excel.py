"""The staff's table as an Excel file, written row by row: memory stays flat however many rows there are."""

import tempfile

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parks import display


def named(thing):
    """A place, sector or ceremony in the user's language."""
    return display.local_name(thing) if thing else ""


def currency(code):
    return str(display.CURRENCIES.get(code, code))


COLUMNS = (
    # heading, width, value of a Lead
    (gettext_lazy("企业"), 28, lambda lead: _("、").join(company.name for company in lead.companies)),
    (gettext_lazy("项目"), 32, lambda lead: lead.project.name),
    (gettext_lazy("园区"), 24, lambda lead: named(lead.project.park)),
    (gettext_lazy("区县"), 12, lambda lead: named(lead.project.district)),
    (
        gettext_lazy("产业"),
        20,
        lambda lead: _("、").join(named(sector) for sector in lead.project.sectors.all()),
    ),
    (gettext_lazy("约数"), 8, lambda lead: lead.hedge),
    (gettext_lazy("投资（亿元）"), 14, lambda lead: lead.amount_yi),
    (gettext_lazy("外币投资（亿）"), 14, lambda lead: lead.project.foreign_amount_yi),
    (gettext_lazy("币种"), 8, lambda lead: currency(lead.project.foreign_currency)),
    (gettext_lazy("用地（亩）"), 12, lambda lead: lead.project.area_mu),
    (gettext_lazy("阶段"), 10, lambda lead: lead.project.get_stage_display()),
    (gettext_lazy("活动"), 30, lambda lead: named(lead.event)),
    (gettext_lazy("活动或阶段日期"), 14, lambda lead: lead.date),
    (gettext_lazy("日期依据"), 10, lambda lead: lead.basis_words),
    (gettext_lazy("最近报道"), 12, lambda lead: lead.project.last_reported_on),
    (gettext_lazy("原句"), 60, lambda lead: lead.sentence),
    (gettext_lazy("来源"), 18, lambda lead: lead.source),
    (gettext_lazy("链接"), 40, lambda lead: lead.url),
    (gettext_lazy("样例"), 8, lambda lead: _("样例") if lead.sample else ""),
)


def write(leads, asked, totals):
    """A temporary file with the workbook, open at its start; `asked` are the filters in words, for the notes."""
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 (the response closes it)
    # Text stays text: a cell that begins with = + - @ is no formula, and no address becomes a live link.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(_("项目"))
        _write_rows(book, sheet, leads)
        _write_notes(book.add_worksheet(_("说明")), asked, totals)
    file.seek(0)
    return file


def _write_rows(book, sheet, leads):
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    number = book.add_format({"num_format": "#,##0.####"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 2)
    for column, (title, width, _value) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, str(title), heading)
    last = 0
    for last, lead in enumerate(leads, start=1):
        for column, (_title, _width, value) in enumerate(COLUMNS):
            _write_cell(sheet, last, column, value(lead), number, day)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _write_cell(sheet, row, column, value, number, day):
    if value is None or value == "":
        return  # unknown stays an empty cell, never a zero
    if hasattr(value, "isoformat"):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, str):
        sheet.write_string(row, column, guarded(value))
    else:
        sheet.write_number(row, column, float(value), number)


def guarded(text):
    """Text that no spreadsheet takes for a formula, not even after it went through CSV; no control characters."""
    text = "".join(char for char in text if char >= " " or char in "\n\t")[:32000]
    return f"'{text}" if text[:1] in "=+-@\t" else text


def _write_notes(sheet, asked, totals):
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 60)
    lines = [
        (_("导出时间"), timezone.localtime().strftime("%Y-%m-%d %H:%M")),
        (_("筛选条件"), "；".join(asked) or _("无")),
        (_("计数"), _("每个项目一行，只计一次；报道和转载再多也不重复。")),
        (_("合计"), _("计划签约、在建、建成分开合计，不相加；空格是未知，不是零。")),
        *totals,
    ]
    for row, (name, text) in enumerate(lines):
        sheet.write_string(row, 0, str(name))
        sheet.write_string(row, 1, guarded(str(text)))
