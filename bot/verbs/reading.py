"""read and understand: what is in a file, what is in a line of text."""

import asyncio
from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.verbs.say import BAD_INPUT, BadInputError, complain, day_from, out, out_json
from coach.athlete import Units
from coach.errors import UnreadableFileError
from coach.understanding.entry import as_json as understood_json
from coach.understanding.line import understand as understood


def read(options: Namespace) -> int:
    """One activity file; times without a zone of their own are taken as UTC."""
    from handlers.files.describe import as_json, as_lines  # noqa: PLC0415
    from handlers.files.worker import read_in_worker  # noqa: PLC0415

    path = Path(options.file)
    try:
        data = path.read_bytes()
        reading = asyncio.run(
            read_in_worker(
                data,
                path.name,
                zone=ZoneInfo("UTC"),
                moment=datetime.now(tz=UTC),  # noqa: TID251 (the computer's clock)
            )
        )
    except OSError as error:
        complain(f"{path}: {error.strerror}")
        return BAD_INPUT
    except UnreadableFileError as error:
        complain(f"{path.name}: {error}")
        return BAD_INPUT
    if options.json:
        out_json(as_json(reading))
    else:
        out("\n".join(as_lines(reading)))
    return 0


def understand(options: Namespace) -> int:
    """One JSON line for each line of text, without Claude."""
    path = Path(options.file)
    try:
        today = day_from(options.today, "--today") if options.today else _today()
        text = path.read_text(encoding="utf-8")
    except BadInputError as error:
        complain(str(error))
        return BAD_INPUT
    except OSError as error:
        complain(f"{path}: {error.strerror}")
        return BAD_INPUT
    except UnicodeDecodeError:
        complain(f"{path}: not text in UTF-8")
        return BAD_INPUT
    lines = text.removesuffix("\n").split("\n") if text else []
    for line in lines:
        found = understood(
            line.removesuffix("\r"),
            today=today,
            units=Units(options.units),
            language=options.language,
        )
        out_json(understood_json(found))
    return 0


def _today() -> date:
    return datetime.now().astimezone().date()  # noqa: TID251 (the computer's own day)
