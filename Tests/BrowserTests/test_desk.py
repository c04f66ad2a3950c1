"""The staff desk, as clerks meet it: complete without JavaScript, kind to mistakes, and what residents see of it."""

import csv
import datetime
from urllib.parse import quote

from desk import JAPAN, QUESTIONS, DeskTest, announce, desk, wait_for_backup, write_emergency

# MARK: Without JavaScript


class WithoutScript(DeskTest):
    def open(self, path="/staff", **options):
        return super().open(path, java_script_enabled=False, **options)

    def test_new_colleague(self):
        """desk: without JavaScript an account is added, and whoever it is for signs in and chooses a password"""
        page = self.open("/staff/accounts")
        page.get_by_role("link", name="アカウントを追加する").click()
        page.locator("#name").fill("tanaka")
        page.locator("#title").fill("田中 一郎")
        page.get_by_label("市民課").check()
        self.press(page, "追加する")
        self.assertEqual(self.heading(page), "アカウントを追加しました")
        password = page.locator(".secret").inner_text()
        colleague = self.open(is_signed_in=False)
        desk().sign_in(colleague, "tanaka", password)
        self.assertEqual(self.heading(colleague), "パスワードの変更")
        self.assertEqual(colleague.locator(".menu").count(), 0, "nothing is offered before")
        self.change_password(colleague, password, "みじかい")
        self.assertIn("12文字以上", colleague.locator(".problem").inner_text())
        self.change_password(colleague, password, "うみねこ と 灯台 と 自転車")
        self.assertIn("パスワードを変更しました", self.notice(colleague))
        self.assertEqual(colleague.locator(".menu-wide a").first.inner_text(), "チャットボットの統計")
        self.assertEqual(colleague.locator('.menu-wide a[href="/staff/accounts"]').count(), 0)

    def change_password(self, page, old, new):
        page.locator("#old").fill(old)
        page.locator("#password").fill(new)
        page.locator("#again").fill(new)
        self.press(page, "変える")

    def test_sign_out(self):
        """desk: without JavaScript signing out ends the session"""
        page = self.open(is_signed_in=False)
        desk().sign_in(page, "koho")
        self.assertIn("広報 太郎", page.locator(".top").inner_text())
        page.get_by_role("button", name="サインアウト").click()
        self.assertIn("サインアウトしました", self.notice(page))
        page.goto("/staff/switches")
        self.assertEqual(self.heading(page), "サインイン")

    def test_emergency(self):
        """desk: without JavaScript an emergency notice is looked at, published and ended"""
        self.addCleanup(self.end_notices)
        page = self.open()
        write_emergency(page, "汐浜市に避難指示 <b>")
        self.press(page, "内容を確かめる")
        self.assertEqual(self.heading(page), "公開前の確認")
        self.assertIn("汐浜市に避難指示 <b>", page.locator(".preview").inner_text())
        self.assertIn("高台へ避難してください。\nペットも", page.locator(".preview").inner_text())
        self.assertEqual(self.published(page), {"active": False})
        self.press(page, "公開する")
        self.assertIn("公開しました", self.notice(page))
        self.assertEqual(self.published(page)["title"], "汐浜市に避難指示 <b>")
        self.press(page, "このお知らせを終える")
        self.assertIn("終えました", self.notice(page))
        self.assertEqual(self.published(page), {"active": False})
        actions = page.locator("tbody tr td:nth-child(2)").all_inner_texts()
        self.assertEqual(actions[:2], ["終了", "公開"])

    def published(self, page):
        return page.request.get("/live/emergency.json").json()

    def test_search_and_sort(self):
        """desk: without JavaScript a list is searched across width and kana, and sorted both ways"""
        page = self.open("/staff/conversations")
        page.locator("#q").fill("ｿﾌｧ")
        self.press(page, "絞り込む")
        self.assertEqual(page.locator(".count").inner_text(), f"{len(QUESTIONS)}件のうち2件")
        self.assertEqual(set(self.column(page, 2)), {"ソファを捨てたい"})
        page.get_by_role("link", name="条件を消す").click()
        for order, expected in (("ascending", sorted(QUESTIONS)), ("descending", sorted(QUESTIONS, reverse=True))):
            page.get_by_role("columnheader", name="質問").get_by_role("link").click()
            self.assertEqual(self.column(page, 2), expected)
            self.assertEqual(page.locator("th[aria-sort]:not([aria-sort=none])").get_attribute("aria-sort"), order)

    def column(self, page, number):
        return page.locator(f"tbody tr > :nth-child({number})").all_inner_texts()

    def test_export(self):
        """desk: without JavaScript what a filter shows is downloaded as CSV, and the audit says so"""
        page = self.open("/staff/conversations")
        page.get_by_label("結果").select_option("答えた")
        self.press(page, "絞り込む")
        shown = self.column(page, 2)
        with page.expect_download() as started:
            page.get_by_role("link", name="CSVで書き出す").click()
        self.assertEqual(started.value.suggested_filename, "conversations.csv")
        header, *rows = csv.reader(started.value.path().read_text(encoding="utf-8-sig").splitlines())
        self.assertEqual(header, page.locator("thead th").all_inner_texts())
        self.assertEqual([row[1] for row in rows], shown)
        self.assertEqual(len(rows), 4)
        page.goto(f"/staff/audit?q={quote('書き出し conversations')}")
        self.assertIn("4件", page.locator("tbody tr").first.inner_text())

    def test_audit(self):
        """desk: without JavaScript the audit is verified, and verifying is in it"""
        page = self.open("/staff/audit")
        self.press(page, "書き換えがないか確かめる")
        self.assertIn("欠けや書き換えはありません", self.notice(page))
        self.assertIn("検証", page.locator("tbody tr").first.inner_text())


