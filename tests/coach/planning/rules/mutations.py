"""One rule broken at a time: a week that passes, and the same week with one thing wrong."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from coach.activity import Sport
from coach.athlete import Discipline, Experience
from coach.availability import Conditions, FixedSession, Minutes, Weekday
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.rules.verdicts import Outcome
from coach.planning.week import Written
from coach.program import (
    Program,
)
from coach.race import Finish, RaceResult, Surface
from coach.state import ReturnStage, State, StateKind, Tier
from tests.coach.planning.athletes import (
    DAY,
    FREE,
    MONDAY,
    athlete,
    dossier,
    race,
    trained,
)
from tests.coach.planning.athletes import run as ran
from tests.coach.planning.rules.altered import (
    first_run,
    passing,
    raw,
)

Alter = Callable[[Written], Program]
BLOCK, WARN = Outcome.BLOCK, Outcome.WARN
OPEN = replace(FREE, days=Minutes(mon=240, tue=240, wed=240, thu=240, fri=240, sat=240, sun=300))
SIX = {0: 7.0, 1: 8.0, 2: 7.0, 3: 8.0, 5: 8.0, 6: 16.0}


@dataclass(frozen=True, slots=True)
class Mutation:
    """What must be found in the altered week."""

    rule: str
    name: str
    one: Dossier
    alter: Alter
    outcome: Outcome = BLOCK
    day: int = 0
    """Days after the Monday from which it is looked at."""

    @property
    def id(self) -> str:
        return f"{self.rule} {self.name}"


@cache
def week_of(one: Dossier, day: int) -> Written:
    """The planner's week, which passes."""
    return passing(one, MONDAY + day * DAY)


ROAD = dossier(activities=trained(16), races=(race(45, 21.1),))
PLENTY = dossier(activities=trained(16), availability=OPEN)
BUILD = dossier(activities=trained(16, SIX), availability=OPEN, races=(race(66, 21.1),))
MASTERS = dossier(athlete=athlete(birth_year=1962), activities=trained(16), availability=OPEN)
NOVICE = dossier(
    athlete=athlete(experience=Experience.NOVICE),
    activities=trained(16, {1: 4.0, 3: 4.0, 6: 6.0}),
    availability=OPEN,
)
TRAIL = dossier(
    athlete=athlete(sport=Discipline.TRAIL),
    activities=tuple(replace(a, sport=Sport.TRAIL_RUNNING, ascent_m=100.0) for a in trained(16)),
    availability=OPEN,
    races=(race(40, 50.0, surface=Surface.TRAIL, ascent_m=2000.0),),
)
TRI = dossier(
    athlete=athlete(sport=Discipline.TRIATHLON),
    activities=tuple(
        sorted(
            (
                *trained(16),
                *(
                    ran(MONDAY - n * DAY, 40.0, sport=Sport.CYCLING, pace=2.5, hour=17)
                    for n in range(2, 112, 7)
                ),
            ),
            key=lambda a: a.start,
        )
    ),
    availability=OPEN,
)
BACK = dossier(activities=trained(16, until=MONDAY - 14 * DAY), availability=OPEN)
NEW = Dossier(athlete=athlete(), availability=OPEN)
SAID = Dossier(athlete=athlete(weekly_km=30.0, longest_recent_km=12.0), availability=OPEN)
TAPER = dossier(activities=trained(16), availability=OPEN, races=(race(6, 21.1),))
MARATHON = dossier(activities=trained(16), availability=OPEN, races=(race(6, 42.2),))
AFTER = dossier(
    activities=(*trained(16)[:-1], ran(MONDAY - DAY, 42.2, pace=5.0, rpe=9)),
    availability=OPEN,
    races=(race(-1, 42.2),),
    results=(
        RaceResult(name="m", date=MONDAY - DAY, km=42.2, time_s=12660.0, status=Finish.FINISHED),
    ),
)


def state(
    kind: StateKind, stage: ReturnStage = ReturnStage.OFF, days: int = 2, **more: object
) -> State:
    return State(kind=kind, since=MONDAY - days * DAY, stage=stage, **more)  # type: ignore[arg-type]


def held(*states: State, **parts: object) -> Dossier:
    return dossier(activities=trained(16), availability=OPEN, states=states, **parts)


def hurting(pain: int, **more: object) -> Dossier:
    seen = Observation(date=MONDAY - DAY, pain=pain, **more)  # type: ignore[arg-type]
    return dossier(activities=trained(16), availability=OPEN, observations=(seen,))


def flagged(tier: Tier) -> Dossier:
    return held(state(StateKind.RED_FLAG, tier=tier))


def hot(wbgt: float | None, height: float | None = None) -> Dossier:
    sky = Conditions(from_=MONDAY, to=MONDAY + 6 * DAY, wbgt_c=wbgt, altitude_m=height)
    return dossier(activities=trained(16), availability=OPEN, conditions=(sky,))


def club(minutes: int, kind: str) -> Dossier:
    session = FixedSession(day=Weekday.THU, minutes=minutes, type=kind)
    return dossier(activities=trained(16), availability=replace(FREE, fixed=(session,)))


def sayings(week: Written, text: str) -> Program:
    return raw(week, first_run(week), description=text)


def summing(week: Written, **changes: object) -> Program:
    metrics = replace(week.program.predicted_metrics, **changes)  # type: ignore[arg-type]
    return replace(week.program, predicted_metrics=metrics)


def retold(week: Written, **changes: object) -> Program:
    return replace(week.program, **changes)  # type: ignore[arg-type]


def dated(week: Written, place: int, days: int) -> Program:
    """One day with another date."""
    found = list(week.program.daily_program)
    found[place] = replace(found[place], date=found[place].date + timedelta(days=days))
    return retold(week, daily_program=tuple(found))
