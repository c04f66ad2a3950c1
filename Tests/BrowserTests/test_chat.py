"""The chat and the search, as a resident meets them."""

import unittest

import suite
from survey import AXE
from test_behaviour import PHONE, WIDE, BrowserTest

QUESTION = "先週引っ越してきた 役所でまず何をすればいい"
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


class Chat(BrowserTest):
    def ask(self, page, text):
        page.locator(".chat-form textarea").fill(text)
        page.locator(".chat-form textarea").press("Enter")
        page.locator(".chat-turn-desk").nth(1).wait_for()

    def opened(self, viewport=WIDE, path="/houses/"):
        page = self.open(path, viewport, service_workers="block")
        page.locator(".chat-launcher").click()
        page.locator(".chat-panel[open]").wait_for()
        return page

    def violations(self, page, place):
        page.evaluate(AXE)
        return page.evaluate(
            """async ([place, rules]) => (await axe.run(place, { runOnly: rules, resultTypes: ['violations'] }))
                .violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}`))""", [place, RULES])

    def test_answer(self):
        """chat: a question gets the answer with its links, and the answer is read from its first line"""
        page = self.opened()
        self.ask(page, QUESTION)
        self.assertIn("引っ越してきたとき", page.locator(".chat-question").last.inner_text())
        self.assertTrue(page.locator(".chat-prose li").count() > 2)
        page.locator("[data-do=helpful][data-value=yes]").click()
        self.assertTrue(page.locator("p.chat-feedback").is_visible())

    def test_axe(self):
        """chat: axe finds nothing in banner and panel, on phones and wide screens"""
        for viewport in (PHONE, WIDE):
            page = self.open("/", viewport, service_workers="block")
            self.assertEqual(self.violations(page, ".chat-banner"), [])
            page = self.opened(viewport)
            self.ask(page, QUESTION)
            self.assertEqual(self.violations(page, ".chat-panel"), [])

    def test_kept_and_deleted(self):
        """chat: the conversation goes along to the next page, and can be deleted"""
        page = self.opened()
        self.ask(page, QUESTION)
        page.goto(self.base + "/programs/")
        page.locator(".chat-panel[open]").wait_for()
        self.assertIn(QUESTION, page.locator(".chat-turns").inner_text())
        page.locator(".chat-head button").first.click()
        self.assertNotIn(QUESTION, page.locator(".chat-turns").inner_text())

    def test_keyboard(self):
        """chat: opens by Enter, closes by Escape and gives the focus back"""
        page = self.open("/", service_workers="block")
        page.locator(".chat-launcher").focus()
        page.keyboard.press("Enter")
        page.locator(".chat-panel[open]").wait_for()
        page.keyboard.press("Escape")
        page.locator(".chat-panel[open]").wait_for(state="hidden")
        self.assertTrue(page.evaluate("document.activeElement.matches('.chat-launcher')"))

    def test_index_gone(self):
        """chat: without the index it says so, keeps the question and offers to try again"""
        page = self.open("/", service_workers="block")
        page.route("**/answers/ja/**", lambda route: route.abort())
        page.locator(".chat-launcher").click()
        self.ask(page, QUESTION)
        self.assertTrue(page.locator(".chat-trouble").is_visible())
        self.assertIn(QUESTION, page.locator(".chat-turns").inner_text())
        page.unroute("**/answers/ja/**")
        page.locator("[data-do=again]").click()
        page.locator(".chat-question").wait_for()

    def test_private(self):
        """chat: nothing that is asked leaves the browser"""
        page = self.opened()
        asked = []
        page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
        self.ask(page, "離婚したい")
        self.assertTrue(asked)
        for request in asked:
            self.assertNotIn("離婚", request)
            self.assertNotIn("%E9%9B%A2", request)

    def test_without_javascript(self):
        """chat: without JavaScript the banner leads to the fields of questions"""
        page = self.open("/", java_script_enabled=False)
        page.locator(".chat-launcher").click()
        self.assertTrue(page.locator(".chat-index-list a").count() > 10)


class Search(BrowserTest):
    def test_results(self):
        """search: everything that holds the words, by kind, marked, and shared by its address"""
        page = self.open("/search/?q=ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", service_workers="block")
        page.locator(".search-list li").first.wait_for()
        self.assertIn("マイナンバーカード", page.locator(".search-list a").first.inner_text())
        page.locator(".search-kind").nth(1).click()
        page.wait_for_url("**kind=**")
        page.reload()
        page.locator(".search-kind[aria-current]").wait_for()

    def test_without_javascript(self):
        """search: without JavaScript an index by category and by 五十音"""
        page = self.open("/search/", java_script_enabled=False)
        self.assertTrue(page.locator(".search-values a").count() > 20)
        self.assertTrue(page.locator(".search-initial").count() >= 8)


if __name__ == "__main__":
    unittest.main()
