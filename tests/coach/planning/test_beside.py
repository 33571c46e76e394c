"""Strength, mobility and other sports beside the athlete's own."""

from dataclasses import replace

from coach.activity import Sport
from coach.athlete import Discipline
from coach.availability import Availability, CrossTraining, Minutes
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.beside import lighten, put_beside
from coach.planning.draft import Draft
from coach.planning.efforts import is_hard_workout
from coach.planning.library import Role
from coach.planning.picking import Picker
from coach.planning.skeleton import lay_out
from coach.program import WorkoutType
from tests.coach.planning.athletes import DAY, FREE, MONDAY, athlete, dossier, race, trained
from tests.coach.planning.weeks import draft, training, written

TRIATHLON = Discipline.TRIATHLON
BUSY = {1: 9.0, 2: 8.0, 3: 9.0, 5: 9.0, 6: 17.0}


def beside(**more: object) -> Dossier:
    availability: Availability = replace(FREE, **more)  # type: ignore[arg-type]
    return dossier(availability=availability, activities=trained(16, BUSY))


def laid_out(one: Dossier) -> Draft:
    week = draft(one)
    lay_out(week)
    put_beside(week, Picker(week.known))
    return week


def test_strength_and_mobility_find_their_days() -> None:
    week = written(beside(strength_hours=0.75, mobility_hours=0.5))

    kinds = [w.workout_type for _, w in training(week.program)]
    assert kinds.count(WorkoutType.STRENGTH) == 1
    assert kinds.count(WorkoutType.MOBILITY) == 2


def test_no_strength_in_the_day_before_something_hard() -> None:
    one = replace(beside(strength_hours=1.5), races=(race(45, 21.1),))

    week = written(one)

    hard = {day.date for day, w in training(week.program) if is_hard_workout(w)}
    strong = [d.date for d, w in training(week.program) if w.workout_type is WorkoutType.STRENGTH]
    assert hard
    assert not any(day + DAY in hard for day in strong)


def test_a_triathletes_strength_stays_off_the_long_ride() -> None:
    every = Minutes(tue=90, wed=90, thu=90, fri=90, sat=300, sun=180)
    tri = replace(beside(days=every, strength_hours=0.5), athlete=athlete(sport=TRIATHLON))

    week = written(tri)

    strong = {d.date for d, w in training(week.program) if w.workout_type is WorkoutType.STRENGTH}
    rides = {d.date: w.duration_min for d, w in training(week.program) if w.sport is Sport.CYCLING}
    assert strong
    assert max(rides, key=rides.__getitem__) not in strong


def test_the_own_sport_keeps_its_half_hour() -> None:
    week = laid_out(beside(days=Minutes(tue=60, thu=60, sun=120), strength_hours=1.5))

    assert all(day.left >= 30 for day in week.days if day.role is not None)


def test_strength_goes_where_it_crowds_no_run() -> None:
    free = Minutes(tue=60, thu=60, sat=120, sun=240)

    week = written(beside(days=free, strength_hours=0.5))

    strong = [d.day for d, w in training(week.program) if w.workout_type is WorkoutType.STRENGTH]
    assert strong == ["Saturday"]


def test_another_sport_goes_where_nothing_is_and_leaves_the_rest_day() -> None:
    one = beside(
        days=Minutes(mon=90, tue=90, wed=90, thu=90, fri=90, sat=120, sun=240),
        cross_training=(CrossTraining(sport=Sport.SWIMMING, hours=1.0),),
    )

    week = written(one)

    swims = [day for day, w in training(week.program) if w.sport is Sport.SWIMMING]
    assert len(swims) == 1
    assert any(day.workouts[0].is_rest for day in week.program.daily_program)


def test_pain_that_stops_running_stops_other_sports_and_strength_too() -> None:
    one = beside(
        strength_hours=0.75,
        mobility_hours=0.25,
        cross_training=(CrossTraining(sport=Sport.CYCLING, hours=1.0),),
    )
    hurt = replace(one, observations=(Observation(date=MONDAY, pain=8),))

    sports = {w.sport for _, w in training(written(hurt).program)}

    assert sports == {Sport.MOBILITY}


def test_the_day_after_a_race_has_nothing_beside() -> None:
    one = beside(cross_training=(CrossTraining(sport=Sport.CYCLING, hours=3.0),))
    raced = replace(one, races=(race(2, 10.0),))

    week = written(raced)

    thursday = week.program.daily_program[3].workouts
    assert all(workout.sport is not Sport.CYCLING for workout in thursday)


def test_other_sports_give_way_where_everything_together_is_too_much() -> None:
    week = laid_out(beside(cross_training=(CrossTraining(sport=Sport.ROWING, hours=2.0),)))
    day = next(day for day in week.days if day.beside)
    day.role = Role.EASY
    week.bounds = replace(week.bounds, total_high_km=0.0)

    lighten(week)

    assert not day.beside


def test_hours_a_week_hold_for_everything() -> None:
    week = written(beside(strength_hours=1.5, mobility_hours=0.5, hours_per_week=4.0))

    assert sum(w.duration_min for _, w in training(week.program)) <= 240


def test_no_strength_in_the_three_days_before_a_race() -> None:
    one = beside(
        days=Minutes(mon=60, tue=60, wed=60, thu=60, fri=60, sat=60, sun=120), strength_hours=3.0
    )
    raced = replace(one, races=(race(5, 10.0),))

    week = written(raced)

    strong = [d.date for d, w in training(week.program) if w.workout_type is WorkoutType.STRENGTH]
    assert all((MONDAY + 5 * DAY - day).days > 3 for day in strong if day < MONDAY + 5 * DAY)


def test_wishes_beside_the_own_sport_never_take_the_whole_week() -> None:
    """An hour and a half a week, and two and a half hours of wishes: half of it is run."""
    busy = replace(
        FREE,
        hours_per_week=1.5,
        strength_hours=1.0,
        mobility_hours=0.5,
        cross_training=(CrossTraining(sport=Sport.CYCLING, hours=1.0),),
    )

    week = written(dossier(availability=busy))

    minutes = {w.sport: w.duration_min for _, w in training(week.program)}
    assert sum(w.duration_min for _, w in training(week.program)) <= 90
    assert minutes.get(Sport.RUNNING, 0.0) >= 20
