"""How long each session of a laid-out week is, and which workout it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.activity import ON_FOOT, Sport
from coach.load.external import planned_external
from coach.planning.draft import DayDraft, Draft
from coach.planning.history import BY_TOTAL
from coach.planning.library import Role
from coach.planning.picking import Picker
from coach.planning.session import workout_of
from coach.planning.sports import give_sports

STEP_MIN = 5.0
"""Sessions last full five minutes."""

SHORTEST_MIN = 20.0

HARD_SHARE = 0.35
"""A hard session takes no more of a week's minutes."""

EASY_OF_LONG = 0.80
"""An easy day is no longer than this part of the longest run, while others can take the rest."""

TIRED, FRESH, LAST = 0.75, 1.0, 0.80
"""Weights of easy days: after something hard or long, otherwise, before something hard."""


@dataclass(slots=True)
class _Easy:
    """An easy day while minutes are dealt out."""

    day: DayDraft
    weight: float
    most: float
    minutes: float = 0.0


def fill(draft: Draft, picker: Picker) -> None:
    """Sizes and workouts for every role; days for which too little is left rest."""
    give_sports(draft)
    climb = _climb(draft)
    room = draft.target_km - draft.standing_km() - climb
    room -= _put_hard(draft, picker, room)
    room -= _put_long(draft, picker, room)
    _put_easy(draft, picker, room)
    _strides(draft, picker)
    _spread_climb(draft)


def per_minute(draft: Draft, sport: Sport) -> float:
    """Km of load in one easy minute."""
    known = draft.known
    km = known.paces.km(sport, (), 60.0)
    work = planned_external(sport, km=km, minutes=60.0, rpe=3.0)
    total = known.athlete.sport in BY_TOTAL
    return (work.total if total else work.impact) / 60


def _climb(draft: Draft) -> float:
    """Load that the week's climb takes out of its km."""
    if draft.known.athlete.sport in BY_TOTAL or draft.target_km <= 0:
        return 0.0
    return min(0.5 * draft.target_km, _metres(draft) * 7.04 / 1000)


def _metres(draft: Draft) -> float:
    """The climb of the open days: the week's, by their part of its load."""
    whole = draft.bounds.target_km
    return draft.bounds.ascent_m * min(1.0, draft.target_km / whole) if whole > 0 else 0.0


def _most(draft: Draft, day: DayDraft) -> float:
    """The most minutes a day's session may last."""
    most = day.left
    if day.bounds.longest_minutes is not None:
        most = min(most, day.bounds.longest_minutes)
    if day.bounds.longest_km is not None and day.sport in ON_FOOT:
        most = min(most, day.bounds.longest_km / (per_run_minute(draft, day)))
    return most


def per_run_minute(draft: Draft, day: DayDraft) -> float:
    """Plain km in one easy minute of a day's sport."""
    return draft.known.paces.km(day.sport, (), 1.0) or 1.0


def _down(minutes: float) -> float:
    return int((minutes + 1e-6) / STEP_MIN) * STEP_MIN


def _put_hard(draft: Draft, picker: Picker, room: float) -> float:
    """Hard sessions first: their load in km. Where none fits, the day is easy."""
    used = 0.0
    for day in draft.of(Role.HARD):
        rate = per_minute(draft, day.sport)
        week = room / rate if rate else 0.0
        most = min(_most(draft, day), HARD_SHARE * week if week > 0 else 0.0)
        work = (1 - draft.bounds.easy_share) * week / max(1, len(draft.of(Role.HARD)))
        template = picker.hard(day.bounds, day.sport, most, work)
        if template is None:
            day.role = Role.EASY
            continue
        _fit(draft, day, picker, most, work, template)
        used += _load(draft, day)
    return used


def _fit(draft: Draft, day: DayDraft, picker: Picker, most: float, work: float, template) -> None:  # type: ignore[no-untyped-def]
    """The longest of full five minutes that stays easy enough and short enough."""
    from coach.planning.library import scale
    from coach.planning.library.effort import above

    day.template = template
    lengths = [template.shortest, *_fives(template.shortest, min(template.longest, most))]
    km = day.bounds.longest_km
    for minutes in reversed(lengths):
        scaled = scale(template, minutes)
        day.minutes = scaled.minutes
        done = draft.known.paces.km(day.sport, scaled.steps, scaled.minutes) or 0.0
        if above(3, scaled.zone_minutes) <= work + 1e-6 and (
            km is None or done <= km or day.sport not in ON_FOOT
        ):
            return
    day.clear()
    day.role = Role.EASY


def _fives(low: float, high: float) -> Sequence[float]:
    first = int(low / STEP_MIN) * STEP_MIN + STEP_MIN
    count = int((high - first) / STEP_MIN) + 1
    return [first + n * STEP_MIN for n in range(max(0, count))]


