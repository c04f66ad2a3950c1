// One conversation in one place of the page: the list of turns, the field for the next question, and what buttons do.

import { consentForm } from "./consent.js";
import { add, change, previousQuestion, tidy, longestQuestion } from "./conversation.js";
import { element, icon } from "../elements.js";
import { loadCategory } from "./menu.js";
import { Recording } from "./recording.js";
import { store } from "./store.js";
import { turnElement } from "./turns.js";

/** How long an answer may take before the desk says that it is looking, in milliseconds. */
const patience = 300;

export class Talk {
  /** `dialogue` is a promise of a Dialogue: the index is fetched while the visitor still reads the greeting. */
  constructor({ menu, dialogue, path, opensElsewhere = false }) {
    this.menu = menu;
    this.dialogue = dialogue;
    this.context = { menu, path, opensElsewhere };
    this.recording = menu.record ? new Recording(menu.record, { language: document.documentElement.dataset.language ?? "ja", page: path }) : null;
    this.conversation = store.conversation();
    this.element = this.build();
    if (this.conversation.turns.length === 0) this.say({ from: "desk", type: "greeting" }, { quietly: true });
    else for (const turn of this.conversation.turns) this.show(turn);
  }

  build() {
    const { words, icons } = this.menu;
    this.turns = element("ol", { class: "chat-turns", role: "list" });
    this.log = element("div", { class: "chat-log", role: "log", "aria-live": "polite", "aria-label": words.log, tabindex: "0" }, this.turns);
    this.field = element("textarea", { name: "question", rows: "1", maxlength: longestQuestion, autocomplete: "off", enterkeyhint: "send", placeholder: words.placeholder, "aria-label": words.field });
    this.send = element("button", { class: "chat-send", type: "submit" }, icon(icons, "arrow-up"), element("span", { class: "visually-hidden" }, words.send));
    this.privacy = element("p", { class: "chat-privacy" });
    this.showPrivacy();
    this.form = element("form", { class: "chat-form" }, this.field, this.send);
    const root = element("div", { class: "chat-talk" }, this.log, this.form, this.privacy);

    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.askField();
    });
    this.field.addEventListener("keydown", (event) => {
      // Enter also ends a conversion from kana; that one does not send.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.askField();
    });
    this.field.addEventListener("input", () => this.fitField());
    this.turns.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-do]");
      if (button) this.act(button);
    });
    return root;
  }

  fitField() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  // What the visitor does

  askField() {
    const text = tidy(this.field.value);
    if (text === "" || this.isBusy) return;
    this.field.value = "";
    this.fitField();
    this.ask(text, text);
  }

  act(button) {
    const { id, question, words, position, value } = button.dataset;
    const turn = Number(button.closest("[data-turn]").dataset.turn);
    if (this.isBusy && button.dataset.do !== "helpful") return;
    const verbs = {
      ask: () => this.ask(question, question),
      again: () => this.ask(question, null),
      show: () => this.showEntry(id, button.textContent),
      sense: () => this.ask(`${question} ${words}`, button.textContent),
      categories: () => this.say({ from: "desk", type: "categories" }, { focuses: true }),
      category: () => this.showCategory(this.menu.categories[Number(position)]),
      none: () => this.refuse(turn),
      helpful: () => this.judge(turn, value === "yes"),
    };
    verbs[button.dataset.do]?.();
  }

  /** `said` is what the visitor's own bubble shows; null where it stands there already. */
  async ask(text, said) {
    const previous = previousQuestion(this.conversation);
    if (said !== null) this.say({ from: "visitor", text: said });
    await this.answer((dialogue) => dialogue.ask(text, previous), text);
  }

  async showEntry(id, title) {
    this.say({ from: "visitor", text: title });
    await this.answer((dialogue) => dialogue.show(id), title);
  }

  async showCategory(category) {
    this.say({ from: "visitor", text: category.name });
    await this.answer(async () => ({ type: "category", name: category.name, entries: await loadCategory(category) }), "");
  }

  refuse(number) {
    const turn = this.conversation.turns.find((other) => other.number === number);
    this.say({ from: "visitor", text: this.menu.words.none_of_these });
    this.say({ from: "desk", type: "none", question: turn?.question ?? "", entries: [], pages: [] });
  }

  judge(number, isHelpful) {
    this.conversation = change(this.conversation, number, { helpful: isHelpful });
    this.keep();
    const turn = this.conversation.turns.find((other) => other.number === number);
    const old = this.turns.querySelector(`[data-turn="${number}"]`);
    const renewed = turnElement(turn, this.context);
    old.replaceWith(renewed);
    renewed.querySelector("p.chat-feedback")?.focus();
    if (!isHelpful) this.say({ from: "desk", type: "none", question: turn.question, entries: turn.others, pages: turn.pages });
  }

  // What the desk does

  /** Says what `find` finds; if the index cannot be reached, that it cannot, and the question can be sent again. */
  async answer(find, question) {
    this.isBusy = true;
    const waiting = setTimeout(() => this.showLooking(), patience);
    let turn;
    try {
      turn = await find(await this.dialogue());
    } catch (trouble) {
      console.warn(trouble);
      turn = { type: "trouble", question };
    }
    clearTimeout(waiting);
    this.looking?.remove();
    this.isBusy = false;
    this.say({ from: "desk", ...turn });
  }

  showLooking() {
    this.looking = element("li", { class: "chat-looking" }, this.menu.words.looking);
    this.turns.append(this.looking);
    this.looking.scrollIntoView({ block: "end" });
  }

  say(turn, { quietly = false, focuses = false } = {}) {
    this.conversation = add(this.conversation, turn);
    this.keep();
    const shown = this.show(this.conversation.turns.at(-1));
    if (turn.from === "desk" && turn.question) this.askConsent(shown);
    if (quietly) return;
    this.scrollTo(shown);
    if (focuses) shown.querySelector("button, a")?.focus({ preventScroll: true });
  }

  keep() {
    store.keep(this.conversation);
    this.recording?.changed(this.conversation);
  }

  /** Once; below the first answer, so that nobody has to decide before there is anything to decide about. */
  askConsent(shown) {
    if (this.turns.querySelector(".chat-consent")) return;
    const form = consentForm(this.recording, this.menu, () => this.decided());
    if (form) shown.querySelector(".chat-said").append(form);
  }

  decided() {
    this.showPrivacy();
    this.recording.changed(this.conversation);
  }

  /** What happens to questions: nothing, or what the visitor agreed to, until it is taken back. */
  showPrivacy() {
    const { words } = this.menu;
    if (!this.recording?.consent?.agrees) {
      this.privacy.replaceChildren(words.privacy);
      return;
    }
    const stop = element("button", { type: "button", class: "chat-text-tool" }, words.record_stop);
    stop.addEventListener("click", () => {
      this.recording.decide({ agrees: false });
      this.showPrivacy();
      this.field.focus();
    });
    this.privacy.replaceChildren(words.recording, " ", stop);
  }

  show(turn) {
    const made = turnElement(turn, this.context);
    this.turns.append(made);
    return made;
  }

  /** Everything said is forgotten, here and in the tab's storage. */
  forget() {
    store.forget();
    this.recording?.forget();
    this.conversation = store.conversation();
    this.turns.replaceChildren();
    this.say({ from: "desk", type: "greeting" }, { quietly: true });
    this.field.focus();
  }

  /** To the last turn, when a conversation is opened again. */
  toEnd() {
    const last = this.turns.lastElementChild;
    if (last) this.scrollTo(last);
  }

  /** An answer is read from its first line, with the question still in sight above it. */
  scrollTo(turn) {
    const above = turn.previousElementSibling;
    const first = above?.matches(".chat-turn-visitor") ? above : turn;
    this.log.scrollTop = first.offsetTop - this.turns.offsetTop;
  }
}
