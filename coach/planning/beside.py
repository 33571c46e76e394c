"""Strength, mobility and other sports beside the athlete's own, where there is room."""

from coach.planning.draft import DayDraft, Draft, is_race
from coach.planning.library import Role, Template
from coach.planning.picking import Picker
from coach.planning.rundays import BESIDE, SESSION_MIN
from coach.planning.session import Session, session_km
from coach.planning.sizes import EVE_MIN
from coach.planning.slots import STRENGTH_BEFORE_RACE_DAYS, Slot
from coach.planning.sports import ride_day
from coach.program import WorkoutType

KEPT_MIN, HARD_MIN = 30.0, 45.0
"""So many minutes of an easy and of a hard day stay for the own sport."""

ROOMY_MIN = 60.0
"""Days that leave this much come first."""

SHORTEST_MIN = 8.0


def put_beside(draft: Draft, picker: Picker) -> None:
    """Each slot on as many days as it asks for, the best ones first; what has no room is left."""
    for slot in draft.bounds.slots:
        days = [day for day in draft.days if day.date in slot.days]
        count = 0
        for day in sorted(days, key=lambda day: _rank(draft, day, slot)):
            wanted = count < slot.count and _may(draft, day, slot)
            if wanted and _put(draft, picker, day, slot):
                count += 1


def lighten(draft: Draft) -> None:
    """Takes off what is beside, the last first, while all sports together are too much (R07)."""
    most = draft.bounds.total_high_km
    while most is not None and _total(draft) > most:
        day = next((d for d in reversed(draft.days) if d.beside and d.role is not None), None)
        if day is None:
            return
        day.beside.pop()


def _total(draft: Draft) -> float:
    """Load of all sports in the whole week, races left out."""
    done = sum(d.load.total_km for d in draft.known.days if not d.open and not d.load.raced)
    planned = [
        workout.planned_external or 0.0
        for day in draft.days
        for workout in day.workouts(draft.known)
        if not is_race(workout)
    ]
    return done + sum(planned)


def _may(draft: Draft, day: DayDraft, slot: Slot) -> bool:
    if day.raced or day.bounds.rest or day.date in draft.bounds.forced_rests:
        return False
    if slot.type is WorkoutType.STRENGTH and not _may_lift(draft, day):
        return False
    if slot.type is not WorkoutType.MOBILITY and (_hurts(draft, day) or _raced_before(draft, day)):
        return False
    return day.trains or draft.rested([day])


def _may_lift(draft: Draft, day: DayDraft) -> bool:
    """Neither in the 24 h before something hard (R30), nor in the 72 h before a race (R19)."""
    ahead = draft.race_in(day.date)
    near_race = ahead is not None and ahead <= STRENGTH_BEFORE_RACE_DAYS
    return not near_race and not _ahead(draft, day, hard=True)


def _hurts(draft: Draft, day: DayDraft) -> bool:
    """Pain that stops running stops everything but easy movement."""
    return not day.bounds.running and day.bounds.sports is None and bool(draft.known.body.pain)


def _raced_before(draft: Draft, day: DayDraft) -> bool:
    return any((day.date - race.date).days == 1 for race in draft.known.calendar.races)


def _ahead(draft: Draft, day: DayDraft, *, hard: bool) -> bool:
    """Whether the next day is hard or a race (R30: no strength in the 24 h before), or long."""
    heavy = [d.date for d in draft.days if (d.hard or d.raced if hard else d.heavy)]
    return any((other - day.date).days == 1 for other in heavy)


def _rank(draft: Draft, day: DayDraft, slot: Slot) -> tuple[float, ...]:
    """Easy days first, then hard ones, then free ones; another sport goes where nothing is."""
    easy = day.role is Role.EASY and day is not ride_day(draft)
    own = 0 if easy else 1 if day.hard else 3 if day.trains else 2
    if slot.type is WorkoutType.CROSS:
        own = 0 if not day.trains else 1 if day.role is Role.EASY else 2
    crowded = day.role is not None and day.left - slot.minutes < ROOMY_MIN
    before_long = _ahead(draft, day, hard=False)
    return (len(day.beside), own, crowded, before_long, -day.left, day.date.toordinal())


def _put(draft: Draft, picker: Picker, day: DayDraft, slot: Slot) -> bool:
    kept = _kept(draft, day)
    spare = draft.bounds.minutes_high - draft.minutes - _own(draft)
    minutes = min(slot.minutes, day.left - kept, spare)
    if draft.race_in(day.date) == 1:
        minutes = min(minutes, EVE_MIN / 2)
    if minutes < SHORTEST_MIN:
        return False
    template = picker.beside(day.bounds, slot.type, slot.sport, minutes)
    if template is None or not _fits(draft, day, slot, template):
        return False
    session = Session(
        template=template,
        sport=slot.sport,
        minutes=template.within(minutes) or template.shortest,
        rpe=day.bounds.rpe,
    )
    room = draft.target_km - draft.standing_km() - draft.beside_km()
    if session_km(draft.known, session) > room:
        return False
    day.beside.append(session)
    return True


def _own(draft: Draft) -> float:
    """Minutes of the week that stay for the own sport, half of it at the most."""
    wanted = sum(_kept(draft, day) for day in draft.days if day.role is not None)
    return min(wanted, BESIDE * draft.bounds.minutes_high)


def _kept(draft: Draft, day: DayDraft) -> float:
    """Minutes that stay for the own sport."""
    if day.role is Role.LONG:
        return draft.bounds.long_minutes
    return {Role.HARD: HARD_MIN, Role.EASY: KEPT_MIN}.get(day.role or Role.SUPPORT, 0.0)


def _fits(draft: Draft, day: DayDraft, slot: Slot, template: Template) -> bool:
    """Other sports on foot are load on the same legs: not beside a run, nor too long."""
    short = template.shortest <= day.left
    return short and (slot.sport not in draft.known.main_sports or day.left >= SESSION_MIN)
