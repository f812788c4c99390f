/* What lies under the districts: nothing, or one of the tile layers that the site offers and the visitor chose.
   Everything else on the map keeps its WGS-84 coordinates: for shifted tiles the map's projection does the shifting. */

import { fromWgs84, toWgs84 } from "./gcj02.js";

const mercator = L.Projection.SphericalMercator;

export const SHIFTED = L.extend({}, L.CRS.EPSG3857, {
  projection: L.extend({}, mercator, {
    project(point) {
      const [longitude, latitude] = fromWgs84(point.lng, point.lat);
      return mercator.project(L.latLng(latitude, longitude));
    },
    unproject(point) {
      const shown = mercator.unproject(point);
      const [longitude, latitude] = toWgs84(shown.lng, shown.lat);
      return L.latLng(latitude, longitude);
    },
  }),
});

const PLAIN_ZOOM = 15;

export class Base {
  constructor(map, layers) {
    this.map = map;
    this.layers = layers;
    this.key = "";
    this.tiles = [];
  }

  /* Shows the layer of this key, or none; keeps the window where it is. */
  show(key) {
    const layer = this.layers.find((one) => one.key === key);
    const { map } = this;
    const [middle, zoom] = [map.getCenter(), map.getZoom()];
    this.tiles.forEach((tiles) => tiles.remove());
    map.options.crs = layer?.shifted ? SHIFTED : L.CRS.EPSG3857;
    map.options.zoomSnap = layer ? 1 : 0.05;
    map.setMaxZoom(layer ? layer.max : PLAIN_ZOOM);
    this.tiles = layer ? layer.urls.map((url) => this.tilesOf(layer, url).addTo(map)) : [];
    this.key = layer ? key : "";
    this.credit(layer);
    map.getContainer().classList.toggle("has-tiles", Boolean(layer));
    map.setView(middle, layer ? Math.round(zoom) : Math.min(zoom, PLAIN_ZOOM), { reset: true, animate: false });
  }

  tilesOf(layer, url) {
    const options = { subdomains: layer.subdomains, maxZoom: layer.max };
    if (layer.referrer) options.referrerPolicy = layer.referrer;
    return L.tileLayer(url, options);
  }

  credit(layer) {
    this.credits?.remove();
    if (layer) this.credits = L.control.attribution({ prefix: false }).addAttribution(layer.credit).addTo(this.map);
  }
}
