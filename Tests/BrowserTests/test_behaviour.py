"""What the theme's modules do, as a reader meets it."""

import json
import re
import unittest

import suite
from workspace import address_of

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


class BrowserTest(unittest.TestCase):
    def open(self, path, viewport=WIDE, site="", **options):
        context = suite.browser().new_context(viewport=viewport, locale="ja-JP", timezone_id="Asia/Tokyo", **options)
        context.set_default_timeout(8000)
        self.addCleanup(context.close)
        page = context.new_page()
        page.goto(address_of(suite.base(), site, path))
        return page

    @property
    def base(self):
        return suite.base()


class Filters(BrowserTest):
    def choose(self, page, facet, code):
        page.locator(f'input[name="{facet}"][value="{code}"]').check()

    def addresses(self, page):
        return page.locator("[data-results] h3 a, [data-results] h2 a").evaluate_all(
            "links => links.map(a => new URL(a.href).pathname)")

    def expected(self, **chosen):
        """What the list's own data says, worked out here and not by the module."""
        data = json.loads((suite.workspace().public / "programs/filter.json").read_text(encoding="utf-8"))
        return [item["u"] for item in data["items"]
                if all(set(item["f"].get(facet, [])) & set(codes) for facet, codes in chosen.items())]

    def test_any_combination(self):
        """filters: any combination of municipality, theme and target shows what the data says"""
        page = self.open("/programs/")
        self.choose(page, "municipality", "shiomi")
        self.choose(page, "municipality", "yamamori")
        self.choose(page, "target", "family")
        expected = self.expected(municipality=["shiomi", "yamamori"], target=["family"])
        self.assertTrue(2 < len(expected) < 24)
        self.assertEqual(self.addresses(page), expected)
        self.assertIn(str(len(expected)), page.locator("[data-count]").inner_text())
        self.assertEqual(page.locator("[data-active] li").count(), 3)

    def test_address_can_be_shared(self):
        """filters: the address of a choice shows the same to somebody else"""
        page = self.open("/programs/")
        self.choose(page, "theme", "housing")
        self.choose(page, "target", "single")
        shown = self.addresses(page)
        path = page.url.removeprefix(self.base)
        self.assertEqual(path, "/programs/?theme=housing&target=single")
        other = self.open(path)
        other.locator("[data-active] li").first.wait_for()
        self.assertEqual(self.addresses(other), shown)
        self.assertTrue(other.locator('input[value="housing"]').is_checked())

    def test_back_button(self):
        """filters: the back button takes choices back, one by one, to the page as it was built"""
        page = self.open("/programs/")
        page.locator('input[value="housing"]').wait_for()
        built = self.addresses(page)
        self.choose(page, "theme", "housing")
        one = self.addresses(page)
        self.choose(page, "target", "owner")
        self.assertNotEqual(self.addresses(page), one)
        page.go_back()
        self.assertEqual(self.addresses(page), one)
        self.assertFalse(page.locator('input[value="owner"]').is_checked())
        page.go_back()
        self.assertEqual(self.addresses(page), built)
        self.assertTrue(page.locator("[data-active]").is_hidden())

    def test_words_fold(self):
        """filters: typed words find across width and kana, and say so when nothing is found"""
        page = self.open("/programs/")
        field = page.locator("#filter-text")
        field.fill("ﾃﾚﾜｰｸ")
        page.wait_for_url("**/programs/?q=**")
        self.assertGreater(len(self.addresses(page)), 0)
        field.fill("ありえない言葉のならび")
        page.wait_for_function("() => document.querySelectorAll('[data-results] > *').length === 0")
        self.assertNotEqual(page.locator("[data-count]").inner_text().strip(), "")

    def test_facet_pages_without_script(self):
        """filters: without JavaScript the choices lead to pages of their own"""
        page = self.open("/programs/", java_script_enabled=False)
        self.assertEqual(page.locator("[data-filter-tools]:visible").count(), 0)
        page.locator('a[data-code="housing"]').click()
        page.wait_for_url(self.base + "/programs/theme/housing/", wait_until="load")
        expected = self.expected(theme=["housing"])
        self.assertEqual(sorted(self.addresses(page)), sorted(expected))
        self.assertEqual(page.locator('a[data-code="housing"]').get_attribute("aria-current"), "true")

    def test_houses(self):
        """filters: houses by deal, and the count is announced"""
        page = self.open("/houses/")
        page.locator("[data-facet] input").first.wait_for()
        before = page.locator("[data-count]").inner_text()
        page.locator('[data-facet="deal"] input').first.check()
        self.assertNotEqual(page.locator("[data-count]").inner_text(), before)
        self.assertEqual(page.locator("[data-count]").get_attribute("role"), "status")

    def test_what_is_open(self):
        """filters: wherever a list can be narrowed to what is open, as many are left as its choice says"""
        for path in ("/programs/", "/recruits/", "/forms/", "/en/forms/"):
            page = self.open(path)
            choice = page.locator('[data-facet="window"] label', has=page.locator('input[value="open"]'))
            choice.locator("input").check()
            page.wait_for_url("**?window=open")
            said = int(re.search(r"\d+", choice.inner_text().split("\n")[-1])[0])
            self.assertGreater(said, 0, path)
            self.assertIn(str(said), page.locator("[data-count]").inner_text())


