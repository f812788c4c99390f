"""What stands around the rows of a list, as HTML: filters with counts, sorts, pages.

Written here and not as templates, because a list has a hundred values to choose from. Text from records is escaped.
"""

from django.template.loader import render_to_string
from django.utils.html import conditional_escape as esc
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parks.proofs import chinese
from parks.words import Words

words = Words(
    filters=_("筛选"), sort=_("排序"), colon=_("："), paging=_("分页"), previous=_("上一页"), next=_("下一页")
)  # fmt: skip
MOST_FIELDS = 500
_fields = {}


def filters(filterset, facets):
    """The form of what is typed, and each facet's values as links."""
    said = words()
    hidden = [
        f'<input type="hidden" name="{name}" value="{esc(value)}">' for name, value in filterset.standing()
    ]
    parts = [
        f'<form method="get" class="filters" id="filters" role="search" aria-label="{said.filters}">\n',
        *hidden,
        typed(filterset),
        f'<div class="form-row"><button class="button--main">{said.filters}</button></div>\n</form>\n',
    ]
    shown = [facet for facet in facets if facet.options]
    parts += [group(facet, facet is facets[0]) for facet in shown]
    return SafeString("".join(parts))


def typed(filterset):
    """The form's fields; the same for all who typed the same, as long as no field chooses among records."""
    names = filterset.typed
    key = type(filterset), get_language(), *((name, *filterset.data.getlist(name)) for name in names)
    if any(hasattr(filterset.base_filters[name], "queryset") for name in names):
        return fields(filterset)
    if key not in _fields:
        if len(_fields) >= MOST_FIELDS:
            _fields.clear()
        _fields[key] = fields(filterset)
    return _fields[key]


def fields(filterset):
    return render_to_string("includes/_list_fields.html", {"fields": filterset.typed_fields()})


def group(facet, first):
    values = []
    for value in facet.options:
        here = ' aria-current="true"' if value.active else ""
        values.append(
            f'<li><a href="{value.query.replace("&", "&amp;")}"{here} rel="nofollow"><span>{label(value.label)}</span>'
            f'<span class="n">{value.count}</span></a></li>\n'
        )
    standing = " open" if first or facet.active else ""
    return (
        f'<details class="filter-group"{standing}>\n<summary>{esc(facet.label)}</summary>\n<ul class="filter-values">\n'
        f"{''.join(values)}</ul>\n</details>\n"
    )


def label(text):
    return esc(chinese(text))


def sorts(request, given):
    """The orders that the list may have, `given` as (key, label, whether it is in force)."""
    said = words()
    links = []
    for key, name, active in given:
        here = ' aria-current="true"' if active else ""
        links.append(f'<a href="{query(request, sort=key, page=None)}"{here}>{esc(name)}</a>')
    return SafeString(
        f'<div class="sorts"><a class="to-filters" href="#filters">{said.filters} ↓</a>'
        f"<span>{said.sort}{said.colon}</span>{''.join(links)}</div>"
    )


def pager(request, page, numbers):
    """The way to the other pages; nothing where there is one."""
    if not page.has_other_pages():
        return ""
    said, parts = words(), []
    if page.has_previous():
        before = query(request, page=page.previous_page_number())
        parts.append(f'<a class="button" rel="prev" href="{before}">{said.previous}</a>\n')
    for number in numbers:
        if number == page.number:
            parts.append(f'<span class="chip" aria-current="page">{number}</span>')
        elif number == page.paginator.ELLIPSIS:
            parts.append("<span>…</span>")
        else:
            parts.append(f'<a class="chip" href="{query(request, page=number)}">{number}</a>')
    if page.has_next():
        after = query(request, page=page.next_page_number())
        parts.append(f'\n<a class="button" rel="next" href="{after}">{said.next}</a>')
    return SafeString(f'\n<nav class="pager" aria-label="{said.paging}">\n{"".join(parts)}\n</nav>\n')


def query(request, **changes):
    """The address's query string with other values, for an attribute; None takes one away."""
    data = dict(request.GET.lists())
    for name, value in changes.items():
        if value is None:
            data.pop(name, None)
        else:
            data[name] = [value]
    return esc("?" + urlencode(data, doseq=True)) if data else ""
