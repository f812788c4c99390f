"""The look of a fact and of the sentences behind it, as HTML.

Written here and not as templates because a list of fifty projects opens to a hundred and fifty of them, and templates
took nine tenths of the time of such a page. Everything that comes from records is escaped; what is joined here was
escaped before.
"""

from functools import lru_cache

from django.template.defaultfilters import urlizetrunc
from django.urls import reverse
from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from parks import display, english
from parks.evidence import mask_phones

MOST_STATEMENTS, MOST_RIVALS, LONGEST_LINK = 3, 5, 60
# Outside of the f-strings, where makemessages does not look.
OPEN = _("（")
CLOSE = _("）")
MARK = _("据")
JOINT = _("、")
INFERRED = _("推定")
OTHERS = _("另有不同说法")
STOP = _("。")
RULE_IN_FULL = _("规则全文")
RULE = _("采用规则")
COLON = _("：")
REPORT = _("报告错误")
FROM_DATA = _("来自参考数据")
BY_HAND = _("人工录入")
COMMA = _("，")
SOURCE = _("来源")
SAMPLE = _("样例")
PUBLISHED = _("发布")
DAY_UNKNOWN = _("发布日期未知")
IN_REPORT = _("出自这篇报道")
ORIGINAL = _("原文")
NO_OUTLET = _("来源未标明")
EVIDENCE_OF = _("%(label)s的依据")
AS_OF = _("截至 %(as_of)s")
CORRECTED = _("编辑已更正")
CHECKED = _("编辑已核")


def chinese(text):
    """In English pages text with Chinese in it is marked, so that it is spoken and drawn as Chinese."""
    if not display.in_english() or not english.has_chinese(text):
        return text
    return mark_safe(f'<span lang="zh-Hans">{esc(text)}</span>')


@lru_cache(maxsize=64)
def _address(view, language):
    return reverse(view, args=[0] if view == "articles:detail" else None)


def address(view):
    return _address(view, get_language())


def article_address(pk):
    return address("articles:detail").replace("/0/", f"/{pk}/")


@lru_cache(maxsize=2000)
def _linked(text, language):
    return chinese(urlizetrunc(text, LONGEST_LINK))


def linked(text):
    """A citation with its addresses as links."""
    return _linked(text, get_language())


def unknown():
    return mark_safe(f'<span class="unknown">{esc(display.unknown())}</span>')


def fact(about):
    """A settled value, its marks, and its sentences in place; `about` as parks.templatetags.facts.about gives it."""
    shown = about["shown"]
    if not shown:
        return unknown()
    if not about["statements"]:
        return values(about)
    if shown[0]["url"] or len(shown) > 1:
        return SafeString(f'<div class="fact-linked">{values(about)}{opener(about)}</div>')
    return SafeString(
        f'<fact-evidence><details class="fact"><summary>{values(about)}<span class="visually-hidden">{OPEN}'
        f"{evidence_of(about)}{CLOSE}</span></summary>{card(about)}</details></fact-evidence>"
    )


def evidence_of(about):
    return esc(EVIDENCE_OF % {"label": about["label"]})


def opener(about):
    """The small mark that opens to the sentences; nothing where there are none."""
    if not about["statements"]:
        return ""
    named = evidence_of(about)
    return SafeString(
        f'<fact-evidence><details class="fact fact--opener"><summary title="{named}"><span aria-hidden="true">{MARK}'
        f'</span><span class="visually-hidden">{named}</span></summary>{card(about)}</details></fact-evidence>'
    )


