"""A resident's account: a code by mail, and what they tell of themselves."""

import suite
from desk import PHONE, WIDE, DeskTest
from steps import FormSteps, mailed_code
from survey import AXE


class Residents(FormSteps, DeskTest):
    def code(self, mail):
        return mailed_code(suite.workspace().folder / "desk-data", mail)

    def walk(self, viewport, mail, **options):
        page = self.open("/", is_signed_in=False, viewport=viewport, **options)
        page.context.add_init_script(AXE)
        page.get_by_role("link", name="マイページ").first.click()
        self.see(page)
        page.locator("#mail").fill(mail)
        page.get_by_role("button", name="確認コードを送る").click()
        self.see(page)
        code = self.code(mail)
        page.locator("#code").fill("1" if code == "000000" else "000000")
        page.get_by_role("button", name="サインインする").click()
        self.assertIn("確認コードが違う", page.locator(".problem").inner_text())
        self.see(page)
        page.locator("#code").fill(code)
        page.get_by_role("button", name="サインインする").click()
        page.wait_for_url("**/my?done=new")
        self.see(page)
        page.locator("#nickname").fill("はなこ")
        page.locator("#age").select_option("40代")
        page.get_by_role("button", name="保存する").click()
        self.assertIn("保存しました", page.locator(".notice").inner_text())
        self.assertEqual(page.locator("#nickname").input_value(), "はなこ")
        page.get_by_role("link", name="アカウントを削除する").click()
        self.see(page)
        page.get_by_label("内容を確かめ、削除します").check()
        page.get_by_role("button", name="アカウントを削除する").click()
        self.assertIn("削除しました", page.locator(".notice").inner_text())
        page.goto("/my")
        self.assertIn("/my/sign-in", page.url)

    def test_phone(self):
        """resident: on a phone an account is opened by a code, changed and deleted"""
        self.walk(PHONE, "phone@example.jp")

    def test_wide(self):
        """resident: at a desktop an account is opened by a code, changed and deleted"""
        self.walk(WIDE, "wide@example.jp")

    def test_without_javascript(self):
        """resident: without JavaScript the code leads to one's own page, and signing out ends it"""
        page = self.open("/my", is_signed_in=False, java_script_enabled=False)
        page.locator("#mail").fill("plain@example.jp")
        page.get_by_role("button", name="確認コードを送る").click()
        page.locator("#code").fill(self.code("plain@example.jp"))
        page.get_by_role("button", name="サインインする").click()
        self.assertIn("plain@example.jp", page.locator("dl.facts").inner_text())
        page.get_by_role("button", name="サインアウトする").click()
        self.assertIn("サインアウトしました", page.locator(".notice").inner_text())
