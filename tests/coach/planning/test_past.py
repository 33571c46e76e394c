"""What was absorbed: P1, M3, T4, L30, floors, streaks."""

from dataclasses import replace
from datetime import date

import pytest

from coach.activity import Activity, Sport
from coach.athlete import Discipline, Stage
from coach.journal import Observation
from coach.load.series import daily_series
from coach.planning.past import Past, past_of
from coach.planning.stage import Calendar
from coach.race import RaceResult
from tests.coach.planning.athletes import (
    DAY,
    MONDAY,
    WEEK,
    athlete,
    dossier,
    program,
    run,
    trained,
)


def past(today: date = MONDAY, monday: date = MONDAY, **parts: object) -> Past:
    one = dossier(**parts)
    return past_of(one, today, monday, Calendar.of(one, today), daily_series(one, today))


def weekly(*km: float, until: date = MONDAY) -> tuple[Activity, ...]:
    """One week after the other, the oldest first, each three equal runs."""
    days = (1, 3, 5)
    return tuple(
        run(until - (len(km) - n) * WEEK + day * DAY, load / 3)
        for n, load in enumerate(km)
        for day in days
    )


def test_weeks_are_the_newest_first_and_sum_what_happened() -> None:
    found = past(activities=weekly(30.0, 33.0, 36.0))

    assert [round(week.load_km, 6) for week in found.weeks[:4]] == [36.0, 33.0, 30.0, 0.0]
    assert found.weeks[0].monday == MONDAY - WEEK
    assert found.weeks[0].sessions == found.weeks[0].days == 3
    assert found.weeks[0].longest_run_km == pytest.approx(12.0)
    assert found.m3_km == pytest.approx(33.0)


def test_climb_counts_in_the_load_and_not_in_the_longest_run() -> None:
    hilly = (run(MONDAY - DAY, 10.0, ascent_m=1000, descent_m=900),)

    week = past(activities=hilly).weeks[0]

    assert week.load_km == pytest.approx(17.04)
    assert week.longest_run_km == 10.0
    assert (week.ascent_m, week.descent_m) == (1000, 900)


def test_a_deload_is_not_p1_but_the_last_loading_week_is() -> None:
    found = past(activities=weekly(40.0, 40.0, 42.0, 44.0, 30.0))

    assert not found.weeks[0].loading
    assert found.p1_km == pytest.approx(44.0)
    assert found.last_km == pytest.approx(30.0)
    assert found.eased


@pytest.mark.parametrize(("low_weeks", "p1"), [(3, 44.0), (4, 20.0)])
def test_a_loading_week_more_than_four_back_counts_no_more(low_weeks: int, p1: float) -> None:
    found = past(activities=weekly(40.0, 44.0, *([20.0] * low_weeks)))

    assert found.p1_km == pytest.approx(p1)


@pytest.mark.parametrize(("km", "loading"), [(36.1, True), (35.9, False)])
def test_a_loading_week_has_nine_tenths_of_the_highest_of_four(km: float, loading: bool) -> None:
    assert past(activities=weekly(40.0, 36.0, km)).weeks[0].loading is loading


def test_a_taper_week_is_no_loading_week_however_much_it_holds() -> None:
    taper = (program(MONDAY - WEEK, {1: 40.0}, stage=Stage.TAPER),)

    assert not past(activities=weekly(40.0, 40.0, 40.0), programs=taper).weeks[0].loading


def test_loading_weeks_are_counted_up_to_the_last_deload() -> None:
    found = past(activities=weekly(40.0, 28.0, 40.0, 42.0))

    assert found.loading_weeks == 2
    assert found.loading_weeks_coached == 0


def test_only_weeks_with_a_program_were_planned_by_this_coach() -> None:
    coached = (program(MONDAY - WEEK, {1: 14.0, 3: 14.0, 5: 14.0}),)
    found = past(activities=weekly(40.0, 28.0, 40.0, 42.0), programs=coached)

    assert found.loading_weeks_coached == 1


def test_t4_is_the_mean_of_the_four_highest_of_eight_weeks_without_races() -> None:
    behind = (*weekly(90.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 20.0),)
    raced = (*behind, run(MONDAY - DAY, 42.2, hour=9))
    result = RaceResult(name="marathon", date=MONDAY - DAY, km=42.2)

    found = past(activities=raced, results=(result,))

    assert found.t4_km == pytest.approx((70 + 60 + 50 + 40) / 4)
    assert found.weeks[0].load_km == pytest.approx(62.2)
    assert found.weeks[0].training_km == pytest.approx(20.0)


