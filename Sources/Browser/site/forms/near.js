// Reports near the chosen place, told before anything is sent. They come from the file that everybody reads, so that the place does
// not leave the browser; the server says the same on the page where it is confirmed.

import { element, fill } from "../elements.js";

const metresOfDegree = 111320;
const most = 5;

export function metresBetween([latitude, longitude], [north, east]) {
  const width = metresOfDegree * Math.cos(((latitude + north) / 2) * (Math.PI / 180));
  return Math.hypot((north - latitude) * metresOfDegree, (east - longitude) * width);
}

/** Open ones within reach, the nearest first; a public place is the middle of a square. */
export function nearby(features, here, { near, round }, category) {
  const reach = near + round / Math.SQRT2;
  return features
    .filter(({ geometry, properties }) => geometry !== null && properties.status === "open" && (category === null || properties.category === category))
    .map(({ geometry, properties }) => ({ properties, metres: metresBetween(here, [geometry.coordinates[1], geometry.coordinates[0]]) }))
    .filter(({ metres }) => metres <= reach)
    .sort((one, other) => one.metres - other.metres)
    .slice(0, most);
}

export class OpenReports {
  constructor(definition) {
    this.definition = definition;
    this.features = null;
  }

  /** Loaded once; none where the file cannot be had. */
  async open() {
    if (this.definition.report === undefined) return [];
    this.features ??= load(`/live/reports/${this.definition.id}.geojson`);
    return (await this.features).filter(({ properties }) => properties.status === "open");
  }
}

async function load(address) {
  try {
    const response = await fetch(address);
    return response.ok ? (await response.json()).features : [];
  } catch {
    return [];
  }
}

export class Near {
  constructor(form, definition, reports) {
    Object.assign(this, { form, definition, reports, told: "" });
  }

  takeOver() {
    const { report } = this.definition;
    const parts = report === undefined ? null : this.form.querySelector(`[data-item="${report.place}"] .form-parts-location`);
    if (parts === null) return;
    this.list = element("div", { class: "form-part form-near-list", role: "status" });
    parts.append(this.list);
    this.form.addEventListener("change", () => this.look());
  }

  get here() {
    const { place } = this.definition.report;
    return ["latitude", "longitude"].map((part) => Number.parseFloat(this.form.elements[`${place}.${part}`].value));
  }

  /** Of what is chosen; null: nothing is, or it is asked for elsewhere. */
  get category() {
    const name = this.definition.report.category;
    const chosen = this.form.elements[name]?.value ?? "";
    const item = this.definition.steps.flatMap(({ items }) => items).find((one) => one.name === name);
    const option = item?.options?.find(([code]) => code === chosen);
    return option === undefined ? null : option[2] ?? option[0];
  }

  async look() {
    const here = this.here;
    const found = here.every(Number.isFinite)
      ? nearby(await this.reports.open(), here, this.definition.report, this.category) : [];
    // A screen reader says again only what is new.
    const told = JSON.stringify(found);
    if (told === this.told) return;
    this.told = told;
    this.list.replaceChildren(...(found.length === 0 ? [] : [
      element("p", {}, fill(this.definition.words.nearFound, { count: found.length })),
      element("ul", {}, ...found.map(({ properties, metres }) => element(
        "li", {}, fill(this.definition.words.nearReport, {
          title: properties.title, status: properties.status_text, metres: Math.round(metres), summary: properties.summary,
        })))),
    ]));
  }
}
