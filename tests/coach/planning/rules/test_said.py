"""What texts may say that looks forbidden or untrue, and weekly sessions past all keeping."""

from dataclasses import replace

import pytest

from coach.activity import Sport
from coach.athlete import Discipline, HealthFlag
from coach.availability import FixedSession, Weekday
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.planning.week import Written, check_week, write_week
from coach.program import Day, Program, StepKind, Workout, WorkoutStep
from tests.coach.planning.athletes import FREE, MONDAY, athlete, dossier, race, trained
from tests.coach.planning.weeks import written
from tests.odd_athletes import KINDS

TUESDAY = 1
BUSY = {1: 9.0, 2: 8.0, 3: 9.0, 5: 9.0, 6: 17.0}


def blocks(week: Written, rule: str, program: Program | None = None) -> list[RuleVerdict]:
    rules = week.rules
    if program is not None:
        rules = check_week(dossier(), today=MONDAY, program=program)
    return [r for r in rules if r.id == rule and r.verdict is Outcome.BLOCK]


def saying(week: Written, text: str, *steps: WorkoutStep) -> Program:
    """The week with a Tuesday of such steps, and such words about them."""
    days = list(week.program.daily_program)
    easy = days[TUESDAY].workouts[0]
    told = replace(
        easy, title="Easy run", description=text, key_focus="", terrain_notes="", steps=steps
    )
    days[TUESDAY] = replace(days[TUESDAY], workouts=(told,))
    return replace(week.program, daily_program=tuple(days))


def parts(*minutes: float) -> tuple[WorkoutStep, ...]:
    """An easy run with its ends: warm-up, middle, cool-down."""
    kinds = (StepKind.WARM_UP, StepKind.WORK, StepKind.COOL_DOWN)
    return tuple(
        WorkoutStep(kind=kind, minutes=m, zone=2) for kind, m in zip(kinds, minutes, strict=True)
    )


@pytest.mark.parametrize("text", ["32 min easy at last", "27 minutes of it count", "all 43 min"])
def test_neighbouring_steps_may_be_said_as_one_length(text: str) -> None:
    """11 + 16 + 16: two neighbours are 27 or 32, all of them 43."""
    week = written(dossier())

    assert not blocks(week, "R23", saying(week, text, *parts(11.0, 16.0, 16.0)))


@pytest.mark.parametrize("text", ["33 min easy at last", "12 min of it", "2 h 10 min in all"])
def test_a_length_that_no_steps_come_to_is_untrue(text: str) -> None:
    week = written(dossier())

    assert blocks(week, "R23", saying(week, text, *parts(11.0, 16.0, 16.0)))


def test_steps_that_do_not_touch_are_not_added_up() -> None:
    """11 and 17 with something between them are not 28."""
    week = written(dossier())

    assert blocks(week, "R23", saying(week, "28 min easy", *parts(11.0, 16.0, 17.0)))


@pytest.mark.parametrize(
    "name",
    [
        "Lose 5 kg Charity Run",
        "Run Through Pain Ultra",
        "Marathon guarantee trail",
        "42 km of 1001 nights, 12 h",
    ],
)
def test_a_races_own_name_is_quoted_whatever_it_says(name: str) -> None:
    one = dossier(races=(race(5, 10.0, name=name),))
    week = written(one)

    assert any(w.title == name for day in week.program.daily_program for w in day.workouts)
    assert not [r for r in week.rules if r.verdict is Outcome.BLOCK]


def test_the_same_words_in_a_coachs_mouth_are_forbidden() -> None:
    one = dossier(races=(race(5, 10.0, name="Run Through Pain Ultra"),))
    week = written(one)
    said = replace(week.program, week_summary="Lose 5 kg before Run Through Pain Ultra.")
    rules = check_week(one, today=MONDAY, program=said)

    assert any(r.id == "R29" and r.verdict is Outcome.BLOCK for r in rules)


@pytest.mark.parametrize("first", range(4))
def test_fifteen_weekly_sessions_are_kept_or_named_and_never_blocked(first: int) -> None:
    days = tuple(Weekday)
    sessions = tuple(
        FixedSession(
            day=days[(n * 3 + first) % 7],
            minutes=(10, 45, 90, 240)[(n + first) % 4],
            type=KINDS[(n + first) % len(KINDS)],
        )
        for n in range(15)
    )
    one = dossier(availability=replace(FREE, fixed=sessions))
    week = write_week(one, today=MONDAY, monday=MONDAY)

    assert not [r for r in week.rules if r.verdict is Outcome.BLOCK]
    assert week.error
    assert any(r.id == "R22" and r.verdict is Outcome.WARN for r in week.rules)
    assert _titles(week.program.daily_program)


def _titles(days: tuple[Day, ...]) -> list[Workout]:
    return [workout for day in days for workout in day.workouts if not workout.is_rest]


def test_a_cyclists_load_is_told_from_kilometres_on_a_road() -> None:
    rides = tuple(
        replace(run, sport=Sport.CYCLING, km=(run.km or 0.0) * 3) for run in trained(10, BUSY)
    )
    week = written(dossier(athlete=athlete(sport=Discipline.CYCLING), activities=rides))

    (said,) = [r.text for r in week.rules if r.id == "R21"]
    assert said.endswith("km counted as running.")


def test_nobody_who_may_only_walk_is_told_that_the_week_is_small_or_hard() -> None:
    one = dossier(athlete=athlete(health_flags=(HealthFlag.HEART,)), activities=trained(10, BUSY))
    week = written(one)

    assert any(w.sport is Sport.WALKING for d in week.program.daily_program for w in d.workouts)
    assert not [r for r in week.rules if r.id in {"R07", "R09"} and r.verdict is Outcome.WARN]
