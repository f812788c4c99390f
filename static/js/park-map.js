/* <park-map>: Leaflet over the district polygons, with the parks of one query as pins. No tiles are asked for unless the
   site offers some and the visitor chooses one.

   Attributes: `src` (the query's parks, see parks/payload.py), `districts` (GeoJSON), `pins` (address of what a pin says,
   with CODES in it), `park-base` (the list's address), `focus` (slug of a district to draw alone in strong lines and to
   fit), `here` (code of the park whose page this is), `fit` (show the parks, not the city), `plain` (count nothing),
   `remember` (hold the window in the address, offer to search in it and to draw), `measures`, `tiles`, and its words.
   Until both files are there, and for good if one fails, what stands inside the element stays: the server's drawing. */

import { Base } from "./map-base.js";
import { Drawing, drawAreas } from "./map-draw.js";
import { Ground, written } from "./map-ground.js";
import { bindHands } from "./map-hands.js";
import { Pins, unpack } from "./map-pins.js";
import { readWindow, windowText } from "./map-window.js";

const FIT = { padding: [6, 6] };
// A popup opens beside the buttons and below the choices, not under them.
const BUTTONS_PX = 50;
const EDGE_PX = 12;
const MOST_LISTED = 60;

function make(tag, words = "", marks = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  if (marks) element.className = marks;
  return element;
}

/* How far [from, to] must move to lie in [low, high]; what is too long begins where the frame begins. */
function outside(from, to, low, high) {
  const over = Math.max(0, to - high);
  return from - over < low ? from - low : over;
}

class ParkMap extends HTMLElement {
  async connectedCallback() {
    if (this.started || !window.L) return;
    this.started = true;
    try {
      const [ground, found] = await Promise.all([this.load("districts"), this.load("src")]);
      this.draw(ground, found);
    } catch (error) {
      const note = make("p", this.word("failed"), "legend");
      note.setAttribute("role", "status");
      this.after(note);
      throw error;
    }
  }

