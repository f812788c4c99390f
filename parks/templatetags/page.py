"""Template tags for the frame of every page: the current section, the same page in the other language, and what is
kept of the frame."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language

register = template.Library()
SECTIONS = (
    "parks:list",
    "parks:districts",
    "parks:sectors",
    "projects:list",
    "projects:events",
    "projects:companies",
)


@register.simple_tag(takes_context=True)
def same_page_in(context, language):
    """This address with its query in another language; the home page of it where there is none."""
    request = context.get("request")
    return in_language(request, request.get_full_path(), language) if request else "/"


def in_language(request, path, language):
    """The path of this request, or one that differs in its query alone, in another language: English stands below
    /en/, and what has no second language is an address outside of both."""
    match = getattr(request, "resolver_match", None)
    if match is None or match.route.startswith(("admin/", "i18n/")):
        return translate_url(path, language)
    plain = path.removeprefix("/en") if path.startswith("/en/") else path
    return plain if language == settings.LANGUAGE_CODE else f"/{language}{plain}"


@lru_cache(maxsize=8)
def sections(language):
    return {reverse("home"), *map(reverse, SECTIONS)}


@register.simple_tag(takes_context=True)
def nav_place(context):
    """What the header looks like depends on: the link of the navigation that is this page, or its section."""
    request = context.get("request")
    if not request:
        return ""
    path, known = request.path, sections(get_language())
    match = getattr(request, "resolver_match", None)
    if match and match.url_name == "search":
        return "search"
    if path in known:
        return path
    return next((f"in {url}" for url in known if current_state(path, url)), "")


@register.simple_tag(takes_context=True)
def current(context, url):
    """`aria-current` for a link of the navigation: this page, or the section it lies in."""
    request = context.get("request")
    return current_state(request.path, url) if request and url else ""


def current_state(path, url):
    if path == url:
        return "page"
    return "true" if url.count("/") > 1 and path.startswith(url) and not url.endswith("/en/") else ""


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


class Kept(template.Node):
    """What stands inside is rendered once for each language and value of the keys."""

    MOST = 500

    def __init__(self, nodelist, keys):
        self.nodelist, self.keys, self.known = nodelist, keys, {}

    def render(self, context):
        key = (get_language(), context.autoescape, *(one.resolve(context) for one in self.keys))
        text = self.known.get(key)
        if text is None:
            if len(self.known) >= self.MOST:
                self.known.clear()
            text = self.known[key] = self.nodelist.render(context)
        return text


@register.tag
def kept(parser, token):
    """`{% kept place user.is_staff %}…{% endkept %}`: the keys are all that the inside depends on besides the language."""
    keys = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(nodelist, keys)
