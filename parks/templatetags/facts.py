"""Template tags for settled values and the sentences behind them.

`{% fact park "area_mu" %}` prints a value, its hedge and its opener; `{% evidence project "companies" name %}` prints
the opener alone, for values printed otherwise. Both stand in block content (`dd`, `td`, `div`, never in `p`):
they are a `<details>`, so they open without JavaScript. Records come from `with_evidence()`: no query here.
"""

from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from parks import display, english, fields, proofs, search
from parks import evidence as proof
from parks.proofs import chinese

register = template.Library()

DATE_BASES = {"date": "date_basis", "stage_on": "stage_basis"}


@register.simple_tag
def fact(record, name):
    """The settled value of a field with unit, hedge, mode, and its evidence in place."""
    found = proof.for_field(record, name)
    claim = found.claim
    shown = fields.values(record, name, claim.stands.currency if claim else "")
    return proofs.fact({**about(record, name, found), "shown": [dress(value, claim) for value in shown]})


@register.simple_tag
def evidence(record, name, value=None):
    """Only the opener; nothing when nothing is known about where the value comes from."""
    found = proof.for_field(record, name, value)
    return proofs.opener(about(record, name, found)) if found.chosen or found.agreeing else ""


@register.simple_tag
def opened(statements, label):
    """The opener of statements that are at hand."""
    plain = dict.fromkeys(("inferred", "why"), "")
    return proofs.opener({**plain, "label": label, "statements": statements, "rivals": []})


@register.simple_tag
def source_of(said):
    """Who made a statement, and when."""
    return proofs.source(said)


def about(record, name, found):
    """What both tags tell their templates."""
    claim = found.claim
    mode = claim.stands.mode if claim else ""
    basis = getattr(record, DATE_BASES.get(name, ""), "") or (claim.date_basis if claim else "")
    return {
        "name": name,
        "label": fields.label(record, name),
        "found": found,
        "mode": mode if mode in display.MODES else "",
        "mode_label": display.MODES.get(mode, ""),
        "scope_label": display.SCOPES.get(claim.stands.scope, "") if claim else "",
        "as_of": claim.as_of if claim else "",
        "why": display.reason(found.why) if found.why and found.why != "only" else "",
        "inferred": display.basis_note(basis) if fields.kind_of(name) == "date" else "",
        "statements": [quoted(row) for row in [*found.chosen, *found.agreeing]],
        "rivals": [statement(record, row) for row in found.differing],
    }


def quoted(row):
    """An evidence row as the card shows it where it gives the shown value: who said it, when, in which words."""
    claim = row.claim
    article = claim.article
    return {
        "row": row,
        "claim": claim,
        "article": article,
        "outlet": (article.source or article.outlet) if article else "",
        "quotes": proof.quotes(claim),
    }


def statement(record, row):
    """One evidence row with the value that it gives."""
    said, claim = quoted(row), row.claim
    value = fields.written(record, row.field, claim.stands_as, claim.stands.currency)
    return said | {
        "title": proof.mask_phones(claim.article.title) if claim.article else "",
        "value": dress(value, claim),
        "mode_label": display.MODES.get(claim.stands.mode, ""),
    }


def dress(value, claim):
    """A Shown value with its hedge words in their place."""
    hedge = claim.stands.hedge if claim and value.numeric else ""
    before, figure, unit = display.hedged(value.text, value.unit, hedge)
    return {"before": before, "figure": figure, "unit": unit, "url": value.url, "numeric": value.numeric}


@register.simple_tag
def money(value, hedge="", currency=""):
    """Money in 亿元 as text with its unit; 未知 when there is none."""
    return figure(value, "money", hedge, currency)


@register.simple_tag
def land(value, hedge=""):
    """Land in 亩 as text with its unit; 未知 when there is none."""
    return figure(value, "land", hedge)


def figure(value, kind, hedge="", currency=""):
    number = display.decimal_or_none(value)
    if number is None:
        return unknown()
    before, text, unit = display.hedged(*display.split_unit(number, kind, currency), hedge)
    return format_html(
        '<span class="num">{}<b>{}</b><span class="unit">{}</span></span>',
        format_html('<span class="hedge">{}</span>', before) if before else "",
        text,
        f"\u00a0{unit}" if unit else "",
    )


@register.simple_tag
def partial_date(value, precision="", basis=""):
    """A date as precise as known (`precision` is kept for callers; the text tells it); inferred ones say so."""
    if not value:
        return unknown()
    text = str(value)[: {"year": 4, "month": 7}.get(precision, 10)]
    note = display.basis_note(basis)
    mark = (
        format_html('<span class="tag tag--inferred" title="{}">{}</span>', note, _("推定")) if note else ""
    )
    return format_html('<time class="num" datetime="{}">{}</time>{}', text, display.partial_date(text), mark)


@register.simple_tag
def unknown():
    """A missing value, said quietly: never an empty hole."""
    return proofs.unknown()


@register.filter
def localname(thing):
    """The name of a district, sector or park in the language in force."""
    return display.local_name(thing) if thing else ""


@register.filter
def named(thing):
    """A record's name in running text; a Chinese name in English pages is marked and has its pinyin as a title."""
    name = display.local_name(thing) if thing else ""
    if not display.in_english() or not english.has_chinese(name):
        return name
    return format_html('<span title="{}">{}</span>', english.romanised(name), chinese(name))


@register.filter
def plainname(thing):
    """A record's name where no element may mark its language: titles, descriptions, labels."""
    return romanised(display.local_name(thing)) if thing else ""


@register.filter
def romanised(text):
    """In English, Chinese text as common words and pinyin; else as it is."""
    return english.romanised(str(text)) if text and display.in_english() else text


register.filter("chinese", chinese)


@register.filter
def headline(article):
    """What an article is called in the window's title; its Chinese headline stands on the page."""
    if display.in_english():
        day = display.partial_date(article.published_on)
        return _("报道，%(day)s 发布") % {"day": day} if day else _("报道，日期未知")
    return proof.mask_phones(article.title or article.name)


@register.filter
def day(value):
    """A date, the date of a moment, or an ISO text as precise as known, in the language in force."""
    return display.partial_date(localtime(value).date() if isinstance(value, datetime) else value)


@register.filter
def moment(value):
    """A date with its time in the language in force."""
    return display.moment(value)


@register.filter
def term(text):
    """A park's kind, a zone or a tier in the language in force."""
    return display.term(text)


@register.filter
def terms(texts):
    """Several of them, such as industries."""
    return [display.term(text) for text in texts or ()]


@register.filter
def reason(code):
    """Why the written rule chose a value, in words."""
    return display.reason(code)


@register.filter
def number(value):
    """Thousands separated, no trailing zeros."""
    known = display.decimal_or_none(value)
    return "" if known is None else display.number(known)


@register.simple_tag
def highlight(text, words):
    """The text with the words of a search marked."""
    return chinese(search.highlighted(text, words))


@register.filter
def masked(text):
    """Text from an article without phone numbers."""
    return proof.mask_phones(str(text or ""))
