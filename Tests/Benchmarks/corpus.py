#!/usr/bin/env python3
"""Writes the benchmark corpus: the same Japanese pages as a Madoguchi workspace and as Hugo content.

    python3 corpus.py --pages 10000 DIR

makes DIR/madoguchi/content and DIR/hugo/content. Page n of a section has the same bytes whatever the number of pages,
and links only to pages before it.
"""

import argparse
import json
import os
import random
from pathlib import Path

import phrases
from pictures import write_picture

SITE_NAME = "汐見原市"
BASE_URL = "https://www.city.shiomihara.example.jp"
SEED = 20_261_121
PAGE_SECTIONS = phrases.SECTIONS[:10]
NEWS_SECTIONS = phrases.SECTIONS[10:]
# Pages are dated over six years and never in the future.
FIRST_YEAR, LAST_YEAR = 2019, 2024
# Newer than every other page, so that an edit of it shows in the first list page, the feeds and the site map.
NEWEST_DATE = "2025-10-01"
# Every page has this anchor, so that links can lead to it.
COMMON_ANCHOR = "how-to-apply"


def page_name(number: int) -> str:
    return f"page-{number:05d}"


def page_folder(section: str) -> str:
    """Folder of a section below our `content/`; Hugo's is the same without `pages/`."""
    return f"pages/{section}" if is_page_section(section) else f"news/{section}"


def is_page_section(section: str) -> bool:
    return any(code == section for code, _, _ in PAGE_SECTIONS)


def page_address(section: str, number: int) -> str:
    return f"/{page_folder(section).removeprefix('pages/')}/{page_name(number)}/"


class PageWriter:
    """The text of one page, drawn from the phrase tables by a generator seeded with the page's own place."""

    def __init__(self, section: str, title: str, subjects: list[str], number: int):
        self.section = section
        self.section_title = title
        self.number = number
        self.random = random.Random(f"{SEED}/{section}/{number}")
        self.subject = self.random.choice(subjects)
        self.values = {
            "subject": self.subject,
            "district": self.random.choice(phrases.DISTRICTS),
            "desk": self.random.choice(phrases.DESKS),
            "days": self.random.randint(3, 30),
            "month": self.random.randint(1, 12),
            "yen": f"{self.random.randint(2, 60) * 50:,}",
            "hour": self.random.choice([8, 9, 10]),
        }

    def text(self) -> str:
        return self.front_matter() + self.body()

    def phrase(self, table: list[str]) -> str:
        return self.random.choice(table).format_map(self.values)

    def front_matter(self) -> str:
        title = self.random.choice(
            [self.random.choice(phrases.YEARS), self.values["district"] + "地区の", self.section_title + "："])
        title += self.subject + self.random.choice(phrases.ABOUT) + f"（第{self.number}号）"
        day = f"{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}"
        date = f"{self.random.randint(FIRST_YEAR, LAST_YEAR)}-{day}"
        if self.number == 1 and self.section == NEWS_SECTIONS[0][0]:
            date = NEWEST_DATE
        lines = [
            "---", f"title: {title}", f"description: {self.phrase(phrases.OPENINGS)}", f"date: {date}", f"updated: {date}",
            f"tags: [{', '.join(self.random.sample(phrases.TAGS, 3))}]",
        ]
        if not is_page_section(self.section):
            lines.append(f"category: {self.section}")
        return "\n".join(lines) + "\n---\n\n"

    def body(self) -> str:
        first, second, third, fourth = (self.random.choice(table) for table in phrases.HEADINGS)
        parts = [
            self.paragraph(self.phrase(phrases.OPENINGS), 3),
            f"## {first}", self.paragraph("", 3), self.bullets(),
            f"## {second} {{#{COMMON_ANCHOR}}}", self.steps(), self.paragraph("", 4), self.links(),
            f"### {third}", self.table(),
            f"## {fourth}", self.paragraph("", 4),
        ]
        return "\n\n".join(parts) + "\n"

    def paragraph(self, opening: str, sentences: int) -> str:
        return opening + "".join(s.format_map(self.values) for s in self.random.sample(phrases.SENTENCES, sentences))

    def bullets(self) -> str:
        return "\n".join(f"- {item}" for item in self.random.sample(phrases.ITEMS, 4))

    def steps(self) -> str:
        steps = self.random.sample(phrases.STEPS, 3)
        return "\n".join(f"{n}. {step.format_map(self.values)}" for n, step in enumerate(steps, 1))

    def links(self) -> str:
        section, title, _ = self.random.choice(phrases.SECTIONS)
        number = self.random.randint(1, self.number)
        own = page_address(self.section, self.random.randint(1, self.number))
        return (f"くわしくは[{title}のページ]({page_address(section, number)}#{COMMON_ANCHOR})と"
                f"[**関連するご案内**]({own})をご覧ください。")

    def table(self) -> str:
        rows = [
            f"| {row} | {self.random.randint(0, 12) * 50:,}円 | {self.random.randint(1, 20)}日 |"
            for row in self.random.sample(phrases.ROWS, 4)
        ]
        return "\n".join(["| 方法 | 手数料 | 日数 |", "|---|---:|---:|", *rows])


