// What the desk answers: pure decisions over the answer index and the menu. No DOM.
//
// Turns of the desk (`question` is what was asked, `subject` with the words it was understood with):
//   {type: "greeting"}
//   {type: "answer", question, subject, entry, others, pages, continued}   one certain answer with alternatives
//   {type: "candidates", question, subject, entries, pages, continued}     "is it one of these?"
//   {type: "none", question, subject, entries, pages}                      nothing certain: the desk to call, the nearest entries
//   {type: "senses", question, word, options: [{label, words}]}            a word with several meanings
//   {type: "categories"}                                                   the fields, as buttons
//   {type: "category", name, entries}                                      the questions of one field
//   {type: "thanks"} | {type: "hello"}                                     a courtesy, no question
//   {type: "trouble", question}                                            the index cannot be reached

const candidateCount = 5;
const alternativeCount = 2;
const pageCount = 3;
/** A question joined to the one before has to be this much surer than by itself; found by hand on the sample's dialogues. */
const continuationGain = 0.1;

export class Dialogue {
  /**
   * `index` is what openAnswers (answers/engine.js) gives: `ask(text, {limit, kinds})` and `answer(id)`.
   * `courtesies` are the words of thanks and of greeting, separated by `|`: {thanks, hello}.
   */
  constructor(index, courtesies) {
    this.index = index;
    this.courtesies = courtesies;
  }

  /** The turn that answers a text; `previous` is the question before, "" for none. */
  async ask(text, previous = "") {
    const courtesy = courtesyOf(text, this.courtesies);
    if (courtesy) return { type: courtesy };
    const found = await this.find(text, previous);
    const { result, subject, continued } = found;
    if (result.senses && !continued) {
      return { type: "senses", question: text, subject, word: result.senses.word, options: result.senses.options };
    }
    const pages = await this.pages(subject);
    const entries = result.results.slice(0, candidateCount).map(line);
    if (result.outcome === "certain") {
      const [first, ...rest] = result.results;
      const entry = await this.index.answer(first.id);
      return { type: "answer", question: text, subject, entry, others: rest.slice(0, alternativeCount).map(line), pages, continued };
    }
    if (result.outcome === "candidates") return { type: "candidates", question: text, subject, entries, pages, continued };
    return { type: "none", question: text, subject, entries, pages };
  }

  /** The text by itself or, if that makes it clearly surer, joined to the question before. */
  async find(text, previous) {
    const alone = await this.index.ask(text, { limit: candidateCount, kinds: ["faq"] });
    if (previous === "" || alone.outcome === "certain" || previous === text) return { result: alone, subject: text, continued: false };
    const subject = `${previous} ${text}`;
    const joined = await this.index.ask(subject, { limit: candidateCount, kinds: ["faq"] });
    const isSurer = joined.outcome !== "none" && joined.confidence > alone.confidence + continuationGain;
    return isSurer ? { result: joined, subject, continued: true } : { result: alone, subject: text, continued: false };
  }

  /** Pages, programs and news that go with a question. */
  async pages(text) {
    const found = await this.index.ask(text, { limit: pageCount, kinds: null });
    return found.outcome === "none" ? [] : found.results.filter((result) => result.kind !== "faq").slice(0, pageCount).map(line);
  }

  /** The turn that shows one entry: chosen from a list, or by a follow-up choice. */
  async show(id, question = "") {
    const entry = await this.index.answer(id);
    return { type: "answer", question: question || entry.title, subject: question || entry.title, entry, others: [], pages: [], continued: false };
  }
}

/** What a list shows of an entry. */
function line({ id, kind, title, url }) {
  return { id, kind, title, url };
}

/** "thanks", "hello" or null: a text that is nothing but a courtesy. */
export function courtesyOf(text, courtesies) {
  const bare = text.normalize("NFKC").toLowerCase().replace(/[\p{P}\p{S}\s]/gu, "");
  const isSaid = (words) => words.split("|").some((word) => word !== "" && bare === word.replace(/\s/g, ""));
  return ["thanks", "hello"].find((kind) => isSaid(courtesies[kind] ?? "")) ?? null;
}
