"""What each date held: training that happened, and planned training that is still to come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach.activity import ON_FOOT, RUNS, Activity, Sport
from coach.athlete import Discipline
from coach.dossier import Dossier
from coach.load.external import External, external_of, external_of_workout
from coach.load.row import EVERYDAY, EVERYDAY_MIN, REST_TRIMP, DayRow
from coach.load.series import EARLIEST, Series
from coach.program import Program, Workout, WorkoutType, monday_of
from coach.race import Finish

DAY = timedelta(days=1)
NOTHING = External(0.0, 0.0)

BY_TOTAL = frozenset({Discipline.CYCLING, Discipline.TRIATHLON})
"""Whose week is counted in total load; all others in impact load (coaching §1)."""

FASTEST_RUN_KM_MIN = 0.45
"""27 km/h over a whole run is faster than anyone (the 1500 m world record is 26.2)."""

MAIN_SPORTS: Mapping[Discipline, frozenset[Sport]] = {
    Discipline.RUNNING: RUNS,
    Discipline.TRAIL: RUNS,
    Discipline.HIKING: ON_FOOT,
    Discipline.CYCLING: frozenset({Sport.CYCLING, Sport.INDOOR_CYCLING}),
    Discipline.TRIATHLON: RUNS
    | {Sport.CYCLING, Sport.INDOOR_CYCLING, Sport.SWIMMING, Sport.OPEN_WATER},
}
"""The sports an athlete trains for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLoad:
    """One date. Loads in running-equivalent km, internal in TRIMP, the rest in minutes and m."""

    date: date
    load_km: float = 0.0
    """What the week counts: impact, for cyclists and triathletes total."""
    impact_km: float = 0.0
    total_km: float = 0.0
    internal: float | None = None
    """None where nothing of the day has an internal load."""
    minutes: float = 0.0
    run_km: float = 0.0
    """The longest single run."""
    run_minutes: float = 0.0
    main_minutes: float = 0.0
    """The longest single session of the athlete's own sport."""
    ascent_m: float = 0.0
    descent_m: float = 0.0
    sessions: int = 0
    """Sessions of the athlete's own sport."""
    moved: bool = False
    """Whether there was training at all: more than a stroll or stretching."""
    loaded: bool = False
    """Whether it was anything but a rest day."""
    raced: bool = False
    planned: bool = False
    """Still to come: what the program in force holds for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Session:
    """One activity or planned workout, reduced to what is counted."""

    sport: Sport
    impact_km: float
    total_km: float
    internal: float | None
    minutes: float
    km: float
    ascent_m: float
    descent_m: float

    @property
    def ambles(self) -> bool:
        """Everyday life, not training."""
        return self.sport in EVERYDAY and self.minutes <= EVERYDAY_MIN


def happened(dossier: Dossier, today: date, series: Series) -> dict[date, DayLoad]:
    """Every date up to today with an activity; internal load and rest as the series has them."""
    days: dict[date, list[_Session]] = {}
    for activity in dossier.activities:
        if EARLIEST <= activity.day <= today:
            days.setdefault(activity.day, []).append(_of_activity(activity))
    discipline, raced = dossier.athlete.sport, race_days(dossier)
    return {
        day: _day_load(day, sessions, discipline, raced=day in raced, row=series.on(day))
        for day, sessions in days.items()
    }


def told(dossier: Dossier, today: date, real: Mapping[date, DayLoad]) -> dict[date, DayLoad]:
    """Dates with an effort that nobody recorded: trained, how much is unknown.

    Today's race is left out: its result is asked for, and until then it counts as planned.
    """
    efforts = {seen.date for seen in dossier.observations if seen.rpe} - real.keys()
    if any(w.workout_type is WorkoutType.RACE for w in planned(dossier, today)):
        efforts.discard(today)
    return {
        day: DayLoad(date=day, moved=True, loaded=True)
        for day in sorted(efforts)
        if EARLIEST <= day <= today
    }


def to_come(
    dossier: Dossier, first: date, until: date, done: Mapping[date, DayLoad]
) -> dict[date, DayLoad]:
    """Dates from `first` to before `until` that hold planned training and no activity yet.

    A race that is done has none either, until its result is there.
    """
    discipline, raced = dossier.athlete.sport, race_days(dossier)
    found: dict[date, DayLoad] = {}
    day = first
    while day < until:
        ahead = [] if day in done else [w for w in planned(dossier, day) if _ahead(w)]
        sessions = [_of_workout(workout) for workout in ahead]
        if sessions:
            found[day] = _day_load(day, sessions, discipline, raced=day in raced, row=None)
        day += DAY
    return found


def _ahead(workout: Workout) -> bool:
    return workout.done is None or workout.workout_type is WorkoutType.RACE


def asked_km(dossier: Dossier, monday: date) -> float:
    """The most that any version of a week's program held, its races left out; 0 without one."""
    by_total = dossier.athlete.sport in BY_TOTAL
    weeks = [p for p in dossier.programs if p.week_start_date == monday]
    return max((_asked(week, by_total=by_total) for week in weeks), default=0.0)


