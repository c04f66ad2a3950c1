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
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
TICKS = os.sysconf("SC_CLK_TCK")

# Goals of the project.
CREATES, CREATES_P99 = 3000, 50  # per second, ms
CACHED_FILES, LARGE_FILES = 1.2, 1.6  # × nginx's processor time
IDLE_MEMORY, START = 40, 300  # MB, ms
THREE_SERVERS = 0.9  # × one

CLIENTS = 500
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


def wrk(address: str, script: str, clients: int, seconds: int, seed: int = 1, pause: int = 0) -> Load:
    """`pause`: milliseconds, on average, that a client takes between an answer and its next request."""
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "20s", "-s", str(HERE / "server" / script), address]
    output = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "MADOGUCHI_SEED": str(seed), "MADOGUCHI_PAUSE": str(pause)}).stdout
    requests, duration, refused, broken, middle, p99, longest = map(int, re.search(r"^@ (.*)$", output, re.MULTILINE)[1].split())
    return Load(requests / duration * 1e6, requests, refused, broken, middle / 1000, p99 / 1000, longest / 1000)


class Server:
    """A running server with data of its own; `started` is milliseconds until its first answer."""

    def __init__(self, binary: Path, folder: Path, name: str, database: str | None = None):
        data = folder / name
        command = [str(binary), "serve", "--no-build", "--port", "0", "--proxies", "127.0.0.1", "--data", str(data)]
        command += ["--database", database] if database else []
        self.log = open(folder / f"{name}.log", "wb")
        begun = time.perf_counter()
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.address = self.process.stdout.readline().strip().rstrip("/")
        with urllib.request.urlopen(self.address + "/healthz", timeout=20) as answer:
            assert answer.status == 200
        self.started = (time.perf_counter() - begun) * 1000

    def memory(self) -> float:
        """MB that are resident."""
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())[1]) / 1024

    def processor(self) -> float:
        return processor(self.process.pid)

    def stop(self) -> None:
        if self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        self.log.close()


