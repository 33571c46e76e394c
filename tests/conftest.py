"""What all tests share: the same examples at each run, no key or token from outside, and haste."""

import gc
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

OUTSIDE = ("TELEGRAM_", "ANTHROPIC_", "WEBHOOK_", "DATABASE_URL", "DATA_", "OWNER_ID", "ALLOWED_")

MEMORY = Path("/dev/shm")  # noqa: S108 (Linux's disk in memory; pytest makes its own folder there)
ENOUGH = 1 << 30
GARBAGE = 10_000
"""So many new objects before the collector looks for cycles."""


def pytest_configure(config: pytest.Config) -> None:
    """Temporary folders are on a disk in memory, where there is one: no commit waits for it.

    What a killed process has written is as safe there; only a power cut would tell.
    """
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What collecting has loaded lives to the end: the collector need not look at it again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(GARBAGE, 20, 20)
        gc.enable()


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the machine do not reach a test."""
    for name in list(os.environ):
        if name.startswith(OUTSIDE):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True, scope="session")
def _migrated_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """New SQLite databases are copies of one; nothing is loaded for tests that open none."""
    if "storage.database" not in sys.modules:
        yield
        return
    from tests.template import Template  # noqa: PLC0415 (the coach's tests need no database)

    template = Template(tmp_path_factory.mktemp("template"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.database.migrate", template.migrate)
        yield
