"""The rows of a table of parks, and the circles of a list's map, as HTML: a page has up to a hundred of the one and
several hundred of the other, and in templates they took most of its time. What comes from records is escaped."""

from urllib.parse import urlencode

from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks import display
from parks.links import address, page
from parks.proofs import chinese, unknown
from parks.templatetags.facts import fact

TOWN, DISTRICT, LEVEL, INDUSTRIES = _("镇街"), _("区县"), _("级别与类型"), _("产业")
LAND, PROJECTS = _("用地"), pgettext_lazy("plural", "项目")
SAMPLE, ASK, ASK_PARK, PART_OF = _("样例"), _("咨询"), _("咨询%(name)s"), _("属%(name)s")
TAKE, LEAVE = _("加入对比"), _("移出对比")
TAKE_PARK, LEAVE_PARK = _("把%(name)s加入对比"), _("把%(name)s移出对比")
JOINT, MOST_INDUSTRIES = _("、"), 4


def rows(parks, here, compared):
    """`<tr>`s; `here` is the district whose page it is, `compared(park)` gives (address, whether it is picked), or
    None where no more can be picked."""
    ask = page("enquire")
    return SafeString("".join(row(park, here, compared(park), ask) for park in parks))


def row(park, here, compared, ask):
    name = display.local_name(park)
    sample = f' <span class="tag tag--sample">{SAMPLE}</span>' if park.sample else ""
    parent = ""
    if park.parent and park.parent.published:
        parent = f'<span class="sub">{esc(PART_OF % {"name": display.local_name(park.parent)})}</span>'
    asking = (
        f'<a class="sub sub--ask no-print" href="{ask}?{urlencode({"park": park.slug})}" rel="nofollow"'
        f' aria-label="{esc(ASK_PARK % {"name": name})}">{ASK}</a>'
    )
    return (
        f'<tr><th scope="row"><a href="{address("parks:detail", park.slug)}">{esc(name)}</a>{sample} {parent} {asking} '
        f"{compare_link(compared, name)}</th>{place(park, here)}"
        f'<td data-label="{LEVEL}">{level(park)}<span class="kind">{esc(display.term(park.kind or ""))}</span></td>'
        f"{industries(park)}"
        f'<td class="right" data-label="{LAND}">{fact(park, "area_mu")}</td>'
        f'<td class="right num{"" if park.project_count else " is-empty"}" data-label="{PROJECTS}">'
        f"{park.project_count or ''}</td></tr>\n"
    )


def compare_link(compared, name):
    if compared is None:
        return ""
    url, on = compared
    named = esc((LEAVE_PARK if on else TAKE_PARK) % {"name": name})
    text = f"✓ {LEAVE}" if on else f"＋ {TAKE}"
    return (
        f'<a class="sub no-print compare-link{" compare-link--on" if on else ""}" href="{esc(url)}" rel="nofollow"'
        f' aria-label="{named}">{text}</a>'
    )


def place(park, here):
    town = esc(display.local_name(park.township)) if park.township else ""
    where = esc(display.local_name(park.district)) if park.district else ""
    if here:
        other = f'<span class="sub">{where}</span>' if park.district and park.district != here else ""
        return f'<td data-label="{TOWN}">{town or unknown()}{other}</td>'
    if park.district:
        where = f'<a href="{address("parks:district", park.district.slug)}">{where}</a>'
    town = f'<span class="sub">{town}</span>' if town else ""
    return f'<td class="place" data-label="{DISTRICT}">{where or unknown()}{town}</td>'


def level(park):
    if not park.level or park.level == "other":
        return ""
    solid = " tag--solid" if park.level == "国家级" else ""
    return f'<span class="tag{solid}">{esc(park.get_level_display())}</span>'


def industries(park):
    """In its own words, else the sectors that it is of."""
    if park.industries:
        words = str(JOINT).join(display.term(text) for text in park.industries[:MOST_INDUSTRIES])
        shown = esc(chinese(words)) + ("…" if len(park.industries) > MOST_INDUSTRIES else "")
    else:
        shown = esc(str(JOINT).join(display.local_name(sector) for sector in park.sectors.all()))
    empty = "" if shown else " is-empty"
    return f'<td data-label="{INDUSTRIES}" class="industries{empty}">{shown}</td>'


def circles(drawn):
    """The pins of a drawing: one for each square of the ground, with its number where there are several."""
    return SafeString("".join(map(circle, drawn)))


def circle(one):
    x, y, n = one["x"], one["y"], one["n"]
    many = f'<text x="{x}" y="{y}" dy=".35em">{n}</text>' if n > 1 else ""
    return f'<circle class="pin{" pin--many" if many else ""}" cx="{x}" cy="{y}" r="{one["r"]}"/>{many}'
