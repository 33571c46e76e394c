"""Stages by the days to the anchor, recovery, and who may be an anchor."""

from datetime import date

import pytest

from coach.athlete import HealthFlag, Stage
from coach.planning.racetable import ROWS, RaceRow
from coach.planning.stage import Calendar, anchor, stage_of, stage_of_week
from coach.race import Finish, Priority, RaceResult
from tests.cases import each
from tests.coach.planning.athletes import DAY, MONDAY, WEEK, athlete, dossier, race

LATE = 300
"""Days from the Monday to a race that leaves room for every stage."""


def at(days_before: int, km: float, **parts: object) -> Stage:
    """The stage so many days before a race of so many km."""
    one = dossier(races=(race(LATE, km),), **parts)
    return stage_of(one, MONDAY + (LATE - days_before) * DAY)


@each("row", ROWS, ids=lambda row: row.name)
def test_each_stage_begins_and_ends_on_the_day_of_the_table(row: RaceRow) -> None:
    base, build, taper = row.base_until_weeks * 7, row.build_until_weeks * 7, row.taper_days

    assert at(base + 1, row.km) is Stage.BASE
    assert at(base, row.km) is Stage.BUILD
    assert at(build + 1, row.km) is Stage.BUILD
    assert at(build, row.km) is Stage.SPECIFICITY
    assert at(taper + 1, row.km) is Stage.SPECIFICITY
    assert at(taper, row.km) is Stage.TAPER
    assert at(0, row.km) is Stage.TAPER


@pytest.mark.parametrize(
    ("name", "taper"),
    [("5k", 7), ("10k", 10), ("half marathon", 14), ("marathon", 21), ("50k", 14)],
)
def test_tapers_are_as_long_as_the_table_says(name: str, taper: int) -> None:
    assert next(row for row in ROWS if row.name == name).taper_days == taper


@each("row", ROWS, ids=lambda row: row.name)
def test_recovery_begins_the_day_after_and_ends_before_the_first_hard_day(row: RaceRow) -> None:
    behind = RaceResult(name="done", date=MONDAY, km=row.km)
    one = dossier(results=(behind,))

    assert stage_of(one, MONDAY) is Stage.BASE
    assert stage_of(one, MONDAY + DAY) is Stage.RECOVERY
    assert stage_of(one, MONDAY + (row.hard_after_days - 1) * DAY) is Stage.RECOVERY
    assert stage_of(one, MONDAY + row.hard_after_days * DAY) is Stage.BASE


def test_after_recovery_the_next_race_decides_by_the_weeks_left() -> None:
    one = dossier(
        races=(race(40, 10.0),),
        results=(RaceResult(name="half", date=MONDAY - 5 * DAY, km=21.1),),
    )

    assert stage_of(one, MONDAY + 4 * DAY) is Stage.RECOVERY
    assert stage_of(one, MONDAY + 5 * DAY) is Stage.SPECIFICITY


def test_a_race_whose_day_is_over_starts_recovery_before_its_result_is_known() -> None:
    one = dossier(races=(race(-1, 42.195),))

    assert stage_of(one, MONDAY) is Stage.RECOVERY


@pytest.mark.parametrize(
    "result",
    [
        RaceResult(name="paced a friend", date=MONDAY, km=21.1, status=Finish.TRAINING),
        RaceResult(name="race in 0", date=MONDAY, km=5.0),
    ],
)
def test_training_races_and_c_races_start_no_recovery(result: RaceResult) -> None:
    lesser = (race(0, 5.0, priority=Priority.C),) if result.km < 10 else ()

    one = dossier(races=lesser, results=(result,))

    assert stage_of(one, MONDAY + DAY) is Stage.BASE


def test_a_race_not_finished_still_needs_recovery() -> None:
    dnf = RaceResult(name="dnf", date=MONDAY, km=42.2, status=Finish.DNF)

    assert stage_of(dossier(results=(dnf,)), MONDAY + DAY) is Stage.RECOVERY


def test_from_sixty_on_recovery_is_half_as_long_again() -> None:
    one = dossier(
        athlete=athlete(birth_year=MONDAY.year - 60),
        results=(RaceResult(name="half", date=MONDAY, km=21.1),),
    )

    assert stage_of(one, MONDAY + 14 * DAY) is Stage.RECOVERY
    assert stage_of(one, MONDAY + 15 * DAY) is Stage.BASE


