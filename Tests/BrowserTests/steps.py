"""What people do with a form's pages, for the test files that fill in forms."""

import email
import re
import time

NAME = {"family": "髙﨑", "given": "花子", "family_kana": "たかさき", "given_kana": "ﾊﾅｺ"}


def mailed_code(data, mail):
    """As it stands in the newest mail of a code to this address; without a relay mails are files of the server's data."""
    for _ in range(100):
        for file in sorted(data.rglob("*.eml"), key=lambda path: -path.stat().st_mtime):
            message = email.message_from_bytes(file.read_bytes())
            found = re.search(r"確認コード：(\d{6})", message.get_payload(decode=True).decode())
            if found and mail in message["To"]:
                return found[1]
        time.sleep(0.1)
    raise AssertionError(f"no code came to {mail}")


class FormSteps:
    def see(self, page):
        """Nothing wider than the screen, and nothing that axe finds."""
        page.wait_for_load_state()
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), page.viewport_size["width"])
        found = page.evaluate("""async () => {
          const { violations } = await axe.run(document, { resultTypes: ["violations"] });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        }""")
        self.assertEqual(found, [])

    @staticmethod
    def field(page, path):
        return page.locator(f'.form [name="{path}"]')

    def fill(self, page, **fields):
        for path, value in fields.items():
            self.field(page, path.replace("__", ".")).fill(value)

    def name(self, page, path, parts=NAME):
        for part, value in parts.items():
            self.field(page, f"{path}.{part}").fill(value)

    def birthday(self, page, path, year, month, day):
        for part, value in {"year": year, "month": month, "day": day}.items():
            self.field(page, f"{path}.{part}").fill(value)

    def choose(self, page, path, *values):
        for value in values:
            page.locator(f'.form [name="{path}"][value="{value}"]').check()

    def press(self, page, name):
        page.locator(".form-buttons").get_by_role("button", name=name, exact=True).click()

    def receipt(self, page):
        self.assertRegex(page.locator(".receipt strong").inner_text(), r"^\d{6}-\d{6}-\d$")
        return page.locator(".receipt strong").inner_text()
