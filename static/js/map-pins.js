/* The parks of a query as pins. Pins nearer than a thumb's width become one with a count, which opens on zoom.
   Only what is in the window is drawn, so that 20,000 parks cost no more than 200. */

const CELL_PX = 52;
const NEAR_PX = 34;
const SIZES = { township: 16, address: 14, surveyed: 14 };
const PRECISION = { t: "township", a: "address", s: "surveyed" };
const SAME_POINT = 2e-4; // degrees: about 20 m, no zoom parts them

/* Columns of the payload (parks/payload.py) as typed arrays; coordinates become degrees again. */
export function unpack(found) {
  const total = found.names.length;
  const lon = new Float64Array(total);
  const lat = new Float64Array(total);
  for (let i = 0, x = 0, y = 0; i < total; i += 1) {
    lon[i] = (x += found.lon[i]) / found.scale;
    lat[i] = (y += found.lat[i]) / found.scale;
  }
  return { total, lon, lat, names: found.names, precision: found.precision, codes: found.codes };
}

export class Pins {
  /* `open(indices, latlng, byKey)` is called when a pin is opened; `hereCode` is the code of the page's own park. */
  constructor(map, parks, word, hereCode, open) {
    Object.assign(this, { map, parks, word, open });
    this.here = hereCode ? this.indexOf(hereCode) : -1;
    this.layer = L.layerGroup().addTo(map);
    this.project();
  }

  code(i) {
    return this.parks.codes.slice(6 * i, 6 * i + 6);
  }

  indexOf(code) {
    for (let i = 0; i < this.parks.total; i += 1) if (this.code(i) === code) return i;
    return -1;
  }

  /* Places on the world's map at zoom 0, once for each projection. */
  project() {
    const { total, lon, lat } = this.parks;
    this.crs = this.map.options.crs;
    this.x = new Float64Array(total);
    this.y = new Float64Array(total);
    for (let i = 0; i < total; i += 1) {
      const at = this.crs.latLngToPoint(L.latLng(lat[i], lon[i]), 0);
      this.x[i] = at.x;
      this.y[i] = at.y;
    }
  }

  bounds(indices = this.parks.lon.keys()) {
    const bounds = L.latLngBounds([]);
    for (const i of indices) bounds.extend([this.parks.lat[i], this.parks.lon[i]]);
    return bounds;
  }

  toggle(shown) {
    if (shown) this.layer.addTo(this.map);
    else this.layer.remove();
  }

  draw() {
    if (this.crs !== this.map.options.crs) this.project();
    const held = this.heldByFocus();
    this.layer.clearLayers();
    for (const group of this.groups()) this.layer.addLayer(group.length > 1 ? this.cluster(group) : this.pin(group[0]));
    if (this.here >= 0) this.layer.addLayer(this.pin(this.here));
    if (held !== null) this.focus(held);
  }

  /* The pin that has the keyboard keeps it when pins are drawn anew: its first park is what is remembered. */
  heldByFocus() {
    let held = null;
    this.layer.eachLayer((marker) => {
      if (marker.getElement() === document.activeElement) held = marker.parks[0];
    });
    return held;
  }

  focus(park) {
    this.layer.eachLayer((marker) => {
      if (marker.parks.includes(park)) marker.getElement()?.focus({ preventScroll: true });
    });
  }

  groups() {
    const scale = this.crs.scale(this.map.getZoom()) / this.crs.scale(0);
    const box = this.map.getPixelBounds();
    const cells = new Map();
    for (let i = 0; i < this.parks.total; i += 1) {
      const x = this.x[i] * scale;
      const y = this.y[i] * scale;
      if (x < box.min.x - CELL_PX || x > box.max.x + CELL_PX || y < box.min.y - CELL_PX || y > box.max.y + CELL_PX) continue;
      if (i === this.here) continue;
      const [column, row] = [Math.floor(x / CELL_PX), Math.floor(y / CELL_PX)];
      const key = `${column}:${row}`;
      let cell = cells.get(key);
      if (!cell) cells.set(key, (cell = { column, row, members: [], x: 0, y: 0 }));
      cell.members.push(i);
      cell.x += x;
      cell.y += y;
    }
    return merged(cells);
  }

  icon(marks, size, text = "") {
    const pin = document.createElement("span");
    pin.className = `map-pin ${marks}`;
    pin.textContent = text;
    return L.divIcon({ html: pin, className: "map-icon", iconSize: [size, size] });
  }

  marker(indices, at, icon, name, offset = 0) {
    const marker = L.marker(at, { icon, title: name, alt: name, zIndexOffset: offset });
    marker.parks = indices;
    return marker;
  }

  pin(i) {
    const here = i === this.here;
    const precision = PRECISION[this.parks.precision[i]];
    const size = here ? 18 : SIZES[precision];
    const name = `${this.parks.names[i]} · ${this.word(precision)}`;
    const at = L.latLng(this.parks.lat[i], this.parks.lon[i]);
    const icon = this.icon(here ? "map-pin--here" : `map-pin--${precision}`, size);
    return whenOpened(this.marker([i], at, icon, name, here ? 1000 : 0), (byKey) => this.open([i], at, byKey));
  }

  cluster(group) {
    const bounds = this.bounds(group);
    const label = `${group.length} ${this.word("parks")}`;
    const size = 24 + 5 * Math.min(4, Math.log10(group.length));
    const marker = this.marker(group, bounds.getCenter(), this.icon("map-pin--many", size, group.length), label, 100);
    // Parks of one town share its point: no zoom parts them, so they are listed.
    const together = bounds.getNorth() - bounds.getSouth() < SAME_POINT && bounds.getEast() - bounds.getWest() < SAME_POINT;
    return whenOpened(marker, (byKey) => {
      if (together || this.map.getZoom() >= this.map.getMaxZoom()) this.open(group, bounds.getCenter(), byKey);
      else this.map.fitBounds(bounds.pad(0.3), { maxZoom: Math.max(13, Math.min(this.map.getZoom() + 2, this.map.getMaxZoom())) });
    });
  }
}

function whenOpened(marker, act) {
  return marker.on("click", () => act(false)).on("keydown", (event) => event.originalEvent.key === "Enter" && act(true));
}

/* Groups whose middles nearly touch across the grid's lines become one, the larger taking in the smaller. */
function merged(cells) {
  for (const cell of cells.values()) {
    cell.x /= cell.members.length;
    cell.y /= cell.members.length;
  }
  const groups = [];
  const taken = new Set();
  for (const cell of [...cells.values()].sort((a, b) => b.members.length - a.members.length)) {
    if (taken.has(cell)) continue;
    taken.add(cell);
    const group = cell.members;
    for (let column = cell.column - 1; column <= cell.column + 1; column += 1) {
      for (let row = cell.row - 1; row <= cell.row + 1; row += 1) {
        const other = cells.get(`${column}:${row}`);
        if (!other || taken.has(other) || Math.hypot(other.x - cell.x, other.y - cell.y) > NEAR_PX) continue;
        taken.add(other);
        for (const i of other.members) group.push(i);
      }
    }
    groups.push(group);
  }
  return groups;
}
