// The conversation between pages. It stays in this tab's own storage: it ends with the tab, and on a shared computer
// nobody finds it later.

import { empty, read, write } from "./conversation.js";

const key = "chat";
const openKey = "chat-open";

export const store = {
  conversation() {
    const text = attempt(() => sessionStorage.getItem(key));
    return text ? read(text) : empty();
  },

  keep(conversation) {
    attempt(() => sessionStorage.setItem(key, write(conversation)));
  },

  forget() {
    attempt(() => sessionStorage.removeItem(key));
  },

  get isOpen() {
    return attempt(() => sessionStorage.getItem(openKey)) === "yes";
  },

  set isOpen(open) {
    attempt(() => sessionStorage.setItem(openKey, open ? "yes" : "no"));
  },
};

/** Storage may be forbidden or full; the conversation then lasts as long as the page. */
export function attempt(body) {
  try {
    return body();
  } catch {
    return null;
  }
}
