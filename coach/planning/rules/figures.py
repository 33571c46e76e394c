"""R23, the words: numbers with a unit that a text names, held against the data."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from coach.planning.forecast import KM_PER_MILE
from coach.planning.rules.saying import blocks
from coach.planning.rules.tally import Tally
from coach.planning.rules.texts import flat, race_names, workout_texts
from coach.planning.rules.verdicts import RuleVerdict
from coach.program import Day, PredictedMetrics, Workout, WorkoutStep, WorkoutType

HOURS = re.compile(
    r"\b(\d+)\s*(?:h|hrs?|hours?)(?:\s*(?:and\s+)?(\d+)\s*(?:m|min|minutes?)?\b)?(?![\w.,]*\d)",
    re.IGNORECASE,
)
SECONDS = re.compile(r"\b(\d+)\s*min(?:utes?)?\s+(\d+)\s*s(?:ec(?:onds?)?)?\b", re.IGNORECASE)
FIGURE = re.compile(
    r"(?<![\w.,:])(\d+(?:[.,]\d+)?)[\s-]*"
    r"(km|kilomet(?:re|er)s?|mi|miles?|min(?:ute)?s?|h|hours?|bpm|beats)(?!\w|/|\s+a\s+(?:km|mile))",
    re.IGNORECASE,
)
RATIO = re.compile(
    r"\b(?:acwr|(?:load|body) ratio|divergence)\b[^.\d]{0,30}?([+-−]?\d+[.,]\d+)", re.IGNORECASE
)

EVERYDAY = frozenset({5.0, 10.0, 15.0, 20.0, 30.0})
"""Minutes that how-to texts speak of: “walk five minutes if it hurts”."""

WITHIN = {"km": 0.06, "min": 0.6, "bpm": 0.5}
RATIO_WITHIN = 0.006
"""Half of what each is said in, and a little."""


@dataclass(slots=True)
class Known:
    """Figures that may be said, by their unit."""

    km: set[float] = field(default_factory=set)
    min: set[float] = field(default_factory=lambda: set(EVERYDAY))
    bpm: set[float] = field(default_factory=set)

    def of(self, unit: str) -> AbstractSet[float]:
        return {"km": self.km, "min": self.min, "bpm": self.bpm}[unit]


def figures(tally: Tally) -> Iterator[RuleVerdict]:
    """What texts say of workouts and of the week, where it stands nowhere."""
    for day in tally.program.daily_program:
        if _is_ahead(tally, day.date):
            yield from _day(day)
    yield from _week(tally)


def _is_ahead(tally: Tally, day: date) -> bool:
    within = tally.known.monday <= day <= tally.known.sunday
    return not within or tally.known.on(day).open


def _day(day: Day) -> Iterator[RuleVerdict]:
    known = _known(day.workouts)
    for workout in day.workouts:
        for text in workout_texts(workout):
            said = text.replace(workout.title, " ") if _race(workout) else text
            yield from _untrue(said, known, day.date)


def _race(workout: Workout) -> bool:
    """Its title is a name, and names may hold any number."""
    return workout.workout_type is WorkoutType.RACE


def _week(tally: Tally) -> Iterator[RuleVerdict]:
    """The summary, the reminders: figures of any day, and sums."""
    program = tally.program
    known = _known([w for day in program.daily_program for w in day.workouts])
    stated = program.predicted_metrics
    known.km |= {stated.total_distance_km, tally.week_km, tally.total_km}
    known.min.add(stated.total_minutes)
    known.km |= {race.km for race in tally.known.calendar.races if race.km}
    names = race_names(tally.known)
    texts = (program.week_summary, program.nutrition_reminder, program.injury_prevention_note)
    for text in texts:
        for name in names:
            text = text.replace(name, " ")  # noqa: PLW2901 - the text without names
        yield from _untrue(text, known, None)
        yield from _ratios(text, tally.forecast)


def _untrue(text: str, known: Known, day: date | None) -> Iterator[RuleVerdict]:
    for number, said in FIGURE.findall(_one_length(text)):
        unit = _unit(said.lower())
        value = float(number.replace(",", "."))
        held = known.of(unit)
        if said.lower().startswith("mi") and not said.lower().startswith("min"):
            held = {km / KM_PER_MILE for km in held}
        if not any(abs(value - one) <= WITHIN[unit] for one in held):
            text = f"“{number} {said}” stands nowhere in the data."
            yield blocks("R23", text, day=day, value=value)


def _unit(said: str) -> str:
    if said.startswith(("k", "mi")) and not said.startswith("min"):
        return "km"
    return "bpm" if said.startswith("b") else "min"


def _one_length(text: str) -> str:
    """2 h 10 min as 130 min, 1 min 40 s as 1.67 min."""
    hours = HOURS.sub(lambda m: f"{int(m[1]) * 60 + int(m[2] or 0)} min", text)
    return SECONDS.sub(lambda m: f"{int(m[1]) + int(m[2]) / 60:.2f} min", hours)


def _ratios(text: str, true: PredictedMetrics) -> Iterator[RuleVerdict]:
    held = (true.external_acwr, true.internal_acwr, true.divergence_estimate)
    for number in RATIO.findall(text):
        value = float(number.replace(",", ".").replace("−", "-"))
        if not any(one is not None and abs(value - one) <= RATIO_WITHIN for one in held):
            yield blocks("R23", f"“{number}” is no ratio of this week.", value=value)


def _known(workouts: Iterable[Workout]) -> Known:
    found = Known()
    for workout in workouts:
        found.min.add(workout.duration_min)
        found.km.add(workout.distance_km or 0.0)
        target = workout.target
        found.bpm |= {float(beat) for beat in (target.hr_low, target.hr_high) if beat}
        steps = tuple(workout.steps)
        found.min |= _together(steps)
        for step in flat(steps):
            found.min |= {step.minutes or 0.0, _length(step), *_together(step.steps)}
            found.km.add(step.km or 0.0)
    return found


def _length(step: WorkoutStep) -> float:
    """From its start to its end, every repeat counted."""
    inner = sum(_length(one) for one in step.steps) if step.steps else step.minutes or 0.0
    return inner * (step.times or 1)


def _together(steps: tuple[WorkoutStep, ...]) -> set[float]:
    """Minutes of neighbouring steps: an easy run with its ends is said as one length."""
    lengths = [_length(step) for step in steps]
    ends = range(1, len(lengths) + 1)
    return {sum(lengths[start:end]) for end in ends for start in range(end)}
