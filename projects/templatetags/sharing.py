"""Template tags for the head and the foot of every page: how it is found, followed and passed on."""

from django import template
from django.utils.safestring import mark_safe

from projects import passing
from projects.sharing import Page

register = template.Library()


class Captured(template.Node):
    """What stands inside, blocks of child templates included, is printed nowhere and kept under a name."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist, name):
        self.nodelist, self.name = nodelist, name

    def render(self, context):
        context[self.name] = mark_safe(self.nodelist.render(context).strip())  # escaped where it was printed
        return ""


@register.tag
def capture(parser, token):
    """`{% capture page_title %}{% block title %}…{% endblock %}{% endcapture %}`: a block printed twice."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return Captured(nodelist, name)


@register.simple_tag(takes_context=True)
def head_links(context):
    """Canonical address, languages, feed, Open Graph and schema.org; nothing on pages of errors."""
    page = page_of(context)
    return (
        passing.head(page, context.get("page_title", ""), context.get("page_description", "")) if page else ""
    )


@register.simple_tag(takes_context=True)
def follow_and_share(context):
    """The box under a page: follow, share, embed, print."""
    page = page_of(context)
    return passing.box(page) if page else ""


def page_of(context):
    """The page of this context, made once; None on pages of errors."""
    if not context.get("request") or context.get("error_title"):
        return None
    kept = context.render_context.get("page")
    if kept is None:
        kept = context.render_context["page"] = Page(context)
    return kept


@register.simple_tag(takes_context=True)
def profile_qr(context):
    """The code that leads from paper back to the page on the site."""
    return Page(context).qr


@register.filter
def as_list(number):
    """A single source's number as the list that `profiles/_numbers.html` takes."""
    return [number] if number else []


@register.filter
def kind_name(thing):
    """What kind of record or place it is, in words."""
    return thing._meta.verbose_name


@register.filter
def absolute(request, path):
    """The path with scheme and host: what can be passed on."""
    return request.build_absolute_uri(path)
