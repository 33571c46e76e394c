"""Files from strangers are read in a process of their own, which cannot take the bot along."""

import asyncio
import json
import logging
import math
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from coach.document import decode
from coach.errors import FileFault, UnreadableDossierError, UnreadableFileError
from coach.recording import Reading
from handlers.files.reading import check_size
from handlers.files.sniff import kind_of

log = logging.getLogger(__name__)

SECONDS, MEGABYTES = 60.0, 300

_ROOT = Path(__file__).resolve().parents[2]

# Telegram is not brought along: the worker is there in a fifth of a second, and holds nothing it
# does not need.
_START = """
import sys
sys.path[0] = sys.argv[1]
from handlers.files.child import main
main()
"""

_TOO_SLOW = (
    "Reading this file takes longer than any activity needs, so I stopped. "
    "Export the activity again, or send it in another format."
)
_BROKE = "Something in this file breaks my reader. Export it again, or send it in another format."


async def read_in_worker(
    data: bytes,
    name: str,
    *,
    zone: ZoneInfo,
    moment: datetime,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Reading:
    """The activities of a file, read under limits of time and memory.

    The worker has ended when this returns, raises or is cancelled.

    Raises:
        UnreadableFileError: there is no activity in it, or reading it takes too much.
    """
    check_size(len(data))
    kind_of(data)  # refuses what is none of ours without starting a process
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-E", "-s", "-c", _START),
        *(str(_ROOT), str(math.ceil(seconds)), str(megabytes)),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,  # a traceback would quote the file
        cwd=_ROOT,
        env={},  # the bot's secrets are there
        start_new_session=True,  # Ctrl-C is for the bot, which ends its workers itself
    )
    head = {"name": name, "zone": zone.key, "moment": moment.isoformat()}
    try:
        async with asyncio.timeout(seconds):
            answer, _ = await process.communicate(json.dumps(head).encode() + b"\n" + data)
    except TimeoutError as error:
        raise UnreadableFileError(FileFault.TOO_SLOW, _TOO_SLOW) from error
    finally:
        await _end(process)
    return _understood(answer, process.returncode)


async def _end(process: Process) -> None:
    """No worker outlives its question."""
    if process.returncode is None:
        process.kill()
        await asyncio.shield(process.wait())


def _understood(answer: bytes, code: int | None) -> Reading:
    try:
        said: dict[str, Any] = json.loads(answer)
        if "fault" in said:
            raise UnreadableFileError(FileFault(said["fault"]), said["sentence"])
        return decode(Reading, said["reading"])
    except (ValueError, KeyError, TypeError, UnreadableDossierError) as error:
        log.warning("a worker broke on a file", extra={"code": code})
        slow = code is not None and code < 0  # the processor's limit ends it by a signal
        raise UnreadableFileError(
            *((FileFault.TOO_SLOW, _TOO_SLOW) if slow else (FileFault.DAMAGED, _BROKE))
        ) from error


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads files in workers, two at once: a crowd of uploads waits instead of filling memory."""

    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))

    async def __call__(
        self, data: bytes, name: str, *, zone: ZoneInfo, moment: datetime
    ) -> Reading:
        """The activities of a file.

        Raises:
            UnreadableFileError: there is no activity in it, or reading it takes too much.
        """
        async with self.places:
            return await read_in_worker(data, name, zone=zone, moment=moment)
