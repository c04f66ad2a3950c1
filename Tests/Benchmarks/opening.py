#!/usr/bin/env python3
"""Opening time: thousands of people come at once for a form that takes a few hundred.

    python3 Tests/Benchmarks/opening.py --binary .build/release/madoguchi

Everybody sends the first step at the same moment, each from an address of their own; who gets a place goes on to the
confirmation and sends. Prints how many were received, how long the others waited to be told, and what went wrong.
"""

import argparse
import asyncio
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import report
from servers import Postgres, Server

REPOSITORY = Path(__file__).resolve().parent.parent.parent
CAP, PEOPLE = 300, 5000
FORM = f"""---
title: 先着の申し込み
cap: {CAP}
steps:
  - title: 申し込み
    items:
      - {{name: person, type: text, label: お名前, required: true}}
  - title: 連絡先
    items:
      - {{name: phone, type: phone, label: 電話}}
---
"""


async def ask(port: int, path: str, body: str, number: int) -> tuple[int, str]:
    """Status and Location; 0 where there was no answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write((
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
        f"X-Forwarded-For: 10.{number >> 16}.{number >> 8 & 255}.{number & 255}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}").encode())
    head = (await reader.read()).split(b"\r\n\r\n")[0].decode().split("\r\n")
    writer.close()
    place = next((line[10:] for line in head if line.lower().startswith("location:")), "").strip()
    return (int(head[0].split()[1]) if head[0] else 0), place


async def person(port: int, number: int, start: asyncio.Event) -> tuple[str, float]:
    """What became of them, and after how many seconds they knew."""
    await start.wait()
    begun = time.monotonic()
    try:
        status, place = await ask(port, "/my/forms/first", f"person=p{number}&_go=next", number)
        told = time.monotonic() - begun
        if status == 409:
            return "full", told
        if status != 303:
            return f"status {status}", told
        draft = place.split("?")[0]
        status, place = await ask(port, draft, "_step=1&_go=next", number)
        if status == 303:
            status, place = await ask(port, draft + "/send", "", number)
        return ("received" if status == 303 and place.endswith("done=sent") else f"status {status}"), time.monotonic() - begun
    except OSError as error:
        return f"{type(error).__name__}", time.monotonic() - begun


async def opening(port: int, people: int) -> list[tuple[str, float]]:
    start = asyncio.Event()
    tasks = [asyncio.create_task(person(port, number, start)) for number in range(people)]
    await asyncio.sleep(0.5)
    start.set()
    return await asyncio.gather(*tasks)


def run(binary: Path, people: int, database: str | None) -> tuple[dict[str, int], float]:
    folder = Path(tempfile.mkdtemp(prefix="opening-", dir=REPOSITORY / ".build"))
    try:
        (folder / "content/forms").mkdir(parents=True)
        (folder / "content/pages").mkdir()
        (folder / "content/site.yaml").write_text("name: 見本県\n")
        (folder / "content/pages/index.md").write_text("---\ntitle: 見本県\n---\n")
        (folder / "content/forms/first.md").write_text(FORM)
        subprocess.run([binary, "build"], cwd=folder, check=True, capture_output=True)
        server = Server(binary, folder, "data", database)
        try:
            results = asyncio.run(opening(int(server.address.rsplit(":", 1)[1]), people))
        finally:
            server.stop()
        counts: dict[str, int] = {}
        for what, _ in results:
            counts[what] = counts.get(what, 0) + 1
        waits = sorted(seconds for what, seconds in results if what == "full")
        return counts, waits[int(len(waits) * 0.99)] if waits else 0.0
    finally:
        shutil.rmtree(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=lambda name: Path(name).resolve(), default=REPOSITORY / ".build/release/madoguchi")
    parser.add_argument("--people", type=int, default=PEOPLE)
    options = parser.parse_args()
    goals = []
    scratch = Path(tempfile.mkdtemp(prefix="madoguchi-postgres-"))
    cluster = Postgres(scratch)
    try:
        for name, database in [("SQLite", None), ("PostgreSQL", cluster.url("opening"))]:
            counts, waited = run(options.binary, options.people, database)
            print(f"\n## {options.people:,} people for {CAP} places, {name}\n")
            print("| what became of them | people |\n|---|---:|")
            for what, count in sorted(counts.items()):
                print(f"| {what} | {count:,} |")
            print(f"\n99 of 100 who got no place were told after {waited:.2f} s or sooner.")
            others = sum(count for what, count in counts.items() if what not in ("received", "full"))
            goals.append({"name": f"received on {name}", "goal": str(CAP), "measured": str(counts.get("received", 0)),
                          "met": counts.get("received", 0) == CAP and others == 0})
    finally:
        cluster.stop()
        shutil.rmtree(scratch)
    print("\n## Goals\n\n" + "\n".join(report.gate_table(goals)))


if __name__ == "__main__":
    main()
