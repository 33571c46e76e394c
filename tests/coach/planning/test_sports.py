"""Which sport each day is spent on."""

from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.athlete import Discipline, HealthFlag
from coach.availability import Conditions
from coach.planning.library import Role
from coach.planning.sports import give_sports
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier
from tests.coach.planning.weeks import draft, training, written


@pytest.mark.parametrize(
    ("discipline", "sport"),
    [
        (Discipline.RUNNING, Sport.RUNNING),
        (Discipline.TRAIL, Sport.TRAIL_RUNNING),
        (Discipline.CYCLING, Sport.CYCLING),
        (Discipline.HIKING, Sport.HIKING),
    ],
)
def test_everybody_does_their_own_sport(discipline: Discipline, sport: Sport) -> None:
    week = draft(dossier(athlete=athlete(sport=discipline)))

    give_sports(week)

    assert {day.sport for day in week.days} == {sport}


def test_a_triathlete_swims_rides_and_runs() -> None:
    week = draft(dossier(athlete=athlete(sport=Discipline.TRIATHLON)))
    for day, role in zip(
        week.days, [None, Role.HARD, Role.EASY, Role.EASY, None, Role.EASY, Role.LONG], strict=True
    ):
        day.role = role

    give_sports(week)

    sports = [day.sport for day in week.days if day.role is not None]
    assert {Sport.SWIMMING, Sport.CYCLING, Sport.RUNNING} <= set(sports)
    assert week.days[6].sport is Sport.RUNNING
    assert (week.days[5].role, week.days[5].sport) == (Role.LONG, Sport.CYCLING)


def test_a_triathlete_of_four_days_runs_too() -> None:
    week = draft(dossier(athlete=athlete(sport=Discipline.TRIATHLON)))
    roles = [None, Role.HARD, None, Role.EASY, None, Role.EASY, Role.EASY]
    for day, role in zip(week.days, roles, strict=True):
        day.role = role

    give_sports(week)

    sports = {day.sport for day in week.days if day.role is not None}
    assert {Sport.SWIMMING, Sport.CYCLING, Sport.RUNNING} <= sports


def test_who_begins_with_a_health_flag_walks() -> None:
    one = dossier(
        athlete=athlete(health_flags=(HealthFlag.ASTHMA,)), activities=(), availability=None
    )

    sports = {workout.sport for _, workout in training(written(one).program)}

    assert sports == {Sport.WALKING}


HEAT = (Conditions(from_=MONDAY, to=MONDAY + 6 * DAY, wbgt_c=33.0),)


def test_in_great_heat_training_moves_indoors() -> None:
    one = dossier(athlete=athlete(equipment=("treadmill",)), conditions=HEAT)

    sports = {workout.sport for _, workout in training(written(one).program)}

    assert sports == {Sport.TREADMILL}


def test_without_a_treadmill_a_runner_moves_indoors_in_the_heat() -> None:
    week = written(dossier(conditions=HEAT))

    assert {w.sport for _, w in training(week.program)} == {Sport.MOBILITY}
    assert any(reason.rule == "R30" for reason in week.program.reasons)
    assert week.program.last_day == MONDAY + timedelta(days=6)