class Settings(BrowserTest):
    def set(self, page, name, value):
        page.locator("details.settings > summary").click()
        page.locator(f'[data-settings] input[name="{name}"][value="{value}"]').check(force=True)
        page.keyboard.press("Escape")

    def style(self, page, selector, name):
        return page.evaluate("([s, n]) => getComputedStyle(document.querySelector(s))[n]", [selector, name])

    def test_text_size(self):
        """settings: a text size is kept on the next page"""
        page = self.open("/")
        before = float(self.style(page, "p", "fontSize")[:-2])
        self.set(page, "size", "largest")
        page.goto(self.base + "/accessibility/")
        self.assertGreaterEqual(float(self.style(page, "html", "fontSize")[:-2]), before * 1.2)
        self.assertTrue(page.locator('input[name="size"][value="largest"]').is_checked())

    def test_colors(self):
        """settings: dark and high contrast are kept, and can be taken back"""
        page = self.open("/")
        light = self.style(page, "body", "backgroundColor")
        for scheme in ("dark", "contrast"):
            self.set(page, "colors", scheme)
            page.goto(self.base + "/faq/")
            self.assertNotEqual(self.style(page, "body", "backgroundColor"), light, scheme)
        page.locator("details.settings > summary").click()
        page.locator('[data-settings] button[type="reset"]').click()
        page.goto(self.base + "/")
        self.assertEqual(self.style(page, "body", "backgroundColor"), light)

    def test_dark_device(self):
        """settings: a dark device gets the dark colours without choosing"""
        light = self.style(self.open("/"), "body", "backgroundColor")
        self.assertNotEqual(self.style(self.open("/", color_scheme="dark"), "body", "backgroundColor"), light)

    def test_furigana(self):
        """settings: furigana can be taken away and stay away"""
        page = self.open("/easy/")
        path = next(path for site, path, html in suite.workspace().pages() if path.startswith("/easy/") and "<rt>" in html)
        page.goto(self.base + path)
        hidden = "() => { const r = document.querySelector('rt'); return !r.checkVisibility() || getComputedStyle(r).display === 'none' }"
        self.set(page, "furigana", "on")
        self.assertFalse(page.evaluate(hidden))
        self.set(page, "furigana", "off")
        page.reload()
        self.assertTrue(page.evaluate(hidden))


class Emergency(BrowserTest):
    """With a file as another server would hold it; that of `serve` says what its switch says."""

    def open_with(self, text, path, site=""):
        def answer(route):
            route.fulfill(status=404) if text is None else route.fulfill(body=text, content_type="application/json")
        page = self.open("/404.html", site=site)
        page.route("**/live/emergency.json", answer)
        with page.expect_response("**/live/emergency.json"):
            page.goto(address_of(suite.base(), site, path))
        return page

    def test_notice(self):
        """emergency: a notice under /live/ stands at the top of every page without a build"""
        text = json.dumps({
            "active": True, "level": "emergency", "title": "汐浜市に避難指示", "text": "高台へ避難してください。<b>",
            "url": "/kurashi/bosai/", "updated": "2026-11-26T09:30"})
        for site, path in (("", "/"), ("", "/en/"), ("", "/houses/"), ("archive", "/")):
            page = self.open_with(text, path, site)
            notice = page.locator("[data-emergency] .emergency-notice")
            notice.wait_for()
            self.assertIn("汐浜市に避難指示", notice.inner_text())
            self.assertIn("<b>", notice.inner_text(), "the text is text, not HTML")
            self.assertLess(notice.bounding_box()["y"], 60)
        self.assertEqual(page.locator("[data-emergency]").get_attribute("role"), "alert")

    def test_quiet(self):
        """emergency: inactive, broken or missing, it takes no room"""
        for text in ('{"active": false, "title": "訓練"}', "{broken", '{"active": true, "title": ""}', None):
            page = self.open_with(text, "/about/")
            self.assertEqual(page.locator("[data-emergency]").bounding_box()["height"], 0, text)

    def test_dangerous_address(self):
        """emergency: an address that is no page is dropped"""
        text = json.dumps({"active": True, "level": "notice", "title": "お知らせ", "url": "javascript:alert(1)"})
        page = self.open_with(text, "/")
        page.locator(".emergency-notice").wait_for()
        self.assertEqual(page.locator(".emergency-notice a").count(), 0)


