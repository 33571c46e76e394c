"""How long the sessions of a laid-out week are, and which workouts they become."""

from collections.abc import Iterator

from coach.activity import ON_FOOT, RUNS, Sport
from coach.athlete import Stage
from coach.load.external import CLIMB_ON_FOOT
from coach.planning.dealing import SHORTEST_MIN, even_out, put_easy
from coach.planning.draft import DayDraft, Draft
from coach.planning.efforts import LONG_MIN
from coach.planning.library import Role, Template, Terrain, scale
from coach.planning.library.effort import VT1_ZONE, above
from coach.planning.past import USUAL_WEEKS
from coach.planning.picking import Picker
from coach.planning.preferences import HARD_LONGS, race_kind
from coach.planning.rundays import SESSION_MIN, goes_by_time
from coach.planning.sizes import (
    FINE_MIN,
    ROUNDING_KM,
    RUN_WALK,
    climb_km,
    climb_m,
    down,
    most_minutes,
    per_minute,
    room_km,
    run_km,
    step_of,
    walked_km,
)
from coach.planning.sports import give_sports
from coach.planning.triathlon import double_up
from coach.planning.weeklong import LONG_CLIMBS
from coach.program import WorkoutType

HARD_SHARE = 0.40
HARD_SHARE_OF_TWO = 0.30
TAPER_HARD_SHARE = 0.55
"""Of the week's minutes, what one hard session may take."""

FEWEST = 3
"""Sessions a week that a hard one leaves room for: with two, half the week is one run (custom)."""

HARD_LONG_WORK = 0.60
"""Of the week's minutes above the first threshold, what the long run may take."""

UNSPACED_LONG_MIN = 85.0
"""Where no long run may lie, the longest stays clearly under ninety minutes."""

ROUNDED_LONG = 0.985
"""Of a long run no more is lost by rounding than a third of what it grows by (proposal)."""

RIDE_GROWTH = 1.10
"""A triathlete's longest ride, against the longest session of thirty days."""

RIDE_SHARE = 0.40
"""Of a triathlete's week, what the long ride takes at most: swims keep their time (custom)."""

CALM_RIDE_MIN = 60.0
"""What it keeps in the lightest weeks, if the week holds so much (custom)."""

STEEPEST_M_PER_KM = 120.0
"""A session's climb a km at most."""

FASTEST_CLIMB_M_MIN = 8.0
"""And a minute, ways down and flat ones counted: 480 m an hour are a mountain run (custom)."""

LEAST_CLIMB_M_PER_KM, CLIMB_GROWTH = 15.0, 3.0
"""A session is no steeper than this, or than so many times what the last weeks were (custom)."""

UPHILL_M_MIN, HILLS_SHARE = 10.0, 0.40
"""A minute of running uphill climbs so much; no session takes more of the week's climb than this
(custom)."""

FLAT = frozenset({Terrain.FLAT, Terrain.TRACK})


def fill(draft: Draft, picker: Picker) -> None:
    """Sizes and workouts for every role; days for which too little is left rest."""
    give_sports(draft)
    for day in sorted(draft.of(Role.LONG), key=lambda d: d.sport is Sport.CYCLING):
        _put_long(draft, picker, day)
    for day in draft.of(Role.HARD):
        _put_hard(draft, picker, day)
    put_easy(draft, picker)
    _put_strides(draft, picker)
    double_up(draft, picker)
    even_out(draft, picker)
    put_climb(draft)


def _put_long(draft: Draft, picker: Picker, day: DayDraft) -> None:
    """The long run as long as the bounds say; the second of two, and a triathlete's ride, too."""
    rate, second = per_minute(draft, day.sport), _is_second(draft, day)
    left = room_km(draft) / rate if rate else 0.0
    most = min(most_minutes(draft, day), _wanted(draft, day, second=second), left)
    if not day.bounds.long and day.sport in ON_FOOT:
        most = min(most, UNSPACED_LONG_MIN)
    minutes, template = _rounded(most, step_of(draft)), None
    if minutes >= SESSION_MIN:
        pick = picker.second_long if second else picker.long
        hard = None if second else _hard_long(draft, picker, day, minutes)
        template = hard or pick(day.bounds, day.sport, minutes)
        if hard is not None:
            picker.give(day.date, hard)
    if template is None:
        day.role = Role.EASY
    else:
        day.put(template, minutes)
        _walked(draft, day, second=second)


