"""Short links, QR codes, and the map that other sites may show."""

import io

import segno
from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import condition, require_safe

from config.sharing import links
from config.version import data_version
from parks.filters import ParkFilter
from parks.models import Park

LONGEST_PATH = 600
DAY = 24 * 3600
LISTED = 100  # parks named below the embedded map, for readers without JavaScript


@require_safe
def short(request, code):
    record = links.find(code)
    if record is None:
        raise Http404
    # Not for ever: the record may be merged into another one tomorrow.
    return redirect(record)


@require_safe
@cache_control(public=True, max_age=DAY)
def qr(request):
    """`/qr.svg?to=/s/abc/`: black on white in both colour schemes, because scanners need it so."""
    path = request.GET.get("to", "")
    own = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    if not own or len(path) > LONGEST_PATH:
        return HttpResponseBadRequest("to=/…", content_type="text/plain")
    drawn = io.BytesIO()
    code = segno.make(request.build_absolute_uri(path), error="m", micro=False)
    code.save(drawn, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=True, nl=False)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


def asked(request):
    """(filter set, query string without page and order) of a map's address."""
    query = request.GET.copy()
    for name in ("page", "sort", "compare"):
        query.pop(name, None)
    return ParkFilter(query, Park.objects.published().with_links().with_counts()), query.urlencode()


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "form-action": [NONE]})
@condition(etag_func=lambda request: f'"{request.path}-{data_version()}"')
def embedded_map(request):
    """The map of a filter for other people's pages: framed by anyone, without cookies, forms or navigation."""
    filterset, query = asked(request)
    parks = filterset.qs.order_by("slug")
    total = parks.count()
    context = {
        "filterset": filterset,
        "query": query,
        "chips": filterset.chips(),
        "parks": parks[:LISTED],
        "total": total,
        "more": max(0, total - LISTED),
    }
    response = render(request, "sharing/embedded_map.html", context)
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


@require_safe
@csp_replace({"frame-src": [SELF]})
def embedding(request):
    """How to put the map of this filter onto a page of one's own: the code, and what it shows."""
    filterset, query = asked(request)
    address = reverse("sharing:map") + (f"?{query}" if query else "")
    context = {
        "query": query,
        "chips": filterset.chips(),
        "address": address,
        "absolute": request.build_absolute_uri(address),
        "total": filterset.qs.count(),
    }
    return render(request, "sharing/embedding.html", context)
