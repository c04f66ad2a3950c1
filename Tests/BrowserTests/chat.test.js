import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { add, change, empty, longestQuestion, previousQuestion, read, tidy, write } from "../../Sources/Browser/site/chat/conversation.js";
import { courtesyOf, Dialogue } from "../../Sources/Browser/site/chat/dialogue.js";
import { openingFor } from "../../Sources/Browser/site/chat/menu.js";

const courtesies = { thanks: "ありがとう|ありがとうございます", hello: "こんにちは|good morning" };

/** An index that knows whole questions: text → {outcome, confidence, results}. */
function indexOf(known, asked = []) {
  return {
    async ask(text, options) {
      asked.push([text, options.kinds]);
      if (options.kinds === null) return { outcome: "candidates", confidence: 0.3, results: [entry("p", "program"), entry("a")] };
      return known[text] ?? { outcome: "none", confidence: 0, results: [entry("far")] };
    },
    async answer(id) {
      return { ...entry(id), html: `<p>${id}</p>` };
    },
  };
}

function entry(id, kind = "faq") {
  return { id, kind, title: `title of ${id}`, url: `/${kind}/${id}/`, score: 1 };
}

function found(outcome, confidence, ...ids) {
  return { outcome, confidence, results: ids.map((id) => entry(id)) };
}

test("a certain answer is shown with two alternatives and the pages that go with it", async () => {
  const dialogue = new Dialogue(indexOf({ 転入届: found("certain", 0.8, "a", "b", "c", "d") }), courtesies);
  const turn = await dialogue.ask("転入届");
  assert.equal(turn.type, "answer");
  assert.equal(turn.entry.html, "<p>a</p>");
  assert.deepEqual(turn.others.map((other) => other.id), ["b", "c"]);
  assert.deepEqual(turn.pages.map((page) => page.id), ["p"]);
  assert.equal(turn.continued, false);
});

test("what is not certain is offered for choice, and what is not found says so and shows the nearest", async () => {
  const dialogue = new Dialogue(indexOf({ 届: found("candidates", 0.3, "a", "b") }), courtesies);
  assert.equal((await dialogue.ask("届")).type, "candidates");
  const none = await dialogue.ask("宇宙旅行");
  assert.equal(none.type, "none");
  assert.deepEqual(none.entries.map((other) => other.id), ["far"]);
});

test("a question without a subject of its own is understood with the question before", async () => {
  const dialogue = new Dialogue(indexOf({
    いくらですか: found("candidates", 0.2, "x"),
    "住民票 いくらですか": found("certain", 0.7, "fee"),
  }), courtesies);
  const turn = await dialogue.ask("いくらですか", "住民票");
  assert.equal(turn.entry.id, "fee");
  assert.equal(turn.continued, true);
  assert.equal(turn.subject, "住民票 いくらですか");
});

test("a question that stands by itself is not mixed with the one before", async () => {
  const asked = [];
  const dialogue = new Dialogue(indexOf({ 粗大ごみ: found("certain", 0.6, "bulky") }, asked), courtesies);
  const turn = await dialogue.ask("粗大ごみ", "住民票");
  assert.equal(turn.continued, false);
  assert.ok(!asked.some(([text]) => text.includes("住民票")));
});

test("joined words that are hardly surer leave the question as it was", async () => {
  const dialogue = new Dialogue(indexOf({
    ペット: found("candidates", 0.3, "pet"),
    "住民票 ペット": found("candidates", 0.35, "resident"),
  }), courtesies);
  assert.deepEqual((await dialogue.ask("ペット", "住民票")).entries.map((other) => other.id), ["pet"]);
});

test("a word with several meanings is asked back", async () => {
  const senses = { word: "更新", options: [{ label: "免許の更新", words: "運転免許" }] };
  const dialogue = new Dialogue(indexOf({ 更新: { ...found("candidates", 0.3, "a"), senses } }), courtesies);
  assert.deepEqual(await dialogue.ask("更新"), { type: "senses", question: "更新", subject: "更新", word: "更新", options: senses.options });
});

