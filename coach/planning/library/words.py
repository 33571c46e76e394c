"""Steps in plain words."""

from dataclasses import replace

from coach.activity import Sport
from coach.athlete import Units
from coach.planning.library.effort import VT1_ZONE
from coach.program import StepKind, WorkoutStep

KM_PER_MILE = 1.609344
LONG_MIN = 120  # from here on hours are easier to read

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
    phrases = [_phrase(step, sport, units) for step in _merged(steps, sport)]
    if len(phrases) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(phrases)
    first, second, *rest = phrases
    return ", ".join([f"{first}, then {second}", *rest])


def duration(minutes: float) -> str:
    """30 s, 90 s, 2 min, 2 min 30 s, 2 h 10 min."""
    if minutes < 1 or minutes == 1.5:  # noqa: PLR2004 - everybody says ninety seconds
        return f"{minutes * 60:.0f} s"
    whole, seconds = divmod(round(minutes * 60), 60)
    hours, rest = divmod(whole, 60) if whole >= LONG_MIN else (0, whole)
    units = ((hours, "h"), (rest, "min"), (seconds, "s"))
    return " ".join(f"{number} {unit}" for number, unit in units if number)


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
    effort = _effort(step, sport)
    if step.km is not None:
        allowed = f" (allow {duration(step.minutes)})" if step.minutes else ""
        return f"{distance(step.km, units)} {effort}{allowed}"
    return effort if step.minutes is None else f"{duration(step.minutes)} {effort}"


def _merged(steps: tuple[WorkoutStep, ...], sport: Sport) -> list[WorkoutStep]:
    """Neighbours of the same words as one: an easy run is so many minutes easy."""
    merged: list[WorkoutStep] = []
    for step in steps:
        if merged and _alike(merged[-1], step, sport):
            minutes = (merged[-1].minutes or 0) + (step.minutes or 0)
            merged[-1] = replace(merged[-1], minutes=minutes)
        else:
            merged.append(step)
    return merged


def _alike(one: WorkoutStep, other: WorkoutStep, sport: Sport) -> bool:
    return _plain(one) and _plain(other) and _effort(one, sport) == _effort(other, sport)


def _plain(step: WorkoutStep) -> bool:
    return step.kind is not StepKind.REPEAT and step.minutes is not None and step.km is None


def _repeat(repeat: WorkoutStep, sport: Sport, units: Units) -> str:
    kinds = [step.kind for step in repeat.steps]
    if kinds == [StepKind.WORK]:
        return f"{repeat.times} × {_phrase(repeat.steps[0], sport, units)}"
    if kinds == [StepKind.WORK, StepKind.RECOVERY]:
        work, recovery = (_phrase(step, sport, units) for step in repeat.steps)
        return f"{repeat.times} × {work} with {recovery}"
    return f"{repeat.times} rounds of {_round(repeat.steps, sport, units)}"


def _round(steps: tuple[WorkoutStep, ...], sport: Sport, units: Units) -> str:
    """The steps of a round; a circuit of equal moves and rests says its lengths once."""
    works, rests = steps[::2], steps[1::2]
    alike = (
        all(_plain(step) for step in steps)
        and {step.kind for step in works} == {StepKind.WORK}
        and {step.kind for step in rests} == {StepKind.RECOVERY}
        and len({step.minutes for step in works}) == len({_rest(step) for step in rests}) == 1
    )
    if not alike:
        return f"({', '.join(_phrase(step, sport, units) for step in steps)})"
    each, moves = _length(works[0]), ", ".join(_effort(step, sport) for step in works)
    return f"{each} each with {_phrase(rests[0], sport, units)} ({moves})"


def _rest(step: WorkoutStep) -> tuple[float | None, str | None]:
    return step.minutes, step.note


def _effort(step: WorkoutStep, sport: Sport) -> str:
    if step.note:
        return step.note
    if step.zone is None:
        return "rest" if step.kind is StepKind.RECOVERY else "relaxed movement"
    if step.zone == 1 and step.kind is not StepKind.WORK:
        return RECOVERIES.get(sport.family, "easy") if step.kind is StepKind.RECOVERY else "easy"
    return EFFORTS.get(step.zone, f"in zone {step.zone}")
