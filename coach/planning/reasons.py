"""Why a week is as it is: rule ids and one sentence each."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from coach.athlete import Stage
from coach.availability import ExceptionKind
from coach.load.metrics import Gate
from coach.planning.bounds import Bounds
from coach.planning.efforts import is_hard_workout
from coach.planning.facts import Facts
from coach.planning.raceday import cautions
from coach.planning.rundays import SESSION_MIN
from coach.program import Day, Reason, Workout, WorkoutType

DAY = timedelta(days=1)

AWAY = "Away on "
"""How the reason of a day away begins."""


NEAR_SHARE = 0.85
"""Of the longest run of thirty days; a long run under it is shorter on purpose."""

NEAR = "stays near the longest of your last month: one big jump hurts more than a big week."
SHORTER = "is shorter than those of your last month, on purpose."

FIRST = "your health comes first"
BECAUSE = {"R04": f"it falls into the days of getting well, and {FIRST}"}


PROVISIONAL = Reason(
    rule="R27",
    text="Under four weeks are recorded, so load ratios are provisional and decide nothing.",
)


def reasons_of(known: Facts, limits: Bounds, days: Sequence[Day]) -> tuple[Reason, ...]:
    """What held the week back, then why its days lie as they do."""
    found = [*holding(known, limits), *_stage(known, limits), *_days(known, days)]
    found += () if found else _empty(known, limits, days)
    found += [*_cautions(known), *provisional(known)]
    unique: dict[tuple[str, str], Reason] = {}
    for reason in found:
        unique.setdefault((reason.rule, reason.text), reason)
    return tuple(unique.values())


def provisional(known: Facts) -> tuple[Reason, ...]:
    """What is said beside every ratio from two to four weeks of history."""
    return (PROVISIONAL,) if known.readings.gate is Gate.PROVISIONAL else ()


def holding(known: Facts, limits: Bounds) -> tuple[Reason, ...]:
    """What holds the week back: health, states, races taken off, days away."""
    return (*limits.reasons, *_removed(known), *_away(known))


def _cautions(known: Facts) -> Iterator[Reason]:
    """What is said of a race that stays, on its own day."""
    for day in known.open_days:
        for rule, text in cautions(known, day):
            yield Reason(rule=rule, day=day.date, text=text)


def _removed(known: Facts) -> Iterator[Reason]:
    for day in known.days:
        for race, rule in day.removed:
            if day.open:
                text = f"{race.name} is taken off the plan: {BECAUSE.get(rule, FIRST)}."
                yield Reason(rule=rule, day=day.date, text=text)


def _away(known: Facts) -> Iterator[Reason]:
    for day in known.open_days:
        if day.exception is not None and day.exception.kind == ExceptionKind.AWAY.value:
            yield Reason(rule="R22", day=day.date, text=f"{AWAY}{day.date:%A}.")


def _stage(known: Facts, limits: Bounds) -> Iterator[Reason]:
    if limits.deload:
        yield Reason(
            rule="R21", text="After the weeks that built up, this one eases off on purpose."
        )
    if limits.stage is Stage.TAPER and not any(day.removed for day in known.days):
        yield Reason(
            rule="R17",
            text="The load falls so that you stand fresh at the start; the pace stays.",
        )
    if known.past.starter:
        yield Reason(
            rule="R27", text="I know nothing of your training yet, so the first week is small."
        )


def _empty(known: Facts, limits: Bounds, days: Sequence[Day]) -> Iterator[Reason]:
    """Why nothing is planned, where nothing else says so."""
    open_ = {day.date for day in known.open_days}
    held = [workout for day in days if day.date in open_ for workout in day.workouts]
    if not open_ or not all(workout.is_rest for workout in held):
        return
    if all(day.rest for day in limits.days if day.open):
        text = "No day that is left has time enough for a session."
        yield Reason(rule="R22", text=text)
    elif limits.minutes_high < SESSION_MIN:
        yield Reason(rule="R22", text="The hours you have for training this week are used up.")
    elif limits.done_km > 0:
        text = (
            "You have done about what this week should hold, so the days that are left are rest."
        )
        yield Reason(rule="R06", text=text)
    else:
        text = "So little fits this week that rest serves you better than a scrap of training."
        yield Reason(rule="R06", text=text)


def _days(known: Facts, days: Sequence[Day]) -> Iterator[Reason]:
    heavy = {day.date for day in days if any(map(_heavy, day.workouts))}
    for before, day in pairwise([None, *days]):
        if day is None or not known.on(day.date).open:
            continue
        rests = all(workout.is_rest for workout in day.workouts)
        if rests and not known.on(day.date).cap.rest:  # health has said why already
            yield from _rest(day, heavy)
        for workout in day.workouts:
            yield from _why(known, workout, day, before)


def _why(known: Facts, workout: Workout, day: Day, before: Day | None) -> Iterator[Reason]:
    if workout.workout_type is WorkoutType.LONG:
        longest, km = known.on(day.date).longest_km, workout.distance_km or 0.0
        text = NEAR if km >= NEAR_SHARE * longest else SHORTER
        yield Reason(rule="R05", day=day.date, text=f"The long run on {day.day} {text}")
    elif _heavy(workout) and workout.workout_type is not WorkoutType.RACE:
        yield Reason(
            rule="R12",
            day=day.date,
            text=f"Hard on {day.day}, {_after(before)}, with easy days on both sides.",
        )


def _after(before: Day | None) -> str:
    if before is None or all(workout.is_rest for workout in before.workouts):
        return "when you are rested"
    return "after something easy"


def _heavy(workout: Workout) -> bool:
    return is_hard_workout(workout) or workout.workout_type is WorkoutType.LONG


def _rest(day: Day, heavy: Collection[date]) -> Iterator[Reason]:
    if day.date - DAY in heavy:
        text = f"Rest on {day.day}, because the day before asks most of you."
    elif day.date + DAY in heavy:
        text = f"Rest on {day.day}, so that you come fresh to the day after."
    else:
        return
    yield Reason(rule="R10", day=day.date, text=text)
