"""What is left where the own sport may not be, or does not fit: walks and easy movement."""

from collections.abc import Sequence

from coach.activity import Sport
from coach.planning.cap import GENTLE
from coach.planning.daybounds import BEFORE_RACE_DAYS
from coach.planning.draft import DayDraft, Draft
from coach.planning.library import Occasion, Role, Template
from coach.planning.picking import Picker
from coach.planning.session import Session, session_km
from coach.planning.sizes import STEP_MIN, down, room_km

MOVE_MIN = 20.0
"""Mobility that stands for a session lasts no longer."""

EASED_MIN = 40.0
"""An easy session without impact lasts no longer."""

WALK_MIN = 30.0
"""Between short runs on the way back a walk lasts no longer than it did before them."""

SHORTEST_MIN = 10.0
MOST = {Sport.WALKING: 5, Sport.MOBILITY: 3}
MOST_OTHERS = 4
MOST_INSTEAD = 3
"""Sessions a week at most."""

BESIDE_RUN = frozenset({"after running", "before running"})
"""Mobility that belongs to a run."""


def put_gentle(draft: Draft, picker: Picker, days: Sequence[DayDraft] | None = None) -> None:
    """Gentle sessions on days that the own sport must leave alone, with days between them.

    `days`: on no others.
    """
    counts: dict[Sport, int] = {}
    among = draft.days if days is None else days
    for day in _spread([day for day in among if _asks(draft, day)]):
        for sport in _sports(draft, day):
            if counts.get(sport, 0) < MOST.get(sport, MOST_OTHERS) and _put(
                draft, picker, day, sport
            ):
                counts[sport] = counts.get(sport, 0) + 1
                break


def put_instead(draft: Draft, picker: Picker) -> None:
    """Short walks, else easy movement, in a week into which nothing else fits.

    A step that is smaller than the shortest session, heat, or pain that lets nothing grow after a
    week of rest: a careful coach would still have somebody move.
    """
    done = any(not day.open and day.load.moved for day in draft.known.days)
    if done or any(day.trains for day in draft.days):
        return
    count = 0
    for day in _spread([day for day in draft.days if _free(draft, day)]):
        sports = [Sport.WALKING, Sport.MOBILITY] if day.bounds.outdoors else [Sport.MOBILITY]
        if count < MOST_INSTEAD and any(_put(draft, picker, day, sport) for sport in sports):
            count += 1


def _free(draft: Draft, day: DayDraft) -> bool:
    """Open to anything, and no eve of a race."""
    bounds, ahead = day.bounds, draft.race_in(day.date)
    able = bounds.running and bounds.sports is None and not bounds.rest
    near_race = ahead is not None and ahead <= BEFORE_RACE_DAYS
    return able and not near_race and day.date not in draft.bounds.forced_rests


def _asks(draft: Draft, day: DayDraft) -> bool:
    """Open, free, and closed to the own sport by health alone, or between its first short runs."""
    bounds = day.bounds
    closed = not bounds.running or bounds.sports is not None or draft.known.body.eased
    idle = not bounds.rest and not day.standing and day.role is None and not day.raced
    return closed and idle and day.date not in draft.bounds.forced_rests


def _spread(days: Sequence[DayDraft]) -> list[DayDraft]:
    """Every other day first."""
    return [*days[::2], *days[1::2]]


def _sports(draft: Draft, day: DayDraft) -> list[Sport]:
    """What may be done, the best first; with strong pain nothing but easy movement."""
    allowed = day.bounds.sports
    if any(session.sport is Sport.MOBILITY for session in day.beside):
        allowed = tuple(sport for sport in allowed or () if sport is not Sport.MOBILITY)
    if allowed is None and draft.known.body.eased and not day.beside:
        return [Sport.WALKING]
    if allowed is None:
        return [Sport.MOBILITY]
    kept = {kept.sport for kept in draft.known.availability.cross_training}
    own = kept | draft.known.main_sports
    others = [sport for sport in allowed if sport in own and sport not in GENTLE]
    return [*others, *(sport for sport in GENTLE if sport in allowed)]


def _put(draft: Draft, picker: Picker, day: DayDraft, sport: Sport) -> bool:
    if not draft.rested([day]):
        return False
    walk = WALK_MIN if draft.known.body.eased or day.bounds.running else day.left
    most = {Sport.MOBILITY: MOVE_MIN, Sport.WALKING: walk}.get(sport, EASED_MIN)
    minutes = down(min(most, day.left, draft.bounds.minutes_high - draft.minutes))
    template = _template(draft, picker, day, sport, minutes) if minutes >= SHORTEST_MIN else None
    if template is None:
        return False
    minutes = min(minutes, template.longest)
    while minutes >= max(template.shortest, SHORTEST_MIN):
        if _load(draft, day, template, sport, minutes) <= room_km(draft) + 1e-9:
            day.role, day.sport = Role.EASY, sport
            day.put(template, minutes)
            return True
        minutes -= STEP_MIN
    return False


def _template(
    draft: Draft, picker: Picker, day: DayDraft, sport: Sport, minutes: float
) -> Template | None:
    """Limited bodies get what is made for them; those on the way back walk toward running."""
    if sport not in GENTLE:
        return picker.easy(day.bounds, sport, minutes)
    if sport is Sport.MOBILITY and day.bounds.running and day.bounds.sports is None:
        return _mobility(picker, day, minutes)
    back = bool(draft.known.body.steps.reasons) and draft.known.body.limits.cap.sports is None
    occasion = Occasion.RETURN if back and sport is Sport.WALKING else Occasion.LIMITED
    return picker.gentle(day.bounds, sport, minutes, occasion)


def _mobility(picker: Picker, day: DayDraft, minutes: float) -> Template | None:
    """For somebody who could run, in turn; none that ends a run."""
    found = picker.supports(day.bounds, Sport.MOBILITY, minutes, Role.SUPPORT)
    alone = [template for template in found if template.family not in BESIDE_RUN]
    return alone[(picker.turn + day.date.weekday()) % len(alone)] if alone else None


def _load(draft: Draft, day: DayDraft, template: Template, sport: Sport, minutes: float) -> float:
    session = Session(template=template, sport=sport, minutes=minutes, rpe=day.bounds.rpe)
    return session_km(draft.known, session)
