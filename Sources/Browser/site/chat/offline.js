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

/** Fetches every file of the chat through the service worker, which keeps them. */
export async function saveAll(menu, report, get = fetch) {
  const registration = await keepForOffline();
  if (registration === null) throw new Error("no service worker");
  await navigator.serviceWorker.ready;
  const listed = await get(menu.files, { cache: "no-cache" });
  if (!listed.ok) throw new Error(`files: ${listed.status}`);
  const files = await listed.json();
  let done = 0;
  const queue = [...files];
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const response = await get(file);
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      await response.arrayBuffer();
      done += 1;
      report(done, files.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