def _load(draft: Draft, day: DayDraft) -> float:
    session = day.session()
    return 0.0 if session is None else draft.load([workout_of(draft.known, session)])


def _put_long(draft: Draft, picker: Picker, room: float) -> float:
    used = 0.0
    for day in draft.of(Role.LONG):
        rate = per_minute(draft, day.sport)
        wanted = draft.bounds.long_minutes
        if day.sport in ON_FOOT and draft.bounds.longest_km is not None:
            wanted = draft.bounds.long_km / per_run_minute(draft, day)
        most = min(_most(draft, day), wanted, room / rate if rate else 0.0)
        if not day.bounds.long:
            most = min(most, 85.0)
        minutes = _down(most)
        template = picker.long(day.bounds, day.sport, minutes) if minutes >= SHORTEST_MIN else None
        if template is None:
            day.role = Role.EASY
            continue
        day.template, day.minutes = template, min(minutes, template.longest)
        used += _load(draft, day)
    return used


def _put_easy(draft: Draft, picker: Picker, room: float) -> None:
    easy = [
        _Easy(day, _weight(draft, day), _down(_most(draft, day))) for day in draft.of(Role.EASY)
    ]
    for item in [e for e in easy if e.most < SHORTEST_MIN]:
        item.day.clear()
        easy.remove(item)
    easy = _affordable(draft, easy, room)
    long = max((day.minutes for day in draft.of(Role.LONG)), default=0.0)
    for item in easy:
        item.minutes = SHORTEST_MIN
    room -= sum(SHORTEST_MIN * per_minute(draft, e.day.sport) for e in easy)
    for share in (EASY_OF_LONG, 1.0):
        room = _deal(draft, easy, room, share * long if long else None)
    for item in easy:
        _dress(draft, picker, item)


def _affordable(draft: Draft, easy: list[_Easy], room: float) -> list[_Easy]:
    """As many easy days as the room holds at their shortest; the lightest go first."""
    ranked = sorted(easy, key=lambda e: (-e.weight, -e.most, e.day.date))
    kept: list[_Easy] = []
    for item in ranked:
        cost = SHORTEST_MIN * per_minute(draft, item.day.sport)
        if cost <= room + 1e-9:
            kept.append(item)
            room -= cost
        else:
            item.day.clear()
    return sorted(kept, key=lambda e: e.day.date)


def _deal(draft: Draft, easy: Sequence[_Easy], room: float, cap: float | None) -> float:
    """Five minutes at a time to the day that has least for its weight."""
    while True:
        open_ = [
            e
            for e in easy
            if e.minutes + STEP_MIN
            <= (e.most if cap is None else min(e.most, max(cap, SHORTEST_MIN)))
            and STEP_MIN * per_minute(draft, e.day.sport) <= room + 1e-9
        ]
        if not open_:
            return room
        item = min(open_, key=lambda e: (e.minutes / e.weight, e.day.date))
        item.minutes += STEP_MIN
        room -= STEP_MIN * per_minute(draft, item.day.sport)


def _weight(draft: Draft, day: DayDraft) -> float:
    gaps = {
        (other.date - day.date).days
        for other in draft.days
        if other.hard or other.role is Role.LONG
    }
    if -1 in gaps:
        return TIRED
    return LAST if 1 in gaps else FRESH


def _dress(draft: Draft, picker: Picker, item: _Easy) -> None:
    tired = item.weight == TIRED
    template = picker.easy(item.day.bounds, item.day.sport, item.minutes, tired=tired)
    if template is None:
        item.day.clear()
        return
    item.day.template = template
    item.day.minutes = min(item.minutes, template.longest)


def _strides(draft: Draft, picker: Picker) -> None:
    """One easy day of the week ends fast and loose, where nothing forbids it."""
    for day in draft.of(Role.EASY):
        allowed = (
            day.bounds.rpe is None
            and day.bounds.hard
            and day.sport in {Sport.RUNNING, Sport.TRAIL_RUNNING}
        )
        if not allowed or _weight(draft, day) == TIRED or day.template is None:
            continue
        if day.template.family == "run-walk" or not draft.known.body.limits.cap.hard:
            continue
        template = picker.strides(day.bounds, day.sport, day.minutes)
        if template is not None:
            day.template = template
            return


def _spread_climb(draft: Draft) -> None:
    """The week's climb, by the minutes of each session, more of it on the long one."""
    on_foot = [day for day in draft.days if day.template is not None and day.sport in ON_FOOT]
    metres = _metres(draft)
    weights = [day.minutes * (1.5 if day.role is Role.LONG else 1.0) for day in on_foot]
    whole = sum(weights)
    if metres < 10 or not whole or draft.known.athlete.sport in BY_TOTAL:  # noqa: PLR2004 - no climb to speak of
        return
    for day, weight in zip(on_foot, weights, strict=True):
        day.ascent_m = metres * weight / whole
