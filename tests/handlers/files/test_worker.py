import asyncio
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
import uvloop

from coach.errors import FileFault, UnreadableFileError
from coach.recording import Reading
from handlers.files import worker
from handlers.files.worker import FileReader, read_in_worker
from tests.handlers.files.conftest import ZONE, Read
from tests.handlers.files.makers import MOMENT, activity_file, long_fit, long_gpx, session

FIT = activity_file([session()])
Run = Callable[[Coroutine[Any, Any, Any]], Any]
LOOPS = pytest.mark.parametrize("run", [asyncio.run, uvloop.run], ids=["asyncio", "uvloop"])


def reading(data: bytes, **limits: Any) -> Coroutine[Any, Any, Reading]:
    return read_in_worker(data, "a.fit", zone=ZONE, moment=MOMENT, **limits)


def children() -> set[str]:
    """The processes that this one has started and that are still there, zombies included."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        pytest.skip("children are only counted where there is /proc")
    return {pid for task in tasks.iterdir() for pid in children_of(task)}


def children_of(task: Path) -> list[str]:
    """A thread that has ended between the listing and the reading has none."""
    try:
        return (task / "children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []


async def fault(data: bytes, **limits: Any) -> FileFault:
    with pytest.raises(UnreadableFileError) as refused:
        await reading(data, **limits)
    return refused.value.fault


def speaks(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Puts another program in the worker's place."""
    monkeypatch.setattr(worker, "_START", script)


@LOOPS
def test_a_worker_reads_what_is_read_here(run: Run, read: Read) -> None:
    before = children()

    assert run(reading(FIT)) == read(FIT)
    assert children() == before


async def test_what_is_none_of_ours_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    speaks(monkeypatch, "this is no program")

    assert await fault(b"") is FileFault.EMPTY
    assert await fault(b"%PDF-1.7") is FileFault.WRONG_TYPE
    assert await fault(b"x" * (20 * 1024 * 1024 + 1)) is FileFault.TOO_BIG


async def test_a_refusal_comes_through_with_its_words() -> None:
    with pytest.raises(UnreadableFileError, match="made to do harm") as refused:
        await reading(b'<!DOCTYPE gpx [<!ENTITY a "b">]><gpx>&a;</gpx>')
    assert refused.value.fault is FileFault.HOSTILE


@LOOPS
def test_a_worker_that_takes_too_long_is_ended(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    speaks(monkeypatch, "import time; time.sleep(60)")
    before = children()
    began = time.monotonic()

    assert run(fault(FIT, seconds=0.5)) is FileFault.TOO_SLOW
    assert time.monotonic() - began < 10
    assert children() == before


async def test_a_worker_that_works_too_long_is_ended_by_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speaks(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)")

    assert await fault(FIT) is FileFault.TOO_SLOW


@pytest.mark.parametrize(
    "script",
    [
        "raise SystemExit(3)",
        "print('no json')",
        "print('{}')",
        "print('[]')",
        """print('{"fault": "unheard of", "sentence": ""}')""",
        """print('{"reading": {"activities": [{}], "warnings": []}}')""",
        "import sys; sys.stdin.close()",
    ],
)
async def test_a_worker_that_breaks_is_a_file_that_cannot_be_read(
    script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaks(monkeypatch, script)

    assert await fault(FIT) is FileFault.DAMAGED


async def test_the_worker_has_none_of_the_bot_s_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    speaks(
        monkeypatch,
        "import json, os; print(json.dumps({'fault': 'damaged', 'sentence': str(os.environ)}))",
    )

    with pytest.raises(UnreadableFileError) as refused:
        await reading(FIT)
    assert "secret" not in refused.value.sentence


@LOOPS
def test_cancelling_ends_the_worker_whenever_it_comes(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaks(monkeypatch, "import time; time.sleep(60)")
    before = children()

    async def cancel_at(seconds: float) -> None:
        task = asyncio.ensure_future(reading(FIT))
        await asyncio.sleep(seconds)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        for _ in range(100):  # the loop reaps what it killed within a moment
            if children() == before:
                return
            await asyncio.sleep(0.02)

    for step in range(12):
        run(cancel_at(step * 0.003))
        assert children() == before


async def test_no_more_than_two_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = FileReader()
    most = 0

    async def watch() -> None:
        nonlocal most
        while True:
            most = max(most, len(children() - before))
            await asyncio.sleep(0.005)

    before = children()
    watcher = asyncio.ensure_future(watch())
    found = await asyncio.gather(
        *(reader(FIT, "a.fit", zone=ZONE, moment=MOMENT) for _ in range(5))
    )
    watcher.cancel()

    assert len(found) == 5
    assert 1 <= most <= 2


@pytest.mark.soak
@pytest.mark.parametrize("make", [long_fit, long_gpx])
async def test_an_honest_file_of_twenty_megabytes_is_read_within_the_limits(
    make: Callable[[int], bytes],
) -> None:
    data = make(20)
    began = time.monotonic()

    (one,) = (await reading(data, seconds=60, megabytes=300)).activities

    assert len(data) > 18_000_000
    assert one.samples > 90_000
    assert one.activity.avg_hr is not None
    assert time.monotonic() - began < 60
