"""Forms of the sample, each from its page to the receipt number: on a phone and at a desktop, with JavaScript and without."""

from playwright.sync_api import expect

from desk import PHONE, WIDE, DeskTest
from steps import FormSteps
from survey import AXE

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n"


class Forms(FormSteps, DeskTest):
    def start(self, form, viewport=PHONE, **options):
        page = self.open(f"/forms/{form}/", is_signed_in=False, viewport=viewport, **options)
        page.context.add_init_script(AXE)
        if options.get("java_script_enabled", True):
            page.reload()
            page.wait_for_load_state("networkidle")
        return page

    # The sample's forms, end to end

    def consultation(self, page, is_scripted):
        self.choose(page, "ways", "phone", "desk")
        self.choose(page, "office", "tokyo")
        self.choose(page, "themes", "仕事", "住まい")
        self.press(page, "次へ進む")
        page.wait_for_url("**/my/forms/consultation/**")
        self.name(page, "person")
        self.fill(page, mail="hanako@example.jp", phone="０９０−１２３４−５６７８")
        self.birthday(page, "birthday", "昭和53", "4", "1")
        self.choose(page, "family", "children")
        self.fill(page, children__0__age="５")
        page.locator('[name="_add"]').click()
        self.fill(page, children__1__age="8")
        self.choose(page, "agree", "yes")
        self.press(page, "入力内容を確認する")
        page.wait_for_url("**/confirm")
        text = page.locator("main").inner_text()
        for expected in ["電話、窓口", "しおみ暮らし東京オフィス", "髙﨑 花子（タカサキ ハナコ）", "090-1234-5678", "昭和53年", "年齢（2件目）", "8歳"]:
            self.assertIn(expected, text)
        if is_scripted:
            self.see(page)
        page.get_by_role("button", name="この内容で送信する").click()
        page.wait_for_url("**/status?done=sent")
        if is_scripted:
            self.see(page)
        return self.receipt(page)

    def test_consultation_phone(self):
        """forms: on a phone a consultation is asked for, from the page to the receipt number"""
        page = self.start("consultation")
        self.see(page)
        self.consultation(page, True)

    def test_consultation_plain(self):
        """forms: without JavaScript the same consultation arrives the same"""
        self.consultation(self.start("consultation", java_script_enabled=False), False)

    def grant(self, page):
        self.birthday(page, "moved", "R8", "10", "1")
        self.choose(page, "before", "area")
        self.choose(page, "commute", "yes")
        self.choose(page, "work", "job")
        self.fill(page, company="5835678256246")
        self.press(page, "次へ進む")
        page.wait_for_url("**?step=1")
        self.choose(page, "household", "family")
        self.name(page, "children.0.person")
        self.birthday(page, "children.0.birthday", "2019", "5", "5")
        self.press(page, "次へ進む")
        page.wait_for_url("**?step=2")
        self.name(page, "person")
        self.birthday(page, "birthday", "1985", "12", "24")
        for path in ("home", "letters_to"):
            if path == "letters_to":
                self.choose(page, "letters", "other")
            for part, value in {"postal": "９９９０００１", "prefecture": "潮見県", "city": "潮見市", "street": "県庁通1-1"}.items():
                self.field(page, f"{path}.{part}").fill(value)
        self.fill(page, phone="0999-00-0100", mail="hanako@example.jp")
        # A file with something else wrong is there when it is mended.
        self.field(page, "papers").set_input_files({"name": "住民票.pdf", "mimeType": "application/pdf", "buffer": PDF})
        self.choose(page, "oath", "yes")
        self.press(page, "入力内容を確認する")
        page.wait_for_url("**/confirm")
        text = page.locator("main").inner_text()
        for expected in ["住民票.pdf", "2,000,000円", "〒999-0001", "2026年4月1日現在", "郵送先"]:
            self.assertIn(expected, text)
        page.get_by_role("button", name="この内容で送信する").click()
        page.wait_for_url("**/status?done=sent")
        self.receipt(page)

    def test_grant_wide(self):
        """forms: at a desktop the relocation grant is applied for, in three steps"""
        page = self.start("migration-grant", WIDE)
        self.see(page)
        self.grant(page)

    def test_grant_plain(self):
        """forms: without JavaScript the relocation grant is applied for as well"""
        self.grant(self.start("migration-grant", java_script_enabled=False))

    def test_survey(self):
        """forms: a survey is answered, and staff see bars of what was chosen"""
        page = self.start("garbage-survey")
        self.choose(page, "place", "山守町")
        self.choose(page, "ease", "分かりにくい")
        self.choose(page, "unclear", "布", "紙")
        self.press(page, "入力内容を確認する")
        page.get_by_role("button", name="回答を送信する").click()
        page.wait_for_url("**/status?done=sent")
        desk = self.desk("/staff/forms/garbage-survey", WIDE)
        desk.get_by_role("link", name="集計を見る").click()
        self.assertIn("件", desk.locator("table.bars").nth(1).inner_text())
        desk.locator("#row").select_option(label="お住まいの市町村")
        desk.locator("#column").select_option(label="ごみの分別は分かりやすいですか")
        desk.get_by_role("button", name="集計する").click()
        self.assertIn("人", desk.get_by_role("region", name="クロス集計").inner_text())
        self.see(desk)
        desk.set_viewport_size(PHONE)
        self.see(desk)

    def test_sign_up(self):
        """forms: somebody signs up for an event and withdraws"""
        page = self.start("tokyo-fair")
        self.name(page, "person")
        self.fill(page, mail="hanako@example.jp", people="２人")
        self.choose(page, "time", "10時から")
        self.press(page, "入力内容を確認する")
        page.get_by_role("button", name="この内容で送信する").click()
        page.get_by_label("取り下げてもよいことを確かめました").check()
        page.get_by_role("button", name="取り下げる").click()
        self.assertIn("取り下げました", page.locator(".notice").inner_text())

    # What JavaScript adds

    def test_follows(self):
        """forms: what is not asked disappears, sums follow, and what was typed stays when it comes back"""
        page = self.start("migration-grant")
        expect(page.locator('[data-item="commute"]')).to_be_hidden()
        self.choose(page, "before", "area")
        self.choose(page, "commute", "no")
        self.assertTrue(page.locator('[data-item="outside"]').is_visible())
        self.choose(page, "before", "other")
        self.assertFalse(page.locator('[data-item="commute"]').is_visible())
        self.choose(page, "before", "area")
        self.assertTrue(page.locator('[name="commute"][value="no"]').is_checked())

    def test_says_what_is_wrong(self):
        """forms: what is wrong is said in a summary that has the focus, beside the field, and to a screen reader"""
        page = self.start("tokyo-fair")
        self.fill(page, people="9", mail="hanako")
        self.press(page, "入力内容を確認する")
        summary = page.locator("#form-problems")
        self.assertIn("入力を確かめてください（7件）", summary.inner_text())
        self.assertEqual(page.evaluate("document.activeElement.id"), "form-problems")
        self.see(page)
        summary.get_by_role("link", name="5人以下").click()
        self.assertEqual(page.evaluate("document.activeElement.name"), "people")
        described = self.field(page, "people").get_attribute("aria-describedby")
        self.assertIn("5人以下", page.locator(f"#{described}").inner_text())
        self.assertEqual(self.field(page, "mail").input_value(), "hanako")

    def test_rows(self):
        """forms: rows are added and taken away, and keep what was typed into the others"""
        page = self.start("migration-grant")
        self.birthday(page, "moved", "2026", "10", "1")
        self.choose(page, "before", "wards")
        self.choose(page, "work", "remote")
        self.press(page, "次へ進む")
        self.choose(page, "household", "family")
        for row in range(3):
            if row > 0:
                page.locator('[name="_add"]').click()
            self.field(page, f"children.{row}.person.family").fill("一二三"[row])
        self.assertEqual(page.locator('output[data-value="amount"]').inner_text(), "4,000,000円")
        page.locator('[name="_remove"][value="children.1"]').click()
        self.assertEqual(self.field(page, "children.1.person.family").input_value(), "三")
        self.assertEqual(page.locator("[data-row]").count(), 2)
        self.assertEqual(page.locator('output[data-value="amount"]').inner_text(), "3,000,000円")
        self.see(page)

    def test_kept(self):
        """forms: what was typed is there again after the page was left, and is deleted by a button"""
        page = self.start("consultation")
        self.fill(page, message="海の見える家を探しています")
        self.choose(page, "ways", "online")
        page.goto("/news/")
        page.goto("/forms/consultation/")
        expect(self.field(page, "message")).to_have_value("海の見える家を探しています")
        self.assertTrue(page.locator('[name="ways"][value="online"]').is_checked())
        page.get_by_role("button", name="入力を消す").click()
        self.assertEqual(self.field(page, "message").input_value(), "")
        page.reload()
        self.assertEqual(self.field(page, "message").input_value(), "")

    def test_keyboard(self):
        """forms: the whole sign-up is done with the keyboard alone"""
        page = self.start("tokyo-fair", WIDE)
        self.field(page, "person.family").focus()
        for text in ["髙﨑", "花子", "タカサキ", "ハナコ", "hanako@example.jp", "2"]:
            page.keyboard.type(text)
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        # Enter presses the button that goes on.
        self.field(page, "people").press("Enter")
        page.wait_for_url("**/confirm")
        self.assertIn("10時から", page.locator("main").inner_text())

    def third_step_of_grant(self):
        """The migration grant, with its first two steps answered: the address and the papers are next."""
        page = self.start("migration-grant", WIDE)
        self.birthday(page, "moved", "2026", "10", "1")
        self.choose(page, "before", "wards")
        self.choose(page, "work", "remote")
        self.press(page, "次へ進む")
        self.choose(page, "household", "single")
        self.press(page, "次へ進む")
        page.wait_for_url("**?step=2")
        return page

    def test_address(self):
        """forms: a postal code fills in the address, several places are offered, and what somebody typed is left alone"""
        page = self.third_step_of_grant()
        self.field(page, "home.postal").press_sequentially("９９９−０００１")
        expect(self.field(page, "home.city")).to_have_value("潮見市")
        self.assertEqual(self.field(page, "home.street").input_value(), "県庁通")
        self.field(page, "home.postal").fill("9990014")
        page.get_by_role("button", name="潮見県潮見市浜手新田").click()
        self.assertEqual(self.field(page, "home.street").input_value(), "浜手新田")
        self.field(page, "home.street").fill("浜手新田5-1")
        self.field(page, "home.postal").fill("9990201")
        expect(self.field(page, "home.city")).to_have_value("汐浜市")
        self.assertEqual(self.field(page, "home.street").input_value(), "浜手新田5-1")
        self.see(page)

    def test_road(self):
        """forms: on a phone a hole in the road is reported with a photo and the place where one is"""
        page = self.start("road-report", permissions=["geolocation"], geolocation={"latitude": 35.68123, "longitude": 139.76712})
        self.see(page)
        self.field(page, "photo").set_input_files({"name": "IMG_0001.png", "mimeType": "image/png", "buffer": page.screenshot()})
        self.field(page, "kind").select_option("road_hole")
        page.get_by_role("button", name="いまいる場所を使う").click()
        expect(self.field(page, "spot.latitude")).to_have_value("35.68123")
        self.choose(page, "danger", "danger")
        self.assertTrue(page.locator('[data-item="call"]').is_visible())
        self.press(page, "次へ進む")
        self.press(page, "入力内容を確認する")
        page.wait_for_url("**/confirm")
        self.assertIn("緯度35.68123、経度139.76712", page.locator("main").inner_text())
        page.get_by_role("button", name="この内容で送信する").click()
        page.wait_for_url("**/status?done=sent")
        self.see(page)
        self.assertGreater(page.locator(".files img").evaluate("image => image.decode().then(() => image.naturalWidth)"), 0)
        desk = self.open("/staff/forms/road-report", viewport=WIDE)
        desk.locator("table.list tbody a").first.click()
        self.assertGreater(desk.locator(".files img").evaluate("image => image.decode().then(() => image.naturalWidth)"), 0)

    def test_files(self):
        """forms: a file is sent, taken away and sent again, and a wrong one is said to be so"""
        page = self.third_step_of_grant()
        files = [{"name": "a.pdf", "mimeType": "application/pdf", "buffer": PDF}, {"name": "b.txt", "mimeType": "text/plain", "buffer": b"x"}]
        self.field(page, "papers").set_input_files(files)
        self.press(page, "保存して、後で続ける")
        page.get_by_role("link", name="入力を続ける").click()
        self.assertIn("a.pdf", page.locator(".form-files").inner_text())
        self.see(page)
        page.get_by_role("button", name="取り消す").click()
        self.assertEqual(page.locator(".form-files").count(), 0)

    def test_address_plain(self):
        """forms: without JavaScript a button fills in the address"""
        page = self.start("consultation", java_script_enabled=False)
        self.choose(page, "ways", "online")
        self.press(page, "次へ進む")
        self.field(page, "home.postal").fill("999-0021")
        page.get_by_role("button", name="郵便番号から住所を入れる").click()
        self.assertEqual(self.field(page, "home.city").input_value(), "潮見市")
        self.assertEqual(self.field(page, "home.street").input_value(), "北山")

    # Staff

    def desk(self, path, viewport=WIDE):
        desk = self.open(path, viewport=viewport)
        desk.context.add_init_script(AXE)
        desk.reload()
        return desk

    def test_staff_items_and_papers(self):
        """forms: staff fill in what is theirs, correct an answer, move it along and write a letter"""
        page = self.start("migration-grant", java_script_enabled=False)
        self.grant(page)
        receipt = self.receipt(page)
        desk = self.desk(f"/staff/forms/migration-grant?q={receipt}")
        desk.get_by_role("link", name=receipt).click()
        self.see(desk)
        for part, value in {"year": "令和8", "month": "11", "day": "20"}.items():
            desk.locator(f'[name="decided.{part}"]').fill(value)
        desk.get_by_role("button", name="記入欄を保存する").click()
        self.assertIn("「決裁番号」を入力してください。", desk.locator("#form-problems").inner_text())
        self.see(desk)
        desk.locator('[name="number"]').fill("移住第123号")
        desk.get_by_role("button", name="記入欄を保存する").click()
        self.assertIn("職員の記入欄を保存しました", desk.locator("main").inner_text())
        desk.locator("#status").select_option("書類確認")
        desk.get_by_role("button", name="この状況にする").click()
        desk.get_by_role("link", name="内容を直す").click()
        for viewport in (PHONE, WIDE):
            desk.set_viewport_size(viewport)
            self.see(desk)
        desk.locator('[name="phone"]').fill("0999-00-9999")
        desk.get_by_role("button", name="この内容に直す").click()
        self.assertIn("電話番号：0999-00-0100 → 0999-00-9999", desk.locator("main").inner_text())
        desk.locator("#file").set_input_files({"name": "記入例.pdf", "mimeType": "application/pdf", "buffer": PDF})
        desk.get_by_role("button", name="送る", exact=True).click()
        with desk.expect_download() as download:
            desk.get_by_role("link", name="申請書をPDFにする").click()
        self.assertEqual(download.value.suggested_filename, f"application-{receipt}.pdf")
        desk.get_by_role("link", name="送付状・通知書を作る").click()
        self.see(desk)
        self.assertIn("移住第123号", desk.locator("#particulars").input_value())
        with desk.expect_download() as download:
            desk.get_by_role("button", name="PDFを作る").click()
        self.assertEqual(download.value.suggested_filename, f"letter-{receipt}.pdf")
        page.reload()
        text = page.locator("main").inner_text()
        for expected in ["書類確認", "職員が内容を直しました", "記入例.pdf"]:
            self.assertIn(expected, text)
        self.assertNotIn("移住第123号", page.content())

    def test_exports(self):
        """forms: everything of a form is asked for, written in the background, and fetched"""
        self.grant(self.start("migration-grant", java_script_enabled=False))
        desk = self.desk("/staff/forms/migration-grant/exports")
        for format in ("csv", "zip"):
            desk.locator("#format").select_option(format)
            desk.get_by_role("button", name="書き出す").click()
        for _ in range(60):
            if desk.locator(".exports ul a").count() == 2:
                break
            desk.wait_for_timeout(500)
            desk.reload()
        self.see(desk)
        desk.set_viewport_size(PHONE)
        self.see(desk)
        names = []
        for link in desk.locator(".exports ul a").all():
            with desk.expect_download() as download:
                link.click()
            names.append(download.value.suggested_filename)
        self.assertEqual(sorted(names), ["migration-grant.csv", "migration-grant.zip"])
        while desk.locator(".exports button").count():
            desk.locator(".exports button").first.click()

    def test_kept_search(self):
        """forms: a search is kept under a name, and deleted"""
        self.grant(self.start("migration-grant", java_script_enabled=False))
        desk = self.desk("/staff/forms/migration-grant?status=%E5%8F%97%E4%BB%98")
        desk.get_by_text("いまの条件と並び順を保存する").click()
        desk.locator("#view-title").fill("受け付けたもの")
        desk.get_by_role("button", name="保存する", exact=True).first.click()
        self.see(desk)
        desk.get_by_role("link", name="受け付けたもの").click()
        desk.locator(".views button").click()
        self.assertEqual(desk.locator(".views").count(), 0)

    def test_published_results(self):
        """forms: results of a survey are looked at, published in the site's frame, and withdrawn"""
        for _ in range(5):
            page = self.start("garbage-survey", java_script_enabled=False)
            self.choose(page, "place", "潮見市")
            self.choose(page, "ease", "分かりやすい")
            self.press(page, "入力内容を確認する")
            page.get_by_role("button", name="回答を送信する").click()
        desk = self.desk("/staff/forms/garbage-survey/results")
        desk.locator("#introduction").fill("ご協力ありがとうございました。")
        desk.get_by_role("button", name="公開する内容を確かめる").click()
        for viewport in (PHONE, WIDE):
            desk.set_viewport_size(viewport)
            self.see(desk)
        desk.get_by_role("button", name="この内容で公開する").click()
        self.see(desk)
        public = self.open("/live/survey-garbage-survey.html", is_signed_in=False, viewport=PHONE)
        public.context.add_init_script(AXE)
        public.reload()
        self.assertIn("ご協力ありがとうございました。", public.locator("main").inner_text())
        self.see(public)
        desk.get_by_role("button", name="公開をやめる").click()
        self.assertEqual(public.reload().status, 404)

    def test_handling(self):
        """forms: staff find what was sent, move it and write; the applicant reads it and answers"""
        page = self.start("consultation", java_script_enabled=False)
        receipt = self.consultation(page, False)
        desk = self.open("/staff/forms", viewport=WIDE)
        desk.get_by_role("link", name="移住相談の申し込み").click()
        desk.locator("#q").fill(receipt)
        desk.get_by_role("button", name="絞り込む").click()
        desk.get_by_role("link", name=receipt).click()
        self.assertIn("髙﨑 花子", desk.locator("table.sheet").inner_text())
        desk.locator("#status").select_option("審査中")
        desk.get_by_role("button", name="この状況にする").click()
        self.assertIn("状況を変えました", desk.locator("main").inner_text())
        desk.locator("#message").fill("来週の水曜日はいかがですか。")
        desk.get_by_role("button", name="送る", exact=True).click()
        page.reload()
        self.assertIn("来週の水曜日はいかがですか。", page.locator("main").inner_text())
        page.locator("#message").fill("はい、お願いします。")
        page.get_by_role("button", name="送る", exact=True).click()
        desk.reload()
        self.assertIn("はい、お願いします。", desk.locator("main").inner_text())
