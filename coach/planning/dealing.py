"""The minutes of a week's easy days, dealt out five at a time."""

from collections.abc import Callable, Sequence

from coach.athlete import Stage
from coach.planning.bands import RACE_WEEK
from coach.planning.draft import DayDraft, Draft
from coach.planning.library import Role
from coach.planning.picking import Picker
from coach.planning.sizes import (
    FINE_MIN,
    ROUNDING_KM,
    climb_km,
    down,
    most_minutes,
    room_km,
    step_of,
)

Take = Callable[[DayDraft, float], bool]
"""Whether a day may have so many minutes more; then they are counted."""

SHORTEST_MIN, SHORTEST_RACE_WEEK_MIN = 20.0, 15.0

LONGER_MIN = (30.0, 45.0, 60.0)
"""Where a sport has nothing so short, the next lengths that are tried."""

LENT = 0.90
"""What is left of a long run that lends minutes to an easy day."""

LOST = 0.015
"""Of a week that builds, what full five minutes may leave unplanned: the next one grows from what
was done, and would lose as much again (proposal)."""

SLIP_KM = 1e-6
TAPER_SLIP = 0.05
"""Of a taper week's load, what its days at their shortest may take beyond it (proposal)."""

EASY_OF_LONG = 0.80
"""An easy day is no longer than this part of the longest run, while others can take the rest."""

TIRED, FRESH, LAST = 0.75, 1.0, 0.85
"""Weights of easy days: after something hard or long, otherwise, before something hard."""


def put_easy(draft: Draft, picker: Picker) -> None:
    """Easy sessions for the load that is left; days for which it does not last rest."""
    easy = _affordable(draft, picker)
    rates = {day.date: draft.day_km(day) / day.minutes for day in easy}
    room, step = room_km(draft), step_of(draft)

    def take(day: DayDraft, step: float) -> bool:
        nonlocal room
        cost = step * rates[day.date]
        if cost > room + SLIP_KM:
            return False
        room -= cost
        return True

    _deal(draft, easy, take, step)
    for day in easy:
        template = picker.easy(day.bounds, day.sport, day.minutes, tired=_tired(draft, day))
        if template is not None:
            day.put(template, day.minutes)


def even_out(draft: Draft, picker: Picker) -> None:
    """Once every session is known: what is over comes off the easy days, what is left goes on."""
    step = step_of(draft)
    _trim(draft, picker, step)

    def take(day: DayDraft, step: float) -> bool:
        if day.template is None or day.minutes + step > day.template.longest:
            return False
        day.minutes += step
        fits = room_km(draft) >= 0.0
        day.minutes -= step
        return fits

    easy = [day for day in draft.of(Role.EASY) if day.template is not None]
    _deal(draft, easy, take, step)
    if step > FINE_MIN and draft.bounds.builds and room_km(draft) > LOST * draft.target_km:
        _lengthen(draft, easy, take)


def _lengthen(draft: Draft, easy: Sequence[DayDraft], take: Take) -> None:
    """What is left, to the minute, for one day alone: the others keep their round figures."""
    for day in sorted(easy, key=lambda day: (day.minutes / _weight(draft, day), day.date)):
        before = day.minutes
        _deal(draft, [day], take, FINE_MIN)
        if day.minutes > before:
            return


def _trim(draft: Draft, picker: Picker, step: float) -> None:
    while room_km(draft) < -SLIP_KM:
        able = [
            day
            for day in draft.of(Role.EASY)
            if day.template is not None and day.minutes - step >= day.template.shortest
        ]
        if not able:
            break
        longest = max(able, key=lambda day: (day.minutes / _weight(draft, day), day.date))
        longest.minutes -= step
    _make_room(draft)
    for day in sorted(draft.of(Role.EASY), key=lambda day: (day.minutes, day.date)):
        if _over(draft) and not _shorter(draft, picker, day, step):
            day.clear()


def _over(draft: Draft) -> bool:
    return room_km(draft) < -max(ROUNDING_KM, _spare_km(draft))


