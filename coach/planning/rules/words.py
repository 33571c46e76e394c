"""R24, R29 and the numbers in texts (R23): what the words promise must be there and be safe."""

import re
from collections.abc import Iterator
from datetime import date

from coach.planning.efforts import is_hard_workout
from coach.planning.rules.tally import Planned, Tally, found_or, not_here, says
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.program import Day, Program, Workout, WorkoutStep
from coach.safety import forbidden_words

SLOWEST_S_KM, FASTEST_S_KM = 1500.0, 150.0
KM_WITHIN = 0.15
EASY_SLACK_S = 5.0
KM_PER_MILE = 1.609344
FIGURE = re.compile(
    r"(?<![\w.,:])(\d+(?:[.,]\d+)?)\s*(km|mi|miles?|min(?:utes?)?|h(?:ours?)?|bpm|%)(?!\w)",
    re.IGNORECASE,
)
HOURS = re.compile(r"\b(\d+)\s*h\s+(\d+)\s*min\b")
SECONDS = re.compile(r"\b(\d+)\s*min\s+(\d+)\s*s\b")


def aims(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R24: paces and pulses that this athlete can have, and km that fit the minutes."""
    if not tally.runs:
        return not_here("R24", "No run is planned.")
    found = [verdict for one in tally.runs for verdict in _aims(tally, one)]
    return found_or("R24", found, "Paces and pulses fit you.")


def _aims(tally: Tally, one: Planned) -> Iterator[RuleVerdict]:
    workout, target = one.workout, one.workout.target
    km, minutes = workout.distance_km, workout.duration_min
    if km and minutes:
        pace = minutes * 60 / km
        if not FASTEST_S_KM <= pace <= SLOWEST_S_KM:
            text = f"{km:g} km in {minutes:g} minutes does not fit."
            yield says("R24", Outcome.BLOCK, text, day=one.date, value=pace)
        expected = (
            tally.known.paces.km(workout.sport, workout.steps, minutes) if workout.sport else None
        )
        flat = (workout.ascent_m or 0.0) / km <= 20  # noqa: PLR2004 (m a km; steeper says nothing)
        if expected and flat and abs(km / expected - 1) > KM_WITHIN:
            text = f"{minutes:g} minutes are about {expected:.1f} km for you, not {km:g}."
            yield says("R24", Outcome.BLOCK, text, day=one.date, value=km, limit=expected)
    top = tally.known.athlete.max_hr
    if target.hr_high is not None and top is not None and target.hr_high > top:
        text = f"A pulse of {target.hr_high} is over your highest."
        yield says("R24", Outcome.BLOCK, text, day=one.date, value=target.hr_high, limit=top)
    yield from _easy_pace(tally, one)


def _easy_pace(tally: Tally, one: Planned) -> Iterator[RuleVerdict]:
    paces = [p for p in (one.workout.target.pace_low_s_km, one.workout.target.pace_high_s_km) if p]
    span = tally.known.paces.span(2)
    if not paces or span is None or is_hard_workout(one.workout):
        return
    zone = one.workout.target.zone or 2
    if zone <= 2 and min(paces) < span[0] - EASY_SLACK_S:  # noqa: PLR2004 (easy zones)
        text = "The easy pace is faster than easy."
        yield says("R24", Outcome.BLOCK, text, day=one.date, value=min(paces), limit=span[0])


def safe_words(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R29: no diagnosis, drug, weight, promise or "through pain" in any text."""
    found = [
        says("R29", Outcome.BLOCK, f"These words may not be said: {', '.join(words)}.", day=day)
        for day, text in _texts(tally.program)
        if (words := forbidden_words(text))
    ]
    return found_or("R29", found, "The words are safe.")


def true_numbers(tally: Tally) -> Iterator[RuleVerdict]:
    """R23: a number with a unit in a text stands in the data of its day or week."""
    for day in tally.program.daily_program:
        if not tally.known.on(day.date).open if _inside(tally, day) else True:
            continue
        known = _numbers(day.workouts)
        for workout in day.workouts:
            for text in (workout.title, workout.description, workout.key_focus):
                for number, unit in FIGURE.findall(_in_minutes(text)):
                    if not _stands(float(number.replace(",", ".")), unit.lower(), known):
                        said = f"“{number} {unit}” stands nowhere in the data."
                        yield says("R23", Outcome.BLOCK, said, day=day.date)


def _inside(tally: Tally, day: Day) -> bool:
    return tally.known.monday <= day.date <= tally.known.sunday


def _stands(number: float, unit: str, known: dict[str, set[float]]) -> bool:
    if unit == "%":
        return True
    kind = "km" if unit in {"km", "mi", "mile", "miles"} else "bpm" if unit == "bpm" else "min"
    if unit.startswith("h"):
        number *= 60
    within = 0.06 if kind == "km" else 0.6
    values = known[kind] | (
        {v / KM_PER_MILE for v in known["km"]} if unit.startswith("mi") else set()
    )
    return any(abs(number - value) <= within for value in values)


def _in_minutes(text: str) -> str:
    """2 h 10 min as 130 min, 1 min 40 s as 1.67 min: one length, one number."""
    hours = HOURS.sub(lambda m: f"{int(m[1]) * 60 + int(m[2])} min", text)
    return SECONDS.sub(lambda m: f"{int(m[1]) + int(m[2]) / 60:.2f} min", hours)


def _numbers(workouts: tuple[Workout, ...]) -> dict[str, set[float]]:
    minutes: set[float] = set()
    km: set[float] = set()
    bpm: set[float] = set()
    for workout in workouts:
        minutes.add(workout.duration_min)
        km.add(workout.distance_km or 0.0)
        bpm |= {float(b) for b in (workout.target.hr_low, workout.target.hr_high) if b}
        for step in _steps(workout.steps):
            minutes.add(step.minutes or 0.0)
            minutes.add((step.minutes or 0.0) * (step.times or 1))
            km.add(step.km or 0.0)
        minutes |= _together(workout.steps)
    return {"min": minutes | EVERYDAY, "km": km, "bpm": bpm}


EVERYDAY = {5.0, 10.0, 15.0, 20.0, 30.0}
"""Minutes that how-to texts speak of: “walk five minutes if it hurts”."""


def _together(steps: tuple[WorkoutStep, ...]) -> set[float]:
    """Minutes of neighbouring steps: an easy run with its ends is said as one length."""
    lengths = [(step.minutes or 0.0) * (step.times or 1) for step in steps]
    ends = range(2, len(lengths) + 1)
    return {sum(lengths[start:end]) for end in ends for start in range(end - 1)}


def _steps(steps: tuple[WorkoutStep, ...]) -> Iterator[WorkoutStep]:
    for step in steps:
        yield step
        yield from _steps(step.steps)


def _texts(program: Program) -> Iterator[tuple[date | None, str]]:
    yield None, program.week_summary
    yield None, program.nutrition_reminder
    yield None, program.injury_prevention_note
    for title in program.key_workouts_this_week:
        yield None, title
    for reason in program.reasons:
        yield reason.day, reason.text
    for day in program.daily_program:
        for workout in day.workouts:
            said = (workout.title, workout.description, workout.key_focus, workout.terrain_notes)
            yield day.date, " ".join(said)
