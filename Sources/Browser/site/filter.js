// Makes a pre-rendered list filter at once. Without it the facets are links to pre-rendered pages, and stay so
// when the data cannot be loaded.

import { element, fill } from "./elements.js";
import {
  countValues, dayInJapan, formatQuery, pageOf, parseQuery, prepare, select, usableSorts,
} from "./filter-core.js";
import { paginationOf } from "./pagination.js";

const typingPause = 250; // milliseconds without a key before the list follows

// On wide screens the choices stay in sight; on phones they would hide the list.
const fold = document.querySelector(".facets-fold");
if (fold) fold.open = matchMedia("(min-width: 64rem)").matches;

const section = document.querySelector("[data-filter]");
const panel = document.querySelector("[data-facets]");
if (section && panel) start(section, panel);

async function start(section, panel) {
  const data = await load(section.dataset.filter);
  if (data === null) {
    panel.querySelector("[data-filter-tools]")?.remove();
    return;
  }
  const listing = new Listing(section, panel, data);
  listing.takeOver();
}

async function load(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

class Listing {
  constructor(section, panel, data) {
    this.facets = data.facets;
    this.items = prepare(data, dayInJapan(new Date()));
    this.words = section.dataset;
    this.heading = section.querySelector("h2");
    this.results = section.querySelector("[data-results]");
    this.count = section.querySelector("[data-count]");
    this.active = section.querySelector("[data-active]");
    this.pages = section.querySelector("[data-pages]");
    this.panel = panel;
    this.title = document.querySelector("h1");
    this.original = this.remember();
  }

  /** The page as it was built, for the way back to its own address. */
  remember() {
    return {
      address: location.pathname + location.search,
      chosen: this.chosenLinks(),
      title: this.title.textContent,
      documentTitle: document.title,
      parts: [this.results, this.count, this.active, this.pages].map((element) => [element, element.innerHTML, element.hidden]),
    };
  }

  takeOver() {
    this.offerChoices();
    this.count.setAttribute("role", "status");
    this.heading.tabIndex = -1;
    addEventListener("popstate", () => this.follow());
    this.state = this.stateOf(this.original.chosen);
    if (location.search === "") this.showChoices(this.state);
    else this.follow();
  }

  stateOf(chosen) {
    return { q: "", sort: "", page: 1, chosen: structuredClone(chosen) };
  }

  chosenLinks() {
    const chosen = {};
    for (const group of this.panel.querySelectorAll("[data-facet]")) {
      const codes = [...group.querySelectorAll("a[aria-current]")].map((link) => link.dataset.code);
      if (codes.length > 0) chosen[group.dataset.facet] = codes;
    }
    return chosen;
  }

  // Choices

  offerChoices() {
    for (const link of this.panel.querySelectorAll("[data-facet] a")) link.replaceWith(checkbox(link));
    const sorts = usableSorts(this.items);
    this.text = this.panel.querySelector("input[type=search]");
    this.sort = this.panel.querySelector("select");
    for (const option of [...this.sort.options]) {
      if (option.value !== "" && !sorts.includes(option.value)) option.remove();
    }
    this.panel.querySelector("[data-filter-tools]").disabled = false;

    let pause;
    this.text.addEventListener("input", (event) => {
      if (event.isComposing) return;
      clearTimeout(pause);
      pause = setTimeout(() => this.search(), typingPause);
    });
    this.text.addEventListener("compositionend", () => this.search());
    this.sort.addEventListener("change", () => this.change({ sort: this.sort.value }));
    this.panel.addEventListener("change", (event) => {
      if (event.target.type === "checkbox") this.change({ chosen: this.checked() });
    });
    for (const link of document.querySelectorAll("[data-clear]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.change({ q: "", sort: "", chosen: {} });
      });
    }
  }

  checked() {
    const chosen = {};
    for (const box of this.panel.querySelectorAll("input:checked")) (chosen[box.name] ??= []).push(box.value);
    return chosen;
  }

  showChoices(state) {
    const counts = countValues(this.items, this.facets, state);
    for (const box of this.panel.querySelectorAll("input[type=checkbox]")) {
      const count = counts[box.name]?.[box.value] ?? 0;
      box.checked = state.chosen[box.name]?.includes(box.value) ?? false;
      box.closest("label").classList.toggle("is-empty", count === 0);
      box.closest("label").querySelector(".facet-count").textContent = fill(this.words.countOf, { n: count });
    }
    if (this.text.value.trim() !== state.q) this.text.value = state.q;
    this.sort.value = state.sort;
  }

  // Changes

  change(part) {
    this.state = { ...this.state, page: 1, ...part };
    history.pushState(null, "", this.address(this.state));
    this.show();
  }

  /** Typing on changes one entry of the history instead of adding one per pause. */
  search() {
    const q = this.text.value.trim();
    if (q === this.state.q) return;
    if (this.state.q === "") return this.change({ q });
    this.state = { ...this.state, page: 1, q };
    history.replaceState(null, "", this.address(this.state));
    this.show();
  }

  address(state) {
    return this.words.listUrl + formatQuery(state, this.facets);
  }

  /** Shows what the address bar says. */
  follow() {
    if (location.pathname + location.search === this.original.address && location.search === "") return this.restore();
    this.state = parseQuery(location.search, this.facets);
    this.show();
  }

  restore() {
    for (const [element, html, hidden] of this.original.parts) {
      element.innerHTML = html;
      element.hidden = hidden;
    }
    this.title.textContent = this.original.title;
    document.title = this.original.documentTitle;
    this.state = this.stateOf(this.original.chosen);
    this.showChoices(this.state);
  }

  // What is shown

  show() {
    const found = select(this.items, this.state);
    const { items, page, pages } = pageOf(found, this.state.page);
    this.title.textContent = this.words.listTitle;
    document.title = `${this.words.listTitle} | ${this.words.siteName}`;
    this.container().innerHTML = items.map((item) => item.html).join("");
    this.count.textContent = found.length === 0 ? this.words.noneText : fill(this.words.countText, { n: found.length })
      + (pages > 1 ? ` ${fill(this.words.pageText, { n: page, pages })}` : "");
    this.showChoices(this.state);
    this.showActive();
    this.showPages(page, pages);
  }

  /** The list the cards go into: the results themselves, or one list in place of the pre-rendered groups. */
  container() {
    if (this.results.matches("ul, ol")) return this.results;
    const list = document.createElement("ul");
    list.className = this.results.dataset.listClass;
    this.results.replaceChildren(list);
    return list;
  }

  showActive() {
    const template = this.active.querySelector("template");
    const rows = this.facets.flatMap((facet) => facet.values
      .filter((value) => this.state.chosen[facet.name]?.includes(value.code))
      .map((value) => {
        const row = template.content.firstElementChild.cloneNode(true);
        row.querySelector("span").textContent = value.label;
        row.querySelector("button").addEventListener("click", () => this.remove(facet.name, value.code));
        return row;
      }));
    this.active.querySelector("ul").replaceChildren(...rows);
    this.active.hidden = rows.length === 0;
  }

  remove(facet, code) {
    const codes = this.state.chosen[facet].filter((other) => other !== code);
    this.change({ chosen: { ...this.state.chosen, [facet]: codes } });
    (this.active.querySelector("button") ?? this.heading).focus();
  }

  showPages(page, pages) {
    this.pages.replaceChildren();
    if (pages === 1) return;
    this.pages.append(paginationOf(
      { page, pages }, this.words, (number) => this.address({ ...this.state, page: number }), (number) => this.turn(number)));
  }

  turn(page) {
    this.change({ page });
    this.heading.focus();
    this.heading.scrollIntoView();
  }
}

function checkbox(link) {
  const label = element("label", {});
  const box = element("input", { type: "checkbox", name: link.closest("[data-facet]").dataset.facet, value: link.dataset.code });
  label.append(box, ...link.childNodes);
  return label;
}
