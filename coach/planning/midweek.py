"""Whether a week in force must change, why, and the athlete's own words behind it.

For convenience and for ratios a week is changed unasked once at most, on Wednesday; pain, illness,
states, a worn body and the verdicts stop, no running and rest act whenever they arise (coaching
§4, Authority).
"""

from dataclasses import dataclass
from datetime import date

from coach.activity import RUNS
from coach.dossier import Dossier
from coach.journal import Observation
from coach.load.styles import STYLES
from coach.planning.authority import planned_km
from coach.planning.bounds import Bounds, bounds
from coach.planning.efforts import is_hard_workout
from coach.planning.facts import Facts, facts
from coach.planning.history import DAY
from coach.planning.pain import CAREFUL_FROM, newest_pain
from coach.planning.rules.validator import check
from coach.planning.rules.verdicts import Outcome
from coach.planning.signs import HIGH_SORENESS, LOW_ENERGY, LOW_SLEEP
from coach.planning.verdict import VerdictKind
from coach.planning.worn import RUN_MINUTES, worn
from coach.program import Program, WorkoutType

AT_ONCE = frozenset({VerdictKind.STOP, VerdictKind.NO_RUNNING, VerdictKind.REST})
"""These act on the day they arise."""

FORECAST = "R23"
"""A forecast grows old as its days come to pass: that calls for a new one, not for other days."""

LEAST_STREAK = min(style.max_days_without_rest for style in STYLES.values()) - 1
"""Training days in a row, today not counted, without which no style asks for rest."""

SPARE_KM = 0.5
"""What printing to a tenth may leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What the athlete said on a day, word for word."""

    day: date
    words: str


def must_change(dossier: Dossier, kept: Program, today: date) -> str | None:
    """Why what is left of a week cannot stay, in one sentence; None: nothing needs to change.

    Raises:
        TooYoungError: the athlete is under sixteen.
    """
    known = facts(dossier, today, kept.week_start_date)
    limits = bounds(known)
    asked = _verdict_asks(known, limits)
    if asked is not None:
        return asked
    broken = [rule for rule in check(known, kept, limits) if rule.verdict is Outcome.BLOCK]
    return next((rule.text for rule in broken if rule.id != FORECAST), None)


def urgent(dossier: Dossier, kept: Program, today: date) -> bool:
    """Whether a verdict that never waits stands against what is planned for today."""
    if not may_press(dossier, today):
        return False
    known = facts(dossier, today, kept.week_start_date)
    if _too_much_for_the_worn(known):
        return True
    limits = bounds(known)
    return limits.verdict.kind in AT_ONCE and _verdict_asks(known, limits) is not None


def _too_much_for_the_worn(known: Facts) -> bool:
    """Whether something hard or long stands on a day that a worn body leaves easy and short."""
    said = known.body.worn
    return said is not None and any(
        is_hard_workout(w) or (w.sport in RUNS and w.duration_min > RUN_MINUTES)
        for day in known.open_days
        if said.on <= day.date <= said.until
        for w in day.in_force
        if w.workout_type is not WorkoutType.RACE
    )


def may_press(dossier: Dossier, today: date) -> bool:
    """Whether any such verdict is possible, told from the records alone.

    Asked after every word of the athlete, and nearly always answered with no: the facts of a week
    cost a hundred times more. Yesterday's plan may have been done without a record.
    """
    said = newest_pain(dossier.observations, today)
    if dossier.open_states(today) or (said is not None and said.stops):
        return True
    if worn(dossier, today) is not None:
        return True
    told = {seen.date for seen in dossier.observations if seen.rpe}
    trained = told | {activity.day for activity in dossier.activities}
    return all(today - n * DAY in trained for n in range(2, LEAST_STREAK + 1))


def _verdict_asks(known: Facts, limits: Bounds) -> str | None:
    """The verdict's sentence, where the version in force holds more than it allows."""
    said = limits.verdict
    if said.kind is VerdictKind.REDUCE:
        most = limits.high_km - limits.done_km + SPARE_KM
        return said.text if planned_km(known) > most else None
    if said.kind not in AT_ONCE:
        return None
    for day in known.open_days:
        cap = said.cap(day.date)
        held = [w for w in day.in_force if w.workout_type is not WorkoutType.RACE]
        if held and (cap.rest or (not cap.running and _runs(known, day.date))):
            return said.text
    return None


def _runs(known: Facts, day: date) -> bool:
    return any(w.sport in known.main_sports for w in known.on(day).in_force)


def quote(dossier: Dossier, kept: Program, today: date) -> Quote | None:
    """The newest words since the week began that say how the body is, else the newest at all."""
    since = min(kept.week_start_date, today) - DAY
    recent = [o for o in dossier.observations if since <= o.date <= today]
    told = [o for o in reversed(recent) if o.note]
    strong = [o for o in told if _matters(o)]
    found = (strong or told)[:1]
    return Quote(day=found[0].date, words=found[0].note or "") if found else None


def _matters(seen: Observation) -> bool:
    return (
        (seen.pain or 0) >= CAREFUL_FROM
        or bool(seen.pain_changes_movement or seen.worse_next_morning or seen.fever)
        or (seen.energy or LOW_ENERGY + 1) <= LOW_ENERGY
        or (seen.soreness or 0) >= HIGH_SORENESS
        or (seen.sleep or LOW_SLEEP + 1) <= LOW_SLEEP
    )