def test_with_under_four_weeks_what_was_said_counts() -> None:
    said = athlete(weekly_km=42, longest_recent_km=18)
    found = past(athlete=said, activities=weekly(12.0))

    assert (found.p1_km, found.m3_km, found.t4_km) == (42, 42, 42)
    assert found.longest_km(MONDAY) == 18
    assert not found.starter


@pytest.mark.parametrize(("days", "floor"), [(27, 42.0), (28, 0.0)])
def test_from_four_weeks_on_only_what_happened_counts(days: int, floor: float) -> None:
    said = athlete(weekly_km=42)

    found = past(athlete=said, activities=(run(MONDAY - (days - 1) * DAY, 5.0),))

    assert found.history_days == days
    assert found.weekly_floor_km == floor


@pytest.mark.parametrize(
    ("week", "longest", "floors"),
    [(40.0, None, (40.0, 12.0)), (None, 12.0, (30.0, 12.0)), (40.0, 20.0, (40.0, 20.0))],
)
def test_one_of_the_two_gives_the_other(
    week: float | None, longest: float | None, floors: tuple[float, float]
) -> None:
    found = past(athlete=athlete(weekly_km=week, longest_recent_km=longest), activities=())

    assert (found.weekly_floor_km, found.longest_floor_km) == pytest.approx(floors)


def test_nothing_recorded_and_nothing_said_is_a_starter() -> None:
    assert past(activities=()).starter
    assert not past(activities=(), athlete=athlete(weekly_km=20)).starter
    assert not past(activities=weekly(20.0)).starter


@pytest.mark.parametrize(
    ("weeks", "m3"),
    [
        ((30.0,), 30.0),
        ((20.0, 30.0), 25.0),
        ((20.0, 30.0, 40.0), 30.0),
        ((99.0, 20.0, 30.0, 40.0), 30.0),
    ],
)
def test_m3_is_over_the_weeks_there_are(weeks: tuple[float, ...], m3: float) -> None:
    assert past(activities=weekly(*weeks)).m3_km == pytest.approx(m3)


@pytest.mark.parametrize(("days_ago", "longest"), [(30, 21.0), (31, 8.0)])
def test_l30_looks_back_thirty_days(days_ago: int, longest: float) -> None:
    behind = (run(MONDAY - days_ago * DAY, 21.0), run(MONDAY - 2 * DAY, 8.0))

    assert past(activities=behind).longest_km(MONDAY) == longest


def test_a_distance_nobody_runs_in_the_time_is_no_longest_run() -> None:
    slip = run(MONDAY - 3 * DAY, 300.0, pace=0.1, hour=18)
    plain, slipped = past(), past(activities=(*trained(10), slip))

    assert slipped.longest_km(MONDAY) == plain.longest_km(MONDAY)
    assert slipped.last_km <= plain.last_km + 5.0


def test_l30_is_of_runs_that_happened_in_plain_km() -> None:
    ride = run(MONDAY - DAY, 90.0, sport=Sport.CYCLING)
    found = past(
        today=MONDAY - DAY,
        activities=(run(MONDAY - 5 * DAY, 12.0), ride),
        programs=(program(MONDAY - WEEK, {6: 30.0}),),
    )

    assert found.longest_km(MONDAY) == 12.0


@pytest.mark.parametrize(("weeks", "longest"), [(1, 12.0), (2, 12.0), (3, 30.0)])
def test_a_look_further_ahead_counts_all_weeks_between_but_the_last(
    weeks: int, longest: float
) -> None:
    found = past(
        monday=MONDAY + weeks * WEEK,
        activities=(run(MONDAY - 5 * DAY, 12.0),),
        programs=(program(MONDAY + WEEK, {6: 30.0}), program(MONDAY + 2 * WEEK, {6: 40.0})),
    )

    assert found.longest_km(MONDAY + weeks * WEEK) == longest


def test_planned_days_still_to_come_count_in_last_weeks_load() -> None:
    thursday = MONDAY - 4 * DAY
    coached = (program(MONDAY - WEEK, {1: 10.0, 3: 10.0, 6: 20.0}),)
    found = past(today=thursday, activities=(run(MONDAY - 6 * DAY, 9.0),), programs=coached)

    assert found.weeks[0].load_km == pytest.approx(9.0 + 10.0 + 20.0)


