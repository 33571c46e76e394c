"""An athlete of the planning tests, living with the coach in memory under a stopped clock."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from bot.lab.memory_store import MemoryStore
from coach.athlete import AthleteId
from coach.calendar import Push, PushKind
from coach.dossier import Dossier
from coach.program import Program, monday_of
from coach.state import State, StateKind
from coach.usecases.coach import Coach, build
from coach.usecases.dialogues import Finished
from coach.usecases.pushes import PushContent
from tests.coach.planning.athletes import DAY, MONDAY, dossier

ME = AthleteId(1)


@dataclass(slots=True)
class StoppedClock:
    """Says the moment it was set to."""

    at: datetime

    def moment(self) -> datetime:
        return self.at


@dataclass(slots=True)
class Life:
    """Days with the coach; times are UTC, which is the athlete's zone."""

    clock: StoppedClock = field(
        default_factory=lambda: StoppedClock(datetime.combine(MONDAY, time(9), UTC))
    )
    store: MemoryStore = field(default_factory=MemoryStore)
    coach: Coach = field(init=False)

    def __post_init__(self) -> None:
        self.coach = build(self.store, self.clock)

    @property
    def today(self) -> date:
        return self.clock.at.date()

    def at(self, day: date, hour: int = 9) -> None:
        self.clock.at = datetime.combine(day, time(hour), UTC)

    async def begin(self, one: Dossier | None = None) -> "Life":
        """Enrolled on Monday morning, with the running week written."""
        await self.coach.people.restore(ME, one or dossier())
        await self.coach.plan_week(ME, self.today, cause="welcome")
        return self

    async def fill(self, form: str, **answers: str) -> None:
        done = await self.coach.dialogues.open(ME, form, answers=answers)
        assert isinstance(done, Finished), done

    async def follow(self, *, must: bool = True) -> None:
        """What the bot does after an answer: the weeks follow the same minute."""
        for monday in (monday_of(self.today), monday_of(self.today) + 7 * DAY):
            await self.coach.plan_week.follow(ME, monday, cause="told", must=must)

    async def push(self, kind: PushKind, day: date, hour: int) -> PushContent:
        self.at(day, hour)
        due = self.clock.at
        return await self.coach.push(
            Push(athlete=ME, kind=kind, day=day, due=due, expires=due + DAY)
        )

    async def week(self, monday: date | None = None) -> Program:
        async with self.store.reading() as tx:
            found = await tx.programs.in_force(ME, monday or monday_of(self.today))
        assert found is not None
        return found

    async def dossier(self) -> Dossier:
        async with self.store.reading() as tx:
            found = await tx.dossier(ME)
        assert found is not None
        return found

    async def state(self, kind: StateKind) -> tuple[int, State]:
        async with self.store.reading() as tx:
            found = [k for k in await tx.states.all(ME) if k.value.kind is kind]
        return found[-1].id, found[-1].value
