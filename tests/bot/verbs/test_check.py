"""check: what is off is said."""

from pathlib import Path
from typing import Any

import pytest

from tests.bot.verbs.conftest import Command


def _findings(said: Any) -> dict[str, bool | None]:
    return {found["name"]: found["fine"] for found in said.json}


def test_a_bare_house_is_well(command: Command) -> None:
    said = command("check", "--json")

    assert said.code == 0
    found = _findings(said)
    assert found["database"] is True
    assert found["disk"] is True
    assert found["telegram"] is None  # no token: the local chat runs instead
    assert False not in found.values()


def test_a_telegram_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:hidden-token-hidden-token")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:1")

    said = command("check")

    assert said.code == 1
    assert "OFF telegram: no connection to 127.0.0.1:1" in said.out
    assert "hidden" not in said.out + said.err


def test_a_setting_that_is_wrong_is_said(
    monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.setenv("HTTP_PORT", "many")

    said = command("check", "--json")

    assert said.code == 1
    assert _findings(said) == {"settings": False}


def test_a_database_that_is_damaged_is_said_and_left_alone(
    tmp_path: Path, command: Command
) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "steadfoot.db"
    file.write_bytes(b"this is no database at all" * 400)

    said = command("check", "--json")

    assert said.code == 1
    assert _findings(said)["database"] is False
    assert file.read_bytes() == b"this is no database at all" * 400
