"""What a week says about itself."""

import re
from dataclasses import replace

import pytest

from coach.availability import Conditions, DatedException, ExceptionKind
from coach.journal import Observation
from coach.planning.week import Written
from coach.planning.words import joined, words_of
from coach.program import Program
from coach.state import ReturnStage, State, StateKind
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier, race, trained
from tests.coach.planning.weeks import cases, written

TRADEMARKS = re.compile(r"\b(TSS|CTL|ATL|TSB|NP|IF|VDOT)\b")
FORBIDDEN = re.compile(
    r"diagnos|ibuprofen|paracetamol|painkiller|weight|calorie|guarantee|injury risk|"
    r"through (the )?pain",
    re.IGNORECASE,
)


def texts(program: Program) -> list[str]:
    return [
        program.week_summary,
        program.nutrition_reminder,
        program.injury_prevention_note,
        *program.key_workouts_this_week,
    ]


def week_of(**parts: object) -> Written:
    return written(dossier(activities=trained(16), **parts))


def test_no_week_says_anything_it_must_not() -> None:
    for case in cases(80):
        program = case.write().program
        for text in (*texts(program), *(reason.text for reason in program.reasons)):
            assert not TRADEMARKS.search(text), text
            assert not FORBIDDEN.search(text), text


def test_no_number_is_said_that_is_no_name() -> None:
    for case in cases(80):
        program = case.write().program
        names = [race.name for race in case.dossier.races]
        names += [result.name for result in case.dossier.results]
        said = f"{program.nutrition_reminder} {program.injury_prevention_note}"
        assert not re.search(r"\d", said), said
        if any(workout for day in program.daily_program for workout in day.workouts):
            summary = program.week_summary
            for name in names:
                summary = summary.replace(name, "")
            assert not re.search(r"\d", summary), summary


def test_a_summary_is_two_sentences() -> None:
    summary = week_of(races=(race(45, 21.1),)).program.week_summary

    assert summary.count(". ") == 1
    assert summary.endswith(".")
    assert "Build" not in summary
    assert "six weeks to go to race in 45" in summary


@pytest.mark.parametrize(
    ("days", "words"),
    [(6, "with race in 6 on Sunday"), (13, "one week to go"), (250, "on the long road to")],
)
def test_it_says_how_far_the_race_is(days: int, words: str) -> None:
    assert words in week_of(races=(race(days, 21.1),)).program.week_summary


def test_it_says_where_the_work_lies() -> None:
    summary = week_of(races=(race(45, 21.1),)).program.week_summary

    assert "ard on Tuesday" in summary
    assert "long on Sunday" in summary


def test_a_week_of_rest_says_why() -> None:
    ill = State(kind=StateKind.SICK, since=MONDAY - DAY, stage=ReturnStage.OFF)

    summary = week_of(states=(ill,)).program.week_summary

    assert "You are ill, so rest is the training." in summary


def test_a_week_away_is_called_one() -> None:
    away = DatedException(from_=MONDAY, to=MONDAY + 6 * DAY, kind=ExceptionKind.AWAY.value)

    summary = week_of(exceptions=(away,)).program.week_summary

    assert summary == "A week away. Nothing is planned until you are back."


def test_a_race_that_was_taken_off_is_no_race_of_the_week() -> None:
    ill = State(kind=StateKind.SICK, since=MONDAY - DAY, stage=ReturnStage.OFF)

    program = week_of(states=(ill,), races=(race(6),)).program

    assert "without race in 6" in program.week_summary
    assert not any("at the start" in reason.text for reason in program.reasons)


def test_a_gentle_week_says_so() -> None:
    hurt = (Observation(date=MONDAY, pain=8),)

    assert "Only gentle movement" in week_of(observations=hurt).program.week_summary


def test_what_to_eat_fits_the_week() -> None:
    heat = (Conditions(from_=MONDAY, to=MONDAY + 6 * DAY, wbgt_c=27.0),)

    assert "before the race" in week_of(races=(race(6),)).program.nutrition_reminder
    assert "heat" in week_of(conditions=heat).program.nutrition_reminder
    assert "that cost most" in week_of().program.nutrition_reminder
    longer = dossier(activities=trained(16, {1: 9.0, 3: 9.0, 5: 9.0, 6: 18.0}))
    assert "along on the long one" in written(longer).program.nutrition_reminder


def test_pain_decides_over_everything_else() -> None:
    sore = (Observation(date=MONDAY, pain=4),)

    assert "Pain decides" in week_of(observations=sore).program.injury_prevention_note


def test_key_workouts_are_the_long_and_the_hard_ones() -> None:
    week = week_of(races=(race(45, 21.1),), athlete=athlete())

    keys = [w.title for d in week.program.daily_program for w in d.workouts if w.key]
    assert week.program.key_workouts_this_week == tuple(keys[:3])
    assert keys


def test_days_are_joined_once_each() -> None:
    assert joined(["Tuesday"]) == "Tuesday"
    assert joined(["Tuesday", "Sunday"]) == "Tuesday and Sunday"
    assert joined(["Monday", "Tuesday", "Tuesday", "Sunday"]) == "Monday, Tuesday and Sunday"


def test_words_speak_of_open_days_alone() -> None:
    week = week_of(races=(race(45, 21.1),))
    days = tuple(replace(day, past=False) for day in week.program.daily_program)
    friday = replace(
        week.bounds, days=tuple(replace(d, open=n > 3) for n, d in enumerate(week.bounds.days))
    )

    assert "Tuesday" not in words_of(week.facts, friday, days).week_summary
