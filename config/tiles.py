"""The tile layers that an operator may offer under the map: `MAP_TILES=tianditu,gaode,osm`. None by default.

A tile server sees which part of the map a visitor looks at, so no tile is asked for before the visitor chooses a
layer. Who may publish which map in China is for the operator to know; 天地图 needs a key (TIANDITU_KEY).
"""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

TIANDITU = "https://t{s}.tianditu.gov.cn/DataServer?T=%s_w&x={x}&y={y}&l={z}&tk=%s"
# `shifted`: the tiles are drawn in GCJ-02. `referrer`: what the server wants to know of who asks.
LAYERS = {
    "tianditu": {
        "label": _("天地图"),
        "urls": [TIANDITU % ("vec", "%s"), TIANDITU % ("cva", "%s")],
        "subdomains": "01234567",
        "credit": "天地图",
        "referrer": "origin",
        "max": 18,
    },
    "gaode": {
        "label": _("高德地图"),
        "urls": [
            "https://webrd0{s}.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=8&x={x}&y={y}&z={z}"
        ],
        "subdomains": "1234",
        "credit": "高德地图",
        "shifted": True,
        "max": 18,
    },
    "osm": {
        "label": "OpenStreetMap",
        "urls": ["https://tile.openstreetmap.org/{z}/{x}/{y}.png"],
        "subdomains": "",
        "credit": "© OpenStreetMap",
        "referrer": "origin",
        "max": 19,
    },
}


def layers(names, tianditu_key=""):
    """The layers of these names in their order, each `{"key", "label", "urls", "subdomains", …}`."""
    unknown = [name for name in names if name not in LAYERS]
    if unknown:
        raise ImproperlyConfigured(f"MAP_TILES knows {', '.join(LAYERS)}, not {', '.join(unknown)}.")
    if "tianditu" in names and not tianditu_key:
        raise ImproperlyConfigured("MAP_TILES=tianditu needs TIANDITU_KEY.")
    found = [{"key": name, **LAYERS[name]} for name in names]
    for layer in found:
        layer["urls"] = [url.replace("%s", tianditu_key) for url in layer["urls"]]
    return found


def hosts(found):
    """The origins that the pictures of these layers come from, for the content security policy."""
    return [
        "{0.scheme}://{0.netloc}".format(urlsplit(url.replace("{s}", subdomain)))
        for layer in found
        for url in layer["urls"][:1]
        for subdomain in layer["subdomains"] or " "
    ]