class Corpus:
    """A corpus of `pages` pages below `folder`, spread evenly over the sections."""

    def __init__(self, folder: Path, pages: int):
        self.folder = folder
        self.pages = pages
        self.madoguchi = folder / "madoguchi"
        self.hugo = folder / "hugo"

    def write(self, hugo: bool = True, pictures: int = 0) -> None:
        if self.folder.exists() and any(self.folder.iterdir()):
            raise SystemExit(f"{self.folder} is not empty")
        roots = [(self.madoguchi / "content", False)] + ([(self.hugo / "content", True)] if hugo else [])
        for root, is_hugo in roots:
            self._write_folders(root, is_hugo)
        per_section, rest = divmod(self.pages, len(phrases.SECTIONS))
        for index, (section, title, subjects) in enumerate(phrases.SECTIONS):
            for number in range(1, per_section + (index < rest) + 1):
                text = PageWriter(section, title, subjects, number).text().encode()
                for root, is_hugo in roots:
                    _write(self._path(root, is_hugo, section) / f"{page_name(number)}.md", text)
        if pictures:
            self._add_pictures(pictures)

    def page(self, section: str, number: int, is_hugo: bool) -> Path:
        root = (self.hugo if is_hugo else self.madoguchi) / "content"
        return self._path(root, is_hugo, section) / f"{page_name(number)}.md"

    def size(self) -> int:
        """Bytes of our content folder's Markdown."""
        return sum(path.stat().st_size for path in (self.madoguchi / "content").rglob("*.md"))

    @staticmethod
    def _path(root: Path, is_hugo: bool, section: str) -> Path:
        folder = page_folder(section)
        return root / (folder.removeprefix("pages/") if is_hugo else folder)

    def _write_folders(self, root: Path, is_hugo: bool) -> None:
        index = "_index.md" if is_hugo else "index.md"
        for section, title, _ in phrases.SECTIONS:
            folder = self._path(root, is_hugo, section)
            folder.mkdir(parents=True)
            # News sections are lists by category with us, folders with a page of their own with Hugo.
            if is_page_section(section) or is_hugo:
                _write(folder / index, _folder_page(title))
        # Both make feeds of all news, and of nothing else.
        _write(root / "news" / index, _folder_page("お知らせ", "outputs: [html, rss]\n" if is_hugo else ""))
        _write((root if is_hugo else root / "pages") / index, _folder_page(SITE_NAME))
        if not is_hugo:
            _write(root / "site.yaml", site_yaml().encode())

    def _add_pictures(self, count: int) -> None:
        """Beside the first pages of our news: one picture each, shown in the text."""
        for number in range(count):
            section, _, _ = NEWS_SECTIONS[number % len(NEWS_SECTIONS)]
            page = self.page(section, number // len(NEWS_SECTIONS) + 1, False)
            picture = page.with_suffix(".png")
            write_picture(picture, seed=number)
            with page.open("a", encoding="utf-8") as file:
                file.write(f"\n![会場の写真（{number + 1}枚目）]({picture.name})\n")


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        os.write(descriptor, content)
    finally:
        os.close(descriptor)


def _folder_page(title: str, more: str = "") -> bytes:
    return (f"---\ntitle: {title}\ndescription: {title}に関するご案内をまとめています。\ndate: {FIRST_YEAR}-01-01\n{more}---\n\n"
            f"{title}に関する手続きとお知らせの一覧です。\n").encode()


def menu() -> list[tuple[str, str]]:
    """Title and address of the sections, as far as both generators have the same."""
    return [(title, f"/{section}/") for section, title, _ in PAGE_SECTIONS]


def news_category_address(section: str) -> str:
    """Of our list of one category."""
    return f"/news/category/{section}/"


def site_yaml() -> str:
    menus = menu() + [(title, news_category_address(section)) for section, title, _ in NEWS_SECTIONS]
    quoted = json.dumps
    lines = [f"name: {SITE_NAME}", f"base_url: {BASE_URL}", "menus:", "  main:"]
    lines += [f"    - {{title: {title}, url: {quoted(url)}}}" for title, url in menus]
    lines += ["vocabularies:", "  news_category:"]
    lines += [f"    {section}: {title}" for section, title, _ in NEWS_SECTIONS]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--pictures", type=int, default=0)
    parser.add_argument("--no-hugo", action="store_true")
    options = parser.parse_args()
    corpus = Corpus(options.folder, options.pages)
    corpus.write(hugo=not options.no_hugo, pictures=options.pictures)
    print(f"{options.pages} pages, {corpus.size() / options.pages:.0f} bytes each")


if __name__ == "__main__":
    main()
