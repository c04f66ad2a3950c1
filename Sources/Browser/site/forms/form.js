// A step of a form in the browser: what is not asked disappears, sums are told while somebody types, rows come and go without a
// way to the server, and what is wrong is said before anything is sent. Without it the server does all of this.

import { Corporations } from "./corporations.js";
import { Addresses } from "./addresses.js";
import { textOf } from "./expression.js";
import { FormFields } from "./fields.js";
import { Position } from "./position.js";
import { Problems } from "./problems.js";
import { review } from "./review.js";
import { Rows } from "./rows.js";
import { KeptInput } from "./kept.js";

for (const element of document.querySelectorAll("form[data-form]")) start(element);
if (document.querySelector(".report-map") !== null) import("../maps/reports.js");

async function start(element) {
  const form = await load(element.dataset.form);
  // Of another version the server knows better.
  if (form === null || form.version !== element.dataset.version) return;
  new Step(element, form).takeOver();
}

async function load(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** `2000000` → `2,000,000` */
function grouped(text) {
  const [whole, ...places] = text.split(".");
  return [whole.replace(/\B(?=(?:\d{3})+$)/gu, ","), ...places].join(".");
}

/** Today in Japan, wherever the visitor is: `2026-04-01`. */
function today() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
}

class Step {
  constructor(element, form) {
    this.element = element;
    this.form = form;
    this.number = Number(element.dataset.step);
    this.earlier = JSON.parse(element.dataset.earlier ?? "{}");
    this.fields = new FormFields(element);
    this.problems = new Problems(element, form);
  }

  takeOver() {
    new Rows(this.element, this.form, () => this.follow()).takeOver();
    new Corporations(this.element, this.form).takeOver();
    new Position(this.element, this.form, () => this.follow()).takeOver();
    if (this.form.addresses) new Addresses(this.element, this.form, () => this.follow()).takeOver();
    if (this.number === 0) new KeptInput(this.element, this.form, this.fields).takeOver(() => this.follow());
    this.element.addEventListener("input", () => this.follow());
    this.element.addEventListener("change", () => this.follow());
    this.element.addEventListener("submit", (event) => this.beforeSending(event));
    for (const condition of this.element.querySelectorAll(".form-condition")) condition.hidden = true;
    this.follow();
    this.takeOverPlaces();
  }

  /** Most forms ask for no place. */
  async takeOverPlaces() {
    if (this.element.querySelector(".form-parts-location") === null) return;
    try {
      const [{ Near, OpenReports }, { Pin }] = await Promise.all([import("./near.js"), import("./pin.js")]);
      const reports = new OpenReports(this.form);
      new Pin(this.element, this.form, reports, () => this.follow()).takeOver();
      new Near(this.element, this.form, reports).takeOver();
    } catch {
      // Words and numbers say where it is as well.
    }
  }

  get reviewed() {
    return review(this.form, { ...this.earlier, ...this.fields.typed }, today());
  }

  /** Shows what is asked now, and what calculated items come to. */
  follow() {
    const { asked, values } = this.reviewed;
    for (const item of this.element.querySelectorAll("[data-item]")) {
      const inRow = item.closest("[data-row]");
      // An empty row is not asked, and is there to be typed into.
      const isEmptyRow = inRow !== null && !asked.has(`${item.dataset.item.split(".").slice(0, 2).join(".")}`);
      item.hidden = !isEmptyRow && !asked.has(item.dataset.item);
    }
    for (const output of this.element.querySelectorAll("output[data-value]")) {
      const value = values[output.dataset.value] ?? null;
      const text = typeof value === "number" ? grouped(textOf(value)) : textOf(value);
      const unit = output.dataset.unit ?? "";
      output.textContent = text === "" ? output.dataset.empty ?? "" : text + unit;
    }
  }

  beforeSending(event) {
    const button = event.submitter;
    // Going back, saving, taking a file away: what is wrong is no matter yet.
    if (button !== null && !(button.name === "_go" && button.value === "next")) return;
    const faults = this.reviewed.faults.filter(({ step }) => step === this.number);
    if (!this.problems.show(faults)) return;
    event.preventDefault();
  }
}
