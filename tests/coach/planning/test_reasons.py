"""Why a week is as it is."""

from dataclasses import replace
from datetime import timedelta

from coach.availability import DatedException, Minutes
from coach.journal import Observation
from coach.planning.efforts import is_hard_workout
from coach.program import Reason, WorkoutType
from coach.state import State, StateKind
from tests.coach.planning.athletes import DAY, FREE, MONDAY, dossier, race, run, trained
from tests.coach.planning.weeks import cases, training, written


def reasons(**parts: object) -> tuple[Reason, ...]:
    return written(dossier(activities=trained(16), **parts)).program.reasons


def test_every_long_and_hard_day_has_its_reason() -> None:
    week = written(dossier(activities=trained(16), races=(race(45, 21.1),)))

    by_day = {(reason.rule, reason.day) for reason in week.program.reasons}
    for day, workout in training(week.program):
        if workout.workout_type is WorkoutType.LONG:
            assert ("R05", day.date) in by_day
        elif is_hard_workout(workout):
            assert ("R12", day.date) in by_day


def test_what_hurts_comes_first() -> None:
    found = reasons(observations=(Observation(date=MONDAY, pain=4),))

    assert (found[0].rule, found[0].day) == ("R03", MONDAY)


def test_a_race_taken_off_says_so() -> None:
    found = reasons(races=(race(5),), observations=(Observation(date=MONDAY, pain=8),))

    assert any("race in 5 is taken off" in reason.text for reason in found)


def test_days_away_are_named() -> None:
    trip = DatedException(from_=MONDAY + 3 * DAY, to=MONDAY + 4 * DAY)

    found = [r for r in reasons(exceptions=(trip,)) if r.rule == "R22"]

    assert [reason.text for reason in found] == ["Away on Thursday.", "Away on Friday."]


def test_taper_deload_and_start_are_explained() -> None:
    assert any(r.rule == "R17" for r in reasons(races=(race(6, 21.1),)))
    start = written(dossier(activities=(), availability=None)).program.reasons
    assert any(r.rule == "R27" for r in start)


def test_no_reason_is_given_twice_and_each_day_is_of_the_week() -> None:
    for case in cases(60):
        found = case.write().program.reasons
        assert len({(r.rule, r.text) for r in found}) == len(found), case.seed
        sunday = case.monday + timedelta(days=6)
        assert all(r.day is None or case.monday <= r.day <= sunday for r in found), case.seed


def test_a_week_of_rest_always_says_why() -> None:
    no_time = reasons(availability=replace(FREE, days=Minutes(mon=10)))
    no_hours = reasons(availability=replace(FREE, hours_per_week=0.0))
    behind = tuple(run(MONDAY + n * DAY, 22.0) for n in range(3))
    enough = written(dossier(activities=(*trained(16), *behind)), MONDAY + 5 * DAY)

    assert [reason.rule for reason in no_time] == ["R22"]
    assert [reason.rule for reason in no_hours] == ["R22"]
    assert any("rest" in reason.text for reason in enough.program.reasons)


def test_a_long_run_is_said_to_be_near_the_longest_only_where_it_is() -> None:
    (near,) = [r.text for r in reasons(races=(race(60, 21.1),)) if r.rule == "R05"]
    marathon = trained(16, {1: 10.0, 3: 10.0, 5: 8.0, 6: 28.0})
    tapering = written(dossier(activities=marathon, races=(race(13, 42.195),)))
    (short,) = [r.text for r in tapering.program.reasons if r.rule == "R05"]

    assert "stays near the longest" in near
    assert "shorter than those of your last month, on purpose" in short


def test_who_is_ill_rests_for_that_and_for_nothing_else() -> None:
    ill = State(kind=StateKind.SICK, since=MONDAY)
    hard = written(dossier(activities=trained(16), races=(race(45, 21.1),))).program
    found = reasons(states=(ill,), programs=(hard,))

    assert any(r.rule == "R04" for r in found)
    assert not any(r.rule == "R10" for r in found)
