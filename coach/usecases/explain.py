"""Why a week is as it is: the program in force, held against every rule again."""

from dataclasses import dataclass, replace
from datetime import date

from coach.athlete import AthleteId
from coach.planning.week import check_week
from coach.ports import Clock, Store
from coach.usecases.week import PlanWeek, WeekShown, load


@dataclass(frozen=True, slots=True)
class ExplainWeek:
    """The week with all its verdicts."""

    store: Store
    clock: Clock
    plan_week: PlanWeek

    async def __call__(self, athlete: AthleteId, monday: date) -> WeekShown:
        shown = await self.plan_week(athlete, monday)
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, self.clock.moment())
        rules = check_week(dossier, today=shown.today, program=shown.program)
        return replace(shown, rules=rules)
