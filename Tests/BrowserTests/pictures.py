"""Draws `docs/pictures/home.png`, the picture in the README, from the sample."""

import io

from PIL import Image

import suite
from workspace import ROOT

TARGET = ROOT / "docs/pictures/home.png"
LARGEST = 500_000


def main():
    try:
        context = suite.browser().new_context(
            viewport={"width": 1280, "height": 960}, locale="ja-JP", reduced_motion="reduce")
        page = context.new_page()
        page.goto(suite.base() + "/", wait_until="load")
        drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    finally:
        suite.end()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    for colors in (256, 192, 128, 64):
        drawn.quantize(colors, method=Image.Quantize.MEDIANCUT).save(TARGET, optimize=True)
        if TARGET.stat().st_size < LARGEST:
            break
    else:
        raise SystemExit(f"{TARGET} is larger than {LARGEST} bytes")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
