// Keeps what was fetched, so that it stays readable without a network. `site` is written above by the build:
// {assets: "/assets/HASH/", offline: "/chat/offline/"}.
//
// Names that carry their content (assets, shards of the answers) are taken from the cache; everything else comes from
// the network and falls back to the cache. What residents send never passes through here.
//
// Beside it stand the stores that chat/offline.js fills on request: everything of one version. Without a network their
// list of the index comes first, because only its shards are all there.

const kept = "site";
const longestList = 200; // pages kept; the oldest go first
const manifest = /^\/answers\/[^/]+\/manifest\.json$/;
const shards = /^\/answers\/[^/]+\/[^/]+\//;
/** Answered by the companion server. */
const atRunTime = /^\/(api|live|staff|my)(\/|$)/;

self.addEventListener("install", (event) => {
  event.waitUntil(keep([site.offline]).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

/** The page that started the worker was loaded before it: its files are kept afterwards. */
self.addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(keep(event.data.keep));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin || atRunTime.test(address.pathname)) return;
  const isFixed = address.pathname.startsWith("/assets/") || shards.test(address.pathname);
  event.respondWith(isFixed ? fromCache(request) : fromNetwork(request));
});

async function fromCache(request) {
  const cache = await caches.open(kept);
  return (await caches.match(request)) ?? store(cache, request, await fetch(request));
}

async function fromNetwork(request) {
  const cache = await caches.open(kept);
  try {
    return await store(cache, request, await fetch(request));
  } catch (trouble) {
    const saved = manifest.test(new URL(request.url).pathname) ? await fromSaved(request) : undefined;
    const found = saved ?? (await caches.match(request, { ignoreSearch: true }));
    if (found) return found;
    if (request.mode === "navigate") return (await caches.match(site.offline)) ?? Response.error();
    throw trouble;
  }
}

async function fromSaved(request) {
  for (const name of await caches.keys()) {
    const found = name === kept ? undefined : await caches.match(request, { cacheName: name });
    if (found) return found;
  }
  return undefined;
}

async function store(cache, request, response) {
  if (!response.ok || response.type !== "basic") return response;
  if (/\bno-store\b/.test(response.headers.get("Cache-Control") ?? "")) return response;
  if (manifest.test(new URL(request.url).pathname)) await forgetOldShards(cache, request, response.clone());
  await cache.put(withoutQuery(request), response.clone());
  return response;
}

/** `?q=…` may hold a resident's words; pages are the same without it. */
function withoutQuery(request) {
  const address = new URL(request.url);
  return address.search === "" ? request : address.origin + address.pathname;
}

/** All at once: a visitor whose network goes away again has little time. */
async function keep(addresses) {
  const cache = await caches.open(kept);
  const own = addresses.map((address) => new URL(address, location.origin))
    .filter(({ origin, pathname }) => origin === location.origin && !atRunTime.test(pathname));
  const paths = new Set(own.map(({ pathname }) => pathname));
  await Promise.all([...paths].map((path) => keepOne(cache, path)));
  await forgetOldPages(cache);
}

async function keepOne(cache, path) {
  try {
    if (!(await cache.match(path))) await store(cache, new Request(path), await fetch(path));
  } catch {
    // The network went away again; the next visit keeps it.
  }
}

/** Assets of earlier builds, and what is no longer kept at all. */
async function forgetOld() {
  const cache = await caches.open(kept);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    const isOldAsset = pathname.startsWith("/assets/") && !pathname.startsWith(site.assets);
    if (isOldAsset || atRunTime.test(pathname)) await cache.delete(request);
  }
}

/** Shards of other versions than the one that the site names now. */
async function forgetOldShards(cache, request, response) {
  const { version } = await response.json().catch(() => ({}));
  const folder = new URL(".", request.url).pathname;
  for (const known of version ? await cache.keys() : []) {
    const { pathname } = new URL(known.url);
    if (shards.test(pathname) && pathname.startsWith(folder) && !pathname.startsWith(folder + version)) await cache.delete(known);
  }
}

async function forgetOldPages(cache) {
  const pages = (await cache.keys()).filter((request) => {
    const { pathname } = new URL(request.url);
    return pathname.endsWith("/") && pathname !== site.offline;
  });
  for (const request of pages.slice(0, Math.max(0, pages.length - longestList))) await cache.delete(request);
}
