import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { choices, defaultChoices, parseChoices, storageKey } from "../../Sources/Browser/site/display-choices.js";

const early = readFileSync(new URL("../../Sources/Browser/site/settings-early.js", import.meta.url), "utf8");

/** What the early script puts on <html> when storage holds a text; `stored` may throw like a forbidden storage. */
function earlyDataset(stored) {
  const dataset = {};
  runInNewContext(early, {
    document: { documentElement: { dataset } },
    localStorage: { getItem: (key) => (key === storageKey ? stored() : null) },
  });
  return { ...dataset };
}

test("known choices are kept and everything else is left out", () => {
  assert.deepEqual(parseChoices('{"size":"large","colors":"pink","furigana":"off","admin":true}'), { size: "large", furigana: "off" });
  for (const text of [null, "", "[]", "3", "null", "{", '"large"']) assert.deepEqual(parseChoices(text), {}, String(text));
});

test("colours follow the device until something is chosen", () => {
  assert.equal(defaultChoices(true).colors, "dark");
  assert.equal(defaultChoices(false).colors, "light");
});

test("the early script and the module agree on every choice", () => {
  for (const [name, values] of Object.entries(choices)) {
    for (const value of values) {
      const text = JSON.stringify({ [name]: value });
      assert.deepEqual(earlyDataset(() => text), { script: "", ...parseChoices(text) });
    }
  }
});

test("the early script survives broken and forbidden storage", () => {
  for (const text of [null, "{", "null", "7", '{"size":"huge"}']) {
    assert.deepEqual(earlyDataset(() => text), { script: "" });
  }
  assert.deepEqual(earlyDataset(() => { throw new Error("SecurityError"); }), { script: "" });
});
