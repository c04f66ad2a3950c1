// What the desk knows before anybody asks: its name, words, fields, suggestions. Written by the build, one file per language.

/** `address` is the one the page names; `get` is fetch. */
export async function loadMenu(address, get = fetch) {
  const response = await get(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`menu: ${response.status}`);
  return response.json();
}

/** The questions of one field: [{id, kind, title, url}]. */
export async function loadCategory(category, get = fetch) {
  const response = await get(category.file, { cache: "no-cache" });
  if (!response.ok) throw new Error(`category: ${response.status}`);
  return response.json();
}

/** Greeting and suggestions for a page: those of the longest path that the page's own begins with, else the site's. */
export function openingFor(menu, path) {
  const fitting = menu.pages.filter((page) => path.startsWith(page.path)).sort((a, b) => b.path.length - a.path.length)[0];
  return {
    greeting: fitting?.greeting ?? menu.greeting,
    suggestions: fitting?.suggestions?.length > 0 ? fitting.suggestions : menu.suggestions,
  };
}