def _walked(draft: Draft, day: DayDraft, *, second: bool) -> None:
    """A long run with breaks to walk takes longer for the same way than running through does."""
    speed, template = walked_km(draft, day), day.template
    if not speed or template is None:
        return
    km = draft.bounds.second_long_km if second else draft.bounds.long_km
    room = room_km(draft) + draft.day_km(day)
    most = min(most_minutes(draft, day), km / speed, room / speed)
    day.minutes = max(day.minutes, min(_rounded(most, step_of(draft)), template.longest))


def _rounded(most: float, step: float) -> float:
    """To full steps; to minutes where a step would cost what a week grows by.

    A twentieth of eighty minutes is no five: such a run would stay as long as it is for ever.
    """
    minutes = down(most, step)
    return minutes if minutes >= ROUNDED_LONG * most else down(most, FINE_MIN)


def _wanted(draft: Draft, day: DayDraft, *, second: bool) -> float:
    """Minutes that the bounds ask of a long session."""
    limits, known = draft.bounds, draft.known
    if day.sport is Sport.CYCLING and not goes_by_time(known):
        return _ride(draft, day)
    km = limits.second_long_km if second else limits.long_km
    speed = run_km(draft, day.sport) or known.past.load_per_minute
    return km / speed if speed else 0.0


def _ride(draft: Draft, day: DayDraft) -> float:
    """A triathlete's long ride grows with the season, and falls in weeks that hold less."""
    limits, known = draft.bounds, draft.known
    longest = known.on(day.date).longest_minutes
    if limits.builds:
        part = max(RIDE_SHARE * _week(draft, day), CALM_RIDE_MIN)
        return min(max(RIDE_GROWTH * longest, LONG_MIN), part)
    usual = max(known.past.p1_km, known.past.m3_km, limits.target_km)
    return max(longest * limits.target_km / usual if usual else 0.0, CALM_RIDE_MIN)


def _is_second(draft: Draft, day: DayDraft) -> bool:
    """The one of two long runs that gets its length second."""
    others = [d for d in draft.of(Role.LONG) if d is not day and d.sport is day.sport]
    return draft.bounds.second_long_km > 0 and any(d.template is not None for d in others)


def _hard_long(draft: Draft, picker: Picker, day: DayDraft, minutes: float) -> Template | None:
    """Every other week close to a race, the long run is one of the two hard sessions."""
    limits, hard = draft.bounds, draft.of(Role.HARD)
    due = limits.stage is Stage.SPECIFICITY and not picker.week % 2
    able = day.date in limits.hard_days and day.sport in RUNS and limits.hard > 1
    if not due or not able or race_kind(draft.known) not in HARD_LONGS:
        return None
    work = HARD_LONG_WORK * _work(draft, day)
    found = picker.hard_long(day.bounds, day.sport, minutes=minutes, work=work)
    if found is not None and len(hard) >= limits.hard:
        hard[-1].role = Role.EASY
    return found


def _week(draft: Draft, day: DayDraft) -> float:
    """The week's minutes of training, as if all of them were easy ones of a day's sport."""
    rate = per_minute(draft, day.sport)
    return (draft.target_km - draft.standing_km()) / rate if rate else 0.0


def _work(draft: Draft, day: DayDraft) -> float:
    """Minutes above the first threshold that leave the week easy enough (R13)."""
    return max(0.0, (1 - draft.bounds.easy_share) * _week(draft, day))


def _put_hard(draft: Draft, picker: Picker, day: DayDraft) -> None:
    """A hard session that leaves the week easy enough; without one the day is easy."""
    count, rate = len(draft.of(Role.HARD)), per_minute(draft, day.sport)
    share = HARD_SHARE if count == 1 else HARD_SHARE_OF_TWO
    if draft.bounds.stage is Stage.TAPER:
        share = TAPER_HARD_SHARE
    work = _work(draft, day) / count - _worked(draft) / count
    for left in _left(draft, rate):
        most = min(most_minutes(draft, day), share * _week(draft, day), left)
        template = picker.hard(day.bounds, day.sport, minutes=most, work=work)
        if template is not None and _fit(draft, day, template, most=most, work=work):
            picker.give(day.date, template)
            return
    day.clear()
    day.role = Role.EASY