def processor(pid: int) -> float:
    """Seconds of all its threads, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


class Nginx:
    """As many processes as there are processors, its open files kept, compressed siblings sent."""

    PORT = 18181

    def __init__(self, folder: Path, public: Path):
        self.configuration = folder / "nginx.conf"
        self.configuration.write_text(f"""
            daemon off; worker_processes {os.cpu_count()}; pid {folder}/nginx.pid; error_log {folder}/nginx-error.log;
            events {{ worker_connections 2048; }}
            http {{
              include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
              open_file_cache max=1000 inactive=60s;
              server {{ listen 127.0.0.1:{self.PORT}; root {public}; gzip_static on; }}
            }}""")
        self.process = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(self.configuration)])
        self.address = f"http://127.0.0.1:{self.PORT}"
        for _ in range(100):
            try:
                urllib.request.urlopen(self.address, timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)

    def processor(self) -> float:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(processor(int(child)) for child in children)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


class Postgres:
    """A cluster of its own in a scratch folder, durable as it comes."""

    def __init__(self, folder: Path):
        self.data = folder / "cluster"
        self.owner = "postgres" if os.getuid() == 0 else None
        self.data.mkdir()
        if self.owner:
            for place in (folder, self.data):
                shutil.chown(place, self.owner)
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.run(programs / "initdb", "-D", self.data, "-A", "trust", "-U", "madoguchi", "-E", "UTF8", "--locale=C.UTF-8")
        self.run(programs / "pg_ctl", "-D", self.data, "-w", "-l", self.data / "log", "-o",
                 f"-k {self.data} -c listen_addresses= -c max_connections=300", "start")
        self.programs = programs

    def run(self, *command) -> None:
        words = [str(word) for word in command]
        words = ["setpriv", f"--reuid={self.owner}", "--clear-groups", *words] if self.owner else words
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)

    def url(self, name: str) -> str:
        self.run(self.programs / "createdb", "-h", self.data, "-U", "madoguchi", name)
        return f"postgresql://madoguchi@/{name}?host={self.data}"

    def stop(self) -> None:
        self.run(self.programs / "pg_ctl", "-D", self.data, "-m", "immediate", "stop")


class Benchmark:
    def __init__(self, options: argparse.Namespace, folder: Path, ending: ExitStack):
        self.options, self.folder, self.ending = options, folder, ending
        self.goals: list[tuple[str, str, str, bool]] = []
        self.figures: dict[str, object] = {}

    def run(self) -> bool:
        self.sample()
        self.start_and_memory()
        self.sqlite()
        self.files()
        self.postgres()
        print("\n## Goals\n\n| | goal | measured | |\n|---|---|---|---|")
        for what, goal, measured, met in self.goals:
            print(f"| {what} | {goal} | {measured} | {'met' if met else '**missed**'} |")
        return all(goal[3] for goal in self.goals)

    def sample(self) -> None:
        """The sample site, built once."""
        subprocess.run([self.options.binary, "new", "."], cwd=self.folder, check=True, capture_output=True)
        subprocess.run([self.options.binary, "build"], cwd=self.folder, check=True, capture_output=True)

    def server(self, name: str, database: str | None = None) -> Server:
        server = Server(self.options.binary, self.folder, name, database)
        self.ending.callback(server.stop)
        return server

    def goal(self, what: str, goal: str, measured: str, met: bool) -> None:
        self.goals.append((what, goal, measured, met))

    def start_and_memory(self) -> None:
        starts, memory = [], []
        for round in range(5):
            server = self.server("start")
            time.sleep(1)
            starts.append(server.started)
            memory.append(server.memory())
            server.stop()
        self.figures |= {"start": starts, "idle": memory}
        # The first made its keys and tables.
        self.goal("start until the first answer", f"≤ {START} ms", f"{median(starts):.0f} ms ({min(starts):.0f}–{max(starts):.0f})", median(starts) <= START)
        self.goal("idle memory", f"≤ {IDLE_MEMORY} MB", f"{median(memory):.1f} MB", median(memory) <= IDLE_MEMORY)

    def load(self, title: str, loads: list[Load]) -> None:
        print(f"\n## {title}\n\n| round | creates/s | p50 | p99 | longest | not accepted | broken |\n|---:|---:|---:|---:|---:|---:|---:|")
        for number, load in enumerate(loads, 1):
            print(f"| {number} | {load.rate:,.0f} | {load.median:.1f} ms | {load.p99:.1f} ms | {load.longest:.0f} ms | {load.refused} | {load.broken} |")
        self.figures[title] = [asdict(load) for load in loads]

    def sqlite(self) -> None:
        server = self.server("sqlite")
        loads = [wrk(server.address, "conversations.lua", CLIENTS, self.options.seconds, seed) for seed in range(self.options.rounds)]
        self.load(f"Durable creates, SQLite, {CLIENTS} clients without a pause", loads)
        paced = [
            wrk(server.address, "conversations.lua", CLIENTS, self.options.seconds, 50 + seed, PAUSE)
            for seed in range(self.options.rounds)]
        self.load(f"Durable creates, SQLite, {CLIENTS} clients with a pause of {PAUSE} ms on average", paced)
        memory = server.memory()
        server.stop()
        rate, p99 = median(load.rate for load in paced), median(load.p99 for load in paced)
        bad = sum(load.refused + load.broken for load in loads + paced)
        self.goal("durable creates, SQLite, without a pause", f"≥ {CREATES:,}/s", f"{median(load.rate for load in loads):,.0f}/s", rate >= CREATES)
        self.goal(f"their 99th percentile at {rate:,.0f}/s", f"≤ {CREATES_P99} ms at ≥ {CREATES:,}/s", f"{p99:.1f} ms", p99 <= CREATES_P99 and rate >= CREATES)
        self.goal("not accepted or broken", "0", str(bad), bad == 0)
        print(f"\nMemory after it: {memory:.0f} MB.")

    def files(self) -> None:
        public = self.folder / "output/public"
        large = public / "pictures" / "large.bin"
        large.parent.mkdir(exist_ok=True)
        large.write_bytes(os.urandom(1 << 20))
        server, nginx = self.server("files"), Nginx(self.folder, public)
        self.ending.callback(nginx.stop)
        sheet = "/" + str(next(public.glob("assets/*/site.css")).relative_to(public))
        print("\n## Files: processor time per request\n\n| file | ours | nginx | ratio | requests/s ours | nginx |\n|---|---:|---:|---:|---:|---:|")
        for what, path, most in [("a page", "/", CACHED_FILES), ("a stylesheet", sheet, CACHED_FILES), ("1 MB", "/pictures/large.bin", LARGE_FILES)]:
            costs: dict[object, list[float]] = {server: [], nginx: []}
            rates: dict[object, list[float]] = {server: [], nginx: []}
            for _ in range(self.options.rounds + 2):
                for one in (server, nginx):
                    before = one.processor()
                    load = wrk(one.address + path, "files.lua", 64, 3)
                    assert load.refused == 0 and load.broken == 0, (one, load)
                    costs[one].append((one.processor() - before) / load.requests * 1e6)
                    rates[one].append(load.rate)
            ours, theirs = median(costs[server]), median(costs[nginx])
            ratio = ours / theirs
            print(f"| {what} | {ours:.1f} µs | {theirs:.1f} µs | {ratio:.2f} | {median(rates[server]):,.0f} | {median(rates[nginx]):,.0f} |")
            self.figures[what] = {"ours": costs[server], "nginx": costs[nginx]}
            self.goal(f"processor time for {what}", f"≤ {most} × nginx", f"{ratio:.2f} ×", ratio <= most)
        server.stop()

    def postgres(self) -> None:
        scratch = Path(tempfile.mkdtemp(prefix="madoguchi-postgres-"))
        self.ending.callback(shutil.rmtree, scratch)
        cluster = Postgres(scratch)
        self.ending.callback(cluster.stop)
        url = cluster.url("one")
        one = self.server("postgres", url)
        alone = [wrk(one.address, "conversations.lua", CLIENTS, self.options.seconds, seed) for seed in range(self.options.rounds)]
        self.load(f"Durable creates, one server on PostgreSQL, {CLIENTS} clients", alone)
        others = []
        for name in ("second", "third"):
            (self.folder / name).mkdir()
            shutil.copy(self.folder / "postgres/keys", self.folder / name / "keys")
            others.append(self.server(name, url))
        together = [self.together([one, *others], seed) for seed in range(10, 10 + self.options.rounds)]
        self.load(f"Durable creates, three servers on PostgreSQL, {CLIENTS} clients together", together)
        for server in [one, *others]:
            server.stop()
        ratio = median(load.rate for load in together) / median(load.rate for load in alone)
        bad = sum(load.refused + load.broken for load in alone + together)
        self.goal("three servers on PostgreSQL", f"≥ {THREE_SERVERS} × one", f"{ratio:.2f} ×", ratio >= THREE_SERVERS)
        self.goal("not accepted or broken on PostgreSQL", "0", str(bad), bad == 0)

    def together(self, servers: list[Server], seed: int) -> Load:
        with ThreadPoolExecutor(len(servers)) as pool:
            loads = list(pool.map(
                lambda pair: wrk(pair[1].address, "conversations.lua", CLIENTS // len(servers), self.options.seconds, seed * 100 + pair[0]),
                enumerate(servers)))
        return Load(
            sum(load.rate for load in loads), sum(load.requests for load in loads), sum(load.refused for load in loads),
            sum(load.broken for load in loads), median(load.median for load in loads), max(load.p99 for load in loads),
            max(load.longest for load in loads))


def main() -> int:
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
        met = benchmark.run()
    if options.json:
        options.json.write_text(json.dumps(benchmark.figures, ensure_ascii=False, indent=1))
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
