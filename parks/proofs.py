"""The look of a fact and of the sentences behind it, as HTML.

Written here and not as templates because a list of fifty projects opens to a hundred and fifty of them, and templates
took nine tenths of the time of such a page. Everything that comes from records is escaped; what is joined here was
escaped before.
"""

from functools import lru_cache
from html import escape

from django.template.defaultfilters import urlizetrunc
from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from parks import display, english
from parks.evidence import mask_phones
from parks.links import numbered, page
from parks.words import Words

MOST_STATEMENTS, MOST_RIVALS, LONGEST_LINK = 3, 5, 60
words = Words(
    open=_("（"),
    close=_("）"),
    mark=_("据"),
    joint=_("、"),
    inferred=_("推定"),
    others=_("另有不同说法"),
    stop=_("。"),
    rule_in_full=_("规则全文"),
    rule=_("采用规则"),
    colon=_("："),
    report=_("报告错误"),
    from_data=_("来自参考数据"),
    by_hand=_("人工录入"),
    comma=_("，"),
    source=_("来源"),
    sample=_("样例"),
    published=_("发布"),
    day_unknown=_("发布日期未知"),
    in_report=_("出自这篇报道"),
    original=_("原文"),
    no_outlet=_("来源未标明"),
    evidence_of=_("%(label)s的依据"),
    as_of=_("截至 %(as_of)s"),
    corrected=_("编辑已更正"),
    checked=_("编辑已核"),
    unknown=_("未知"),
)


def chinese(text):
    """In English pages text with Chinese in it is marked, so that it is spoken and drawn as Chinese."""
    if not display.in_english() or not english.has_chinese(text):
        return text
    return mark_safe(f'<span lang="zh-Hans">{esc(text)}</span>')


@lru_cache(maxsize=2000)
def _linked(text, language):
    return chinese(urlizetrunc(text, LONGEST_LINK))


def linked(text):
    """A citation with its addresses as links."""
    return _linked(text, get_language())


def unknown():
    return mark_safe(f'<span class="unknown">{words().unknown}</span>')


def fact(about):
    """A settled value, its marks, and its sentences in place; `about` as parks.templatetags.facts.about gives it."""
    shown = about["shown"]
    if not shown:
        return unknown()
    if not about["statements"]:
        return values(about)
    if shown[0]["url"] or len(shown) > 1:
        return SafeString(f'<div class="fact-linked">{values(about)}{opener(about)}</div>')
    said = words()
    return SafeString(
        f'<fact-evidence><details class="fact"><summary>{values(about)}<span class="visually-hidden">{said.open}'
        f"{evidence_of(about['label'])}{said.close}</span></summary>{card(about)}</details></fact-evidence>"
    )


def evidence_of(label):
    return _evidence_of(label, get_language())


@lru_cache(maxsize=2000)
def _evidence_of(label, language):
    return str(esc(words().evidence_of % {"label": label}))


def opener(about):
    """The small mark that opens to the sentences; nothing where there are none."""
    if not about["statements"]:
        return ""
    named = evidence_of(about["label"])
    return SafeString(
        f'<fact-evidence><details class="fact fact--opener"><summary title="{named}"><span aria-hidden="true">'
        f'{words().mark}</span><span class="visually-hidden">{named}</span></summary>{card(about)}</details>'
        "</fact-evidence>"
    )


def values(about):
    said, mode = words(), about["mode"]
    parts = (
        [f'<span class="tag tag--{mode}">{esc(about["mode_label"])}</span>'] if about["mode_label"] else []
    )
    joint = f'<span class="sep" aria-hidden="true">{said.joint}</span>'
    parts.append(joint.join([value_of(value, mode) for value in about["shown"]]))
    if about["scope_label"]:
        parts.append(f'<span class="tag">{esc(about["scope_label"])}</span>')
    if about["inferred"]:
        parts.append(
            f'<span class="tag tag--inferred" title="{esc(about["inferred"])}">{said.inferred}</span>'
        )
    if about["as_of"]:
        parts.append(f'<span class="as-of">{esc(said.as_of % {"as_of": about["as_of"]})}</span>')
    if n := len(about["rivals"]):
        other = ngettext("另 %(n)s 说", "另 %(n)s 说", n) % {"n": n}
        parts.append(f'<span class="tag tag--rival" title="{said.others}">{other}</span>')
    return SafeString("".join(parts))


