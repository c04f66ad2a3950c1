// The browser's rules of forms come to what the server's come to: `Tests/Shared/forms`, written by FormGoldenTests.swift.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { review } from "../../Sources/Browser/site/forms/review.js";

const golden = JSON.parse(readFileSync(new URL("../Shared/forms/golden.json", import.meta.url), "utf8"));

test("every shared answer is read, asked and refused as in Swift", () => {
  assert.ok(golden.cases.length > 100);
  for (const expected of golden.cases) {
    const made = review(golden.form, expected.typed, golden.today);
    assert.deepEqual([...made.asked].sort(byScalars), expected.asked, JSON.stringify(expected.typed));
    assert.deepEqual(made.askedSteps, expected.steps);
    assert.deepEqual(made.faults.map(({ step, path, code }) => `${step} ${path} ${code}`), expected.faults, JSON.stringify(expected.typed));
    assert.deepEqual(made.answers, expected.answers, JSON.stringify(expected.typed));
  }
});

const byScalars = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
