// What a filtered list shows: pure calculation over the list's JSON, no DOM.
//
// The JSON: {facets: [{name, label, values: [{code, label}]}],
//            items: [{u: address, t: text to search, f: {facet: [codes]}, o: opens, c: closes, h: card HTML,
//                     s: {key: number}}]}   (o, c: "YYYY-MM-DD…" or null; s is optional: numbers to sort by)
//
// A state: {q: text, sort: key, page: from 1, chosen: {facet: [codes]}}.

export const pageSize = 24;
export const closingSoonDays = 30;

/** The facet whose codes depend on the day; it is worked out here and not read from `f`. */
export const windowFacet = "window";

const dayLength = 24 * 60 * 60 * 1000;
const japanOffset = 9 * 60 * 60 * 1000; // Japan has no summer time
const longestQuery = 200;

/** The day in Japan at a moment, "YYYY-MM-DD". */
export function dayInJapan(moment) {
  return new Date(moment.getTime() + japanOffset).toISOString().slice(0, 10);
}

/** "always" | "upcoming" | "open" | "closing" | "closed" on a day; the last day still counts as open. */
export function windowOn(day, opens, closes) {
  if (!opens && !closes) return "always";
  const first = opens?.slice(0, 10);
  const last = closes?.slice(0, 10);
  if (last && last < day) return "closed";
  if (first && first > day) return "upcoming";
  if (last && daysBetween(day, last) <= closingSoonDays) return "closing";
  return "open";
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

/** Who looks for what is open also wants what closes soon and what never closes. */
function windowCodes(code) {
  return code === "closing" || code === "always" ? [code, "open"] : [code];
}

/** Width, case and kana do not matter: "ＤＩＹ" is "diy", "アキヤ" is "あきや". */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** The items ready for filtering on a day. */
export function prepare(data, day) {
  return data.items.map((item, order) => ({
    order,
    html: item.h,
    text: fold(item.t ?? ""),
    closes: item.c ?? null,
    numbers: item.s ?? {},
    codes: { ...item.f, [windowFacet]: windowCodes(windowOn(day, item.o, item.c)) },
  }));
}

/** The state written in a query string; unknown facets and codes are ignored. */
export function parseQuery(search, facets) {
  const query = new URLSearchParams(search);
  const page = Number.parseInt(query.get("page") ?? "1", 10);
  const chosen = {};
  for (const facet of facets) {
    const known = facet.values.map((value) => value.code);
    const codes = known.filter((code) => query.getAll(facet.name).includes(code));
    if (codes.length > 0) chosen[facet.name] = codes;
  }
  return {
    q: (query.get("q") ?? "").trim().slice(0, longestQuery),
    sort: query.get("sort") ?? "",
    page: page >= 1 ? page : 1,
    chosen,
  };
}

/** The query string of a state, "" when there is nothing to say; the same state always gives the same text. */
export function formatQuery(state, facets) {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const facet of facets) {
    for (const value of facet.values) {
      if (state.chosen[facet.name]?.includes(value.code)) query.append(facet.name, value.code);
    }
  }
  if (state.sort) query.set("sort", state.sort);
  if (state.page > 1) query.set("page", String(state.page));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** The items that meet a state, in its order: any code within a facet, every facet, every word. */
export function select(items, state) {
  const terms = termsOf(state.q);
  const found = items.filter((item) => hasTerms(item, terms) && hasCodes(item, state.chosen, null));
  return sortItems(found, state.sort);
}

/** How many items each value would show with the other facets as they are: {facet: {code: count}}. */
export function countValues(items, facets, state) {
  const terms = termsOf(state.q);
  const withTerms = items.filter((item) => hasTerms(item, terms));
  const counts = {};
  for (const facet of facets) {
    const others = withTerms.filter((item) => hasCodes(item, state.chosen, facet.name));
    counts[facet.name] = Object.fromEntries(
      facet.values.map(({ code }) => [code, others.filter((item) => item.codes[facet.name]?.includes(code)).length]));
  }
  return counts;
}

function termsOf(text) {
  return fold(text).split(/\s+/).filter((term) => term !== "");
}

function hasTerms(item, terms) {
  return terms.every((term) => item.text.includes(term));
}

function hasCodes(item, chosen, except) {
  return Object.entries(chosen).every(
    ([facet, codes]) => facet === except || codes.length === 0 || codes.some((code) => item.codes[facet]?.includes(code)));
}

/** How each sort key compares; null: the item has nothing to compare and goes to the end. */
const sortValues = {
  closing: (item) => (item.closes && !item.codes[windowFacet].includes("closed") ? Date.parse(item.closes.slice(0, 10)) : null),
  amount: (item) => negative(item.numbers.amount),
  cheap: (item) => item.numbers.price ?? null,
  large: (item) => negative(item.numbers.area),
};

function negative(number) {
  return typeof number === "number" ? -number : null;
}

/** The sort keys for which at least one item has a value. */
export function usableSorts(items) {
  return Object.keys(sortValues).filter((key) => items.some((item) => sortValues[key](item) !== null));
}

function sortItems(items, key) {
  if (!Object.hasOwn(sortValues, key)) return items;
  const value = sortValues[key];
  return [...items].sort((a, b) => (value(a) ?? Infinity) - (value(b) ?? Infinity) || a.order - b.order);
}

/** One page of the results: {items, page, pages}; a page beyond the last is the last. */
export function pageOf(items, wanted) {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const page = Math.min(Math.max(1, wanted), pages);
  return { items: items.slice((page - 1) * pageSize, page * pageSize), page, pages };
}

/** Page numbers to offer: first, last and two on either side; null stands for a gap. */
export function pageNumbers(page, pages) {
  const near = 2;
  const numbers = [];
  for (let number = 1; number <= pages; number += 1) {
    if (number === 1 || number === pages || Math.abs(number - page) <= near) numbers.push(number);
    else if (numbers.at(-1) !== null) numbers.push(null);
  }
  return numbers;
}