def values(about):
    mode = about["mode"]
    parts = (
        [f'<span class="tag tag--{mode}">{esc(about["mode_label"])}</span>'] if about["mode_label"] else []
    )
    joint = f'<span class="sep" aria-hidden="true">{JOINT}</span>'
    parts.append(joint.join(value_of(value, mode) for value in about["shown"]))
    if about["scope_label"]:
        parts.append(f'<span class="tag">{esc(about["scope_label"])}</span>')
    if about["inferred"]:
        parts.append(f'<span class="tag tag--inferred" title="{esc(about["inferred"])}">{INFERRED}</span>')
    if about["as_of"]:
        parts.append(f'<span class="as-of">{esc(AS_OF % {"as_of": about["as_of"]})}</span>')
    if n := len(about["rivals"]):
        said = ngettext("另 %(n)s 说", "另 %(n)s 说", n) % {"n": n}
        parts.append(f'<span class="tag tag--rival" title="{OTHERS}">{said}</span>')
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
    for said in statements[:MOST_STATEMENTS]:
        quotes = "".join(map(quotation, said["quotes"][:MOST_STATEMENTS]))
        parts.append(f'<div class="statement">{quotes}<p class="source">{source(said)}</p></div>')
    if (more := len(statements) - MOST_STATEMENTS) > 0:
        same = ngettext("另有 %(more)s 处说法相同。", "另有 %(more)s 处说法相同。", more) % {"more": more}
        parts.append(f'<p class="source">{same}</p>')
    if about["inferred"]:
        parts.append(f'<p class="note">{esc(about["inferred"])}{STOP}</p>')
    if rivals:
        parts.append(f'<p class="rivals-title">{OTHERS}</p><ul class="rivals">')
        parts += [rival(said) for said in rivals[:MOST_RIVALS]]
        parts.append("</ul>")
    if about["why"]:
        rule = f'<a href="{address("about")}#rule">{RULE_IN_FULL}</a>'
        parts.append(f'<p class="note">{RULE}{COLON}{esc(about["why"])} {rule}</p>')
    return SafeString("".join([*parts, "</div>"]))


def rival(said):
    value = said["value"]
    unit = f" {esc(value['unit'])}" if value["unit"] else ""
    mode = f" · {esc(said['mode_label'])}" if said["mode_label"] else ""
    quotes = "".join(map(quotation, said["quotes"][:1]))
    figure = f"{esc(value['before'])}{esc(chinese(value['figure']))}{unit}{mode}"
    return f'<li><span class="rival-value">{figure}</span>{quotes}<p class="source">{source(said)}</p></li>'


def quotation(quote):
    marked = f"<mark>{esc(quote.marked)}</mark>" if quote.marked else ""
    return f'<blockquote lang="zh-Hans">{esc(quote.before)}{marked}{esc(quote.after)}</blockquote>'


def source(said):
    """Who said it and when, and where to say that it is wrong."""
    claim, article = said["claim"], said["article"]
    parts = [origin(claim, article, said)]
    if claim.pk and not said.get("no_report"):
        parts.append(
            f' · <a class="report-link no-print" href="{address("report")}?claim={claim.pk}" rel="nofollow">'
            f"{REPORT}</a>"
        )
    if claim.verdict in ("corrected", "accepted"):
        done = CORRECTED if claim.verdict == "corrected" else CHECKED
        parts.append(f' · <span class="tag">{done}</span>')
    return SafeString("".join(parts))


def origin(claim, article, said):
    if claim.origin == "dataset":
        return f"{FROM_DATA}{COLON}{linked(claim.citation)}"
    if claim.origin == "person":
        by_hand = f"{BY_HAND}{COMMA}{SOURCE}{COLON}{linked(mask_phones(claim.source_named))}"
        return by_hand + (f" · {day(localtime(claim.said_at).date())}" if claim.said_at else "")
    return of_article(article, said["outlet"]) if article else ""


def of_article(article, outlet):
    sample = f'<span class="tag tag--sample">{SAMPLE}</span> ' if article.sample else ""
    outlet = esc(chinese(str(outlet or NO_OUTLET)))
    published = f"{day(article.published_on)} {PUBLISHED}" if article.published_on else DAY_UNKNOWN
    here = f'<a href="{article_address(article.pk)}">{IN_REPORT}</a>'
    there = ""
    if article.url:
        there = f' · <a href="{esc(article.url)}" rel="nofollow noopener external">{ORIGINAL}</a>'
    return f"{sample}{outlet} · {published} · {here}{there}"


def day(date):
    return f'<time class="num" datetime="{date}">{esc(display.partial_date(date))}</time>'
