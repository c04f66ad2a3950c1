// The search page. Without it, or when its data cannot be loaded, the page is an index by category and by 五十音.

import { openAnswers } from "../answers/engine.js";
import { pageNumbers } from "../filter-core.js";
import { element, fill } from "../chat/elements.js";
import { countKinds, foldTitle, formatQuery, highlight, isSearchable, merge, pageOf, pageSize, parseQuery, titleMatches } from "./results.js";

const form = document.querySelector("[data-search]");
if (form) start(form);

function start(form) {
  const words = form.dataset;
  const labels = JSON.parse(words.kindLabels);
  const field = form.querySelector("input");
  const section = document.querySelector("[data-search-results]");
  const [count, kinds, list, pages] = ["count", "kinds", "list", "pages"].map((name) => section.querySelector(`[data-${name}]`));
  const index = document.querySelector("[data-search-index]");
  let opened = null;
  let state = parseQuery(location.search);
  let turn = 0;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: field.value.trim(), kind: "", page: 1 });
  });
  addEventListener("popstate", () => show(parseQuery(location.search)));
  // The index is fetched while the words are still being typed.
  field.addEventListener("focus", () => open().catch(() => {}), { once: true });
  show(state);

  function open() {
    opened ??= prepare().catch((trouble) => {
      opened = null;
      throw trouble;
    });
    return opened;
  }

  async function prepare() {
    const answers = await openAnswers({ base: words.answers });
    const titles = await answers.titles();
    return { answers, folded: titles.map(([title]) => foldTitle(title)), kinds: titles.map(([, kind]) => kind) };
  }

  function go(next) {
    history.pushState(null, "", location.pathname + formatQuery(next));
    show(next);
  }

  async function show(next) {
    state = next;
    turn += 1;
    const own = turn;
    field.value = state.q;
    document.title = `${state.q ? `${state.q} | ` : ""}${words.pageTitle} | ${words.siteName}`;
    const isIndex = state.q === "";
    section.hidden = isIndex;
    index.hidden = false;
    for (const part of [kinds, list, pages]) part.replaceChildren();
    if (isIndex) return;
    if (!isSearchable(state.q)) {
      count.textContent = words.shortText;
      return;
    }
    count.textContent = words.busyText;
    try {
      const found = await find(state);
      if (own !== turn) return;
      draw(found);
    } catch (trouble) {
      console.warn(trouble);
      if (own === turn) count.textContent = words.troubleText;
    }
  }

  async function find({ q, kind, page }) {
    const { answers, folded, kinds: kindOf } = await open();
    const all = merge(await answers.rank(q), titleMatches(folded, q));
    const chosen = kind ? all.filter((entry) => kindOf[entry] === kind) : all;
    const shown = pageOf(chosen, page);
    const cards = await Promise.all(shown.entries.map((entry) => answers.card(entry)));
    const marks = [...q.split(/\s+/u), ...answers.tokens(q).filter(({ kind }) => kind === "lemma" || kind === "literal").map(({ text }) => text)];
    return { total: chosen.length, all: all.length, counts: countKinds(all, kindOf), shown, cards, marks };
  }

  function draw({ total, all, counts, shown, cards, marks }) {
    index.hidden = all > 0;
    count.textContent = all === 0 ? fill(words.noneText, { q: state.q }) : fill(words.countText, { q: state.q, n: total.toLocaleString(document.documentElement.lang) });
    if (all === 0) return;
    if (counts.length > 1) kinds.replaceChildren(kindChoices(counts, all));
    list.start = (shown.page - 1) * pageSize + 1;
    list.replaceChildren(...cards.map((card) => resultLine(card, marks, labels)));
    if (shown.pages > 1) pages.replaceChildren(pagination(shown));
  }

  function kindChoices(counts, all) {
    const choice = (kind, label, number) => {
      const link = element("a", { href: location.pathname + formatQuery({ ...state, kind, page: 1 }), class: "search-kind", "aria-current": state.kind === kind ? "true" : null },
        `${label} `, element("span", { class: "facet-count" }, String(number)));
      follow(link, { ...state, kind, page: 1 });
      return element("li", {}, link);
    };
    return element("ul", { class: "search-kinds", "aria-label": words.kindText },
      choice("", words.allText, all), ...counts.map(([kind, number]) => choice(kind, labels[kind] ?? kind, number)));
  }

  function pagination({ page, pages }) {
    const items = element("ul", {});
    const add = (text, number, attributes) => {
      const link = element("a", { href: location.pathname + formatQuery({ ...state, page: number }), ...attributes }, text);
      follow(link, { ...state, page: number });
      items.append(element("li", {}, link));
    };
    if (page > 1) add(words.previousText, page - 1, { rel: "prev", class: "page-step" });
    for (const number of pageNumbers(page, pages)) {
      if (number === null) items.append(element("li", { class: "page-gap", "aria-hidden": "true" }, "…"));
      else add(String(number), number, { "aria-label": fill(words.pageNumber, { n: number }), "aria-current": number === page ? "page" : null });
    }
    if (page < pages) add(words.nextText, page + 1, { rel: "next", class: "page-step" });
    return element("nav", { class: "pagination", "aria-label": words.pagination }, items);
  }

  function follow(link, next) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(next);
      section.scrollIntoView();
      const heading = section.querySelector("h2");
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
  }
}

function resultLine(card, marks, labels) {
  const about = [labels[card.kind], card.section !== labels[card.kind] ? card.section : null, card.municipality].filter(Boolean);
  return element("li", {},
    element("a", { href: card.url }, ...marked(card.title, marks)),
    about.length > 0 && element("p", { class: "search-about" }, about.join(" ・ ")),
    card.excerpt && element("p", { class: "search-excerpt" }, ...marked(card.excerpt, marks)));
}

function marked(text, words) {
  return highlight(text, words).map(({ text, isMarked }) => (isMarked ? element("mark", {}, text) : text));
}
