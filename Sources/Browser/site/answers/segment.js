// The cheapest way to read a text as words of the lexicon (a unigram model, Viterbi's algorithm). The same as
// Sources/AnswerIndex/Segmenting/Segmenter.swift, with the same constants in the same order.

import { hiragana, katakana, isDigit, isHiragana, isKanji, isKatakana, isKatakanaLetter, isSpacedLetter, isWord, textOf } from "./text.js";

const runCost = 20;
const katakanaRunCost = 60;
const katakanaLetterCost = 6;
const unknownKanjiCost = 44;
const twoUnknownKanjiCost = 84;
const unknownKanaCost = 34;
const katakanaSpellingCost = 4;
const hiraganaSpellingCost = 8;
const shortestHiraganaSpelling = 4;
const endingCosts = [4, 6, 9, 14];
const longestRun = 30;
const firstCost = 0x30;

/** The lexicon of words.json: `{words: Map of spelling → [lemma, cost, isFunction], stems, stop: Set of lemmas}`. */
export function readLexicon(text) {
  const lexicon = { words: new Map(), stems: new Map(), stop: new Set(), longest: 0 };
  text.split("\n").forEach((line, lemma) => {
    const isFunction = line[0] === "f";
    if (line[0] === "s") lexicon.stop.add(lemma);
    for (const spelling of line.slice(1).split(" ")) {
      if (spelling === "") continue;
      const isStem = spelling.at(-2) === "*";
      const surface = spelling.slice(0, isStem ? -2 : -1);
      const word = [isFunction ? -1 : lemma, spelling.charCodeAt(spelling.length - 1) - firstCost, isFunction];
      (isStem ? lexicon.stems : lexicon.words).set(surface, word);
      lexicon.longest = Math.max(lexicon.longest, surface.length);
    }
  });
  return lexicon;
}

/**
 * The words of a text: [{kind: "lemma" | "literal" | "function" | "punctuation", lemma?, start, end}].
 * A literal is a word that the lexicon does not have; its text is its lemma.
 */
export function segment(text, lexicon) {
  const best = new Float64Array(text.length + 1).fill(Infinity);
  const steps = new Array(text.length + 1);
  best[0] = 0;
  for (let start = 0; start < text.length; start += 1) {
    if (best[start] === Infinity) continue;
    const put = (end, cost, kind, lemma) => {
      const total = best[start] + cost;
      if (total < best[end]) {
        best[end] = total;
        steps[end] = { start, kind, lemma };
      }
    };
    if (!readForced(text, start, put)) readWords(text, start, lexicon, put);
  }
  return trace(text, steps);
}

function readForced(text, start, put) {
  const first = text[start];
  for (const belongs of [isSpacedLetter, isDigit]) {
    if (!belongs(first)) continue;
    put(runEnd(text, start, belongs), runCost, "literal");
    return true;
  }
  if (isWord(first)) return false;
  put(start + 1, 0, "punctuation");
  return true;
}

function runEnd(text, start, belongs) {
  const limit = Math.min(text.length, start + longestRun);
  let end = start + 1;
  while (end < limit && belongs(text[end])) end += 1;
  return end;
}

function readWords(text, start, lexicon, put) {
  const first = text[start];
  if (isKatakanaLetter(first)) {
    const end = runEnd(text, start, isKatakanaLetter);
    if (end - start >= 2) put(end, katakanaRunCost + katakanaLetterCost * (end - start), "literal");
  }
  if (isKanji(first)) {
    put(start + 1, unknownKanjiCost, "kanji");
    if (start + 1 < text.length && isKanji(text[start + 1])) put(start + 2, twoUnknownKanjiCost, "literal");
  } else {
    put(start + 1, unknownKanaCost, "function");
  }
  readSpellings(text, start, lexicon, put);
}

function readSpellings(text, start, lexicon, put) {
  let surface = "";
  let folded = isKatakana(text[start]) ? "" : null;
  let unfolded = isHiragana(text[start]) ? "" : null;
  for (let end = start + 1; end <= text.length && surface.length < lexicon.longest; end += 1) {
    const character = text[end - 1];
    surface += String.fromCodePoint(character);
    folded = folded !== null && isKatakana(character) ? folded + String.fromCodePoint(hiragana(character)) : null;
    unfolded = unfolded !== null && isHiragana(character) ? unfolded + String.fromCodePoint(katakana(character)) : null;
    const word = lexicon.words.get(surface);
    const inHiragana = word || folded === null || end - start < 2 ? undefined : lexicon.words.get(folded);
    const inKatakana = word || unfolded === null || end - start < shortestHiraganaSpelling ? undefined : lexicon.words.get(unfolded);
    if (word) {
      put(end, word[1], word[2] ? "function" : "lemma", word[0]);
    } else if (inHiragana && !inHiragana[2]) {
      put(end, inHiragana[1] + katakanaSpellingCost, "lemma", inHiragana[0]);
    } else if (inKatakana && !inKatakana[2]) {
      put(end, inKatakana[1] + hiraganaSpellingCost, "lemma", inKatakana[0]);
    }
    const stem = lexicon.stems.get(surface);
    if (!stem) continue;
    for (let endings = 0; endings < endingCosts.length; endings += 1) {
      if (endings > 0 && (end + endings > text.length || !isHiragana(text[end + endings - 1]))) break;
      put(end + endings, stem[1] + endingCosts[endings], "lemma", stem[0]);
    }
  }
}

/** From the end back to the beginning; single unknown kanji side by side are one word. */
function trace(text, steps) {
  const tokens = [];
  let joinsNext = false;
  for (let end = text.length; end > 0;) {
    const { start, kind, lemma } = steps[end];
    if (kind === "kanji" && joinsNext) tokens.at(-1).start = start;
    else tokens.push({ kind: kind === "kanji" ? "literal" : kind, lemma, start, end });
    joinsNext = kind === "kanji";
    end = start;
  }
  return tokens.reverse();
}

const joining = new Set("のをにが");

/** Names of the words in order, `#12` for a lemma; null where the words on either side are no phrase. */
export function unitsOf(text, tokens) {
  const units = [];
  for (const { kind, lemma, start, end } of tokens) {
    if (kind === "lemma") units.push(`#${lemma}`);
    else if (kind === "literal") units.push(textOf(text.slice(start, end)));
    else if (kind === "function" && !(end - start === 1 && joining.has(textOf([text[start]])))) units.push(null);
  }
  return units;
}
