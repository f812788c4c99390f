"""`{% chart_tables charts %}`: all charts of a page with their key."""

from django import template

from projects import charts_html

register = template.Library()
register.simple_tag(charts_html.tables, name="chart_tables")
