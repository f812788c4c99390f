/* The districts: the map's ground, and what is counted in each. Land shades for the number of parks of the query; circles
   for projects and money: an outline for what is planned, a full one for what is being built or done (never summed). */

const SHADES = 4;
const CHARACTER_PX = 19;
const LETTER_PX = 10;
const LARGEST_PX = 24;

export class Ground {
  /* `open(properties, latlng, byKey)` is called when a district is opened. */
  constructor(map, features, { counts, focus, word, open }) {
    Object.assign(this, { map, counts, focus, word, open });
    map.createPane("names").style.zIndex = 450; // below the pins
    map.createPane("circles").style.zIndex = 420;
    this.circles = L.layerGroup().addTo(map);
    this.layer = L.geoJSON(features, {
      style: (feature) => ({ className: this.classes(feature.properties), weight: 1.2 }),
      onEachFeature: (feature, layer) => this.prepare(feature.properties, layer),
    });
    map.fitBounds(this.layer.getBounds(), { animate: false }); // nothing has a place by pixels before there is a view
    this.layer.addTo(map).eachLayer((layer) => this.makeButton(layer));
  }

  classes(about) {
    const marks = ["map-district"];
    if (about.approximate) marks.push("map-approximate");
    if (about.slug === this.focus) marks.push("map-focus");
    return marks.join(" ");
  }

  prepare(about, layer) {
    if (about.slug === this.focus) this.focused = layer;
    layer.bindTooltip(about.label, { permanent: true, direction: "center", className: "map-label", pane: "names", opacity: 1 });
    layer.on("click", (event) => this.open(about, event.latlng, false));
  }

  /* A border that can be reached and opened by keyboard. */
  makeButton(layer) {
    const shape = layer.getElement();
    shape.setAttribute("tabindex", "0");
    shape.setAttribute("role", "button");
    shape.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.open(layer.feature.properties, layer.getCenter(), true);
    });
  }

  value(about) {
    if (this.measure.key === "parks") return this.counts[about.slug] || 0;
    return about[this.measure.key] || 0;
  }

  /* `measure`: `{key, label, drawn}` as the site names them. */
  show(measure) {
    this.measure = measure;
    const values = this.layer.getLayers().map((layer) => this.value(layer.feature.properties));
    this.most = Math.max(0, ...values);
    this.circles.clearLayers();
    this.layer.eachLayer((layer) => this.showOne(layer));
    this.nameAll();
    return this.most;
  }

  showOne(layer) {
    const about = layer.feature.properties;
    const value = this.value(about);
    const shape = layer.getElement();
    const shade = this.measure.drawn === "shade" && this.most ? Math.ceil((SHADES * value) / this.most) : 0;
    for (let n = 0; n <= SHADES; n += 1) shape.classList.toggle(`shade-${n}`, n === shade);
    const shown = this.measure.drawn !== "plain" && value ? written(value) : "";
    shape.setAttribute("aria-label", shown ? `${about.name}: ${shown} ${this.measure.label}` : about.name);
    layer.shown = shown;
    layer.setTooltipContent(label(about.label, shown));
    if (value && (this.measure.drawn === "ring" || this.measure.drawn === "disc")) this.addCircle(layer, value);
  }

  addCircle(layer, value) {
    L.circleMarker(layer.getCenter(), {
      radius: Math.max(3, LARGEST_PX * Math.sqrt(value / this.most)),
      className: `map-circle map-circle--${this.measure.drawn}`,
      interactive: false,
      pane: "circles",
    }).addTo(this.circles);
  }

  nameAll() {
    this.layer.eachLayer((layer) => this.nameIfItFits(layer));
  }

  nameIfItFits(layer) {
    const bounds = layer.getBounds();
    const width = this.map.project(bounds.getNorthEast()).x - this.map.project(bounds.getSouthWest()).x;
    const name = layer.feature.properties.label;
    const letter = /^[\x20-\x7e]*$/.test(name) ? LETTER_PX : CHARACTER_PX;
    const number = layer.shown ? layer.shown.length * LETTER_PX + 4 : 0;
    if (width > name.length * letter) layer.openTooltip();
    else layer.closeTooltip();
    // Where there is no room for both, the number stays in the popup and in what a screen reader says.
    layer.getTooltip().getElement()?.classList.toggle("is-narrow", width < name.length * letter + number);
  }
}

function label(name, number) {
  const box = document.createElement("span");
  box.textContent = name;
  if (number) {
    const count = document.createElement("b");
    count.textContent = number;
    box.append(count);
  }
  return box;
}

export const written = (value) => (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10).toLocaleString("en-US");