  async load(name) {
    const answer = await fetch(this.getAttribute(name)); // just as it is preloaded
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  word(name) {
    return this.getAttribute(`word-${name}`) || "";
  }

  draw(districts, found) {
    this.box = make("div");
    this.replaceChildren(this.skip(), this.box, make("span"));
    this.lastElementChild.id = "map-end";
    this.lastElementChild.tabIndex = -1;
    this.box.setAttribute("role", "region");
    this.box.setAttribute("aria-label", this.getAttribute("label"));
    this.map = L.map(this.box, { attributionControl: false, zoomControl: false, zoomSnap: 0.05, zoomDelta: 1, minZoom: 5, maxZoom: 15 });
    this.unplaced = found.unplaced;
    this.asked = this.hasAttribute("remember") ? readWindow() : {};
    this.ground = new Ground(this.map, districts, {
      counts: found.counts,
      focus: this.getAttribute("focus"),
      word: (name) => this.word(name),
      open: (about, at, byKey) => this.openDistrict(about, at, byKey),
    });
    this.setWindow(drawAreas(this.map, found.areas), unpack(found));
    this.addControls();
    bindHands(this.map, { wheel: this.word("wheel"), fingers: this.word("fingers") });
    this.follow();
  }

  skip() {
    const link = make("a", this.word("skip"), "map-skip");
    link.href = "#map-end";
    link.addEventListener("click", (event) => {
      event.preventDefault(); // the # holds the window
      this.querySelector("#map-end").focus();
    });
    return link;
  }

  setWindow(areas, parks) {
    this.pins = new Pins(this.map, parks, (name) => this.word(name), this.getAttribute("here"), (...opened) => this.openPins(...opened));
    this.whole = this.wholeWindow(areas);
    this.map.fitBounds(this.whole, { ...FIT, animate: false });
    const { at } = this.asked;
    if (at) this.map.setView([at.lat, at.lon], at.zoom, { animate: false });
    this.ground.focused?.bringToFront();
  }

  wholeWindow(areas) {
    if (this.pins.here >= 0 && !this.ground.focused) return this.pins.bounds([this.pins.here]).getCenter().toBounds(30000);
    if (this.ground.focused) return this.ground.focused.getBounds();
    if (areas.isValid()) return areas;
    return this.hasAttribute("fit") && this.pins.parks.total > 1 ? this.pins.bounds().pad(0.15) : this.ground.layer.getBounds();
  }

  addControls() {
    L.control.zoom({ zoomInTitle: this.word("zoomin"), zoomOutTitle: this.word("zoomout") }).addTo(this.map);
    this.control("topleft", this.barButton("⤢", "whole", () => this.map.fitBounds(this.whole, FIT)));
    this.measures = JSON.parse(this.getAttribute("measures") || "[]").map(([key, label, drawn]) => ({ key, label, drawn }));
    this.base = new Base(this.map, JSON.parse(this.getAttribute("tiles") || "[]"));
    if (this.hasAttribute("remember")) {
      this.drawing = new Drawing(this.map, (name) => this.word(name), (shape) => this.narrow({ shape, box: null }));
      this.control("topleft", this.barButton("⬠", "draw", () => this.drawing.start()));
      this.legend = make("div", "", "map-legend");
      this.control("bottomleft", this.legend);
      this.addChoices();
    }
    if (this.base.layers.some((layer) => layer.key === this.asked.base)) this.base.show(this.asked.base);
    const plain = { key: "none", label: "", drawn: "plain" };
    const measure = this.measures.find((one) => one.key === this.asked.show) || this.measures[0];
    this.show(this.hasAttribute("plain") ? plain : measure || plain);
  }

  control(position, element) {
    const control = L.control({ position });
    control.onAdd = () => {
      L.DomEvent.disableClickPropagation(element);
      return element;
    };
    control.addTo(this.map);
  }

  barButton(sign, name, act) {
    const bar = make("div", "", "leaflet-bar");
    const button = make("button", sign, "map-button");
    button.type = "button";
    button.title = this.word(name);
    button.setAttribute("aria-label", this.word(name));
    button.addEventListener("click", act);
    bar.append(button);
    return bar;
  }

  addChoices() {
    const box = make("div", "", "map-choices");
    const measures = this.measures.map((measure) => [measure.key, measure.label]);
    box.append(this.choice("layer", measures, this.asked.show, (key) => this.show(this.measures.find((one) => one.key === key))));
    if (this.base.layers.length) {
      const layers = [["", this.word("ownground")], ...this.base.layers.map((layer) => [layer.key, layer.label])];
      box.append(this.choice("base", layers, this.asked.base, (key) => this.base.show(key)));
    }
    this.control("topright", box);
  }

  choice(name, options, chosen, act) {
    const select = make("select");
    select.setAttribute("aria-label", this.word(name));
    for (const [value, label] of options) select.append(new Option(label, value, false, value === (chosen || options[0][0])));
    select.addEventListener("change", () => {
      act(select.value);
      this.remember();
    });
    return select;
  }

  show(measure) {
    this.measure = measure;
    const most = this.ground.show(measure);
    // Projects and money are not the parks': their circles stand without pins.
    this.pins.toggle(measure.drawn !== "ring" && measure.drawn !== "disc");
    if (!this.legend) return;
    this.legend.replaceChildren();
    this.legend.hidden = measure.drawn === "plain";
    if (measure.drawn === "shade") {
      const shades = make("span", "", "legend-shades");
      for (let n = 0; n <= 4; n += 1) shades.append(make("i", "", `shade-${n}`));
      this.legend.append(`${measure.label} 0 `, shades, ` ${written(most)}`);
    } else {
      this.legend.append(make("i", "", `legend-circle map-circle--${measure.drawn}`), ` ${measure.label} · ${this.word("most")} ${written(most)}`);
    }
  }

  /* From here on the map belongs to the visitor: what they move is drawn, remembered and can be searched in. */
  follow() {
    this.pins.draw();
    this.map.on("moveend", () => {
      this.pins.draw();
      this.ground.nameAll();
      this.remember();
      this.offerSearch();
    });
    this.map.on("popupclose", () => this.giveBackFocus());
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.map.closePopup());
    this.setAttribute("ready", "");
  }

  remember() {
    if (!this.hasAttribute("remember")) return;
    const show = this.measure === this.measures[0] ? "" : this.measure.key;
    history.replaceState(history.state, "", windowText(this.map, show, this.base.key));
  }

