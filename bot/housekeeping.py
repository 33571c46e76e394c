"""Once a night: what is kept no longer goes, and a copy of the database is made."""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Final

from storage.backup import back_up
from storage.database import Database
from storage.retention import tidy

log = logging.getLogger(__name__)

NIGHT: Final = "03:30"
"""UTC, from when on a day's work is due."""
GRACE_S: Final = 300.0
"""Not right after a start: somebody waits for an answer then."""


@dataclass(slots=True)
class Housekeeping:
    """Looks at the clock once a minute; works once a day, whatever restarts do."""

    database: Database
    backups: Path
    _started: float = field(default_factory=monotonic)
    _last: str = ""

    async def look(self, now: datetime) -> bool:
        """Whether it worked."""
        day = f"{now:%Y-%m-%d}"
        early = f"{now:%H:%M}" < NIGHT or monotonic() - self._started < GRACE_S
        if early or self._last == day or newest_copy(self.backups) == day:
            return False
        self._last = day
        try:
            await tidy(self.database, now)
            if not self.database.postgres:
                await back_up(self.database, self.backups, now)
            await self.database.checkpoint()
        except Exception:
            log.exception("the nightly housekeeping failed")
        return True


def newest_copy(folder: Path) -> str:
    """The day of the newest backup, 2026-12-07; empty where there is none."""
    names = sorted(path.name for path in folder.glob("steadfoot-????-??-??-??????.db"))
    return names[-1].removeprefix("steadfoot-")[:10] if names else ""
