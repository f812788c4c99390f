"""The words of charts: titles, column heads, rows, and what a chart leaves out."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from parks import links
from parks.display import in_english, partial_date
from parks.templatetags.facts import named

# Title, head of the first column.
WORDS = {
    "year": (gettext_lazy("按年份"), gettext_lazy("年份")),
    "sector": (gettext_lazy("按产业"), gettext_lazy("产业")),
    "district": (gettext_lazy("按区县"), gettext_lazy("区县")),
    "investor": (gettext_lazy("主要投资方"), gettext_lazy("投资方")),
    "stage": (gettext_lazy("按阶段"), gettext_lazy("阶段")),
}
GROUPS = {
    "planned": gettext_lazy("计划与签约"),
    "building": gettext_lazy("在建"),
    "done": gettext_lazy("建成投产"),
    "other": pgettext_lazy("stage group", "阶段未知"),
}


def chart_title(chart):
    return WORDS[chart.by][0]


def chart_dimension(chart):
    return WORDS[chart.by][1]


def group_label(group):
    return GROUPS[group]


def row_label(chart, row):
    """A year, a stage, or the name of what the row is about, linked to its page."""
    if chart.by == "year":
        text = partial_date(row.value)
        return _("%(year)s及以前") % {"year": text} if row.earlier else text
    if chart.by == "stage":
        return row.thing
    return format_html('<a href="{}">{}</a>', address(chart, row.thing), named(row.thing))


def address(chart, thing):
    """Districts and sectors belong to another app's pages; companies know their own."""
    if chart.by in ("district", "sector"):
        return links.address(f"parks:{chart.by}", thing.slug)
    return thing.get_absolute_url()


def chart_note(chart):
    """What the chart leaves out and how its rows are to be taken, as sentences."""
    said = list(counted(chart))
    if chart.by == "year":
        said.append(_("按现阶段的日期。"))
    elif chart.by == "sector":
        said.append(_("一个项目可属几个产业。"))
    elif chart.by == "investor":
        said.append(_("按投资额排，取单一阶段最大的一个；几家合投的项目，每家各计一次。"))
    return (" " if in_english() else "").join(said)


def counted(chart):
    if chart.left_out:
        yield left_out(chart)
    if chart.more:
        yield ngettext("另有 %(n)s 行未列。", "另有 %(n)s 行未列。", chart.more) % {"n": chart.more}
    if chart.unknown:
        words = ngettext("%(n)s 个未公布金额。", "%(n)s 个未公布金额。", chart.unknown)
        yield words % {"n": chart.unknown}


def left_out(chart):
    n = chart.left_out
    words = {
        "year": ngettext("%(n)s 个项目日期未知，不在图中。", "%(n)s 个项目日期未知，不在图中。", n),
        "sector": ngettext("%(n)s 个项目没有归类。", "%(n)s 个项目没有归类。", n),
        "district": ngettext("%(n)s 个项目不知在哪个区县。", "%(n)s 个项目不知在哪个区县。", n),
        "investor": ngettext("%(n)s 个项目不知投资方。", "%(n)s 个项目不知投资方。", n),
        "stage": ngettext("%(n)s 个项目阶段未知。", "%(n)s 个项目阶段未知。", n),
    }
    return words[chart.by] % {"n": n}
