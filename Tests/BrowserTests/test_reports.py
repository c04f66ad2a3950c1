"""A report from the place on the map to the page that everybody sees, with a stand-in of the authority whose maps they are."""

import functools
import http.server
import re
import struct
import threading
import unittest
import zlib

from playwright.sync_api import expect

import suite
from desk import PHONE, VISITORS, WIDE
from steps import FormSteps
from survey import AXE

FORM = "/forms/road-report/"
LIST = "/staff/reports/road-report"


def square():
    """A picture of one colour, as large as a part of a map."""
    side = 256
    rows = (b"\0" + b"\xdc\xe8\xd6" * side) * side

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Authority(http.server.BaseHTTPRequestHandler):
    picture = square()
    asked = []

    def do_GET(self):
        self.asked.append((self.path, dict(self.headers)))
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.picture)))
        self.end_headers()
        self.wfile.write(self.picture)

    def log_message(self, *_):
        pass


@functools.cache
def server():
    """One of its own, so that its maps come from the stand-in."""
    authority = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Authority)
    threading.Thread(target=authority.serve_forever, daemon=True).start()
    address = suite.workspace().serve(
        "--no-build", "--demo-staff", "--proxies", "127.0.0.1", "--data", "report-data",
        MADOGUCHI_TILES=f"http://127.0.0.1:{authority.server_port}/xyz")
    passwords = dict(re.findall(r"^  (\S+)  (\S+)  ", suite.workspace().printed(), re.MULTILINE))
    return address, passwords["admin"]


