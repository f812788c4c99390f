"""GCJ-02, the shifted coordinates that maps published in China use (高德, 腾讯, 谷歌中国), from WGS-84 and back.

The state's own formula is secret; this is the approximation that all open converters share, first published as
EvilTransform and kept by googollee/eviltransform (MIT), whose test points `tests/parks/test_gcj02.py` repeats.
static/js/gcj02.js is the same in the browser. The shift is 300 to 700 m; points outside China are not shifted.
"""

import math

# The Krasovsky ellipsoid: semi-major axis in metres, and squared eccentricity.
AXIS = 6378245.0
ECCENTRICITY = 0.00669342162296594323
WEST, EAST, SOUTH, NORTH = 72.004, 137.8347, 0.8293, 55.8271


def from_wgs84(longitude, latitude):
    """(longitude, latitude) in GCJ-02."""
    if not (WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH):
        return longitude, latitude
    east, north = shift(longitude, latitude)
    return longitude + east, latitude + north


def to_wgs84(longitude, latitude):
    """The WGS-84 point that is shown at this GCJ-02 point, to the centimetre: the shift itself varies slowly."""
    guess = longitude, latitude
    for _ in range(4):
        shown = from_wgs84(*guess)
        guess = guess[0] - (shown[0] - longitude), guess[1] - (shown[1] - latitude)
    return guess


def shift(longitude, latitude):
    """How far a point is moved, in degrees east and north."""
    x, y = longitude - 105, latitude - 35
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + ripple(x)
    east += waves(x, 20, 1) + waves(x, 40, 1 / 3) + 2 / 3 * (150 * wave(x, 1 / 12) + 300 * wave(x, 1 / 30))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + ripple(x)
    north += waves(y, 20, 1) + waves(y, 40, 1 / 3) + 2 / 3 * (160 * wave(y, 1 / 12) + 320 * wave(y, 1 / 30))
    angle = math.radians(latitude)
    root = math.sqrt(1 - ECCENTRICITY * math.sin(angle) ** 2)
    parallel = AXIS / root * math.cos(angle) * math.pi / 180
    meridian = AXIS * (1 - ECCENTRICITY) / root**3 * math.pi / 180
    return east / parallel, north / meridian


def wave(value, frequency):
    return math.sin(value * frequency * math.pi)


def waves(value, height, frequency):
    return 2 / 3 * height * wave(value, frequency)


def ripple(x):
    return 2 / 3 * (20 * wave(x, 6) + 20 * wave(x, 2))