class Calendar(BrowserTest):
    def test_table(self):
        """calendar: a table of the month on wide screens, with steps to the next month"""
        page = self.open("/events/calendar/2026-12/")
        self.assertTrue(page.locator("table.calendar").is_visible())
        self.assertTrue(page.locator(".agenda").is_hidden())
        self.assertEqual(page.locator("table.calendar td.day time").count(), 31)
        self.assertGreater(page.locator("table.calendar td a").count(), 3)
        page.locator('.month-steps a[rel="next"]').click()
        self.assertTrue(page.url.endswith("/events/calendar/2027-01/"))

    def test_agenda(self):
        """calendar: a list of days on phones, with the same events"""
        wide = self.open("/events/calendar/2026-12/").locator("table.calendar td.day a").evaluate_all(
            "links => [...new Set(links.map(a => a.href))].sort()")
        page = self.open("/events/calendar/2026-12/", viewport=PHONE)
        self.assertTrue(page.locator("table.calendar").is_hidden())
        self.assertTrue(page.locator(".agenda").is_visible())
        narrow = page.locator(".agenda h4 a, .agenda .card a, .agenda li li a").evaluate_all(
            "links => [...new Set(links.map(a => a.href))].filter(h => h.includes('/events/')).sort()")
        self.assertEqual(narrow, wide)


class Keyboard(BrowserTest):
    def focused(self, page):
        return page.evaluate("() => document.activeElement.className || document.activeElement.id")

    def test_skip_link(self):
        """keyboard: the first Tab shows the way to the text, Enter goes there"""
        page = self.open("/houses/")
        page.keyboard.press("Tab")
        link = page.locator(".skip-link")
        self.assertEqual(self.focused(page), "skip-link")
        box = link.bounding_box()
        self.assertTrue(box["x"] >= 0 and box["y"] >= 0 and box["height"] >= 24)
        page.keyboard.press("Enter")
        self.assertEqual(self.focused(page), "main")

    def test_menus(self):
        """keyboard: a menu opens by Enter, closes by Escape and by leaving it, and gives the focus back"""
        page = self.open("/")
        summary = page.locator(".menu-group > summary").first
        summary.focus()
        page.keyboard.press("Enter")
        panel = page.locator(".menu-group").first
        self.assertIsNotNone(panel.get_attribute("open"))
        page.keyboard.press("Tab")
        self.assertEqual(self.focused(page), "menu-top")
        page.keyboard.press("Escape")
        self.assertIsNone(panel.get_attribute("open"))
        self.assertTrue(summary.evaluate("s => s === document.activeElement"))
        page.keyboard.press("Enter")
        page.locator(".site-footer a").first.focus()
        self.assertIsNone(panel.get_attribute("open"))

    def test_phone_menu(self):
        """keyboard: the phone's menu button opens and closes the menu and says so"""
        page = self.open("/", viewport=PHONE)
        button, menu = page.locator(".menu-button"), page.locator("#main-menu")
        self.assertTrue(menu.is_hidden())
        button.focus()
        page.keyboard.press("Enter")
        self.assertTrue(menu.is_visible())
        self.assertEqual(button.get_attribute("aria-expanded"), "true")
        page.keyboard.press("Escape")
        self.assertTrue(menu.is_hidden())

    def test_phone_menu_without_script(self):
        """keyboard: without JavaScript the phone's menu is simply there"""
        page = self.open("/", viewport=PHONE, java_script_enabled=False)
        self.assertTrue(page.locator("#main-menu").is_visible())
        self.assertTrue(page.locator(".menu-button").is_hidden())

    def test_focus_can_be_seen(self):
        """keyboard: every stop of the first thirty shows its focus"""
        page = self.open("/programs/")
        for stop in range(30):
            page.keyboard.press("Tab")
            seen = page.evaluate("""() => { const s = getComputedStyle(document.activeElement);
              return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none' }""")
            self.assertTrue(seen, f"stop {stop + 1}: " + page.evaluate("document.activeElement.outerHTML.slice(0, 150)"))


