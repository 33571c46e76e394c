"""Races that stay on their day, and what is said of them: after illness, and out of reach."""

from dataclasses import replace

import pytest

from coach.athlete import Units
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.prospect import prospect
from coach.planning.rules.verdicts import Outcome
from coach.planning.season import season
from coach.planning.week import Written, check_week, write_week
from coach.program import WorkoutType, monday_of
from coach.race import Priority
from coach.state import ReturnStage, State, StateKind
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier, race, trained

SMALL = {1: 5.0, 3: 5.0, 6: 8.0}


def fevered(race_in: int) -> Dossier:
    """Four sick days, without fever since Sunday; rest to Monday, easy to Thursday."""
    ill = State(
        kind=StateKind.SICK,
        since=MONDAY - 4 * DAY,
        until=MONDAY,
        stage=ReturnStage.NORMAL,
        fever_free_since=MONDAY - DAY,
    )
    return dossier(races=(race(race_in, priority=Priority.B, name="Town 10k"),), states=(ill,))


def week_with(one: Dossier) -> Written:
    return write_week(one, today=MONDAY, monday=monday_of(one.races[0].date))


def holds_race(week: Written) -> bool:
    days = week.program.daily_program
    return any(w.workout_type is WorkoutType.RACE for day in days for w in day.workouts)


@pytest.mark.parametrize("race_in", [1, 2, 3])
def test_a_race_in_the_easy_days_after_a_fever_is_taken_off_and_the_card_says_why(
    race_in: int,
) -> None:
    week = week_with(fevered(race_in))
    said = [r.text for r in week.program.reasons if r.day == MONDAY + race_in * DAY]

    assert not holds_race(week)
    assert any("Town 10k is taken off the plan: it falls into" in text for text in said)


@pytest.mark.parametrize(("race_in", "soon"), [(4, True), (6, True), (10, True), (11, False)])
def test_a_race_in_the_week_after_those_days_stays_with_a_warning_on_its_card(
    race_in: int, soon: bool
) -> None:
    week = week_with(fevered(race_in))
    warned = [r for r in week.rules if r.id == "R04" and r.verdict is Outcome.WARN]
    said = [r.text for r in week.program.reasons if r.day == MONDAY + race_in * DAY]

    assert holds_race(week)
    assert bool(warned) is soon
    assert any("comes soon after your illness" in text for text in said) is soon


def test_somebody_still_on_the_last_step_from_illness_is_warned_of_a_race_this_week() -> None:
    ill = State(kind=StateKind.SICK, since=MONDAY - 9 * DAY, stage=ReturnStage.NORMAL)
    near = week_with(dossier(races=(race(5),), states=(ill,)))
    far = week_with(dossier(races=(race(12),), states=(ill,)))

    assert any(r.id == "R04" and r.verdict is Outcome.WARN for r in near.rules)
    assert not any(r.id == "R04" and r.verdict is Outcome.WARN for r in far.rules)


def test_a_fever_in_the_journal_alone_counts_the_same() -> None:
    hot = (Observation(date=MONDAY - 2 * DAY, fever=True),)
    week = week_with(dossier(races=(race(6),), observations=hot))

    assert any("comes soon after your illness" in r.text for r in week.program.reasons)


def test_a_marathon_in_three_weeks_after_eight_km_is_said_to_be_out_of_reach_at_once() -> None:
    goal = race(20, 42.195, name="Big")
    said = prospect(dossier(activities=trained(10, SMALL)), MONDAY, goal)

    assert "for a longest run of 2 h 30" in said[0]
    assert "would take until" in said[0]
    assert "Big is 42.2 km long, and your longest run before it comes to 8 km" in said[-1]
    assert "It stays on your calendar" in said[-1]


def test_it_is_said_of_a_lesser_race_beside_the_seasons_own_too() -> None:
    races = (race(20, 42.195, name="Big", priority=Priority.C), race(60, 10.0, name="Town"))
    found = season(dossier(activities=trained(10, SMALL), races=races), MONDAY)

    assert found.anchor == races[1]
    assert any(note.startswith("Big is 42.2 km long") for note in found.notes)


def test_on_the_card_of_the_day_it_stands_too_and_the_race_stays() -> None:
    one = dossier(activities=trained(10, SMALL), races=(race(6, 42.195, name="Big"),))
    week = week_with(one)
    said = [r.text for r in week.program.reasons if r.day == MONDAY + 6 * DAY]

    assert holds_race(week)
    assert any("too little to race it" in text for text in said)
    assert not any(r.verdict is Outcome.BLOCK for r in week.rules)


def test_a_race_in_reach_is_not_warned_of() -> None:
    assert prospect(dossier(), MONDAY, race(20 * 7 - 1, 10.0)) == ()
    assert prospect(dossier(), MONDAY, race(-3, 42.195)) == ()


def test_miles_are_said_in_miles() -> None:
    one = dossier(activities=trained(10, SMALL), athlete=athlete(units=Units.MI))

    assert "26.2 mi long" in prospect(one, MONDAY, race(20, 42.195))[-1]


@pytest.mark.parametrize(
    ("km", "fits"), [(50.0, True), (48.0, True), (42.2, False), (60.0, False)]
)
def test_a_race_of_another_length_is_another_race(km: float, fits: bool) -> None:
    one = dossier(races=(race(5, 50.0),))
    week = week_with(one)
    days = [
        replace(
            day,
            workouts=tuple(
                replace(w, distance_km=km) if w.workout_type is WorkoutType.RACE else w
                for w in day.workouts
            ),
        )
        for day in week.program.daily_program
    ]

    rules = check_week(one, today=MONDAY, program=replace(week.program, daily_program=tuple(days)))

    (found,) = (rule for rule in rules if rule.id == "R25")
    assert (found.verdict is not Outcome.BLOCK) is fits