def _asked(week: Program, *, by_total: bool) -> float:
    workouts = [w for day in week.daily_program for w in day.workouts]
    sessions = [
        _of_workout(w)
        for w in workouts
        if not w.is_rest and w.workout_type is not WorkoutType.RACE
    ]
    return sum(s.total_km if by_total else s.impact_km for s in sessions)


def race_days(dossier: Dossier) -> frozenset[date]:
    """Dates with a race, behind or ahead; a training race is training."""
    behind = {r.date for r in dossier.results if r.status is not Finish.TRAINING}
    return frozenset(behind | {race.date for race in dossier.races})


def planned(dossier: Dossier, day: date) -> tuple[Workout, ...]:
    """What the program in force holds for a date and the athlete has not skipped; no rest."""
    program: Program | None = dossier.in_force(monday_of(day))
    found = program.on(day) if program is not None else None
    workouts = found.workouts if found is not None else ()
    return tuple(w for w in workouts if not w.is_rest and w.done is not False)


def _believed(activity: Activity) -> Activity:
    """Without a distance that nobody runs in the time: a slip of a watch is no longest run."""
    km, minutes = activity.km or 0.0, activity.minutes or 0.0
    slipped = activity.sport in RUNS and 0 < minutes * FASTEST_RUN_KM_MIN < km
    return replace(activity, km=None) if slipped else activity


def _of_activity(recorded: Activity) -> _Session:
    activity = _believed(recorded)
    work = external_of(activity) or NOTHING
    return _Session(
        sport=activity.sport,
        impact_km=work.impact,
        total_km=work.total,
        internal=None,
        minutes=activity.minutes or 0.0,
        km=activity.km or 0.0,
        ascent_m=activity.ascent_m or 0.0,
        descent_m=activity.descent_m or 0.0,
    )


def _of_workout(workout: Workout) -> _Session:
    sport = workout.sport or Sport.RUNNING
    work = external_of_workout(workout) or NOTHING
    return _Session(
        sport=sport,
        impact_km=work.impact,
        total_km=work.total,
        internal=workout.planned_internal,
        minutes=workout.duration_min,
        km=workout.distance_km or 0.0,
        ascent_m=workout.ascent_m or 0.0,
        descent_m=0.0,
    )


def _day_load(
    day: date,
    sessions: list[_Session],
    discipline: Discipline,
    *,
    raced: bool,
    row: DayRow | None,
) -> DayLoad:
    """A date's sessions added up; `row` is what the series has of it, None of a planned date."""
    main = MAIN_SPORTS[discipline]
    impact, total = sum(s.impact_km for s in sessions), sum(s.total_km for s in sessions)
    runs = [s for s in sessions if s.sport in RUNS]
    own = [s for s in sessions if s.sport in main]
    internal = _planned_internal(sessions) if row is None else row.internal
    return DayLoad(
        date=day,
        load_km=total if discipline in BY_TOTAL else impact,
        impact_km=impact,
        total_km=total,
        internal=internal,
        minutes=sum(s.minutes for s in sessions),
        run_km=_most(s.km for s in runs),
        run_minutes=_most(s.minutes for s in runs),
        main_minutes=_most(s.minutes for s in own),
        ascent_m=sum(s.ascent_m for s in sessions),
        descent_m=sum(s.descent_m for s in sessions),
        sessions=len(own),
        moved=any(not s.ambles for s in sessions),
        loaded=_loads(sessions, internal) if row is None else not row.rest,
        raced=raced,
        planned=row is None,
    )


def _planned_internal(sessions: list[_Session]) -> float | None:
    known = [s.internal for s in sessions if s.internal is not None]
    return sum(known) if known else None


def _loads(sessions: list[_Session], internal: float | None) -> bool:
    """Whether a planned day is anything but rest."""
    unmeasured = any(s.internal is None and not s.ambles for s in sessions)
    return unmeasured or (internal or 0.0) > REST_TRIMP


def _most(values: Iterable[float]) -> float:
    return max(values, default=0.0)
