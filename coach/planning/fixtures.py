"""Weekly sessions in a finished program: kept, or what was in their way."""

from coach.availability import FixedSession
from coach.planning.bounds import Bounds
from coach.planning.clashes import allowed, clash_of, fixed_most_km
from coach.planning.dayfacts import DayFacts
from coach.planning.draft import DayDraft, Draft
from coach.planning.facts import Facts
from coach.planning.keeping import gated
from coach.planning.standing import eased_title, fixed_workout, kind_of
from coach.program import HARD_TYPES, Day, Program, Workout, WorkoutType

SLACK_MIN = 0.5


def is_kept(known: Facts, day: Day, session: FixedSession) -> bool:
    """Whether a day holds the session: its kind of workout, for as long as it lasts."""
    kind = kind_of(known, session)
    if kind.type is WorkoutType.REST:
        return all(workout.is_rest for workout in day.workouts)
    return any(
        workout.workout_type is kind.type and workout.duration_min >= session.minutes - SLACK_MIN
        for workout in day.workouts
    )


def in_the_way(
    known: Facts, limits: Bounds, program: Program, day: DayFacts, session: FixedSession
) -> str | None:
    """The rule that keeping the session would break beside the rest of a program; None for none.

    Gates, states and exceptions come out as R02, whatever their own rule is.
    """
    draft = _of(known, limits, program)
    here, kind = draft.on(day.date), kind_of(known, session)
    if here is None or kind.type is WorkoutType.REST:
        return None
    names = {session.type.strip(), eased_title(session)}
    here.standing = [w for w in here.standing if w.title not in names]
    hard = kind.type in HARD_TYPES
    if not allowed(draft, here, kind.sport) or (hard and gated(draft, here)):
        return "R02"
    cap = day.cap.minutes
    if cap is not None and session.minutes > cap:
        return "R02"
    workout = fixed_workout(known, session, kind, float(session.minutes), here.bounds.rpe)
    return clash_of(draft, here, workout, fixed_most_km(draft))


def _of(known: Facts, limits: Bounds, program: Program) -> Draft:
    """A program's open days as a draft in which everything stands."""
    return Draft(
        known=known,
        bounds=limits,
        days=[
            DayDraft(bounds=day, standing=_standing(program.on(day.date)))
            for day in limits.days
            if day.open
        ],
        target_km=max(0.0, limits.target_km - limits.done_km),
        high_km=max(0.0, limits.high_km - limits.done_km),
    )


def _standing(day: Day | None) -> list[Workout]:
    """What a day holds, skipped workouts left out."""
    workouts = day.workouts if day is not None else ()
    return [w for w in workouts if not w.is_rest and w.done is not False]
