"""Dragging a park's pin: states a `position` claim, on a map of its district."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ingest import reviewing
from ingest.admin.forms import PositionForm
from ingest.admin.pages import page, record_url, require
from parks.models import District, Park


def edit(request, pk):
    require(request, "ingest.add_claim")
    park = get_object_or_404(Park.objects.select_related("district", "township"), pk=pk)
    form = PositionForm(request.POST or None, initial=standing(park))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        reviewing.state_person(
            park, "position", given["value"], request.user, given["source_named"], reason=given["reason"]
        )
        messages.success(request, _("位置已录入。"))
        return redirect(record_url(park))
    title = _("%(park)s 的位置") % {"park": park}
    return page(
        request,
        "admin/claims/position.html",
        title,
        form=form,
        park=park,
        map=map_of(park),
        back=record_url(park),
    )


def standing(park):
    if park.position_precision == Park.Precision.DISTRICT:
        return {}
    return {"longitude": park.longitude, "latitude": park.latitude, "precision": park.position_precision}


def map_of(park):
    """What the map shows for orientation: the district's border (the city's, where none is known), its towns
    and its other parks. Positions are [longitude, latitude] in WGS-84."""
    districts = [park.district] if park.district and park.district.boundary else []
    if not districts:
        districts = list(District.objects.in_force().exclude(boundary=None))
    towns = park.district.townships.exclude(longitude=None) if park.district else []
    others = Park.objects.placed().filter(district=park.district).exclude(pk=park.pk)
    return {
        "borders": [{"name": district.name, "geometry": district.boundary} for district in districts],
        "towns": [place(town) for town in towns],
        "parks": [place(other) for other in others],
    }


def place(thing):
    return {"name": thing.name, "at": [float(thing.longitude), float(thing.latitude)]}
