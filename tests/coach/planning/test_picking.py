"""Which workout goes on a day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.athlete import Discipline, Experience, HealthFlag, Stage
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.bounds import bounds
from coach.planning.daybounds import DayBounds
from coach.planning.library import Occasion, Role, by_code
from coach.planning.picking import PAIRED, SECONDS, Picker
from coach.program import WorkoutType
from coach.race import Priority
from coach.state import ReturnStage, State, StateKind
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier, known, race, trained
from tests.coach.planning.weeks import written

SORE_KNEE = Observation(date=MONDAY, pain=4)
BUILD = dossier(races=(race(45, 21.1),))


def pick(one: Dossier, day: int = 1) -> tuple[Picker, DayBounds]:
    facts = known(one)
    return Picker(facts), bounds(facts).days[day]


def test_a_hard_session_suits_stage_race_and_time() -> None:
    picker, day = pick(BUILD)

    found = picker.hard(day, Sport.RUNNING, minutes=60, work=30)

    assert found is not None
    assert found.hard
    assert found.shortest <= 60
    assert Stage.BUILD in found.stages


def test_the_same_hard_session_does_not_come_twice() -> None:
    picker, day = pick(BUILD)

    codes = []
    for _ in range(4):
        found = picker.hard(day, Sport.RUNNING, minutes=75, work=40)
        assert found is not None
        picker.give(day.date, found)
        codes.append(found.code)

    assert len(set(codes)) == 4


def test_a_step_further_may_come_within_ten_days_and_a_step_back_may_not() -> None:
    picker, day = pick(BUILD)
    everything = {t.code for t in picker.fitting(day, Sport.RUNNING, 90)}
    assert {"T2", "T3"} <= everything
    picker.given.append((day.date - 5 * DAY, by_code("T2")))

    assert picker.is_new(day.date, by_code("T3"))
    assert not picker.is_new(day.date, by_code("T2"))
    assert not picker.is_new(day.date, by_code("T1"))
    assert picker.is_new(day.date + 5 * DAY, by_code("T2"))


def test_work_over_the_threshold_is_limited() -> None:
    picker, day = pick(BUILD)

    assert picker.hard(day, Sport.RUNNING, minutes=90, work=2) is None


def test_no_trial_is_picked_for_training() -> None:
    picker, day = pick(dossier(races=(race(60, 10.0),)))

    for _ in range(12):
        found = picker.hard(day, Sport.RUNNING, minutes=90, work=60)
        assert found is None or found.workout_type is not WorkoutType.TIME_TRIAL


def test_hills_are_only_for_who_has_them() -> None:
    flat, day = pick(dossier(athlete=athlete(hills=False)))
    hilly, _ = pick(dossier(athlete=athlete(hills=True)))

    assert not any(t.needs_hills for t in flat.fitting(day, Sport.RUNNING, 90))
    assert any(t.needs_hills for t in hilly.fitting(day, Sport.RUNNING, 90))


@pytest.mark.parametrize("minutes", [35, 60, 90, 120, 150, 200])
def test_a_long_run_holds_the_minutes_that_are_wanted(minutes: float) -> None:
    picker, day = pick(BUILD, 6)

    found = picker.long(day, Sport.RUNNING, minutes)

    assert found is not None
    assert found.shortest <= minutes <= found.longest
    assert not found.hard


def test_a_taper_may_hold_a_longer_run_than_its_own_ones() -> None:
    picker, day = pick(dossier(races=(race(13, 50.0),)), 5)

    found = picker.long(replace(day, stage=Stage.TAPER), Sport.RUNNING, 130)

    assert found is not None
    assert found.longest >= 130


def test_close_to_a_marathon_a_long_run_may_hold_race_effort() -> None:
    picker, day = pick(
        dossier(races=(race(40, 42.195),), activities=trained(16, {1: 12.0, 3: 12.0, 6: 25.0})), 6
    )

    found = picker.hard_long(day, Sport.RUNNING, minutes=120, work=60)

    assert found is not None
    assert (found.hard, found.family) == (True, "marathon effort")
    assert picker.hard_long(day, Sport.RUNNING, minutes=120, work=3) is None


def test_a_short_race_asks_for_no_hard_long_run() -> None:
    picker, day = pick(dossier(races=(race(20, 5.0),)), 6)

    assert picker.hard_long(day, Sport.RUNNING, minutes=100, work=60) is None


def test_easy_days_take_turns() -> None:
    picker, _ = pick(BUILD)
    days = bounds(known(BUILD)).days

    titles = {(picker.easy(day, Sport.RUNNING, 50) or by_code("R1")).code for day in days[1:4]}

    assert len(titles) == 3


def test_after_something_hard_recovery_is_easier_than_easy() -> None:
    picker, day = pick(BUILD)

    tired = picker.easy(day, Sport.RUNNING, 30, tired=True)

    assert tired is not None
    assert tired.workout_type is WorkoutType.RECOVERY


def test_an_effort_ceiling_keeps_harder_ones_out() -> None:
    picker, day = pick(BUILD)
    capped = replace(day, rpe=3)

    for minutes in (25, 45, 60):
        found = picker.easy(capped, Sport.RUNNING, minutes)
        assert found is not None
        assert found.rpe <= 3


@pytest.mark.parametrize(("longest", "rung"), [(2.0, "RW1"), (4.5, "RW3"), (7.0, "RW5")])
def test_a_novice_walks_and_runs_by_what_was_run(longest: float, rung: str) -> None:
    km = {1: longest, 3: longest, 6: longest}
    beginner = athlete(experience=Experience.NOVICE)
    picker, day = pick(dossier(athlete=beginner, activities=trained(6, km)))

    found = picker.easy(day, Sport.RUNNING, 30)

    assert found is not None
    assert found.code == rung


def test_a_novice_who_runs_far_runs_through() -> None:
    km = {1: 8.0, 3: 8.0, 6: 9.0}
    picker, day = pick(
        dossier(athlete=athlete(experience=Experience.NOVICE), activities=trained(6, km))
    )

    found = picker.easy(day, Sport.RUNNING, 45)

    assert found is not None
    assert not found.family.startswith("run-walk")


def test_on_the_way_back_walking_and_jogging_go_up_rung_by_rung() -> None:
    hurt = State(kind=StateKind.INJURED, since=MONDAY - 20 * DAY, stage=ReturnStage.EASY_SHORT)
    picker, day = pick(dossier(states=(hurt,)))

    first = picker.easy(day, Sport.RUNNING, 30)
    picker.given.append((MONDAY - DAY, by_code("J3")))
    later = picker.easy(day, Sport.RUNNING, 30)

    assert first is not None
    assert later is not None
    assert (first.code, later.code) == ("J1", "J4")


def test_race_week_has_its_own_workouts() -> None:
    picker, day = pick(dossier(races=(race(6, 21.1),)))

    hard = picker.hard(day, Sport.RUNNING, minutes=40, work=20)
    easy = picker.easy(day, Sport.RUNNING, 25)

    assert hard is not None
    assert easy is not None
    assert (hard.occasion, easy.occasion) == (Occasion.RACE_WEEK, Occasion.RACE_WEEK)


def test_a_c_race_makes_no_race_week() -> None:
    picker, day = pick(dossier(races=(race(6, 10.0, priority=Priority.C),)))

    assert not picker.race_week(replace(day, stage=Stage.TAPER))


def test_a_cyclist_with_hours_gets_one_ride_that_fills_them() -> None:
    picker, day = pick(dossier(athlete=athlete(sport=Discipline.CYCLING)))

    found = picker.easy(day, Sport.CYCLING, 200)

    assert found is not None
    assert found.longest >= 200


def test_another_version_of_a_week_has_other_easy_days() -> None:
    one = dossier()
    kept = one.with_(programs=(written(one).program,))
    days = [pick(one)[1], pick(kept)[1]]

    codes = [
        (Picker(known(dossier_)).easy(day, Sport.RUNNING, 50) or by_code("R1")).code
        for dossier_, day in zip((one, kept), days, strict=True)
    ]

    assert codes[0] != codes[1]


def test_strength_uses_what_there_is() -> None:
    picker, day = pick(dossier())
    armed, _ = pick(dossier(athlete=athlete(equipment=("dumbbells",))))
    strength = WorkoutType.STRENGTH

    plain = picker.beside(day, strength, Sport.STRENGTH, 40)

    assert plain is not None
    assert not plain.equipment
    families = {
        (
            armed.beside(
                replace(day, date=day.date + timedelta(days=n)), strength, Sport.STRENGTH, 40
            )
            or plain
        ).family
        for n in range(7)
    }
    assert any("dumbbells" in family for family in families)


@pytest.mark.parametrize("weeks", range(4))
def test_a_second_long_day_is_none_without_a_first(weeks: int) -> None:
    hiker = dossier(athlete=athlete(sport=Discipline.HIKING), races=(race(45 + 7 * weeks, 30.0),))
    picker, day = pick(hiker, 6)
    picker.turn += weeks

    found = picker.long(day, Sport.HIKING, 150)
    assert found is not None
    assert found.family not in PAIRED
    second = picker.second_long(day, Sport.HIKING, 150)
    assert second is not None
    assert second.family in SECONDS


@pytest.mark.parametrize(
    "spared",
    [
        {"athlete": athlete(birth_year=1960)},
        {"athlete": athlete(health_flags=(HealthFlag.PREVIOUS_STRESS_FRACTURE,))},
        {"observations": (SORE_KNEE,)},
    ],
    ids=["sixty", "bone", "knee"],
)
def test_nobody_jumps_on_a_sore_knee_or_from_sixty_on(spared: dict[str, object]) -> None:
    def families(one: Dossier) -> set[str]:
        picker, day = pick(one)
        return {t.family for t in picker.supports(day, Sport.STRENGTH, 45, Role.SUPPORT)}

    assert "jumps" in families(BUILD)
    assert "jumps" not in families(BUILD.with_(**spared))


@pytest.mark.parametrize(("km", "hard"), [(3.5, False), (9.0, True)])
def test_nothing_is_hard_for_who_still_walks_every_other_minute(km: float, *, hard: bool) -> None:
    novice = dossier(
        athlete=athlete(experience=Experience.NOVICE),
        races=(race(45, 5.0),),
        activities=trained(10, {1: km, 3: km, 5: km, 6: km}),
    )

    assert bool(bounds(known(novice)).hard) is hard
