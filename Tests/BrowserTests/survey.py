"""Looks at each page once and notes everything that is wrong with it, so that one visit serves many tests."""

import multiprocessing
import os
import pathlib

import axe_playwright_python
from playwright.sync_api import sync_playwright

from workspace import launch

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (1280, 360)
SCHEMES = ("light", "dark", "contrast")
NARROWEST = 320  # WCAG 1.4.10: 1280 px at 400 %; 200 % of 640 px is the same width

RUN_AXE = """async ([run, scheme, furigana]) => {
  Object.assign(document.documentElement.dataset, { colors: scheme, furigana });
  // The chat's banner follows the reader, so what it covers is uncovered by scrolling: the footer leaves it room.
  // It has tests of its own, with axe, in test_chat.py.
  const banner = document.querySelector('.chat-banner');
  if (banner) banner.hidden = true;
  const result = await axe.run(document, { runOnly: run, resultTypes: ['violations'] });
  if (banner) banner.hidden = false;
  return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} — ${n.failureSummary.split('\\n').slice(1).join(' ').trim()}`));
}"""

# What sticks out of the window although it does not scroll by itself.
OVERFLOW = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    if (box.width === 0 || box.right <= innerWidth + 1) return false;
    for (let up = e.parentElement; up; up = up.parentElement)
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return false;
    return true;
  });
  return [`${document.documentElement.scrollWidth} px wide: ` + out.slice(0, 3).map(e => e.outerHTML.slice(0, 90)).join(' | ')];
}"""

# WCAG 2.5.8 with its exception for targets inside a sentence.
LONELY_SMALL_TARGETS = """() => [...document.querySelectorAll('button, select, summary, input:not([type=hidden])')].filter(e => {
  const box = e.getBoundingClientRect();
  const label = e.closest('label')?.getBoundingClientRect();
  return box.width > 0 && e.checkVisibility() && Math.max(box.height, label?.height ?? 0) < 24;
}).map(e => e.outerHTML.slice(0, 120))"""


def survey_of(addresses):
    """The findings of all pages. Each processor has a browser of its own: one of them takes four minutes."""
    addresses = list(addresses)
    workers = min(os.cpu_count() or 1, 4)
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        parts = pool.map(_surveyed, [addresses[first::workers] for first in range(workers)])
    whole = Survey(None)
    for part in parts:
        whole.count += part["count"]
        for kind, found in part["findings"].items():
            whole.findings[kind] += found
    return whole


def _surveyed(addresses):
    with sync_playwright() as playwright:
        browser = launch(playwright)
        part = Survey(browser)
        part.visit(addresses)
        browser.close()
    return {"count": part.count, "findings": part.findings}


class Survey:
    """`findings[kind]` is a list of (address, what)."""

    def __init__(self, browser):
        self.browser = browser
        self.findings = {kind: [] for kind in ("axe", "console", "external", "failed", "overflow", "targets")}
        self.count = 0

    def visit(self, addresses):
        context = self.browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, reduced_motion="reduce")
        # Into the page's world before its policy applies; the pages' own policy stays in force.
        context.add_init_script(AXE)
        page = context.new_page()
        for address in addresses:
            self.look(page, address)
        context.close()

    def look(self, page, address, arrive=None):
        """`arrive` gets there where an address alone does not: through forms."""
        self.count += 1
        listen = {
            "console": lambda m: self.note("console", address, m.text) if m.type in ("error", "warning") else None,
            "pageerror": lambda e: self.note("console", address, str(e)),
            "request": lambda r: self.note_request(address, r.url),
            "response": lambda r: self.note_response(address, r),
        }
        for name, act in listen.items():
            page.on(name, act)
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        if arrive is None:
            page.goto(address, wait_until="load")
        else:
            arrive(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            self.axe(page, address, f"{width} px, light", RULES, "light")
        # Colours are all that differs between the schemes.
        for scheme in SCHEMES[1:]:
            self.axe(page, address, scheme, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, scheme)
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        for what in page.evaluate(OVERFLOW):
            self.note("overflow", address, what)
        for what in page.evaluate(LONELY_SMALL_TARGETS):
            self.note("targets", address, what)
        for name, act in listen.items():
            page.remove_listener(name, act)

    def axe(self, page, address, setting, rules, scheme):
        for what in page.evaluate(RUN_AXE, [rules, scheme, "on"]):
            self.note("axe", address, f"({setting}) {what}")

    def note(self, kind, address, what):
        self.findings[kind].append((address, what))

    def note_request(self, address, url):
        if url.startswith(("data:", "blob:")):
            return
        if url.split("/")[2] != address.split("/")[2]:
            self.note("external", address, url)

    def note_response(self, address, response):
        if response.status >= 400 and response.url != address:
            self.note("failed", address, f"{response.status} {response.url}")