def _left(draft: Draft, rate: float) -> Iterator[float]:
    """Minutes that the easy days leave at their shortest; then those that fewer of them would.

    But no hard session costs the third one of a week; in a taper it may: that keeps its speed.
    """
    room, easy = room_km(draft), len(draft.of(Role.EASY))
    others = len(draft.of(Role.LONG)) + len(draft.of(Role.HARD))
    fewest = 0 if draft.bounds.stage is Stage.TAPER else FEWEST
    least = min(easy, max(easy // 2, fewest - others))
    for kept in range(easy, least - 1, -1):
        yield room / rate - SHORTEST_MIN * kept if rate else 0.0


def _worked(draft: Draft) -> float:
    """Minutes above the first threshold that a long run takes already."""
    longs = [day for day in draft.of(Role.LONG) if day.template is not None and day.minutes]
    return sum(
        above(VT1_ZONE, scale(day.template, day.minutes).zone_minutes)
        for day in longs
        if day.template is not None and day.template.hard
    )


def _fit(draft: Draft, day: DayDraft, template: Template, *, most: float, work: float) -> bool:
    """The longest of full five minutes that is short and easy enough, if there is one."""
    step, lengths = step_of(draft), [template.shortest]
    length = down(template.shortest, step) + step
    while length <= min(template.longest, most):
        lengths.append(length)
        length += step
    longest = day.bounds.longest_km if day.sport in RUNS else None
    longest = float("inf") if longest is None else longest - ROUNDING_KM
    for minutes in reversed(lengths):
        scaled = scale(template, minutes)
        km = draft.known.paces.km(day.sport, scaled.steps, scaled.minutes) or 0.0
        if above(VT1_ZONE, scaled.zone_minutes) <= work and km <= longest:
            day.put(template, minutes)
            return True
    return False


def _put_strides(draft: Draft, picker: Picker) -> None:
    """One easy run of the week ends fast and loose, where nothing forbids it."""
    limits = draft.known.body.limits
    if not limits.cap.hard or draft.known.past.starter or draft.bounds.band == "return":
        return
    heavy = {day.date for day in draft.days if day.heavy}
    for day in draft.of(Role.EASY):
        fresh = not any((day.date - other).days == 1 for other in heavy)
        allowed = day.bounds.quick and day.bounds.rpe is None and fresh and day.sport in RUNS
        plain = day.template is not None and day.template.family != RUN_WALK
        if allowed and plain and not picker.race_week(day.bounds):
            template = picker.strides(day.bounds, day.sport, day.minutes)
            if template is not None:
                day.put(template, day.minutes)
                return


def put_climb(draft: Draft) -> None:
    """The week's climb by the minutes of each session on foot, more of it on the long one."""
    outdoors = ON_FOOT - {Sport.TREADMILL}
    days = [day for day in draft.days if day.template is not None and day.sport in outdoors]
    if draft.known.body.step_load_km is not None or draft.known.body.pain_holds:
        days = []  # what heals, or hurts, stays on the flat
    uneven = [d for d in days if d.template is not None and d.template.terrain not in FLAT]
    days = [day for day in uneven or days if not _recovers(day)]
    usual = _usual_climb(draft)
    room = room_km(draft) + climb_km(draft)  # the shortest sessions may have taken what it needs
    metres = min(climb_m(draft), max(0.0, room) / CLIMB_ON_FOOT * 1000)
    hills = {day.date: min(_uphill(day), HILLS_SHARE * metres) for day in days}
    parts = [day.minutes * (LONG_CLIMBS if day.role is Role.LONG else 1.0) for day in days]
    parts = [0.0 if hills[day.date] else part for day, part in zip(days, parts, strict=True)]
    left, whole = max(0.0, metres - sum(hills.values())), sum(parts)
    for day, part in zip(days, parts, strict=True):
        km = draft.known.paces.km(day.sport, (), day.minutes) or 0.0
        most = min(STEEPEST_M_PER_KM * km, FASTEST_CLIMB_M_MIN * day.minutes)
        day.ascent_m = min(hills[day.date] or min(left * part / whole, usual * km), most)


def _usual_climb(draft: Draft) -> float:
    """The most metres a km of an easy or long run, by what the last weeks held."""
    weeks = draft.known.past.weeks[:USUAL_WEEKS]
    far = sum(week.training_km for week in weeks)
    up = sum(week.training_ascent_m for week in weeks)
    return max(LEAST_CLIMB_M_PER_KM, CLIMB_GROWTH * up / far if far else 0.0)


def _recovers(day: DayDraft) -> bool:
    return day.template is not None and day.template.workout_type is WorkoutType.RECOVERY


def _uphill(day: DayDraft) -> float:
    """What a session up and down one slope climbs by its own hard minutes; 0 for any other."""
    if day.template is None or day.template.workout_type is not WorkoutType.HILLS:
        return 0.0
    return UPHILL_M_MIN * above(VT1_ZONE, scale(day.template, day.minutes).zone_minutes)
