#!/usr/bin/env python3
"""Renders the cases of the layouts language with the real Jinja2.

    render_with_jinja2.py --check   compare with the stored expectations; exit 1 where they differ
    render_with_jinja2.py --write   store what Jinja2 renders

A context value {"$html": "..."} stands for safe markup.
"""

import json
import pathlib
import sys

try:
    import jinja2
    import markupsafe
except ImportError:
    sys.exit("python3-jinja2 is missing: apt-get install python3-jinja2")

CASES = pathlib.Path(__file__).with_name("cases.json")


def value(json_value):
    if isinstance(json_value, dict):
        if set(json_value) == {"$html"}:
            return markupsafe.Markup(json_value["$html"])
        return {key: value(item) for key, item in json_value.items()}
    if isinstance(json_value, list):
        return [value(item) for item in json_value]
    return json_value


def render(case):
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(case["files"]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html").render(value(case.get("context", {})))


def main():
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    differing = 0
    for case in cases:
        try:
            rendered = render(case)
        except Exception as error:
            sys.exit(f"{case['name']}: {type(error).__name__}: {error}")
        if "--write" in sys.argv:
            case["expected"] = rendered
        elif rendered != case["expected"]:
            differing += 1
            print(f"{case['name']}: stored {case['expected']!r}, Jinja2 renders {rendered!r}")
    if "--write" in sys.argv:
        CASES.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(cases)} cases, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
