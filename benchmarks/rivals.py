"""Three bots opposite the same fake, turn by turn: throughput, CPU, latency, memory, start."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, sleep

from benchmarks.bots import KEY, ROOT
from benchmarks.crowd import NOW
from benchmarks.fake import FakeServer

TOKEN = "1000000001:BENCHMARKS-NEED-NO-REAL-TOKEN-AT-ALL"  # noqa: S105 (known to everybody)
TICKS = os.sysconf("SC_CLK_TCK")
STEP_S, PATIENCE_S = 0.005, 120.0
SERVER_CORE, BOT_CORE = 0, 1
OURS = "steadfoot, /week from its cache"
COUNT, WARM, PACED, PACE = 1_500, 300, 240, 30.0
SLOW_COUNT, SLOW_WARM = 300, 60
"""Opposite a server that takes its time some need a second for thirty."""


class NoAnswerError(Exception):
    """A bot did not answer in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A bot to measure: its command, what it is asked, and whom it knows."""

    name: str
    command: tuple[str, ...]
    words: str
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Figures:
    """What was measured of one bot, a value for each round."""

    per_second: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    start_s: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)
    p50_ms: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)

    def middle(self, name: str) -> float:
        values: list[float] = getattr(self, name)
        return median(values) if values else float("nan")


def rivals(address: str, folder: Path) -> tuple[Rival, ...]:
    """Bare python-telegram-bot, bare aiogram, this bot on a large database."""
    echo = (sys.executable, "-m", "benchmarks.echoes")
    ours = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": address,
        "DATA_DIR": str(folder),
        "DATA_KEY": KEY,
        "ALLOWED_IDS": "*",
        "HTTP_PORT": "0",
        "SEND_LIMITS": "off",
        "CLOCK_STARTS": NOW.isoformat(),
    }
    return (
        _echo("bare python-telegram-bot, its defaults", (*echo, "ptb", address, TOKEN)),
        _echo("bare python-telegram-bot, concurrent", (*echo, "concurrent", address, TOKEN)),
        _echo("bare aiogram", (*echo, "aiogram", address, TOKEN)),
        Rival(
            name=OURS,
            command=(sys.executable, "-m", "bot", "run"),
            words="/week",
            environment=ours,
        ),
    )


def _echo(name: str, command: tuple[str, ...]) -> Rival:
    return Rival(name=name, command=command, words="hello")


@contextmanager
def running(rival: Rival) -> Iterator[int]:
    """A bot on a processor of its own; its process id."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **rival.environment}
    process = subprocess.Popen(  # noqa: S603 (our own interpreter)
        rival.command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    cores = os.sched_getaffinity(0)
    if BOT_CORE in cores and len(cores) > 1:
        os.sched_setaffinity(process.pid, {BOT_CORE})
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def measure(
    rival: Rival,
    fake: FakeServer,
    people: Sequence[int],
    chance: Random,
    figures: Figures,
    *,
    paced: bool,
) -> None:
    """One round: start, a backlog as fast as it goes, and (or not) an even pace."""
    count, warm = (SLOW_COUNT, SLOW_WARM) if paced else (COUNT, WARM)
    chosen = chance.sample(list(people), 1 + warm + count + PACED)
    fake.ask("begin", rival.words)
    fake.ask("add", chosen[:1])
    begin = perf_counter()
    with running(rival) as process:
        _until(fake, 1)
        figures.start_s.append(perf_counter() - begin)
        _drain(fake, rival, chosen[1 : warm + 1])
        sleep(1.0)
        cpu, begin = _cpu_s(process), perf_counter()
        _drain(fake, rival, chosen[warm + 1 : -PACED])
        figures.per_second.append(count / (perf_counter() - begin))
        figures.cpu_ms.append((_cpu_s(process) - cpu) * 1000 / count)
        if paced:
            sleep(0.5)
            waits = _paced(fake, rival, chosen[-PACED:], PACE)
            figures.p50_ms.append(waits[len(waits) // 2])
            figures.p99_ms.append(waits[int(len(waits) * 0.99)])
        figures.memory_mb.append(_peak_mb(process))


def _drain(fake: FakeServer, rival: Rival, chats: Sequence[int]) -> None:
    fake.ask("begin", rival.words)
    fake.ask("add", list(chats))
    _until(fake, len(chats))


def _paced(fake: FakeServer, rival: Rival, chats: Sequence[int], pace: float) -> list[float]:
    """Milliseconds from when each update was due to its answer, the shortest first."""
    fake.ask("begin", rival.words)
    fake.ask("pace", list(chats), pace)
    _until(fake, len(chats))
    due, answered = fake.ask("times")
    return sorted((answered[chat] - due[chat]) * 1000 for chat in chats)


def _until(fake: FakeServer, count: int) -> None:
    end = perf_counter() + PATIENCE_S
    while fake.ask("answered") < count:
        if perf_counter() > end:
            raise NoAnswerError(f"{fake.ask('answered')} of {count} answers")
        sleep(STEP_S)


def _cpu_s(process: int) -> float:
    """Seconds of all threads of a process, in the kernel too."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _peak_mb(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
