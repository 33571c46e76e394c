"""What a week may hold, from whatever is known."""

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import Sport
from coach.athlete import Clearance, Discipline, Experience, HealthFlag, Stage
from coach.availability import (
    Availability,
    Conditions,
    CrossTraining,
    DatedException,
    FixedSession,
    Minutes,
    Weekday,
)
from coach.document import dumps
from coach.dossier import Offer
from coach.journal import Observation
from coach.planning.bounds import Bounds, bounds
from coach.planning.daybounds import DayBounds
from coach.planning.facts import facts
from coach.planning.items import ItemKind, type_of
from coach.planning.verdict import VerdictKind
from coach.program import HARD_TYPES, WorkoutType
from coach.race import Priority, RaceResult
from coach.state import ReturnStage, State, StateKind, Tier
from tests.athletes import random_dossier
from tests.cases import each
from tests.coach.planning.athletes import (
    DAY,
    FREE,
    MONDAY,
    WEEK,
    athlete,
    dossier,
    easy,
    known,
    program,
    race,
    run,
    trained,
)

TUESDAY, WEDNESDAY, THURSDAY = MONDAY + DAY, MONDAY + 2 * DAY, MONDAY + 3 * DAY
SATURDAY, SUNDAY = MONDAY + 5 * DAY, MONDAY + 6 * DAY


def week(today: date = MONDAY, monday: date = MONDAY, **parts: object) -> Bounds:
    return bounds(known(dossier(**parts), today, monday))


def on(found: Bounds, day: date) -> DayBounds:
    return found.days[(day - found.week).days]


def flag(tier: Tier, **more: object) -> State:
    given = {"kind": StateKind.RED_FLAG, "since": MONDAY, "tier": tier, **more}
    return State(**given)  # type: ignore[arg-type]


def test_a_steady_week_repeats_what_was_absorbed_and_leaves_its_days_open() -> None:
    found = week()

    assert found.done_km == 0
    assert (found.low_km, found.target_km, found.high_km) == pytest.approx((36.0, 40.0, 40.0))
    assert [day.minutes for day in found.days] == [0, 90, 90, 90, 0, 120, 240]
    assert found.minutes_high == 630
    assert found.forced_rests == (MONDAY, MONDAY + 4 * DAY)
    assert found.long_days[0] == SUNDAY
    assert found.hard == 1
    assert found.easy_share == 0.85
    assert found.band == "base"
    assert found.total_high_km == pytest.approx(1.25 * 40)


def test_bounds_can_be_written_as_json() -> None:
    written = json.loads(dumps(week(races=(race(6),))))

    assert written["week"] == MONDAY.isoformat()
    assert len(written["days"]) == 7
    assert written["verdict"]["kind"] == "train"
    assert written["window"]["race"] == SUNDAY.isoformat()


def test_missed_load_stays_missed() -> None:
    whole, missed = week(), week(today=WEDNESDAY)

    share = (90 + 90 + 120 + 150) / (90 + 90 + 90 + 120 + 150)
    assert missed.target_km == pytest.approx(share * whole.target_km)


def test_what_was_done_counts_and_the_rest_of_the_week_is_as_planned() -> None:
    done = (*trained(10), run(TUESDAY, 8.0))

    found = week(today=WEDNESDAY, activities=done)

    assert found.done_km == pytest.approx(8.0)
    assert found.target_km == pytest.approx(40.0)
    assert not on(found, TUESDAY).open
    assert on(found, TUESDAY).items[0].kind is ItemKind.DONE


def test_who_did_the_whole_week_by_wednesday_has_nothing_left() -> None:
    done = (*trained(10), run(MONDAY, 20.0), run(TUESDAY, 20.0))

    found = week(today=WEDNESDAY, activities=done)

    assert found.target_km == found.done_km == pytest.approx(40.0)
    assert found.run_days[0] == 0


def test_a_new_athlete_on_thursday_gets_the_rest_of_a_week_and_not_a_whole_one() -> None:
    said = athlete(weekly_km=30, longest_recent_km=10)

    found = week(today=THURSDAY, activities=(), athlete=said)

    assert 15 <= found.target_km <= 22


