"""Weeks of triathletes."""

from datetime import timedelta

from coach.activity import Activity, Sport
from coach.athlete import Discipline
from coach.availability import Availability, Minutes
from coach.dossier import Dossier
from coach.planning.library import Occasion, by_code
from tests.coach.planning.athletes import MONDAY, athlete, dossier, race, run
from tests.coach.planning.weeks import open_load, training, written

AVAILABLE = Availability(days=Minutes(mon=45, tue=75, wed=60, thu=75, fri=45, sat=240, sun=120))
USUAL = {
    0: (2.0, 27.0, Sport.SWIMMING),
    1: (9.0, 6.0, Sport.RUNNING),
    2: (30.0, 2.3, Sport.CYCLING),
    3: (9.0, 6.0, Sport.RUNNING),
    5: (70.0, 2.3, Sport.CYCLING),
    6: (14.0, 6.0, Sport.RUNNING),
}


def history(weeks: int = 16) -> tuple[Activity, ...]:
    days = [MONDAY - timedelta(days=n) for n in range(7 * weeks, 0, -1)]
    return tuple(
        run(
            day,
            USUAL[day.weekday()][0],
            pace=USUAL[day.weekday()][1],
            sport=USUAL[day.weekday()][2],
        )
        for day in days
        if day.weekday() in USUAL
    )


def triathlete(**parts: object) -> Dossier:
    return dossier(
        athlete=athlete(sport=Discipline.TRIATHLON),
        availability=AVAILABLE,
        activities=history(),
        **parts,
    )


def test_a_week_has_all_three_sports_and_a_long_one_of_two_of_them() -> None:
    week = written(triathlete(races=(race(80, 113.0),)))

    sports = {w.sport for _, w in training(week.program)}
    assert {Sport.SWIMMING, Sport.CYCLING, Sport.RUNNING} <= sports
    keys = {w.sport for _, w in training(week.program) if w.key}
    assert {Sport.CYCLING, Sport.RUNNING} <= keys


def test_days_with_time_hold_two_sessions_where_the_load_asks_for_them() -> None:
    week = written(triathlete(races=(race(80, 113.0),)))

    assert open_load(week.facts, week.program) >= 0.9 * week.bounds.target_km


def test_a_run_straight_off_the_bike_follows_a_long_ride_where_there_is_time_and_load() -> None:
    week = written(triathlete(races=(race(80, 113.0),)))

    for day in week.program.daily_program:
        bricks = [w for w in day.workouts if w.code and by_code(w.code).occasion is Occasion.BRICK]
        if bricks:
            assert day.workouts[0].sport is Sport.CYCLING
            assert all(w.sport is Sport.RUNNING and w.duration_min <= 20 for w in bricks)


def test_a_runner_never_doubles_up() -> None:
    week = written(dossier())

    runs = [day.date for day, w in training(week.program) if w.sport is Sport.RUNNING]
    assert len(runs) == len(set(runs))
