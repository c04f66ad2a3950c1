"""Single features of forms work; what loses answers is two of them together. Every pair, with JavaScript, from the page to the
receipt; Tests/ServerTests/FormPairTests.swift walks through the same without.
"""

import functools
import itertools
import unittest

import suite
from steps import FormSteps, mailed_code
from workspace import Workspace

TRAITS = ("branch", "rows", "files", "resume", "prefill", "edit", "cap")
PAIRS = list(itertools.combinations(TRAITS, 2))
SITE = "name: 組み合わせ町\nbase_url: https://pairs.example.jp\nresidents: true\n"
MAIL = "own@example.jp"
PDF = {"mimeType": "application/pdf", "buffer": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n"}
ONE, TWO = "<b>\"潮\" & 'みなと'", "一行目\n\n三行目"


def name(pair):
    return "-".join(pair)


def form(pair):
    """The definition as an editor writes it."""
    first, second = ["- {name: a, type: text, label: 一つ目, required: true}"], [
        "- {name: mail, type: mail, label: メール}", "- {name: b, type: paragraph, label: 二つ目}"]
    if "branch" in pair:
        show = "show: 'kind = \"x\"'"
        first += [
            "- {name: kind, type: choice, label: 種類, choices: {x: あり, y: なし}}",
            f"- {{name: here, type: text, label: すぐ, required: true, {show}}}"]
        second.append(f"- {{name: later, type: text, label: 後で, required: true, {show}}}")
    if "rows" in pair:
        inner = ["{name: person, type: text, label: 名前}"]
        if "files" in pair:
            inner.append("{name: card, type: file, label: 証}")
        if "branch" in pair:
            inner.append(f"{{name: more, type: text, label: くわしく, {show}}}")
        first.append(f"- {{name: rows, type: group, label: 人, most: 4, items: [{', '.join(inner)}]}}")
    if "files" in pair:
        first.append("- {name: papers, type: file, label: 書類, required: true}")
    steps = "\n".join(
        f"  - title: {title}\n    items:\n" + "\n".join(f"      {item}" for item in items)
        for title, items in (("一", first), ("二", second)))
    cap = "cap: 1\n" if "cap" in pair else ""
    return f"---\ntitle: 組み合わせ {name(pair)}\n{cap}steps:\n{steps}\n---\n\n説明です。\n"


class Town:
    """A site with a form for each pair, and a server."""

    def __init__(self):
        self.workspace = Workspace(content=None)
        suite.when_all_ends(self.workspace.close)
        self.workspace.write("content/site.yaml", SITE)
        for pair in PAIRS:
            self.workspace.write(f"content/forms/{name(pair)}.md", form(pair))
        self.workspace.build()
        self.address = self.workspace.serve("--no-build", "--proxies", "127.0.0.1")
        self.visitors = itertools.count(1)

    def browser(self, **options):
        """Of a visitor with an address of their own."""
        context = suite.browser().new_context(
            base_url=self.address, locale="ja-JP", viewport={"width": 360, "height": 740}, service_workers="block",
            extra_http_headers={"X-Forwarded-For": f"203.0.113.{next(self.visitors)}"}, **options)
        return context.new_page()

    @functools.cached_property
    def account(self):
        """Of a resident who has signed in with a code by mail."""
        page = self.browser()
        page.goto("/my/sign-in")
        page.locator("#mail").fill(MAIL)
        page.locator("main form button").first.click()
        page.locator("#code").wait_for()
        page.locator("#code").fill(mailed_code(self.workspace.folder / "data", MAIL))
        page.locator("main form button").first.click()
        page.wait_for_url("**/my**")
        state = page.context.storage_state()
        page.context.close()
        return state


town = functools.cache(Town)


class Pairs(FormSteps, unittest.TestCase):
    def first(self, page, pair):
        page.goto(f"/forms/{name(pair)}/", wait_until="networkidle")
        self.fill(page, a=ONE)
        if "branch" in pair:
            self.choose(page, "kind", "x")
            self.fill(page, here="ここ")
        if "rows" in pair:
            self.fill(page, rows__0__person="太郎")
            page.locator('[name="_add"]').click()
            self.fill(page, rows__1__person="花子")
            if "branch" in pair:
                self.fill(page, rows__0__more="くわしい")
            if "files" in pair:
                self.field(page, "rows.1.card").set_input_files({"name": "証.pdf", **PDF})
        if "files" in pair:
            self.field(page, "papers").set_input_files({"name": "住民票.pdf", **PDF})

    def second(self, page, pair):
        page.wait_for_url("**?step=1")
        if "prefill" in pair:
            self.assertEqual(self.field(page, "mail").input_value(), MAIL)
        else:
            self.fill(page, mail="a@example.jp")
        self.fill(page, b=TWO)
        if "branch" in pair:
            self.fill(page, later="あと")
        self.press(page, "入力内容を確認する")
        page.wait_for_url("**/confirm")

    def resumed(self, page, pair):
        """Kept by a link, and opened on another device; of an account, on the same."""
        self.press(page, "保存して、後で続ける")
        page.wait_for_url("**/saved")
        link = page.locator(".kept a").get_attribute("href")
        if "prefill" not in pair:
            page.context.close()
            page = town().browser()
        page.goto(link, wait_until="networkidle")
        self.press(page, "次へ進む")
        return page

    def expected(self, pair):
        texts = ["直した" if "edit" in pair else ONE, "三行目", MAIL if "prefill" in pair else "a@example.jp"]
        if "branch" in pair:
            texts += ["ここ", "あと"] + (["くわしい"] if "rows" in pair else [])
        if "rows" in pair:
            texts += ["太郎", "花子"] + (["証.pdf"] if "files" in pair else [])
        return texts + (["住民票.pdf"] if "files" in pair else [])

    def walk(self, pair):
        page = town().browser(**({"storage_state": town().account} if "prefill" in pair else {}))
        self.first(page, pair)
        if "resume" in pair:
            page = self.resumed(page, pair)
        else:
            self.press(page, "次へ進む")
        page.wait_for_url("**?step=1")
        if "cap" in pair:
            late = town().browser()
            self.first(late, pair)
            self.press(late, "次へ進む")
            late.get_by_text("受付件数に達したため").first.wait_for()
            late.context.close()
        self.second(page, pair)
        if "edit" in pair:
            page.get_by_role("link", name="「一」を直す").click()
            self.fill(page, a="直した")
            page.locator(".form-buttons button").first.click()
            page.wait_for_url("**/confirm")
        page.get_by_role("button", name="この内容で送信する").click()
        page.wait_for_url("**/status?done=sent")
        self.receipt(page)
        shown = page.locator("main").inner_text()
        for text in self.expected(pair):
            self.assertIn(text, shown)
        page.context.close()

    def test_every_pair(self):
        """forms: with JavaScript no pair of features loses an answer"""
        for pair in PAIRS:
            with self.subTest(pair=name(pair)):
                self.walk(pair)