class Reports(FormSteps, unittest.TestCase):
    def open(self, path, viewport=PHONE, **options):
        context = suite.browser().new_context(
            extra_http_headers={"X-Forwarded-For": f"198.51.100.{next(VISITORS)}"}, base_url=server()[0],
            viewport=viewport, locale="ja-JP", timezone_id="Asia/Tokyo", reduced_motion="reduce", **options)
        context.set_default_timeout(8000)
        context.add_init_script(AXE)
        self.addCleanup(context.close)
        page = context.new_page()
        self.asked, self.said = [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    def own(self):
        """Nobody else was asked, and the browser had nothing to refuse."""
        self.assertEqual([url for url in self.asked if not url.startswith((server()[0], "data:", "blob:"))], [])
        self.assertEqual(self.said, [])

    def clerk(self):
        page = self.open("/staff/sign-in", viewport=WIDE)
        page.locator("#name").fill("admin")
        page.locator("#password").fill(server()[1])
        page.locator("main button").click()
        page.wait_for_url("**/staff")
        return page

    def pin(self, page):
        page.get_by_role("button", name="地図で選ぶ").click()
        page.wait_for_selector(".leaflet-tile-loaded")
        # By keyboard: the map has the focus.
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        self.see(page)
        page.get_by_role("button", name="真ん中の場所にする").click()
        expect(self.field(page, "spot.latitude")).to_have_value(re.compile(r"^34\.33\d{3}$"))

    def confirmed(self, page, kind, mail):
        self.field(page, "kind").select_option(kind)
        self.choose(page, "danger", "some")
        self.press(page, "次へ進む")
        page.wait_for_url("**?step=1")
        self.fill(page, mail=mail)
        self.press(page, "入力内容を確認する")
        page.wait_for_url("**/confirm")

    def test_way(self):
        """reports: from the photo and the pin on a phone to the page that everybody sees, and to who says that it is the same"""
        page = self.open(FORM)
        self.assertFalse([url for url in self.asked if "/tiles/" in url or "leaflet" in url])
        self.field(page, "photo").set_input_files({"name": "IMG.png", "mimeType": "image/png", "buffer": page.screenshot()})
        self.pin(page)
        self.confirmed(page, "road_hole", "hanako@example.jp")
        self.assertEqual(page.get_by_role("button", name="同じものです").count(), 0)
        page.get_by_role("button", name="この内容で送信する").click()
        page.wait_for_url("**/status?done=sent")
        self.own()
        self.assertTrue(Authority.asked)
        self.assertFalse([head for _, head in Authority.asked if "198.51.100." in str(head) or "Cookie" in head])
        self.published()
        page = self.open(FORM)
        self.pin(page)
        expect(page.locator(".form-near-list")).to_contain_text("対応している通報が1件")
        self.confirmed(page, "road_step", "taro@example.jp")
        self.see(page)
        page.get_by_role("button", name="同じものです").click()
        expect(page.locator(".notice")).to_contain_text("同じものとして")
        self.see(page)
        self.own()

    def published(self):
        """Staff show it, and everybody sees it."""
        clerk = self.clerk()
        for path in ("/staff/reports", LIST, LIST + "/routes"):
            clerk.goto(path)
            self.see(clerk)
        clerk.goto(LIST + "/map")
        clerk.get_by_role("button", name="地図で見る").click()
        clerk.wait_for_selector(".leaflet-tile-loaded")
        self.see(clerk)
        clerk.goto(LIST)
        clerk.locator("table.list tbody a").first.click()
        clerk.locator("#summary").fill("本町の交差点の近くの穴")
        clerk.locator('[name="photo"]').nth(1).check()
        self.see(clerk)
        clerk.get_by_role("button", name="公開する", exact=True).click()
        clerk.wait_for_url("**?done=shown")
        self.own()
        page = self.open("/live/reports/road-report/")
        self.see(page)
        self.assertGreater(
            page.locator(".report img").evaluate("image => image.decode().then(() => image.naturalWidth)"), 0)
        page.get_by_role("button", name="地図で見る").click()
        page.locator(".map-mark").press("Enter")
        expect(page.locator(".leaflet-popup")).to_contain_text("本町の交差点の近くの穴")
        self.see(page)
        self.own()

    def test_plain(self):
        """reports: without JavaScript a report is sent by an address, and the list is read"""
        page = self.open(FORM, java_script_enabled=False)
        self.fill(page, spot__place="本町2丁目の郵便局の前")
        self.confirmed(page, "park_play", "")
        page.get_by_role("button", name="この内容で送信する").click()
        page.wait_for_url("**/status?done=sent")
        self.receipt(page)
        page.goto("/live/reports/road-report/")
        self.assertEqual(page.locator("h1").inner_text(), "公開している通報")

    def test_english(self):
        """reports: who reads no Japanese sends a report in English, and staff read it in Japanese"""
        page = self.open("/en" + FORM)
        self.press(page, "Continue")
        expect(page.locator(".form-problems")).to_contain_text("Please check your answers")
        self.see(page)
        self.fill(page, spot__place="Honmachi post office")
        page.get_by_role("button", name="Choose on a map").click()
        page.wait_for_selector(".leaflet-tile-loaded")
        page.get_by_role("button", name="Take the place in the middle").click()
        expect(page.locator(".form")).to_contain_text("The place was entered")
        self.field(page, "kind").select_option("road_light")
        self.choose(page, "danger", "some")
        self.press(page, "Continue")
        page.wait_for_url("**?step=1")
        self.fill(page, mail="jane@example.jp")
        self.press(page, "Check your answers")
        page.wait_for_url("**/confirm")
        self.english(page)
        page.get_by_role("button", name="Send this").click()
        page.wait_for_url("**/status?done=sent")
        receipt = self.receipt(page)
        expect(page.locator("main")).to_contain_text("Street light out or broken")
        self.english(page)
        self.own()
        clerk = self.clerk()
        clerk.goto(LIST)
        clerk.locator("table.list tbody tr", has_text=receipt).locator("a").first.click()
        expect(clerk.locator("main")).to_contain_text("街灯が消えている・壊れている")
        self.assertNotIn("Street light", clerk.locator("main").inner_text())
        self.see(clerk)

    def english(self, page):
        """Nothing on it is in Japanese except names of the site."""
        self.assertEqual(page.locator("html").get_attribute("lang"), "en")
        self.assertEqual(re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]+", page.locator(".server-page").inner_text()), [])
        self.see(page)