def test_days_away_take_their_share_of_the_week() -> None:
    away = DatedException(from_=WEDNESDAY, to=SATURDAY, reason="travel")

    found = week(exceptions=(away,))

    assert found.target_km == pytest.approx(40 * (90 + 150) / 540)
    assert on(found, WEDNESDAY).rest
    assert on(found, WEDNESDAY).items[0].title == "travel"


def test_more_minutes_on_a_date_bring_no_more_load() -> None:
    more = DatedException(from_=WEDNESDAY, to=WEDNESDAY, kind="less", minutes=300)

    assert week(exceptions=(more,)).target_km == pytest.approx(40.0)


@pytest.mark.parametrize(
    ("longest", "limit"), [(8.0, 9.0), (9.9, 10.9), (10.0, 11.0), (20.0, 22.0)]
)
def test_a_run_is_at_most_a_tenth_or_a_km_longer(longest: float, limit: float) -> None:
    found = week(activities=trained(10, {1: 6.0, 3: 6.0, 5: 6.0, 6: longest}))

    assert on(found, SUNDAY).longest_km == pytest.approx(limit)


def test_the_planned_longest_run_keeps_under_the_warning() -> None:
    assert week().long_km <= 1.05 * 16.0
    assert week().long_km <= 0.35 * week().target_km + 1e-9


def test_pain_keeps_the_week_and_the_longest_run_where_they_were() -> None:
    found = week(observations=(Observation(date=MONDAY, pain=4),), races=(race(70, 10.0),))

    assert found.verdict.kind is VerdictKind.NO_HARD
    assert found.high_km <= 40.0
    assert found.hard == 0
    assert found.hard_days == ()
    assert set(found.forbidden) >= HARD_TYPES
    assert on(found, SUNDAY).longest_km == pytest.approx(16.0)


@pytest.mark.parametrize(
    "parts",
    [
        {"observations": (Observation(date=MONDAY, pain=6),)},
        {"observations": (Observation(date=MONDAY, pain=1, pain_changes_movement=True),)},
        {"states": (flag(Tier.T2B),)},
        {"states": (flag(Tier.T1),)},
        {"states": (State(kind=StateKind.INJURED, since=MONDAY),)},
        {"states": (State(kind=StateKind.SICK, since=MONDAY),)},
        {"observations": (Observation(date=SUNDAY - WEEK, fever=True),)},
    ],
)
def test_where_running_stops_no_running_is_left(parts: dict[str, object]) -> None:
    found = bounds(known(dossier(**parts)))

    stopped = [day for day in found.days if not day.running]
    assert on(found, TUESDAY) in stopped
    assert all(not day.hard and not day.long for day in stopped)
    assert all(day.longest_km == 0 for day in stopped)


def test_with_strong_pain_there_is_no_load_and_no_race() -> None:
    found = week(observations=(Observation(date=MONDAY, pain=7),), races=(race(6, 10.0),))

    assert found.high_km == 0
    assert WorkoutType.EASY in found.forbidden
    assert WorkoutType.RACE in found.forbidden


def test_a_walking_step_holds_walks_of_half_an_hour() -> None:
    found = week(states=(State(kind=StateKind.INJURED, since=MONDAY, stage=ReturnStage.WALK),))

    assert [day.minutes for day in found.days] == [0, 30, 30, 30, 0, 30, 30]
    assert found.high_km <= 5 * 2.5 + 1e-9
    assert found.band == "return"
    assert found.easy_share == 1.0


def test_an_easy_step_holds_three_quarters() -> None:
    found = week(states=(State(kind=StateKind.SICK, since=MONDAY, stage=ReturnStage.EASY),))

    assert found.high_km <= 0.75 * 40 + 1e-9
    assert on(found, TUESDAY).longest_minutes == 60
    assert found.hard == 0


def test_a_cleared_flag_frees_the_week() -> None:
    assert week(states=(flag(Tier.T2, cleared_on=MONDAY),)).high_km == pytest.approx(40.0)
    assert week(states=(flag(Tier.T2),)).high_km == 0


