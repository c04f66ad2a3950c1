import assert from "node:assert/strict";
import { test } from "node:test";
import {
  countValues, dayInJapan, fold, formatQuery, pageNumbers, pageOf, pageSize, parseQuery, prepare, select, usableSorts, windowOn,
} from "../../Sources/Browser/site/filter-core.js";

const today = "2026-11-21";

const facets = [
  { name: "theme", label: "分野", values: [{ code: "housing", label: "住まい" }, { code: "work", label: "しごと" }] },
  { name: "target", label: "対象", values: [{ code: "family", label: "子育て世帯" }, { code: "anyone", label: "どなたでも" }] },
  { name: "window", label: "受付", values: [{ code: "open", label: "受付中" }, { code: "closing", label: "まもなく締切" }, { code: "closed", label: "受付終了" }] },
];

const data = {
  facets,
  items: [
    { u: "/a/", t: "空き家の改修 ＤＩＹ", f: { theme: ["housing"], target: ["family", "anyone"] }, o: "2026-04-01", c: "2026-12-18", h: "<li>a</li>", s: { amount: 1200000 } },
    { u: "/b/", t: "創業 アキテンポ", f: { theme: ["work"], target: ["anyone"] }, o: "2026-04-01", c: "2027-03-31", h: "<li>b</li>", s: { amount: 2000000 } },
    { u: "/c/", t: "家賃補助", f: { theme: ["housing"], target: ["family"] }, o: null, c: "2026-11-20", h: "<li>c</li>" },
    { u: "/d/", t: "交通費", f: { theme: ["work"], target: ["anyone"] }, o: null, c: null, h: "<li>d</li>" },
    { u: "/e/", t: "空き家の片付け", f: { theme: ["housing"], target: ["anyone"] }, o: "2026-04-01", c: "2026-11-30", h: "<li>e</li>" },
  ],
};

const items = prepare(data, today);
const state = (part) => ({ q: "", sort: "", page: 1, chosen: {}, ...part });
const shown = (part) => select(items, state(part)).map((item) => item.html.slice(4, 5)).join("");

test("a late evening in UTC is already the next day in Japan", () => {
  assert.equal(dayInJapan(new Date("2026-11-20T14:59:59Z")), "2026-11-20");
  assert.equal(dayInJapan(new Date("2026-11-20T15:00:00Z")), "2026-11-21");
});

test("the first and the last day count as open", () => {
  assert.equal(windowOn(today, "2026-11-21", "2027-06-30"), "open");
  assert.equal(windowOn(today, "2026-11-22", "2027-06-30"), "upcoming");
  assert.equal(windowOn(today, "2026-04-01", "2026-11-21"), "closing");
  assert.equal(windowOn(today, "2026-04-01", "2026-11-20"), "closed");
});

test("closing soon is thirty days or fewer", () => {
  assert.equal(windowOn(today, null, "2026-12-21"), "closing");
  assert.equal(windowOn(today, null, "2026-12-22"), "open");
});

test("without dates the window is always open, with a date-time its day counts", () => {
  assert.equal(windowOn(today, null, null), "always");
  assert.equal(windowOn(today, undefined, "2026-11-21T12:00"), "closing");
  assert.equal(windowOn(today, "2026-11-01", null), "open");
});

test("no filter shows everything in the list's own order", () => {
  assert.equal(shown({}), "abcde");
});

test("values of one facet add up, facets narrow each other", () => {
  assert.equal(shown({ chosen: { theme: ["housing"] } }), "ace");
  assert.equal(shown({ chosen: { theme: ["housing", "work"] } }), "abcde");
  assert.equal(shown({ chosen: { theme: ["housing"], target: ["anyone"] } }), "ae");
  assert.equal(shown({ chosen: { theme: [] } }), "abcde");
});

test("open now includes what closes soon and what never closes", () => {
  assert.equal(shown({ chosen: { window: ["open"] } }), "abde");
  assert.equal(shown({ chosen: { window: ["closing"] } }), "ae");
  assert.equal(shown({ chosen: { window: ["closed"] } }), "c");
});

