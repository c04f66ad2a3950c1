"""What happens to a site before a build is timed. Every edit is a new one: no run can find an earlier run's work."""

import itertools
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from corpus import NEWS_SECTIONS
from generators import LAYOUT_TEXT, Generator
from measure import Sample, run, settle

# Longer than the grain of file system clocks: nobody saves a file and builds within the same 20 milliseconds.
PAUSE_AFTER_EDIT = 0.1
BODY_PAGE = ("s05", 1)
# The newest news page: home page, lists, feed and site map show it.
TITLE_PAGE = (NEWS_SECTIONS[0][0], 1)

EARLIER_MARK = re.compile(r"^\d+回目の更新です。")

_edits = itertools.count(1)


def _forget(generator: Generator) -> str:
    generator.forget()
    return ""


def _nothing(generator: Generator) -> str:
    return ""


def _edit_body(generator: Generator) -> str:
    path = generator.page(*BODY_PAGE)
    mark = f"{next(_edits)}回目の更新です。"
    front, text = path.read_text(encoding="utf-8").split("\n---\n\n", 1)
    path.write_text(f"{front}\n---\n\n{mark}{EARLIER_MARK.sub('', text)}", encoding="utf-8")
    return mark


def _edit_title(generator: Generator) -> str:
    path = generator.page(*TITLE_PAGE)
    number = next(_edits)
    mark = f"お知らせ（改訂{number}）"
    lines = path.read_text(encoding="utf-8").split("\n")
    new = {"title: ": f"title: {mark}", "updated: ": f"updated: 2025-10-{number % 28 + 1:02d}"}
    lines[:8] = [next((text for key, text in new.items() if line.startswith(key)), line) for line in lines[:8]]
    path.write_text("\n".join(lines), encoding="utf-8")
    return mark


def _edit_layout(generator: Generator) -> str:
    path = generator.layout_file
    mark = f"{LAYOUT_TEXT}（{next(_edits)}）"
    before, after = path.read_text(encoding="utf-8").split(LAYOUT_TEXT, 1)
    path.write_text(before + mark + after[after.index("<"):], encoding="utf-8")
    return mark


@dataclass(frozen=True)
class Scenario:
    name: str
    title: str
    """Changes the site; returns a text that must be on the edited page afterwards."""
    prepare: Callable[[Generator], str]
    """Section and number of a page that shows the edit."""
    page: tuple[str, int] = BODY_PAGE


SCENARIOS = [
    Scenario("full", "full build, fresh output", _forget),
    Scenario("unchanged", "nothing changed", _nothing),
    Scenario("body", "one page's text edited", _edit_body),
    Scenario("title", "one page's title edited", _edit_title, TITLE_PAGE),
    Scenario("layout", "layout edited", _edit_layout),
]


@dataclass
class Series:
    """All runs of one program in one scenario."""

    generator: str
    scenario: str
    samples: list[Sample]
    """Of the first run: files and bytes that stand, and what the program said about it."""
    outcome: dict


def interleaved(scenario: Scenario, generators: list[Generator], rounds: int, log: Path, on_disk: bool = False) -> list[Series]:
    """A B A B …: whatever else the machine does falls on all of them alike."""
    series = {generator.name: Series(generator.name, scenario.name, [], {}) for generator in generators}
    if scenario.name != "full":
        for generator in generators:
            run(generator.command(), log, generator.environment)
    for round_number in range(rounds):
        for generator in generators:
            mark = scenario.prepare(generator)
            if on_disk:
                settle()
            time.sleep(PAUSE_AFTER_EDIT)
            series[generator.name].samples.append(run(generator.command(), log, generator.environment))
            _check(generator, scenario, mark)
            if not round_number:
                series[generator.name].outcome = generator.outcome(log)
    return list(series.values())


def _check(generator: Generator, scenario: Scenario, mark: str) -> None:
    """A fast build of the wrong thing is no result."""
    page = generator.finished_page(*scenario.page)
    if mark not in page.read_text(encoding="utf-8"):
        raise SystemExit(f"{generator.name}: the edit of “{scenario.title}” is not in {page}")
