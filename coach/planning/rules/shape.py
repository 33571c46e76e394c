"""R01, R22, R23, R25: seven days, the time there is, true sums, the races on the calendar."""

import math
from collections.abc import Iterator
from datetime import timedelta

from coach.planning.efforts import is_hard_workout
from coach.planning.fixtures import in_the_way, is_kept
from coach.planning.forecast import forecast
from coach.planning.rules.tally import Tally, found_or, not_here, says
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.program import Program, WorkoutType
from coach.race import Priority

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SLACK_MIN = 0.5
SUM_SHARE, SUM_LEAST = 0.02, 0.06
ACWR_WITHIN, D_WITHIN = 0.01, 0.02
MOST_MIN = 1440.0
BEFORE_RACE = timedelta(days=2)


def shape(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R01: seven dates from a Monday on, each with an entry; a sport that is known."""
    return found_or("R01", _shape(tally), "Seven days, each with a workout or rest.")


def _shape(tally: Tally) -> Iterator[RuleVerdict]:
    dates = [day.date for day in tally.program.daily_program]
    wanted = [day.date for day in tally.known.days]
    if dates != wanted:
        missing = [f"{day:%A}" for day in wanted if day not in dates]
        text = f"Missing: {', '.join(missing)}." if missing else "The days are not in order."
        yield says("R01", Outcome.BLOCK, text, value=len(dates), limit=7)
    for day in tally.program.daily_program:
        if not day.workouts and not day.past:
            yield says("R01", Outcome.BLOCK, "A day says neither workout nor rest.", day=day.date)
        for workout in day.workouts:
            if workout.is_rest:
                continue
            if workout.sport is None:
                yield says("R01", Outcome.BLOCK, "A workout names no known sport.", day=day.date)
            race = workout.workout_type is WorkoutType.RACE
            most = math.inf if race else MOST_MIN
            if not 0 < workout.duration_min <= most and not day.past:
                yield says(
                    "R01",
                    Outcome.BLOCK,
                    "A workout needs minutes, and a day has no more than it has.",
                    day=day.date,
                    value=workout.duration_min,
                    limit=MOST_MIN,
                )


def time(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R22: no more minutes than are free on a day or in the week; fixed sessions are kept."""
    return found_or("R22", _time(tally), "It fits the time you have.")


def _time(tally: Tally) -> Iterator[RuleVerdict]:
    for day in tally.known.days:
        minutes = sum(o.workout.duration_min for o in tally.on(day.date) if not o.race)
        if day.open and minutes > day.minutes + SLACK_MIN:
            yield says(
                "R22",
                Outcome.BLOCK,
                f"{day.date:%A} holds {minutes:g} minutes; {day.minutes} are free.",
                day=day.date,
                value=minutes,
                limit=day.minutes,
            )
    hours = tally.known.availability.hours_per_week
    limits = [hours, tally.known.body.limits.hours]
    most = min((h for h in limits if h is not None), default=None)
    open_ = sum(o.workout.duration_min for o in tally.training)
    done = sum(d.load.minutes for d in tally.known.days if not d.open and not d.load.raced)
    if most is not None and open_ and open_ + done > most * 60 + SLACK_MIN:
        left = max(0.0, most * 60 - done)
        if open_ > left + SLACK_MIN:
            yield says(
                "R22",
                Outcome.BLOCK,
                f"The week holds {open_ + done:g} minutes; you have {most:g} hours.",
                value=open_ + done,
                limit=most * 60,
            )
    yield from _fixed(tally)


def _fixed(tally: Tally) -> Iterator[RuleVerdict]:
    """Dropping one blocks only where keeping it would break nothing else."""
    for day in tally.known.days:
        held = tally.by_date.get(day.date)
        if not day.open or held is None:
            continue
        for session in day.fixed:
            if is_kept(tally.known, held, session):
                continue
            rule = in_the_way(tally.known, tally.bounds, tally.program, day, session)
            yield says(
                "R22",
                Outcome.BLOCK if rule is None else Outcome.WARN,
                f"Your {session.type} on {day.date:%A} is not in this week.",
                day=day.date,
            )


def sums(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R23: stated sums are the sums; ratios are those that code computes; names fit dates."""
    return found_or("R23", _sums(tally), "The sums are right.")


def _sums(tally: Tally) -> Iterator[RuleVerdict]:
    program, stated = tally.program, tally.program.predicted_metrics
    workouts = [w for day in program.daily_program for w in day.workouts]
    true = {
        "km": (stated.total_distance_km, sum(w.distance_km or 0.0 for w in workouts)),
        "minutes": (stated.total_minutes, sum(w.duration_min for w in workouts)),
        "metres up": (stated.total_ascent_m, sum(w.ascent_m or 0.0 for w in workouts)),
    }
    for name, (said, real) in true.items():
        if abs(said - real) > max(SUM_LEAST, SUM_SHARE * real):
            text = f"The total says {said:g} {name}; the days hold {real:g}."
            yield says("R23", Outcome.BLOCK, text, value=said, limit=real)
    for day in program.daily_program:
        if day.day != NAMES[day.date.weekday()]:
            yield says("R23", Outcome.BLOCK, f"{day.date} is no {day.day}.", day=day.date)
    yield from _ratios(tally, program)


def _ratios(tally: Tally, program: Program) -> Iterator[RuleVerdict]:
    if [d.date for d in program.daily_program] != [d.date for d in tally.known.days]:
        return
    stated = program.predicted_metrics
    true = forecast(tally.known, program.daily_program)
    pairs = (
        ("load ratio", stated.external_acwr, true.external_acwr, ACWR_WITHIN),
        ("body ratio", stated.internal_acwr, true.internal_acwr, ACWR_WITHIN),
        ("divergence", stated.divergence_estimate, true.divergence_estimate, D_WITHIN),
    )
    for name, said, real, within in pairs:
        if said is not None and (real is None or abs(said - real) > within):
            shown = "unknown" if real is None else f"{real:.2f}"
            text = f"The {name} says {said:.2f}; computed it is {shown}."
            yield says("R23", Outcome.BLOCK, text, value=said, limit=real)


def races(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R25: every race of the week on its date, nothing hard two days before A and B."""
    held = [(day, race) for day in tally.known.days if day.open for race in day.races]
    removed = any(day.removed for day in tally.known.days)
    wrong = tally.program.stage is not tally.known.stage
    ahead = list(_hard_before(tally))
    if not held and not wrong and not ahead:
        text = "The race was taken off." if removed else "No race in this week."
        return not_here("R25", text)
    return found_or("R25", [*_races(tally), *ahead], "Your race is on its day.")


def _races(tally: Tally) -> Iterator[RuleVerdict]:
    if tally.program.stage is not tally.known.stage:
        text = f"The stage is {tally.known.stage.value}, not {tally.program.stage.value}."
        yield says("R25", Outcome.BLOCK, text)
    for day in tally.known.days:
        for race in day.races if day.open else ():
            if not any(o.race for o in tally.on(day.date)):
                text = f"{race.name} is missing on {day.date:%A}."
                yield says("R25", Outcome.BLOCK, text, day=day.date)


def _hard_before(tally: Tally) -> Iterator[RuleVerdict]:
    major = [
        race for race in tally.known.calendar.races if race.priority in {Priority.A, Priority.B}
    ]
    for one in tally.planned:
        near = [r for r in major if timedelta(0) < r.date - one.date < BEFORE_RACE]
        if near and is_hard_workout(one.workout) and not one.race:
            text = f"Nothing hard in the two days before {near[0].name}."
            yield says("R25", Outcome.BLOCK, text, day=one.date)
