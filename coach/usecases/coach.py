"""The coach: all it can be asked to do, in one place."""

from dataclasses import dataclass

from coach.ports import Clock, Store
from coach.usecases.dialogues import Dialogues
from coach.usecases.races import KeepRaces
from coach.usecases.week import KeepOld, PlanWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """The façade over all use cases."""

    store: Store
    clock: Clock
    dialogues: Dialogues
    plan_week: PlanWeek
    keep_old: KeepOld
    races: KeepRaces
