"""Logs: whose update it was in every line; no secret and nobody's words in any."""

import json
import logging
from typing import Any

import pytest

from bot import logs
from coach.errors import CannotSaveError, UnreadableAnswerError

TOKEN = "1234567890:AAFakeTokenFakeTokenFakeTokenFakeTok"


@pytest.mark.parametrize(
    "text",
    [
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        "https://api.telegram.org/file/bot1234567890%3AAAFakeTokenFakeTokenFake/photos/1",
        f"The token `{TOKEN}` was rejected by the server.",
        "http://127.0.0.1:8081/bot12:short/getMe",
        "x-api-key: sk-ant-api03-abc_DEF",
        "postgresql+asyncpg://coach:hunter22@db.example/coach",
    ],
)
def test_no_token_key_or_password_is_left(text: str) -> None:
    told = logs.redacted(text)

    assert "[secret]" in told
    assert not any(part in told for part in ("Fake", "short", "api03", "hunter22"))


def test_what_is_no_secret_stays() -> None:
    text = "2026-12-06 18:00:00 took 12:34 of http://127.0.0.1:8080/healthz for 1234567890"

    assert logs.redacted(text) == text


def test_a_secret_can_look_like_anything() -> None:
    logs.hide("correct horse")
    logs.hide("no")

    assert logs.redacted("the correct horse, no other") == "the [secret], no other"


def test_every_line_says_whose_update_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("text")
    logs.athlete.set(1001)
    logs.update.set(7)

    logging.getLogger("bot.test").info("kept", extra={"form": "race"})

    line = capsys.readouterr().err.strip()
    assert line.endswith("INFO bot.test: kept athlete=1001 update=7 form=race")


def test_a_line_for_machines_is_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("json")
    logs.athlete.set(1001)

    logging.getLogger("bot.test").warning("late by %d s", 5, extra={"push": "sunday"})

    line = json.loads(capsys.readouterr().err)
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "WARNING",
        "logger": "bot.test",
        "message": "late by 5 s",
        "athlete": 1001,
        "push": "sunday",
    }


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_traceback_shows_where_and_not_what_was_said(
    capsys: pytest.CaptureFixture[str], style: Any
) -> None:
    logs.set_up(style)
    words = "my knee" + " hurts"
    try:
        try:
            int(words)
        except ValueError as error:
            raise RuntimeError(f"bot{TOKEN} failed for {words!r}") from error
    except RuntimeError:
        logging.getLogger("bot.test").exception("bug")

    told = capsys.readouterr().err
    assert "builtins.RuntimeError" in told
    assert "builtins.ValueError: invalid literal for int() with base 10" in told
    assert "test_logs.py" in told
    assert "knee hurts" not in told
    assert "Fake" not in told


def test_an_expected_error_that_holds_words_shows_its_name_alone() -> None:
    said = logs.trace(UnreadableAnswerError("my knee", "A number from 0 to 10."))
    full = logs.trace(CannotSaveError("the disk is full"))

    assert said == "coach.errors.UnreadableAnswerError"
    assert full == "coach.errors.CannotSaveError: the disk is full"
    assert logs.trace(None) == ""


def test_libraries_that_log_addresses_are_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up("text")

    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:x/getMe")

    assert capsys.readouterr().err == ""