test("courtesies are no questions, with or without punctuation and in any width", async () => {
  assert.equal(courtesyOf("ありがとうございます！", courtesies), "thanks");
  assert.equal(courtesyOf("Ｇｏｏｄ　Ｍｏｒｎｉｎｇ", courtesies), "hello");
  assert.equal(courtesyOf("ありがとうの手紙", courtesies), null);
  assert.equal(courtesyOf("！？", courtesies), null);
  assert.deepEqual(await new Dialogue(indexOf({}), courtesies).ask("ありがとう", "住民票"), { type: "thanks" });
});

test("what the index cannot do is told to whoever asked", async () => {
  const dialogue = new Dialogue({ ask: async () => { throw new Error("gone"); } }, courtesies);
  await assert.rejects(dialogue.ask("転入届"), /gone/);
});

test("a conversation survives being stored, and anything else in the storage is a new one", () => {
  let conversation = add(empty(), { from: "visitor", text: "転入届" });
  conversation = add(conversation, { from: "desk", type: "none", question: "転入届", subject: "転入届", entries: [], pages: [] });
  assert.deepEqual(read(write(conversation)), conversation);
  for (const text of ["", "null", "[]", "{}", '{"turns":[{"from":1}],"next":2}', '{"turns":[{"number":5,"from":"desk"}],"next":2}']) {
    assert.deepEqual(read(text), empty(), text);
  }
});

test("the question before is the one that was last understood", () => {
  let conversation = add(empty(), { from: "desk", type: "greeting" });
  assert.equal(previousQuestion(conversation), "");
  conversation = add(conversation, { from: "desk", type: "none", question: "いくら", subject: "住民票 いくら" });
  conversation = add(conversation, { from: "desk", type: "thanks" });
  assert.equal(previousQuestion(conversation), "住民票 いくら");
});

test("a long conversation forgets its beginning, not its numbers", () => {
  let conversation = empty();
  for (let count = 0; count < 100; count += 1) conversation = add(conversation, { from: "visitor", text: String(count) });
  assert.equal(conversation.turns.length, 60);
  assert.equal(conversation.turns.at(-1).number, 100);
  assert.equal(conversation.turns[0].text, "40");
  assert.equal(change(conversation, 100, { helpful: true }).turns.at(-1).helpful, true);
});

test("a text is asked as one line of bounded length, and no character is cut in two", () => {
  assert.equal(tidy("  転入\n\n届  "), "転入 届");
  const tidied = tidy("𠮷".repeat(500));
  assert.equal([...tidied].length, longestQuestion);
  assert.ok(tidied.isWellFormed?.() ?? true);
});

test("a page's greeting is that of the longest path that fits", () => {
  const menu = {
    greeting: "site", suggestions: [{ title: "s" }],
    pages: [{ path: "/houses/", greeting: "houses", suggestions: [{ title: "h" }] }, { path: "/houses/a/", greeting: "a", suggestions: [] }],
  };
  assert.equal(openingFor(menu, "/").greeting, "site");
  assert.equal(openingFor(menu, "/houses/b/").greeting, "houses");
  assert.equal(openingFor(menu, "/houses/a/1/").greeting, "a");
  assert.deepEqual(openingFor(menu, "/houses/a/1/").suggestions, [{ title: "s" }]);
});

test("every word that the conversation uses is in the theme's words", () => {
  const words = readFileSync(new URL("../../Sources/Theme/words/ja.chat.yaml", import.meta.url), "utf8");
  const known = new Set([...words.matchAll(/^chat_(\w+):/gm)].map((match) => match[1]));
  const folder = new URL("../../Sources/Browser/site/chat/", import.meta.url);
  for (const file of ["turns.js", "talk.js", "panel.js", "page.js", "offline.js", "desk.js"]) {
    const code = readFileSync(new URL(file, folder), "utf8");
    for (const [, name] of code.matchAll(/\bwords\.(\w+)/g)) assert.ok(known.has(name), `${file}: ${name}`);
  }
});
