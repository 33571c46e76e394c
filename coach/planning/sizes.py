"""What fits a day: minutes, and what they come to."""

from coach.activity import ON_FOOT, RUNS, Sport
from coach.load.external import CLIMB_ON_FOOT, planned_external
from coach.planning.draft import DayDraft, Draft
from coach.planning.history import BY_TOTAL
from coach.planning.library import Role, scale

STEP_MIN, FINE_MIN = 5.0, 1.0
"""Sessions last full five minutes; in small weeks, where five are much, full ones."""

SMALL_WEEK_MIN = 150.0

EASY_ON_FOOT_MIN = 85.0
"""From ninety minutes on a session on foot is long, and keeps its distance (R12)."""

EVE_MIN = 40.0
"""The day before a race holds no more (R19)."""

SMALL_EVE_MIN = 60.0
"""The day before any race, a small one too (custom)."""

RUN_WALK, LONG_RUN_WALK = "run-walk", "long run-walk"
WALKED = frozenset({RUN_WALK, LONG_RUN_WALK})
"""Families with breaks to walk."""

ROUNDING_KM = 0.05
"""Distances are printed to a tenth."""

MOST_CLIMB = 0.5
"""Of a week's load, what its climb may make up."""


def per_minute(draft: Draft, sport: Sport) -> float:
    """Km of load in one easy minute."""
    known = draft.known
    work = planned_external(sport, km=known.paces.km(sport, (), 60.0), minutes=60.0, rpe=3.0)
    return (work.total if known.athlete.sport in BY_TOTAL else work.impact) / 60


def run_km(draft: Draft, sport: Sport) -> float:
    """Plain km in one easy minute of running; 0 in other sports."""
    return (draft.known.paces.km(sport, (), 1.0) or 0.0) if sport in RUNS else 0.0


def most_minutes(draft: Draft, day: DayDraft) -> float:
    """The most a day's session may last: by time, and by the longest run allowed (R05)."""
    spare = draft.bounds.minutes_high - draft.minutes
    most = min(day.left, max(0.0, spare)) + day.minutes
    if any((race.date - day.date).days == 1 for race in draft.known.calendar.races):
        most = min(most, SMALL_EVE_MIN)
    if draft.race_in(day.date) == 1:
        most = min(most, EVE_MIN - (day.bounds.minutes - day.left - day.minutes))
    if day.most is not None:
        most = min(most, day.most)
    if day.bounds.longest_minutes is not None:
        most = min(most, day.bounds.longest_minutes)
    speed = _speed(draft, day)
    if day.bounds.longest_km is not None and speed:
        most = min(most, (day.bounds.longest_km - ROUNDING_KM) / speed)
    if day.role is Role.EASY and day.sport in ON_FOOT:
        most = min(most, EASY_ON_FOOT_MIN)
    return most


def _speed(draft: Draft, day: DayDraft) -> float:
    """Plain km in a minute of a day's running, breaks to walk taken off; 0 in other sports."""
    return walked_km(draft, day) or run_km(draft, day.sport)


def walked_km(draft: Draft, day: DayDraft) -> float:
    """Plain km in a minute of running with breaks to walk; 0 for anything else."""
    template = day.template
    if not run_km(draft, day.sport) or template is None or template.family not in WALKED:
        return 0.0
    lengths = (template.shortest, template.longest)
    return max(
        (draft.known.paces.km(day.sport, scale(template, n).steps, n) or 0.0) / n for n in lengths
    )


def step_of(draft: Draft) -> float:
    """By how many minutes sessions grow in this week."""
    rate = per_minute(draft, draft.days[0].sport) if draft.days else 0.0
    small = rate > 0 and draft.target_km / rate < SMALL_WEEK_MIN
    return FINE_MIN if small else STEP_MIN


def down(minutes: float, step: float = STEP_MIN) -> float:
    """To full steps."""
    return int((minutes + 1e-6) / step) * step


def climb_m(draft: Draft) -> float:
    """The climb still to be planned: the week's, by the open days' part of its load."""
    whole = draft.bounds.target_km
    if whole <= 0 or draft.known.athlete.sport in BY_TOTAL:
        return 0.0
    metres = draft.bounds.ascent_m * min(1.0, draft.target_km / whole)
    most = min(metres, MOST_CLIMB * draft.target_km / CLIMB_ON_FOOT * 1000)
    return max(0.0, most - sum(w.ascent_m or 0.0 for d in draft.days for w in d.standing))


def climb_km(draft: Draft) -> float:
    """Load that the week's climb takes out of its km."""
    return climb_m(draft) * CLIMB_ON_FOOT / 1000


def room_km(draft: Draft) -> float:
    """Load that is still to be planned, the week's climb kept back."""
    planned = sum(draft.day_km(day) for day in draft.days)
    return draft.target_km - climb_km(draft) - draft.standing_km() - draft.beside_km() - planned
