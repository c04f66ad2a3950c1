// A turn of the conversation as elements. Buttons say with `data-do` what they do; talk.js listens.

import { element, fill, icon } from "../elements.js";
import { openingFor } from "./menu.js";

/** A turn as an element; `context` is {menu, path, opensElsewhere}. */
export function turnElement(turn, context) {
  const isVisitor = turn.from === "visitor";
  const body = isVisitor ? element("p", { class: "chat-text" }, turn.text) : makers[turn.type](turn, context);
  const said = element("div", { class: "chat-said" }, ...[body].flat());
  return element("li", { class: `chat-turn chat-turn-${isVisitor ? "visitor" : "desk"}`, "data-turn": turn.number },
    isVisitor ? element("span", { class: "visually-hidden" }, context.menu.words.you) : face(context.menu), said);
}

export function face({ character, name }) {
  return element("span", { class: "chat-face" },
    element("img", { src: character, alt: "", width: 40, height: 40 }), element("span", { class: "visually-hidden" }, name));
}

const makers = {
  greeting(_, { menu, path }) {
    const { greeting, suggestions } = openingFor(menu, path);
    return [
      element("p", { class: "chat-text" }, greeting),
      choices(suggestions.map(suggestion)),
      menu.categories.length > 0 && choices([act("categories", {}, menu.words.by_category)], "chat-second"),
    ];
  },

  answer(turn, context) {
    const { menu } = context;
    const { entry } = turn;
    return [
      turn.continued && continuedNote(turn, menu),
      element("h3", { class: "chat-question" }, entry.title),
      prose(entry.html, context),
      applications(entry.applications ?? [], context),
      links(entry.links ?? [], context),
      choices((entry.choices ?? []).map((choice) => offered(choice, context)), "", menu.words.next_choices),
      element("p", { class: "chat-source" }, link({ title: menu.words.open_page, url: entry.url }, context)),
      feedback(turn, menu),
      list(turn.others, menu.words.others, menu),
      pageList(turn.pages, context),
    ];
  },

  candidates(turn, context) {
    const { menu } = context;
    if (turn.refused) return element("p", { class: "chat-text" }, menu.words.is_it_one);
    return [
      turn.continued && continuedNote(turn, menu),
      list(turn.entries, menu.words.is_it_one, menu),
      choices([act("none", {}, menu.words.none_of_these)], "chat-second"),
      pageList(turn.pages, context),
    ];
  },

  none(turn, context) {
    const { menu } = context;
    return [
      element("p", { class: "chat-text" }, menu.words.nothing_certain),
      desk(menu),
      list(turn.entries, menu.words.nearest, menu),
      pageList(turn.pages, context),
      turn.question && menu.search
        ? element("p", { class: "chat-source" }, link({ title: menu.words.search_site, url: `${menu.search}#q=${encodeURIComponent(turn.question)}` }, context)) : null,
    ];
  },

  senses(turn, { menu }) {
    const options = turn.options.map((option) => act("sense", { words: option.words, question: turn.question }, option.label));
    return [element("p", { class: "chat-text" }, fill(menu.words.which_sense, { word: turn.word })), choices(options)];
  },

  categories(_, { menu }) {
    const buttons = menu.categories.map((category, position) =>
      act("category", { position }, category.name, element("span", { class: "chat-number" }, String(category.count))));
    return [element("p", { class: "chat-text" }, menu.words.choose_category), choices(buttons, "chat-grid")];
  },

  category(turn, { menu }) {
    return [list(turn.entries, turn.name, menu), choices([act("categories", {}, menu.words.other_category)], "chat-second")];
  },

  thanks: (_, { menu }) => element("p", { class: "chat-text" }, menu.words.thanks_reply),
  hello: (_, { menu }) => element("p", { class: "chat-text" }, menu.words.hello_reply),

  trouble(turn, { menu }) {
    return [
      element("p", { class: "chat-text chat-trouble" }, icon(menu.icons, "alert"), menu.words.trouble),
      turn.question ? choices([act("again", { question: turn.question }, menu.words.try_again)], "chat-second") : null,
      desk(menu),
    ];
  },
};

// Parts

function act(verb, values, ...content) {
  const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [`data-${key}`, value]));
  return element("button", { type: "button", "data-do": verb, ...data }, ...content);
}

