/* Drawing a shape on the map, corner by corner, by pointer or by keyboard (Enter sets one at the map's middle), and the
   outlines of the areas that the query has already. */

const FEWEST = 3;
const MOST = 60;
const STYLE = { className: "map-area", interactive: false };

/* `areas` as parks/areas.py writes them: a box, a shape or a circle; WGS-84 and kilometres. */
export function drawAreas(map, areas) {
  const layer = L.layerGroup().addTo(map);
  for (const area of areas) {
    if (area.box) L.rectangle([[area.box[1], area.box[0]], [area.box[3], area.box[2]]], STYLE).addTo(layer);
    if (area.shape) L.polygon(area.shape.map(([lon, lat]) => [lat, lon]), STYLE).addTo(layer);
    if (area.circle) L.circle([area.circle[1], area.circle[0]], { ...STYLE, radius: area.circle[2] * 1000 }).addTo(layer);
  }
  const bounds = L.latLngBounds([]);
  layer.eachLayer((shape) => bounds.extend(shape.getBounds()));
  return bounds;
}

export class Drawing {
  /* `done(text)` gets the shape as the address writes it. */
  constructor(map, word, done) {
    Object.assign(this, { map, word, done });
    this.onClick = (event) => this.add(event.latlng);
    this.onKey = (event) => this.key(event);
  }

  get active() {
    return Boolean(this.bar);
  }

  start() {
    if (this.active) return;
    this.corners = [];
    this.line = L.polygon([], STYLE).addTo(this.map);
    this.dots = L.layerGroup().addTo(this.map);
    this.box = this.map.getContainer();
    this.box.classList.add("is-drawing");
    this.map.on("click", this.onClick);
    this.box.addEventListener("keydown", this.onKey);
    this.map.doubleClickZoom.disable();
    this.showBar();
    this.box.focus({ preventScroll: true });
  }

  showBar() {
    this.bar = document.createElement("div");
    this.bar.className = "map-bar";
    this.said = document.createElement("span");
    this.said.setAttribute("role", "status");
    this.ready = this.button("finish", () => this.finish());
    this.bar.append(this.said, this.ready, this.button("undo", () => this.undo()), this.button("cancel", () => this.stop()));
    L.DomEvent.disableClickPropagation(this.bar);
    this.box.append(this.bar);
    this.redraw();
  }

  button(name, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.word(name);
    button.addEventListener("click", act);
    return button;
  }

  key(event) {
    if (event.key === "Escape") this.stop();
    if (event.key !== "Enter" || event.target !== this.box) return;
    event.preventDefault();
    this.add(this.map.getCenter());
  }

  add(point) {
    if (this.corners.length < MOST) this.corners.push(point);
    this.redraw();
  }

  undo() {
    this.corners.pop();
    this.redraw();
  }

  redraw() {
    this.line.setLatLngs(this.corners);
    this.dots.clearLayers();
    for (const corner of this.corners) {
      L.circleMarker(corner, { radius: 4, className: "map-corner", interactive: false }).addTo(this.dots);
    }
    this.said.textContent = this.corners.length ? `${this.corners.length} ${this.word("corners")}` : this.word("drawing");
    this.ready.disabled = this.corners.length < FEWEST;
  }

  finish() {
    const text = this.corners.map((corner) => `${corner.lng.toFixed(4)}_${corner.lat.toFixed(4)}`).join("~");
    this.stop();
    this.done(text);
  }

  stop() {
    this.map.off("click", this.onClick);
    this.box.removeEventListener("keydown", this.onKey);
    this.box.classList.remove("is-drawing");
    this.map.doubleClickZoom.enable();
    this.line.remove();
    this.dots.remove();
    this.bar.remove();
    this.bar = null;
  }
}
