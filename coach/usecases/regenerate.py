"""Another version of a week, past the cache, for a reason."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach.athlete import AthleteId
from coach.availability import ASSUMED
from coach.errors import UnknownAthleteError, WritingStoppedError
from coach.ports import Clock, Store
from coach.program import Program, monday_of
from coach.usecases.onlooker import Onlooker
from coach.usecases.people import NEW_WEEK
from coach.usecases.week import PlanWeek, WeekShown, usual_week
from coach.usecases.wishes import OTHER, Wanted

WEEK = timedelta(days=7)

LESS, LEAST_MIN = 0.75, 20
"""What is left of each day for somebody with less time who does not say how much (proposal)."""


@dataclass(frozen=True, slots=True)
class Regenerate:
    """Keeps what the reason says about the days, then has the week written anew."""

    store: Store
    clock: Clock
    plan_week: PlanWeek

    async def __call__(
        self,
        athlete: AthleteId,
        monday: date | None,
        wanted: Wanted,
        *,
        onlooker: Onlooker | None = None,
    ) -> WeekShown:
        """Raises WritingStoppedError where the onlooker stopped it: all is as it was."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            week = await tx.availability.get(athlete)
            weeks = await tx.programs.since(athlete, monday_of(moment.date()) - WEEK)
        if person is None:
            raise UnknownAthleteError(athlete)
        monday = monday or usual_week(person, moment)
        today = person.today(moment)
        stands = next((one for one in weeks if one.week_start_date == monday), None)
        if wanted.says_no_minutes and stands is not None:
            wanted = replace(wanted, minutes=_three_quarters(stands))
        days = [
            e for e in wanted.exceptions(monday, week.days if week else ASSUMED) if e.to >= today
        ]
        label = NEW_WEEK if wanted.cause == OTHER else f"{NEW_WEEK} ({wanted.cause})"
        if days:
            async with self.store.transaction() as tx:
                tx.undoable(athlete, label, moment)
                for exception in days:
                    await tx.exceptions.keep(athlete, exception)
        try:
            return await self.plan_week(
                athlete,
                monday,
                afresh=True,
                cause=f"regenerate: {wanted.cause}",
                wishes=wanted.wishes,
                onlooker=onlooker,
            )
        except WritingStoppedError:
            if days:
                await self._back(athlete, label, moment)
            raise

    async def _back(self, athlete: AthleteId, label: str, moment: datetime) -> None:
        """The days that were to change stay as they were, as the week does."""
        async with self.store.transaction() as tx:
            last = await tx.changes.last(athlete, moment)
            if last is not None and last.label == label:
                await tx.changes.undo(athlete, last)


def _three_quarters(week: Program) -> dict[int, int]:
    """Each day's planned minutes, a quarter off, in full five minutes: nobody said how much."""
    planned = {
        day.date.weekday(): sum(w.duration_min for w in day.workouts) for day in week.daily_program
    }
    return {
        weekday: max(LEAST_MIN, int(LESS * minutes // 5 * 5))
        for weekday, minutes in planned.items()
        if minutes
    }
