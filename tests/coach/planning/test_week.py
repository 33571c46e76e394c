"""The week as everybody else asks for it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.athlete import Experience, Stage
from coach.availability import WEEKDAYS, Availability, Minutes
from coach.errors import TooYoungError, WeekIsOverError
from coach.journal import Observation
from coach.planning.picking import is_quick
from coach.planning.week import Words, check_week, finish, write_week
from coach.program import Reason, Source, Workout, WorkoutType
from tests.coach.planning.athletes import MONDAY, athlete, dossier, known, race, trained
from tests.coach.planning.weeks import done, lived, open_load, training, written

DAY = timedelta(days=1)


def test_a_week_that_has_ended_is_not_written() -> None:
    with pytest.raises(WeekIsOverError):
        write_week(dossier(), today=MONDAY, monday=MONDAY - DAY)


def test_any_day_names_its_week() -> None:
    week = write_week(dossier(), today=MONDAY, monday=MONDAY + 3 * DAY)

    assert week.program.week_start_date == MONDAY


def test_a_week_further_ahead_follows_from_those_before_it() -> None:
    one = dossier(races=(race(80, 21.1),), activities=trained(16))
    one = one.with_(programs=(written(one).program,))

    weeks = [write_week(one, today=MONDAY, monday=MONDAY + n * 7 * DAY) for n in range(5)]

    loads = [week.program.predicted_metrics.total_distance_km for week in weeks]
    assert min(loads) > 0.6 * loads[0]
    assert all(week.bounds.band != "return" for week in weeks)


def test_next_week_is_the_same_week_whenever_it_is_asked_for() -> None:
    one = dossier(races=(race(80, 21.1),), activities=trained(16))
    one = one.with_(programs=(written(one).program,))
    next_week = MONDAY + 7 * DAY

    on_monday = write_week(one, today=MONDAY, monday=next_week)

    for day in one.programs[0].daily_program[:6]:
        one = done(one, day.date, day.workouts)
    on_sunday = write_week(one, today=MONDAY + 6 * DAY, monday=next_week)
    early, late = (w.program.predicted_metrics.total_distance_km for w in (on_monday, on_sunday))
    assert early == pytest.approx(late, rel=0.1)


def test_under_sixteen_nothing_is_written() -> None:
    child = dossier(athlete=athlete(birth_year=MONDAY.year - 15))

    with pytest.raises(TooYoungError):
        written(child)


def test_a_version_is_numbered_after_the_one_in_force() -> None:
    one = dossier()
    first = written(one).program

    assert first.version == 1
    assert written(one.with_(programs=(replace(first, version=4),))).program.version == 5


def test_a_week_begun_keeps_what_is_over_and_plans_the_rest() -> None:
    one = dossier()
    first = written(one).program
    thursday = MONDAY + 3 * DAY
    for day in first.daily_program[:3]:
        one = done(one, day.date, day.workouts)
    one = one.with_(programs=(first,))

    week = write_week(one, today=thursday, monday=MONDAY)

    assert week.program.daily_program == first.daily_program


def test_an_athlete_who_did_nothing_is_not_given_it_back() -> None:
    one = dossier()
    first = written(one)
    friday = MONDAY + 4 * DAY
    idle = one.with_(programs=(first.program,))

    week = write_week(idle, today=friday, monday=MONDAY)

    planned = [d.workouts for d in week.program.daily_program[4:]]
    assert open_load(week.facts, week.program) <= open_load(week.facts, first.program) + 0.1
    assert len(planned) == 3


def test_whoever_writes_the_days_the_rest_is_computed() -> None:
    facts = known(dossier())
    limits = written(dossier()).bounds
    made_up = Workout(
        workout_type=WorkoutType.EASY,
        sport=Sport.RUNNING,
        title="Along the canal",
        duration_min=50,
        distance_km=8.0,
        planned_external=99.0,
        planned_internal=1.0,
    )
    days = [replace(d, workouts=(made_up,)) for d in written(dossier()).program.daily_program]
    words = Words(
        week_summary="Two sentences. Here.",
        key_workouts=("Along the canal",),
        nutrition_reminder="Eat.",
        injury_prevention_note="Rest.",
    )
    why = Reason(rule="R05", text="because")

    program = finish(facts, limits, days, source=Source.CLAUDE, words=words, reasons=(why,))

    workout = program.daily_program[0].workouts[0]
    assert workout.planned_external == 8.0
    assert workout.planned_internal == pytest.approx(50 * 4 * 0.30)
    assert program.predicted_metrics.total_distance_km == pytest.approx(56.0)
    assert program.week_summary == "Two sentences. Here."
    assert program.key_workouts_this_week == ("Along the canal",)
    assert program.source is Source.CLAUDE
    assert program.reasons[0] == why


def test_a_program_by_anyone_can_be_checked() -> None:
    one = dossier()
    week = written(one)

    assert check_week(one, today=MONDAY, program=week.program) == week.rules


def test_an_athlete_who_follows_hears_nothing_on_wednesday() -> None:
    one = dossier(races=(race(60, 21.1),), activities=trained(16))
    for n in range(4):
        monday = MONDAY + n * 7 * DAY
        program = write_week(one, today=monday, monday=monday).program
        one = one.with_(programs=(*one.programs, program))
        for day in program.daily_program[:2]:
            one = done(one, day.date, day.workouts, 1.03)

        again = write_week(one, today=monday + 2 * DAY, monday=monday).program

        assert again.daily_program == program.daily_program, monday
        for day in program.daily_program[2:]:
            one = done(one, day.date, day.workouts, 0.98)


def test_a_season_runs_from_base_to_race_and_the_race_is_in_it() -> None:
    one = dossier(races=(race(12 * 7 - 1, 21.1),), activities=trained(16))

    weeks = list(lived(one, MONDAY, 12))

    stages = list(dict.fromkeys(week.program.stage for week in weeks))
    assert stages == [Stage.BASE, Stage.BUILD, Stage.SPECIFICITY, Stage.TAPER]
    last = weeks[-1].program.daily_program[-1].workouts
    assert [workout.workout_type for workout in last] == [WorkoutType.RACE]


def test_no_hard_workout_comes_again_within_ten_days_unless_it_progresses() -> None:
    one = dossier(races=(race(14 * 7, 42.195),), activities=trained(16))
    hard: list[tuple[object, str]] = []
    for week in lived(one, MONDAY, 12):
        for day in week.program.daily_program:
            hard += [(day.date, w.code) for w in day.workouts if w.key and w.code]
    hard = [(on, code) for on, code in hard if not code.startswith("L")]

    for n, (on, code) in enumerate(hard):
        soon = [c for d, c in hard[n + 1 :] if (d - on).days < 10]  # type: ignore[operator]
        assert code not in soon, (on, code)


def test_the_days_after_a_race_through_the_night_are_for_rest() -> None:
    every = Availability(days=Minutes(**dict.fromkeys(WEEKDAYS, 90)))
    hundred = race(-1, 161.0)  # yesterday, a Sunday
    week = written(dossier(availability=every, races=(hundred,)))

    first = min(day.date for day, _ in training(week.program))
    assert first >= MONDAY + 3 * DAY
    assert any(reason.text.startswith("Rest until 2 December") for reason in week.program.reasons)


def test_a_race_in_the_days_of_rest_after_another_stays() -> None:
    week = written(dossier(races=(race(-1, 42.195), race(0, 10.0))))

    assert week.program.daily_program[0].workouts[0].workout_type is WorkoutType.RACE


def test_after_a_race_that_health_takes_off_nothing_is_said_of_resting_from_it() -> None:
    sore = (Observation(date=MONDAY, pain=7),)
    gone = written(dossier(races=(race(1, 10.0),), observations=sore)).program

    assert any("taken off the plan" in reason.text for reason in gone.reasons)
    assert not any("after race in 1" in reason.text for reason in gone.reasons)
    assert not any("Race week" in w.title for _, w in training(gone))


def test_a_sore_calf_runs_no_strides_in_race_week_either() -> None:
    sore = (Observation(date=MONDAY, pain=4),)
    week = written(dossier(races=(race(6, 21.1),), observations=sore)).program

    assert any(True for _ in training(week))
    assert not any(is_quick(workout) for _, workout in training(week))


@pytest.mark.parametrize("weeks", [2, 4])
def test_a_week_further_ahead_is_judged_as_it_was_written(weeks: int) -> None:
    monday = MONDAY + weeks * 7 * DAY
    week = write_week(dossier(), today=MONDAY + 2 * DAY, monday=monday)

    judged = check_week(dossier(), today=MONDAY + 2 * DAY, program=week.program)

    assert [(r.id, r.verdict) for r in judged] == [(r.id, r.verdict) for r in week.rules]
    assert not any(rule.verdict == "block" for rule in judged)


def test_the_second_week_of_somebody_new_holds_what_the_first_did() -> None:
    """A long run with breaks to walk takes longer for its way than one without."""
    one = dossier(athlete=athlete(experience=Experience.NOVICE), activities=())

    weeks = [week.program.predicted_metrics for week in lived(one, MONDAY, 2)]

    before, after = (week.total_distance_km for week in weeks)
    assert 0.95 * before <= after <= 1.05 * before


def test_weeks_of_missed_sessions_lead_no_lower_than_a_small_starter_week() -> None:
    """Shares of next to nothing are no protection: three times twenty minutes may be planned."""
    usual = trained(7, {1: 3.0, 3: 3.0, 5: 3.0}, until=MONDAY - 21 * DAY, pace=8.0)
    missed = trained(3, {1: 1.8, 4: 1.8}, pace=8.0)
    new = athlete(experience=Experience.NOVICE)

    week = written(dossier(athlete=new, activities=(*usual, *missed)))

    assert week.bounds.target_km == pytest.approx(6.0, abs=0.2)
    assert not any(rule.verdict == "block" for rule in week.rules)
