// The banner that follows on every page. It is a link to the chat page; here it opens the conversation in its place.
// Everything else is fetched when somebody wants it: a page whose visitor asks nothing pays for these lines only.

import { store } from "./store.js";

const launcher = document.querySelector("[data-chat]");
if (launcher) prepare(launcher);

function prepare(launcher) {
  launcher.setAttribute("role", "button");
  launcher.setAttribute("aria-haspopup", "dialog");
  launcher.setAttribute("aria-expanded", "false");
  launcher.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(launcher, true);
  });
  launcher.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      open(launcher, true);
    }
  });
  // Who had it open on the page before finds it open, where it does not cover the page.
  if (store.isOpen && matchMedia("(min-width: 64rem)").matches) open(launcher, false);
}

async function open(launcher, focuses) {
  launcher.classList.add("is-loading");
  try {
    const { openPanel } = await import("./panel.js");
    await openPanel(launcher, { focuses });
  } catch {
    // The modules cannot be fetched: the chat page says more, and what is cached of it may still be there.
    if (focuses) location.assign(launcher.href);
  } finally {
    launcher.classList.remove("is-loading");
  }
}
