"""How long the sessions of a week are."""

from dataclasses import replace

import pytest

from coach.activity import Sport
from coach.athlete import Discipline, Experience, Stage
from coach.availability import Conditions, Minutes
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.draft import Draft
from coach.planning.efforts import is_hard_workout
from coach.planning.filling import fill
from coach.planning.keeping import stand
from coach.planning.library import Role, by_code, scale
from coach.planning.library.effort import VT1_ZONE, above
from coach.planning.picking import Picker, is_quick
from coach.planning.sizes import room_km
from coach.planning.skeleton import lay_out
from coach.program import Workout, WorkoutType
from coach.race import Priority
from coach.state import State, StateKind, Tier
from tests.coach.planning.athletes import DAY, FREE, MONDAY, athlete, dossier, race, run, trained
from tests.coach.planning.weeks import draft, lived, training, written

BUSY = {1: 9.0, 2: 8.0, 3: 9.0, 5: 9.0, 6: 17.0}


def filled(one: Dossier) -> Draft:
    week = draft(one)
    stand(week)
    lay_out(week)
    fill(week, Picker(week.known))
    return week


def test_the_long_run_is_as_long_as_the_season_wants() -> None:
    week = filled(dossier(races=(race(60, 21.1),), activities=trained(16, BUSY)))

    (long,) = week.of(Role.LONG)
    assert week.bounds.long_minutes - 6 <= long.minutes <= week.bounds.long_minutes + 3


def test_hard_sessions_leave_the_week_easy_enough() -> None:
    for km in (5.0, 21.1, 42.195):
        week = written(dossier(races=(race(45, km),), activities=trained(16, BUSY)))
        minutes = sum(w.duration_min for _, w in training(week.program))
        work = 0.0
        for _, workout in training(week.program):
            if workout.code is not None and is_hard_workout(workout):
                scaled = scale(by_code(workout.code), workout.duration_min)
                work += above(VT1_ZONE, scaled.zone_minutes)
        assert 1 - work / minutes >= week.bounds.easy_share - 0.03, km


@pytest.mark.parametrize("target", [9.0, 9.5])
def test_a_hard_session_does_not_cost_a_small_week_its_third_run(target: float) -> None:
    novice = athlete(experience=Experience.NOVICE)
    habit = trained(16, {1: 3.5, 3: 3.5, 6: 4.5}, pace=8.0)
    week = draft(dossier(athlete=novice, races=(race(40, 5.0),), activities=habit))
    week.target_km = target
    for n, role in ((1, Role.HARD), (3, Role.EASY), (6, Role.LONG)):
        week.days[n].role = role

    fill(week, Picker(week.known))

    assert sum(day.minutes > 0 for day in week.days) == 3


def test_a_week_too_small_for_a_hard_session_is_easy() -> None:
    tiny = dossier(races=(race(45, 10.0),), activities=trained(16, {1: 1.5, 3: 1.5, 6: 2.0}))

    week = filled(tiny)

    assert not any(day.hard for day in week.days)


@pytest.mark.parametrize("sport", [Discipline.RUNNING, Discipline.HIKING])
def test_where_nothing_may_be_long_the_longest_stays_under_ninety_minutes(
    sport: Discipline,
) -> None:
    behind = trained(16, {1: 10.0, 3: 10.0, 6: 24.0})
    week = draft(dossier(athlete=athlete(sport=sport), activities=behind))
    for day in week.days:
        day.bounds = replace(day.bounds, long=False)

    lay_out(week)
    fill(week, Picker(week.known))

    assert all(day.minutes < 90 for day in week.days)


def test_one_easy_run_of_the_week_has_strides() -> None:
    week = written(dossier(activities=trained(16, BUSY)))

    strides = [w for _, w in training(week.program) if w.workout_type is WorkoutType.STRIDES]
    assert len(strides) == 1


def test_nobody_whose_hard_days_wait_runs_strides() -> None:
    week = written(dossier(athlete=athlete(health_flags=None), activities=trained(16, BUSY)))

    kinds = {w.workout_type for _, w in training(week.program)}
    assert WorkoutType.STRIDES not in kinds


