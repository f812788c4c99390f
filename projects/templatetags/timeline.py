"""`{% timeline projects events %}` and `{% project_rows projects %}` for pages of places, whose app does not know what
is built there."""

from django import template

from projects import rows, timeline_html
from projects.timeline import timeline as told

register = template.Library()


@register.simple_tag
def timeline(projects, events):
    return timeline_html.timeline(*told(projects, events))


@register.simple_tag
def project_rows(projects, with_proof=False):
    """The rows of a table of projects, with what opens their sentences."""
    return rows.rows(projects, with_proof)
