"""The steps back from illness and injury."""

import pytest

from coach.activity import Sport
from coach.planning.steps import STEPS, step
from coach.state import ReturnStage, State, StateKind
from tests.coach.planning.athletes import MONDAY


def state(stage: ReturnStage, kind: StateKind = StateKind.RETURNING) -> State:
    return State(kind=kind, since=MONDAY, stage=stage)


def test_each_step_allows_more_than_the_one_before() -> None:
    shares = [STEPS[stage].share for stage in ReturnStage]

    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0


@pytest.mark.parametrize(
    ("stage", "rest", "running", "hard"),
    [
        (ReturnStage.OFF, True, False, False),
        (ReturnStage.WALK, False, False, False),
        (ReturnStage.EASY_SHORT, False, True, False),
        (ReturnStage.EASY, False, True, False),
        (ReturnStage.NORMAL, False, True, True),
    ],
)
def test_running_comes_back_before_hard_running(
    stage: ReturnStage, rest: bool, running: bool, hard: bool
) -> None:
    cap = step(state(stage)).cap

    assert (cap.rest, cap.running, cap.hard) == (rest, running, hard)
    assert not cap.growth


def test_an_injury_at_rest_still_allows_mobility_and_an_illness_does_not() -> None:
    hurt = step(state(ReturnStage.OFF, StateKind.INJURED)).cap
    ill = step(state(ReturnStage.OFF, StateKind.SICK)).cap

    assert hurt.sports == (Sport.MOBILITY,)
    assert not hurt.running
    assert ill.rest


@pytest.mark.parametrize(
    ("kind", "rule"),
    [(StateKind.SICK, "R04"), (StateKind.INJURED, "R03"), (StateKind.RETURNING, "R28")],
)
def test_each_kind_names_its_rule(kind: StateKind, rule: str) -> None:
    assert step(state(ReturnStage.WALK, kind)).cap.reasons[0].rule == rule


def test_walking_is_half_an_hour() -> None:
    cap = step(state(ReturnStage.WALK)).cap

    assert cap.minutes == 30
    assert cap.sports == (Sport.WALKING, Sport.MOBILITY)
