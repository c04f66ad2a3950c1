// Where the visitor is, when they ask for it. Nothing is known to anybody before they send the form.

import { element } from "../elements.js";

const places = 5; // about a metre
const patience = 15000; // milliseconds

export class Position {
  constructor(form, changed) {
    Object.assign(this, { form, changed });
  }

  takeOver() {
    if (!("geolocation" in navigator)) return;
    for (const parts of this.form.querySelectorAll(".form-parts-location")) {
      const status = element("p", { class: "hint", role: "status" });
      const button = element("button", { type: "button", class: "quiet" }, "いまいる場所を使う");
      button.addEventListener("click", () => this.ask(parts, status));
      parts.querySelector(".form-part-place").after(element("div", { class: "form-part form-position" }, button, status));
    }
  }

  ask(parts, status) {
    status.textContent = "場所を調べています。";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        parts.querySelector('[name$=".latitude"]').value = coords.latitude.toFixed(places);
        parts.querySelector('[name$=".longitude"]').value = coords.longitude.toFixed(places);
        status.textContent = `いまいる場所を入れました（誤差は約${Math.round(coords.accuracy)}m）。`;
        this.form.dispatchEvent(new Event("change"));
        this.changed();
      },
      () => {
        status.textContent = "場所が分かりませんでした。住所や目印を入力してください。";
      },
      { enableHighAccuracy: true, timeout: patience });
  }
}