# MARK: What residents see


class Published(DeskTest):
    def setUp(self):
        self.addCleanup(self.end_notices)

    def test_emergency(self):
        """desk: a published notice stands within every page of the site at once, and is gone when it is ended"""
        page = self.open()
        write_emergency(page, "汐浜市に避難指示")
        self.press(page, "内容を確かめる")
        self.press(page, "公開する")
        site = page.context.new_page()
        for path in ("/", "/houses/", "/en/"):
            site.goto(path)
            notice = site.locator("[data-emergency] .emergency-notice")
            notice.wait_for()
            self.assertIn("汐浜市に避難指示", notice.inner_text())
            self.assertIn("高台へ避難してください。\nペットも", notice.inner_text())
            self.assertTrue(notice.get_by_role("link").get_attribute("href").endswith("/kurashi/bosai/"))
        self.press(page, "このお知らせを終える")
        for path in ("/", "/houses/", "/en/"):
            with site.expect_response("**/live/emergency.json"):
                site.goto(path)
            self.assertEqual(site.locator("[data-emergency] > *").count(), 0)
            self.assertEqual(site.locator("[data-emergency]").bounding_box()["height"], 0)

    def test_colleagues_see_it(self):
        """desk: while a notice is published every page of the desk says so, to everybody, also after a backup"""
        page = self.open()
        wait_for_backup(page)
        write_emergency(page, "汐浜市に避難指示")
        self.press(page, "内容を確かめる")
        self.press(page, "公開する")
        colleague = self.open(is_signed_in=False)
        desk().sign_in(colleague, "koho")
        for path in ("/staff", "/staff/questions"):
            colleague.goto(path)
            self.assertIn("汐浜市に避難指示", "".join(colleague.locator(".in-force").all_inner_texts()), path)
        self.press(page, "このお知らせを終える")
        colleague.reload()
        self.assertEqual(colleague.locator(".in-force").count(), 0)

    def test_rehearsal(self):
        """desk: a rehearsal is recorded and no resident sees it"""
        page = self.open()
        write_emergency(page, "訓練：汐浜市に避難指示")
        self.press(page, "内容を確かめる")
        self.press(page, "訓練として記録する（公開しない）")
        self.assertIn("住民には表示されていません", self.notice(page))
        self.assertEqual(page.locator("tbody tr").first.locator("td").nth(1).inner_text(), "訓練")
        site = page.context.new_page()
        with site.expect_response("**/live/emergency.json"):
            site.goto("/")
        self.assertEqual(site.locator("[data-emergency] > *").count(), 0)

    def test_maintenance(self):
        """desk: announced maintenance stands on the home page at once, and is gone when it is called off"""
        page = self.open()
        announce(page, "設備の点検のため、申請を休みます。", "市民課の窓口へお越しください。")
        self.assertIn("予告を公開しました", self.notice(page))
        site = page.context.new_page()
        site.goto("/")
        notice = site.locator("[data-maintenance] .maintenance")
        notice.wait_for()
        self.assertIn("設備の点検のため", notice.inner_text())
        self.assertIn("市民課の窓口へ", notice.inner_text())
        tomorrow = datetime.datetime.now(JAPAN) + datetime.timedelta(days=1)
        self.assertIn(f"{tomorrow.year}年{tomorrow.month}月{tomorrow.day}日", notice.inner_text())
        self.press(page, "予告を取り消す")
        with site.expect_response("**/live/maintenance.json"):
            site.reload()
        self.assertEqual(site.locator("[data-maintenance] > *").count(), 0)


