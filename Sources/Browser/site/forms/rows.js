// Rows of a group come and go without a way to the server.

import { fill } from "../elements.js";


export class Rows {
  constructor(form, definition, changed) {
    this.form = form;
    this.words = definition.words;
    this.changed = changed;
  }

  takeOver() {
    this.form.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button === null || (button.name !== "_add" && button.name !== "_remove")) return;
      event.preventDefault();
      const group = button.closest("[data-group]");
      if (button.name === "_add") this.add(group);
      else this.remove(group, button.closest("[data-row]"));
      this.changed();
    });
  }

  rows(group) {
    return [...group.querySelectorAll("[data-row]")];
  }

  add(group) {
    const rows = this.rows(group);
    if (rows.length >= Number(group.dataset.most)) return;
    const made = rows.at(-1).cloneNode(true);
    empty(made);
    rows.at(-1).after(made);
    this.renumber(group);
    made.querySelector("input, select, textarea")?.focus();
  }

  remove(group, row) {
    const rows = this.rows(group);
    // The last one stays, to be typed into.
    if (rows.length === 1) empty(row);
    else row.remove();
    this.renumber(group);
    (this.rows(group).at(-1)?.querySelector("input, select, textarea") ?? group.querySelector("button"))?.focus();
  }

  renumber(group) {
    const name = group.dataset.group;
    this.rows(group).forEach((row, number) => {
      const old = row.dataset.row;
      row.dataset.row = number;
      for (const part of row.querySelectorAll("*")) {
        for (const attribute of ["name", "id", "for", "data-item", "data-value", "data-path", "aria-describedby", "aria-labelledby"]) {
          const value = part.getAttribute(attribute);
          if (value === null) continue;
          part.setAttribute(attribute, value.replaceAll(`${name}.${old}.`, `${name}.${number}.`).replaceAll(`f-${name}-${old}-`, `f-${name}-${number}-`));
        }
        if (part.name === "_remove") {
          part.value = `${name}.${number}`;
          part.textContent = fill(this.words.removeRow, { number: number + 1 });
        }
      }
      row.querySelector("[data-row-number]").textContent = number + 1;
    });
    const add = group.querySelector(':scope > button[name="_add"]');
    if (add !== null) add.hidden = this.rows(group).length >= Number(group.dataset.most);
  }
}

function empty(row) {
  for (const control of row.querySelectorAll("input, select, textarea")) {
    if (control.type === "radio" || control.type === "checkbox") control.checked = false;
    else control.value = "";
  }
  for (const old of row.querySelectorAll(".form-problem, .form-files")) old.remove();
}
