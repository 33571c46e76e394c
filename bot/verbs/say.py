"""How verbs speak: JSON for machines, lines for people, one line when something is off."""

import json
import sys
from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from coach.document import read_dossier
from coach.dossier import Dossier
from coach.errors import UnreadableDossierError
from coach.incoming import parsed

BAD_INPUT = 2

LARGEST = 256 << 20
"""Bytes of a document; ten years of training are five megabytes."""


FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
"""Dates that are asked about."""


class BadInputError(Exception):
    """What was given cannot be used: exit code 2 and one line."""


def out(text: str) -> None:
    sys.stdout.write(text + "\n")


def out_json(data: Any) -> None:
    out(json.dumps(data, ensure_ascii=False))


def complain(text: str) -> None:
    sys.stderr.write(text.splitlines()[0] + "\n" if text else "something is off\n")


def json_from(path: Path) -> Any:
    """Raises BadInputError naming the file and what is wrong with it."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
        if len(text) > LARGEST:
            raise BadInputError(f"{path}: larger than {LARGEST >> 20} MB")
        return parsed(text)
    except IsADirectoryError as error:
        raise BadInputError(f"{path}: is a folder; name one file in it") from error
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror}") from error
    except ValueError as error:  # a path that cannot be one
        raise BadInputError(f"{path!r}: {error}") from error
    except UnreadableDossierError as error:
        raise BadInputError(f"{path}: {error}") from error


def dossier_from(path: Path) -> Dossier:
    """Raises BadInputError naming the file and what is wrong with it."""
    data = json_from(path)
    try:
        return read_dossier(data)
    except UnreadableDossierError as error:
        raise BadInputError(f"{path}: {error}") from error


def day_from(text: str, name: str) -> date:
    """A date of this age: what lies around it can be counted."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadInputError(f"{name}: {text!r} is no date like 2026-12-07") from error
    if not FIRST <= day <= LAST:
        raise BadInputError(f"{name}: {day} is not between {FIRST.year} and {LAST.year}")
    return day


def today_of(options: Namespace, dossier: Dossier) -> date:
    """The day that was asked for, else the athlete's own."""
    if options.today is None:
        return now_for(dossier)
    return day_from(options.today, "--today")


def now_for(dossier: Dossier) -> date:
    """The athlete's local date."""
    return dossier.today(datetime.now(tz=UTC))  # noqa: TID251 (a command line has the computer's clock)
