// Sends the conversation to the server, if the visitor agreed to it. Nothing is sent before, and nothing waits for it: where
// the server is off, turns are kept in the tab and sent with the next ones.

import { attempt } from "./store.js";

const consentKey = "chat-record";
const sentKey = "chat-record-sent";
/** How long a turn waits for the next one, in milliseconds. */
const pause = 2000;
const outcomes = new Set(["answer", "candidates", "none", "senses"]);
const mostShown = 10;
const mostTurns = 60;

/** The turns of a conversation that say what was asked, as the server takes them. */
export function recordedTurns(turns) {
  return turns.filter((turn) => turn.from === "desk" && outcomes.has(turn.type) && turn.question).map((turn) => ({
    number: turn.number,
    question: turn.question,
    outcome: turn.type,
    shown: [turn.entry, ...(turn.entries ?? []), ...(turn.others ?? [])].filter(Boolean).map(({ id }) => id).filter(Boolean).slice(0, mostShown),
    ...(turn.helpful === undefined ? {} : { helpful: turn.helpful }),
  }));
}

export class Recording {
  /** `settings`: {address, residences} of the menu. */
  constructor(settings, { language, page }, { get = (...request) => fetch(...request), kept = attempt(() => sessionStorage), consents = attempt(() => localStorage) } = {}) {
    // Inside another site's frame a browser may forbid storage: then nobody is asked, and nothing is recorded.
    Object.assign(this, { settings, language, page, get, kept, consents });
    this.timer = null;
  }

  /** null: not asked yet; {agrees, age?, residence?} */
  get consent() {
    if (!this.kept || !this.consents) return { agrees: false };
    return attempt(() => JSON.parse(this.consents.getItem(consentKey)));
  }

  decide(consent) {
    attempt(() => this.consents.setItem(consentKey, JSON.stringify(consent)));
  }

  /** After every change of the conversation. */
  changed(conversation) {
    if (!this.consent?.agrees) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(conversation), pause);
  }

  async send(conversation) {
    const sent = this.sent();
    const turns = recordedTurns(conversation.turns).filter((turn) => sent.turns[turn.number] !== JSON.stringify(turn)).slice(-mostTurns);
    if (turns.length === 0 || !this.consent?.agrees) return false;
    const { age, residence } = this.consent;
    const body = JSON.stringify({
      id: sent.id, language: this.language, page: this.page, ...(age ? { age } : {}), ...(residence ? { residence } : {}), turns,
    });
    try {
      const response = await this.get(this.settings.address, { method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive: true });
      if (!response.ok) throw new Error(`record: ${response.status}`);
    } catch (trouble) {
      // Sent again with the next turn.
      console.warn(trouble);
      return false;
    }
    for (const turn of turns) sent.turns[turn.number] = JSON.stringify(turn);
    attempt(() => this.kept.setItem(sentKey, JSON.stringify(sent)));
    return true;
  }

  /** The conversation was deleted here: the next one has nothing to do with it. */
  forget() {
    clearTimeout(this.timer);
    attempt(() => this.kept.removeItem(sentKey));
  }

  /** {id, turns: number → what was sent of it}: the id is made here and says nothing about anybody. */
  sent() {
    const known = attempt(() => JSON.parse(this.kept.getItem(sentKey)));
    if (known?.id) return known;
    const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const made = { id, turns: {} };
    attempt(() => this.kept.setItem(sentKey, JSON.stringify(made)));
    return made;
  }
}
