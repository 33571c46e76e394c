"""Programs by anyone: read as far as they can be read; what cannot is a fault of shape (R01)."""

import math
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, get_args, get_type_hints

from coach.activity import Sport
from coach.document import decode
from coach.errors import UnreadableDossierError
from coach.planning.rules.measure import FURTHEST_KM, LONGEST_MIN
from coach.planning.rules.verdicts import Outcome, RuleVerdict, Severity
from coach.program import Day, Program, Workout, WorkoutType, monday_of

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_DIGITS, DEEPEST = 10**15, 20
"""Whole numbers over this are none, and nothing of a program lies deeper."""


class _Faults(list[RuleVerdict]):
    def add(self, text: str, day: date | None = None) -> None:
        self.append(
            RuleVerdict(
                id="R01", severity=Severity.BLOCK, verdict=Outcome.BLOCK, day=day, text=text
            )
        )


MOST_WORKOUTS = 20

FIRST, LAST = date(2001, 1, 1), date(2100, 12, 27)
"""Weeks before and after are a slip of the pen."""


def read_program(data: Any, otherwise: date) -> tuple[Program, tuple[RuleVerdict, ...]]:
    """A program of any origin, and the R01 faults that reading it met.

    Missing days stay missing, unknown sports become none: the validator sees the rest. Where
    nothing says which week it is, it is that of `otherwise`.
    """
    faults = _Faults()
    data = _tamed(data)
    if not isinstance(data, Mapping):
        faults.add("A program is an object with seven days.")
        data = {}
    raw_days = data.get("daily_program")
    if not isinstance(raw_days, list):
        faults.add("The program has no list of days.")
        raw_days = []
    days = tuple(day for raw in raw_days[:50] if (day := _day(raw, faults)) is not None)
    start = _start(data.get("week_start_date"), days, otherwise, faults)
    kept = _plain(data, Program, skip={"daily_program", "week_start_date"})
    try:
        program = decode(
            Program, {**kept, "week_start_date": start.isoformat(), "daily_program": []}
        )
    except UnreadableDossierError:
        program = Program(week_start_date=start, daily_program=())
        program = _bit_by_bit(program, kept, faults)
    return _with_days(program, days), tuple(faults)


def _tamed(data: Any, depth: int = 0) -> Any:
    """The same without whole numbers that no float holds, and without endless depth."""
    if isinstance(data, int) and not isinstance(data, bool) and abs(data) > MOST_DIGITS:
        return math.inf if data > 0 else -math.inf
    if not isinstance(data, Mapping | list):
        return data
    if depth >= DEEPEST:
        return None
    if isinstance(data, Mapping):
        return {key: _tamed(value, depth + 1) for key, value in data.items()}
    return [_tamed(value, depth + 1) for value in data]


def _with_days(program: Program, days: tuple[Day, ...]) -> Program:
    values = {f.name: getattr(program, f.name) for f in fields(program)}
    return Program(**{**values, "daily_program": days})


def _bit_by_bit(program: Program, kept: Mapping[str, Any], faults: _Faults) -> Program:
    """Each part by itself: one that cannot be read leaves its default."""
    values = {f.name: getattr(program, f.name) for f in fields(program)}
    hints = get_type_hints(Program)
    for name, raw in kept.items():
        try:
            values[name] = decode(hints[name], raw, name)
        except UnreadableDossierError as error:
            faults.add(f"{error}.")
    return Program(**values)


def _plain(data: Mapping[str, Any], kind: type, skip: set[str]) -> dict[str, Any]:
    """The known keys alone; what is null and may not be is left out."""
    hints = get_type_hints(kind)
    known = {f.name for f in fields(kind)} - skip
    return {
        key: value
        for key, value in data.items()
        if key in known and (value is not None or type(None) in get_args(hints[key]))
    }


def _start(raw: Any, days: tuple[Day, ...], otherwise: date, faults: _Faults) -> date:
    try:
        start = date.fromisoformat(raw)
    except (TypeError, ValueError):
        faults.add("week_start_date is no date.")
        start = min((day.date for day in days if FIRST <= day.date <= LAST), default=otherwise)
        return monday_of(start)
    if not FIRST <= start <= LAST:
        faults.add("week_start_date is no date of this age.")
        return monday_of(otherwise)
    if start.weekday() != 0:
        faults.add("A week begins on a Monday.", start)
    return start


def _day(raw: Any, faults: _Faults) -> Day | None:
    if not isinstance(raw, Mapping):
        faults.add("A day is an object with a date and workouts.")
        return None
    try:
        on = date.fromisoformat(str(raw.get("date")))
        on - timedelta(days=60)
    except (ValueError, OverflowError):
        faults.add("A day has no date like 2026-12-07.")
        return None
    raw_workouts = raw.get("workouts")
    if not isinstance(raw_workouts, list):
        faults.add("A day has no list of workouts.", on)
        raw_workouts = []
    if len(raw_workouts) > MOST_WORKOUTS:
        faults.add(f"A day holds {MOST_WORKOUTS} workouts at most.", on)
    workouts = tuple(_workout(one, on, faults) for one in raw_workouts[:MOST_WORKOUTS])
    name = raw.get("day")
    rest = _plain(raw, Day, skip={"date", "day", "workouts"})
    day = Day(
        date=on,
        day=name if isinstance(name, str) else DAY_NAMES[on.weekday()],
        past=rest.get("past") is True,
        workouts=workouts,
    )
    try:
        stage = decode(get_type_hints(Day)["stage"], rest["stage"]) if "stage" in rest else None
    except UnreadableDossierError:
        faults.add("A day names an unknown stage.", on)
        stage = None
    if stage is None:
        return day
    return Day(date=day.date, day=day.day, past=day.past, workouts=day.workouts, stage=stage)


def _workout(raw: Any, on: date, faults: _Faults) -> Workout:
    if not isinstance(raw, Mapping):
        faults.add("A workout is an object with a type.", on)
        return Workout(workout_type=WorkoutType.REST)
    kind = _choice(WorkoutType, raw.get("workout_type"))
    if kind is None:
        faults.add(f"{raw.get('workout_type')!r} is no known type of workout.", on)
    sport = _choice(Sport, raw.get("sport"))
    if raw.get("sport") is not None and sport is None:
        faults.add(f"{raw.get('sport')!r} is no known sport.", on)
    minutes = _number(raw.get("duration_min"), LONGEST_MIN, on, faults, "minutes")
    km = _number(raw.get("distance_km"), FURTHEST_KM, on, faults, "km")
    known: dict[str, Any] = {
        "workout_type": (kind or WorkoutType.CROSS).value,
        "sport": sport.value if sport else None,
        "duration_min": minutes or 0.0,
        "distance_km": km,
    }
    rest = _plain(raw, Workout, skip=set(known))
    try:
        return decode(Workout, {**rest, **known})
    except UnreadableDossierError as error:
        faults.add(f"A workout cannot be read: {error}.", on)
    title = rest.get("title")
    text = rest.get("description")
    return decode(
        Workout,
        {
            **known,
            "title": title if isinstance(title, str) else "",
            "description": text if isinstance(text, str) else "",
        },
    )


def _choice(kind: Any, raw: Any) -> Any:
    try:
        return kind(raw)
    except (ValueError, TypeError):
        return None


def _number(raw: Any, most: float, on: date, faults: _Faults, what: str) -> float | None:
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        faults.add(f"The {what} of a workout are no number.", on)
        return None
    if not 0 <= raw <= most:
        faults.add(f"{raw:g} {what} are no workout.", on)
        return None if raw < 0 else most
    return float(raw)
