"""Two ceilings together are the lower of each."""

from coach.activity import Sport
from coach.planning.cap import FREE, GENTLE, Cap, lower


def test_nothing_is_lower_than_no_ceiling() -> None:
    assert lower(None, None) is None
    assert lower(3.0, None) == lower(None, 3.0) == 3.0
    assert lower(3.0, 2.0) == 2.0


def test_two_caps_are_the_lower_of_each_and_keep_both_reasons() -> None:
    tired = Cap(hard=False, minutes=60, rpe=5).because("R06", "tired")
    sore = Cap(growth=False, minutes=90, rpe=4, sports=GENTLE).because("R03", "sore")

    both = tired & sore

    assert (both.hard, both.growth, both.minutes, both.rpe) == (False, False, 60, 4)
    assert both.sports == GENTLE
    assert [reason.rule for reason in both.reasons] == ["R06", "R03"]


def test_a_free_cap_changes_nothing() -> None:
    cap = Cap(hard=False).because("R20", "a race behind")

    assert cap & FREE == cap
    assert FREE & cap == cap


def test_only_sports_that_both_allow_are_left() -> None:
    walk = Cap(sports=(Sport.WALKING, Sport.MOBILITY))
    water = Cap(sports=(Sport.MOBILITY, Sport.SWIMMING))

    assert (walk & water).sports == (Sport.MOBILITY,)


def test_the_same_reason_is_said_once() -> None:
    cap = Cap(hard=False).because("R03", "sore")

    assert len((cap & cap).reasons) == 1
