"""`serve --watch`: an open page renews itself, and a mistake is shown until it is mended."""

import unittest

import suite
from workspace import Workspace

SITE = "name: 試しの町\nbase_url: https://www.example.jp\n"
GOOD = "---\ntitle: 公園の工事\ndate: 2026-11-21\ncategory: notice\n---\n{}\n"
WAIT = 15_000  # milliseconds


class Watch(unittest.TestCase):
    def setUp(self):
        self.workspace = Workspace(content=None)
        self.addCleanup(self.workspace.close)
        self.workspace.write("content/site.yaml", SITE)
        self.workspace.write("content/pages/index.md", "---\ntitle: トップ\n---\nようこそ。\n")
        self.news(GOOD.format("はじめの文です。"))
        base = self.workspace.serve("--watch")
        context = suite.browser().new_context()
        self.addCleanup(context.close)
        self.page = context.new_page()
        self.page.goto(base + "/news/park/")
        self.seen("はじめの文です。")

    def news(self, text):
        self.workspace.write("content/news/park.md", text)

    def seen(self, text):
        self.page.get_by_text(text).first.wait_for(timeout=WAIT)

    def test_edit(self):
        """watch: an edit renews the open page"""
        self.news(GOOD.format("直した文です。"))
        self.seen("直した文です。")

    def test_mistake_taken_back(self):
        """watch: a mistake names file and line, and taking it back takes the notice away"""
        good = GOOD.format("はじめの文です。")
        self.news(good.replace("notice", "notise"))
        self.seen("content/news/park.md:4")
        self.assertEqual(self.page.get_by_role("alertdialog").count(), 1)
        self.news(good)
        self.page.get_by_role("alertdialog").wait_for(state="detached", timeout=WAIT)

    def test_mistake_mended_with_an_edit(self):
        """watch: a mistake mended together with an edit shows the edit and no notice"""
        self.news(GOOD.format("はじめの文です。").replace("notice", "notise"))
        self.seen("content/news/park.md:4")
        self.assertEqual(self.page.get_by_role("alertdialog").count(), 1)
        self.news(GOOD.format("直した文です。"))
        self.seen("直した文です。")
        self.assertEqual(self.page.get_by_role("alertdialog").count(), 0)
