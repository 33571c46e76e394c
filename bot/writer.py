"""Claude for the roof, if there is a key: the client, its budgets, and who writes weeks with it."""

from dataclasses import dataclass

from bot.settings import Settings
from coach.athlete import AthleteId
from coach.dossier import Dossier
from coach.errors import WriterUnavailableError
from coach.planning.week import Written
from coach.ports import ProgramWriter


@dataclass(slots=True)
class Switch:
    """A writer that can be made unreachable: the local chat's "Claude is down"."""

    writer: ProgramWriter
    down: bool = False

    async def write(self, athlete: AthleteId, dossier: Dossier, planned: Written) -> Written:
        if self.down:
            raise WriterUnavailableError("network")
        return await self.writer.write(athlete, dossier, planned)


class Claude:
    """What the roof holds of Claude."""

    writer: Switch

    async def close(self) -> None: ...


def claude_of(settings: Settings) -> Claude | None:
    """None without a key: then the planner writes."""
    return None


def write_once(dossier: Dossier, planned: Written) -> Written:
    """For the command line: Claude's week if there is a key and it can, else the planner's."""
    return planned
