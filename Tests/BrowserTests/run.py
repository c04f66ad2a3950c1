"""Runs the browser tests: `run.py [NAME…]`, all of them by default. Prints one line for each and a list of failures."""

import pathlib
import sys
import time
import unittest

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))

import suite  # noqa: E402
import workspace  # noqa: E402


class Result(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        self.begun = time.monotonic()

    def told(self, test, word):
        name = (test.shortDescription() or str(test)) if hasattr(test, "shortDescription") else str(test)
        print(f"  {word:4} {name}  ({time.monotonic() - self.begun:.1f} s)", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.told(test, "ok")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.told(test, "FAIL")

    def addError(self, test, error):
        super().addError(test, error)
        self.begun = getattr(self, "begun", time.monotonic())
        self.told(test, "ERR")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.told(test, "skip")


def tests(names):
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{name}*" for name in names] or None
    return loader.discover(str(FOLDER), pattern="test_*.py")


def main(names):
    started = time.monotonic()
    if not pathlib.Path(workspace.BINARY).exists():
        print(f"{workspace.BINARY} is missing: run `make release` or set MADOGUCHI_BINARY.", file=sys.stderr)
        return 2
    result = Result()
    try:
        tests(names).run(result)
    finally:
        suite.end()
    bad = result.failures + result.errors
    for test, error in bad:
        print(f"\n== {test}\n{error}")
    seconds = time.monotonic() - started
    print(f"\n{result.testsRun} browser tests, {len(bad)} failed, {len(result.skipped)} skipped, {seconds:.0f} s")
    # A name that matches nothing must not look like a success.
    return 1 if bad or result.testsRun == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
