"""Draws the pictures of the README and of the manual from the sample: `make pictures`.

Those of the manual show a desk with a few days' work on it. Nothing in them is about a person.
"""

import io
import itertools
import json
import random
import urllib.request

from PIL import Image

import suite
from desk import WIDE, desk, write_emergency
from workspace import ROOT

README = ROOT / "docs/pictures/home.png"
MANUAL = ROOT / "Sources/Features/Manual/Pictures"
LARGEST = 500_000
# A text with three of them loads in a moment, also over a town's thin line; each is in the program.
LARGEST_IN_MANUAL = 90_000
COLORS = (256, 192, 128, 64, 32)
# What fits beside a text.
CLIP = {"x": 0, "y": 0, "width": 1280, "height": 800}

PLACES = ["潮見市", "汐浜市", "山守町", "湊川町", "白帆町", "星ヶ原村"]
EASE = ["とても分かりやすい", "分かりやすい", "分かりにくい", "とても分かりにくい"]
AGES = ["20代", "30代", "40代", "50代", "60代", "70代"]
IDEAS = ["収集の回数を増やしてほしい", "分別の早見表がほしい", "集積所が遠いので歩くのが大変です", "アプリで収集日を知らせてほしい", ""]
REPORTS = [
    ("road-hole", "本町の交差点の近く。直径30cmほどの穴があります。"), ("light-off", "第二公園の入口の街灯が消えています。"),
    ("dumping", "河川敷の駐車場に古いタイヤが捨てられています。"),
]


class Pictures:
    def __init__(self):
        self.chance = random.Random(1)
        self.keys = itertools.count()
        self.context = suite.browser().new_context(
            base_url=desk().address, viewport=WIDE, locale="ja-JP", timezone_id="Asia/Tokyo", reduced_motion="reduce",
            storage_state=desk().cookies)
        self.page = self.context.new_page()

    def send(self, form, answers):
        """As a script does."""
        request = urllib.request.Request(
            f"{desk().address}/api/v1/forms/{form}/submissions", json.dumps({"answers": answers}).encode(),
            {"Content-Type": "application/json", "Origin": desk().address, "Idempotency-Key": f"picture-{next(self.keys)}",
             "X-Forwarded-For": f"198.51.100.{next(self.keys) % 250 + 1}"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            assert answer.status == 200

    def work(self):
        """What residents have sent in a few days."""
        for _ in range(40):
            ease = self.chance.choices(EASE, (3, 5, 4, 2))[0]
            answers = {
                "place": self.chance.choices(PLACES, (9, 8, 4, 3, 2, 1))[0], "ease": ease, "age": self.chance.choice(AGES),
                "ideas": self.chance.choice(IDEAS)}
            if "にくい" in ease:
                answers["unclear"] = self.chance.sample(["プラスチック", "紙", "布", "金属"], 2)
            self.send("garbage-survey", answers)
        for kind, detail in self.reports():
            self.send("road-report", {"kind": kind, "spot.place": detail, "detail": detail, "danger": "some"})

    def reports(self):
        """By the first codes of the form, whatever they are called."""
        with urllib.request.urlopen(f"{suite.base()}/forms/road-report/form.json", timeout=20) as answer:
            form = json.load(answer)
        items = [item for step in form["steps"] for item in step["items"]]
        kind = next(item for item in items if item["name"] == form["report"]["category"])
        codes = [option[0] for option in kind["options"]]
        return [(codes[place * 7 % len(codes)], detail) for place, (_, detail) in enumerate(REPORTS)]

    def draw(self, name, path, prepare=None):
        self.page.goto(path, wait_until="load")
        if prepare:
            prepare(self.page)
        self.save(name)

    def save(self, name):
        drawn = Image.open(io.BytesIO(self.page.screenshot(clip=CLIP))).convert("RGB")
        # Half the size is read as well on the screens that clerks have.
        shrunk = drawn.resize((CLIP["width"] * 3 // 4, CLIP["height"] * 3 // 4), Image.Resampling.LANCZOS)
        keep(shrunk, MANUAL / f"{name}.png", LARGEST_IN_MANUAL)

    def all(self):
        self.work()
        self.draw("home", "/staff")
        self.draw("list", "/staff/conversations?q=%E3%82%BD%E3%83%95%E3%82%A1")
        self.draw("statistics", "/staff/questions")
        self.draw("accounts", "/staff/accounts")
        self.draw("audit", "/staff/audit")
        self.draw("backup", "/staff/backups")
        self.draw("retention", "/staff/retention")
        self.draw("reports", "/staff/reports/road-report")
        self.draw("surveys", "/staff/forms/garbage-survey/results")
        self.draw("forms-inbox", "/staff/forms/road-report")
        self.page.locator("main table tbody a").first.click()
        self.page.wait_for_load_state("load")
        self.save("forms-handling")
        write_emergency(self.page, "潮見市の海沿いに避難指示")
        self.page.get_by_role("button", name="内容を確かめる").click()
        self.page.wait_for_load_state("load")
        self.save("emergency")


def keep(drawn, target, largest):
    target.parent.mkdir(parents=True, exist_ok=True)
    for colors in COLORS:
        drawn.quantize(colors, method=Image.Quantize.MEDIANCUT).save(target, optimize=True)
        if target.stat().st_size < largest:
            break
    else:
        raise SystemExit(f"{target} is larger than {largest} bytes")
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes")


def draw_readme():
    context = suite.browser().new_context(viewport={"width": 1280, "height": 960}, locale="ja-JP", reduced_motion="reduce")
    page = context.new_page()
    page.goto(suite.base() + "/", wait_until="load")
    keep(Image.open(io.BytesIO(page.screenshot())).convert("RGB"), README, LARGEST)
    context.close()


def main():
    try:
        draw_readme()
        Pictures().all()
    finally:
        suite.end()


if __name__ == "__main__":
    main()
