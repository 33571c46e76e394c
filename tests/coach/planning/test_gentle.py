"""What is left where the own sport may not be, or does not fit."""

from dataclasses import replace

import pytest

from coach.activity import Sport
from coach.athlete import Clearance, HealthFlag
from coach.availability import CrossTraining
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.library import Occasion, by_code
from coach.planning.rules.verdicts import Outcome
from coach.program import Workout
from coach.state import ReturnStage, State, StateKind, Tier
from tests.coach.planning.athletes import DAY, FREE, MONDAY, athlete, dossier, run, trained
from tests.coach.planning.weeks import training, written


def sessions(one: Dossier) -> list[Workout]:
    return [workout for _, workout in training(written(one).program)]


def state(kind: StateKind, stage: ReturnStage, **more: object) -> tuple[State, ...]:
    return (State(kind=kind, since=MONDAY - 9 * DAY, stage=stage, **more),)  # type: ignore[arg-type]


@pytest.mark.parametrize("flag", [HealthFlag.HEART, HealthFlag.DIABETES, HealthFlag.KIDNEY])
def test_a_flag_without_clearance_leaves_half_an_hour_of_walking_or_mobility(
    flag: HealthFlag,
) -> None:
    found = sessions(dossier(athlete=athlete(health_flags=(flag,))))

    assert found
    assert {w.sport for w in found} <= {Sport.WALKING, Sport.MOBILITY}
    assert all(w.duration_min <= 30 and (w.target.rpe or 0) <= 3 for w in found)
    assert all(by_code(w.code or "").occasion is Occasion.LIMITED for w in found)


def test_pregnancy_with_a_yes_leaves_the_same_and_without_one_nothing() -> None:
    pregnant = athlete(health_flags=(HealthFlag.PREGNANT,))
    cleared = athlete(
        health_flags=(HealthFlag.PREGNANT,),
        clearances=(Clearance(flag=HealthFlag.PREGNANT, on=MONDAY - DAY),),
    )

    assert sessions(dossier(athlete=pregnant)) == []
    found = sessions(dossier(athlete=cleared))
    assert found
    assert all(w.duration_min <= 30 for w in found)


@pytest.mark.parametrize("tier", [Tier.T1, Tier.T2, Tier.T2B])
def test_a_red_flag_leaves_rest(tier: Tier) -> None:
    week = written(dossier(states=state(StateKind.RED_FLAG, ReturnStage.OFF, tier=tier)))

    assert list(training(week.program)) == []
    assert any(reason.rule == "R02" for reason in week.program.reasons)


def test_a_bone_that_was_cleared_is_spared_running_and_may_ride() -> None:
    kept = replace(FREE, cross_training=(CrossTraining(sport=Sport.CYCLING, hours=0.2),))
    flag = state(StateKind.RED_FLAG, ReturnStage.OFF, tier=Tier.T2B, cleared_on=MONDAY)

    found = sessions(dossier(availability=kept, states=flag))

    assert found
    assert {w.sport for w in found} <= {Sport.CYCLING, Sport.MOBILITY}
    assert all((w.target.rpe or 0) <= 3 for w in found)


def test_illness_is_rest_and_injury_leaves_easy_movement() -> None:
    assert sessions(dossier(states=state(StateKind.SICK, ReturnStage.OFF))) == []

    hurt = sessions(dossier(states=state(StateKind.INJURED, ReturnStage.OFF)))
    assert {w.sport for w in hurt} == {Sport.MOBILITY}
    assert len(hurt) <= 3


def test_the_way_back_begins_with_walks_toward_running() -> None:
    found = sessions(dossier(states=state(StateKind.INJURED, ReturnStage.WALK)))

    assert found
    assert {w.sport for w in found} == {Sport.WALKING}
    assert all(by_code(w.code or "").occasion is Occasion.RETURN for w in found)
    assert all(w.duration_min <= 30 for w in found)


def test_then_come_walking_and_jogging_up_to_half_an_hour() -> None:
    found = sessions(dossier(states=state(StateKind.INJURED, ReturnStage.EASY_SHORT)))

    runs = [w for w in found if w.sport is not Sport.WALKING]
    assert runs
    assert all((w.code or "").startswith("J") for w in runs)
    assert len(runs) < len(found), "walks keep the days between"
    assert all(w.duration_min <= 30 for w in found)


def test_then_easy_running_up_to_an_hour() -> None:
    found = sessions(dossier(states=state(StateKind.INJURED, ReturnStage.EASY)))

    assert found
    assert all(w.duration_min <= 60 and (w.target.rpe or 0) <= 4 for w in found)


def test_gentle_days_have_days_between_them_while_there_are_enough() -> None:
    week = written(dossier(observations=(Observation(date=MONDAY, pain=8),)))

    days = [day.date for day, _ in training(week.program)]
    assert 1 <= len(days) <= 3


def test_walks_stay_inside_the_load_that_is_allowed() -> None:
    week = written(dossier(states=state(StateKind.INJURED, ReturnStage.WALK)))

    walked = sum(w.distance_km or 0.0 for _, w in training(week.program))
    assert walked <= week.bounds.high_km + 0.3


@pytest.mark.parametrize("pain", [3, 5])
def test_pain_after_a_week_of_rest_leaves_easy_movement(pain: int) -> None:
    """R03 lets nothing grow, and last week held nothing: no kilometre fits, movement does."""
    rested = trained(10, until=MONDAY - 7 * DAY)
    sore = (Observation(date=MONDAY - DAY, pain=pain),)

    week = written(dossier(activities=rested, observations=sore))

    found = [workout for _, workout in training(week.program)]
    assert 1 <= len(found) <= 3
    assert {w.sport for w in found} == {Sport.MOBILITY}
    assert all(w.duration_min <= 20 and "run" not in w.title.lower() for w in found)
    assert not any(rule.verdict is Outcome.BLOCK for rule in week.rules)


def test_a_step_smaller_than_the_shortest_run_is_walked() -> None:
    """Six days off, and half of a longest run of three kilometres is no session."""
    short = trained(3, {1: 2.6, 3: 2.9, 5: 3.0}, until=MONDAY - 5 * DAY, pace=5.0)
    one = dossier(athlete=athlete(weekly_km=14.0), activities=short)

    found = sessions(one)

    assert found
    assert all(w.sport is Sport.WALKING and w.duration_min <= 30 for w in found)


def test_a_week_that_has_seen_training_is_not_filled_with_walks() -> None:
    spent = FREE.days
    one = dossier(availability=replace(FREE, days=spent, hours_per_week=0.5))
    ran = (*one.activities, run(MONDAY, 12.0))

    week = written(one.with_(activities=ran), MONDAY + DAY)

    assert list(training(week.program)) == []
