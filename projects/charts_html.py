"""Charts as HTML: each is a table with its bars drawn in the cells, so that it reads without them, too.

Written here and not as templates, because a chart has up to forty cells. What comes from records is escaped.
"""

from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from parks.templatetags.facts import money
from parks.words import Words
from projects import chart_words

words = Words(
    no_amount=_("未公布金额"),
    planned=_("空心：计划与签约"),
    building=_("浅色：在建"),
    done=_("实心：建成投产"),
    stop=_("。"),
    apart=_("三者分开，不相加。每格上条是项目数，下条是人民币投资；同一张图里的条可以比长短。"),
)
EMPTY = '<td><span class="chart-none" aria-hidden="true">·</span><span class="visually-hidden">0</span></td>'


def tables(charts):
    """All charts of a page and their key; nothing without charts."""
    if not charts:
        return ""
    parts = ['\n<div class="charts">\n', *(table(chart) for chart in charts), "</div>\n", key()]
    return SafeString("".join(parts))


def table(chart):
    note = chart_words.chart_note(chart)
    said = f' <span class="chart-note">{esc(note)}</span>' if note else ""
    heads = "".join([f'<th scope="col">{esc(chart_words.group_label(group))}</th>' for group in chart.groups])
    rows = []
    for row, cells in chart.table():
        drawn = "".join([f"<td>{cell(group, one)}</td>" if one.n else EMPTY for group, one in cells])
        rows.append(f'\n<tr><th scope="row">{esc(chart_words.row_label(chart, row))}</th>{drawn}</tr>')
    return (
        f'<table class="chart chart--{chart.by}">\n'
        f"<caption><strong>{esc(chart_words.chart_title(chart))}</strong>{said}</caption>\n"
        f'<thead><tr><th scope="col">{esc(chart_words.chart_dimension(chart))}</th>{heads}</tr></thead>\n'
        f"<tbody>{''.join(rows)}\n</tbody></table>\n"
    )


def cell(group, one):
    """The bars, and what they say in words."""
    yi = one.yi is not None
    bars = bar(group, "0.75", one.n_width) + (bar(group, "7.75", one.yi_width) if yi else "")
    many = ngettext("%(n)s 个", "%(n)s 个", one.n) % {"n": one.n}
    parts = [f"<span>{many}</span>"]
    if yi:
        parts.append(f"<span>{money(one.yi)}</span>")
    parts += [f"<span>{money(amount, '', currency)}</span>" for currency, amount in one.foreign.items()]
    if one.unknown:
        if one.unknown == one.n:
            text = words().no_amount
        else:
            text = ngettext("%(n)s 个未公布金额", "%(n)s 个未公布金额", one.unknown) % {"n": one.unknown}
        parts.append(f'<span class="chart-unknown">{text}</span>')
    return (
        f'<svg class="chart-bars" height="{14 if yi else 7}" aria-hidden="true" focusable="false">{bars}</svg>'
        f'<span class="num chart-said">{" ".join(parts)}</span>'
    )


def bar(group, y, width):
    return f'<rect class="bar bar--{group}" x="0" y="{y}" width="{width}%" height="4.5"/>'


def key():
    said = words()
    shown = [f"{swatch(group)} {getattr(said, group)}" for group in ("planned", "building", "done")]
    return f'<p class="note-text chart-key">{" ".join(shown)}{said.stop} {said.apart}</p>\n'


def swatch(group):
    return (
        '<span class="chart-swatch" aria-hidden="true"><svg width="30" height="9">'
        f'<rect class="bar bar--{group}" x=".75" y=".75" width="28.5" height="7.5"/></svg></span>'
    )
