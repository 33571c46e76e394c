"""The worker process: sets its own limits, reads one file from its input, answers in JSON."""

import json
import os
import resource
import sys
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from coach.document import encode
from coach.errors import FileFault, UnreadableFileError
from handlers.files.reading import read_bytes

_NICENESS = 10
_OPEN_FILES = 32


def main() -> None:
    """Seconds of processor time and megabytes of memory are the two last arguments."""
    _limit(seconds=int(sys.argv[-2]), megabytes=int(sys.argv[-1]))
    answer = json.dumps(_answer(), ensure_ascii=True)
    sys.stdout.write(answer)
    sys.stdout.flush()


def _limit(*, seconds: int, megabytes: int) -> None:
    """What a hostile file may take at most; the bot keeps its right of way."""
    os.nice(_NICENESS)
    size = megabytes * 1024 * 1024
    limits = {
        resource.RLIMIT_AS: size,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
    }
    for limit, most in limits.items():
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):  # a system without this one: the time limit outside holds
            continue


def _answer() -> dict[str, Any]:
    """A reading, or why there is none."""
    try:
        asked = json.loads(sys.stdin.buffer.readline())
        data = sys.stdin.buffer.read()
        reading = read_bytes(
            data,
            asked["name"],
            zone=ZoneInfo(asked["zone"]),
            moment=datetime.fromisoformat(asked["moment"]),
        )
    except UnreadableFileError as error:
        return {"fault": error.fault.value, "sentence": error.sentence}
    except MemoryError:
        return {"fault": FileFault.HOSTILE.value, "sentence": TOO_MUCH_MEMORY}
    return {"reading": encode(reading)}


TOO_MUCH_MEMORY = (
    "Reading this file takes more memory than any activity needs, so I stopped. "
    "Export the activity again, or send it in another format."
)