@pytest.mark.parametrize("flagged", [HealthFlag.HEART, HealthFlag.DIABETES, HealthFlag.KIDNEY])
def test_a_health_flag_leaves_half_hours_of_walking_and_no_race(flagged: HealthFlag) -> None:
    found = week(athlete=athlete(health_flags=(flagged,)), races=(race(6, 10.0),))

    assert max(day.minutes for day in found.days) == 30
    assert {day.sports for day in found.days if not day.rest} == {(Sport.WALKING, Sport.MOBILITY)}
    assert {day.rpe for day in found.days if not day.rest} == {3}
    assert not [item for item in found.fixed if item.kind is ItemKind.RACE]


def test_pregnancy_without_a_clearance_rests_and_with_one_walks() -> None:
    asked = athlete(health_flags=(HealthFlag.PREGNANT,))
    cleared = replace(asked, clearances=(Clearance(flag=HealthFlag.PREGNANT, on=MONDAY),))

    assert all(day.rest for day in week(athlete=asked).days)
    assert on(week(athlete=cleared), TUESDAY).minutes == 30


def test_a_minor_trains_no_more_hours_than_years_and_rests_twice() -> None:
    hours = Availability(days=Minutes(mon=240, tue=240, wed=240, thu=240, sat=240, sun=240))

    found = week(athlete=athlete(birth_year=MONDAY.year - 17), availability=hours)

    assert found.minutes_high == 16 * 60
    assert found.rest_days == 2


def test_hours_a_week_bound_the_minutes_and_what_was_done_counts() -> None:
    five = replace(FREE, hours_per_week=5.0)
    done = (*trained(10), run(TUESDAY, 10.0))

    assert week(availability=five).minutes_high == 300
    assert week(today=WEDNESDAY, availability=five, activities=done).minutes_high == 240


def test_the_starter_week_is_three_short_run_walks() -> None:
    found = week(activities=())

    assert found.high_km <= 12
    assert found.longest_km == 5
    assert found.hard == 0
    assert found.run_days == (3, 3)


def test_a_starters_run_is_no_longer_than_five_km_whatever_was_run_once() -> None:
    assert week(activities=(run(MONDAY - DAY, 9.0),)).longest_km == 5


def test_a_novices_longest_run_lasts_one_and_a_half_times_the_usual_one() -> None:
    novice = athlete(experience=Experience.NOVICE)

    found = week(athlete=novice, activities=trained(10, {1: 5.0, 3: 5.0, 6: 6.0}))

    assert on(found, SUNDAY).longest_minutes == pytest.approx(1.5 * 36)


def test_with_under_two_weeks_of_history_there_is_one_hard_session_at_most() -> None:
    said = athlete(weekly_km=50, longest_recent_km=18)
    goal = (race(30, 10.0),)

    assert week(activities=trained(1), athlete=said, races=goal).hard == 1
    assert week(activities=trained(10), races=goal).hard == 2


def test_coming_back_follows_the_table() -> None:
    found = week(activities=trained(10, until=MONDAY - 20 * DAY))

    assert found.verdict.kind is VerdictKind.RETURN
    assert found.band == "return"
    assert found.high_km == pytest.approx(0.50 * 40)
    assert found.longest_km == pytest.approx(0.50 * 16)
    assert found.hard == 0


def test_a_reduced_week_is_a_quarter_to_two_fifths_less() -> None:
    hard_week = tuple(run(MONDAY - n * DAY, 14.0) for n in (6, 5, 3, 2, 1))
    behind = (*trained(10, until=MONDAY - 7 * DAY), *hard_week)
    slept = (Observation(date=MONDAY - DAY, sleep=2),)

    whole, less = week(activities=behind), week(activities=behind, observations=slept)

    assert less.verdict.kind is VerdictKind.REDUCE
    assert less.low_km == pytest.approx(0.60 * whole.target_km)
    assert less.high_km == pytest.approx(0.75 * whole.target_km)


def test_after_a_jump_the_next_week_does_not_go_on_from_it() -> None:
    jump = tuple(run(MONDAY - n * DAY, 20.0) for n in (6, 5, 3, 2, 1))
    behind = (*trained(10, until=MONDAY - 7 * DAY), *jump)

    assert week(activities=behind).high_km <= 1.30 * 40 + 1e-9


