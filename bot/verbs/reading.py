"""read and understand: what is in a file, what is in a line of text."""

import asyncio
import re
from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO, Final
from zoneinfo import ZoneInfo

from bot.verbs.say import BAD_INPUT, BadInputError, complain, day_from, out, out_json
from coach.athlete import Units
from coach.errors import UnreadableFileError
from coach.safety.lexicon import LANGUAGES
from coach.understanding.entry import as_json as understood_json
from coach.understanding.line import understand as understood


def read(options: Namespace) -> int:
    """One activity file; times without a zone of their own are taken as UTC."""
    path = Path(options.file)
    try:
        with path.open("rb") as file:
            return _told(file, path.name, machine=options.json)
    except OSError as error:
        complain(f"{path}: {error.strerror}")
        return BAD_INPUT
    except UnreadableFileError as error:
        complain(f"{path.name}: {error}")
        return BAD_INPUT


def _told(file: BinaryIO, name: str, *, machine: bool) -> int:
    """Prints what is in an open file; no more is read of it than an activity's file may hold."""
    from handlers.files.describe import as_json, as_lines  # noqa: PLC0415
    from handlers.files.reading import LARGEST  # noqa: PLC0415
    from handlers.files.worker import read_in_worker  # noqa: PLC0415

    reading = asyncio.run(
        read_in_worker(
            file.read(LARGEST + 1),
            name,
            zone=ZoneInfo("UTC"),
            moment=datetime.now(tz=UTC),  # noqa: TID251 (the computer's clock)
        )
    )
    if machine:
        out_json(as_json(reading))
    else:
        out("\n".join(as_lines(reading)))
    return 0


def understand(options: Namespace) -> int:
    """One JSON line for each line of text, without Claude."""
    path = Path(options.file)
    try:
        today = day_from(options.today, "--today") if options.today else _today()
        language = _language(options.language)
        text, unread = _text(path.read_bytes())
    except BadInputError as error:
        complain(str(error))
        return BAD_INPUT
    except OSError as error:
        complain(f"{path}: {error.strerror}")
        return BAD_INPUT
    for line in text.removesuffix("\n").split("\n") if text else []:
        found = understood(line, today=today, units=Units(options.units), language=language)
        out_json(understood_json(found))
    if unread:
        complain(f"{path}: line {unread} is not text in UTF-8")
    return BAD_INPUT if unread else 0


_LINE_ENDS: Final = re.compile(r"\r\n?")


def _text(data: bytes) -> tuple[str, int | None]:
    """The text of a file, and the first line that holds other bytes; they become U+FFFD."""
    try:
        return _LINE_ENDS.sub("\n", data.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        before = _LINE_ENDS.sub("\n", data[: error.start].decode("utf-8-sig"))
        text = data.decode("utf-8-sig", errors="replace")
        return _LINE_ENDS.sub("\n", text), before.count("\n") + 1


def _language(said: str) -> str:
    """One of the languages whose red flags are known, also with a country: en-GB."""
    language = re.split("[-_]", said.lower())[0]
    if language not in LANGUAGES:
        raise BadInputError(f"--language: {said!r} is none of {', '.join(LANGUAGES)}")
    return language


def _today() -> date:
    return datetime.now().astimezone().date()  # noqa: TID251 (the computer's own day)
