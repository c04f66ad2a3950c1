"""Runs a program once and says what it cost, as the kernel counted it."""

import os
import resource
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sample:
    """One run: seconds of wall time and of processor time (user and system, all threads), peak memory in MB."""

    wall: float
    user: float
    system: float
    memory: float

    @property
    def processor(self) -> float:
        return self.user + self.system

    def as_dict(self) -> dict:
        return asdict(self)


class RunFailed(Exception):
    pass


def run(command: list[str], log: Path, environment: dict[str, str] | None = None) -> Sample:
    """Standard output and error go to `log`, which is part of the message when the program fails."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 1, str(log), flags, 0o644), (os.POSIX_SPAWN_DUP2, 1, 2)]
    started = time.perf_counter()
    pid = os.posix_spawn(command[0], command, {**_environment(), **(environment or {})}, file_actions=actions)
    try:
        _, status, usage = os.wait4(pid, 0)
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise
    wall = time.perf_counter() - started
    if status != 0:
        raise RunFailed(f"{' '.join(command)}\nstatus {os.waitstatus_to_exitcode(status)}\n{log.read_text()[:4000]}")
    return Sample(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024)


def memory_floor() -> float:
    """MB below which no figure can fall: Linux counts what this process had before it started the program."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def settle() -> None:
    """Lets what earlier runs wrote reach the disk first, so that no run pays for another's writes."""
    os.sync()


def _environment() -> dict[str, str]:
    """The same for every run; nothing of the caller's settings."""
    return {"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8"}