@pytest.mark.parametrize(("streak", "latest"), [(0, 6), (3, 3), (5, 1), (6, 0)])
def test_a_rest_day_comes_before_the_streak_is_too_long(streak: int, latest: int) -> None:
    """With six days as the most, a streak of three leaves three more training days."""
    daily = tuple(run(MONDAY - n * DAY, 5.0) for n in range(streak, 0, -1))
    before = trained(10, {1: 8.0, 3: 8.0}, until=MONDAY - (streak + 1) * DAY)
    planned = program(MONDAY, {0: 5.0})
    every = Availability(days=Minutes(mon=60, tue=60, wed=60, thu=60, fri=60, sat=60, sun=60))

    found = week(activities=(*before, *daily), availability=every, programs=(planned,))

    assert found.rest_by == MONDAY + latest * DAY
    assert (MONDAY in found.forced_rests) is (streak == 6)


def test_a_hard_day_keeps_two_dates_from_a_hard_or_long_one() -> None:
    after_long = week(activities=(*trained(10)[:-1], run(MONDAY - DAY, 16.0)))
    every = Availability(days=Minutes(mon=60, tue=60, wed=60, thu=60, fri=60, sat=60, sun=200))

    assert not on(week(availability=every), MONDAY).hard
    assert on(week(availability=every), TUESDAY).hard
    assert TUESDAY in after_long.hard_days


def test_from_sixty_on_it_keeps_three() -> None:
    older = athlete(birth_year=MONDAY.year - 60)

    found = week(athlete=older)

    assert not on(found, TUESDAY).hard
    assert on(found, WEDNESDAY).hard


def test_a_long_descent_asks_for_three_dates_too() -> None:
    steep = run(MONDAY - DAY, 16.0, rpe=8, descent_m=1001)
    flat = run(MONDAY - DAY, 16.0, rpe=8, descent_m=1000)

    assert not on(week(activities=(*trained(10)[:-1], steep)), TUESDAY).hard
    assert on(week(activities=(*trained(10)[:-1], flat)), TUESDAY).hard


@pytest.mark.parametrize(
    ("km", "priority", "days"),
    [(10.0, Priority.A, 3), (42.2, Priority.A, 4), (10.0, Priority.B, 2), (5.0, Priority.C, 2)],
)
def test_the_last_hard_day_before_a_race(km: float, priority: Priority, days: int) -> None:
    every = Availability(days=Minutes(mon=60, tue=60, wed=60, thu=60, fri=60, sat=60, sun=200))

    found = week(availability=every, races=(race(6, km, priority=priority),))

    open_days = [SUNDAY - n * DAY for n in range(1, 6)]
    assert [day for day in open_days if on(found, day).hard] == [
        SUNDAY - n * DAY for n in range(1, 6) if n >= days
    ]
    assert not on(found, SUNDAY).hard
    assert not on(found, SUNDAY).long


def test_race_week_holds_what_the_final_seven_days_have_left() -> None:
    found = week(races=(race(6, 10.0),))

    assert found.window is not None
    assert found.window.before_km == pytest.approx(16.0)
    assert found.window.high_km == pytest.approx(0.60 * 40)
    assert found.target_km <= found.window.high_km - found.window.before_km + 1e-9
    assert found.band == "race week"


def test_after_too_much_before_a_race_nothing_is_left_before_it() -> None:
    much = (*trained(10)[:-2], run(MONDAY - 2 * DAY, 14.0), run(MONDAY - DAY, 16.0))

    found = week(activities=much, races=(race(5, 10.0),))

    assert found.target_km <= 4.0


def test_the_last_sunday_before_a_marathon_is_no_longer_than_an_hour_and_a_half() -> None:
    long = trained(10, {1: 8.0, 3: 8.0, 5: 8.0, 6: 32.0})

    found = week(activities=long, races=(race(13, 42.2),))

    assert on(found, SUNDAY).longest_minutes == 90
    assert (on(found, SUNDAY).longest_km or 0) <= 0.65 * 32


