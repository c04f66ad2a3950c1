// The search page. Without it, or when its data cannot be loaded, the page is an index by category and by 五十音.

import { openAnswers } from "../answers/engine.js";
import { element, fill, takeOver } from "../elements.js";
import { paginationOf } from "../pagination.js";
import { countKinds, foldTitle, formatQuery, highlight, isSearchable, merge, pageOf, pageSize, parseQuery, titleMatches } from "./results.js";

class SearchPage {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.labels = JSON.parse(form.dataset.kindLabels);
    this.field = form.querySelector("input");
    this.section = document.querySelector("[data-search-results]");
    this.index = document.querySelector("[data-search-index]");
    for (const name of ["count", "kinds", "list", "pages"]) this[name] = this.section.querySelector(`[data-${name}]`);
    this.opened = null;
    /** Grows with every search, so that a slow one does not overwrite a newer one. */
    this.turns = 0;
  }

  start() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ q: this.field.value.trim(), kind: "", page: 1 });
    });
    addEventListener("popstate", () => this.show(this.asked));
    // The index is fetched while the words are still being typed.
    this.field.addEventListener("focus", () => this.open().catch(() => {}), { once: true });
    this.show(this.asked);
  }

  get asked() {
    return parseQuery(location.hash || location.search);
  }

  // The index

  /** A failure is not kept, so that the next search tries again. */
  open() {
    this.opened ??= this.prepare().catch((trouble) => {
      this.opened = null;
      throw trouble;
    });
    return this.opened;
  }

  async prepare() {
    const answers = await openAnswers({ base: this.words.answers });
    const titles = await answers.titles();
    return { answers, folded: titles.map(([title]) => foldTitle(title)), kindOf: titles.map(([, kind]) => kind) };
  }

  async find({ q, kind, page }) {
    const { answers, folded, kindOf } = await this.open();
    const all = merge(await answers.rank(q), titleMatches(folded, q));
    const chosen = kind ? all.filter((entry) => kindOf[entry] === kind) : all;
    const shown = pageOf(chosen, page);
    const cards = await Promise.all(shown.entries.map((entry) => answers.card(entry)));
    const read = answers.tokens(q).filter((token) => token.kind === "lemma" || token.kind === "literal");
    return { total: chosen.length, all: all.length, counts: countKinds(all, kindOf), shown, cards, marks: [...q.split(/\s+/u), ...read.map(({ text }) => text)] };
  }

  // What is shown

  address(state) {
    return location.pathname + formatQuery(state);
  }

  go(state) {
    history.pushState(null, "", this.address(state));
    this.show(state);
  }

  async show(state) {
    this.state = state;
    this.turns += 1;
    const turn = this.turns;
    const { words } = this;
    this.field.value = state.q;
    document.title = `${state.q ? `${state.q} | ` : ""}${words.pageTitle} | ${words.siteName}`;
    this.section.hidden = state.q === "";
    this.index.hidden = false;
    for (const part of [this.kinds, this.list, this.pages]) part.replaceChildren();
    if (state.q === "") return;
    if (!isSearchable(state.q)) {
      this.count.textContent = words.shortText;
      return;
    }
    this.count.textContent = words.busyText;
    try {
      const found = await this.find(state);
      if (turn === this.turns) this.draw(found);
    } catch (trouble) {
      console.warn(trouble);
      if (turn === this.turns) this.count.textContent = words.troubleText;
    }
  }

  draw({ total, all, counts, shown, cards, marks }) {
    const { state, words } = this;
    this.index.hidden = all > 0;
    this.count.textContent = all === 0 ? fill(words.noneText, { q: state.q }) : fill(words.countText, { q: state.q, n: total });
    if (all === 0) return;
    if (counts.length > 1) this.kinds.replaceChildren(this.kindChoices(counts, all));
    this.list.start = (shown.page - 1) * pageSize + 1;
    this.list.replaceChildren(...cards.map((card) => this.line(card, marks)));
    if (shown.pages === 1) return;
    this.pages.replaceChildren(paginationOf(
      shown, words, (page) => this.address({ ...state, page }), (page) => this.turn({ ...state, page })));
  }

  kindChoices(counts, all) {
    const choice = (kind, label, number) => {
      const next = { ...this.state, kind, page: 1 };
      const link = element("a", { href: this.address(next), class: "search-kind", "aria-current": this.state.kind === kind ? "true" : null },
        `${label} `, element("span", { class: "facet-count" }, String(number)));
      takeOver(link, () => this.turn(next));
      return element("li", {}, link);
    };
    return element("ul", { class: "search-kinds", "aria-label": this.words.kindText },
      choice("", this.words.allText, all), ...counts.map(([kind, number]) => choice(kind, this.labels[kind] ?? kind, number)));
  }

  /** To another page of the results, read from its top. */
  turn(state) {
    this.go(state);
    this.section.scrollIntoView();
    const heading = this.section.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  line(card, marks) {
    const kind = this.labels[card.kind];
    const about = [kind, card.section !== kind ? card.section : null, card.municipality].filter(Boolean);
    return element("li", {},
      element("a", { href: card.url }, ...marked(card.title, marks)),
      about.length > 0 && element("p", { class: "search-about" }, about.join(" ・ ")),
      card.excerpt && element("p", { class: "search-excerpt" }, ...marked(card.excerpt, marks)));
  }
}

function marked(text, words) {
  return highlight(text, words).map(({ text, isMarked }) => (isMarked ? element("mark", {}, text) : text));
}

const form = document.querySelector("[data-search]");
if (form) new SearchPage(form).start();
