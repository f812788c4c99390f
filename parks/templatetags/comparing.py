"""Links that put a park beside others. The choice is kept in the address alone: no cookie, no JavaScript."""

from django import template

from parks import comparing
from parks.models import Park

register = template.Library()


@register.inclusion_tag("parks/_compare_link.html", takes_context=True)
def compare_link(context, park):
    """In a list the link ticks the park in the list's own address (`?compare=a,b`); elsewhere it opens the comparison."""
    picked = picks(context)
    if picked is None:
        return {"park": park, "url": comparing.address([park.slug]), "full": False, "on": False}
    on = park.slug in picked
    left = [slug for slug in picked if slug != park.slug] if on else [*picked, park.slug]
    full = not on and len(picked) >= comparing.MOST
    return {"park": park, "url": with_picks(context["request"], left), "full": full, "on": on}


@register.inclusion_tag("parks/_compare_bar.html", takes_context=True)
def compare_bar(context):
    """What has been picked in this list, and the way to the comparison; nothing and no query before the first."""
    picked = picks(context)
    if not picked:
        return {"parks": []}
    names = {park.slug: park for park in Park.objects.published().filter(slug__in=picked)}
    request = context["request"]
    return {
        "parks": [
            (names[slug], with_picks(request, [one for one in picked if one != slug]))
            for slug in picked
            if slug in names
        ],
        "url": comparing.address(picked),
        "clear": with_picks(request, []),
        "enough": len(picked) >= comparing.LEAST,
    }


def picks(context):
    """The slugs picked in a list; None on pages that are no list of parks."""
    filterset = context.get("filterset")
    if filterset is None or filterset.queryset.model is not Park:
        return None
    return comparing.slugs_in(context["request"].GET.get("compare", ""))[: comparing.MOST]


def with_picks(request, slugs):
    query = request.GET.copy()
    query.pop("compare", None)
    if slugs:
        query["compare"] = ",".join(slugs)
    return f"{request.path}?{query.urlencode(safe=',')}" if query else request.path
