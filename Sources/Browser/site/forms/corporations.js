// Says whose number it is, while somebody types; where nobody can be asked, the number stands by itself.

import { element, fill } from "../elements.js";
import { corporation } from "./items.js";

export class Corporations {
  constructor(form, definition) {
    this.form = form;
    this.words = definition.words;
    const all = definition.steps.flatMap((step) => step.items.flatMap((item) => [item, ...(item.items ?? [])]));
    this.names = new Set(all.filter(({ type }) => type === "corporation").map(({ name }) => name));
  }

  takeOver() {
    if (this.names.size === 0) return;
    this.form.addEventListener("input", ({ target }) => {
      if (this.names.has(target.name?.split(".").at(-1))) this.look(target);
    });
  }

  async look(field) {
    const number = corporation(field.value);
    this.say(field, "");
    if (number === null) return;
    const found = await load(number);
    // Somebody has typed on meanwhile.
    if (found === null || corporation(field.value) !== number) return;
    this.say(field, fill(found.closed ? this.words.corporationClosed : this.words.corporation, found));
  }

  say(field, text) {
    let status = field.parentElement.querySelector(".form-corporation");
    if (status === null) {
      status = element("p", { class: "hint form-corporation", role: "status" });
      field.after(status);
    }
    status.textContent = text;
  }
}

async function load(number) {
  try {
    const response = await fetch(`/api/v1/corporations/${number}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
