#!/usr/bin/env python3
"""Measures the companion server: durable creates on SQLite and PostgreSQL, files beside nginx, memory, start.

    python3 Tests/Benchmarks/server.py --binary .build/release/madoguchi

wrk (Debian's `wrk`) runs on the same machine and takes processor time of its own. Files are compared by processor time
per request, interleaved with nginx over the same folder. Prints Markdown tables; `--json FILE` keeps the figures.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import report
from servers import Nginx, Postgres, Server

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent

# Goals of the project.
CREATES, CREATES_P99 = 3000, 50  # per second, ms
CACHED_FILES, LARGE_FILES = 1.2, 1.6  # × nginx's processor time
IDLE_MEMORY, START = 40, 300  # MB, ms
THREE_SERVERS = 0.9  # × one

CLIENTS = 500
STARTS = 5
# Clients that ask again the moment they are answered queue behind each other: 500 of them wait 500 / rate seconds whatever
# the server does. With this pause they ask for a little more than the goal.
PAUSE = 110  # ms


@dataclass
class Load:
    """What wrk saw: answers, those that were no success, connections that failed; milliseconds."""

    rate: float
    requests: int
    refused: int
    broken: int
    median: float
    p99: float
    longest: float


def wrk(address: str, script: str, clients: int, seconds: int, seed: int = 0, pause: int = 0) -> Load:
    """`pause`: milliseconds, on average, that a client takes between an answer and its next request."""
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "20s", "-s", script, address]
    # In their folder the scripts find each other.
    output = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=HERE / "server",
        env={**os.environ, "MADOGUCHI_SEED": str(seed), "MADOGUCHI_PAUSE": str(pause)}).stdout
    requests, duration, refused, broken, middle, p99, longest = map(int, re.search(r"^@ (.*)$", output, re.MULTILINE)[1].split())
    return Load(requests / duration * 1e6, requests, refused, broken, middle / 1000, p99 / 1000, longest / 1000)


class Benchmark:
    def __init__(self, options: argparse.Namespace, folder: Path, ending: ExitStack):
        self.options, self.folder, self.ending = options, folder, ending
        self.goals: list[dict] = []
        self.figures: dict[str, object] = {}

    def run(self) -> None:
        self.sample()
        self.start_and_memory()
        self.sqlite()
        self.files()
        self.postgres()
        self.section("Goals", report.gate_table(self.goals))

    def sample(self) -> None:
        """The sample site, built once."""
        subprocess.run([self.options.binary, "new", "."], cwd=self.folder, check=True, capture_output=True)
        subprocess.run([self.options.binary, "build"], cwd=self.folder, check=True, capture_output=True)

    def server(self, name: str, database: str | None = None) -> Server:
        server = Server(self.options.binary, self.folder, name, database)
        self.ending.callback(server.stop)
        return server

    def goal(self, what: str, goal: str, measured: str, met: bool) -> None:
        self.goals.append({"name": what, "goal": goal, "measured": measured, "met": met})

    @staticmethod
    def section(title: str, lines: list[str]) -> None:
        print(f"\n## {title}\n", *lines, sep="\n", flush=True)

    def creates(self, server: Server, seed: int, clients: int = CLIENTS, pause: int = 0) -> Load:
        return wrk(server.address, "conversations.lua", clients, self.options.seconds, seed, pause)

    def rounds(self, one: Callable[[int], Load]) -> list[Load]:
        return [one(seed) for seed in range(self.options.rounds)]

    def start_and_memory(self) -> None:
        starts, memory = [], []
        # The first start makes keys and tables; the median is of a server that has them.
        for _ in range(STARTS):
            server = self.server("start")
            time.sleep(1)
            starts.append(server.started)
            memory.append(server.memory())
            server.stop()
        self.figures |= {"start": starts, "idle": memory}
        self.goal(
            "start until the first answer", f"≤ {START} ms", f"{median(starts):.0f} ms ({min(starts):.0f}–{max(starts):.0f})",
            median(starts) <= START)
        self.goal("idle memory", f"≤ {IDLE_MEMORY} MB", f"{median(memory):.1f} MB", median(memory) <= IDLE_MEMORY)

    def loads(self, title: str, loads: list[Load]) -> list[Load]:
        self.section(title, [
            "| round | creates/s | p50 | p99 | longest | not accepted | broken |", "|---:|---:|---:|---:|---:|---:|---:|",
            *(f"| {number} | {load.rate:,.0f} | {load.median:.1f} ms | {load.p99:.1f} ms | {load.longest:.0f} ms "
              f"| {load.refused} | {load.broken} |" for number, load in enumerate(loads, 1))])
        self.figures[title] = [asdict(load) for load in loads]
        return loads

    def sqlite(self) -> None:
        server = self.server("sqlite")
        title = f"Durable creates, SQLite, {CLIENTS} clients"
        full = self.loads(f"{title} without a pause", self.rounds(lambda seed: self.creates(server, seed)))
        paced = self.loads(
            f"{title} with a pause of {PAUSE} ms on average",
            self.rounds(lambda seed: self.creates(server, 50 + seed, pause=PAUSE)))
        print(f"\nMemory after it: {server.memory():.0f} MB.")
        server.stop()
        most, rate, p99 = median(load.rate for load in full), median(load.rate for load in paced), median(load.p99 for load in paced)
        bad = not_accepted(full + paced)
        self.goal("durable creates, SQLite, without a pause", f"≥ {CREATES:,}/s", f"{most:,.0f}/s", most >= CREATES)
        self.goal(
            f"their 99th percentile at {rate:,.0f}/s", f"≤ {CREATES_P99} ms at ≥ {CREATES:,}/s", f"{p99:.1f} ms",
            p99 <= CREATES_P99 and rate >= CREATES)
        self.goal("not accepted or broken", "0", str(bad), bad == 0)

    def files(self) -> None:
        public = self.folder / "output/public"
        large = public / "pictures" / "large.bin"
        large.parent.mkdir(exist_ok=True)
        large.write_bytes(os.urandom(1 << 20))
        server, nginx = self.server("files"), Nginx(self.folder, public)
        self.ending.callback(nginx.stop)
        sheet = "/" + str(next(public.glob("assets/*/site.css")).relative_to(public))
        lines = ["| file | ours | nginx | ratio | requests/s ours | nginx |", "|---|---:|---:|---:|---:|---:|"]
        for what, path, most in [("a page", "/", CACHED_FILES), ("a stylesheet", sheet, CACHED_FILES), ("1 MB", "/pictures/large.bin", LARGE_FILES)]:
            costs, rates = self.interleaved([server, nginx], path)
            (ours, theirs), (our_rate, their_rate) = map(median, costs), map(median, rates)
            lines.append(f"| {what} | {ours:.1f} µs | {theirs:.1f} µs | {ours / theirs:.2f} | {our_rate:,.0f} | {their_rate:,.0f} |")
            self.figures[what] = {"ours": costs[0], "nginx": costs[1]}
            self.goal(f"processor time for {what}", f"≤ {most} × nginx", f"{ours / theirs:.2f} ×", ours / theirs <= most)
        self.section("Files: processor time per request", lines)
        server.stop()

    def interleaved(self, servers: list[Server | Nginx], path: str) -> tuple[list[list[float]], list[list[float]]]:
        """Of each server, round by round: microseconds of processor time per request, and requests per second."""
        costs, rates = [[] for _ in servers], [[] for _ in servers]
        for _ in range(self.options.rounds + 2):
            for server, cost, rate in zip(servers, costs, rates):
                before = server.processor()
                load = wrk(server.address + path, "files.lua", 64, 3)
                assert load.refused == 0 and load.broken == 0, (server, load)
                cost.append((server.processor() - before) / load.requests * 1e6)
                rate.append(load.rate)
        return costs, rates

    def postgres(self) -> None:
        scratch = Path(tempfile.mkdtemp(prefix="madoguchi-postgres-"))
        self.ending.callback(shutil.rmtree, scratch)
        cluster = Postgres(scratch)
        self.ending.callback(cluster.stop)
        url = cluster.url("one")
        one = self.server("postgres", url)
        title = f"Durable creates, {{}} on PostgreSQL, {CLIENTS} clients"
        alone = self.loads(title.format("one server"), self.rounds(lambda seed: self.creates(one, seed)))
        servers = [one]
        for name in ("second", "third"):
            (self.folder / name).mkdir()
            shutil.copy(self.folder / "postgres/keys", self.folder / name / "keys")
            servers.append(self.server(name, url))
        together = self.loads(
            title.format("three servers") + " together", self.rounds(lambda seed: self.together(servers, 10 + seed)))
        for server in servers:
            server.stop()
        ratio = median(load.rate for load in together) / median(load.rate for load in alone)
        bad = not_accepted(alone + together)
        self.goal("three servers on PostgreSQL", f"≥ {THREE_SERVERS} × one", f"{ratio:.2f} ×", ratio >= THREE_SERVERS)
        self.goal("not accepted or broken on PostgreSQL", "0", str(bad), bad == 0)

    def together(self, servers: list[Server], seed: int) -> Load:
        clients = CLIENTS // len(servers)
        with ThreadPoolExecutor(len(servers)) as pool:
            loads = list(pool.map(
                lambda pair: self.creates(pair[1], seed * 100 + pair[0], clients), enumerate(servers)))
        return Load(
            sum(load.rate for load in loads), sum(load.requests for load in loads), sum(load.refused for load in loads),
            sum(load.broken for load in loads), median(load.median for load in loads), max(load.p99 for load in loads),
            max(load.longest for load in loads))


def not_accepted(loads: list[Load]) -> int:
    return sum(load.refused + load.broken for load in loads)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=lambda name: Path(name).resolve(), default=REPOSITORY / ".build/release/madoguchi")
    parser.add_argument("--seconds", type=int, default=10, help="of each round under load")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where records are written; a disk, not memory (default: beside the build)")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=options.folder or REPOSITORY / ".build"))
    folder.chmod(0o755)  # nginx reads as somebody else
    with ExitStack() as ending:
        ending.callback(shutil.rmtree, folder)
        benchmark = Benchmark(options, folder, ending)
        benchmark.run()
    if options.json:
        options.json.write_text(json.dumps(benchmark.figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
