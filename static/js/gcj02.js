/* GCJ-02 from WGS-84 and back, in degrees; the same formula as parks/gcj02.py, which names its source. */

const AXIS = 6378245;
const ECCENTRICITY = 0.00669342162296594323;

const wave = (value, frequency) => Math.sin(value * frequency * Math.PI);
const waves = (value, height, frequency) => (2 / 3) * height * wave(value, frequency);
const ripple = (x) => (2 / 3) * (20 * wave(x, 6) + 20 * wave(x, 2));

function shift(longitude, latitude) {
  const x = longitude - 105;
  const y = latitude - 35;
  let east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + ripple(x);
  east += waves(x, 20, 1) + waves(x, 40, 1 / 3) + (2 / 3) * (150 * wave(x, 1 / 12) + 300 * wave(x, 1 / 30));
  let north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + ripple(x);
  north += waves(y, 20, 1) + waves(y, 40, 1 / 3) + (2 / 3) * (160 * wave(y, 1 / 12) + 320 * wave(y, 1 / 30));
  const angle = (latitude * Math.PI) / 180;
  const root = Math.sqrt(1 - ECCENTRICITY * Math.sin(angle) ** 2);
  const parallel = ((AXIS / root) * Math.cos(angle) * Math.PI) / 180;
  const meridian = (((AXIS * (1 - ECCENTRICITY)) / root ** 3) * Math.PI) / 180;
  return [east / parallel, north / meridian];
}

export function fromWgs84(longitude, latitude) {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) return [longitude, latitude];
  const [east, north] = shift(longitude, latitude);
  return [longitude + east, latitude + north];
}

export function toWgs84(longitude, latitude) {
  let guess = [longitude, latitude];
  for (let round = 0; round < 4; round += 1) {
    const shown = fromWgs84(...guess);
    guess = [guess[0] - (shown[0] - longitude), guess[1] - (shown[1] - latitude)];
  }
  return guess;
}
