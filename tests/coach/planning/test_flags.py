"""What each tier of red flag leaves."""

import pytest

from coach.activity import Sport
from coach.planning.flags import flag_cap, stops
from coach.state import ReturnStage, State, StateKind, Tier
from tests.coach.planning.athletes import DAY, MONDAY


def flag(tier: Tier | None, **more: object) -> State:
    given = {"kind": StateKind.RED_FLAG, "since": MONDAY - 3 * DAY, "tier": tier, **more}
    return State(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize("tier", [Tier.T1, Tier.T2, Tier.T2B, None])
def test_urgent_flags_leave_nothing_but_rest(tier: Tier | None) -> None:
    assert stops(flag(tier), MONDAY)
    assert flag_cap(flag(tier), MONDAY).rest


@pytest.mark.parametrize("tier", [Tier.T3, Tier.T5, Tier.T6])
def test_milder_flags_leave_easy_running_without_growth(tier: Tier) -> None:
    cap = flag_cap(flag(tier), MONDAY)

    assert not stops(flag(tier), MONDAY)
    assert (cap.rest, cap.running, cap.hard, cap.growth) == (False, True, False, False)


def test_pregnancy_with_a_warning_sign_leaves_gentle_walking() -> None:
    cap = flag_cap(flag(Tier.T4), MONDAY)

    assert not cap.running
    assert (cap.minutes, cap.rpe) == (30, 3)


def test_a_clinicians_yes_from_after_the_flag_unlocks() -> None:
    cleared = flag(Tier.T1, cleared_on=MONDAY)

    assert not stops(cleared, MONDAY)
    assert not flag_cap(cleared, MONDAY).rest


@pytest.mark.parametrize("days", [-10, 1])
def test_a_yes_from_before_the_flag_or_from_tomorrow_does_not(days: int) -> None:
    assert stops(flag(Tier.T2, cleared_on=MONDAY + days * DAY), MONDAY)


def test_a_cleared_bone_begins_without_impact_and_goes_back_by_steps() -> None:
    water = flag_cap(flag(Tier.T2B, cleared_on=MONDAY), MONDAY)
    walking = flag_cap(flag(Tier.T2B, cleared_on=MONDAY, stage=ReturnStage.WALK), MONDAY)
    normal = flag_cap(flag(Tier.T2B, cleared_on=MONDAY, stage=ReturnStage.NORMAL), MONDAY)

    assert not water.running
    assert Sport.SWIMMING in (water.sports or ())
    assert Sport.WALKING not in (water.sports or ())
    assert Sport.WALKING in (walking.sports or ())
    assert normal.running


def test_other_states_stop_nothing_by_themselves() -> None:
    sick = State(kind=StateKind.SICK, since=MONDAY, tier=Tier.T1)

    assert not stops(sick, MONDAY)
