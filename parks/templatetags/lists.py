"""Template tags for lists: what stands around their rows (parks.panels)."""

from django import template

from parks import panels

register = template.Library()


@register.simple_tag(takes_context=True)
def list_filters(context):
    return panels.filters(context["filterset"], context["facets"])


@register.simple_tag(takes_context=True)
def list_sorts(context):
    return panels.sorts(context["request"], context["sorts"])


@register.simple_tag(takes_context=True)
def list_pager(context):
    return panels.pager(context["request"], context["page_obj"], context["pages"])
