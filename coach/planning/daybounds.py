"""What each date of a week may hold."""

from dataclasses import dataclass
from datetime import date

from coach.activity import Sport
from coach.athlete import Stage
from coach.availability import Weekday
from coach.planning.bands import long_minutes
from coach.planning.cap import FREE, Cap, lower
from coach.planning.dayfacts import DayFacts
from coach.planning.efforts import Effort
from coach.planning.facts import Facts
from coach.planning.items import FixedItem, items
from coach.planning.rundays import SESSION_MIN, goes_by_time
from coach.planning.taper import Window
from coach.program import Reason
from coach.race import Priority, RaceGoal

SPACING_DAYS = 2
SPACING_DAYS_OLDER = 3
"""48 h between hard or long sessions, by dates; 72 h from sixty on (R12)."""

STEEP_DESCENT_M = 1000.0
"""After a hard session with more descent than this: 72 h (R12)."""

BEFORE_RACE_DAYS = 2
BEFORE_A_RACE_DAYS = 3
BEFORE_A_MARATHON_DAYS = 4
"""The last hard session before a race (R25, R19)."""

RUN_GROWTH = 1.10
RUN_STEP_KM = 1.0
RUN_STEP_BELOW_KM = 10.0
"""R05: 1.10 × the longest run of thirty days, a km more under ten."""

FIRST_RUN_KM = 5.0
"""The longest run of a starter, and of somebody without a run in thirty days (coaching §4)."""

NOVICE_LONG = 1.5
"""A novice's longest session may last so much of the usual one (R16)."""

NOVICE_LEAST_MIN = 20.0
"""The shortest run with walking there is; whoever is used to less walks most of it."""

SESSION_GROWTH = 1.10
"""The same for sessions of sports that go by time (proposal)."""

HOT_C, TOO_HOT_C = 28.0, 32.0
"""Wet-bulb globe temperatures: no hard session outdoors, none at all (R30)."""

HIGH_DAYS = 3
"""No hard session in the first days above 1800 m (R30)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBounds:
    """What one date may hold; None is no ceiling."""

    date: date
    weekday: Weekday
    stage: Stage
    open: bool
    """Whether it can still be planned."""
    minutes: int
    """Of all training together; 0 is a day without."""
    rest: bool
    """It must be a rest day."""
    running: bool
    hard: bool
    """A hard session may lie here: health, spacing to what happened, and races ahead allow it."""
    quick: bool
    """Health, verdict and weather leave room for a few fast seconds."""
    long: bool
    """A long run of 90 minutes or more may lie here."""
    longest_km: float | None
    """Of one run, 0 where there must be none; None for sports that go by time."""
    longest_minutes: float | None
    """Of one session of the athlete's own sport."""
    rpe: float | None
    sports: tuple[Sport, ...] | None
    """Nothing but these; None: any."""
    outdoors: bool
    items: tuple[FixedItem, ...]
    reasons: tuple[Reason, ...]


def day_bounds(known: Facts, day: DayFacts, verdict: Cap, window: Window | None) -> DayBounds:
    """The bounds of one date, under all ceilings of health, verdict, history and races."""
    cap = day.cap & verdict & _weather(known, day)
    minutes = 0 if cap.rest else int(lower(float(day.minutes), cap.minutes) or 0)
    usable = day.open and minutes >= SESSION_MIN
    running = usable and cap.running
    spaced = usable and _spaced(known, day.date)
    return DayBounds(
        date=day.date,
        weekday=Weekday.of(day.date),
        stage=day.stage,
        open=day.open,
        minutes=minutes if day.open else 0,
        rest=day.open and not usable,
        running=running,
        hard=spaced and cap.hard and not _near_race(known, day.date),
        quick=usable and cap.hard,
        long=spaced and running and not _beside_race(known, day.date),
        longest_km=_longest_km(known, day, cap, window) if running else 0.0,
        longest_minutes=_longest_minutes(known, day, cap, window),
        rpe=cap.rpe,
        sports=cap.sports,
        outdoors=cap.outdoors,
        items=items(known, day),
        reasons=cap.reasons,
    )


