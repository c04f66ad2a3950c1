import assert from "node:assert/strict";
import { test } from "node:test";

import { metresBetween, nearby } from "../../Sources/Browser/site/forms/near.js";

const report = (latitude, status = "open", category = "road") => ({
  geometry: { type: "Point", coordinates: [137.25, latitude] }, properties: { status, category, title: "穴" },
});

test("a thousandth of a degree to the north is as far everywhere, to the east less", () => {
  assert.ok(Math.abs(metresBetween([34, 137], [34.001, 137]) - 111.3) < 0.1);
  assert.ok(Math.abs(metresBetween([34, 137], [34, 137.001]) - 92.3) < 0.1);
});

test("open reports of the category within reach are near, the nearest first", () => {
  const features = [
    report(34.001), report(34.0002), report(34.0001, "closed"), report(34.0003, "open", "park"), report(34.01),
    { geometry: null, properties: { status: "open", category: "road" } },
  ];
  const found = (category) => nearby(features, [34, 137.25], { near: 100, round: 100 }, category).map(({ metres }) => Math.round(metres));
  assert.deepEqual(found("road"), [22, 111]);
  // Nothing chosen yet: all of them.
  assert.deepEqual(found(null), [22, 33, 111]);
});
