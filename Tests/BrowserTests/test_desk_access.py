"""The staff desk by keyboard, and with forced colours."""

import suite
from desk import PHONE, DeskTest, desk, write_emergency

# MARK: By keyboard

# Whether the focused element's outline stands out from what is behind it (WCAG 2.4.7, 1.4.11).
FOCUS = """() => {
  const parts = color => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (one, two) => { const [a, b] = [light(one), light(two)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const e = document.activeElement, style = getComputedStyle(e);
  let behind = e.parentElement;
  const opaque = up => (parts(getComputedStyle(up).backgroundColor)[3] ?? 1) === 1;
  while (behind && !opaque(behind)) behind = behind.parentElement;
  const box = e.getBoundingClientRect();
  // On the button inside a date field the browser's own mark is shown, and the field itself is not asked for one.
  const isInDate = /^(date|datetime-local|month)$/.test(e.type) && !e.matches(':focus-visible');
  return {
    what: e.outerHTML.slice(0, 120), isBody: e === document.body,
    isOutlined: isInDate || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
    contrast: contrast(parts(style.outlineColor), behind ? parts(getComputedStyle(behind).backgroundColor) : [255, 255, 255]),
    isInside: box.width > 0 && box.top < innerHeight && box.bottom > 0 && box.left >= 0,
  };
}"""


class Keyboard(DeskTest):
    def tab_to(self, page, selector, most=60):
        """By Tab alone, and the focus can be seen at every stop."""
        for _ in range(most):
            page.keyboard.press("Tab")
            self.see_focus(page)
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        self.fail(f"{selector} is not reached by {most} Tabs")

    def see_focus(self, page):
        focus = page.evaluate(FOCUS)
        self.assertTrue(focus["isOutlined"], focus["what"])
        self.assertGreaterEqual(focus["contrast"], 3, focus["what"])
        self.assertTrue(focus["isInside"], focus["what"])

    def test_sign_in(self):
        """desk: by keyboard past the head to the fields, and in by Enter"""
        page = self.open(is_signed_in=False)
        page.keyboard.press("Tab")
        self.see_focus(page)
        self.assertEqual(page.evaluate("document.activeElement.textContent"), "本文へ移る")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.id"), "main")
        self.tab_to(page, "#name")
        page.keyboard.type("koho")
        self.tab_to(page, "#password")
        page.keyboard.type(desk().passwords["koho"])
        page.keyboard.press("Enter")
        page.wait_for_url("**/staff")
        self.assertEqual(self.heading(page), "はじめの画面")

    def test_phone_menu(self):
        """desk: by keyboard the phone's menu opens, and leads to a page that it marks"""
        page = self.open(viewport=PHONE)
        links = page.locator(".menu-phone a")
        self.assertEqual(page.locator(".menu a:visible").count(), 0)
        self.tab_to(page, ".menu-phone summary")
        page.keyboard.press("Enter")
        self.assertTrue(links.first.is_visible())
        self.tab_to(page, '.menu-phone a[href="/staff/switches"]')
        page.keyboard.press("Enter")
        page.wait_for_url("**/staff/switches")
        self.assertTrue(links.first.is_hidden())
        self.tab_to(page, ".menu-phone summary")
        page.keyboard.press("Enter")
        self.assertEqual(page.locator(".menu-phone [aria-current=page]").inner_text(), "緊急のお知らせ")

    def test_preview(self):
        """desk: by keyboard Enter in a field shows the preview and publishes nothing; going back keeps what was typed"""
        page = self.open("/staff/switches", viewport=PHONE)
        self.tab_to(page, "input[name=level]")
        page.keyboard.press("ArrowDown")
        level = page.locator("input[name=level]:checked").get_attribute("value")
        self.tab_to(page, "#title")
        page.keyboard.press("Control+A")
        page.keyboard.type("訓練：断水のお知らせ")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="公開前の確認").wait_for()
        self.assertEqual(page.request.get("/live/emergency.json").json(), {"active": False})
        self.tab_to(page, "button[value=publish]")
        self.tab_to(page, "button[value=edit]")
        page.keyboard.press("Enter")
        page.locator("#title").wait_for()
        self.assertEqual(page.locator("#title").input_value(), "訓練：断水のお知らせ")
        self.assertEqual(page.locator("input[name=level]:checked").get_attribute("value"), level)
        self.tab_to(page, "main .actions button")
        page.keyboard.press("Space")
        page.get_by_role("heading", name="公開前の確認").wait_for()

    def test_focus_can_be_seen(self):
        """desk: every stop shows its focus, against light and dark colours alike"""
        self.addCleanup(self.end_notices)
        page = self.open()
        write_emergency(page, "汐浜市に避難指示")
        self.press(page, "内容を確かめる")
        self.press(page, "公開する")
        hidden = []
        for scheme in ("light", "dark"):
            for path in ("/staff/accounts", "/staff/conversations", "/staff/switches"):
                page = self.open(path, color_scheme=scheme)
                for _ in range(60):
                    page.keyboard.press("Tab")
                    focus = page.evaluate(FOCUS)
                    if focus["isBody"]:
                        break
                    if not (focus["isOutlined"] and focus["contrast"] >= 3 and focus["isInside"]):
                        hidden.append((f"{path} {scheme}", f"{focus['contrast']:.1f}:1 {focus['what']}"))
        if hidden:
            self.fail(suite.listed(hidden))


# MARK: Forced colours

EDGE = """e => { const s = getComputedStyle(e); return {
  border: s.borderTopStyle === 'none' ? 0 : parseFloat(s.borderTopWidth), color: s.borderTopColor, behind: s.backgroundColor }; }"""
# Everything that forced colours leave of a mark, weight aside.
MARK = """e => { const s = getComputedStyle(e); return ['borderInlineStartStyle', 'borderInlineStartWidth', 'borderInlineStartColor',
  'borderBlockEndStyle', 'borderBlockEndWidth', 'borderBlockEndColor', 'outlineStyle', 'textDecorationLine']
  .map(name => s[name]).join(' '); }"""


class ForcedColors(DeskTest):
    def test_buttons(self):
        """desk: with forced colours every button has an edge that stands out"""
        self.addCleanup(self.end_notices)
        page = self.open("/staff/accounts/koho", forced_colors="active")
        for path in ("/staff/accounts/koho", "/staff/accounts", "/staff/switches"):
            page.goto(path)
            buttons = page.locator("main button, main .button")
            self.assertGreater(buttons.count(), 0)
            for edge in buttons.evaluate_all(f"all => all.map({EDGE})"):
                self.assertGreaterEqual(edge["border"], 1, path)
                self.assertNotEqual(edge["color"], edge["behind"], path)

    def test_current_page(self):
        """desk: with forced colours the menu's current page has a mark that the others have not"""
        page = self.open("/staff/accounts", forced_colors="active")
        current = page.locator(".menu-wide [aria-current]").evaluate(MARK)
        others = page.locator(".menu-wide a:not([aria-current])").evaluate_all(f"all => all.map({MARK})")
        self.assertGreater(len(others), 5)
        self.assertNotIn(current, others)
