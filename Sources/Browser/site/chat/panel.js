// The conversation in a panel over the page: beside the text on wide screens, a sheet of its own on phones.

import { dialogueFor } from "./desk.js";
import { element, icon } from "../elements.js";
import { loadMenu } from "./menu.js";
import { keepForOffline } from "./offline.js";
import { store } from "./store.js";
import { Talk } from "./talk.js";
import { face } from "./turns.js";

const wide = matchMedia("(min-width: 64rem)");
let panel = null;

export async function openPanel(launcher, { focuses }) {
  if (panel === null) {
    const [menu] = await Promise.all([loadMenu(launcher.dataset.chat), styleSheet("../chat.css")]);
    panel = new Panel(launcher, menu);
  }
  panel.open(focuses);
}

/** A style sheet beside the modules, loaded. */
function styleSheet(name) {
  return new Promise((resolve, reject) => {
    const sheet = element("link", { rel: "stylesheet", href: new URL(name, import.meta.url).href });
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", () => reject(new Error(`style sheet: ${name}`)));
    document.head.append(sheet);
  });
}

class Panel {
  constructor(launcher, menu) {
    this.launcher = launcher;
    this.menu = menu;
    this.talk = new Talk({ menu, dialogue: dialogueFor(menu), path: location.pathname });
    this.dialog = this.build();
    document.body.append(this.dialog);
    keepForOffline();
  }

  build() {
    const { words, icons, name } = this.menu;
    const tool = (sign, label, action) => {
      const button = element("button", { type: "button", class: "chat-tool", title: label }, icon(icons, sign), element("span", { class: "visually-hidden" }, label));
      button.addEventListener("click", action);
      return button;
    };
    const page = element("a", { class: "chat-tool", href: this.launcher.href, title: words.own_page }, icon(icons, "external"), element("span", { class: "visually-hidden" }, words.own_page));
    const head = element("div", { class: "chat-head" }, face(this.menu), element("h2", { id: "chat-title", tabindex: "-1" }, name), page,
      tool("trash", words.forget, () => this.talk.forget()), tool("close", words.close, () => this.close()));
    const dialog = element("dialog", { class: "chat-panel", "aria-labelledby": "chat-title" }, head, this.talk.element);
    dialog.addEventListener("close", () => this.closed());
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.close();
    });
    return dialog;
  }

  open(focuses) {
    if (!this.dialog.open) {
      if (wide.matches) this.dialog.show();
      else this.dialog.showModal();
    }
    store.isOpen = true;
    this.launcher.setAttribute("aria-expanded", "true");
    this.launcher.hidden = true;
    this.talk.toEnd();
    // On a phone the keyboard would cover the greeting.
    if (focuses) (wide.matches ? this.talk.field : this.dialog.querySelector("h2")).focus({ preventScroll: true });
    else document.activeElement?.blur?.();
  }

  close() {
    if (!this.dialog.open) return;
    this.dialog.close();
    // The event of the same name comes later; until then the focus would be nowhere.
    this.closed();
  }

  /** Also for a browser that closes it by itself. */
  closed() {
    if (!this.launcher.hidden) return;
    store.isOpen = false;
    this.launcher.hidden = false;
    this.launcher.setAttribute("aria-expanded", "false");
    this.launcher.focus();
  }
}
