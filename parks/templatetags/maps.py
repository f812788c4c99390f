"""Template tags for maps: what the map element is told, and where else a point can be looked at."""

import json
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from parks import evidence, gcj02, payload, rows
from parks.display import local_name
from parks.measures import MEASURES
from parks.templatetags.facts import statement

register = template.Library()
DOT = 10


@register.simple_tag
def map_measures():
    """`[[key, label, how it is drawn]]` of what the district layer can show, as JSON."""
    rows = [["parks", _("园区数"), "shade"]]
    rows += [
        [key, str(label), "ring" if group == "planned" else "disc"]
        for key, (label, group, _money) in MEASURES.items()
    ]
    return json.dumps([*rows, ["none", _("不显示数字"), "plain"]], ensure_ascii=False)


@register.simple_tag
def map_tiles():
    """The tile layers of this site as JSON; a plain `[]` where there are none."""
    rows = [{**layer, "label": str(layer["label"])} for layer in settings.MAP_TILE_LAYERS]
    return json.dumps(rows, ensure_ascii=False)


@register.simple_tag
def circles(drawn):
    """The pins of a list's map."""
    return rows.circles(drawn)


@register.filter
def apart(pins):
    """Of points that would be drawn over each other one: `[(x, y)]` in units of a drawing."""
    return list({(x // DOT, y // DOT): (x, y) for x, y in pins or ()}.values())


@register.filter
def pin_code(park):
    """The code that the map knows the park by."""
    return payload.code_of(park.pk)


@register.simple_tag
def why_here(park):
    """What stands behind the park's position, the chosen statement first; [] when nobody said it."""
    found = evidence.for_field(park, "position")
    return [statement(park, row) for row in [*found.chosen, *found.agreeing]]


@register.simple_tag
def gaode_url(park):
    """The point on 高德地图, in its shifted coordinates."""
    longitude, latitude = gcj02.from_wgs84(float(park.longitude), float(park.latitude))
    position = f"{longitude:.6f},{latitude:.6f}"
    return "https://uri.amap.com/marker?" + urlencode(
        {"position": position, "name": local_name(park), "coordinate": "gaode"}
    )


@register.simple_tag
def osm_url(park):
    """The point on openstreetmap.org, as near as its precision allows."""
    zoom = 13 if park.position_precision == "township" else 16
    return f"https://www.openstreetmap.org/?mlat={park.latitude}&mlon={park.longitude}#map={zoom}/{park.latitude}/{park.longitude}"