def test_the_weeks_climb_goes_where_the_ground_is_uneven() -> None:
    one = dossier(athlete=athlete(hills=True), activities=trained(16, BUSY))
    hilly = replace(
        one, activities=tuple(replace(a, ascent_m=(a.km or 0) * 15) for a in one.activities)
    )

    week = written(hilly)

    climbs = {w.code: w.ascent_m or 0.0 for _, w in training(week.program)}
    assert 0.9 * week.bounds.ascent_m <= sum(climbs.values()) <= week.bounds.ascent_m
    flat = [w for _, w in training(week.program) if w.terrain_notes in {"flat", "track, or flat"}]
    assert all(not workout.ascent_m for workout in flat)


def test_before_an_ultra_two_long_runs_lie_back_to_back() -> None:
    free = replace(FREE, days=replace(FREE.days, sat=400, sun=400))
    ultra = dossier(
        availability=free,
        races=(race(40, 100.0),),
        activities=trained(20, {1: 14.0, 2: 12.0, 3: 14.0, 5: 38.0, 6: 22.0}),
    )

    week = filled(ultra)

    first, second = week.of(Role.LONG)
    assert (second.date - first.date).days == 1
    assert max(first.minutes, second.minutes) >= 150
    assert min(first.minutes, second.minutes) >= 90


def test_close_to_a_half_marathon_a_long_run_can_be_the_second_hard_session() -> None:
    found = []
    for days in (27, 34):
        one = dossier(races=(race(days, 21.1),), activities=trained(16, BUSY))
        week = filled(one)
        assert week.bounds.stage is Stage.SPECIFICITY
        found.append(any(day.hard for day in week.of(Role.LONG)))
        assert sum(day.hard for day in week.days) <= week.bounds.hard

    assert True in found or found == [False, False]


def test_room_is_used_and_not_passed() -> None:
    week = filled(dossier(activities=trained(16, BUSY)))

    climbed = sum(day.ascent_m for day in week.days) * 7.04 / 1000
    assert -0.1 <= room_km(week) + climbed <= 1.5


def test_the_long_run_is_no_more_of_its_week_than_r15_likes_its_climb_counted() -> None:
    hilly = {
        "athlete": athlete(sport=Discipline.TRAIL, hills=True),
        "races": (race(80, 21.1, ascent_m=900.0),),
        "activities": trained(16, {1: 9.0, 2: 10.0, 3: 9.0, 5: 10.0, 6: 15.0}),
    }

    for week in lived(dossier(**hilly), MONDAY, 6):
        assert not [
            rule.text for rule in week.rules if rule.id == "R15" and rule.verdict == "warn"
        ]


CALM: tuple[dict[str, object], ...] = (
    {"observations": (Observation(date=MONDAY, pain=4),)},
    {"states": (State(kind=StateKind.RED_FLAG, tier=Tier.T3, since=MONDAY),)},
    {"states": (State(kind=StateKind.RED_FLAG, tier=Tier.T6, since=MONDAY),)},
    {"conditions": (Conditions(from_=MONDAY, to=MONDAY + 6 * DAY, wbgt_c=29.0),)},
)


@pytest.mark.parametrize("calm", CALM, ids=["pain", "little energy", "worn down", "heat"])
@pytest.mark.parametrize("kept", [False, True])
def test_where_nothing_hard_may_be_nothing_is_fast_either(
    calm: dict[str, object], *, kept: bool
) -> None:
    one = dossier(races=(race(60, 21.1),), activities=trained(16, BUSY))
    before = written(one).program
    assert any(is_quick(workout) for _, workout in training(before))

    after = written(one.with_(programs=(before,) if kept else (), **calm)).program

    assert any(True for _ in training(after))
    assert not any(is_quick(workout) for _, workout in training(after))


def test_the_worn_run_plainly_for_two_days() -> None:
    worn = (Observation(date=MONDAY, energy=1, sleep=1, soreness=8),)
    week = written(dossier(activities=trained(16, BUSY), observations=worn))

    days = [day.date for day, workout in training(week.program) if is_quick(workout)]
    assert all(day > MONDAY + DAY for day in days)


