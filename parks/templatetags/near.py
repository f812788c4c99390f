"""Lists of links to parks, as HTML: a park's page has twenty neighbours."""

from django import template
from django.template.defaultfilters import floatformat
from django.utils.html import conditional_escape as esc
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from parks import display
from parks.words import Words

register = template.Library()
words = Words(same_town=_("同镇街"))


@register.simple_tag
def neighbour_rows(park, rows):
    """`(kilometres, park)` as list items; the district is said where it is another one."""
    return SafeString("".join([neighbour(park, km, other) for km, other in rows]))


def neighbour(park, km, other):
    where = ""
    if other.district and other.district_id != park.district_id:
        where = f' <span class="note-text">{esc(display.local_name(other.district))}</span>'
    away = words().same_town if km < 0.5 else f"{floatformat(km, 0)} km"
    return f'<li><span>{link(other)}{where}</span><span class="num">{away}</span></li>'


@register.simple_tag
def park_links(parks):
    """A line of links."""
    items = "".join([f"<li>{link(park)}</li>" for park in parks])
    return SafeString(f'<ul class="inline-list">{items}</ul>')


def link(park):
    return f'<a href="{park.get_absolute_url()}">{esc(display.local_name(park))}</a>'
