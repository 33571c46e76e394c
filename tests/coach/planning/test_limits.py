"""What age and health answers allow: coaching §7."""

import pytest

from coach.athlete import Athlete, Clearance, HealthFlag
from coach.planning.limits import limits, too_young
from tests.coach.planning.athletes import DAY, MONDAY, athlete, race


def aged(years: int) -> Athlete:
    """Somebody who turns so many years this year."""
    return athlete(birth_year=MONDAY.year - years)


def flagged(*flags: HealthFlag, **more: object) -> Athlete:
    return athlete(health_flags=flags, **more)


@pytest.mark.parametrize(("years", "declined"), [(14, True), (15, True), (16, False), (40, False)])
def test_under_sixteen_is_declined_and_the_year_itself_is_not(years: int, declined: bool) -> None:
    assert too_young(aged(years), MONDAY) is declined


def test_an_unknown_age_is_not_declined_but_keeps_hard_off() -> None:
    unknown = athlete(birth_year=None)

    assert not too_young(unknown, MONDAY)
    assert not limits(unknown, MONDAY).cap.hard
    assert limits(unknown, MONDAY).races


def test_unanswered_health_questions_keep_hard_off_and_leave_races() -> None:
    found = limits(athlete(health_flags=None), MONDAY)

    assert not found.cap.hard
    assert found.races
    assert found.allows(race(50), athlete(health_flags=None))


@pytest.mark.parametrize(
    ("years", "minor", "hours"), [(16, True, 15.0), (18, True, 17.0), (19, False, None)]
)
def test_minors_train_no_more_hours_than_years(
    years: int, minor: bool, hours: float | None
) -> None:
    found = limits(aged(years), MONDAY)

    assert found.minor is minor
    assert found.hours == hours


@pytest.mark.parametrize(
    ("km", "ascent_m", "allowed"),
    [(42.195, 0, False), (42.0, 0, False), (41.9, 0, True), (30, 1800, False), (21.1, 0, True)],
)
def test_minors_run_no_marathon_nor_what_is_worth_one(
    km: float, ascent_m: float, allowed: bool
) -> None:
    goal = race(100, km, ascent_m=ascent_m)

    assert limits(aged(17), MONDAY).allows(goal, aged(17)) is allowed


@pytest.mark.parametrize(("years", "masters", "older"), [(49, 0, 0), (50, 1, 0), (60, 1, 1)])
def test_limits_on_the_old_go_by_the_calendar_year(years: int, masters: int, older: int) -> None:
    found = limits(aged(years), MONDAY)

    assert (found.masters, found.older) == (bool(masters), bool(older))


@pytest.mark.parametrize("flag", [HealthFlag.HEART, HealthFlag.DIABETES, HealthFlag.KIDNEY])
def test_known_disease_without_clearance_leaves_half_an_hour_of_walking(flag: HealthFlag) -> None:
    found = limits(flagged(flag), MONDAY)

    assert not found.cap.running
    assert found.cap.minutes == 30
    assert found.cap.rpe == 3
    assert not found.cap.rest
    assert not found.races
    assert found.cap.reasons[0].rule == "R02"


def test_a_clearance_opens_easy_training_and_only_a_hard_one_opens_hard() -> None:
    on = MONDAY - DAY
    easy = flagged(
        HealthFlag.HEART, clearances=(Clearance(flag=HealthFlag.HEART, on=on, hard=False),)
    )
    hard = flagged(
        HealthFlag.HEART, clearances=(Clearance(flag=HealthFlag.HEART, on=on, hard=True),)
    )

    assert limits(easy, MONDAY).cap.running
    assert not limits(easy, MONDAY).cap.hard
    assert not limits(easy, MONDAY).races
    assert limits(hard, MONDAY).cap.hard
    assert limits(hard, MONDAY).races


def test_a_clearance_for_another_flag_or_from_tomorrow_opens_nothing() -> None:
    other = Clearance(flag=HealthFlag.KIDNEY, on=MONDAY, hard=True)
    tomorrow = Clearance(flag=HealthFlag.HEART, on=MONDAY + DAY, hard=True)

    found = limits(flagged(HealthFlag.HEART, clearances=(other, tomorrow)), MONDAY)

    assert not found.cap.running


@pytest.mark.parametrize("flag", [HealthFlag.PREGNANT, HealthFlag.POSTPARTUM])
def test_pregnancy_and_the_weeks_after_birth_ask_first(flag: HealthFlag) -> None:
    cleared = Clearance(flag=flag, on=MONDAY)

    assert limits(flagged(flag), MONDAY).cap.rest
    walking = limits(flagged(flag, clearances=(cleared,)), MONDAY)
    assert not walking.cap.rest
    assert not walking.cap.running
    assert walking.cap.minutes == 30


@pytest.mark.parametrize(("days", "running"), [(84, False), (85, True)])
def test_twelve_weeks_after_birth_a_cleared_mother_runs_again(days: int, running: bool) -> None:
    born = MONDAY - days * DAY
    cleared = Clearance(flag=HealthFlag.POSTPARTUM, on=born + DAY)
    mother = flagged(HealthFlag.POSTPARTUM, gave_birth_on=born, clearances=(cleared,))

    assert limits(mother, MONDAY).cap.running is running


def test_a_clearance_from_before_the_birth_says_nothing_after_it() -> None:
    born = MONDAY - 100 * DAY
    before = Clearance(flag=HealthFlag.POSTPARTUM, on=born - DAY)
    mother = flagged(HealthFlag.POSTPARTUM, gave_birth_on=born, clearances=(before,))

    assert not limits(mother, MONDAY).cap.running


@pytest.mark.parametrize(
    "flag", [HealthFlag.ASTHMA, HealthFlag.BETA_BLOCKERS, HealthFlag.PREVIOUS_STRESS_FRACTURE]
)
def test_other_flags_limit_nothing_by_themselves(flag: HealthFlag) -> None:
    found = limits(flagged(flag), MONDAY)

    assert found.cap.hard
    assert found.races


@pytest.mark.parametrize(("days", "gentle"), [(0, True), (20, True), (84, True), (85, False)])
def test_a_birth_is_heard_whatever_the_health_questions_said(days: int, gentle: bool) -> None:
    mother = athlete(health_flags=(), gave_birth_on=MONDAY - days * DAY)

    assert limits(mother, MONDAY).cap.hard is not gentle