def test_after_a_race_nothing_is_hard_until_its_day() -> None:
    behind = RaceResult(name="10k", date=MONDAY - 4 * DAY, km=10.0)
    every = Availability(days=Minutes(mon=60, tue=60, wed=60, thu=60, fri=60, sat=60, sun=200))

    found = week(results=(behind,), availability=every)

    assert [day.hard for day in found.days] == [False] * 3 + [True] * 4


def test_fixed_sessions_and_pinned_workouts_stand_in_the_week() -> None:
    track = FixedSession(day=Weekday.TUE, minutes=60, type="Intervals")
    coached = program(MONDAY, {5: 10.0})
    saturday = coached.daily_program[5]
    pinned = replace(saturday, workouts=(replace(easy(10.0), pinned=True),))
    coached = replace(
        coached, daily_program=(*coached.daily_program[:5], pinned, coached.daily_program[6])
    )

    found = week(availability=replace(FREE, fixed=(track,)), programs=(coached,))

    assert [(item.kind, item.day, item.hard) for item in found.fixed] == [
        (ItemKind.FIXED, TUESDAY, True),
        (ItemKind.PINNED, SATURDAY, False),
    ]


@each(
    "parts, stays",
    [
        ({}, True),
        ({"states": (State(kind=StateKind.SICK, since=MONDAY),)}, False),
        ({"states": (State(kind=StateKind.SICK, since=MONDAY, stage=ReturnStage.EASY),)}, False),
        ({"observations": (Observation(date=MONDAY, pain=4),)}, False),
        ({"activities": trained(10, until=MONDAY - 20 * DAY)}, False),
        ({"exceptions": (DatedException(from_=TUESDAY, to=TUESDAY, minutes=59),)}, False),
        ({"exceptions": (DatedException(from_=TUESDAY, to=TUESDAY, minutes=60),)}, True),
        ({"results": (RaceResult(name="10k", date=MONDAY - DAY, km=10.0),)}, True),
    ],
)
def test_health_and_exceptions_drop_a_fixed_hard_session_and_other_rules_do_not(
    parts: dict[str, object], stays: bool
) -> None:
    track = FixedSession(day=Weekday.TUE, minutes=60, type="Intervals")

    found = bounds(known(dossier(availability=replace(FREE, fixed=(track,)), **parts)))

    assert any(item.kind is ItemKind.FIXED for item in found.fixed) is stays


def test_pain_that_stops_running_keeps_a_strength_class() -> None:
    lifting = FixedSession(day=Weekday.TUE, minutes=60, type="Strength")

    found = week(
        availability=replace(FREE, fixed=(lifting,)),
        observations=(Observation(date=MONDAY, pain=7),),
    )

    assert [item.title for item in found.fixed] == ["Strength"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Intervals", WorkoutType.INTERVALS),
        ("easy run", WorkoutType.EASY),
        ("Strength with Tom", WorkoutType.STRENGTH),
        ("long trail day", WorkoutType.LONG),
        ("spin class", None),
    ],
)
def test_a_weekly_session_is_known_by_its_words(words: str, kind: WorkoutType | None) -> None:
    assert type_of(FixedSession(day=Weekday.TUE, minutes=60, type=words)) is kind


def test_sessions_beside_the_running_get_room() -> None:
    wanted = replace(
        FREE,
        strength_hours=0.75,
        mobility_hours=0.5,
        cross_training=(CrossTraining(sport=Sport.CYCLING, hours=2.0),),
    )

    slots = {slot.type: slot for slot in week(availability=wanted).slots}

    assert (slots[WorkoutType.STRENGTH].count, slots[WorkoutType.STRENGTH].minutes) == (1, 45)
    assert (slots[WorkoutType.MOBILITY].count, slots[WorkoutType.MOBILITY].minutes) == (2, 15)
    assert (slots[WorkoutType.CROSS].count, slots[WorkoutType.CROSS].minutes) == (2, 60)
    assert MONDAY not in slots[WorkoutType.CROSS].days


def test_no_strength_in_the_three_days_before_the_race() -> None:
    wanted = replace(FREE, strength_hours=0.75)

    slots = week(availability=wanted, races=(race(6, 10.0),)).slots

    assert slots[0].days == (TUESDAY, WEDNESDAY)


