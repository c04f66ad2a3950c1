import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { indexText } from "../../Sources/Browser/site/answers/text.js";
import { countKinds, foldTitle, formatQuery, highlight, isSearchable, merge, pageOf, pageSize, parseQuery, titleMatches } from "../../Sources/Browser/site/search/results.js";

const titles = JSON.parse(readFileSync(new URL("../Shared/answers/corpus.json", import.meta.url), "utf8")).map(({ title }) => title);

test("every piece of two characters or more of every title is found", () => {
  const folded = titles.map(foldTitle);
  for (const [entry, title] of titles.entries()) {
    // ﾄﾞ is one character in two, and half of it is another one: pieces are cut from the text as it is compared.
    const characters = indexText(title).map((code) => String.fromCodePoint(code));
    for (let start = 0; start < characters.length; start += 1) {
      for (let end = start + 2; end <= characters.length; end += 1) {
        const piece = characters.slice(start, end).join("");
        if (foldTitle(piece) === "") continue;
        assert.ok(titleMatches(folded, piece).includes(entry), `${piece} in ${title}`);
      }
    }
  }
});

test("pieces that cross word boundaries are found: Pagefind#987", () => {
  const folded = ["入居者募集のお知らせ", "国民健康保険"].map(foldTitle);
  assert.deepEqual(titleMatches(folded, "入居者募"), [0]);
  assert.deepEqual(titleMatches(folded, "康保"), [1]);
});

test("a whole word outranks an entry with a part of it: Pagefind#1237", () => {
  const folded = ["新しい幹線道路", "新幹線通勤の補助"].map(foldTitle);
  assert.deepEqual(merge([{ entry: 0, score: 1.2 }, { entry: 1, score: 1 }], titleMatches(folded, "新幹線"))[0], 1);
});

test("width, case, kana and the order of words do not matter", () => {
  const folded = ["マイナンバーカードの申請", "PayPayで納税"].map(foldTitle);
  assert.deepEqual(titleMatches(folded, "ﾏｲﾅﾝﾊﾞｰ"), [0]);
  assert.deepEqual(titleMatches(folded, "まいなんばー"), [0]);
  assert.deepEqual(titleMatches(folded, "ｐａｙｐａｙ"), [1]);
  assert.deepEqual(titleMatches(folded, "申請 カード"), [0]);
  assert.deepEqual(titleMatches(folded, " "), []);
});

test("titles come first, then what the engine finds, without noise and without doubles", () => {
  const ranked = [{ entry: 3, score: 1 }, { entry: 1, score: 0.9 }, { entry: 2, score: 0.4 }, { entry: 5, score: 0.1 }];
  assert.deepEqual(merge(ranked, [1, 4]), [1, 4, 3, 2]);
  assert.deepEqual(merge([], [7, 2]), [7, 2].sort());
});

test("a state survives its address", () => {
  for (const state of [{ q: "住民票", kind: "", page: 1 }, { q: "a&b=c", kind: "faq", page: 3 }]) {
    assert.deepEqual(parseQuery(formatQuery(state)), state);
  }
  assert.deepEqual(parseQuery("#page=-2&q=%20x%20"), { q: "x", kind: "", page: 1 });
});

test("one character is too little, two are enough", () => {
  assert.equal(isSearchable("犬"), false);
  assert.equal(isSearchable("！？"), false);
  assert.equal(isSearchable("犬猫"), true);
});

test("a page beyond the last is the last", () => {
  const entries = Array.from({ length: pageSize + 1 }, (_, entry) => entry);
  assert.deepEqual(pageOf(entries, 9), { entries: [pageSize], page: 2, pages: 2 });
  assert.deepEqual(pageOf([], 1), { entries: [], page: 1, pages: 1 });
});

test("kinds are counted, the most first", () => {
  assert.deepEqual(countKinds([0, 1, 2], ["faq", "page", "page"]), [["page", 2], ["faq", 1]]);
});

test("what was asked for is marked, in the text's own spelling", () => {
  const text = (parts) => parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");
  assert.equal(text(highlight("マイナンバーカードの申請", ["まいなんばー"])), "[マイナンバー]カードの申請");
  assert.equal(text(highlight("ＡＢＣとabc", ["abc"])), "[ＡＢＣ]と[abc]");
  assert.equal(text(highlight("か゛", ["x"])), "か゛");
  assert.equal(text(highlight("犬", ["犬"])), "犬");
});
