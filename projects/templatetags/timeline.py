"""`{% timeline projects events %}` for pages of places, whose app does not know what is built there."""

from django import template

from projects.timeline import timeline as told

register = template.Library()
FEWEST = 2


@register.inclusion_tag("projects/_timeline.html")
def timeline(projects, events):
    days, undated = told(projects, events)
    return {"days": days if len(days) >= FEWEST else [], "undated": undated}
