"""The weeks behind: what each held, and whether it was one that builds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach.athlete import Stage
from coach.planning.history import DAY, DayLoad
from coach.program import Program

WEEK = timedelta(days=7)

KEPT = 26
"""Weeks looked back: half a year tells what an athlete can hold."""

LOADING_STAGES = frozenset({Stage.BASE, Stage.BUILD, Stage.SPECIFICITY})
LOADING_SHARE = 0.90
LOADING_LOOK_BACK = 4
"""A loading week has at least this share of the highest of so many weeks before (coaching §3)."""

DELOAD_SHARE = 0.80
"""A deload holds no more of the mean of the three weeks before (R21)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastWeek:
    """One week behind; loads in running-equivalent km, internal in TRIMP."""

    monday: date
    stage: Stage
    load_km: float
    """What R06, R15-R17 and the season count: impact, for cyclists and triathletes total."""
    training_km: float
    """The same, race days left out: what a body was trained by (R17, loading weeks)."""
    impact_km: float
    total_km: float
    internal: float | None
    minutes: float
    longest_run_km: float
    longest_run_minutes: float
    longest_main_minutes: float
    ascent_m: float
    descent_m: float
    training_impact_km: float
    training_ascent_m: float
    """Race days left out of both: a hilly race makes no hilly habit."""
    sessions: int
    days: int
    """Days with training."""
    coached: bool
    """Whether this coach planned it."""
    asked_km: float
    """What it was planned to hold before anything was taken from it; 0 if nobody planned it, or
    long ago."""
    loading: bool = False


def weeks_known(history_days: int) -> int:
    """Of the three weeks before, how many there are at all; one at the least."""
    return min(3, max(1, history_days // 7))


def past_weeks(
    days: Mapping[date, DayLoad],
    monday: date,
    *,
    stage: Callable[[date], Stage],
    program: Callable[[date], Program | None],
    asked: Callable[[date], float],
) -> tuple[PastWeek, ...]:
    """The weeks before a Monday, the newest first."""
    weeks = [
        _week(days, monday - n * WEEK, stage, program(monday - n * WEEK))
        for n in range(1, KEPT + 1)
    ]
    recent = [replace(week, asked_km=asked(week.monday)) for week in weeks[:LOADING_LOOK_BACK]]
    weeks = [*recent, *weeks[LOADING_LOOK_BACK:]]
    return tuple(replace(week, loading=_loads(weeks, n)) for n, week in enumerate(weeks))


def _week(
    days: Mapping[date, DayLoad],
    monday: date,
    stage: Callable[[date], Stage],
    program: Program | None,
) -> PastWeek:
    held = list(_held(days, monday))
    trained = [day for day in held if not day.raced]
    known = [day.internal for day in held if day.internal is not None]
    return PastWeek(
        monday=monday,
        stage=program.stage if program is not None else stage(monday),
        load_km=sum(day.load_km for day in held),
        training_km=sum(day.load_km for day in trained),
        impact_km=sum(day.impact_km for day in held),
        total_km=sum(day.total_km for day in held),
        internal=sum(known) if known else None,
        minutes=sum(day.minutes for day in held),
        longest_run_km=max((day.run_km for day in held), default=0.0),
        longest_run_minutes=max((day.run_minutes for day in held), default=0.0),
        longest_main_minutes=max((day.main_minutes for day in held), default=0.0),
        ascent_m=sum(day.ascent_m for day in held),
        descent_m=sum(day.descent_m for day in held),
        training_impact_km=sum(day.impact_km for day in trained),
        training_ascent_m=sum(day.ascent_m for day in trained),
        sessions=sum(day.sessions for day in held),
        days=sum(day.moved for day in held),
        coached=program is not None,
        asked_km=0.0,
    )


def _held(days: Mapping[date, DayLoad], monday: date) -> Iterator[DayLoad]:
    for n in range(7):
        day = days.get(monday + n * DAY)
        if day is not None:
            yield day


def _loads(weeks: list[PastWeek], n: int) -> bool:
    before = [week.training_km for week in weeks[n + 1 : n + 1 + LOADING_LOOK_BACK]]
    return loads(weeks[n].stage, weeks[n].training_km, before)


def loads(stage: Stage, load_km: float, before: list[float]) -> bool:
    """Whether a week builds: in a stage that does, and near the highest of the four before."""
    if stage not in LOADING_STAGES or load_km <= 0:
        return False
    return load_km >= LOADING_SHARE * max(before, default=0.0)