def value_of(value, mode):
    figure = esc(chinese(value["figure"]))
    if value["url"]:
        return f'<a href="{esc(value["url"])}">{figure}</a>'
    classes = "value" + (" num" if value["numeric"] else "") + (" value--planned" if mode else "")
    before = f'<span class="hedge">{esc(value["before"])}</span>' if value["before"] else ""
    unit = f'<span class="unit">&nbsp;{esc(value["unit"])}</span>' if value["unit"] else ""
    return f'<span class="{classes}">{before}{figure}{unit}</span>'


def card(about):
    """What opens: the first statements, how the date was known, those who say otherwise, and the rule."""
    statements, rivals = about["statements"], about["rivals"]
    parts = ['<div class="evidence">']
    for one in statements[:MOST_STATEMENTS]:
        quotes = "".join([quotation(quote) for quote in one["quotes"][:MOST_STATEMENTS]])
        parts.append(f'<div class="statement">{quotes}<p class="source">{source(one)}</p></div>')
    if (more := len(statements) - MOST_STATEMENTS) > 0:
        same = ngettext("另有 %(more)s 处说法相同。", "另有 %(more)s 处说法相同。", more) % {"more": more}
        parts.append(f'<p class="source">{same}</p>')
    said = words()
    if about["inferred"]:
        parts.append(f'<p class="note">{esc(about["inferred"])}{said.stop}</p>')
    if rivals:
        parts.append(f'<p class="rivals-title">{said.others}</p><ul class="rivals">')
        parts += [rival(one) for one in rivals[:MOST_RIVALS]]
        parts.append("</ul>")
    if about["why"]:
        rule = f'<a href="{page("about")}#rule">{said.rule_in_full}</a>'
        parts.append(f'<p class="note">{said.rule}{said.colon}{esc(about["why"])} {rule}</p>')
    parts.append("</div>")
    return SafeString("".join(parts))


def rival(said):
    value = said["value"]
    unit = f" {esc(value['unit'])}" if value["unit"] else ""
    mode = f" · {esc(said['mode_label'])}" if said["mode_label"] else ""
    quotes = "".join(map(quotation, said["quotes"][:1]))
    figure = f"{esc(value['before'])}{esc(chinese(value['figure']))}{unit}{mode}"
    return f'<li><span class="rival-value">{figure}</span>{quotes}<p class="source">{source(said)}</p></li>'


def quotation(quote):
    marked = f"<mark>{escape(quote.marked)}</mark>" if quote.marked else ""
    return f'<blockquote lang="zh-Hans">{escape(quote.before)}{marked}{escape(quote.after)}</blockquote>'


def source(one):
    """Who said it and when, and where to say that it is wrong."""
    claim, said = one["claim"], words()
    text = origin(claim, one["article"], one)
    if claim.pk and not one.get("no_report"):
        text += (
            f' · <a class="report-link no-print" href="{page("report")}?claim={claim.pk}" rel="nofollow">'
            f"{said.report}</a>"
        )
    if claim.verdict in ("corrected", "accepted"):
        done = said.corrected if claim.verdict == "corrected" else said.checked
        text += f' · <span class="tag">{done}</span>'
    return SafeString(text)


def origin(claim, article, one):
    said = words()
    if claim.origin == "dataset":
        return f"{said.from_data}{said.colon}{linked(claim.citation)}"
    if claim.origin == "person":
        by_hand = (
            f"{said.by_hand}{said.comma}{said.source}{said.colon}{linked(mask_phones(claim.source_named))}"
        )
        return by_hand + (f" · {day(localtime(claim.said_at).date())}" if claim.said_at else "")
    if not article:
        return ""
    outlet = str(one["outlet"] or said.no_outlet)
    return of_article(article.pk, outlet, article.url, article.published_on, article.sample, get_language())


@lru_cache(maxsize=20_000)
def of_article(pk, outlet, url, published_on, is_sample, language):
    """The same for every fact that a report tells."""
    said = words()
    sample = f'<span class="tag tag--sample">{said.sample}</span> ' if is_sample else ""
    outlet = esc(chinese(outlet))
    published = f"{day(published_on)} {said.published}" if published_on else said.day_unknown
    here = f'<a href="{numbered("articles:detail", pk)}">{said.in_report}</a>'
    there = ""
    if url:
        there = f' · <a href="{esc(url)}" rel="nofollow noopener external">{said.original}</a>'
    return f"{sample}{outlet} · {published} · {here}{there}"


def day(date):
    return f'<time class="num" datetime="{date}">{esc(display.partial_date(date))}</time>'
