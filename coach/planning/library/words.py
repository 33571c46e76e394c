"""Steps in plain words."""

from coach.activity import Sport
from coach.athlete import Units
from coach.planning.library.effort import VT1_ZONE
from coach.program import StepKind, WorkoutStep

KM_PER_MILE = 1.609344
LONG_MIN = 120  # from here on hours are easier to read
SECONDS_UP_TO_MIN = 2

EFFORTS = {1: "very easy", 2: "easy", 3: "steady", 4: "at threshold", 5: "hard"}
RECOVERIES = {
    "run": "jog",
    "walk": "slow walking",
    "bike": "easy spinning",
    "swim": "easy swimming",
}


def title_of(title: str, steps: tuple[WorkoutStep, ...]) -> str:
    """A template's title with the numbers of its steps in it."""
    block = max((step.minutes or 0 for step in steps if (step.zone or 0) >= VT1_ZONE), default=0.0)
    blanks = {"block": duration(block), "km": _race_km(steps)}
    repeat = next((step for step in steps if step.kind is StepKind.REPEAT), None)
    if repeat is not None:
        inner = {step.kind: step for step in reversed(repeat.steps)}
        blanks["times"] = str(repeat.times)
        blanks["work"] = _length(inner.get(StepKind.WORK))
        blanks["rest"] = _length(inner.get(StepKind.RECOVERY))
    return title.format_map(blanks)


def describe_steps(steps: tuple[WorkoutStep, ...], sport: Sport, units: Units) -> str:
    """What to do, first to last: 15 min easy, then 3 × 10 min at threshold with 2 min jog."""
    phrases = [_phrase(step, sport, units) for step in steps]
    if len(phrases) == 1:
        return phrases[0]
    first, second, *rest = phrases
    return ", ".join([f"{first}, then {second}", *rest])


def duration(minutes: float) -> str:
    """30 s, 90 s, 2 min, 2.5 min, 2 h 10 min."""
    if minutes < SECONDS_UP_TO_MIN and minutes != int(minutes):
        return f"{minutes * 60:.0f} s"
    if minutes < LONG_MIN:
        return f"{minutes:g} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours:.0f} h {rest:g} min" if rest else f"{hours:.0f} h"


def distance(km: float, units: Units) -> str:
    """5 km, 3.1 mi."""
    return f"{km:g} km" if units is Units.KM else f"{km / KM_PER_MILE:.1f} mi"


def _race_km(steps: tuple[WorkoutStep, ...]) -> str:
    km = next((step.km for step in steps if step.km is not None), None)
    return "" if km is None else distance(km, Units.KM)


def _length(step: WorkoutStep | None) -> str:
    return "" if step is None else duration(step.minutes or 0)


def _phrase(step: WorkoutStep, sport: Sport, units: Units) -> str:
    if step.kind is StepKind.REPEAT:
        return _repeat(step, sport, units)
    effort = step.note or _effort(step, sport)
    if step.km is not None:
        allowed = f" (allow {duration(step.minutes)})" if step.minutes else ""
        return f"{distance(step.km, units)} {effort}{allowed}"
    return f"{duration(step.minutes or 0)} {effort}"


def _repeat(repeat: WorkoutStep, sport: Sport, units: Units) -> str:
    kinds = [step.kind for step in repeat.steps]
    inner = [_phrase(step, sport, units) for step in repeat.steps]
    if len(inner) == 1:
        return f"{repeat.times} × {inner[0]}"
    if kinds == [StepKind.WORK, StepKind.RECOVERY]:
        return f"{repeat.times} × {inner[0]} with {inner[1]}"
    return f"{repeat.times} rounds of ({', '.join(inner)})"


def _effort(step: WorkoutStep, sport: Sport) -> str:
    if step.zone is None:
        return "rest" if step.kind is StepKind.RECOVERY else "relaxed movement"
    if step.kind is StepKind.RECOVERY and step.zone == 1:
        return RECOVERIES.get(sport.family, "very easy")
    if step.kind in {StepKind.WARM_UP, StepKind.COOL_DOWN} and step.zone == 1:
        return "easy"
    return EFFORTS[step.zone]
