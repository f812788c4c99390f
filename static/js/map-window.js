/* The map's window in the address, after the #: `#map=9.5/29.563/106.551&show=done&base=osm`. It can be passed on and
   bookmarked, and never reaches the server. */

export function readWindow() {
  if (!location.hash.startsWith("#map=")) return {};
  const values = new URLSearchParams(location.hash.slice(1));
  const [zoom, lat, lon] = values.get("map").split("/").map(Number);
  const known = [zoom, lat, lon].every(Number.isFinite) && Math.abs(lat) < 85 && zoom >= 0;
  return { at: known ? { zoom, lat, lon } : null, show: values.get("show"), base: values.get("base") };
}

export function windowText(map, show, base) {
  const middle = map.getCenter();
  const zoom = Math.round(map.getZoom() * 100) / 100;
  const parts = [`map=${zoom}/${middle.lat.toFixed(4)}/${middle.lng.toFixed(4)}`];
  if (show) parts.push(`show=${show}`);
  if (base) parts.push(`base=${base}`);
  return `#${parts.join("&")}`;
}
