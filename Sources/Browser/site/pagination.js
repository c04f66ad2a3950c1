// The links below a list to its other pages, as partials/pagination.html has them.

import { element, fill, takeOver } from "./elements.js";
import { pageNumbers } from "./filter-core.js";

/**
 * `words`: {pagination, pageNumber, previousText, nextText}; `addressOf` gives a page's address, `turn` goes there.
 */
export function paginationOf({ page, pages }, words, addressOf, turn) {
  const list = element("ul");
  const add = (text, number, attributes) => {
    const link = element("a", { href: addressOf(number), ...attributes }, text);
    takeOver(link, () => turn(number));
    list.append(element("li", {}, link));
  };
  if (page > 1) add(words.previousText, page - 1, { rel: "prev", class: "page-step" });
  for (const number of pageNumbers(page, pages)) {
    if (number === null) list.append(element("li", { class: "page-gap", "aria-hidden": "true" }, "…"));
    else add(String(number), number, { "aria-label": fill(words.pageNumber, { n: number }), "aria-current": number === page ? "page" : null });
  }
  if (page < pages) add(words.nextText, page + 1, { rel: "next", class: "page-step" });
  return element("nav", { class: "pagination", "aria-label": words.pagination }, list);
}
