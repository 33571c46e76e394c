"""One day changed by hand: shorter, easier, moved; a new version at once, and undoable."""

from dataclasses import dataclass
from datetime import date

from coach.athlete import AthleteId
from coach.dossier import Dossier
from coach.planning.adjust import Adjusted, CannotAdjustError, easier, move, shorten, targets
from coach.planning.changes import day_changes
from coach.ports import Clock, Store
from coach.program import monday_of
from coach.usecases.inputs import stamped
from coach.usecases.requests import Wanted, request
from coach.usecases.week import WeekShown, load

BY_HAND = "by hand"
"""The cause of a version that the athlete changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAdjusted:
    """The week as it is now, and what the change gives up; or why it cannot be."""

    shown: WeekShown | None
    text: str


@dataclass(frozen=True, slots=True)
class AdjustDay:
    """Changes by hand; done and past days cannot change."""

    store: Store
    clock: Clock

    async def __call__(self, athlete: AthleteId, wanted: Wanted) -> DayAdjusted:
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            dossier = await load(tx, athlete, moment)
            today = dossier.today(moment)
            before = dossier.in_force(monday_of(wanted.day))
            try:
                done = self._do(dossier, today, wanted)
            except CannotAdjustError as error:
                return DayAdjusted(shown=None, text=str(error))
            tx.undoable(athlete, f"the change of {wanted.day:%A}", moment)
            program = stamped(done.written.program, dossier, moment, BY_HAND)
            program = await tx.programs.keep(athlete, program)
        shown = WeekShown(
            athlete=dossier.athlete,
            program=program,
            today=today,
            changes=day_changes(before, program, today),
            rules=done.written.rules,
            has_older=True,
        )
        return DayAdjusted(shown=shown, text=done.gives_up)

    async def targets(self, athlete: AthleteId, day: date) -> tuple[tuple[date, str | None], ...]:
        """Where a day's training could move to, and what would be in the way."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, moment)
        return targets(dossier, dossier.today(moment), day)

    async def heard(self, athlete: AthleteId, words: str) -> Wanted | None:
        """What a request means for one day of the weeks in force; None if it is another thing."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                return None
            today = person.today(moment)
            weeks = await tx.programs.since(athlete, monday_of(today))
        return request(words, today, weeks)

    @staticmethod
    def _do(dossier: Dossier, today: date, wanted: Wanted) -> Adjusted:
        if wanted.to is not None:
            return move(dossier, today, wanted.day, wanted.to)
        if wanted.minutes is not None:
            return shorten(dossier, today, wanted.day, wanted.index, wanted.minutes)
        return easier(dossier, today, wanted.day, wanted.index)
