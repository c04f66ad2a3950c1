// What was typed into the first step stays in this tab until it has been sent: the server may be resting, or the page may be
// left by mistake. Nothing stays when the tab is closed, for the PC may be everybody's.

import { element } from "../elements.js";

export class KeptInput {
  constructor(form, definition, fields) {
    Object.assign(this, { form, fields, words: definition.words });
    this.key = `form/${definition.id}/${definition.version}`;
  }

  takeOver(restored) {
    const kept = this.read();
    // Where the server shows the step again, its page knows what was typed.
    if (kept !== null && Object.keys(this.fields.typed).length === 0) {
      this.fields.typed = kept;
      this.offerDeletion(restored);
      restored();
    }
    this.form.addEventListener("input", () => this.write());
    this.form.addEventListener("change", () => this.write());
  }

  offerDeletion(restored) {
    const button = element("button", { type: "button", class: "quiet" }, this.words.clearInput);
    const note = element("div", { class: "kept", role: "status" }, element("p", {}, this.words.inputRestored), button);
    button.addEventListener("click", () => {
      this.fields.typed = {};
      this.remove();
      note.remove();
      restored();
    });
    this.form.querySelector("#form-step").after(note);
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  write() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.fields.typed));
    } catch {
      // A browser that keeps nothing loses nothing else.
    }
  }

  remove() {
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // As above.
    }
  }
}
