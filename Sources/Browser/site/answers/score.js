// What the words and the wording of one question say of every entry. The same as Sources/AnswerIndex/Asking/Score.swift:
// all that is added up is whole numbers, added in the same order, so both come to the same ranking.

const termWeight = 2;
const phraseWeight = 1;
const titleShare = 0.47;
const wordingShare = 0.25;
const leastWording = 16;
const highest = 31;
const strongest = 10;
const rarityScale = 16;
const unknownRarity = 96;
const unknownPair = 112;
const certain = 0.5;
const candidates = 0.2;
/** What it takes to be certain: see Score.swift. */
const demanded = { coverage: 0.7, words: 2.4, title: 0.65, mostOtherwise: 0.49 };

export class Score {
  /** `limit`: entries from here on are not asked for. */
  constructor(entries, limit) {
    this.limit = limit;
    this.terms = new Int32Array(entries);
    this.titles = new Int32Array(entries);
    this.wording = new Int32Array(entries);
    this.covered = new Int32Array(entries);
    this.mass = 0;
    this.wordingMass = 0;
    this.hasTerms = false;
  }

  /** A record of terms/N.json, or undefined for a word that the index does not know. */
  addTerm(record, isPhrase) {
    if (!isPhrase) this.mass += record?.[0] ?? unknownRarity;
    if (!record) return;
    const [rarity, entries, titles] = record;
    const weight = isPhrase ? phraseWeight : termWeight;
    const most = entries[0] ?? 0;
    this.eachLevel(entries, (level, entry) => {
      this.terms[entry] += weight * level;
      if (!isPhrase) this.covered[entry] += whole(rarity * 4 * Math.min(100, whole(level * 10000 / Math.max(1, most * 35))) / 100);
      this.hasTerms = true;
    });
    this.eachLevel(titles, (level, entry) => { this.titles[entry] += weight * level; });
  }

  /** A record of pairs/N.json, or undefined. */
  addPair(record) {
    this.wordingMass += record?.[0] ?? unknownPair;
    if (!record) return;
    let entry = 0;
    for (let position = 1; position < record.length; position += 1) {
      entry += record[position];
      if (entry < this.limit) this.wording[entry] += record[0];
    }
  }

  eachLevel(levels, visit) {
    for (let position = 0; position + 1 < levels.length; position += 2) {
      let entry = 0;
      for (const distance of levels[position + 1]) {
        entry += distance;
        if (entry < this.limit) visit(levels[position], entry);
      }
    }
  }

  /** The share of the title, or of a variant, that the question explains. Terms of several variants may add up to more. */
  title(entry) {
    return Math.min(1, this.titles[entry] / (termWeight * highest));
  }

  /** Entries by falling score, ties by position: [{entry, total}]. */
  ranked() {
    const terms = Math.max(1, greatest(this.terms));
    const wording = Math.max(leastWording, greatest(this.wording));
    const scored = [];
    for (let entry = 0; entry < this.limit; entry += 1) {
      if (this.terms[entry] === 0 && this.titles[entry] === 0 && this.wording[entry] === 0) continue;
      const total = this.terms[entry] / terms + titleShare * this.title(entry) + wordingShare * (this.wording[entry] / wording);
      scored.push({ entry, total });
    }
    return scored.sort((a, b) => b.total - a.total || a.entry - b.entry);
  }

  /** From 0 to 1: how likely the first result answers the question. */
  confidence(ranked) {
    if (ranked.length === 0 || !this.hasTerms) return 0;
    const { entry } = ranked[0];
    const total = (place) => ranked[place]?.total ?? 0;
    const mass = Math.max(1, this.mass) / rarityScale;
    const step = strongest / highest / termWeight;
    const strength = this.terms[entry] * step / mass;
    const title = this.title(entry);
    const coverage = this.covered[entry] / (rarityScale * 4) / mass;
    const share = this.wordingMass === 0 ? 0 : this.wording[entry] / this.wordingMass;
    const x = -3.45 + 0.45 * strength + 2.26 * title + 0.19 * (total(0) - total(1)) + 2.35 * (total(0) - total(4))
      + 0.17 * coverage + 3.42 * share - 0.06 * Math.log(mass);
    const likelihood = 1 / (1 + Math.exp(-x));
    const rarest = Math.log(1 + (this.terms.length - 0.5) / 1.5);
    const isSaidEnough = mass >= demanded.words * rarest || title >= demanded.title;
    return coverage >= demanded.coverage && isSaidEnough ? likelihood : Math.min(likelihood, demanded.mostOtherwise);
  }
}

/** "certain" | "candidates" | "none" */
export function outcomeOf(confidence) {
  if (confidence >= certain) return "certain";
  return confidence >= candidates ? "candidates" : "none";
}

function whole(number) {
  return Math.floor(number);
}

function greatest(numbers) {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}
