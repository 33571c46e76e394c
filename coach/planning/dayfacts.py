"""What is known about each date of a week."""

from dataclasses import dataclass
from datetime import date

from coach.activity import Sport
from coach.athlete import Stage
from coach.availability import (
    Availability,
    Conditions,
    DatedException,
    ExceptionKind,
    FixedSession,
    Weekday,
)
from coach.dossier import Dossier
from coach.planning.body import Body
from coach.planning.cap import FREE, Cap
from coach.planning.history import DAY, DayLoad, planned
from coach.planning.past import Past
from coach.planning.stage import Calendar, Recovering
from coach.program import Workout
from coach.race import RaceGoal

BESIDE = frozenset({Sport.WALKING, Sport.MOBILITY, Sport.STRENGTH})
"""Done today, these leave the day's training still to come."""

LONG_RACE_RUN_MIN = 60.0
"""In the easy days after a marathon or more no run is longer, as for the worn (custom)."""

DAY_AFTER_RUN_MIN = 45.0
"""On the day after any race that is recovered from, no run is longer (custom)."""

HIGH_M = 1800.0
"""From here on the first days are easy (R30)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """One date. Distances km, durations minutes."""

    date: date
    stage: Stage
    past: bool
    """Before today."""
    done: bool
    """Today, with its training already behind."""
    load: DayLoad
    """What happened; nothing on a day that did not."""
    in_force: tuple[Workout, ...]
    """What the program in force holds; rest and skipped ones left out."""
    minutes: int
    """Free for training, exceptions counted, before any cap."""
    exception: DatedException | None
    longest_km: float
    """L30: the longest run of the thirty days before, floors counted; 0 for none."""
    longest_minutes: float
    """The longest session of the athlete's own sport in the same days."""
    cap: Cap
    """All ceilings of health, flags, pain, illness, states, break and a race behind together."""
    races: tuple[RaceGoal, ...]
    """Races that stay on that date."""
    removed: tuple[tuple[RaceGoal, str], ...]
    """Races that do not, with the rule that takes them off: R02, R03 or R04."""
    fixed: tuple[FixedSession, ...]
    pinned: tuple[Workout, ...]
    recovering: Recovering | None
    wbgt_c: float | None
    altitude_m: float | None
    high_days: int
    """Days in a row above 1800 m up to this one; 0 when it is not."""

    @property
    def open(self) -> bool:
        """Whether it can still be planned."""
        return not self.past and not self.done


def day_facts(
    dossier: Dossier, past: Past, body: Body, calendar: Calendar, day: date, today: date
) -> DayFacts:
    """What is known about one date, as seen today."""
    in_force = planned(dossier, day)
    held = past.loads.get(day)
    exception = exception_on(dossier, day)
    recovering = _recovering(dossier, body, calendar, day, today)
    races = tuple(race for race in dossier.races if race.date == day)
    removed = tuple((race, rule) for race in races if (rule := _removed(body, race, dossier)))
    heat, height = _conditions(dossier, day)
    return DayFacts(
        date=day,
        stage=calendar.stage(day),
        past=day < today,
        done=is_done(dossier, day, today),
        load=held if held is not None and not held.planned else DayLoad(date=day),
        in_force=in_force,
        minutes=minutes_on(dossier, day),
        exception=exception,
        longest_km=past.longest_km(day),
        longest_minutes=past.longest_minutes(day),
        cap=body.cap(day) & _after_race(recovering, day, racing=len(races) > len(removed)),
        races=tuple(race for race in races if race not in [r for r, _ in removed]),
        removed=removed,
        fixed=tuple(s for s in _availability(dossier).fixed if s.day is Weekday.of(day)),
        pinned=tuple(workout for workout in in_force if workout.pinned),
        recovering=recovering,
        wbgt_c=heat,
        altitude_m=height,
        high_days=_high_days(dossier, day),
    )


def _recovering(
    dossier: Dossier, body: Body, calendar: Calendar, day: date, today: date
) -> Recovering | None:
    """The recovery a day lies in; none from a race ahead that health takes off."""
    found = calendar.recovering(day)
    if found is None or not isinstance(found.race, RaceGoal) or found.race.date < today:
        return found
    return None if _removed(body, found.race, dossier) else found


def minutes_on(dossier: Dossier, day: date) -> int:
    """Minutes free for training on a date: the weekday's, or those an exception leaves.

    Less time opens no day that is closed; more time is its own kind.
    """
    usual, exception = _availability(dossier).days.on(day), exception_on(dossier, day)
    if exception is None:
        return usual
    more = exception.kind == ExceptionKind.MORE.value
    return exception.minutes if more else min(usual, exception.minutes)


def exception_on(dossier: Dossier, day: date) -> DatedException | None:
    """The exception that leaves least, if several cover a date."""
    covering = [exception for exception in dossier.exceptions if exception.covers(day)]
    return min(covering, key=lambda exception: exception.minutes, default=None)


def is_done(dossier: Dossier, day: date, today: date) -> bool:
    """Whether today's training is behind: an activity that is more than a stroll, or a tap."""
    if day != today:
        return False
    sports = {activity.sport for activity in dossier.activities if activity.day == today}
    return bool(sports - BESIDE) or any(workout.done for workout in planned(dossier, today))


def _availability(dossier: Dossier) -> Availability:
    return dossier.availability or Availability()


def _removed(body: Body, race: RaceGoal, dossier: Dossier) -> str | None:
    if not body.limits.allows(race, dossier.athlete):
        return "R02"
    return body.race_removed(race.date)


def _after_race(recovering: Recovering | None, day: date, *, racing: bool) -> Cap:
    """Rest, then easy days, then nothing hard; another race in those days stays where it is."""
    if recovering is None:
        return FREE
    name = recovering.race.name
    if day <= recovering.rest_until and not racing:
        text = f"Rest until {_said(recovering.rest_until)}, after {name}."
        cap = Cap(rest=True, running=False, hard=False, growth=False)
        return cap.because("R20", text)
    if day <= recovering.easy_until:
        text = f"Easy days only until {_said(recovering.easy_until)}, after {name}."
        longest = LONG_RACE_RUN_MIN if recovering.row.is_marathon else None
        if day - recovering.race.date == DAY:
            longest = DAY_AFTER_RUN_MIN
        return Cap(hard=False, growth=False, rpe=4, run_minutes=longest).because("R20", text)
    text = f"Nothing hard until {_said(recovering.until)}, after {name}."
    return Cap(hard=False).because("R20", text)


def _said(day: date) -> str:
    return f"{day.day} {day:%B}"


def _conditions(dossier: Dossier, day: date) -> tuple[float | None, float | None]:
    """The hottest and the highest that was said for a date."""
    covering: list[Conditions] = [c for c in dossier.conditions if c.covers(day)]
    heat = [c.wbgt_c for c in covering if c.wbgt_c is not None]
    height = [c.altitude_m for c in covering if c.altitude_m is not None]
    return max(heat, default=None), max(height, default=None)


def _high_days(dossier: Dossier, day: date) -> int:
    count = 0
    while (_conditions(dossier, day)[1] or 0.0) > HIGH_M:
        count, day = count + 1, day - DAY
    return count
