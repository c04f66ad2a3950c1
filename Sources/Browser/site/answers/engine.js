// The answer index in the browser: a question in, entries out. Nothing that is asked leaves the browser: what is fetched
// are shards by the hash of single words.

import { Score, outcomeOf } from "./score.js";
import { readLexicon, segment, unitsOf } from "./segment.js";
import { IndexTrouble, Shards } from "./shards.js";
import { indexText, isHiragana, isWord, textOf } from "./text.js";

const questionKind = "faq";
/** How many of the first results the confidence looks at. */
const compared = 5;

/** Opens the index at `base` ("/answers/ja/"). */
export async function openAnswers({ base, get = (address, options) => fetch(address, options) }) {
  const answers = new Answers(base, get);
  await answers.open();
  return answers;
}

export class Answers {
  constructor(base, get) {
    this.base = base;
    this.get = get;
  }

  async open() {
    this.shards = await Shards.open(this.base, this.get);
    const { words } = await this.shards.file("words.json");
    if (typeof words !== "string") throw new IndexTrouble("damaged", "words.json");
    this.lexicon = readLexicon(words);
  }

  /**
   * {outcome, confidence, results: [{id, kind, title, url, score, …}], senses?: {word, options: [{label, words}]}}
   * `kinds`: null for every kind. `senses` where the question is one word with several meanings.
   */
  ask(question, { limit = compared, kinds = null } = {}) {
    return this.fresh(async () => {
      const { score, senses } = await this.read(indexText(question), this.onlyQuestions(kinds));
      const ranked = score.ranked();
      const results = await this.cards(ranked, limit, kinds);
      const confidence = results.length === 0 ? 0 : score.confidence(ranked);
      return { outcome: results.length === 0 ? "none" : outcomeOf(confidence), confidence, results, ...(senses ? { senses } : {}) };
    });
  }

  /** Entries by falling score: [{entry, score}]; for lists, which fetch their lines page by page. */
  rank(question) {
    return this.fresh(async () => {
      const { score } = await this.read(indexText(question), false);
      return score.ranked().map(({ entry, total }) => ({ entry, score: total }));
    });
  }

  /** What is shown as the answer to a question: {id, title, url, html, links?, applications?, choices?, desk?}. */
  answer(id) {
    return this.fresh(async () => {
      const { answers } = this.shards.manifest;
      const found = answers > 0 ? own(await this.shards.shard("answers", answers, id), id) : undefined;
      if (found === undefined) throw new IndexTrouble("missing", id);
      return found;
    });
  }

  /** One line of a list: {id, kind, title, url, section?, municipality?, excerpt}. */
  card(entry) {
    return this.fresh(async () => {
      const [card, excerpt] = await Promise.all([this.shards.item("cards", entry), this.shards.item("excerpts", entry)]);
      return { ...card, excerpt };
    });
  }

  /** Titles of all entries: [[title, kind], …] in the order of the index. */
  titles() {
    return this.fresh(async () => {
      const { entries, titles } = this.shards.manifest;
      const files = Array.from({ length: Math.ceil(entries / titles) }, (_, number) => this.shards.file(`titles/${number}.json`));
      return (await Promise.all(files)).flatMap((file) => file.t);
    });
  }

  /** Every word, with how the index reads it: for tests and for people who write answers. */
  tokens(question) {
    const text = indexText(question);
    return segment(text, this.lexicon).map((token) => ({ ...token, text: textOf(text.slice(token.start, token.end)) }));
  }

  // Inside

  /** Once more with a fresh manifest when the version has gone in the meantime. */
  async fresh(work) {
    try {
      return await work();
    } catch (trouble) {
      if (!(trouble instanceof IndexTrouble) || trouble.reason === "offline") throw trouble;
      const { version } = this.shards.manifest;
      await this.open();
      if (this.shards.manifest.version === version) throw trouble;
      return work();
    }
  }

  onlyQuestions(kinds) {
    return kinds !== null && kinds.length === 1 && kinds[0] === questionKind;
  }

  async read(text, onlyQuestions) {
    const { entries, questions, shards: termShards, pairs: pairShardCount } = this.shards.manifest;
    const score = new Score(entries, onlyQuestions ? questions : entries);
    const units = unitsOf(text, segment(text, this.lexicon));
    const isStop = (unit) => unit[0] === "#" && this.lexicon.stop.has(Number(unit.slice(1)));
    const subjects = [...new Set(units.filter((unit) => unit !== null && !isStop(unit)))];
    const pairs = pairsOf(text);
    const [shards, pairShards] = await Promise.all([
      Promise.all(subjects.map((unit) => this.shards.shard("terms", termShards, unit))),
      Promise.all(pairs.map((pair) => this.shards.shard("pairs", pairShardCount, pair))),
    ]);
    subjects.forEach((unit, index) => score.addTerm(own(shards[index], unit), false));
    const seen = new Set();
    for (const [index, unit] of subjects.entries()) {
      for (const phrase of phrasesIn(units, unit, shards[index], isStop)) {
        if (seen.has(phrase)) continue;
        seen.add(phrase);
        score.addTerm(own(shards[index], phrase), true);
      }
    }
    pairs.forEach((pair, index) => score.addPair(own(pairShards[index], pair)));
    const senses = subjects.length === 1 ? own(shards[0], subjects[0])?.[3] : undefined;
    return { score, senses: senses && { word: senses[0], options: senses.slice(1).map(([label, words]) => ({ label, words })) } };
  }

  cards(ranked, limit, kinds) {
    const wanted = (kinds === null ? ranked : ranked.filter(({ entry }) => kinds.includes(this.kindOf(entry)))).slice(0, limit);
    return Promise.all(wanted.map(async ({ entry, total }) => ({ ...await this.shards.item("cards", entry), score: total })));
  }

  /** Entries stand in the order of their kinds, of which the manifest has the numbers. */
  kindOf(entry) {
    let rest = entry;
    const found = this.shards.manifest.kinds.find(([, count]) => {
      rest -= count;
      return rest < 0;
    });
    return found?.[0] ?? "";
  }
}

/** Phrases whose home word is `home` and that stand in the text. They stand in the home word's shard. */
function phrasesIn(units, home, shard, isStop) {
  const found = [];
  const names = Object.keys(shard).filter((name) => name.includes("_"));
  if (names.length === 0) return found;
  units.forEach((unit, position) => {
    if (unit !== home) return;
    for (const name of names) {
      const phrase = name.split("_");
      const place = phrase.findIndex((word) => !isStop(word));
      if (phrase[place] !== home) continue;
      const start = position - place;
      if (start >= 0 && phrase.every((word, offset) => units[start + offset] === word)) found.push(name);
    }
  });
  return found;
}

/** Pairs of neighbouring characters; those of hiragana are mostly grammar. */
function pairsOf(text) {
  const pairs = new Set();
  for (let position = 1; position < text.length; position += 1) {
    const pair = text.slice(position - 1, position + 1);
    if (pair.every(isWord) && !pair.every(isHiragana)) pairs.add(textOf(pair));
  }
  return [...pairs];
}

function own(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
