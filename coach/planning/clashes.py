"""Which rule a workout would break on a day, seen from what stands in the week already."""

from coach.activity import RUNS, Sport
from coach.athlete import Stage
from coach.load.metrics import Gate
from coach.planning.draft import DayDraft, Draft, near
from coach.planning.efforts import is_hard_workout, is_long_workout
from coach.planning.weekload import MARGIN
from coach.program import Workout

HARD_OF = {Stage.BASE: 1, Stage.RECOVERY: 0}
HARD_MOST = 2
"""Hard sessions a week (R11)."""

JUMP, JUMP_KM = 1.30, 5.0
"""R06 blocks over so much of max(P1, M3) and so many km more than P1."""

SLIP = 1e-9


def allowed(draft: Draft, day: DayDraft, sport: Sport) -> bool:
    """Whether health and exceptions allow the sport at all: if not, it goes without a word."""
    found = draft.known.on(day.date)
    cap = found.cap & draft.bounds.verdict.cap(day.date)
    if cap.rest or (found.exception is not None and found.minutes <= 0):
        return False
    if cap.sports is not None:
        return sport in cap.sports
    return cap.running or sport not in RUNS


def clash_of(draft: Draft, day: DayDraft, workout: Workout, most_km: float) -> str | None:
    """The rule's id; None for none. `most_km`: load that all standing sessions may hold."""
    if workout.duration_min > min(day.left, draft.bounds.minutes_high - draft.minutes) + SLIP:
        return "R22"
    if (is_hard_workout(workout) or is_long_workout(workout)) and (
        rule := _spacing(draft, day, workout)
    ):
        return rule
    if workout.sport in RUNS and over(workout.distance_km, day.bounds.longest_km):
        return "R05"
    if draft.load([workout]) > most_km - draft.standing_km() + SLIP:
        return "R06"
    due = day.date in draft.bounds.forced_rests
    return None if day.trains or (draft.rested([day]) and not due) else "R10"


def fixed_most_km(draft: Draft) -> float:
    """Load that weekly sessions may come to: up to R06's block, where nothing else holds back."""
    known, past = draft.known, draft.known.past
    held = (
        known.readings.gate is Gate.NONE
        or known.body.way_back is not None
        or known.body.step_load_km is not None
        or draft.bounds.window is not None
        or not known.body.growth
    )
    if held:
        return draft.high_km
    line = max(JUMP * max(past.p1_km, past.m3_km), past.p1_km + JUMP_KM)
    return max(draft.high_km, MARGIN * line - draft.bounds.done_km)


def hard_most(draft: Draft) -> int:
    """Hard sessions that the open days may hold at all (R11), those that happened left out."""
    known = draft.known
    if known.past.starter or not known.body.limits.cap.hard:
        return 0
    dates = {day.date for day in known.days if not day.open}
    happened = sum(e.hard and not e.planned and e.day in dates for e in known.efforts)
    most = HARD_OF.get(known.stage, HARD_MOST)
    if draft.bounds.deload or known.novice:
        most = min(most, 1)
    return max(draft.bounds.hard, most - happened)


def over(value: float | None, most: float | None) -> bool:
    return value is not None and most is not None and value > most + SLIP


def _spacing(draft: Draft, day: DayDraft, workout: Workout) -> str | None:
    """Hard and long sessions keep their distance, unless two easy long ones go before an ultra."""
    hard = is_hard_workout(workout)
    if not (day.bounds.hard if hard else day.bounds.long):
        return "R12"
    others = [other.date for other in draft.days if other.hard]
    if hard or draft.bounds.second_long_km <= 0:
        others += [other.date for other in draft.days if other.long]
    if near(day.date, others, draft.apart):
        return "R12"
    hards = sum(other.hard for other in draft.days)
    return "R11" if hard and hards >= hard_most(draft) else None
