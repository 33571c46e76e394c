"""Where the sample recordings are, and how a file is read in the tests."""

import os
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.recording import Reading
from handlers.files.reading import read_bytes
from tests.handlers.files.makers import MOMENT

ZONE = ZoneInfo("Europe/Berlin")

Read = Callable[[bytes], Reading]


@pytest.fixture
def read() -> Read:
    def read_it(data: bytes) -> Reading:
        return read_bytes(data, "activity", zone=ZONE, moment=MOMENT)

    return read_it


@pytest.fixture
def samples() -> Path:
    """The folder of real recordings; they stay out of the project."""
    folder = os.environ.get("STEADFOOT_SAMPLES")
    if not folder or not Path(folder).is_dir():
        pytest.skip("STEADFOOT_SAMPLES names no folder with sample activities")
    return Path(folder)
