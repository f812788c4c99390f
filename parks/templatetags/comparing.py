"""Links that put a park beside others. The choice is kept in the address alone: no cookie, no JavaScript."""

from django import template

from parks import comparing, rows
from parks.models import Park

register = template.Library()


@register.simple_tag(takes_context=True)
def park_rows(context, parks, here=None):
    """The rows of a table of parks, each with the link that picks it for a comparison."""
    return rows.rows(parks, here, ticking(context))


def ticking(context):
    """A function of a park: (address that ticks or unticks it, whether it is ticked), None where no more can be.

    In a list the link ticks the park in the list's own address (`?compare=a,b`); elsewhere it opens the comparison.
    """
    picked = picks(context)
    if picked is None:
        return lambda park: (comparing.address([park.slug]), False)
    request, full = context["request"], len(picked) >= comparing.MOST
    kept = request.GET.copy()
    kept.pop("compare", None)
    kept = kept.urlencode(safe=",")

    def tick(park):
        on = park.slug in picked
        if full and not on:
            return None
        left = [slug for slug in picked if slug != park.slug] if on else [*picked, park.slug]
        query = "&".join(filter(None, [kept, left and f"compare={','.join(left)}"]))
        return (f"{request.path}?{query}" if query else request.path), on

    return tick


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
