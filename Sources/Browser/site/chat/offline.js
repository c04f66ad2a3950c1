// Without a network: what was fetched stays usable, and on request everything is fetched.

import { element } from "../elements.js";

const worker = "/service-worker.js";

/** Starts the service worker; without one (an old browser, a page without TLS) everything else works. */
export async function keepForOffline() {
  if (!("serviceWorker" in navigator)) return null;
  try {
    const registration = await navigator.serviceWorker.register(worker);
    // Everything this page has loaded so far came before the worker; the browser's own cache still has it.
    navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ keep: loadedFiles() }));
    return registration;
  } catch (refused) {
    console.warn(refused);
    return null;
  }
}

function loadedFiles() {
  return [location.pathname, ...performance.getEntriesByType("resource").map((entry) => entry.name)];
}

/** The button that saves everything, with its progress. */
export function offlineTools(menu) {
  if (!("serviceWorker" in navigator)) return null;
  const { words } = menu;
  const status = element("span", { class: "chat-note", role: "status" });
  const progress = element("progress", { max: "1", value: "0", "aria-label": words.save_offline, hidden: true });
  const button = element("button", { type: "button", class: "chat-text-tool" }, words.save_offline);
  button.addEventListener("click", async () => {
    button.disabled = true;
    progress.hidden = false;
    status.textContent = words.saving;
    try {
      await saveAll(menu, (done, all) => { progress.value = done / all; });
      status.textContent = words.saved;
    } catch (trouble) {
      console.warn(trouble);
      status.textContent = words.not_saved;
      button.disabled = false;
    }
    progress.hidden = true;
  });
  return element("span", { class: "chat-offline" }, button, progress, status);
}

const atOnce = 6;

/**
 * Keeps every file of the chat in a store of its own, all of one version. The list of the index comes last: the service
 * worker reads a store that has it. What an interrupted save has fetched is not fetched again.
 */
export async function saveAll(menu, report, { get = fetch, stores = caches, start = keepForOffline } = {}) {
  if (await start() === null) throw new Error("no service worker");
  const listed = await get(menu.files, { cache: "no-cache" });
  if (!listed.ok) throw new Error(`files: ${listed.status}`);
  const { version, files, manifest } = await listed.json();
  const kind = `saved ${manifest} `;
  const store = await stores.open(kind + version);
  let done = 0;
  const queue = [...files];
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      await save(file, store, get);
      done += 1;
      report(done, files.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await save(manifest, store, get);
  for (const name of await stores.keys()) {
    if (name.startsWith(kind) && name !== kind + version) await stores.delete(name);
  }
}

async function save(file, store, get) {
  if (await store.match(file)) return;
  const response = await get(file, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  await store.put(file, response);
}
