// Live reload for `serve --watch`: reloads the page when its files were rebuilt, swaps style sheets in place, and
// shows what is wrong in the content. Never part of a published site.

const EVENTS = "/_live/events";
const SCROLL_KEY = "live-reload-scroll";
const RECONNECT_AFTER = 1000; // milliseconds; the browser gives up by itself on some failures

// --- Deciding -------------------------------------------------------------------------------------------------------

/** Whether nothing but style sheets changed. */
export function onlyStyles(paths) {
  return paths.length > 0 && paths.every((path) => path.endsWith(".css"));
}

/** The problems in what the server sent: an array, or an object that holds it. */
export function problemList(data) {
  const list = Array.isArray(data) ? data : data?.problems;
  return Array.isArray(list) ? list : [];
}

/** `file:line:column`, as far as the place is known. */
export function place(problem) {
  return [problem.file, problem.line || null, problem.line ? problem.column || null : null]
    .filter((part) => part != null && part !== "")
    .join(":");
}

// --- Reloading ------------------------------------------------------------------------------------------------------

function reloadKeepingScroll() {
  try {
    const position = { page: location.pathname + location.search, x: scrollX, y: scrollY };
    sessionStorage.setItem(SCROLL_KEY, JSON.stringify(position));
  } catch {
    // Without storage the page still reloads, only from its top.
  }
  location.reload();
}

function restoreScroll() {
  let saved = null;
  try {
    saved = JSON.parse(sessionStorage.getItem(SCROLL_KEY));
    sessionStorage.removeItem(SCROLL_KEY);
  } catch {
    return;
  }
  if (saved?.page === location.pathname + location.search) scrollTo({ left: saved.x, top: saved.y, behavior: "instant" });
}

/** Loads the style sheets anew, each old one staying until its successor is there. False where one is not on the page. */
function swapStyles(paths) {
  const links = [...document.querySelectorAll('link[rel~="stylesheet"][href]')];
  const found = paths.map((path) => links.find((link) => new URL(link.href).pathname === path));
  if (found.includes(undefined)) return false;
  for (const old of found) {
    const fresh = old.cloneNode();
    const address = new URL(old.href);
    address.searchParams.set("live", Date.now().toString(36));
    fresh.href = address.href;
    fresh.addEventListener("load", () => old.remove());
    fresh.addEventListener("error", () => fresh.remove());
    old.after(fresh);
  }
  return true;
}

// --- Showing problems -----------------------------------------------------------------------------------------------

// Set through the CSSOM, so that a policy without 'unsafe-inline' has nothing to forbid.
const STYLES = `
  :host { all: initial; position: fixed; inset: 0; z-index: 2147483647; overflow: auto;
          background: rgb(0 0 0 / 60%); font: 16px/1.7 "Noto Sans CJK JP", "Noto Sans JP", sans-serif; color: #1a1a1c; }
  section { box-sizing: border-box; max-width: 60rem; margin: 2rem auto; padding: 1.5rem; border-radius: 8px;
            background: #fff; border-top: 8px solid #ce0000; }
  header { display: flex; gap: 1rem; align-items: start; justify-content: space-between; }
  h2 { margin: 0; font-size: 1.25rem; }
  button { font: inherit; padding: 0.25rem 1rem; border: 1px solid #0017c1; border-radius: 8px; background: #fff;
           color: #0017c1; cursor: pointer; flex: none; }
  button:hover { background: #e8f1fe; }
  button:focus-visible { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #ffd43d; }
  ol { margin: 1rem 0 0; padding: 0; list-style: none; }
  li { padding: 0.75rem 0; border-top: 1px solid #d9d9d9; overflow-wrap: anywhere; }
  code { font-family: "Noto Sans Mono CJK JP", monospace; font-size: 0.875rem; color: #4d4d4d; }
  p { margin: 0; }
  .expected { color: #4d4d4d; }
`;

let overlay = null;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function sentence(value) {
  return typeof value === "object" && value !== null ? value.ja ?? value.en ?? "" : String(value ?? "");
}

function item(problem) {
  const parts = [element("code", { textContent: place(problem) })];
  const kind = problem.severity === "warning" ? "注意: " : "";
  parts.push(element("p", { textContent: kind + sentence(problem.message) }));
  if (problem.expected) parts.push(element("p", { className: "expected", textContent: sentence(problem.expected) }));
  return element("li", {}, ...parts);
}

function closeOverlay() {
  if (!overlay) return;
  const { host, before } = overlay;
  overlay = null;
  host.remove();
  before?.focus?.({ preventScroll: true });
}

function showProblems(problems) {
  const before = overlay ? overlay.before : document.activeElement;
  overlay?.host.remove();
  overlay = null;
  if (problems.length === 0) return;

  const host = element("div", { lang: "ja" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];

  const title = element("h2", { id: "title", textContent: `内容に問題が${problems.length}件あります` });
  const close = element("button", { type: "button", textContent: "閉じる" });
  close.addEventListener("click", closeOverlay);
  const list = element("ol", { id: "list" }, ...problems.map(item));
  const dialog = element("section", {}, element("header", {}, title, close), list);
  for (const [name, value] of [["role", "alertdialog"], ["aria-modal", "true"], ["aria-labelledby", "title"],
    ["aria-describedby", "list"]]) dialog.setAttribute(name, value);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeOverlay();
    // The button is the only thing that takes the focus, and the page below must not get it.
    if (event.key === "Tab") event.preventDefault();
  });

  root.append(dialog);
  document.body.append(host);
  overlay = { host, before };
  close.focus();
}

// --- Listening ------------------------------------------------------------------------------------------------------

let lastId = null;

function connect() {
  const source = new EventSource(EVENTS);

  source.addEventListener("hello", (event) => {
    // Another id than the last one seen: something happened while nobody listened, or the server is a new one.
    if (lastId !== null && lastId !== event.lastEventId) return reloadKeepingScroll();
    lastId = event.lastEventId;
  });

  source.addEventListener("reload", (event) => {
    lastId = event.lastEventId;
    const { paths } = JSON.parse(event.data);
    if (onlyStyles(paths) && swapStyles(paths)) return closeOverlay();
    reloadKeepingScroll();
  });

  source.addEventListener("problems", (event) => {
    lastId = event.lastEventId;
    showProblems(problemList(JSON.parse(event.data)));
  });

  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(connect, RECONNECT_AFTER);
  });

  // A browser keeps only six HTTP/1.1 connections per host: a page that is left must not hold one.
  addEventListener("pagehide", () => source.close(), { once: true });
  addEventListener("pageshow", (event) => {
    if (event.persisted && source.readyState === EventSource.CLOSED) connect();
  }, { once: true });
}

if (typeof document !== "undefined") {
  restoreScroll();
  connect();
}