def test_the_earliest_a_race_from_the_day_on_is_the_anchor() -> None:
    late, early, past = race(100), race(50), race(-1)
    b = race(10, priority=Priority.B)
    one = dossier(races=(late, early, past, b))

    assert anchor(one, MONDAY) == early
    assert anchor(one, early.date) == early
    assert anchor(one, early.date + DAY) == late


def test_without_an_a_race_the_earliest_b_race_is_the_anchor_and_a_c_race_never() -> None:
    b, c = race(30, priority=Priority.B), race(10, priority=Priority.C)

    assert anchor(dossier(races=(c, b)), MONDAY) == b
    assert anchor(dossier(races=(c,)), MONDAY) is None


def test_without_a_race_every_day_is_base() -> None:
    assert stage_of(dossier(), MONDAY) is Stage.BASE


def test_an_override_holds_on_every_day() -> None:
    one = dossier(
        athlete=athlete(stage_override=Stage.BUILD),
        races=(race(3),),
        results=(RaceResult(name="x", date=MONDAY - DAY, km=42.2),),
    )

    assert {stage_of(one, MONDAY + n * DAY) for n in range(7)} == {Stage.BUILD}


def test_the_stage_of_a_week_is_its_thursdays() -> None:
    ten_days_before_sunday = dossier(races=(race(13, 10.0),))  # Thursday is the tenth day before

    assert stage_of(ten_days_before_sunday, MONDAY) is Stage.SPECIFICITY
    assert stage_of_week(ten_days_before_sunday, MONDAY) is Stage.TAPER


def test_too_little_time_cuts_base_and_then_build() -> None:
    ten_weeks, five_weeks = dossier(races=(race(70, 42.2),)), dossier(races=(race(35, 42.2),))

    assert stage_of(ten_weeks, MONDAY) is Stage.BUILD
    assert stage_of(five_weeks, MONDAY) is Stage.SPECIFICITY
    assert stage_of(five_weeks, MONDAY + 14 * DAY) is Stage.TAPER


@pytest.mark.parametrize(("age_reached", "allowed"), [(17, False), (18, False), (19, True)])
def test_a_marathon_is_no_anchor_under_eighteen(age_reached: int, allowed: bool) -> None:
    young = athlete(birth_year=MONDAY.year - age_reached)
    marathon, half = race(100, 42.195), race(120, 21.1)

    chosen = anchor(dossier(athlete=young, races=(marathon, half)), MONDAY)

    assert chosen == (marathon if allowed else half)


def test_a_health_flag_without_clearance_leaves_no_anchor() -> None:
    one = dossier(athlete=athlete(health_flags=(HealthFlag.HEART,)), races=(race(50),))

    assert anchor(one, MONDAY) is None
    assert stage_of(one, MONDAY + 45 * DAY) is Stage.BASE
    assert Calendar.of(one, MONDAY).forbidden == one.races


def test_of_two_recoveries_the_longer_one_counts() -> None:
    marathon = RaceResult(name="marathon", date=MONDAY - 10 * DAY, km=42.2)
    park = RaceResult(name="5k", date=MONDAY - 2 * DAY, km=5.0)

    found = Calendar.of(dossier(results=(marathon, park)), MONDAY).recovering(MONDAY)

    assert found is not None
    assert found.race == marathon


def test_two_races_ten_days_apart_leave_recovery_between_them() -> None:
    one = dossier(races=(race(50, 10.0), race(60, 10.0)))

    assert stage_of(one, MONDAY + 50 * DAY) is Stage.TAPER
    assert stage_of(one, MONDAY + 56 * DAY) is Stage.RECOVERY
    assert stage_of(one, MONDAY + 57 * DAY) is Stage.TAPER


def test_a_week_is_named_by_its_monday_across_the_new_year() -> None:
    assert stage_of_week(dossier(), date(2026, 12, 28)) is Stage.BASE
    assert stage_of_week(dossier(), MONDAY + 4 * WEEK) is Stage.BASE
