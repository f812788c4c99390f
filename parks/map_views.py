"""What the maps ask for: the parks of a query, the districts, and what a pin says when it is opened."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe

from parks import mapdata, measures, payload
from parks.filters import ParkFilter
from parks.models import Park

MOST_PINS = 60  # of one point; the rest is in the list


def compact(data):
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


@require_safe
@conditional_page
def parks_of_query(request):
    """The filtered set: parks with a pin, how many each district has, and the areas asked for."""
    filterset = ParkFilter(request.GET, Park.objects.published())
    pins = payload.packed(filterset.columns, filterset.found())
    return compact(pins | {"areas": filterset.outlines()})


@require_safe
@conditional_page
def districts(request):
    """The ground of every map: the districts of today with what can be counted in each."""
    drawn = list(mapdata.drawn_districts())
    return compact(mapdata.district_features(drawn, measures.of_districts()))


@require_safe
def pins(request, codes):
    """What opens at a pin: why it stands there. `codes` are joined by dots where several parks share a point."""
    asked = codes.split(".")[:MOST_PINS]
    found = payload.with_codes(asked)
    if len(asked) > 1:
        rows = found.select_related("district").defer("district__boundary").order_by("slug")
        return render(request, "parks/_pins.html", {"parks": rows})
    parks = list(found.with_links().with_counts().with_evidence())
    if not parks:
        raise Http404
    return render(request, "parks/_pin.html", {"parks": parks})
