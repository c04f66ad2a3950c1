import assert from "node:assert/strict";
import { test } from "node:test";

import { recordedTurns, Recording } from "../../Sources/Browser/site/chat/recording.js";

const entry = (id) => ({ id, title: id, url: `/faq/${id}/` });
const turns = [
  { number: 1, from: "desk", type: "greeting" },
  { number: 2, from: "visitor", text: "ソファを捨てたい" },
  { number: 3, from: "desk", type: "answer", question: "ソファを捨てたい", entry: entry("gomi/sodai"), others: [entry("gomi/kaden")], helpful: true },
  { number: 5, from: "desk", type: "candidates", question: "いくら", entries: [entry("a"), entry("b")] },
  { number: 6, from: "desk", type: "trouble", question: "だめ" },
];

/** Storage of a tab, in memory. */
function storage() {
  const items = new Map();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, String(value)), removeItem: (key) => items.delete(key) };
}

function recording(get) {
  return new Recording({ address: "/api/v1/conversations", residences: [] }, { language: "ja", page: "/faq/" }, { get, kept: storage(), consents: storage() });
}

function server() {
  const received = [];
  const get = async (address, options) => {
    received.push({ address, body: JSON.parse(options.body) });
    return new Response(null, { status: 204 });
  };
  return { received, get };
}

test("what is recorded of a turn is the question, what was shown and whether it helped", () => {
  assert.deepEqual(recordedTurns(turns), [
    { number: 3, question: "ソファを捨てたい", outcome: "answer", shown: ["gomi/sodai", "gomi/kaden"], helpful: true },
    { number: 5, question: "いくら", outcome: "candidates", shown: ["a", "b"] },
  ]);
});

test("nothing is sent before the visitor agreed, nor after a no", async () => {
  const { received, get } = server();
  const own = recording(get);
  assert.equal(own.consent, null);
  assert.equal(await own.send({ turns }), false);
  own.decide({ agrees: false });
  assert.equal(await own.send({ turns }), false);
  assert.deepEqual(received, []);
});

test("a turn is sent once, and again when it was judged later", async () => {
  const { received, get } = server();
  const own = recording(get);
  own.decide({ agrees: true, age: "30代" });
  await own.send({ turns });
  assert.equal(await own.send({ turns }), false);
  const judged = turns.map((turn) => (turn.number === 3 ? { ...turn, helpful: false } : turn));
  await own.send({ turns: judged });
  assert.deepEqual(received.map(({ body }) => body.turns.map(({ number }) => number)), [[3, 5], [3]]);
  assert.equal(received[0].body.id, received[1].body.id);
  assert.match(received[0].body.id, /^[0-9a-f]{32}$/);
  assert.equal(received[0].body.age, "30代");
  assert.equal("residence" in received[0].body, false);
});

test("where the server is off, turns go with the next ones", async () => {
  const { received, get } = server();
  let isOff = true;
  const own = recording((...request) => (isOff ? Promise.reject(new TypeError("offline")) : get(...request)));
  own.decide({ agrees: true });
  assert.equal(await own.send({ turns }), false);
  isOff = false;
  await own.send({ turns });
  assert.deepEqual(received.map(({ body }) => body.turns.length), [2]);
});

test("a deleted conversation and the next one have nothing in common", async () => {
  const { received, get } = server();
  const own = recording(get);
  own.decide({ agrees: true });
  await own.send({ turns });
  own.forget();
  await own.send({ turns });
  assert.notEqual(received[0].body.id, received[1].body.id);
});

test("where a browser forbids storage nobody is asked and nothing is sent", async () => {
  const { received, get } = server();
  const own = new Recording({ address: "/", residences: [] }, { language: "ja", page: "/" }, { get, kept: null, consents: null });
  assert.deepEqual(own.consent, { agrees: false });
  assert.equal(await own.send({ turns }), false);
  assert.deepEqual(received, []);
});