def test_a_skipped_day_is_not_still_to_come() -> None:
    coached = program(MONDAY - WEEK, {6: 20.0})
    sunday = coached.daily_program[6]
    skipped = replace(sunday, workouts=(replace(sunday.workouts[0], done=False),))
    coached = replace(coached, daily_program=(*coached.daily_program[:6], skipped))

    assert past(today=MONDAY - DAY, activities=(), programs=(coached,)).weeks[0].load_km == 0


def test_yesterdays_planned_run_without_a_record_counts_for_the_streak_and_not_as_load() -> None:
    coached = (program(MONDAY - WEEK, {5: 10.0, 6: 10.0}),)
    found = past(activities=(run(MONDAY - 2 * DAY, 10.0),), programs=coached)

    assert found.streak(MONDAY) == 2
    assert found.weeks[0].load_km == pytest.approx(10.0)


def test_an_effort_told_without_a_distance_counts_for_the_streak() -> None:
    told = (Observation(date=MONDAY - DAY, rpe=6),)

    assert past(activities=(run(MONDAY - 2 * DAY, 10.0),), observations=told).streak(MONDAY) == 2


def test_a_stroll_and_a_day_of_little_load_are_rest_days() -> None:
    stroll = run(MONDAY - DAY, 3.0, sport=Sport.WALKING, rpe=None)
    jog = run(MONDAY - DAY, 1.0, rpe=2)  # 6 min × 2 × 0.30 = 3.6

    assert past(activities=(stroll,)).streak(MONDAY) == 0
    assert past(activities=(jog,)).streak(MONDAY) == 0


def test_a_cyclists_week_is_counted_in_total_load() -> None:
    ride = run(MONDAY - DAY, 40.0, sport=Sport.CYCLING, pace=2.5)
    rider = athlete(sport=Discipline.CYCLING)

    assert past(activities=(ride,)).weeks[0].load_km == 0
    assert past(activities=(ride,), athlete=rider).weeks[0].load_km > 10


def test_easy_runs_tell_the_pace_and_hard_ones_do_not() -> None:
    easy_runs = trained(4, pace=6.0)
    hard = tuple(run(MONDAY - n * WEEK, 10.0, pace=4.0, rpe=8) for n in range(1, 4))

    assert past(activities=(*easy_runs, *hard)).run_km_per_minute == pytest.approx(1 / 6)


def test_without_runs_the_pace_is_assumed_on_the_slow_side() -> None:
    assert past(activities=()).run_km_per_minute == pytest.approx(1 / 6.25)


@pytest.mark.parametrize(
    ("sport", "km_per_hour"), [(Discipline.HIKING, 5.0), (Discipline.CYCLING, 25 / 3.5)]
)
def test_other_sports_are_not_assumed_to_go_at_a_runners_pace(
    sport: Discipline, km_per_hour: float
) -> None:
    found = past(activities=(), athlete=athlete(sport=sport))

    assert found.load_per_minute * 60 == pytest.approx(km_per_hour)


def test_a_watch_that_lost_its_date_does_not_make_history() -> None:
    lost = run(date(1990, 1, 1), 10.0)

    assert past(activities=(lost, *weekly(20.0))).history_days < 10


def test_internal_load_of_three_weeks_needs_all_three() -> None:
    silent = tuple(run(MONDAY - n * DAY, 10.0, rpe=None) for n in (3, 10, 17))

    assert past(activities=weekly(20.0, 20.0, 20.0)).s3_internal is not None
    assert past(activities=silent).s3_internal is None


def told(days: int, **more: object) -> tuple[Observation, ...]:
    """Answers on so many days up to yesterday."""
    return tuple(
        Observation(date=MONDAY - n * DAY, **more)  # type: ignore[arg-type]
        for n in range(days, 0, -1)
    )


def test_weeks_of_answers_without_a_distance_leave_what_was_said() -> None:
    said = athlete(weekly_km=30.0)

    found = past(athlete=said, activities=(), observations=told(45, rpe=4.0))

    assert (found.weekly_floor_km, found.starter) == (30.0, False)


def test_weeks_of_rest_leave_a_starter_whatever_was_said_once() -> None:
    said = athlete(weekly_km=30.0)

    found = past(athlete=said, activities=(), observations=told(45, rest_day=True))

    assert (found.weekly_floor_km, found.starter) == (0.0, True)