class Printing(BrowserTest):
    def test_page(self):
        """print: a page's words and facts, without menus and footer, on few sheets"""
        page = self.open("/programs/prefecture/migration-grant/")
        page.emulate_media(media="print")
        title = page.locator("h1").inner_text()
        self.assertTrue(page.locator(".site-header").is_hidden())
        self.assertTrue(page.locator(".site-footer").is_hidden())
        self.assertTrue(page.locator("h1").is_visible())
        pages = self.pages_of(page)
        self.assertTrue(1 <= pages <= 4, pages)
        self.assertNotEqual(title, "")

    def test_house_card(self):
        """print: the card of a house is one sheet"""
        page = self.open("/houses/hoshigahara/s-0125/card/")
        self.assertEqual(self.pages_of(page), 1)

    def test_dark_is_printed_light(self):
        """print: dark colours are not printed dark"""
        page = self.open("/accessibility/", color_scheme="dark")
        page.emulate_media(media="print", color_scheme="dark")
        color = page.evaluate("() => getComputedStyle(document.querySelector('main p')).color")
        levels = [int(part) for part in color[color.index("(") + 1:-1].split(",")[:3]]
        self.assertLess(max(levels), 128, color)

    def pages_of(self, page):
        data = page.pdf(format="A4", prefer_css_page_size=True)
        self.assertTrue(data.startswith(b"%PDF-"))
        return data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") + data.count(b"/Type /Page/")


class Motion(BrowserTest):
    def test_reduced_motion(self):
        """motion: who asks for less gets no transition, animation or smooth scrolling"""
        for path in ("/", "/programs/", "/houses/hoshigahara/s-0125/"):
            page = self.open(path, reduced_motion="reduce")
            moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter(e => {
              const s = getComputedStyle(e);
              const long = list => list.split(',').some(t => parseFloat(t) > 0.01);
              return (s.animationName !== 'none' && long(s.animationDuration)) || long(s.transitionDuration) || s.scrollBehavior === 'smooth';
            }).map(e => e.outerHTML.slice(0, 80))""")
            self.assertEqual(moving, [], path)


class Gallery(BrowserTest):
    def test_dialog(self):
        """gallery: pictures open in a dialog, arrows turn, Escape closes and gives the focus back"""
        page = self.open("/houses/hoshigahara/s-0125/")
        first = page.locator("[data-photo]").first
        first.click()
        dialog = page.locator("[data-gallery] dialog")
        self.assertTrue(dialog.is_visible())
        source = dialog.locator("[data-viewer-image]").get_attribute("src")
        page.keyboard.press("ArrowRight")
        self.assertNotEqual(dialog.locator("[data-viewer-image]").get_attribute("src"), source)
        self.assertNotEqual(dialog.locator("[data-viewer-image]").get_attribute("alt"), "")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Escape")
        self.assertTrue(dialog.is_hidden())
        self.assertTrue(first.evaluate("a => a === document.activeElement"))


class WithoutScript(BrowserTest):
    def test_complete(self):
        """without JavaScript: pages are complete and nothing that needs it is shown"""
        for path in ("/", "/houses/", "/events/", "/municipalities/shiomi/", "/faq/"):
            page = self.open(path, java_script_enabled=False)
            self.assertEqual(page.locator(".needs-script:visible").count(), 0, path)
            self.assertGreater(len(page.locator("main").inner_text()), 200, path)

    def test_not_found(self):
        """an unknown address gives the 404 page with a way on"""
        page = self.open("/nowhere/at/all/")
        self.assertGreater(page.locator("main a").count(), 1)
        self.assertEqual(page.request.get(self.base + "/nowhere/").status, 404)
