"""Logging: whose update it is in every line, secrets never, athletes' words never."""

import json
import logging
import re
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Literal

athlete: ContextVar[int | None] = ContextVar("athlete", default=None)
update: ContextVar[int | None] = ContextVar("update", default=None)

SECRETS = re.compile(r"\d{6,}:[\w-]{20,}|sk-ant-[\w-]+|(?<=bot)\d+:[\w-]+")
QUIET = ("httpx", "httpx2", "httpcore", "httpcore2", "apscheduler", "aiohttp.access", "anthropic")
STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}


def redacted(text: str) -> str:
    """Without tokens and keys, wherever they stand."""
    return SECRETS.sub("[secret]", text)


class TextFormatter(logging.Formatter):
    """One line for people."""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        facts = " ".join(f"{key}={value}" for key, value in facts_of(record).items())
        return redacted(f"{line} {facts}".rstrip())


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
            line["traceback"] = self.formatException(record.exc_info)
        return redacted(json.dumps(line, default=str))


def facts_of(record: logging.LogRecord) -> dict[str, object]:
    """Whose update it is, and whatever was said beside the message."""
    known = {"athlete": athlete.get(), "update": update.get()}
    facts: dict[str, object] = {key: value for key, value in known.items() if value is not None}
    facts |= {key: value for key, value in record.__dict__.items() if key not in STANDARD}
    return facts


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