  offerSearch() {
    if (!this.hasAttribute("remember") || this.offer) return;
    this.offer = make("button", this.word("searchhere"), "map-search button");
    this.offer.type = "button";
    L.DomEvent.disableClickPropagation(this.offer);
    this.offer.addEventListener("click", () => {
      const box = this.map.getBounds();
      const ends = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
      this.narrow({ box: ends.map((degrees) => degrees.toFixed(4)).join("_"), shape: null });
    });
    this.box.append(this.offer);
  }

  /* To the list of the same query within an area; the window goes along. */
  narrow(changes) {
    const list = this.getAttribute("park-base");
    const query = new URLSearchParams(location.pathname === list ? location.search : "");
    query.delete("page");
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    const hash = changes.shape ? "" : windowText(this.map, this.measure === this.measures[0] ? "" : this.measure.key, this.base.key);
    location.assign(`${list}?${query}${hash}`);
  }

  openPins(indices, at, byKey) {
    if (this.drawing?.active) return;
    const { parks } = this.pins;
    const name = indices.length > 1 ? `${indices.length} ${this.word("parks")}` : parks.names[indices[0]];
    this.openPopup(at, make("p", name, "pin-name"), byKey, indices[0]);
    const codes = indices.slice(0, MOST_LISTED).map((i) => this.pins.code(i));
    this.fill(this.popup, this.getAttribute("pins").replace("CODES", codes.join(".")), byKey);
  }

  async fill(popup, address, byKey) {
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) {
      popup.getContent().append(make("p", this.word("nopin")));
    } else {
      const card = make("div");
      card.innerHTML = await answer.text(); // our own page's, escaped there
      popup.setContent(card);
    }
    if (popup.isOpen()) this.bringIntoView(popup);
    if (byKey && popup.isOpen()) popup.getElement().querySelector("a[href]:not([href^='#'])")?.focus();
  }

  openDistrict(about, at, byKey) {
    if (this.drawing?.active) return;
    const box = make("div");
    const link = make("a", about.name);
    link.href = about.url;
    box.append(make("p", "", "pin-name"));
    box.firstChild.append(link);
    box.append(make("p", `${about.parks} ${this.word("parks")} · ${about.projects} ${this.word("projects")}`));
    for (const measure of this.measures || []) {
      if (about[measure.key] && measure.key !== "parks") box.append(make("p", `${measure.label} ${written(about[measure.key])}`, "pin-row"));
    }
    const hidden = this.unplaced[about.slug];
    if (hidden) box.append(make("p", `${this.word("unplaced")} ${hidden}`));
    if (about.approximate) box.append(make("p", this.word("approximate")));
    this.openPopup(at, box, byKey, null);
    if (byKey) link.focus();
  }

  openPopup(at, content, byKey, park) {
    const opener = document.activeElement;
    const room = this.map.getSize().x - BUTTONS_PX - 4 * EDGE_PX;
    const options = {
      autoPan: false, // see bringIntoView
      minWidth: 160,
      maxWidth: Math.max(160, Math.min(280, room)),
    };
    this.popup = L.popup(options).setLatLng(at).setContent(content).openOn(this.map);
    this.bringIntoView(this.popup);
    this.opener = byKey ? { opener, park } : null;
  }

  /* Moves the map at once instead of gliding, so that a link in the popup does not run from under the finger. */
  bringIntoView(popup) {
    const card = popup.getElement().getBoundingClientRect();
    const frame = this.box.getBoundingClientRect();
    const above = (this.querySelector(".map-choices")?.offsetHeight || 0) + 2 * EDGE_PX;
    const x = outside(card.left, card.right, frame.left + BUTTONS_PX, frame.right - EDGE_PX);
    const y = outside(card.top, card.bottom, frame.top + above, frame.bottom - EDGE_PX);
    if (x || y) this.map.panBy([x, y], { animate: false });
  }

  /* Who opened a popup by keyboard is back where they were when it closes. */
  giveBackFocus() {
    const from = this.opener;
    this.opener = null;
    if (!from) return;
    if (from.park === null) from.opener.focus({ preventScroll: true });
    else this.pins.focus(from.park);
  }
}

customElements.define("park-map", ParkMap);
