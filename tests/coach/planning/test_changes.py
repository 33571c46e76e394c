"""What an athlete is told about another version of a week."""

from dataclasses import replace
from datetime import timedelta

from coach.activity import Sport
from coach.planning.changes import day_changes, differ, said
from coach.planning.planner import REST
from coach.program import Day, Program, Reason, Workout, WorkoutType
from tests.coach.planning.athletes import MONDAY

TEMPO = Workout(
    workout_type=WorkoutType.TEMPO,
    sport=Sport.RUNNING,
    title="Threshold 3 × 10 min",
    duration_min=62.0,
    distance_km=11.4,
)
EASY = Workout(
    workout_type=WorkoutType.EASY,
    sport=Sport.RUNNING,
    title="Easy run",
    duration_min=40.0,
    distance_km=6.4,
)


def program(*days: Workout | None, reasons: tuple[Reason, ...] = ()) -> Program:
    held = [
        Day(
            date=MONDAY + timedelta(days=n),
            day=f"{MONDAY + timedelta(days=n):%A}",
            workouts=(workout or REST,),
        )
        for n, workout in enumerate(days)
    ]
    return Program(week_start_date=MONDAY, daily_program=tuple(held), reasons=reasons)


def test_a_change_is_said_in_the_athletes_words() -> None:
    why = Reason(rule="R03", day=MONDAY, text="Nothing hard: you said pain 4.")

    (change,) = day_changes(program(TEMPO), program(EASY, reasons=(why,)), MONDAY)

    assert change.before == "Threshold 3 × 10 min, 62 min"
    assert change.after == "Easy run, 40 min"
    assert change.reason == "Nothing hard: you said pain 4."


def test_pain_that_is_new_is_why_the_days_after_it_changed() -> None:
    sunday = MONDAY + timedelta(days=1)
    pain = Reason(rule="R03", day=MONDAY, text="Nothing hard and nothing longer: you said pain 5.")
    near = Reason(rule="R05", day=sunday, text="The long run stays near the longest.")
    before, after = program(EASY, TEMPO, reasons=(near,)), program(EASY, EASY)

    (new,) = day_changes(before, replace(after, reasons=(pain, near)), MONDAY)
    (old,) = day_changes(
        replace(before, reasons=(pain, near)), replace(after, reasons=(pain, near)), MONDAY
    )

    assert new.reason == pain.text
    assert old.reason == near.text


def test_a_day_that_became_rest_says_so() -> None:
    (change,) = day_changes(program(EASY), program(None), MONDAY)

    assert (change.before, change.after, change.reason) == ("Easy run, 40 min", "Rest", None)


def test_two_sessions_are_joined() -> None:
    day = Day(date=MONDAY, day="Monday", workouts=(EASY, TEMPO))

    assert said(day) == "Easy run, 40 min + Threshold 3 × 10 min, 62 min"


def test_nothing_changed_is_nothing_to_tell() -> None:
    assert day_changes(program(TEMPO, EASY), program(TEMPO, EASY), MONDAY) == ()


def test_days_behind_are_not_told_about() -> None:
    assert day_changes(program(TEMPO), program(EASY), MONDAY + timedelta(days=1)) == ()


def test_without_a_version_before_there_is_no_change() -> None:
    assert day_changes(None, program(EASY), MONDAY) == ()


def test_what_only_planned_loads_say_is_no_change() -> None:
    again = replace(TEMPO, planned_internal=99.0, done=True)

    assert not differ(program(TEMPO).on(MONDAY), program(again).daily_program[0])


def test_where_minutes_sound_the_same_distances_tell() -> None:
    shorter = replace(EASY, distance_km=5.9, ascent_m=40.0)

    (change,) = day_changes(program(EASY), program(shorter), MONDAY)

    assert change.before == "Easy run, 40 min, 6.4 km"
    assert change.after == "Easy run, 40 min, 5.9 km, 40 m up"


def test_what_stops_everything_is_the_reason_of_each_day_of_rest() -> None:
    stopped = Reason(rule="R02", day=MONDAY, text="Nothing is planned.")
    eased = Reason(rule="R04", day=MONDAY + timedelta(days=1), text="Easy days only.")

    changes = day_changes(
        program(EASY, TEMPO), program(REST, REST, reasons=(stopped, eased)), MONDAY
    )

    assert [change.reason for change in changes] == ["Nothing is planned."] * 2
