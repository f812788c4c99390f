"""The filters that say where: near a place, in the map's window, in a shape that somebody drew.

`?near=巴福镇&km=20` (a town's code or name, a park's slug or name, or `29.45,106.53`), `?box=`, `?shape=`: parks.areas.
"""

from functools import reduce
from operator import or_

import django_filters
from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from parks import areas
from parks.listing import FacetedFilterSet
from parks.models import Park

NEAR_KM, RADII = 20, (5, 10, 20, 50, 100)
AREAS = {"box": areas.Window, "shape": areas.Shape}


class RadiusField(django_filters.fields.ChoiceField):
    """Shows the usual radius where the address names none."""

    def bound_data(self, data, initial):
        return data or NEAR_KM


class RadiusFilter(django_filters.ChoiceFilter):
    field_class = RadiusField


class WhereFilter(FacetedFilterSet):
    near = django_filters.CharFilter(
        label=_("附近"),
        method="by_distance",
        max_length=80,
        widget=forms.TextInput(attrs={"placeholder": _("镇街、园区或 29.45,106.53")}),
    )
    km = RadiusFilter(
        label=_("半径"),
        method="unfiltered",
        choices=[(km, f"{km} km") for km in RADII],
        empty_label=None,
        initial=NEAR_KM,
    )
    box = django_filters.CharFilter(label=_("地图范围"), method="by_area", max_length=60)
    shape = django_filters.CharFilter(label=_("画出的范围"), method="by_area", max_length=1500)
    hidden = ("box", "shape")

    def unfiltered(self, queryset, name, value):
        """The radius: read together with what it is around."""
        return queryset

    @cached_property
    def radius(self):
        asked = self.data.get("km", "")
        return int(asked) if asked in {str(km) for km in RADII} else NEAR_KM

    @cached_property
    def circles(self):
        text = self.data.get("near", "").strip()
        return areas.circles(text, self.radius) if text else []

    @cached_property
    def unplaced(self):
        """Towns asked for that have no point of their own: the page says what it does instead."""
        text = self.data.get("near", "").strip()
        return areas.unplaced_towns(text) if text else []

    def by_distance(self, queryset, name, value):
        """Parks with a known position near any place of that name."""
        if not self.circles:
            return queryset.none()
        inside = [circle.narrow(Park.objects.order_by()).values("pk") for circle in self.circles]
        return queryset.filter(reduce(or_, (Q(pk__in=pks) for pks in inside)))

    def narrow(self, name, value):
        """A map's window moves with every touch: it is cut out of the columns."""
        if name == "km":
            return self.columns.all
        if name == "box" and (window := areas.Window.parse(value)):
            return self.columns.inside(window.west, window.south, window.east, window.north)
        return super().narrow(name, value)

    def by_area(self, queryset, name, value):
        area = AREAS[name].parse(value)
        return area.narrow(queryset) if area else queryset.none()

    def outlines(self):
        """What the map draws of the areas asked for."""
        given = [
            AREAS[name].parse(value) for name in AREAS for value in self.data.getlist(name)[-1:] if value
        ]
        return [area.outline() for area in [*given, *self.circles] if area]

    def beyond(self):
        """How many parks an area leaves out only because nobody knows where in their district they are."""
        if not any(self.data.get(name) for name in ("near", *AREAS)):
            return 0
        return (self.found("near", *AREAS) & ~self.columns.pinned).bit_count()

    def chips(self):
        """The radius is told in the chip of what it is around."""
        hidden = str(self.base_filters["km"].label)
        return [chip for chip in super().chips() if chip.label != hidden]

    def query(self, name, value):
        """Without what the radius is around, the radius goes, too."""
        if name != "near":
            return super().query(name, value)
        data = self.data.copy()
        for gone in ("near", "km", "page"):
            data.pop(gone, None)
        return "?" + data.urlencode()

    def text(self, name, value):
        if name == "near":
            return areas.around(self.circles, value, self.radius)
        return str(_("只看其中有位置的园区")) if name in AREAS else super().text(name, value)
