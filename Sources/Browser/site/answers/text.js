// A text as the index sees it, and what the segmenter has to know of a character. The same as
// Sources/AnswerIndex/Segmenting/Characters.swift; shared tests hold both together. Texts are arrays of code points.

const lettersAndNumbers = /[\p{L}\p{N}_]/u;

export const isKanji = (c) => (c >= 0x4e00 && c <= 0x9fff) || c === 0x3005 || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x20000 && c <= 0x323af);
/** Hiragana and the long vowel mark. */
export const isHiragana = (c) => (c >= 0x3040 && c <= 0x309f) || c === 0x30fc;
export const isKatakana = (c) => c >= 0x30a0 && c <= 0x30ff;
/** What an unknown word in katakana is made of: letters and the long vowel mark, no middle dot. */
export const isKatakanaLetter = (c) => (c >= 0x30a1 && c <= 0x30fa) || c === 0x30fc;
export const isDigit = (c) => c >= 0x30 && c <= 0x39;
export const isWord = (c) => lettersAndNumbers.test(String.fromCodePoint(c));
/** Letters of scripts that write words with blanks between them: Latin, Cyrillic, Hangul … */
export const isSpacedLetter = (c) => (c >= 0x61 && c <= 0x7a) || (c >= 0x80 && isWord(c) && !isKanji(c) && !isHiragana(c) && !isKatakana(c));
export const hiragana = (c) => (c >= 0x30a1 && c <= 0x30f6 ? c - 0x60 : c);
export const katakana = (c) => (c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c);

/** NFKC, lower case, one kind of dash and of wave, one blank for any white space; no variation selectors. */
export function indexText(text) {
  const plain = text.normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212\uff70]/g, "-")
    .replace(/[\u301c\uff5e]/g, "~")
    .replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, "")
    .toLowerCase()
    .replace(/[ \t-\r\u00a0\u3000]+/g, " ").replace(/^ | $/g, "");
  return Array.from(plain, (character) => character.codePointAt(0));
}

export const textOf = (codes) => String.fromCodePoint(...codes);
