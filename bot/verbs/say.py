"""How verbs speak: JSON for machines, lines for people, one line when something is off."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from coach.document import read_dossier
from coach.dossier import Dossier
from coach.errors import UnreadableDossierError

BAD_INPUT = 2


class BadInputError(Exception):
    """What was given cannot be used: exit code 2 and one line."""


def out(text: str) -> None:
    sys.stdout.write(text + "\n")


def out_json(data: Any) -> None:
    out(json.dumps(data, ensure_ascii=False))


def complain(text: str) -> None:
    sys.stderr.write(text.splitlines()[0] + "\n" if text else "something is off\n")


def dossier_from(path: Path) -> Dossier:
    """Raises BadInputError naming the file and what is wrong with it."""
    try:
        return read_dossier(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"{path}: not JSON ({error})") from error
    except UnreadableDossierError as error:
        raise BadInputError(f"{path}: {error}") from error


def day_from(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInputError(f"{name}: {text!r} is no date like 2026-12-07") from error
