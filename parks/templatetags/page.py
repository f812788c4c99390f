"""Template tags for the frame of every page: the current section, the same page in the other language."""

from django import template
from django.urls import translate_url

register = template.Library()


@register.simple_tag(takes_context=True)
def same_page_in(context, language):
    """This address with its query in another language; the home page of it where there is none."""
    request = context.get("request")
    return translate_url(request.get_full_path(), language) if request else "/"


@register.simple_tag(takes_context=True)
def current(context, url):
    """`aria-current` for a link of the navigation: this page, or the section it lies in."""
    request = context.get("request")
    if not request or not url:
        return ""
    if request.path == url:
        return "page"
    return "true" if url.count("/") > 1 and request.path.startswith(url) and not url.endswith("/en/") else ""


@register.simple_tag(takes_context=True)
def with_query(context, **changes):
    """The query string of this page with some values changed; None or "" takes one away, and the page number."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = value
    return "?" + query.urlencode() if query else context["request"].path
