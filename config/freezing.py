"""Templates of the site once for each language: what is the same on every page is worked out when they are loaded.

A page prints hundreds of words, and each `{% translate %}`, `{% url %}` and `{% static %}` of a constant takes longer to
render than to write; they took half of the time of a page. Here they become plain text.
"""

from pathlib import Path

from django.conf import settings
from django.template import Context
from django.template.base import NodeList, TextNode
from django.template.defaulttags import URLNode
from django.template.loaders import cached
from django.templatetags.i18n import BlockTranslateNode, LanguageNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language

OWN = settings.BASE_DIR / "templates"


class Loader(cached.Loader):
    """Keeps what it loaded, as Django's own does, but by language."""

    def cache_key(self, template_name, skip=None):
        return f"{get_language()} {super().cache_key(template_name, skip)}"

    def get_template(self, template_name, skip=None):
        known = self.cache_key(template_name, skip) in self.get_template_cache
        template = super().get_template(template_name, skip)
        if not known and OWN in Path(template.origin.name).parents:
            freeze(template.nodelist)
        return template


def freeze(nodes):
    """Replace in place what is constant, here and inside of other tags, and join pieces of text."""
    frozen = []
    for node in nodes:
        text = constant(node)
        if text is None:
            frozen.append(node)
            for inner in lists_of(node):
                freeze(inner)
        elif frozen and type(frozen[-1]) is TextNode:
            frozen[-1] = TextNode(frozen[-1].s + text)
        else:
            frozen.append(TextNode(text))
    nodes[:] = frozen


def lists_of(node):
    """The lists of nodes that a tag holds; another language than the page's is none of ours."""
    if isinstance(node, LanguageNode):
        return
    for _condition, inner in getattr(node, "conditions_nodelists", ()):
        yield inner
    for name in node.child_nodelists:
        inner = getattr(node, name, None)
        if (
            isinstance(inner, NodeList)
            and name != "conditions_nodelists"
            and not hasattr(node, "conditions_nodelists")
        ):
            yield inner


def constant(node):
    """What a node prints on every page, or None where that depends on the page."""
    if type(node) is TextNode:
        return node.s
    if not is_constant(node):
        return None
    return node.render(Context())


def is_constant(node):
    if type(node) is TranslateNode:
        given = [node.filter_expression, *filter(None, [node.message_context])]
        return not (node.asvar or node.noop) and all(map(literal, given))
    if type(node) is URLNode:
        return not node.asvar and all(map(literal, [node.view_name, *node.args, *node.kwargs.values()]))
    if type(node) is StaticNode:
        return not node.varname and literal(node.path)
    if type(node) is BlockTranslateNode:
        pieces = [*node.singular, *(node.plural or ())]
        return not (node.extra_context or node.countervar or node.asvar or node.message_context) and all(
            piece.token_type.name == "TEXT" for piece in pieces
        )
    return False


def literal(expression):
    """A text in the template itself; `{% translate %}` keeps its own as a variable without a name."""
    return not expression.filters and (not expression.is_var or expression.var.lookups is None)