# MARK: Mistakes


class Mistakes(DeskTest):
    def test_wrong_password(self):
        """desk: a wrong password gets a sentence that says what to do; the name stays and the password does not"""
        page = self.open(is_signed_in=False)
        desk().sign_in(page, "mado", "それはちがう")
        problem = page.get_by_role("alert")
        self.assertIn("サインインできませんでした", problem.inner_text())
        self.assertIn("確かめてください", problem.inner_text())
        self.assertEqual(page.locator("#name").input_value(), "mado")
        self.assertEqual(page.locator("#password").input_value(), "")
        desk().sign_in(page, "mado")
        page.wait_for_url("**/staff")

    def test_locked_account(self):
        """desk: a colleague who is locked out is on the administrator's first page, and is let in from there"""
        page = self.open("/staff/new-account")
        page.locator("#name").fill("sato")
        page.locator("#title").fill("佐藤 三郎")
        self.press(page, "追加する")
        password = page.locator(".secret").inner_text()
        colleague = self.open(is_signed_in=False)
        for _ in range(5):
            desk().sign_in(colleague, "sato", "それはちがう")
        desk().sign_in(colleague, "sato", password)
        self.assertIn("サインインできませんでした", colleague.get_by_role("alert").inner_text())
        page.goto("/staff")
        locked = page.get_by_role("link", name="佐藤 三郎 さんのアカウントがロックされています")
        self.assertEqual(locked.count(), 1, page.locator("main").inner_text())
        locked.click()
        self.press(page, "ロックを解除する")
        self.assertIn("ロックを解除しました", self.notice(page))
        desk().sign_in(colleague, "sato", password)
        self.assertEqual(self.heading(colleague), "パスワードの変更")

    def test_ended_session(self):
        """desk: a form whose session has ended keeps what was typed, and is sent after signing in again"""
        page = self.open("/staff/new-account")
        page.locator("#name").fill("suzuki")
        page.locator("#title").fill("鈴木 \"花\" <子>")
        page.get_by_label("市民課").check()
        page.context.clear_cookies()
        self.press(page, "追加する")
        self.assertEqual(self.heading(page), "もう一度送ってください")
        self.assertIn("サインインの期限が切れた", page.locator("main").inner_text())
        self.assertIn("鈴木 \"花\" <子>", page.locator("main").inner_text())
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="新しいタブでサインインする").click()
        desk().sign_in(opened.value, "admin")
        opened.value.wait_for_url("**/staff")
        self.press(page, "もう一度送る")
        self.assertIn("入力した内容は残っています", page.locator("main").inner_text())
        self.press(page, "もう一度送る")
        self.assertEqual(self.heading(page), "アカウントを追加しました")
        page.goto("/staff/accounts/suzuki")
        self.assertEqual(page.locator("#title").input_value(), "鈴木 \"花\" <子>")
        self.assertTrue(page.get_by_label("市民課").is_checked())

    def test_ended_session_keeps_no_password(self):
        """desk: passwords are not kept when the session has ended"""
        page = self.open("/staff/account/password")
        for name in ("old", "password", "again"):
            page.locator(f"#{name}").fill("PLANTED-SECRET")
        page.context.clear_cookies()
        self.press(page, "変える")
        self.assertEqual(self.heading(page), "もう一度送ってください")
        self.assertNotIn("PLANTED-SECRET", page.content())

    def test_kept_by_nobody(self):
        """desk: the site's service worker keeps no page of the desk, so that nobody sees one after signing out"""
        page = self.open("/chat/")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.reload()
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        for path in ("/staff", "/staff/account"):
            page.goto(path)
        page.goto("/chat/")
        kept = page.evaluate("""async () => {
          const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const all = await Promise.all(stores.map((cache) => cache.keys()));
          return all.flat().map((request) => new URL(request.url).pathname);
        }""")
        self.assertIn("/chat/", kept)
        self.assertEqual([path for path in kept if path.startswith("/staff")], [])

    def test_mistake_keeps_the_form(self):
        """desk: a value that cannot be taken is explained, and everything typed is still there"""
        page = self.open()
        write_emergency(page, "断水のお知らせ", "給水車が出ます。")
        page.locator("#url").fill("kurashi/suido/")
        self.press(page, "内容を確かめる")
        self.assertIn("リンク先は", page.get_by_role("alert").inner_text())
        self.assertEqual(page.locator("#title").input_value(), "断水のお知らせ")
        self.assertEqual(page.locator("#text").input_value(), "給水車が出ます。")
        self.assertEqual(page.locator("#url").input_value(), "kurashi/suido/")
