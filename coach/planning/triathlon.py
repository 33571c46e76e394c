"""Second sessions of a triathlete's days: a swim, a spin, a run off the bike."""

from coach.activity import Sport
from coach.athlete import Discipline
from coach.planning.draft import DayDraft, Draft
from coach.planning.library import Occasion, Role, Template
from coach.planning.picking import Picker
from coach.planning.session import Session
from coach.planning.sizes import STEP_MIN, down, room_km

SECOND_MIN = 45.0
SHORTEST_MIN = 20.0
BRICK_MIN = 20.0
"""Minutes of a second session, and of the run straight after a long ride (custom)."""

LEAST_ROOM_KM = 2.0
"""With less load left, the week is full enough."""

SECONDS = {Sport.CYCLING: Sport.SWIMMING, Sport.RUNNING: Sport.SWIMMING}
"""What goes with the first session of a day; a swim goes with a ride."""


def double_up(draft: Draft, picker: Picker) -> None:
    """Second sessions on the days that have the time, while there is load left to place."""
    if draft.known.athlete.sport is not Discipline.TRIATHLON:
        return
    for day in draft.of(Role.LONG):
        if day.sport is Sport.CYCLING:
            _brick(draft, picker, day)
    for day in sorted(draft.days, key=lambda d: (-d.left, d.date)):
        if room_km(draft) < LEAST_ROOM_KM:
            return
        if day.role in {Role.EASY, Role.HARD} and day.template is not None and not day.beside:
            sport = SECONDS.get(day.sport, Sport.CYCLING)
            minutes = down(min(SECOND_MIN, day.left))
            if minutes >= SHORTEST_MIN:
                _add(draft, day, picker.easy(day.bounds, sport, minutes), sport, minutes)


def _brick(draft: Draft, picker: Picker, day: DayDraft) -> None:
    """A short run straight after the long ride, where running may be."""
    if day.left < BRICK_MIN or room_km(draft) < LEAST_ROOM_KM:
        return
    found = picker.gentle(day.bounds, Sport.RUNNING, BRICK_MIN, Occasion.BRICK)
    if found is not None:
        _add(draft, day, found, Sport.RUNNING, BRICK_MIN)


def _add(
    draft: Draft, day: DayDraft, template: Template | None, sport: Sport, minutes: float
) -> None:
    """As much of it as the load lasts for."""
    while template is not None and minutes >= template.shortest:
        fitted = min(minutes, template.longest)
        session = Session(template=template, sport=sport, minutes=fitted, rpe=day.bounds.rpe)
        day.beside.append(session)
        if room_km(draft) >= 0.0 and draft.minutes <= draft.bounds.minutes_high:
            return
        day.beside.pop()
        minutes = fitted - STEP_MIN
