"""What all tests share: the same examples at each run, and no key or token from outside."""

import os

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

OUTSIDE = ("TELEGRAM_", "ANTHROPIC_", "WEBHOOK_", "DATABASE_URL", "DATA_", "OWNER_ID", "ALLOWED_")


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the machine do not reach a test."""
    for name in list(os.environ):
        if name.startswith(OUTSIDE):
            monkeypatch.delenv(name)
