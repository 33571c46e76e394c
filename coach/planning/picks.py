"""One day as somebody chose it, held against what was on offer; small slips are mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from coach.activity import Sport
from coach.planning.library import Role
from coach.planning.offer import Offer, OpenDay
from coach.planning.options import Option
from coach.program import Day, WorkoutType

SLIP = 0.05
"""So far a number may be off and is set right, and listed (coaching §4)."""

REST = "rest"

_NAMED = frozenset({WorkoutType.STRENGTH, WorkoutType.MOBILITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One day: a library code and whole minutes, and perhaps a second one."""

    code: str = REST
    minutes: int = 0
    code2: str = ""
    minutes2: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a choice: the id of a rule, or of a bound in capitals; in short."""

    id: str
    text: str
    day: date | None = None


@dataclass(slots=True, kw_only=True)
class Chosen:
    """All seven days, what was set right on the way, and what was not."""

    days: tuple[Day, ...] = ()
    slips: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, id_: str, text: str, day: date | None = None) -> None:
        self.faults.append(Fault(id=id_, text=text, day=day))


@dataclass(frozen=True, slots=True)
class Pick:
    """One session of the choice, on its day."""

    day: OpenDay
    option: Option
    minutes: float

    @property
    def date(self) -> date:
        return self.day.bounds.date

    @property
    def own(self) -> bool:
        """Of the athlete's own sport, not beside it."""
        return self.option.role is not Role.SUPPORT


def picks_of(day: OpenDay, choice: Choice, found: Chosen) -> Iterator[Pick]:
    """The sessions of a day that are on offer, with minutes that it holds."""
    left, seen = float(day.bounds.minutes), {"", REST}
    for code, minutes in ((choice.code, choice.minutes), (choice.code2, choice.minutes2)):
        wanted = code.strip().casefold()
        if wanted in seen:
            continue
        seen.add(wanted)
        option = day.option(wanted)
        if option is None:
            found.fault("CODE", "not on offer that day", day.bounds.date)
            continue
        fitted = _fit(day, option, minutes, left, found)
        if fitted is not None:
            left -= fitted
            yield Pick(day, option, fitted)


def _fit(day: OpenDay, option: Option, minutes: int, left: float, found: Chosen) -> float | None:
    """Minutes inside the option's own and the day's; None: there is no room at all."""
    name, low, high = option.template.code, float(option.low), min(float(option.high), left)
    if low > high:
        found.fault("R22", f"{name} does not fit beside the other session", day.bounds.date)
        return None
    nearest = min(max(float(minutes), low), high)
    if abs(minutes - nearest) > SLIP * nearest:
        rule = "R22" if minutes > left else "MINUTES"
        found.fault(rule, f"{name} lasts {low:g} to {high:g} minutes there", day.bounds.date)
    elif minutes != nearest:
        found.slips.append(f"{day.bounds.date:%A} {name} {minutes} → {nearest:g} min")
    return nearest


def beside(offer: Offer, picks: Sequence[Pick], found: Chosen) -> list[Pick]:
    """No more sessions beside the own sport than the week has slots for; the last ones go."""
    left: dict[tuple[WorkoutType, Sport | None], int] = {
        (slot.type, slot.sport): slot.count for slot in offer.bounds.slots
    }
    offered = {day.bounds.date for day in offer.days}
    for day in offer.planned.daily_program:
        kept = offer.known.on(day.date).open and day.date not in offered
        for workout in [w for w in day.workouts if kept and w.code is not None]:
            key = _slot(workout.workout_type, workout.sport)
            left[key] = left.get(key, 0) - 1
    held = []
    for pick in picks:
        key = _slot(pick.option.template.workout_type, pick.option.sport)
        if pick.own or not pick.day.bounds.running or (key not in left and _planned(offer, pick)):
            held.append(pick)
        elif left.get(key, 0) > 0:
            left[key] -= 1
            held.append(pick)
        else:
            found.slips.append(f"{pick.date:%A} without {pick.option.template.code}")
    return held


def _planned(offer: Offer, pick: Pick) -> bool:
    """Whether the planner has it there, in place of what does not fit the week."""
    day = offer.planned.on(pick.date)
    code = pick.option.template.code
    return day is not None and any(workout.code == code for workout in day.workouts)


def _slot(kind: WorkoutType, sport: Sport | None) -> tuple[WorkoutType, Sport | None]:
    return (kind if kind in _NAMED else WorkoutType.CROSS), sport
