"""Shifted coordinates: the test points of googollee/eviltransform (MIT), and there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks import gcj02


@pytest.mark.parametrize(
    "wgs84, shifted",
    [
        ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
        ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
        ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ],
)
def test_known_points_are_shifted_as_published(wgs84, shifted):
    assert gcj02.from_wgs84(*wgs84) == pytest.approx(shifted, abs=1e-9)


@given(st.floats(105.2, 110.2), st.floats(28.1, 32.3))
def test_there_and_back_is_where_it_was(longitude, latitude):
    back = gcj02.to_wgs84(*gcj02.from_wgs84(longitude, latitude))
    assert back == pytest.approx((longitude, latitude), abs=1e-7)


def test_points_abroad_are_not_shifted():
    assert gcj02.from_wgs84(-0.1276, 51.5072) == (-0.1276, 51.5072)
