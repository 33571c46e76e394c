"""The workouts that a day may hold."""

from dataclasses import replace
from datetime import timedelta

from coach.activity import Sport
from coach.athlete import Discipline, HealthFlag, Stage
from coach.availability import Conditions
from coach.planning.bounds import bounds
from coach.planning.library import Role
from coach.planning.options import OF_THREE_SPORTS, Option, Options
from coach.program import WorkoutType
from coach.state import ReturnStage, State, StateKind
from tests.coach.planning.athletes import FREE, MONDAY, athlete, dossier, known, race, trained
from tests.coach.planning.weeks import written

DAY = timedelta(days=1)
SUNDAY = 6


def options(day: int = SUNDAY, room_km: float = 100.0, **parts: object) -> tuple[Option, ...]:
    facts = known(dossier(**parts))
    limits = bounds(facts)
    return Options(facts, limits, room_km).of(limits.days[day], ())


def codes(found: tuple[Option, ...], role: Role) -> set[str]:
    return {option.template.code for option in found if option.role is role}


def test_every_option_can_last_as_long_as_it_says() -> None:
    for option in options():
        assert option.template.shortest <= option.low <= option.high <= option.template.longest


def test_a_runner_is_offered_easy_long_and_hard() -> None:
    found = options(races=(race(70, 21.1),))
    assert codes(found, Role.EASY)
    assert codes(found, Role.LONG)
    assert codes(found, Role.HARD)


def test_nothing_hard_where_health_forbids_it() -> None:
    assert not any(option.hard for option in options(athlete=athlete(health_flags=None)))


def test_a_limited_body_is_offered_walks_and_movement_alone() -> None:
    found = options(athlete=athlete(health_flags=(HealthFlag.HEART,)))
    assert {option.sport for option in found} <= {Sport.WALKING, Sport.MOBILITY}
    assert all(option.high <= 30 for option in found)


def test_somebody_walking_back_from_an_injury_is_offered_walks() -> None:
    hurt = State(kind=StateKind.INJURED, since=MONDAY - 5 * DAY, stage=ReturnStage.WALK)
    found = options(states=(hurt,))
    assert {option.sport for option in found} <= {Sport.WALKING, Sport.MOBILITY}


def test_in_great_heat_nothing_is_offered_outdoors() -> None:
    heat = Conditions(from_=MONDAY, to=MONDAY + 7 * DAY, wbgt_c=33.0)
    assert not any(o.sport is Sport.RUNNING for o in options(conditions=(heat,)))
    indoors = options(conditions=(heat,), athlete=athlete(equipment=("treadmill",)))
    assert {o.sport for o in indoors} == {Sport.TREADMILL}


def test_a_triathlete_is_offered_three_sports() -> None:
    found = options(athlete=athlete(sport=Discipline.TRIATHLON))
    sports = {option.sport for option in found}
    assert {Sport.RUNNING, Sport.CYCLING, Sport.SWIMMING} <= sports
    swims = [o for o in found if o.sport is Sport.SWIMMING and o.role is Role.EASY]
    assert len(swims) <= OF_THREE_SPORTS


def test_strength_goes_beside_on_its_days() -> None:
    lifting = replace(FREE, strength_hours=0.75)
    found = options(1, availability=lifting)
    beside = [o for o in found if o.role is Role.SUPPORT]
    assert {o.template.workout_type for o in beside} == {WorkoutType.STRENGTH}
    assert not codes(options(1), Role.SUPPORT)


def test_what_is_more_than_the_load_left_is_not_offered() -> None:
    assert options(room_km=0.0) == ()
    assert len(options(room_km=4.0)) < len(options())


def test_hard_workouts_of_the_last_ten_days_come_again_only_a_step_further() -> None:
    ahead = (race(70, 21.1),)
    week = written(
        dossier(races=ahead, activities=trained(10, until=MONDAY - 7 * DAY)),
        today=MONDAY - 7 * DAY,
    )
    had = {w.code for day in week.program.daily_program for w in day.workouts if w.key}
    found = options(1, races=ahead, programs=(week.program,))
    again = codes(found, Role.HARD) & had
    assert not again


def test_no_strides_on_the_way_back() -> None:
    found = options(activities=trained(10, until=MONDAY - 20 * DAY))
    assert not any(o.template.workout_type is WorkoutType.STRIDES for o in found)


def test_a_taper_offers_workouts_of_race_week() -> None:
    found = options(1, races=(race(5, 10.0),))
    assert known(dossier(races=(race(5, 10.0),))).stage is Stage.TAPER
    assert found
