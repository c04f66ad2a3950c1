"""The chat and the search, as a resident meets them."""

import http.server
import threading
import unittest

import suite
from survey import AXE
from test_behaviour import PHONE, WIDE, BrowserTest

QUESTION = "先週引っ越してきた 役所でまず何をすればいい"
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# What a screen reader would read aloud as English, Chinese …
JAPANESE_BY_MISTAKE = """() => {
  const texts = document.createTreeWalker(document.querySelector(".chat-panel"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (/[ぁ-んァ-ヶ]/.test(data) && !parentElement.closest("[lang=ja]")) found.push(data);
  }
  return found;
}"""
# The worker starts after the page's own files have come, and keeps them in its own time.
EVERYTHING_LOADED_IS_KEPT = """async () => {
  const cache = await caches.open("site");
  const fixed = performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname)
    .filter((path) => !/^[/](api|live)[/]/.test(path));
  const kept = await Promise.all([location.pathname, ...fixed].map((path) => cache.match(path)));
  return kept.every(Boolean);
}"""


class Chat(BrowserTest):
    def ask(self, page, text, answers=1):
        """Waits until the desk has said so much beside its greeting."""
        page.locator(".chat-form textarea").fill(text)
        page.locator(".chat-form textarea").press("Enter")
        page.locator(".chat-turn-desk").nth(answers).wait_for()

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

    def test_languages(self):
        """chat: speaks and answers in each of the site's languages"""
        asked = {
            "en": ("Which day is garbage collected?", "On which days is garbage collected"),
            "zh": ("哪天扔垃圾？", "垃圾什么时候扔"),
            "ko": ("쓰레기 언제 버려요?", "쓰레기는 언제"),
            "vi": ("vứt rác vào ngày nào?", "Vứt rác vào ngày nào"),
            "easy": ("ごみは いつ 出しますか", "ごみは いつ"),
        }
        for language, (question, title) in asked.items():
            with self.subTest(language=language):
                page = self.opened(PHONE, f"/{language}/")
                self.ask(page, question)
                self.assertIn(title, page.locator(".chat-turns").inner_text())
                if language != "easy":
                    self.assertEqual(page.evaluate(JAPANESE_BY_MISTAKE), [])
                page.close()

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

    def test_field_of_questions(self):
        """chat: a field's button leads to its questions and to an answer without typing"""
        page = self.opened()
        page.locator("[data-do=categories]").first.click()
        page.locator("[data-do=category]").first.click()
        page.locator(".chat-list [data-do=show]").first.click()
        page.locator(".chat-question").wait_for()
        self.assertTrue(page.locator(".chat-source a").last.is_visible())

    def test_senses(self):
        """chat: of a word with several meanings it asks which one is meant"""
        page = self.opened()
        self.ask(page, "カード")
        options = page.locator("[data-do=sense]")
        self.assertTrue(options.count() >= 3)
        options.filter(has_text="図書館").click()
        page.locator(".chat-turn-desk").nth(2).wait_for()
        self.assertIn("図書館", page.locator(".chat-turn-desk").last.inner_text())

    def test_follow_up(self):
        """chat: a question without a subject of its own is read with the one before"""
        page = self.opened()
        self.ask(page, "粗大ごみを捨てたい")
        self.ask(page, "電話番号は？", 2)
        self.assertIn("ごみ", page.locator(".chat-turn-desk").last.inner_text())

    def test_nothing_certain(self):
        """chat: a question that is no business of a town gets the desk to call, or candidates, never an answer"""
        page = self.opened()
        self.ask(page, "宇宙人はいますか")
        self.assertEqual(page.locator(".chat-turn-desk").last.locator(".chat-prose").count(), 0)
        self.assertTrue(page.locator(".chat-desk a[href^=tel]").is_visible())

    def test_recording(self):
        """recording: nothing is sent before a yes; then the conversation reaches the server, and can be stopped"""
        page = self.opened()
        sent = []
        page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
        self.ask(page, QUESTION)
        page.locator(".chat-consent").wait_for()
        page.wait_for_timeout(2500)
        self.assertEqual(sent, [])
        page.locator(".chat-consent select").first.select_option(index=3)
        with page.expect_response("**/api/v1/conversations") as answered:
            page.locator(".chat-consent button").first.click()
        self.assertEqual(answered.value.status, 204)
        self.assertIn(QUESTION, sent[0].post_data)
        page.locator(".chat-privacy button").click()
        self.ask(page, "粗大ごみを捨てたい", 2)
        page.wait_for_timeout(2500)
        self.assertEqual(len(sent), 1)
        self.assertEqual(self.violations(page, ".chat-panel"), [])

    def test_slow_network(self):
        """chat: while the index is on its way it says that it is looking, and what is typed stays"""
        page = self.open("/", service_workers="block")
        held = []
        page.route("**/answers/ja/**", lambda route: held.append(route))
        page.locator(".chat-launcher").click()
        page.locator(".chat-form textarea").fill(QUESTION)
        page.locator(".chat-form textarea").press("Enter")
        page.locator(".chat-looking").wait_for()
        page.locator(".chat-form textarea").fill("次の質問")
        page.locator(".chat-form textarea").press("Enter")
        self.assertEqual(page.locator(".chat-form textarea").input_value(), "次の質問")
        for _ in range(100):
            while held:
                held.pop().continue_()
            if page.locator(".chat-question").count() > 0:
                break
            page.wait_for_timeout(50)
        page.locator(".chat-question").wait_for()
        self.assertEqual(page.locator(".chat-form textarea").input_value(), "次の質問")

    def test_offline_after_a_visit(self):
        """offline: what was fetched is answered again, and a page never seen says why it is not there"""
        page = self.offline_page()
        self.ask(page, QUESTION)
        page.wait_for_function(EVERYTHING_LOADED_IS_KEPT)
        page.context.set_offline(True)
        page.reload()
        page.locator(".chat-question").wait_for()
        page.locator(".chat-tools button").first.click()
        self.ask(page, QUESTION)
        self.assertIn("引っ越してきたとき", page.locator(".chat-question").last.inner_text())
        page.goto(self.base + "/places/")
        self.assertIn("通信できません", page.locator("h1").inner_text())

    def test_saved_for_offline(self):
        """offline: after saving, questions never asked before are answered without a network"""
        page = self.offline_page()
        page.locator(".chat-offline button").click()
        page.locator(".chat-offline [role=status]").filter(has_text="保存しました").wait_for(timeout=60000)
        page.context.set_offline(True)
        page.reload()
        self.ask(page, "ペットの犬が死んでしまった")
        self.assertIn("犬", page.locator(".chat-turn-desk").last.inner_text())
        self.assertEqual(page.locator(".chat-trouble").count(), 0)

    def offline_page(self):
        """The chat's own page, looked after by its service worker."""
        page = self.open("/chat/")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.locator(".chat-form textarea").wait_for()
        return page

    def test_on_another_site(self):
        """snippet: one line on another site opens the conversation there, and its links open outside"""
        page = self.open("/", PHONE, service_workers="block")
        page.goto(self.other_site(f'<p>他のサイト</p><script src="{self.base}/chat/embed.js" async></script>'))
        page.locator("button", has=page.locator("img")).click()
        frame = page.frame_locator("iframe")
        frame.locator(".chat-form textarea").fill(QUESTION)
        frame.locator(".chat-form textarea").press("Enter")
        frame.locator(".chat-question").wait_for()
        self.assertEqual(frame.locator(".chat-source a").first.get_attribute("target"), "_blank")

    def other_site(self, html):
        """The address of another site with one page; of this machine too, because a browser keeps strangers away from it."""
        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(f"<!doctype html><title>他</title>{html}".encode())

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.shutdown)
        return f"http://localhost:{server.server_port}/"

    def test_narrow_and_enlarged(self):
        """chat: at 320 px, and at 200 % zoom, nothing has to be scrolled sideways"""
        for width, height in ((320, 568), (640, 400)):
            page = self.opened({"width": width, "height": height})
            self.ask(page, QUESTION)
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            cut = page.evaluate(
                """[...document.querySelectorAll('.chat-panel *')].filter(e => !e.closest('.table-scroll, .visually-hidden')
                    && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))""")
            self.assertEqual((wide, cut), (False, []), f"{width} px")
            self.assertTrue(page.locator(".chat-form textarea").is_visible())

    def test_forced_colors(self):
        """chat: with forced colours the banner, the panel's edge and the buttons are still to be seen"""
        page = self.opened(path="/")
        page.emulate_media(forced_colors="active")
        self.ask(page, QUESTION)
        for place in (".chat-panel", ".chat-send", ".chat-feedback button"):
            edge = page.locator(place).first.evaluate("e => getComputedStyle(e).borderTopStyle + getComputedStyle(e).borderTopWidth")
            self.assertNotIn(edge, ("none0px", "solid0px"), place)


class Search(BrowserTest):
    def test_results(self):
        """search: everything that holds the words, by kind, marked, and shared by its address"""
        page = self.open("/", service_workers="block")
        sent = []
        page.on("request", lambda request: sent.append(request.url))
        page.locator("#site-search").fill("ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ")
        page.locator("#site-search").press("Enter")
        page.locator(".search-list li").first.wait_for()
        self.assertIn("マイナンバーカード", page.locator(".search-list a").first.inner_text())
        page.locator(".search-kind").nth(1).click()
        page.wait_for_url("**kind=**")
        page.reload()
        page.locator(".search-kind[aria-current=true]").nth(0).wait_for()
        self.assertIn("マイナンバーカード", page.locator(".search-list a").first.inner_text())
        self.assertEqual([url for url in sent if "q=" in url.split("#")[0]], [])

    def test_without_javascript(self):
        """search: without JavaScript an index by category and by 五十音"""
        page = self.open("/search/", java_script_enabled=False)
        self.assertTrue(page.locator(".search-values a").count() > 20)
        self.assertTrue(page.locator(".search-initial").count() >= 8)


if __name__ == "__main__":
    unittest.main()
