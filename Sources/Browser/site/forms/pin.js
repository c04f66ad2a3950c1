// A place chosen on a map, when the visitor asks for one: the map moves under a mark in its middle, by hand or by keyboard.

import { element } from "../elements.js";
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

  offer(parts) {
    const box = element("div", { class: "form-map-box", hidden: true });
    const button = element("button", { type: "button", class: "quiet", "aria-expanded": "false" }, "地図で選ぶ");
    button.addEventListener("click", () => this.toggle(parts, button, box));
    parts.querySelector(".form-part-place").after(element("div", { class: "form-part form-map-part" }, button, box));
  }

  async toggle(parts, button, box) {
    box.hidden = !box.hidden;
    button.setAttribute("aria-expanded", String(!box.hidden));
    button.textContent = box.hidden ? "地図で選ぶ" : "地図を閉じる";
    if (box.hidden || box.childElementCount > 0) return;
    const map = element("div", { class: "map", role: "region", "aria-label": "場所を選ぶ地図" });
    const status = element("p", { class: "hint", role: "status" });
    const choose = element("button", { type: "button" }, "真ん中の場所にする");
    box.append(
      element("p", { class: "hint" }, "地図を動かして、真ん中の印を場所に合わせてください。キーボードでは、矢印キーで動かし、＋と－で大きさを変えられます。"),
      element("div", { class: "form-map" }, map, element("span", { class: "form-map-pin", "aria-hidden": "true" })), choose, status);
    try {
      const made = await openMap(map, this.view(parts));
      made.map.on("click", ({ latlng }) => made.map.panTo(latlng));
      choose.addEventListener("click", () => this.choose(parts, made.map.getCenter(), status));
      map.focus();
      for (const report of await this.reports.open()) addReport(made, report);
    } catch {
      box.replaceChildren(element("p", { class: "hint", role: "status" }, "地図を表示できませんでした。住所や目印を入力してください。"));
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
    status.textContent = `場所を入れました（緯度${latitude.value}、経度${longitude.value}）。`;
    this.form.dispatchEvent(new Event("change"));
    this.changed();
  }
}
