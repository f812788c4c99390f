// <position-editor>: drag or click a pin on the district's map; writes two inputs, and follows them when typed into.
// Without JavaScript the inputs stand alone. Needs Leaflet (a plain script, loaded before this module runs).

class PositionEditor extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "application");
    this.setAttribute("aria-label", this.getAttribute("label"));
    this.inputs = ["latitude", "longitude"].map((name) => document.getElementById(this.getAttribute(name)));
    this.data = JSON.parse(document.getElementById(this.dataset.map).textContent);
    this.map = L.map(this, { attributionControl: false, zoomSnap: 0.5 });
    this.drawGround();
    this.map.on("click", (event) => this.place(event.latlng, true));
    this.inputs.forEach((input) => input.addEventListener("change", () => this.follow()));
    this.follow();
  }

  drawGround() {
    const borders = this.data.borders.map((border) =>
      L.geoJSON(border.geometry, { style: { color: "#0f5f7c", weight: 1.5, fillColor: "#fff", fillOpacity: 1 } }),
    );
    const ground = L.featureGroup(borders);
    if (borders.length) this.map.fitBounds(ground.getBounds()); // before anything is placed: labels need a view
    else this.map.setView([29.56, 106.55], 8);
    ground.addTo(this.map);
    for (const town of this.data.towns) {
      L.circleMarker(flip(town.at), { radius: 2, color: "#626e75", weight: 1 })
        .bindTooltip(town.name, { permanent: true, direction: "right", className: "town" })
        .addTo(this.map);
    }
    for (const park of this.data.parks) {
      L.circleMarker(flip(park.at), { radius: 4, color: "#c69026", weight: 2, fillOpacity: 0.6 })
        .bindTooltip(park.name)
        .addTo(this.map);
    }
  }

  // The pin stands where the inputs say; nowhere while they are empty.
  follow() {
    const [latitude, longitude] = this.inputs.map((input) => parseFloat(input.value));
    if (Number.isFinite(latitude) && Number.isFinite(longitude)) this.place(L.latLng(latitude, longitude), false);
  }

  place(point, write) {
    if (!this.pin) {
      this.pin = L.marker(point, { draggable: true, autoPan: true, keyboard: true, icon: pinIcon() }).addTo(this.map);
      this.pin.on("dragend", () => this.write(this.pin.getLatLng()));
    }
    this.pin.setLatLng(point);
    if (write) this.write(point);
  }

  write(point) {
    this.inputs[0].value = point.lat.toFixed(5);
    this.inputs[1].value = point.lng.toFixed(5);
  }
}

const flip = ([longitude, latitude]) => [latitude, longitude];

// Drawn in markup: Leaflet guesses its image's address from the style sheet's, which a hashed name breaks.
const pinIcon = () =>
  L.divIcon({
    className: "",
    iconSize: [28, 38],
    iconAnchor: [14, 38],
    html: '<svg viewBox="0 0 28 38" width="28" height="38"><path d="M14 37C9 26 2 21 2 13a12 12 0 1 1 24 0c0 8-7 13-12 24z" fill="#0f5f7c" stroke="#fff" stroke-width="2"/><circle cx="14" cy="13" r="4.5" fill="#fff"/></svg>',
  });

customElements.define("position-editor", PositionEditor);
