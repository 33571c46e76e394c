"""Another version of a week, past the cache, for a reason."""

from dataclasses import dataclass
from datetime import date

from coach.athlete import AthleteId
from coach.availability import ASSUMED
from coach.errors import UnknownAthleteError
from coach.ports import Clock, Store
from coach.usecases.week import PlanWeek, WeekShown, usual_week
from coach.usecases.wishes import Wanted


@dataclass(frozen=True, slots=True)
class Regenerate:
    """Keeps what the reason says about the days, then has the week written anew."""

    store: Store
    clock: Clock
    plan_week: PlanWeek

    async def __call__(self, athlete: AthleteId, monday: date | None, wanted: Wanted) -> WeekShown:
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            week = await tx.availability.get(athlete)
        if person is None:
            raise UnknownAthleteError(athlete)
        monday = monday or usual_week(person, moment)
        today = person.today(moment)
        days = [
            e for e in wanted.exceptions(monday, week.days if week else ASSUMED) if e.to >= today
        ]
        if days:
            async with self.store.transaction() as tx:
                tx.undoable(athlete, f"the week with {wanted.cause}", moment)
                for exception in days:
                    await tx.exceptions.keep(athlete, exception)
        return await self.plan_week(
            athlete,
            monday,
            afresh=True,
            cause=f"regenerate: {wanted.cause}",
            wishes=wanted.wishes,
        )
