"""Every workout at every length it can have."""

import pytest

from coach.planning.library import LIBRARY, Template, by_code, is_hard, scale, zone_minutes
from coach.planning.library.effort import VT1_ZONE, above, total_minutes
from coach.planning.library.parts import Repeats, Stretch
from coach.program import HARD_TYPES, Intensity, StepKind
from tests.cases import each

EACH = each("template", LIBRARY, ids=lambda template: template.code)


def lengths(template: Template) -> list[float]:
    """Each half minute from the shortest to the longest."""
    first, last = int(template.shortest * 2), int(template.longest * 2)
    return [half / 2 for half in range(first, last + 1)]


@EACH
def test_every_length_is_met_to_the_half_minute(template: Template) -> None:
    for minutes in lengths(template):
        scaled = scale(template, minutes)

        assert scaled.minutes == minutes
        assert total_minutes(scaled.steps) == minutes


@EACH
def test_no_stretch_leaves_its_bounds_by_more_than_the_odd_minute(template: Template) -> None:
    for minutes in lengths(template):
        for part, step in zip(template.parts, scale(template, minutes).steps, strict=True):
            if isinstance(part, Repeats):
                assert part.low <= (step.times or 0) <= part.high
            else:
                assert part.low <= (step.minutes or 0) <= part.high + 1


@EACH
def test_hard_and_grey_minutes_never_leave_what_the_template_says(template: Template) -> None:
    ends = [scale(template, template.shortest), scale(template, template.longest)]
    for minutes in lengths(template):
        scaled = scale(template, minutes)

        assert ends[0].hard_minutes <= scaled.hard_minutes <= ends[1].hard_minutes
        assert ends[0].grey_minutes <= scaled.grey_minutes <= ends[1].grey_minutes


@EACH
def test_more_time_never_means_less_hard_work(template: Template) -> None:
    hard = [above(VT1_ZONE, scale(template, each).zone_minutes) for each in lengths(template)]

    assert hard == sorted(hard)


@EACH
def test_a_workout_is_hard_at_every_length_or_at_none(template: Template) -> None:
    for minutes in lengths(template):
        scaled = scale(template, minutes)

        assert is_hard(scaled.zone_minutes) is template.hard
        assert (scaled.intensity is Intensity.HIGH) is template.hard


@EACH
def test_at_most_one_repeat_grows_and_every_round_is_whole_half_minutes(
    template: Template,
) -> None:
    repeats = [part for part in template.parts if isinstance(part, Repeats)]

    assert sum(part.high > part.low for part in repeats) <= 1
    assert all((part.round_minutes * 2).is_integer() for part in repeats)
    assert all(
        part.low <= part.high and part.low > 0
        for part in template.parts
        if isinstance(part, Stretch)
    )


@EACH
def test_the_zone_to_aim_at_is_one_that_the_steps_hold(template: Template) -> None:
    scaled = scale(template, template.longest)

    if scaled.zone is None:
        assert not scaled.zone_minutes
    else:
        assert scaled.zone in zone_minutes(scaled.steps)
        assert (scaled.zone >= VT1_ZONE) is template.hard


@EACH
def test_hard_workouts_start_with_a_warm_up_and_end_with_a_cool_down(template: Template) -> None:
    if template.hard:
        steps = scale(template, template.shortest).steps

        assert steps[0].kind is StepKind.WARM_UP
        assert steps[-1].kind is StepKind.COOL_DOWN
        assert (steps[0].minutes or 0) >= 6
        assert (steps[-1].minutes or 0) >= 4


def test_the_contracts_own_example_is_in_the_library() -> None:
    scaled = scale(by_code("T3"), 62)

    assert scaled.title == "3 × 10 min at threshold"
    assert scaled.hard_minutes == 30
    assert scaled.grey_minutes == 0
    assert scaled.intensity is Intensity.HIGH
    assert scaled.zone == 4
    assert scaled.steps[1].times == 3


@pytest.mark.parametrize("minutes", [19.7, 60.3, 0, -10, 1000])
def test_a_length_it_cannot_have_is_refused(minutes: float) -> None:
    with pytest.raises(ValueError, match="E1 lasts 20 to 60 min"):
        scale(by_code("E1"), minutes)


@pytest.mark.parametrize(("wanted", "given"), [(19.8, 20), (44.2, 44), (44.3, 44.5), (60.2, 60)])
def test_minutes_are_taken_to_the_nearest_half(wanted: float, given: float) -> None:
    assert scale(by_code("E1"), wanted).minutes == given


@pytest.mark.parametrize(
    ("free", "used"),
    [(19.9, None), (20, 20), (44.7, 44.5), (60, 60), (240, 60), (float("inf"), 60)],
)
def test_within_the_time_there_is(free: float, used: float | None) -> None:
    assert by_code("E1").within(free) == used


def test_scaling_twice_gives_the_same_steps() -> None:
    for template in LIBRARY:
        assert scale(template, template.longest) == scale(template, template.longest)


def test_hard_kinds_are_hard_workouts() -> None:
    assert all(t.hard for t in LIBRARY if t.workout_type in HARD_TYPES)
