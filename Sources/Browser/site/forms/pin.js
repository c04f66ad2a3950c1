// A place chosen on a map, when the visitor asks for one: the map moves under a mark in its middle, by hand or by keyboard.

import { element, fill } from "../elements.js";
import { addReport, openMap } from "../maps/map.js";

const places = 5; // about a metre
const close = 17;
const town = 13;

export class Pin {
  constructor(form, definition, reports, changed) {
    Object.assign(this, { form, definition, reports, changed });
  }

  takeOver() {
    for (const parts of this.form.querySelectorAll(".form-parts-location")) this.offer(parts);
  }

  get words() {
    return this.definition.words;
  }

  offer(parts) {
    const box = element("div", { class: "form-map-box", hidden: true });
    const button = element("button", { type: "button", class: "quiet", "aria-expanded": "false" }, this.words.chooseOnMap);
    button.addEventListener("click", () => this.toggle(parts, button, box));
    parts.querySelector(".form-part-place").after(element("div", { class: "form-part form-map-part" }, button, box));
  }

  async toggle(parts, button, box) {
    box.hidden = !box.hidden;
    button.setAttribute("aria-expanded", String(!box.hidden));
    button.textContent = box.hidden ? this.words.chooseOnMap : this.words.closeMap;
    if (box.hidden || box.childElementCount > 0) return;
    const map = element("div", { class: "map", role: "region", "aria-label": this.words.mapOfPlaces });
    const status = element("p", { class: "hint", role: "status" });
    const choose = element("button", { type: "button" }, this.words.takeMiddle);
    box.append(
      element("p", { class: "hint" }, this.words.hintMap),
      element("div", { class: "form-map" }, map, element("span", { class: "form-map-pin", "aria-hidden": "true" })), choose, status);
    try {
      const made = await openMap(map, this.view(parts));
      made.map.on("click", ({ latlng }) => made.map.panTo(latlng));
      choose.addEventListener("click", () => this.choose(parts, made.map.getCenter(), status));
      map.focus();
      for (const report of await this.reports.open()) addReport(made, report);
    } catch {
      box.replaceChildren(element("p", { class: "hint", role: "status" }, this.words.noMap));
    }
  }

  fields(parts) {
    return ["latitude", "longitude"].map((part) => parts.querySelector(`[name$=".${part}"]`));
  }

  /** Where the visitor has said it is, otherwise where the form's town is. */
  view(parts) {
    const [latitude, longitude] = this.fields(parts).map(({ value }) => Number.parseFloat(value));
    if (Number.isFinite(latitude) && Number.isFinite(longitude)) return { latitude, longitude, zoom: close };
    const center = this.definition.report?.center?.map(Number);
    return center === undefined ? undefined : { latitude: center[0], longitude: center[1], zoom: town };
  }

  choose(parts, { lat, lng }, status) {
    const [latitude, longitude] = this.fields(parts);
    latitude.value = lat.toFixed(places);
    longitude.value = lng.toFixed(places);
    status.textContent = fill(this.words.placeTaken, { latitude: latitude.value, longitude: longitude.value });
    this.form.dispatchEvent(new Event("change"));
    this.changed();
  }
}
