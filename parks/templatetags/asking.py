"""Links that ask: an enquiry about a park, a report of an error on this page."""

from urllib.parse import urlencode

from django import template
from django.db.models import Model

from parks.links import page

register = template.Library()

# How a report names the records whose pages it may be about.
KINDS = {
    "park": "park",
    "project": "project",
    "company": "company",
    "signingevent": "event",
    "district": "district",
    "sector": "sector",
    "article": "article",
}


@register.simple_tag
def enquire_url(park=None):
    """`/enquire/?park=…`"""
    return page("enquire") + (f"?{urlencode({'park': park.slug})}" if park else "")


@register.simple_tag(takes_context=True)
def report_url(context):
    """`/report/?record=park/…` on a record's page, else `/report/?page=/the/path/`."""
    thing, request = context.get("object"), context.get("request")
    kind = KINDS.get(thing._meta.model_name) if isinstance(thing, Model) else None
    if kind:
        query = {"record": f"{kind}/{getattr(thing, 'slug', thing.pk)}"}
    else:
        query = {"page": request.path} if request else {}
    return f"{page('report')}?{urlencode(query, safe='/')}"


@register.filter
def widget_kind(field):
    """`textarea`, `select`, `checkbox` or `line`: how the page lays a form field out."""
    name = type(field.field.widget).__name__
    return {"Textarea": "textarea", "Select": "select", "CheckboxInput": "checkbox"}.get(name, "line")
