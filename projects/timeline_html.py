"""A timeline as HTML: one entry a day, solid for what took place, outlined for what was announced."""

from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from parks.templatetags.facts import evidence, named, opened, partial_date
from parks.words import Words

words = Words(title=_("时间线"), inferred=_("推定"), announced=_("预告"))
FEWEST = 2


def timeline(days, undated):
    """The days as `projects.timeline` tells them; nothing for a single one."""
    if len(days) < FEWEST:
        return ""
    said = words()
    rows = "".join([row(day, said) for day in days])
    note = ""
    if undated:
        text = ngettext(
            "另有 %(n)s 项进展没有日期，列在项目和活动里。",
            "另有 %(n)s 项进展没有日期，列在项目和活动里。",
            undated,
        )
        note = f'<p class="note-text">{text % {"n": undated}}</p>'
    return SafeString(
        f'<section class="section" id="timeline"><h2>{said.title}</h2>\n<ol class="timeline">{rows}\n</ol>{note}</section>'
    )


def row(day, said):
    inferred = f' <span class="tag tag--inferred">{said.inferred}</span>' if day.inferred else ""
    entries = "".join([entry(one, said) for one in day.entries])
    state = "is-done" if day.solid else "is-announced"
    return (
        f'\n<li class="{state}"><span class="when">{partial_date(day.date)}{inferred}</span>\n{entries}</li>'
    )


def entry(one, said):
    link = f'<a href="{one.thing.get_absolute_url()}">{esc(named(one.thing))}</a>'
    if one.label:
        planned, note = ("", "") if one.solid else (" tag--planned", f" · {said.announced}")
        told = f'<span class="tag{planned}">{esc(one.label)}{note}</span>{opened(one.statements, one.label)}'
    else:
        told = f'<span class="tag">{esc(one.thing.get_kind_display())}</span>{evidence(one.thing, "date")}'
    return f'<div class="timeline-entry">{link} {told}</div>'
