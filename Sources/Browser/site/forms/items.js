// Reads what was typed into one item, as `Sources/FormEngine/ItemReading.swift` does; `Tests/Shared/forms` holds both together.

export const parts = {
  date: ["year", "month", "day"],
  birthday: ["year", "month", "day"],
  name: ["family", "given", "family_kana", "given_kana"],
  address: ["postal", "prefecture", "city", "street", "building"],
  location: ["place", "latitude", "longitude"],
};
export const optionalParts = { address: ["building"], location: ["latitude", "longitude"] };

// Characters, where the definition does not say otherwise.
const longestText = 200;
const longestParagraph = 4000;
const longestName = 100;
const longestMail = 254;
const longestWeb = 2000;
const mostFiles = 5;

const blank = "[ \\t\\n\\r\\u3000\\u00A0]";
const ends = new RegExp(`^${blank}+|${blank}+$`, "gu");

export function trimmed(values) {
  return (values?.[0] ?? "").replace(ends, "").replace(/\r\n?/gu, "\n");
}

const nfkc = (text) => text.normalize("NFKC");
const length = (text) => [...text].length;

/** Digits, at most fifteen, a sign, at most four places; null: something else. */
export function number(text) {
  return /^-?[0-9]{1,15}(\.[0-9]{1,4})?$/u.test(text) ? Number(text) : null;
}

function daysOf(month, year) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function exists(year, month, day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month, year);
}

/** `2026-04-01`, a day that exists. */
export function isoDay(text) {
  const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/u.exec(text);
  if (found === null) return null;
  const [year, month, day] = found.slice(1).map(Number);
  return exists(year, month, day) ? { year, month, day } : null;
}

const eras = [["明治", "M", 1867], ["大正", "T", 1911], ["昭和", "S", 1925], ["平成", "H", 1988], ["令和", "R", 2018]];
const earliestYear = 1800;

/** `1978`, `昭和53`, `S53`, `令和元年`; null: something else. */
export function year(text) {
  const plain = nfkc(text).replace(/ /gu, "").replace(/年$/u, "");
  if (/^[0-9]{4}$/u.test(plain)) return Number(plain) >= earliestYear ? Number(plain) : null;
  const found = /^([^0-9元]*)(元|[0-9]{1,2})$/u.exec(plain);
  if (found === null) return null;
  const era = eras.find(([name, letter]) => [name, name[0], letter, letter.toLowerCase()].includes(found[1]));
  const count = found[2] === "元" ? 1 : Number(found[2]);
  return era === undefined || count < 1 ? null : era[2] + count;
}

function count(text, unit) {
  const plain = nfkc(text);
  const digits = plain.endsWith(unit) ? plain.slice(0, -unit.length) : plain;
  return /^[0-9]{1,2}$/u.test(digits) ? Number(digits) : null;
}

const two = (value) => String(value).padStart(2, "0");

function time(text) {
  let plain = nfkc(text).replaceAll("時", ":").replaceAll("分", "");
  if (plain.endsWith(":")) plain += "00";
  const found = /^([0-9]{1,2}):([0-9]{1,2})$/u.exec(plain);
  if (found === null || Number(found[1]) > 23 || Number(found[2]) > 59) return null;
  return `${two(found[1])}:${two(found[2])}`;
}

// Everything people put between the digits of a number.
const hyphens = /[-‐‑‒–—―−ー().]/u;

function phone(text) {
  let made = "";
  for (const character of nfkc(text)) {
    if (character === " ") continue;
    if (hyphens.test(character)) {
      if (made !== "" && !made.endsWith("-")) made += "-";
    } else if (/[0-9]/u.test(character) || (character === "+" && made === "")) {
      made += character;
    } else {
      return null;
    }
  }
  if (made.endsWith("-")) made = made.slice(0, -1);
  const digits = made.replace(/[^0-9]/gu, "").length;
  if (made.startsWith("0")) return digits >= 10 && digits <= 11 ? made : null;
  return made.startsWith("+") && digits >= 8 && digits <= 15 ? made : null;
}

