import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNotice } from "../../Sources/Browser/site/emergency-notice.js";

const notice = {
  active: true, level: "emergency", title: "大津波警報", text: "高いところへ避難してください。",
  url: "/bosai/", updated: "2026-11-21T10:15:00+09:00",
};

test("an active notice is shown as it was written", () => {
  assert.deepEqual(parseNotice(notice), {
    level: "emergency", title: "大津波警報", text: "高いところへ避難してください。", url: "/bosai/",
    updated: new Date("2026-11-21T01:15:00Z"),
  });
});

test("nothing is shown unless active is exactly true and there is a title", () => {
  assert.equal(parseNotice({ ...notice, active: false }), null);
  assert.equal(parseNotice({ ...notice, active: "true" }), null);
  assert.equal(parseNotice({ ...notice, title: "  " }), null);
  for (const value of [null, undefined, 1, "x", [], {}]) assert.equal(parseNotice(value), null);
});

test("an unknown level is a warning", () => {
  assert.equal(parseNotice({ ...notice, level: "panic" }).level, "warning");
});

test("only addresses of this site and https are followed", () => {
  const url = (value) => parseNotice({ ...notice, url: value }).url;
  assert.equal(url("https://example.jp/a"), "https://example.jp/a");
  for (const bad of ["javascript:alert(1)", "//evil.example", "/\\evil.example", "http://example.jp/", "data:text/html,x", "/a b", "", 5]) {
    assert.equal(url(bad), null, String(bad));
  }
});

test("a time without an offset is Japan time, and nonsense is no time", () => {
  const updated = (value) => parseNotice({ ...notice, updated: value }).updated;
  assert.deepEqual(updated("2026-11-21T10:15"), new Date("2026-11-21T01:15:00Z"));
  assert.deepEqual(updated("2026-11-21T01:15:00Z"), new Date("2026-11-21T01:15:00Z"));
  for (const bad of ["yesterday", "2026-13-45T99:99", 20261121, null]) assert.equal(updated(bad), null, String(bad));
});

test("endless text is cut", () => {
  const long = parseNotice({ ...notice, title: "あ".repeat(9000), text: "い".repeat(90000) });
  assert.equal(long.title.length, 200);
  assert.equal(long.text.length, 2000);
});
