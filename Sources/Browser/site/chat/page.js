// The chat as a page of its own, and inside the frame on other sites.

import { dialogueFor } from "./desk.js";
import { element } from "../elements.js";
import { loadMenu } from "./menu.js";
import { keepForOffline, offlineTools } from "./offline.js";
import { Talk } from "./talk.js";

const place = document.querySelector("[data-chat-page]");
if (place) start(place);

async function start(place) {
  const asked = new URLSearchParams((location.hash || location.search).slice(1)).get("q");
  try {
    const menu = await loadMenu(place.dataset.chatPage);
    const isFramed = place.hasAttribute("data-framed");
    const talk = new Talk({ menu, dialogue: dialogueFor(menu), path: place.dataset.path ?? location.pathname, opensElsewhere: isFramed });
    place.replaceChildren(talk.element);
    if (!isFramed) place.append(tools(talk, menu));
    place.hidden = false;
    document.documentElement.dataset.chatting = "";
    keepForOffline();
    talk.toEnd();
    if (asked) talk.ask(asked, asked);
  } catch (trouble) {
    // The page without the conversation is complete: fields and questions as links.
    console.warn(trouble);
  }
}

function tools(talk, menu) {
  const forget = element("button", { type: "button", class: "chat-text-tool" }, menu.words.forget);
  forget.addEventListener("click", () => talk.forget());
  return element("div", { class: "chat-tools" }, forget, offlineTools(menu));
}
