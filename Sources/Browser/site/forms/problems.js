// Says what is wrong, as the server's page says it: in a summary that gets the focus, and beside each field
// (WCAG 2.2, 3.3.1; the classes and ids are those of `FormMarkup.swift`).

import { element, fill } from "../elements.js";

const idOf = (path) => `f-${path.replaceAll(".", "-")}`;

export class Problems {
  constructor(form, definition) {
    this.form = form;
    this.definition = definition;
  }

  /** Returns whether there are any. */
  show(faults) {
    this.clear();
    if (faults.length === 0) return false;
    const list = element("ul");
    for (const fault of faults) {
      const message = this.message(fault);
      this.mark(fault, this.message(fault, true));
      const link = element("a", { href: `#${idOf(fault.path)}` }, message);
      link.addEventListener("click", (event) => {
        const target = this.control(fault.path);
        if (target === null) return;
        event.preventDefault();
        target.focus();
      });
      list.append(element("li", {}, link));
    }
    const summary = element(
      "div", { class: "form-problems", role: "alert", tabindex: "-1", id: "form-problems" },
      element("h3", {}, fill(this.definition.words.problems, { count: faults.length })), list);
    this.form.querySelector("#form-step").after(summary);
    summary.focus();
    return true;
  }

  clear() {
    for (const old of this.form.querySelectorAll("#form-problems, .form-problem")) old.remove();
    for (const control of this.form.querySelectorAll("[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
      const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== "" && !id.endsWith("-problem"));
      if (ids.length === 0) control.removeAttribute("aria-describedby");
      else control.setAttribute("aria-describedby", ids.join(" "));
    }
  }

  control(path) {
    return [...this.form.elements].find(({ name }) => name === path) ?? null;
  }

  mark({ path }, message) {
    const id = `${idOf(path)}-problem`;
    if (this.form.querySelector(`[id="${id}"]`) !== null) return;
    const control = this.control(path);
    const text = element("p", { class: "form-problem", id }, message);
    if (control === null) {
      this.form.querySelector(`[data-item="${path}"] :is(legend, .form-label)`)?.after(text);
      return;
    }
    const isOption = control.type === "radio";
    const isBox = control.type === "checkbox";
    const before = isOption || isBox ? control.closest("label") : control;
    before.before(text);
    for (const one of this.form.elements) {
      if (one.name !== path) continue;
      one.setAttribute("aria-invalid", "true");
      one.setAttribute("aria-describedby", [id, one.getAttribute("aria-describedby") ?? ""].join(" ").trim());
    }
  }

  /** `isBeside`: the item's own label stands above. */
  message({ path, code }, isBeside = false) {
    const { words } = this.definition;
    const { item, part } = this.itemAt(path);
    if (code === "check" && item.message) return item.message;
    const isChosen = ["choice", "choices", "file", "photo"].includes(item.type);
    const text = code === "required" && isChosen ? words.choose : words.faults[code];
    const isDate = item.type === "date" || item.type === "birthday";
    const name = part === "" || isDate ? undefined : words.parts[part];
    const label = name === undefined ? item.label : isBeside ? name : fill(words.partOfItem, { label: item.label, part: name });
    const most = item.most ?? words.most[item.type] ?? words.most.text;
    // As text: the server writes limits without separators.
    return fill(text, { label, least: String(item.least ?? ""), most: String(most), unit: item.unit ?? "" });
  }

  /** `children.0.birthday.year` → the item and its part. */
  itemAt(path) {
    const names = path.split(".").filter((name) => !/^[0-9]+$/u.test(name));
    const items = this.definition.steps.flatMap((step) => step.items);
    let item = items.find(({ name }) => name === names[0]);
    let rest = names.slice(1);
    const inner = item.items?.find(({ name }) => name === rest[0]);
    if (inner !== undefined) {
      item = inner;
      rest = rest.slice(1);
    }
    return { item, part: rest[0] ?? "" };
  }
}
