import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMaintenance } from "../../Sources/Browser/site/maintenance-notice.js";

const notice = {
  announced: true, from: "2026-12-01T22:00:00+09:00", until: "2026-12-02T02:00:00+09:00", text: "受付を休みます。",
  alternative: "お電話ください。",
};
const before = new Date("2026-11-27T00:00:00Z");

test("announced maintenance is shown with its time and what people can do instead", () => {
  assert.deepEqual(parseMaintenance(notice, before), {
    from: new Date("2026-12-01T13:00:00Z"), until: new Date("2026-12-01T17:00:00Z"), text: "受付を休みます。",
    alternative: "お電話ください。",
  });
});

test("it is shown until it is over, and no longer", () => {
  assert.ok(parseMaintenance(notice, new Date("2026-12-01T16:59:59Z")));
  assert.equal(parseMaintenance(notice, new Date("2026-12-01T17:00:00Z")), null);
});

test("nothing is shown that was called off or cannot be understood", () => {
  for (const value of [
    null, [], { announced: false }, { ...notice, announced: "yes" }, { ...notice, text: " " }, { ...notice, from: "soon" },
    { ...notice, until: notice.from },
  ]) {
    assert.equal(parseMaintenance(value, before), null, JSON.stringify(value));
  }
});
