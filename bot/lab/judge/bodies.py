"""Illness, pain and breaks: how soon the program changed, and whether the way back was staged."""

from datetime import date, timedelta

from bot.lab.diary import Delivered, Misfortune
from bot.lab.score import Score
from bot.lab.stored import Stored, is_race
from bot.lab.yardstick import DAY, FOOT, HARD_TYPES, RUN
from coach.activity import Sport
from coach.program import Workout
from coach.state import ReturnStage, State, StateKind

SLACK, SLACK_KM = 1.02, 0.5
STARTER_KM = 12.0
"""Who did less than a starter week before a break begins with one (coaching §4)."""

FEVER_DAYS = 2
WALK_MIN, SHORT_RUN_MIN, FIRST_RUN_MIN = 30.0, 30.0, 60.0


def judge_bodies(score: Score, seen: Stored) -> None:
    """Days to a changed plan; each program said on the way back, right or not."""
    for misfortune in seen.lived.diary.misfortunes:
        score.days_to_change.append(_days_to_change(seen, misfortune))
    for said in seen.lived.diary.delivered:
        for state in said.states:
            score.staged_right.append(_staged(said, state))
    for monday in seen.mondays:
        said_first = seen.sunday(monday)
        guided = seen.guided_share(said_first) if said_first is not None else None
        if said_first is not None and guided is not None:
            score.staged_right.append(_guided(seen, said_first, *guided))


def _days_to_change(seen: Stored, told: Misfortune) -> int:
    """From the first day that must differ to the first that does."""
    for n in range(8):
        if not any(_breaks(w, told) for w in seen.held(told.day + n * DAY)):
            return n
    return 8


def _breaks(workout: Workout, told: Misfortune) -> bool:
    if told.nothing:
        return True
    runs = workout.sport is not None and workout.sport.value in RUN
    return (told.running and runs) or (told.hard and workout.workout_type in HARD_TYPES)


def _staged(said: Delivered, state: State) -> bool:
    """Whether the open days hold no more than the state's stage allows."""
    for day in said.program.daily_program:
        if day.date < said.on or (day.date == said.on and any(w.done for w in day.workouts)):
            continue
        held = [w for w in day.workouts if not w.is_rest and w.done is None and not is_race(w)]
        if not all(_allowed(w, state, day.date) for w in held):
            return False
    return True


def _allowed(workout: Workout, state: State, day: date) -> bool:
    runs = workout.sport is not None and workout.sport.value in RUN
    if workout.workout_type in HARD_TYPES or not _fever_allows(state, day):
        return False
    match state.stage:
        case ReturnStage.OFF:
            hurt = state.kind is StateKind.INJURED
            return hurt and (workout.sport is None or workout.sport.value not in FOOT)
        case ReturnStage.WALK:
            gentle = workout.sport in {Sport.WALKING, Sport.MOBILITY}
            return gentle and workout.duration_min <= WALK_MIN
        case ReturnStage.EASY_SHORT:
            return not runs or workout.duration_min <= SHORT_RUN_MIN
        case _:
            return not runs or workout.duration_min <= FIRST_RUN_MIN


def _fever_allows(state: State, day: date) -> bool:
    """Nothing until 48 hours without fever have passed (two dates)."""
    if state.kind is not StateKind.SICK or state.fever_free_since is None:
        return True
    return day >= state.fever_free_since + timedelta(days=FEVER_DAYS)


def _guided(seen: Stored, said: Delivered, share: float, last: date) -> bool:
    """A week after a break: within its share of the four weeks before, and nothing hard."""
    loads = [seen.season.get(last - n * DAY, 0.0) for n in range(28)]
    most = max(share * sum(loads) / 4, STARTER_KM if sum(loads) / 4 < STARTER_KM else 0.0)
    days = said.program.daily_program
    hard = any(w.workout_type in HARD_TYPES for day in days for w in day.workouts)
    return not hard and seen.planned(said.program.week_start_date) <= SLACK * most + SLACK_KM
