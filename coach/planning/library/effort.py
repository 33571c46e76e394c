"""How hard steps are: minutes in each zone, and when they make a workout Hard."""

from collections.abc import Iterable, Iterator, Mapping

from coach.program import Intensity, StepKind, WorkoutStep

VT1_ZONE = 3  # the first zone above the first threshold: breathing deepens
VT2_ZONE = 4  # the first zone above the second threshold: talking ends
HARD_ABOVE_VT2_MIN = 6.0  # science.md 9.1
HARD_ABOVE_VT1_MIN = 20.0  # science.md 9.1
FELT_ABOVE_VT2_MIN = 3.0  # less is strides: the run around them stays easy (custom)
FELT_ABOVE_VT1_MIN = 8.0  # a brisk finish is felt (custom)


def flat(steps: Iterable[WorkoutStep]) -> Iterator[tuple[WorkoutStep, int]]:
    """Each step that is no repeat, with how many times it is done."""
    for step in steps:
        if step.kind is not StepKind.REPEAT:
            yield step, 1
            continue
        for inner, times in flat(step.steps):
            yield inner, times * (step.times or 1)


def total_minutes(steps: Iterable[WorkoutStep]) -> float:
    """Minutes from the first step to the last, every repeat counted; unknown minutes add none."""
    return sum(((step.minutes or 0.0) * times for step, times in flat(steps)), 0.0)


def zone_minutes(steps: Iterable[WorkoutStep], only: StepKind | None = None) -> dict[int, float]:
    """Minutes in each zone 1-5 that occurs, of one kind of step or of all.

    A step without a zone (lifting, stretching) counts in none.
    """
    minutes: dict[int, float] = {}
    for step, times in flat(steps):
        if step.zone is not None and step.minutes and only in {None, step.kind}:
            minutes[step.zone] = minutes.get(step.zone, 0.0) + step.minutes * times
    return dict(sorted(minutes.items()))


def above(zone: int, minutes: Mapping[int, float]) -> float:
    """Minutes in that zone and the ones over it."""
    return sum((spent for number, spent in minutes.items() if number >= zone), 0.0)


def is_hard(minutes: Mapping[int, float]) -> bool:
    """Whether minutes by zone make a workout Hard: 6 above VT2, or 20 above VT1."""
    return (
        above(VT2_ZONE, minutes) >= HARD_ABOVE_VT2_MIN
        or above(VT1_ZONE, minutes) >= HARD_ABOVE_VT1_MIN
    )


def intensity_of(minutes: Mapping[int, float], rpe: float) -> Intensity:
    """How it feels as a whole: from the zones, or from the RPE where zones say nothing."""
    if not minutes:
        return _intensity_by_rpe(rpe)
    if is_hard(minutes):
        return Intensity.HIGH
    felt = (
        above(VT2_ZONE, minutes) >= FELT_ABOVE_VT2_MIN
        or above(VT1_ZONE, minutes) >= FELT_ABOVE_VT1_MIN
    )
    return Intensity.MODERATE if felt else Intensity.LOW


def _intensity_by_rpe(rpe: float) -> Intensity:
    if rpe >= 8:  # noqa: PLR2004 - very hard on the 0-10 scale
        return Intensity.HIGH
    return Intensity.MODERATE if rpe >= 5 else Intensity.LOW  # noqa: PLR2004 - hard on the scale
