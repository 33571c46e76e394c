"""One week by Claude at the command line: within the same budgets, in the same ledger."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from zlib import crc32

from bot.claude import claude_of
from bot.settings import Settings, SettingsError, data_key, read_settings
from coach.athlete import AthleteId
from coach.document import dumps
from coach.dossier import Dossier
from coach.errors import CannotSaveError, WriterUnavailableError
from coach.planning.week import Written
from storage.database import Database
from storage.errors import UnusableDatabaseError
from storage.sealing import Seal


@dataclass(frozen=True, slots=True)
class ComputerClock:
    """A command line has the computer's clock."""

    def moment(self) -> datetime:
        return datetime.now(tz=UTC)  # noqa: TID251 (this is the Clock itself)


def write_once(dossier: Dossier, planned: Written) -> tuple[Written, str | None]:
    """Claude's week if there is a key and it can; else the planner's, and (with a key) why."""
    try:
        settings = read_settings()
        if settings.anthropic_api_key is None:
            return planned, None
        seal = Seal(data_key(settings))
    except SettingsError as error:
        return planned, str(error)
    return asyncio.run(_written(settings, seal, dossier, planned))


async def _written(
    settings: Settings, seal: Seal, dossier: Dossier, planned: Written
) -> tuple[Written, str | None]:
    database = Database(settings.database, seal)
    claude = claude_of(settings, database, ComputerClock())
    assert claude is not None
    try:
        await database.open()
    except (CannotSaveError, UnusableDatabaseError, OSError):
        return planned, "nothing can be recorded, so nothing was asked"
    try:
        return await claude.writer.write(_stranger(dossier), dossier, planned), None
    except WriterUnavailableError as error:
        return planned, error.cause
    except CannotSaveError:
        return planned, "nothing can be recorded, so nothing was asked"
    finally:
        await claude.close()
        await database.close()


def _stranger(dossier: Dossier) -> AthleteId:
    """A number nobody at Telegram has, the same for the same person: a budget of one's own."""
    return AthleteId(-1 - crc32(dumps(dossier.athlete).encode()))
