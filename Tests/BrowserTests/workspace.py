"""A copy of the sample workspace, the program that builds and serves it, and a browser to look at it."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("MADOGUCHI_BINARY", str(ROOT / ".build/release/madoguchi"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SOAK = os.environ.get("MADOGUCHI_SOAK") == "1"
NOW = "2026-11-26T12:00"
# Pictures are most of a first build's time; they are named by their content, so a kept one is never an old one.
PICTURES = ROOT / ".build/browser-pictures"

CHROMIUM_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]


class Workspace:
    """`content/` in a folder of its own, so that tests can edit it."""

    def __init__(self, content=ROOT / "content"):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="madoguchi-browser-"))
        if content is not None:
            shutil.copytree(content, self.folder / "content")
        self.output = self.folder / "output"
        self.public = self.output / "public"
        self.servers = []
        self.log = open(self.folder / "serve.log", "w+", encoding="utf-8")

    def write(self, path, text):
        """A file of the workspace, replaced as editors do it: in one step."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(target.name + ".new")
        temporary.write_text(text, encoding="utf-8")
        temporary.rename(target)

    def build(self):
        kept = self.output / "cache/pictures"
        if PICTURES.exists():
            shutil.copytree(PICTURES, kept)
        result = subprocess.run(
            [BINARY, "build", "--at", NOW], cwd=self.folder, capture_output=True, text=True, timeout=600)
        if result.returncode != 0:
            raise RuntimeError("the sample does not build:\n" + result.stderr)
        if kept.exists():
            shutil.rmtree(PICTURES, ignore_errors=True)
            shutil.copytree(kept, PICTURES)

    def serve(self, *options, **environment):
        """Starts `madoguchi serve` and returns the address it prints; nothing of it asks another machine for maps."""
        server = subprocess.Popen(
            [BINARY, "serve", "--port", "0", *options], cwd=self.folder,
            stdout=subprocess.PIPE, stderr=self.log, text=True,
            env={"MADOGUCHI_TILES": "off", **os.environ, "LANG": "ja_JP.UTF-8", **environment})
        self.servers.append(server)
        address = server.stdout.readline().strip()
        if not address.startswith("http://"):
            raise RuntimeError("serve did not start: " + self.printed())
        return address.rstrip("/")

    def printed(self):
        self.log.flush()
        return (self.folder / "serve.log").read_text(encoding="utf-8")

    def close(self):
        for server in self.servers:
            server.terminate()
        for server in self.servers:
            server.wait(timeout=20)
            server.stdout.close()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # What was built

    def pages(self):
        """(site, path, html) of every page; site is "" for the portal. Pages that nobody is led to are left out."""
        for site, folder in self.sites():
            for file in sorted(folder.rglob("*.html")):
                html = file.read_text(encoding="utf-8")
                if 'http-equiv="refresh"' in html:
                    continue
                path = "/" + str(file.relative_to(folder)).removesuffix("index.html")
                # The frame of what the server writes (test_residents.py sees it filled).
                if re.fullmatch(r"/my/(\w+/)?frame\.html", path):
                    continue
                yield site, path, html

    def sites(self):
        yield "", self.public
        for folder in sorted((self.output / "sites").glob("*")):
            yield folder.name, folder

    def sample_pages(self):
        """One page for each layout × kind × language; the first in the order of addresses."""
        chosen = {}
        for site, path, html in self.pages():
            chosen.setdefault((site, *signature(path, html)), (site, path))
        return sorted(chosen.values())


def signature(path, html):
    """What makes two pages the same to the theme: language, kind (first folder), and the parts of their layout."""
    language = re.search(r'data-language="([^"]*)"', html).group(1)
    folders = [part for part in path.split("/") if part and part != language]
    body = re.search(r'<body class="([^"]*)"', html).group(1)
    parts = re.findall(r'(?:class="(page-head|month|listing|fact-box|facets|gallery|sheet|agenda|side-nav|spec|home-hero)[" ])', html)
    assets = re.findall(r'(?:href|src)="[^"]*/assets/([a-z-]+)\.[^"]*\.(?:css|js)"', html)
    return language, folders[0] if folders else "", body, tuple(sorted(set(parts))), tuple(sorted(set(assets)))


def address_of(base, site, path):
    """A nested site answers on the same port under its own `.localhost` name."""
    if not site:
        return base + path
    return base.replace("127.0.0.1", f"{site}.localhost") + path


def launch(playwright):
    return playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
