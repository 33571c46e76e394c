"""Logging: whose update it is in every line, secrets never, athletes' words never."""

import json
import logging
import re
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Literal

from coach.errors import CannotSaveError, CoachError

athlete: ContextVar[int | None] = ContextVar("athlete", default=None)
update: ContextVar[int | None] = ContextVar("update", default=None)

SECRETS: Final = re.compile(
    r"\d{3,}(?::|%3A)[\w-]{20,}"  # a bot's token, also as an address has it
    r"|(?<=/bot)\d+(?::|%3A)[\w-]+"
    r"|sk-ant-[\w-]+"
    r"|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)",  # a user and a password in an address
    re.IGNORECASE,
)
QUOTED: Final = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
LONGEST_SECRET: Final = 8
QUIET: Final = (
    "httpx",
    "httpx2",
    "httpcore",
    "httpcore2",
    "apscheduler",
    "aiohttp.access",
    "alembic",
    "anthropic",
)
STANDARD: Final = frozenset(logging.makeLogRecord({}).__dict__) | {
    "message",
    "asctime",
    "taskName",
}
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_hidden: set[str] = set()


def hide(secret: str) -> None:
    """From now on this is a secret, whatever it looks like."""
    if len(secret) >= LONGEST_SECRET:
        _hidden.add(secret)


def redacted(text: str) -> str:
    """Without tokens and keys, wherever they stand."""
    text = SECRETS.sub("[secret]", text)
    for secret in _hidden:
        text = text.replace(secret, "[secret]")
    return text


class TextFormatter(logging.Formatter):
    """One line for people, and a traceback below it."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        line = super().formatMessage(record)
        return " ".join([line, *(f"{key}={value}" for key, value in facts_of(record).items())])

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 (logging's name)
        return trace(ei[1])


class JsonFormatter(logging.Formatter):
    """One line for machines."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **facts_of(record),
        }
        if record.exc_info:
            line["traceback"] = trace(record.exc_info[1])
        return redacted(json.dumps(line, default=str))


def facts_of(record: logging.LogRecord) -> dict[str, object]:
    """Whose update it is, and whatever was said beside the message."""
    known = {"athlete": athlete.get(), "update": update.get()}
    facts: dict[str, object] = {key: value for key, value in known.items() if value is not None}
    facts |= {key: value for key, value in record.__dict__.items() if key not in STANDARD}
    return facts


def trace(error: BaseException | None) -> str:
    """Where it happened, and what; whatever an error quotes may be somebody's words."""
    if error is None:
        return ""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        part = [*traceback.format_tb(error.__traceback__), f"{_named(error)}\n"]
        lines = [*part, "came before:\n", *lines] if lines else part
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "".join(lines).rstrip()


def _named(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}"
    carries_words = isinstance(error, CoachError) and not isinstance(error, CannotSaveError)
    if carries_words or not str(error):
        return name
    return f"{name}: {QUOTED.sub('…', str(error).splitlines()[0])}"


def set_up(style: Literal["text", "json"] = "text", level: int = logging.INFO) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        JsonFormatter()
        if style == "json"
        else TextFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
