// The display settings form in the header: text size, colours, furigana.

import { choices, defaultChoices, parseChoices, storageKey } from "./display-choices.js";

const form = document.querySelector("[data-settings]");
if (form) start(form);

function start(form) {
  const darkDevice = matchMedia("(prefers-color-scheme: dark)");
  const chosen = read();
  showIn(form, { ...defaultChoices(darkDevice.matches), ...chosen });

  form.addEventListener("change", (event) => {
    chosen[event.target.name] = event.target.value;
    apply(chosen);
    write(chosen);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of Object.keys(choices)) delete chosen[name];
    apply(chosen);
    write(chosen);
    showIn(form, defaultChoices(darkDevice.matches));
  });
}

function showIn(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const radio = form.querySelector(`input[name="${name}"][value="${value}"]`);
    if (radio) radio.checked = true;
  }
}

function apply(chosen) {
  for (const name of Object.keys(choices)) {
    if (chosen[name]) document.documentElement.dataset[name] = chosen[name];
    else delete document.documentElement.dataset[name];
  }
}

function read() {
  try {
    return parseChoices(localStorage.getItem(storageKey));
  } catch {
    return {}; // storage is forbidden: the choice then lasts for this page
  }
}

function write(chosen) {
  try {
    localStorage.setItem(storageKey, JSON.stringify(chosen));
  } catch {
    // as above
  }
}
