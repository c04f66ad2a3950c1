import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const theme = new URL("../../Sources/Theme/", import.meta.url);
const languages = ["ja", "easy", "en", "zh", "ko", "vi"];

/** The flat `key: text` files of the theme; a quoted text may hold anything but an escaped quote. */
function wordsOf(language, part = "") {
  const lines = readFileSync(new URL(`words/${language}${part}.yaml`, theme), "utf8").split("\n");
  return new Map(lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => {
    const [, key, text] = /^([a-z0-9_]+): (.*)$/.exec(line) ?? assert.fail(`${language}: ${line}`);
    return [key, text.startsWith('"') ? JSON.parse(text) : text];
  }));
}

function templateTexts(folder = new URL("templates/", theme)) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath ?? entry.path}/${entry.name}`, "utf8"));
}

const japanese = wordsOf("ja");

test("every language has the same words in the same order", () => {
  for (const part of ["", ".builder", ".chat"]) {
    const keys = [...wordsOf("ja", part).keys()];
    for (const language of languages) assert.deepEqual([...wordsOf(language, part).keys()], keys, `${language}${part}`);
  }
});

test("every language keeps the placeholders", () => {
  const placeholders = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const part of ["", ".builder", ".chat"]) {
    const original = wordsOf("ja", part);
    for (const language of languages) {
      for (const [key, text] of wordsOf(language, part)) {
        assert.deepEqual([...new Set(placeholders(text))], [...new Set(placeholders(original.get(key)))], `${language}.${key}`);
      }
    }
  }
});

test("no bare text is one that YAML 1.1 reads as a boolean or null", () => {
  for (const language of languages) {
    const source = readFileSync(new URL(`words/${language}.yaml`, theme), "utf8");
    assert.doesNotMatch(source, /^(yes|no|on|off|y|n|true|false|null|~):|: (yes|no|on|off|y|n|true|false|null|~)$/im, language);
  }
});

test("the templates use every word, and no other", () => {
  const used = new Set(templateTexts().flatMap((text) => [...text.matchAll(/\bwords\.([a-z0-9_]+)/g)].map((match) => match[1])));
  // Those of the chat go to the browser as well, and chat.test.js looks there.
  const ofChat = new Set(wordsOf("ja", ".chat").keys());
  for (const word of ofChat) if (used.delete(word)) assert.ok(japanese.get(word) === undefined, word);
  assert.deepEqual([...used].sort(), [...japanese.keys()].sort());
});
