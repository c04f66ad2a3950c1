// Asks, below the first answer, whether the conversation may be recorded. No answer is a no.

import { element } from "../elements.js";

const ages = ["age_10", "age_20", "age_30", "age_40", "age_50", "age_60", "age_70"];

/** The question as an element, or null where it need not be asked. */
export function consentForm(recording, { words }, decided) {
  if (!recording || recording.consent !== null) return null;
  const { residences } = recording.settings;
  const age = choice(words.record_age, [words.record_unsaid, ...ages.map((key) => words[`record_${key}`])]);
  const residence = choice(words.record_residence, [words.record_unsaid, ...residences, words.record_elsewhere]);
  const yes = element("button", { type: "button" }, words.record_yes);
  const no = element("button", { type: "button" }, words.record_no);
  const form = element("div", { class: "chat-consent", role: "group", "aria-label": words.record_title },
    element("p", { class: "chat-text" }, words.record_question),
    element("p", { class: "chat-note" }, words.record_note),
    element("div", { class: "chat-consent-choices" }, age.label, residence.label),
    element("ul", { class: "chat-choices", role: "list" }, element("li", {}, yes), element("li", {}, no)));
  const said = (select) => (select.selectedIndex > 0 ? select.value : undefined);
  yes.addEventListener("click", () => end({ agrees: true, age: said(age.select), residence: said(residence.select) }, words.record_thanks));
  no.addEventListener("click", () => end({ agrees: false }, words.record_refused));
  function end(consent, answer) {
    recording.decide(consent);
    const reply = element("p", { class: "chat-note", role: "status", tabindex: "-1" }, answer);
    form.replaceChildren(reply);
    reply.focus();
    decided();
  }
  return form;
}

function choice(label, options) {
  const select = element("select", {}, ...options.map((option) => element("option", { value: option }, option)));
  return { select, label: element("label", {}, element("span", {}, label), select) };
}
