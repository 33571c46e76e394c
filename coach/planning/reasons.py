"""Why a week is as it is: rule ids and one sentence each."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from coach.athlete import Stage
from coach.planning.bounds import Bounds
from coach.planning.efforts import is_hard_workout
from coach.planning.facts import Facts
from coach.program import Day, Reason, WorkoutType

DAY = timedelta(days=1)


def reasons_of(known: Facts, limits: Bounds, days: Sequence[Day]) -> tuple[Reason, ...]:
    """What held the week back, then why its days lie as they do."""
    found = [*limits.reasons, *_removed(known), *_stage(known, limits), *_days(known, days)]
    unique: dict[tuple[str, str], Reason] = {}
    for reason in found:
        unique.setdefault((reason.rule, reason.text), reason)
    return tuple(unique.values())


def _removed(known: Facts) -> Iterator[Reason]:
    for day in known.days:
        for race, rule in day.removed:
            if day.open:
                text = f"{race.name} is taken off the plan: your health comes first."
                yield Reason(rule=rule, day=day.date, text=text)


def _stage(known: Facts, limits: Bounds) -> Iterator[Reason]:
    if limits.deload:
        yield Reason(
            rule="R21", text="After the weeks that built up, this one eases off on purpose."
        )
    if limits.stage is Stage.TAPER:
        yield Reason(
            rule="R17",
            text="The load falls so that you stand fresh at the start; the pace stays.",
        )
    if known.past.starter:
        yield Reason(
            rule="R27", text="I know nothing of your training yet, so the first week is small."
        )


def _days(known: Facts, days: Sequence[Day]) -> Iterator[Reason]:
    open_ = [day for day in days if known.on(day.date).open]
    heavy = {day.date for day in open_ if any(_heavy(day, n) for n in range(len(day.workouts)))}
    for day in open_:
        for workout in day.workouts:
            if workout.is_rest:
                yield from _rest(day, heavy)
            elif workout.workout_type is WorkoutType.LONG:
                yield Reason(
                    rule="R05",
                    day=day.date,
                    text=f"The long run on {day.day} grows only a little past the longest of the "
                    "last thirty days, because one big jump hurts more than a big week.",
                )
            elif is_hard_workout(workout) and workout.workout_type is not WorkoutType.RACE:
                yield Reason(
                    rule="R12",
                    day=day.date,
                    text=f"Hard on {day.day}, because that is far enough from what is hard or "
                    "long beside it.",
                )


def _heavy(day: Day, place: int) -> bool:
    workout = day.workouts[place]
    return is_hard_workout(workout) or workout.workout_type is WorkoutType.LONG


def _rest(day: Day, heavy: set[date]) -> Iterator[Reason]:
    if day.date - DAY in heavy:
        text = f"Rest on {day.day}, the day after the week's hardest work."
    elif day.date + DAY in heavy:
        text = f"Rest on {day.day}, so that you come fresh to the day after."
    else:
        return
    yield Reason(rule="R10", day=day.date, text=text)
