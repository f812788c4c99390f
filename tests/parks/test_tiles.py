"""Tile layers: none by default, only those that the operator names, and their hosts in the policy alone."""

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import tiles


def test_no_tile_server_is_named_by_default(client, db):
    assert settings.MAP_TILE_LAYERS == []
    policy = client.get("/about/")["Content-Security-Policy"]
    assert "img-src 'self' data:;" in policy + ";"


def test_the_policy_names_each_host_of_a_layer_and_no_other():
    assert tiles.hosts(tiles.layers(["osm"])) == ["https://tile.openstreetmap.org"]
    gaode = tiles.hosts(tiles.layers(["gaode"]))
    assert gaode == [f"https://webrd0{n}.is.autonavi.com" for n in (1, 2, 3, 4)]
    assert len(tiles.hosts(tiles.layers(["tianditu"], "key"))) == 8


def test_the_key_of_tianditu_is_in_its_addresses():
    layer = tiles.layers(["tianditu"], "my-key")[0]
    assert all(url.endswith("tk=my-key") for url in layer["urls"])


@pytest.mark.parametrize("names", [["tianditu"], ["google"]])
def test_a_layer_without_its_key_or_of_no_known_name_stops_the_start(names):
    with pytest.raises(ImproperlyConfigured):
        tiles.layers(names)


def test_only_gaode_is_drawn_in_shifted_coordinates():
    found = tiles.layers(["tianditu", "gaode", "osm"], "key")
    assert [layer["key"] for layer in found if layer.get("shifted")] == ["gaode"]
