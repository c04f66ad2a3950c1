// A postal code fills in the address. The site's own files are asked, by the first three digits; where a code is of several
// places they are offered.

import { element } from "../elements.js";
import { postalCode } from "./items.js";

const filled = ["prefecture", "city", "street"];

export class Addresses {
  constructor(form, { words }, changed) {
    Object.assign(this, { form, words, changed });
  }

  takeOver() {
    for (const button of this.form.querySelectorAll('button[name="_address"]')) button.closest(".form-address").hidden = true;
    this.form.addEventListener("input", ({ target }) => {
      if (target.name?.endsWith(".postal")) this.look(target);
    });
    // Somebody may have typed before this was here.
    for (const field of this.form.elements) {
      if (field.name?.endsWith(".postal") && this.part(field, "city")?.value === "") this.look(field);
    }
  }

  look(field) {
    const code = postalCode(field.value)?.replace("-", "");
    this.offer(field, []);
    if (code !== undefined) this.find(field, code);
  }

  async find(field, code) {
    const found = await load(code);
    // Somebody has typed on meanwhile.
    if (postalCode(field.value)?.replace("-", "") !== code) return;
    if (found.length === 1) this.fill(field, found[0]);
    else if (found.length > 1) this.offer(field, found);
  }

  part(field, name) {
    return this.form.elements[field.name.replace(/postal$/u, name)];
  }

  /** What somebody typed themselves is theirs. */
  fill(field, address) {
    filled.forEach((name, index) => {
      const part = this.part(field, name);
      if (part === undefined || (part.value !== "" && part.dataset.filled !== part.value)) return;
      part.value = address[index];
      part.dataset.filled = address[index];
    });
    this.form.dispatchEvent(new Event("change"));
    this.changed();
  }

  offer(field, found) {
    field.closest(".form-parts").querySelector(".form-addresses")?.remove();
    if (found.length === 0) return;
    const list = element("div", { class: "form-part form-addresses", role: "status" }, element("p", { class: "hint" }, this.words.chooseAddress));
    for (const address of found) {
      const button = element("button", { type: "button", class: "quiet" }, address.join(""));
      button.addEventListener("click", () => {
        this.fill(field, address);
        list.remove();
        this.part(field, "street")?.focus();
      });
      list.append(button);
    }
    field.closest(".form-part").after(list);
  }
}

async function load(code) {
  try {
    const response = await fetch(`/postal/${code.slice(0, 3)}.json`);
    return response.ok ? (await response.json())[code] ?? [] : [];
  } catch {
    return [];
  }
}