def _weather(known: Facts, day: DayFacts) -> Cap:
    """Heat and height, from what the athlete said to expect (R30)."""
    cap = FREE
    if day.wbgt_c is not None and day.wbgt_c >= TOO_HOT_C:
        cap &= Cap(hard=False, outdoors=False).because(
            "R30",
            f"{day.wbgt_c:.0f} °C (wet-bulb globe) is too hot to train outdoors; "
            "indoors, or not at all.",
        )
    elif day.wbgt_c is not None and day.wbgt_c > HOT_C:
        cap &= Cap(hard="treadmill" in known.athlete.equipment).because(
            "R30", f"{day.wbgt_c:.0f} °C (wet-bulb globe): nothing hard outdoors."
        )
    if 0 < day.high_days <= HIGH_DAYS:
        cap &= Cap(hard=False).because("R30", "The first three days up there stay easy.")
    return cap


def _spaced(known: Facts, day: date) -> bool:
    """Whether a day keeps its distance from hard and long sessions behind and beside it (R12)."""
    return all(abs((day - effort.day).days) >= _apart(known, effort) for effort in known.efforts)


def _apart(known: Facts, effort: Effort) -> int:
    steep = effort.hard and (effort.descent_m or 0.0) > STEEP_DESCENT_M
    return SPACING_DAYS_OLDER if known.body.limits.older or steep else SPACING_DAYS


def _near_race(known: Facts, day: date) -> bool:
    """Whether a hard session would tire for a race, or follow one too soon."""
    return any(
        -_after(known) < (race.date - day).days < _before(known, race)
        for race in known.calendar.races
    )


def _beside_race(known: Facts, day: date) -> bool:
    """Whether a long run would lie within 48 h of a race."""
    return any(abs((race.date - day).days) < SPACING_DAYS for race in known.calendar.races)


def _after(known: Facts) -> int:
    return SPACING_DAYS_OLDER if known.body.limits.older else SPACING_DAYS


def _before(known: Facts, race: RaceGoal) -> int:
    """A hard session keeps 48 h from any race, and more from an A race."""
    if race.priority is not Priority.A:
        return BEFORE_RACE_DAYS
    long = known.calendar.row(race).is_marathon
    return BEFORE_A_MARATHON_DAYS if long else BEFORE_A_RACE_DAYS


def _longest_km(known: Facts, day: DayFacts, cap: Cap, window: Window | None) -> float | None:
    if goes_by_time(known):
        return cap.run_km
    before = day.longest_km
    grown = before + RUN_STEP_KM if before < RUN_STEP_BELOW_KM else RUN_GROWTH * before
    longest = before if not cap.growth else grown
    back = known.body.way_back.longest(known.monday) if known.body.way_back is not None else None
    if back is not None:
        longest = back or FIRST_RUN_KM
    elif before <= 0 or known.past.starter:
        longest = min(longest, FIRST_RUN_KM) if before > 0 else FIRST_RUN_KM
    inside = window is not None and window.covers(day.date)
    return lower(lower(longest, cap.run_km), window.longest_km if window and inside else None)


def _longest_minutes(known: Facts, day: DayFacts, cap: Cap, window: Window | None) -> float | None:
    """R16 always; what the body is used to where a session goes by time; and the caps."""
    most: float | None = long_minutes(known.row)
    if known.novice and known.past.usual_long_minutes > 0:
        most = lower(most, max(NOVICE_LEAST_MIN, NOVICE_LONG * known.past.usual_long_minutes))
    if goes_by_time(known) and day.longest_minutes > 0:
        most = lower(most, day.longest_minutes * (SESSION_GROWTH if cap.growth else 1.0))
    inside = window is not None and window.covers(day.date)
    most = lower(most, window.longest_minutes if window and inside else None)
    return lower(most, lower(cap.run_minutes, cap.minutes))
