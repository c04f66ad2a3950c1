import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../../Sources/Browser/site/visit.js";

const seen = { path: "/kurashi/gomi/", language: "ja", referrer: "", host: "town.example", coarse: false, shorterSide: 800 };

test("a page tells its path, its language and what kind of device shows it", () => {
  assert.deepEqual(visit(seen), { page: "/kurashi/gomi/", language: "ja", device: "computer", source: "" });
  assert.equal(visit({ ...seen, coarse: true, shorterSide: 390 }).device, "phone");
  assert.equal(visit({ ...seen, coarse: true, shorterSide: 810 }).device, "tablet");
});

test("of where somebody came from only the host is told", () => {
  assert.equal(visit({ ...seen, referrer: "https://www.example.com/search?q=my+illness" }).source, "www.example.com");
  assert.equal("source" in visit({ ...seen, referrer: "https://town.example/" }), false);
  assert.equal(visit({ ...seen, referrer: "about:nonsense:" }).source, "");
});
