#!/usr/bin/env python3
"""Measures the answer index: quality, bytes, times, and Pagefind on the same texts.

    .build/browser-venv/bin/python Tests/Benchmarks/answers.py --binary .build/release/madoguchi

The questions are those of localgovFAQ (1,786 Q&A of one city and 405 questions to it), which are not part of this
repository: MADOGUCHI_SHARED_DATA names the folder that holds `localgovfaq/`. Without it nothing is measured.
"""

import argparse
import importlib.util
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "BrowserTests"))
LARGE = 20_000
SLOWDOWN = 6


class Site:
    """Questions and answers as a site of their own."""

    def __init__(self, binary: Path, corpus: dict[str, str]):
        self.binary = binary
        self.folder = Path(tempfile.mkdtemp(prefix="madoguchi-answers-", dir="/dev/shm"))
        (self.folder / "content").mkdir()
        (self.folder / "content/site.yaml").write_text(
            "name: 市\ndesks: [{id: top, name: 総合案内, phone: 0999-00-0000}]\nchatbot: {desk: prefecture/top}\n", encoding="utf-8")
        (self.folder / "corpus.json").write_text(json.dumps(corpus, ensure_ascii=False), encoding="utf-8")
        self.run("import", "faq", "corpus.json")
        self.run("build")

    def run(self, *words: str) -> str:
        ended = subprocess.run([self.binary, *words], cwd=self.folder, capture_output=True, text=True)
        if ended.returncode != 0:
            raise SystemExit(f"{' '.join(words)}:\n{ended.stderr[-2000:]}")
        return ended.stdout

    def seconds(self, *words: str) -> float:
        started = time.monotonic()
        self.run(*words)
        return time.monotonic() - started

    def evaluate(self, queries: dict[str, str], grades: dict) -> dict:
        (self.folder / "queries.json").write_text(json.dumps(queries, ensure_ascii=False), encoding="utf-8")
        (self.folder / "qrels.json").write_text(json.dumps(grades), encoding="utf-8")
        return json.loads(self.run("evaluate", "--queries", "queries.json", "--qrels", "qrels.json", "--json"))

    def edit(self) -> None:
        entry = sorted((self.folder / "content/faq").rglob("*.md"))[10]
        entry.write_text(entry.read_text(encoding="utf-8") + "\n窓口が変わりました。\n", encoding="utf-8")

    def without_answers(self) -> None:
        """The same site without an index: what is left of a build's time is the index's own."""
        (self.folder / "content/site.yaml").write_text("name: 市\n", encoding="utf-8")

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def table(title: str, rows: list[tuple]) -> None:
    print(f"\n## {title}\n")
    head, *rest = rows
    print("| " + " | ".join(map(str, head)) + " |")
    print("|" + "---|" * len(head))
    for row in rest:
        print("| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row) + " |")
    sys.stdout.flush()


@contextmanager
def serving(command: list, folder: Path):
    """The first line that a server prints, while it runs."""
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    try:
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()


# Quality

def in_kana(queries: dict[str, str]) -> dict[str, dict[str, str]]:
    """Questions with nouns written by their reading, as children, elderly people and voice input write them."""
    if importlib.util.find_spec("MeCab") is None:
        return {}
    import ipadic
    import MeCab
    tagger = MeCab.Tagger(ipadic.MECAB_ARGS)
    chance = random.Random(0)

    def hiragana(text: str) -> str:
        return "".join(chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヶ" else letter for letter in text)

    def rewritten(query: str, everything: bool, katakana: bool) -> str:
        words = []
        for line in tagger.parse(query).splitlines():
            if "\t" not in line:
                continue
            surface, features = line.split("\t")
            parts = features.split(",")
            words.append((surface, parts[0], parts[1], parts[7] if len(parts) > 7 else "*"))
        nouns = [place for place, (surface, kind, sub, reading) in enumerate(words)
                 if kind == "名詞" and sub != "数" and len(reading) >= 2 and any("一" <= letter <= "龥" for letter in surface)]
        chosen = set(nouns) if everything else set(chance.sample(nouns, 1)) if nouns else set()
        return "".join((reading if katakana else hiragana(reading)) if place in chosen else surface
                       for place, (surface, _, _, reading) in enumerate(words))

    return {name: {key: rewritten(query, everything, katakana) for key, query in queries.items()}
            for name, everything, katakana in [
                ("one noun in hiragana", False, False), ("one noun in katakana", False, True), ("all nouns in hiragana", True, False)]}


def quality(site: Site, queries: dict[str, str], grades: dict) -> None:
    rows = [("questions", "recall@10", "nDCG@10", "hit@1", "hit@3")]
    for name, asked in {"as written": queries, **in_kana(queries)}.items():
        found = site.evaluate(asked, grades)
        rows.append((name, *(float(found[key]) for key in ("recall@10", "ndcg@10", "hit@1", "hit@3"))))
    table(f"Quality: {len(queries)} questions to one city (goal .745 / .62, aim .765 / .64)", rows)


# Bytes

def transferred(site: Site, queries: list[str], goal: tuple[int, int], count: int) -> None:
    ended = subprocess.run(
        ["node", HERE / "answer-bytes.js", site.folder / "output/public"], input=json.dumps(queries), capture_output=True, text=True)
    if ended.returncode != 0:
        raise SystemExit(ended.stderr[-2000:])
    found = json.loads(ended.stdout)
    rows = [("what (KB)", "brotli, median", "brotli, p90", "gzip, median", "gzip, p90", "requests, median", "goal, KB")]
    for name, limit in (("first", goal[0]), ("further", goal[1])):
        one = found[name]
        kilobytes = [[sum_of / 1000 for sum_of in one[coding]] for coding in ("brotli", "gzip")]
        rows.append((f"{name} answer", *(round(value, 1) for values in kilobytes for value in (statistics.median(values), percentile(values, 90))),
                     int(statistics.median(one["requests"])), limit))
    for name, size in found["parts"].items():
        rows.append((name, round(size["brotli"] / 1000, 1), "", round(size["gzip"] / 1000, 1), "", size["files"], "6" if name.startswith("every page") else ""))
    table(f"Bytes at {count:,} Q&A, as transferred", rows)


def percentile(values: list[float], part: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * part // 100)]


# Times

def build_times(site: Site, count: int) -> None:
    cold = [site.seconds("build", "--clean") for _ in range(3)]
    warm = []
    for _ in range(3):
        site.edit()
        warm.append(site.seconds("build"))
    site_yaml = site.folder / "content/site.yaml"
    kept = site_yaml.read_text(encoding="utf-8")
    site.without_answers()
    bare_cold = [site.seconds("build", "--clean") for _ in range(3)]
    bare_warm = []
    for _ in range(3):
        site.edit()
        bare_warm.append(site.seconds("build"))
    site_yaml.write_text(kept, encoding="utf-8")
    site.seconds("build", "--clean")
    median = statistics.median
    table(f"Building {count:,} Q&A (seconds, medians of 3)", [
        ("", "whole site with index", "site without index", "index", "goal"),
        ("cold", median(cold), median(bare_cold), median(cold) - median(bare_cold), "3"),
        ("after one edited entry", median(warm), median(bare_warm), median(warm) - median(bare_warm), "0.5")])


def ranking(site: Site, queries: list[str], page) -> None:
    with serving([site.binary, "serve", "--port", "0", "--no-build"], site.folder) as base:
        page.goto(base)
        engine = next((site.folder / "output/public/assets").glob("*/answers/engine.js")).relative_to(site.folder / "output/public")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        times = page.evaluate(
            """async ([engine, queries]) => {
                const { openAnswers } = await import("/" + engine);
                const answers = await openAnswers({ base: "/answers/ja/" });
                const times = [];
                for (const query of queries) {
                    await answers.ask(query, { limit: 5, kinds: ["faq"] });
                    const started = performance.now();
                    await answers.ask(query, { limit: 5, kinds: ["faq"] });
                    times.push(performance.now() - started);
                }
                return times;
            }""", [str(engine), queries])
    table(f"Ranking in Chromium at {SLOWDOWN}x CPU slowdown (ms, {len(queries)} questions, shards at hand)", [
        ("median", "p95", "goal p95"), (statistics.median(times), percentile(times, 95), "50")])


# Pagefind

def pagefind(site: Site, queries: dict[str, str], grades: dict, page) -> None:
    if importlib.util.find_spec("pagefind") is None:
        print("\nPagefind is not installed (pip install pagefind[extended]); left out.")
        return
    public = site.folder / "output/public"
    started = time.monotonic()
    subprocess.run([sys.executable, "-m", "pagefind", "--site", public, "--root-selector", "main"], check=True, capture_output=True)
    seconds = time.monotonic() - started
    command = [sys.executable, "-m", "http.server", "0", "--directory", public, "--bind", "127.0.0.1"]
    with serving(command, site.folder) as said:
        port = said.split("port ")[1].split()[0]
        page.goto(f"http://127.0.0.1:{port}/faq/")
        found = page.evaluate(
            """async (queries) => {
                const engine = await import("/pagefind/pagefind.js");
                await engine.init();
                const found = {};
                for (const [key, query] of Object.entries(queries)) {
                    const { results } = await engine.search(query);
                    found[key] = await Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url));
                }
                return found;
            }""", queries)
    answered = {key: [Path(url.rstrip("/")).name for url in urls] for key, urls in found.items()}
    asked = [key for key in queries if any(grade > 0 for grade in grades.get(key, {}).values())]
    recall = [len({one for one in answered[key] if grades[key].get(one, 0) > 0}) / sum(grade > 0 for grade in grades[key].values()) for key in asked]
    sure = [key for key in asked if max(grades[key].values()) >= 2]
    hits = [[any(grades[key].get(one, 0) >= 2 for one in answered[key][:cut]) for key in sure] for cut in (1, 3)]
    nothing = sum(not answered[key] for key in asked)
    table("Pagefind on the same pages and questions", [
        ("recall@10", "hit@1", "hit@3", "questions without a result", "seconds to index"),
        (statistics.mean(recall), statistics.mean(hits[0]), statistics.mean(hits[1]), nothing, seconds)])


def enlarged(corpus: dict[str, str]) -> dict[str, str]:
    """20,000 entries: the same again for other places, with names of their own in question and answer."""
    parts = list(corpus.values())
    names = ["東", "西", "南", "北", "中", "上", "下", "新", "元", "本", "大", "小"]
    made = {}
    for number in range(LARGE):
        copy, entry = divmod(number, len(parts))
        place = "" if copy == 0 else f"{names[copy % len(names)]}{names[copy * 5 % len(names)]}町の"
        made[str(number)] = parts[entry].replace("Question: ", f"Question: {place}", 1)
    return made


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", type=Path, required=True)
    options.add_argument("--no-large", action="store_true", help="without the 20,000 entries")
    options = options.parse_args()
    options.binary = options.binary.resolve()
    data = os.environ.get("MADOGUCHI_SHARED_DATA")
    if data is None:
        print("MADOGUCHI_SHARED_DATA is not set: nothing to measure the answers with.")
        return
    def read(name):
        return json.loads((Path(data) / "localgovfaq" / name).read_text(encoding="utf-8"))
    corpus, queries, grades = read("corpus.json"), read("queries-dev.json"), read("qrels-dev.json")

    from playwright.sync_api import sync_playwright
    from workspace import launch
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with Site(options.binary, corpus) as site:
            quality(site, queries, grades)
            measure(site, list(queries.values()), (115, 25), len(corpus), browser)
            pagefind(site, queries, grades, browser.new_page())
        if not options.no_large:
            with Site(options.binary, enlarged(corpus)) as site:
                measure(site, list(queries.values())[:100], (260, 75), LARGE, browser)
        browser.close()


def measure(site: Site, queries: list[str], goal: tuple[int, int], count: int, browser) -> None:
    transferred(site, queries, goal, count)
    build_times(site, count)
    ranking(site, queries[:200], browser.new_page())


if __name__ == "__main__":
    main()
