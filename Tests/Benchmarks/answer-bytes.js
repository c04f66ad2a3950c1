// What a browser fetches for answers, in bytes: `node answer-bytes.js OUTPUT/public < questions.json`. Prints
// {first: {brotli: […], gzip: […], requests: […]}, further: {…}, parts: {name: {brotli, gzip, files}}}.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const root = process.argv[2];
const questions = JSON.parse(readFileSync(0, "utf8"));
const sizes = new Map();

/** As the builder compresses what it publishes: the highest levels of both. */
function size(address) {
  if (!sizes.has(address)) {
    const bytes = readFileSync(join(root, address));
    sizes.set(address, { brotli: brotliCompressSync(bytes).length, gzip: gzipSync(bytes, { level: 9 }).length });
  }
  return sizes.get(address);
}

/** The one folder below another that has this file. */
function folderWith(file, folder) {
  return folder + readdirSync(join(root, folder)).find((name) => existsSync(join(root, folder, name, file)));
}

const assets = folderWith("chat.css", "/assets/");

/** A module and all that it imports when it starts, or only when it is asked for. */
function modules(start, isLazy, found = new Set()) {
  if (found.has(start)) return found;
  found.add(start);
  const text = readFileSync(join(root, start), "utf8");
  for (const [, path] of text.matchAll(/^import[^"]*"(\.[^"]+)"/gm)) modules(normalize(join(dirname(start), path)), isLazy, found);
  if (isLazy) for (const [, path] of text.matchAll(/import\("(\.[^"]+)"\)/g)) modules(normalize(join(dirname(start), path)), isLazy, found);
  return found;
}

const launcher = `${assets}/chat/launcher.js`;
const always = modules(launcher, false);
const code = [...modules(launcher, true)].filter((file) => !always.has(file));
const onEveryPage = [...always, `${assets}/chat.css`, `${assets}/chat-character.svg`].filter((file) => existsSync(join(root, file)));

const { openAnswers } = await import(join(root, assets, "answers/engine.js"));

function total(files) {
  return [...files].reduce((sum, file) => ({ brotli: sum.brotli + size(file).brotli, gzip: sum.gzip + size(file).gzip, files: sum.files + 1 }),
    { brotli: 0, gzip: 0, files: 0 });
}

/** Asks, and shows the first result's answer, as the conversation does. */
async function ask(answers, question) {
  const { results } = await answers.ask(question, { limit: 5, kinds: ["faq"] });
  if (results[0]) await answers.answer(results[0].id);
}

const found = { first: { brotli: [], gzip: [], requests: [] }, further: { brotli: [], gzip: [], requests: [] } };
for (const [place, question] of questions.entries()) {
  const fetched = new Set();
  const get = async (address) => {
    fetched.add(address);
    return new Response(readFileSync(join(root, address)));
  };
  const answers = await openAnswers({ base: "/answers/ja/", get });
  await ask(answers, question);
  const first = total([...fetched, ...code, "/chat/menu.ja.json"]);
  fetched.clear();
  await ask(answers, questions[(place + 1) % questions.length]);
  const further = total(fetched);
  for (const [name, one] of [["first", first], ["further", further]]) {
    found[name].brotli.push(one.brotli);
    found[name].gzip.push(one.gzip);
    found[name].requests.push(one.files);
  }
}
found.parts = {
  "every page: the launcher, its styles and picture": total(onEveryPage),
  "code and menu, when the chat is opened": total([...code, "/chat/menu.ja.json"]),
  "words of the index": total([folderWith("words.json", "/answers/ja/") + "/words.json"]),
};
console.log(JSON.stringify(found));
