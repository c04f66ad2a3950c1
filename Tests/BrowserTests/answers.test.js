import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { openAnswers } from "../../Sources/Browser/site/answers/engine.js";
import { hash, IndexTrouble } from "../../Sources/Browser/site/answers/shards.js";
import { indexText, textOf } from "../../Sources/Browser/site/answers/text.js";

const shared = (name) => JSON.parse(readFileSync(new URL(`../Shared/answers/${name}`, import.meta.url), "utf8"));
const index = shared("index.json");
const base = "/answers/ja/";

/** fetch over the shared index; `files` may replace some, null takes one away. */
function serving(files = {}, asked = []) {
  const all = { ...index, ...files };
  return async (address) => {
    const name = address.slice(base.length);
    asked.push(name);
    const content = all[name];
    if (content === undefined || content === null) return new Response("", { status: 404 });
    return new Response(content, { status: 200 });
  };
}

const open = (files, asked) => openAnswers({ base, get: serving(files, asked) });

test("every shared question is read and answered as in Swift", async () => {
  const answers = await open();
  for (const expected of shared("golden.json")) {
    const tokens = answers.tokens(expected.question).filter(({ kind }) => kind !== "punctuation").map(({ kind, text, lemma }) =>
      `${text} ${{ lemma: `#${lemma}`, literal: "=", function: "·" }[kind]}`);
    assert.deepEqual(tokens, expected.tokens, expected.question);
    const answered = await answers.ask(expected.question, { limit: 10 });
    assert.equal(answered.outcome, expected.outcome, expected.question);
    assert.ok(Math.abs(answered.confidence - Number(expected.confidence)) < 0.001, expected.question);
    assert.deepEqual(answered.results.map(({ kind, id }) => `${kind} ${id}`), expected.results.map((result) => result.split(" ").slice(0, -1).join(" ")), expected.question);
    answered.results.forEach(({ score }, place) => assert.ok(Math.abs(score - Number(expected.results[place].split(" ").at(-1))) < 0.0002, expected.question));
    assert.equal(answered.senses?.word, expected.senses, expected.question);
    const questions = await answers.ask(expected.question, { limit: 5, kinds: ["faq"] });
    assert.deepEqual(questions.results.map(({ id }) => id), expected.questions, expected.question);
  }
});

test("the answer to every question of the index is found by its id", async () => {
  const answers = await open();
  for (const { kind, id } of shared("corpus.json")) {
    if (kind === "faq") assert.equal((await answers.answer(id)).id, id);
  }
  await assert.rejects(answers.answer("nobody/wrote/this"), (trouble) => trouble instanceof IndexTrouble && trouble.reason === "missing");
});

test("titles come in the order of the cards", async () => {
  const answers = await open();
  const titles = await answers.titles();
  assert.equal(titles.length, shared("corpus.json").length);
  for (const entry of [0, 17, titles.length - 1]) assert.equal((await answers.card(entry)).title, titles[entry][0]);
});

test("a question fetches the shards of its words and no more", async () => {
  const asked = [];
  const answers = await open({}, asked);
  asked.length = 0;
  await answers.ask("犬の登録");
  assert.ok(asked.length <= 8, asked.join(" "));
  asked.length = 0;
  await answers.ask("犬の登録");
  assert.deepEqual(asked, []);
});

test("nothing that was asked is in an address", async () => {
  const asked = [];
  const answers = await open({}, asked);
  await answers.ask("離婚したい");
  for (const name of asked) assert.match(name, /^(manifest\.json|golden\/(words|(terms|pairs|cards)\/\d+)\.json)$/);
});

test("a damaged, missing or foreign shard is told, and asked for again the next time", async () => {
  const broken = { "<": "damaged", "null": "damaged", [JSON.stringify({ v: "other", t: {} })]: "damaged" };
  for (const [content, reason] of Object.entries(broken)) {
    const files = Object.fromEntries(Object.keys(index).filter((name) => name.includes("/terms/")).map((name) => [name, content]));
    const answers = await open(files).catch((trouble) => trouble);
    await assert.rejects(answers.ask("犬の登録"), (trouble) => trouble instanceof IndexTrouble && trouble.reason === reason, content);
  }
  const gone = Object.fromEntries(Object.keys(index).filter((name) => name.includes("/terms/")).map((name) => [name, null]));
  await assert.rejects((await open(gone)).ask("犬の登録"), (trouble) => trouble.reason === "missing");
  await assert.rejects(open({ "manifest.json": "{}" }), (trouble) => trouble.reason === "damaged");
  await assert.rejects(openAnswers({ base, get: async () => { throw new TypeError("offline"); } }), (trouble) => trouble.reason === "offline");
});

test("when the version has gone, the index is opened anew from a fresh manifest and never mixed", async () => {
  const renamed = Object.fromEntries(Object.entries(index).map(([name, content]) => [
    name.replace("golden/", "newer/"), content.replace('"v":"golden"', '"v":"newer"').replace('"version":"golden"', '"version":"newer"')]));
  let files = index;
  const get = async (address) => {
    const content = files[address.slice(base.length)];
    return content === undefined ? new Response("", { status: 404 }) : new Response(content, { status: 200 });
  };
  const answers = await openAnswers({ base, get });
  const before = await answers.ask("犬の登録");
  files = renamed;
  assert.deepEqual(await answers.ask("引っ越しのごみ").then(({ results }) => results.length > 0), true);
  assert.equal(answers.shards.manifest.version, "newer");
  assert.deepEqual((await answers.ask("犬の登録")).results, before.results);
});

test("a failure is not kept: the next question tries again", async () => {
  let isDown = false;
  const good = serving();
  const answers = await openAnswers({ base, get: async (...request) => { if (isDown) throw new TypeError("offline"); return good(...request); } });
  isDown = true;
  await assert.rejects(answers.ask("犬の登録"));
  isDown = false;
  assert.notEqual((await answers.ask("犬の登録")).results.length, 0);
});

test("the hash is FNV-1a of the UTF-8 bytes", () => {
  assert.equal(hash(""), 2166136261);
  assert.equal(hash("a"), 0xe40c292c);
  assert.equal(hash("foobar"), 0xbf9cf968);
});

test("texts are normalised alike whatever they were typed with", () => {
  assert.equal(textOf(indexText("　ﾏｲﾅﾝﾊﾞｰ ①㈱\tＡＢＣ〜−")), "マイナンバー 1(株) abc~-");
  assert.equal(textOf(indexText("葛\u{e0100}城")), "葛城");
  assert.deepEqual(indexText(""), []);
});
