"""Puts what stands in a week on its days, softened where it must be, and says what clashes."""

from collections.abc import Iterator
from dataclasses import replace
from math import floor

from coach.activity import RUNS, Sport
from coach.availability import FixedSession
from coach.planning.clashes import allowed, clash_of, fixed_most_km
from coach.planning.draft import DayDraft, Draft, is_race
from coach.planning.standing import Kind, fixed_workout, kind_of, race_workout
from coach.planning.wishes import WISH
from coach.program import HARD_TYPES, Workout, WorkoutType
from coach.race import RaceGoal

GATES = frozenset({"R02", "R03", "R04", "R09", "R27", "R28", "verdict"})
"""What simply drops or softens a weekly session; anything else is named as a clash."""

SHORTEST_MIN = 10.0
STEP_MIN = 5.0

WORDS = {
    "R05": ("would be longer than your legs are ready for", "do a shorter part of it"),
    "R06": ("does not fit what the week may hold", "do a shorter part of it"),
    "R10": ("would leave too few rest days", "free another day of training"),
    "R11": ("would be one hard session too many", "do it easy this week"),
    "R12": ("comes too close to another hard or long session", "do it easy, or move it"),
    "R22": ("needs more minutes than there are", "give the day or the week more minutes"),
}
"""What a clash is, and what to relax."""


def stand(draft: Draft, *, bare: bool = False) -> None:
    """Puts races, pinned workouts and weekly sessions on their days, as far as they may be.

    `bare`: races alone.
    """
    for day in draft.days:
        day.standing += [_race(draft, day, race) for race in draft.known.on(day.date).races]
    if bare:
        return
    for day in draft.days:
        for workout in draft.known.on(day.date).pinned:
            _pin(draft, day, workout)
    for day in draft.days:
        for session in draft.known.on(day.date).fixed:
            _fix(draft, day, session)


def _race(draft: Draft, day: DayDraft, race: RaceGoal) -> Workout:
    """As the version in force has it, if it is the same race still."""
    fresh = race_workout(draft.known, race)
    kept = [
        workout
        for workout in draft.known.on(day.date).in_force
        if is_race(workout)
        and (workout.title, workout.distance_km) == (race.name, race.km)
        and (race.target_s is None or workout.duration_min == fresh.duration_min)
        and (workout.target.rpe is None) == (fresh.target.rpe is None)  # raced, or not at all
    ]
    return kept[0] if kept else fresh


def _pin(draft: Draft, day: DayDraft, workout: Workout) -> None:
    """A workout the athlete put there, whole or not at all."""
    if not allowed(draft, day, workout.sport or Sport.RUNNING):
        return
    clash = clash_of(draft, day, workout, fixed_most_km(draft))
    if clash is None:
        day.standing.append(workout)
    else:
        _say(draft, day, workout.title or workout.workout_type.value, clash)


def _fix(draft: Draft, day: DayDraft, session: FixedSession) -> None:
    """A weekly session: whole, or easy and shorter where a rule asks for it."""
    known, kind = draft.known, kind_of(draft.known, session)
    if kind.type is WorkoutType.REST:
        day.bounds = replace(day.bounds, minutes=0, rest=True)
        return
    if not allowed(draft, day, kind.sport):
        return
    gate = known.on(day.date).cap.minutes
    minutes = float(session.minutes) if gate is None else min(gate, float(session.minutes))
    for wanted, length in _ways(draft, day, minutes, kind):
        workout = fixed_workout(known, session, wanted, length, day.bounds.rpe)
        clash = clash_of(draft, day, workout, fixed_most_km(draft))
        if clash is None:
            day.standing.append(workout)
            return
        _say(draft, day, session.type, clash)


def _ways(draft: Draft, day: DayDraft, minutes: float, kind: Kind) -> Iterator[tuple[Kind, float]]:
    """As it is; easy; as much of it as there is room for."""
    easy = kind
    if kind.type in HARD_TYPES:
        easy = replace(kind, type=WorkoutType.EASY)
        if not gated(draft, day):
            yield kind, minutes
    yield easy, minutes
    shorter = floor(_most(draft, day, kind.sport) / STEP_MIN) * STEP_MIN
    if SHORTEST_MIN <= shorter < minutes:
        yield easy, shorter


def _most(draft: Draft, day: DayDraft, sport: Sport) -> float:
    if sport in RUNS and day.bounds.longest_km is not None:
        return min(day.left, day.bounds.longest_km / draft.known.paces.easy)
    return day.left


def gated(draft: Draft, day: DayDraft) -> bool:
    """Whether health, a state, the verdict or a wish keeps the day easy."""
    cap = draft.known.on(day.date).cap & draft.bounds.verdict.cap(day.date)
    if not cap.hard:
        return any(reason.rule in GATES for reason in cap.reasons)
    wished = any(reason.rule == WISH for reason in draft.bounds.reasons)
    return wished and not day.bounds.hard


def _say(draft: Draft, day: DayDraft, name: str, rule: str) -> None:
    clash, relax = WORDS[rule]
    text = f"{name} on {day.date:%A} {clash}; {relax}."
    if text not in draft.errors:
        draft.errors.append(text)
