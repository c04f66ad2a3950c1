"""The servers that server.py measures: ours, nginx, and PostgreSQL behind ours."""

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


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
            # Another program at this port would be measured in its place.
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(self.address, timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        self.process.kill()
        raise RuntimeError(f"nginx did not start: {(folder / 'nginx-error.log').read_text()}")

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