def test_an_accepted_offer_adds_load_up_to_the_warning() -> None:
    def offered(km: float) -> Bounds:
        offer = Offer(date=MONDAY, text="", amount=km, accepted=True, week_start_date=MONDAY)
        return week(offers=(offer,))

    assert offered(2.0).high_km == pytest.approx(42.0)
    assert offered(30.0).high_km <= 1.10 * 40.0


def test_an_offer_adds_nothing_to_a_week_that_must_not_grow() -> None:
    offer = Offer(date=MONDAY, text="", amount=5.0, accepted=True, week_start_date=MONDAY)

    found = week(offers=(offer,), observations=(Observation(date=MONDAY, pain=4),))

    assert found.high_km <= 40.0


@pytest.mark.parametrize(("wbgt", "hard", "outdoors"), [(28.0, 1, 1), (28.1, 0, 1), (32.0, 0, 0)])
def test_heat_takes_hard_days_first_and_then_the_outdoors(
    wbgt: float, hard: int, outdoors: int
) -> None:
    hot = Conditions(from_=MONDAY, to=SUNDAY, wbgt_c=wbgt)

    day = on(week(conditions=(hot,)), TUESDAY)

    assert (day.hard, day.outdoors) == (bool(hard), bool(outdoors))


def test_the_first_three_days_up_high_stay_easy() -> None:
    high = Conditions(from_=TUESDAY, to=SUNDAY, altitude_m=1900.0)

    found = week(conditions=(high,))

    assert not on(found, THURSDAY).hard
    assert on(found, SATURDAY).hard


def test_a_cyclists_bounds_go_by_time() -> None:
    rides = tuple(
        run(MONDAY - n * DAY, 40.0, sport=Sport.CYCLING, pace=2.25) for n in range(70, 0, -2)
    )

    found = week(athlete=athlete(sport=Discipline.CYCLING), activities=rides)

    assert found.longest_km is None
    assert on(found, SUNDAY).longest_minutes == pytest.approx(1.10 * 90)
    assert found.target_km > 0


def test_an_overridden_stage_decides_the_band() -> None:
    found = week(athlete=athlete(stage_override=Stage.BUILD))

    assert found.band == "build"
    assert found.hard == 2


def test_the_coming_week_counts_on_what_is_still_planned_before_it() -> None:
    friday = MONDAY - 3 * DAY
    behind = trained(10, until=friday)
    coached = program(MONDAY - WEEK, {1: 8.0, 3: 8.0, 5: 8.0, 6: 16.0})

    with_plan = week(today=friday, activities=behind, programs=(coached,))
    without = week(today=friday, activities=behind)

    assert with_plan.target_km == pytest.approx(40.0, rel=0.06)
    assert without.target_km <= with_plan.target_km


def _numbers(found: object) -> Iterator[float]:
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for item in found:
            yield from _numbers(item)
    elif isinstance(found, float):
        yield found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000), st.integers(0, 1))
def test_the_bounds_of_any_athlete_hold_together(seed: int, ahead: int) -> None:
    one, today = random_dossier(seed)
    monday = today - today.weekday() * DAY + ahead * WEEK
    found = facts(one, today, monday)

    bound = bounds(found)

    assert all(math.isfinite(number) for number in _numbers(json.loads(dumps(bound))))
    assert 0 <= bound.done_km <= bound.low_km + 1e-9
    assert bound.low_km <= bound.target_km + 1e-9 <= bound.high_km + 2e-9
    assert 0 <= bound.run_days[0] <= bound.run_days[1] <= 7
    assert len(bound.hard_days) >= bound.hard
    assert bound.long_km <= (bound.longest_km if bound.longest_km is not None else math.inf) + 1e-9
    past = found.past
    if bound.high_km > bound.done_km and found.body.way_back is None and not past.starter:
        assert bound.high_km <= found.warn_share * max(past.p1_km, past.m3_km) + 1e-9
    for day in bound.days:
        if day.rest:
            assert not any((day.running, day.hard, day.long))
        if not day.open:
            assert day.minutes == 0
    if found.body.stopped:
        assert bound.high_km == bound.done_km
