// What a search shows, and in which order: pure calculation, no DOM, no network.

import { indexText, isWord, textOf } from "../answers/text.js";

export const pageSize = 20;
/** Entries that match less than this share of the best one are noise. */
const leastShare = 0.35;
const longestQuery = 200;
const shortestPiece = 2;

/** The state written in a query string: {q, kind, page}. */
/** What is looked for stands behind `#`, which a browser sends to nobody. `?q=…` is read as well. */
export function parseQuery(text) {
  const query = new URLSearchParams(text.replace(/^[#?]/, ""));
  const page = Number.parseInt(query.get("page") ?? "1", 10);
  return { q: (query.get("q") ?? "").trim().slice(0, longestQuery), kind: query.get("kind") ?? "", page: page >= 1 ? page : 1 };
}

export function formatQuery({ q, kind, page }) {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (kind) query.set("kind", kind);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text === "" ? "" : `#${text}`;
}

/** Whether there is enough to look for. */
export function isSearchable(q) {
  return indexText(q).filter(isWord).length >= shortestPiece;
}

/** Titles as they are compared: width, case and kana do not matter. */
export function foldTitle(title) {
  return textOf(indexText(title).map((c) => (c >= 0x30a1 && c <= 0x30f6 ? c - 0x60 : c)));
}

/** Positions of the titles that hold every piece of a query, wherever it stands. `folded` are titles by foldTitle. */
export function titleMatches(folded, q) {
  const pieces = foldTitle(q).split(" ").filter((piece) => piece !== "");
  if (pieces.length === 0) return [];
  return folded.flatMap((title, entry) => (pieces.every((piece) => title.includes(piece)) ? [entry] : []));
}

/**
 * All entries to show, the best first: those whose title holds the query, by score; then what the engine finds beside
 * them. `ranked`: [{entry, score}] by falling score; `matches`: entries, ascending.
 */
export function merge(ranked, matches) {
  const scores = new Map(ranked.map(({ entry, score }) => [entry, score]));
  const inTitle = [...matches].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b);
  const best = ranked[0]?.score ?? 0;
  const known = new Set(matches);
  const others = ranked.filter(({ entry, score }) => !known.has(entry) && score >= leastShare * best).map(({ entry }) => entry);
  return [...inTitle, ...others];
}

/** How many entries there are of each kind, the most first: [[kind, count]]. `kinds`: by entry. */
export function countKinds(entries, kinds) {
  const counts = new Map();
  for (const entry of entries) counts.set(kinds[entry], (counts.get(kinds[entry]) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** One page of entries: {entries, page, pages}; a page beyond the last is the last. */
export function pageOf(entries, wanted) {
  const pages = Math.max(1, Math.ceil(entries.length / pageSize));
  const page = Math.min(Math.max(1, wanted), pages);
  return { entries: entries.slice((page - 1) * pageSize, page * pageSize), page, pages };
}

/** A text in pieces, those that the query names marked: [{text, isMarked}]. Width, case and kana do not matter. */
export function highlight(text, words) {
  const characters = Array.from(text);
  const folded = characters.map(foldTitle);
  const marked = new Array(characters.length).fill(false);
  for (const word of words.map(foldTitle).filter((word) => Array.from(word).length >= shortestPiece)) {
    for (let start = 0; start < characters.length; start += 1) {
      let end = start;
      let read = "";
      while (end < characters.length && read.length < word.length) read += folded[end++];
      if (read === word) marked.fill(true, start, end);
    }
  }
  const parts = [];
  characters.forEach((character, index) => {
    if (parts.length > 0 && parts.at(-1).isMarked === marked[index]) parts.at(-1).text += character;
    else parts.push({ text: character, isMarked: marked[index] });
  });
  return parts;
}
