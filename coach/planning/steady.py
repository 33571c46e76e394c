"""The week in force: kept as it stands where it may be, changed only where it must."""

from collections.abc import Iterator

from coach.activity import Sport
from coach.planning.clashes import allowed, clash_of, over
from coach.planning.dealing import even_out, put_easy
from coach.planning.draft import DayDraft, Draft, is_race
from coach.planning.efforts import is_hard_workout
from coach.planning.gentle import put_gentle
from coach.planning.keeping import stand
from coach.planning.library import Role
from coach.planning.picking import Picker, is_quick
from coach.planning.season import season_week
from coach.planning.session import load_km
from coach.planning.sizes import per_minute
from coach.planning.skeleton import is_able
from coach.planning.verdict import VerdictKind
from coach.planning.wishes import WISH
from coach.program import Workout, WorkoutType
from coach.race import Priority

SPARE, SPARE_KM = 1.05, 1.0
"""So far a week may run over its bounds, by what was done, before the rest of it is cut."""


def hold(draft: Draft, picker: Picker) -> None:
    """Takes over what the version in force holds; what may not stay becomes easy, or rest."""
    stand(draft)
    most, before = _most_km(draft), {day.date: list(day.standing) for day in draft.days}
    for day, workout in _by_weight(draft):
        if any(_same(workout, other) for other in before[day.date]):
            continue
        if _may(draft, day, workout, most):
            day.standing.append(workout)
        elif workout.sport in draft.known.main_sports:
            day.most = max(day.most or 0.0, _as_long(draft, workout))
            day.sport = workout.sport or day.sport
    for day in draft.days:
        day.standing.sort(key=lambda workout: _place(draft, day, workout))
        if day.most and is_able(draft, day) and draft.rested([day]):
            day.role = Role.EASY
    draft.target_km = max(draft.target_km, most)
    put_easy(draft, picker)
    even_out(draft, picker)
    lost = [day for day in draft.days if draft.known.on(day.date).in_force and not day.standing]
    put_gentle(draft, picker, lost)


def _as_long(draft: Draft, workout: Workout) -> float:
    """Minutes that something easy in a workout's place may last: neither longer nor more load."""
    rate = per_minute(draft, workout.sport or Sport.RUNNING)
    load = load_km(draft.known.athlete.sport, workout)
    return min(workout.duration_min, load / rate) if rate else workout.duration_min


def _most_km(draft: Draft) -> float:
    """Load that may stay on the open days: what the whole week may hold, less what was done.

    Where the verdict or a wish asks for less, the bounds hold to the letter.
    """
    limits = draft.bounds
    wished = any(reason.rule == WISH for reason in limits.reasons)
    if wished or limits.verdict.kind is VerdictKind.REDUCE or draft.high_km <= 0:
        return draft.high_km
    whole = max(season_week(draft.known).load_km, limits.high_km)
    return max(draft.high_km, SPARE * whole + SPARE_KM - limits.done_km)


def _by_weight(draft: Draft) -> Iterator[tuple[DayDraft, Workout]]:
    """Long and hard sessions first, then the others; each in the order of the days."""
    held = [
        (day, workout)
        for day in draft.days
        for workout in draft.known.on(day.date).in_force
        if not is_race(workout) and not workout.pinned
    ]
    yield from (pair for pair in held if _weighs(pair[1]))
    yield from (pair for pair in held if not _weighs(pair[1]))


def _place(draft: Draft, day: DayDraft, workout: Workout) -> int:
    """In the order in which the day had it."""
    held = draft.known.on(day.date).in_force
    return held.index(workout) if workout in held else -1


def _weighs(workout: Workout) -> bool:
    return is_hard_workout(workout) or workout.workout_type is WorkoutType.LONG


def _replaced(draft: Draft) -> bool:
    """Whether a B or C race of the week takes the place of another hard session (coaching §3)."""
    races = [race for day in draft.known.days for race in day.races]
    lesser = any(race.priority is not Priority.A for race in races)
    return lesser and sum(day.hard for day in draft.days) >= draft.bounds.hard


def _same(workout: Workout, other: Workout) -> bool:
    """Whether it is the weekly session that was put there already."""
    return (workout.title, workout.sport, workout.code) == (other.title, other.sport, other.code)


def _may(draft: Draft, day: DayDraft, workout: Workout, most_km: float) -> bool:
    if day.bounds.rest or day.raced or day.date in draft.bounds.forced_rests:
        return False
    if not allowed(draft, day, workout.sport or Sport.RUNNING):
        return False
    if is_hard_workout(workout) and _replaced(draft):
        return False
    own = workout.sport in draft.known.main_sports
    if over(workout.target.rpe, day.bounds.rpe) or (is_quick(workout) and not day.bounds.quick):
        return False
    if own and over(workout.duration_min, day.bounds.longest_minutes):
        return False
    return clash_of(draft, day, workout, most_km) is None