function choices(buttons, modifier = "", heading = null) {
  if (buttons.length === 0) return null;
  const items = buttons.map((button) => element("li", {}, button));
  return element("div", { class: "chat-choices-group" },
    heading && element("p", { class: "chat-label" }, heading),
    element("ul", { class: `chat-choices ${modifier}`.trim(), role: "list" }, ...items));
}

/** A suggestion asks its question, shows its entry or leads to its page. */
function suggestion(item) {
  if (item.id) return act("show", { id: item.id }, item.title);
  if (item.url) return element("a", { class: "chat-link-button", href: item.url }, item.title);
  return act("ask", { question: item.question ?? item.title }, item.title);
}

function offered(choice, context) {
  return choice.id ? act("show", { id: choice.id }, choice.title) : link(choice, context, "chat-link-button");
}

function list(entries, heading, { icons, kinds }) {
  if (!entries || entries.length === 0) return null;
  const items = entries.map((entry) => element("li", {},
    act("show", { id: entry.id }, element("span", {}, entry.title), icon(icons, "arrow-right"))));
  return element("div", { class: "chat-list" },
    element("p", { class: "chat-label" }, heading), element("ul", { role: "list", "aria-label": kinds.faq }, ...items));
}

function pageList(pages, context) {
  if (!pages || pages.length === 0) return null;
  const items = pages.map((page) => element("li", {}, link(page, context),
    element("span", { class: "chat-kind" }, context.menu.kinds[page.kind] ?? "")));
  return element("div", { class: "chat-pages" },
    element("p", { class: "chat-label" }, context.menu.words.pages), element("ul", { role: "list" }, ...items));
}

function links(entries, context) {
  if (entries.length === 0) return null;
  return element("div", { class: "chat-pages" }, element("p", { class: "chat-label" }, context.menu.words.links),
    element("ul", { role: "list" }, ...entries.map((entry) => element("li", {}, link(entry, context)))));
}

function applications(entries, context) {
  if (entries.length === 0) return null;
  const items = entries.map((entry) => element("li", {}, link(entry, context, "chat-apply"),
    entry.note ? element("span", { class: "chat-note" }, entry.note) : null));
  return element("div", { class: "chat-applications" },
    element("p", { class: "chat-label" }, context.menu.words.applications), element("ul", { role: "list" }, ...items));
}

/** In a frame on somebody else's site pages open beside it, not inside the frame. */
function link({ title, url, lang = null }, { opensElsewhere }, style = null) {
  return element("a", { href: url, class: style, lang, hreflang: lang, ...(opensElsewhere ? { target: "_blank", rel: "noopener" } : {}) }, title);
}

function prose(html, { opensElsewhere }) {
  const box = element("div", { class: "prose chat-prose" });
  // The site's own page text, rendered and checked by the build that wrote this script.
  box.innerHTML = html;
  if (opensElsewhere) for (const anchor of box.querySelectorAll("a[href]")) Object.assign(anchor, { target: "_blank", rel: "noopener" });
  return box;
}

function desk({ desk, words, icons }) {
  if (!desk) return null;
  const phone = desk.phone && element("a", { class: "chat-phone", href: `tel:${desk.phone.replace(/[^\d+]/g, "")}` },
    icon(icons, "phone"), desk.phone);
  return element("div", { class: "chat-desk" },
    element("p", { class: "chat-label" }, words.desk),
    element("p", { class: "chat-desk-name" }, desk.url ? element("a", { href: desk.url }, desk.name) : desk.name),
    phone && element("p", {}, phone),
    desk.hours && element("p", { class: "chat-note" }, desk.hours));
}

function continuedNote(turn, { words }) {
  return element("p", { class: "chat-note" }, words.continued);
}

function feedback(turn, { words }) {
  if (turn.helpful !== undefined) {
    return element("p", { class: "chat-feedback", tabindex: "-1" }, turn.helpful ? words.glad : words.sorry);
  }
  return element("div", { class: "chat-feedback", role: "group", "aria-label": words.helpful },
    element("span", {}, words.helpful),
    act("helpful", { value: "yes" }, words.yes), act("helpful", { value: "no" }, words.no));
}