def _shorter(draft: Draft, picker: Picker, day: DayDraft, step: float) -> bool:
    """Another workout, which can be as short as the load asks for: better than none."""
    minutes = down(day.minutes - FINE_MIN, step)
    while minutes >= _shortest(picker, day):
        template = picker.easy(day.bounds, day.sport, minutes, tired=_tired(draft, day))
        if template is not None:
            day.put(template, minutes)
            if not _over(draft):
                return True
        minutes -= step
    return False


def _affordable(draft: Draft, picker: Picker) -> list[DayDraft]:
    """As many easy days as the load lasts for at their shortest; the heaviest go first."""
    ranked = sorted(
        draft.of(Role.EASY), key=lambda day: (-_weight(draft, day), -day.left, day.date)
    )
    kept = []
    for day in ranked:
        for shortest in (_shortest(picker, day), *LONGER_MIN):
            template = picker.easy(day.bounds, day.sport, shortest, tired=_tired(draft, day))
            if template is not None:
                day.template = template
                if shortest <= most_minutes(draft, day):
                    day.put(template, shortest)
                    _make_room(draft)
                else:
                    day.clear()
                break
        if day.template is not None and room_km(draft) >= -_spare_km(draft):
            kept.append(day)
        else:
            day.clear()
    return sorted(kept, key=lambda day: day.date)


def _spare_km(draft: Draft) -> float:
    """What the shortest sessions may take beyond the load.

    The climb that is kept back for them; in a taper, which keeps its days, a little; in race week
    all that its final days may hold, but never more than a version that binds.
    """
    limits, spare = draft.bounds, SLIP_KM + climb_km(draft)
    if limits.stage is not Stage.TAPER:
        return spare
    if limits.window is None or limits.band != RACE_WEEK.name:
        beyond = TAPER_SLIP * draft.target_km
    else:
        several = sum(day.template is not None for day in draft.of(Role.EASY)) > 1
        inside = ROUNDING_KM if several else 0.0  # for one alone the line itself
        beyond = max(0.0, limits.window.high_km - inside - limits.window.target_km)
    return spare + (beyond if limits.beyond_km is None else min(beyond, limits.beyond_km))


def _make_room(draft: Draft) -> None:
    """Where an easy day just does not fit, the long run gives it the few minutes."""
    for day in draft.of(Role.LONG):
        template, kept = day.template, day.minutes
        if template is None or room_km(draft) >= -SLIP_KM:
            continue
        least = max(template.shortest, LENT * kept)
        while room_km(draft) < -SLIP_KM and day.minutes - 1 >= least:
            day.minutes -= 1
        if room_km(draft) < -SLIP_KM:
            day.minutes = kept


def _deal(draft: Draft, easy: Sequence[DayDraft], take: Take, step: float) -> None:
    """A step at a time to the day that has least for its weight."""
    weights = {day.date: _weight(draft, day) for day in easy}
    most = {day.date: down(most_minutes(draft, day), step) for day in easy}
    long = max((day.minutes for day in draft.of(Role.LONG)), default=0.0)
    for share in (EASY_OF_LONG, 1.0):
        able = list(easy)
        while able:
            day = min(able, key=lambda d: (d.minutes / weights[d.date], d.date))
            cap = min(most[day.date], max(share * long, SHORTEST_MIN) if long else float("inf"))
            spare = draft.bounds.minutes_high - draft.minutes
            if day.minutes + step > cap or spare < step or not take(day, step):
                able.remove(day)
            else:
                day.minutes += step


def _shortest(picker: Picker, day: DayDraft) -> float:
    return SHORTEST_RACE_WEEK_MIN if picker.race_week(day.bounds) else SHORTEST_MIN


def _weight(draft: Draft, day: DayDraft) -> float:
    if _tired(draft, day):
        return TIRED
    return LAST if _gap(draft, day, 1) else FRESH


def _tired(draft: Draft, day: DayDraft) -> bool:
    return _gap(draft, day, -1)


def _gap(draft: Draft, day: DayDraft, days: int) -> bool:
    """Whether something hard or long lies so many days ahead."""
    heavy = [d.date for d in draft.days if d.heavy]
    return any((other - day.date).days == days for other in heavy)
