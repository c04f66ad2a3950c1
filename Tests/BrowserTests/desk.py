"""The staff desk that its test files share: a server with records, somebody who has signed in, and what clerks do often."""

import datetime
import functools
import itertools
import json
import re
import unittest
import urllib.request

import suite

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
VISITORS = itertools.cycle(range(1, 255))
JAPAN = datetime.timezone(datetime.timedelta(hours=9))

# (question, outcome, shown, helpful); some are asked twice, so that orders and counts mean something.
ASKED = [
    [("ソファを捨てたい", "answer", ["gomi/large-items"], True), ("いくらかかりますか", "answer", ["gomi/large-items"], False)],
    [("引っ越してきたばかりです", "answer", ["todokede/moving-in"], None), ("カード", "senses", ["mynumber/apply"], None)],
    [("空き家を借りて民泊をはじめたいのですが、許可はどこでもらえますか。費用もあわせて知りたいです", "none", [], None)],
    [("いくらかかりますか", "candidates", ["sumai/moving-cost-support", "gone/long-ago"], None)],
    [("ソファを捨てたい", "answer", ["gomi/large-items"], True)],
]
QUESTIONS = [turn[0] for turns in ASKED for turn in turns]


class Desk:
    """A server with records of its own, beside the one that the other tests use."""

    def __init__(self):
        self.address = suite.workspace().serve(
            "--no-build", "--demo-staff", "--proxies", "127.0.0.1", "--data", "desk-data", "--backup", "desk-backups")
        self.passwords = dict(re.findall(r"^  (\S+)  (\S+)  ", suite.workspace().printed(), re.MULTILINE))
        for number, turns in enumerate(ASKED, 1):
            self.record(number, turns)

    def record(self, number, turns):
        body = {
            "id": f"{number:032x}", "language": "en" if number == 3 else "ja", "page": "/faq/", "turns": [
                {"number": place, "question": question, "outcome": outcome, "shown": shown}
                | ({} if helpful is None else {"helpful": helpful})
                for place, (question, outcome, shown, helpful) in enumerate(turns, 1)]}
        if number < 3:
            body |= {"age": "30代", "residence": "汐浜市"}
        request = urllib.request.Request(
            self.address + "/api/v1/conversations", json.dumps(body).encode(),
            {"Content-Type": "application/json", "Origin": self.address})
        with urllib.request.urlopen(request, timeout=20) as answer:
            assert answer.status == 204

    @functools.cached_property
    def cookies(self):
        """Of an administrator who has signed in, so that not every test does it."""
        context = suite.browser().new_context(base_url=self.address)
        page = context.new_page()
        page.goto("/staff")
        self.sign_in(page, "admin")
        page.wait_for_url("**/staff")
        state = context.storage_state()
        context.close()
        return state

    def sign_in(self, page, name, password=None):
        page.locator("#name").fill(name)
        page.locator("#password").fill(password or self.passwords[name])
        page.locator("main button").click()


desk = functools.cache(Desk)


class DeskTest(unittest.TestCase):
    def open(self, path="/staff", is_signed_in=True, viewport=WIDE, **options):
        # Every visitor comes from an address of their own, as far as the server can tell: so many requests are taken from one.
        visitor = next(VISITORS)
        context = suite.browser().new_context(
            extra_http_headers={"X-Forwarded-For": f"192.0.2.{visitor}"},
            base_url=desk().address, viewport=viewport, locale="ja-JP", timezone_id="Asia/Tokyo",
            storage_state=desk().cookies if is_signed_in else None, **options)
        context.set_default_timeout(8000)
        self.addCleanup(context.close)
        page = context.new_page()
        page.goto(path)
        return page

    def heading(self, page):
        return page.locator("h1").inner_text()

    def press(self, page, words):
        page.locator("main").get_by_role("button", name=words, exact=True).click()

    def notice(self, page):
        return page.locator(".notice").inner_text()

    def end_notices(self):
        """Also when a test has failed half-way: the next one begins in peace."""
        page = self.open("/staff/switches")
        for path, words in (("/staff/switches", "このお知らせを終える"), ("/staff/maintenance", "予告を取り消す")):
            page.goto(path)
            if page.get_by_role("button", name=words).count():
                self.press(page, words)


def write_emergency(page, title, text="高台へ避難してください。\nペットも連れて行けます。"):
    page.goto("/staff/switches")
    page.locator('input[value="emergency"]').check()
    page.locator("#title").fill(title)
    page.locator("#text").fill(text)
    page.locator("#url").fill("/kurashi/bosai/")


def announce(page, text, alternative=""):
    page.goto("/staff/maintenance")
    begin = datetime.datetime.now(JAPAN) + datetime.timedelta(days=1)
    for name, moment in (("from", begin), ("until", begin + datetime.timedelta(hours=7))):
        page.locator(f"#{name}").fill(moment.strftime("%Y-%m-%dT%H:%M"))
    page.locator("#text").fill(text)
    page.locator("#alternative").fill(alternative)
    page.get_by_role("button", name="予告を公開する").click()


def wait_for_backup(page):
    """The server makes one of its own accord when it has started."""
    page.goto("/staff/backups")
    for _ in range(100):
        if page.locator("tbody tr").count():
            return
        page.wait_for_timeout(100)
        page.reload()
    raise RuntimeError("no backup was made")
