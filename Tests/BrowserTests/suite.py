"""The site and the browser that all test files share; started when first asked for, ended by run.py."""

import functools

from playwright.sync_api import sync_playwright

from workspace import Workspace, launch

_endings = []


@functools.cache
def workspace():
    made = Workspace()
    _endings.append(made.close)
    made.build()
    return made


@functools.cache
def base():
    return workspace().serve("--no-build")


@functools.cache
def browser():
    playwright = sync_playwright().start()
    _endings.append(playwright.stop)
    opened = launch(playwright)
    _endings.append(opened.close)
    return opened


def when_all_ends(ending):
    _endings.append(ending)


def end():
    for ending in reversed(_endings):
        ending()


def listed(findings, most=40):
    """A readable list for a failure."""
    lines = [f"  {where}\n      {what}" for where, what in findings[:most]]
    if len(findings) > most:
        lines.append(f"  … and {len(findings) - most} more")
    return f"{len(findings)} found:\n" + "\n".join(lines)
