"""What holds for every page of the staff desk."""

import datetime
import functools
import html
import re
import unittest
from urllib.parse import quote

import suite
from desk import JAPAN, announce, desk, wait_for_backup, write_emergency
from survey import AXE, Survey
from workspace import SOAK

MENU_OF_ALL = {
    "/staff/visits", "/staff/questions", "/staff/conversations", "/staff/switches", "/staff/maintenance", "/staff/backups",
    "/staff/house-feed", "/staff/jobs", "/staff/retention", "/staff/forms", "/staff/reports", "/staff/accounts", "/staff/groups", "/staff/audit", "/staff/manual",
}
BEHIND_THE_MENU = {
    "/staff/visits/report", "/staff/visits/pages", "/staff/visits/sources", "/staff/questions/report", "/staff/questions/asked",
    "/staff/questions/entries", "/staff/new-account", "/staff/accounts/admin", "/staff/new-group", "/staff/account",
    "/staff/account/password", "/staff/account/second-factor",
}
# Pages of which there are as many as rows in a list.
ONE_OF_MANY = re.compile(r"/staff/(accounts|groups|conversations|manual)/[^/]+")


class Look(Survey):
    """Every page of the desk, looked at once."""

    def __init__(self):
        super().__init__(suite.browser())
        self.looked_at = []
        self.context = self.browser.new_context(
            base_url=desk().address, locale="ja-JP", timezone_id="Asia/Tokyo", reduced_motion="reduce",
            storage_state=desk().cookies)
        self.context.add_init_script(AXE)
        self.page = self.context.new_page()
        wait_for_backup(self.page)
        for path in self.linked():
            self.see(path)
        month = datetime.datetime.now(JAPAN).strftime("%Y-%m")
        for path in (
            "/staff/sign-in", "/staff/no-such-page", f"/staff/questions/report?month={month}",
            f"/staff/conversations?q={quote('ソファ')}&sort=question&order=desc", "/staff/conversations?q=zzz",
        ):
            self.see(path)
        self.see("/staff/sign-in", self.wrong_password)
        self.see("/staff/accounts", self.wrong_name)
        self.see("/staff/switches/emergency", self.preview)
        self.see("/staff/switches", self.published)
        self.see("/staff/maintenance", self.announced)
        self.see("/staff/accounts", self.kept)
        self.context.close()

    def see(self, path, arrive=None):
        self.looked_at.append(path)
        self.look(self.page, desk().address + path, arrive)

    def note(self, kind, address, what):
        # A page that refuses something is complained about itself; what it loads is in `failed` as well.
        if kind == "console" and re.search(r"status of (403|404|422)", what):
            return
        super().note(kind, address, what)

    def linked(self):
        """What can be reached from the first page by links, in the order of addresses."""
        found, waiting, kinds = {}, ["/staff"], set()
        while waiting:
            path = waiting.pop(0)
            answer = self.context.request.get(path)
            # A file to take away is no page.
            if "text/html" not in answer.headers.get("content-type", ""):
                continue
            found[path] = answer.text()
            for address in re.findall(r'href="(/staff[^"]*)"', found[path]):
                path = html.unescape(address).split("#")[0].split("?")[0]
                kind = ONE_OF_MANY.fullmatch(path)
                is_next = path not in found and path not in waiting and not path.startswith("/staff/assets/")
                if is_next and (SOAK or kind is None or kind[1] not in kinds):
                    waiting.append(path)
                    if kind:
                        kinds.add(kind[1])
        return sorted(found)

    # What only forms lead to

    def wrong_password(self, page):
        page.goto("/staff/sign-in")
        desk().sign_in(page, "koho", "それはちがう")

    def wrong_name(self, page):
        page.goto("/staff/new-account")
        page.locator("#name").fill("山田")
        page.locator("#title").fill("山田")
        page.locator("main button").click()

    def preview(self, page):
        write_emergency(page, "汐浜市に避難指示")
        page.get_by_role("button", name="内容を確かめる").click()

    def published(self, page):
        self.preview(page)
        page.get_by_role("button", name="公開する").first.click()

    def announced(self, page):
        page.goto("/staff/switches")
        page.get_by_role("button", name="このお知らせを終える").click()
        announce(page, "点検のため休みます。")

    def kept(self, page):
        page.goto("/staff/maintenance")
        page.get_by_role("button", name="予告を取り消す").click()
        page.goto("/staff/new-account")
        page.locator("#name").fill("yamada")
        page.locator("#title").fill("山田")
        self.context.clear_cookies()
        page.locator("main button").click()


look = functools.cache(Look)


class Pages(unittest.TestCase):
    def nothing(self, kind):
        found = look().findings[kind]
        if found:
            self.fail(suite.listed(found))

    def test_all_are_looked_at(self):
        """desk: the menu and the links of its pages lead to everything, also to one conversation, one group and one text of the manual"""
        self.assertLessEqual(MENU_OF_ALL | BEHIND_THE_MENU, set(look().looked_at))
        for kind in ("conversations", "groups", "manual"):
            self.assertTrue(any(path.startswith(f"/staff/{kind}/") for path in look().looked_at), kind)

    def test_axe_finds_no_violation(self):
        """desk: axe-core finds nothing at 360 and 1280 px, nor in dark and high contrast colours"""
        self.nothing("axe")

    def test_no_console_error(self):
        """desk: nothing is complained about in the console"""
        self.nothing("console")

    def test_nothing_comes_from_other_servers(self):
        """desk: no request to another host"""
        self.nothing("external")

    def test_every_file_is_there(self):
        """desk: no failed request"""
        self.nothing("failed")

    def test_phones_never_scroll_sideways(self):
        """desk: 320 px wide, tables scroll by themselves and the page does not"""
        self.nothing("overflow")

    def test_controls_are_large_enough(self):
        """desk: buttons and fields are at least 24 px high"""
        self.nothing("targets")