def test_a_triathletes_long_ride_falls_with_a_lighter_week() -> None:
    free = replace(FREE, days=Minutes(tue=90, wed=90, thu=90, sat=300, sun=150))
    tri = dossier(
        athlete=athlete(sport=Discipline.TRIATHLON),
        availability=free,
        races=(race(100, 51.5),),
        activities=trained(16, {1: 9.0, 2: 8.0, 3: 9.0, 6: 15.0})
        + tuple(
            run(MONDAY - weeks * 7 * DAY - 2 * DAY, 60.0, pace=2.5, sport=Sport.CYCLING)
            for weeks in range(16)
        ),
    )

    def ride(one: Dossier) -> float:
        return max(w.duration_min for _, w in training(written(one).program) if _rides(w))

    tapering = tri.with_(athlete=replace(tri.athlete, stage_override=Stage.TAPER))
    assert ride(tri) >= 150
    assert ride(tapering) < 0.8 * ride(tri)


def _rides(workout: Workout) -> bool:
    return workout.sport is Sport.CYCLING


def test_in_the_easy_days_after_a_marathon_no_run_is_over_an_hour() -> None:
    every = trained(16, dict.fromkeys(range(7), 14.0))
    week = written(dossier(races=(race(-8, 42.195),), activities=every))

    assert any(True for _ in training(week.program))
    assert all(w.duration_min <= 60 for _, w in training(week.program))


@pytest.mark.parametrize("priority", [Priority.A, Priority.B])
def test_the_day_after_a_race_holds_no_long_run(priority: Priority) -> None:
    saturday = race(5, 15.0, priority=priority)
    every = trained(16, dict.fromkeys(range(7), 14.0))

    week = written(dossier(races=(saturday,), activities=every))

    after = [w for day, w in training(week.program) if day.date == saturday.date + DAY]
    assert all(w.duration_min <= 45 for w in after)


def test_no_short_run_climbs_a_mountain() -> None:
    hilly = tuple(replace(a, ascent_m=(a.km or 0.0) * 60) for a in trained(16, BUSY))
    busy = dossier(
        athlete=athlete(sport=Discipline.TRAIL, hills=True),
        availability=replace(FREE, days=Minutes(sat=30)),
        activities=hilly,
    )
    for one in (busy, busy.with_(availability=FREE)):
        for _, workout in training(written(one).program):
            assert (workout.ascent_m or 0.0) <= 8.0 * workout.duration_min


def test_a_session_uphill_climbs_by_its_own_minutes() -> None:
    hilly = tuple(replace(a, ascent_m=(a.km or 0.0) * 25) for a in trained(16, BUSY))
    one = dossier(
        athlete=athlete(sport=Discipline.TRAIL, hills=True),
        races=(race(60, 50.0, ascent_m=2500.0),),
        activities=hilly,
    )
    uphill = [w for _, w in training(written(one).program) if w.workout_type is WorkoutType.HILLS]

    assert uphill
    for workout in uphill:
        scaled = scale(by_code(workout.code or ""), workout.duration_min)
        work = above(VT1_ZONE, scaled.zone_minutes)
        assert 8 * work <= (workout.ascent_m or 0.0) <= 10 * work


def test_a_long_ride_leaves_time_to_swim_and_run() -> None:
    free = replace(FREE, days=Minutes(tue=60, wed=60, thu=60, sat=400, sun=100))
    far = tuple(
        run(MONDAY - weeks * 7 * DAY - 2 * DAY, 110.0, pace=2.5, sport=Sport.CYCLING)
        for weeks in range(16)
    )
    tri = dossier(
        athlete=athlete(sport=Discipline.TRIATHLON),
        availability=free,
        activities=trained(16, {1: 4.0, 6: 6.0}) + far,
    )

    planned = [w for _, w in training(written(tri).program)]
    rides = [w.duration_min for w in planned if _rides(w)]
    assert max(rides) <= 0.5 * sum(w.duration_min for w in planned)