test("the window follows the reader's day and not a stored code", () => {
  const later = prepare({ facets, items: [{ ...data.items[0], f: { window: ["open"] } }] }, "2026-12-19");
  assert.equal(select(later, state({ chosen: { window: ["open"] } })).length, 0);
  assert.equal(select(later, state({ chosen: { window: ["closed"] } })).length, 1);
});

test("search ignores width, case and kana, and wants every word", () => {
  assert.equal(fold("ＤＩＹ アキヤ"), "diy あきや");
  assert.equal(shown({ q: "diy" }), "a");
  assert.equal(shown({ q: "あきてんぽ" }), "b");
  assert.equal(shown({ q: "空き家　片付け" }), "e");
  assert.equal(shown({ q: "空き家 家賃" }), "");
});

test("sorting by closing date puts what is closed or never closes last", () => {
  assert.equal(shown({ sort: "closing" }), "eabcd");
});

test("sorting by amount puts the largest first and keeps the order of equals", () => {
  assert.equal(shown({ sort: "amount" }), "bacde");
});

test("an unknown sort key changes nothing", () => {
  assert.equal(shown({ sort: "constructor" }), "abcde");
});

test("only sorts with something to compare are offered", () => {
  assert.deepEqual(usableSorts(items), ["closing", "amount"]);
  assert.deepEqual(usableSorts([]), []);
});

test("counts say what a value would show with the other facets as they are", () => {
  const counts = countValues(items, facets, state({ chosen: { theme: ["housing"], target: ["family"] } }));
  assert.deepEqual(counts.theme, { housing: 2, work: 0 });
  assert.deepEqual(counts.target, { family: 2, anyone: 2 });
  assert.deepEqual(counts.window, { open: 1, closing: 1, closed: 1 });
});

test("a state survives the way through the address", () => {
  const full = state({ q: "空き家 diy", sort: "amount", page: 3, chosen: { theme: ["housing", "work"], window: ["closing"] } });
  assert.deepEqual(parseQuery(formatQuery(full, facets), facets), full);
});

test("the same state gives the same address whatever the order of choosing", () => {
  const one = formatQuery(state({ chosen: { window: ["open"], theme: ["work", "housing"] } }), facets);
  const other = formatQuery(state({ chosen: { theme: ["housing", "work"], window: ["open"] } }), facets);
  assert.equal(one, "?theme=housing&theme=work&window=open");
  assert.equal(one, other);
  assert.equal(formatQuery(state({}), facets), "");
});

test("an address with nonsense is read as far as it makes sense", () => {
  assert.deepEqual(parseQuery("?theme=castle&theme=work&page=-4&color=red&q=%20%20", facets), state({ chosen: { theme: ["work"] } }));
  assert.equal(parseQuery("?page=1e9999", facets).page, 1);
  assert.equal(parseQuery(`?q=${"あ".repeat(5000)}`, facets).q.length, 200);
});

test("a page beyond the last is the last, and an empty list has one page", () => {
  const many = Array.from({ length: pageSize * 2 + 1 }, (_, index) => index);
  assert.deepEqual(pageOf(many, 99), { items: [pageSize * 2], page: 3, pages: 3 });
  assert.deepEqual(pageOf(many, 1).items.length, pageSize);
  assert.deepEqual(pageOf([], 5), { items: [], page: 1, pages: 1 });
});

test("page numbers show both ends, two neighbours and one mark for each gap", () => {
  assert.deepEqual(pageNumbers(1, 1), [1]);
  assert.deepEqual(pageNumbers(5, 9), [1, null, 3, 4, 5, 6, 7, null, 9]);
  assert.deepEqual(pageNumbers(1, 9), [1, 2, 3, null, 9]);
  assert.deepEqual(pageNumbers(3, 5), [1, 2, 3, 4, 5]);
});