function mail(text) {
  const plain = nfkc(text);
  const [name, host, ...more] = plain.split("@");
  const isFine = more.length === 0 && host !== undefined && name !== "" && host.includes(".") && !host.startsWith(".")
    && !host.endsWith(".") && plain.length <= longestMail && /^[\x21-\x7E]+$/u.test(plain) && !/[,;<>()[\]\\"]/u.test(plain);
  return isFine ? plain : null;
}

function web(text) {
  const bytes = new TextEncoder().encode(text).length;
  const isFine = /^https?:\/\//u.test(text) && bytes <= longestWeb && bytes > "https://".length
    // eslint-disable-next-line no-control-regex
    && !/[\u0000-\u0020\u3000\u00A0<>"]/u.test(text);
  return isFine ? text : null;
}

function katakana(text) {
  return text.replace(/[\u3041-\u3096\u309D\u309E]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0) + 0x60));
}

function kana(text) {
  const made = katakana(nfkc(text));
  return /^[\u30A1-\u30FAー・ ]*$/u.test(made) ? made : null;
}

/** `1234567`, `〒１２３－４５６７` → `123-4567` */
export function postalCode(text) {
  const digits = [...nfkc(text)].filter((character) => character !== "〒" && character !== " " && !hyphens.test(character)).join("");
  return /^[0-9]{7}$/u.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3)}` : null;
}

/** Thirteen digits of which the first checks the others. */
export function corporation(text) {
  const digits = [...nfkc(text)].filter((character) => character !== " " && !hyphens.test(character)).join("");
  if (!/^[0-9]{13}$/u.test(digits)) return null;
  const sum = [...digits.slice(1)].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 2), 0);
  return Number(digits[0]) === 9 - (sum % 9) ? digits : null;
}

/** Decimal degrees, up to eight places, within bounds. */
function degrees(text, least, most) {
  const plain = nfkc(text);
  return /^[0-9]{1,3}(\.[0-9]{1,8})?$/u.test(plain) && Number(plain) >= least && Number(plain) <= most ? plain : null;
}

const readers = {
  time: [time, "wrong-time"], phone: [phone, "wrong-phone"], mail: [mail, "wrong-mail"], web: [web, "wrong-web"],
  corporation: [corporation, "wrong-corporation"],
};

/**
 * - `typed(part)`: what was typed into a part; `""` for an item that is typed as a whole
 * - returns `{ parts: {part: [text]}, value, faults: [[part, code]] }`
 */
export function readItem(item, typed) {
  const reading = { parts: {}, value: null, faults: [] };
  const take = (part, most) => {
    const text = trimmed(typed(part));
    if (text === "") return;
    reading.parts[part] = [text];
    reading.value = text;
    if (length(text) > most) reading.faults.push([part, "too-long"]);
  };
  const takeRead = (part, read, code) => {
    const text = trimmed(typed(part));
    if (text === "") return;
    const made = read(text);
    reading.parts[part] = [made ?? text];
    reading.value = made ?? text;
    if (made === null) reading.faults.push([part, code]);
  };
  switch (item.type) {
    case "text": take("", item.most ?? longestText); break;
    case "paragraph": take("", item.most ?? longestParagraph); break;
    case "number": readNumber(item, trimmed(typed("")), reading); break;
    case "choice": case "choices": readOptions(item, typed(""), reading); break;
    case "agree":
      if (trimmed(typed("")) === "yes") Object.assign(reading, { parts: { "": ["yes"] }, value: "yes" });
      break;
    case "date": case "birthday": readDate(typed, reading); break;
    case "name": {
      for (const part of ["family", "given"]) take(part, longestName);
      for (const part of ["family_kana", "given_kana"]) {
        takeRead(part, kana, "not-kana");
        if (length(reading.parts[part]?.[0] ?? "") > longestName) reading.faults.push([part, "too-long"]);
      }
      reading.value = ["family", "given"].flatMap((part) => reading.parts[part] ?? []).join(" ") || null;
      break;
    }
    case "address":
      takeRead("postal", postalCode, "wrong-postal-code");
      for (const part of ["prefecture", "city", "street", "building"]) take(part, longestText);
      reading.value = ["prefecture", "city", "street"].flatMap((part) => reading.parts[part] ?? []).join("") || null;
      break;
    case "location": {
      take("place", longestText);
      takeRead("latitude", (text) => degrees(text, 20, 46), "wrong-point");
      takeRead("longitude", (text) => degrees(text, 122, 154), "wrong-point");
      const { place, latitude, longitude } = reading.parts;
      if ((latitude === undefined) !== (longitude === undefined)) {
        reading.faults.push([latitude === undefined ? "latitude" : "longitude", "wrong-point"]);
      }
      reading.value = place?.[0] ?? ([...(latitude ?? []), ...(longitude ?? [])].join(",") || null);
      break;
    }
    case "file": case "photo": {
      const files = (typed("") ?? []).filter((text) => /^[0-9a-f]{32} ./su.test(text));
      if (files.length === 0) break;
      reading.parts[""] = files;
      reading.value = files.map((text) => text.slice(33));
      if (files.length > (item.most ?? mostFiles)) reading.faults.push(["", "too-many"]);
      break;
    }
    default:
      if (item.type in readers) takeRead("", ...readers[item.type]);
  }
  return reading;
}

function readNumber(item, text, reading) {
  if (text === "") return;
  let plain = nfkc(text).replace(/[, ]/gu, "");
  const unit = nfkc(item.unit ?? "");
  if (unit !== "" && plain.endsWith(unit)) plain = plain.slice(0, -unit.length);
  const value = number(plain);
  reading.parts[""] = [value === null ? text : plain];
  reading.value = value ?? text;
  if (value === null) reading.faults.push(["", "not-a-number"]);
  else if (item.least !== undefined && value < item.least) reading.faults.push(["", "too-small"]);
  else if (item.most !== undefined && value > item.most) reading.faults.push(["", "too-large"]);
}

function readOptions(item, typed, reading) {
  const isOne = item.type === "choice";
  const values = (typed ?? []).map((text) => trimmed([text])).filter((text) => text !== "");
  if (values.length === 0) return;
  const codes = item.options.map(([code]) => code);
  const chosen = codes.filter((code) => values.includes(code));
  if (values.some((text) => !codes.includes(text)) || (isOne && chosen.length !== 1)) reading.faults.push(["", "not-an-option"]);
  reading.parts[""] = chosen.length === 0 ? values : chosen;
  if (chosen.length === 0) return;
  reading.value = isOne ? chosen[0] : chosen;
  if (isOne) return;
  if (item.least !== undefined && chosen.length < item.least) reading.faults.push(["", "too-few"]);
  if (item.most !== undefined && chosen.length > item.most) reading.faults.push(["", "too-many"]);
}

function readDate(typed, reading) {
  const keep = (whole, shown) => {
    reading.parts = { year: [shown ?? String(whole.year)], month: [String(whole.month)], day: [String(whole.day)] };
    reading.value = `${String(whole.year).padStart(4, "0")}-${two(whole.month)}-${two(whole.day)}`;
  };
  const whole = trimmed(typed(""));
  const iso = isoDay(whole);
  if (iso !== null) {
    keep(iso);
    return;
  }
  const texts = parts.date.map((part) => trimmed(typed(part)));
  if (texts.every((text) => text === "")) {
    if (whole !== "") {
      reading.parts[""] = [whole];
      reading.faults.push(["year", "wrong-date"]);
    }
    return;
  }
  texts.forEach((text, index) => { if (text !== "") reading.parts[parts.date[index]] = [text]; });
  if (texts.includes("")) {
    reading.faults.push([parts.date[texts.indexOf("")], "incomplete-date"]);
    return;
  }
  const day = { year: year(texts[0]), month: count(texts[1], "月"), day: count(texts[2], "日") };
  if (day.year === null || day.month === null || day.day === null || !exists(day.year, day.month, day.day)) {
    reading.faults.push(["year", "wrong-date"]);
    return;
  }
  keep(day, texts[0]);
}
