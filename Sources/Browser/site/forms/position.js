// Where the visitor is, when they ask for it. Nothing is known to anybody before they send the form.

import { element, fill } from "../elements.js";

const places = 5; // about a metre
const patience = 15000; // milliseconds

export class Position {
  constructor(form, { words }, changed) {
    Object.assign(this, { form, words, changed });
  }

  takeOver() {
    if (!("geolocation" in navigator)) return;
    for (const parts of this.form.querySelectorAll(".form-parts-location")) {
      const status = element("p", { class: "hint", role: "status" });
      const button = element("button", { type: "button", class: "quiet" }, this.words.usePosition);
      button.addEventListener("click", () => this.ask(parts, status));
      parts.querySelector(".form-part-place").after(element("div", { class: "form-part form-position" }, button, status));
    }
  }

  ask(parts, status) {
    status.textContent = this.words.lookingForPosition;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        parts.querySelector('[name$=".latitude"]').value = coords.latitude.toFixed(places);
        parts.querySelector('[name$=".longitude"]').value = coords.longitude.toFixed(places);
        status.textContent = fill(this.words.positionFound, { metres: Math.round(coords.accuracy) });
        this.form.dispatchEvent(new Event("change"));
        this.changed();
      },
      () => {
        status.textContent = this.words.noPosition;
      },
      { enableHighAccuracy: true, timeout: patience });
  }
}
