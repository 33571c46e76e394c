"""What to aim at in a workout: zone, pulse, pace and effort, each only where it is known."""

from coach.activity import Sport
from coach.load.zones import zones
from coach.planning.facts import Facts
from coach.planning.library import Scaled, Terrain
from coach.program import StepKind, Target, WorkoutStep

PACED = frozenset({Sport.RUNNING, Sport.TREADMILL})
"""On trails pace says nothing."""

PULSED = PACED | {Sport.TRAIL_RUNNING}
"""Zones are those of running; on a bike and in water the pulse is lower (science §1.3)."""

UNEVEN = frozenset({Terrain.HILLY, Terrain.TRAIL})


def target_of(known: Facts, scaled: Scaled, sport: Sport, rpe: float) -> Target:
    """The target of a workout as it is scaled, felt no harder than `rpe`."""
    zone = scaled.zone
    low, high = _pulse(known, zone) if sport in PULSED else (None, None)
    fast, slow = _pace(known, scaled, sport)
    return Target(
        zone=zone,
        hr_low=low,
        hr_high=high,
        pace_low_s_km=fast,
        pace_high_s_km=slow,
        rpe=rpe,
    )


def _pulse(known: Facts, zone: int | None) -> tuple[int | None, int | None]:
    """Both ends of the zone, or neither."""
    found = zones(known.athlete) if zone is not None else None
    if found is None or zone is None:
        return None, None
    low, high = found.span(zone)
    if low is None or high is None or low > high:
        return None, None
    return low, min(high, known.athlete.max_hr or high)


def _pace(known: Facts, scaled: Scaled, sport: Sport) -> tuple[float | None, float | None]:
    if sport not in PACED or scaled.template.terrain in UNEVEN or _walks(scaled.steps):
        return None, None
    span = known.paces.span(scaled.zone) if scaled.zone is not None else None
    return (None, None) if span is None else (float(round(span[0])), float(round(span[1])))


def _walks(steps: tuple[WorkoutStep, ...]) -> bool:
    """Whether walking is part of the work, so that no pace is even."""
    return any(
        (step.note is not None and "walk" in step.note)
        or (step.kind is StepKind.REPEAT and _walks(step.steps))
        for step in steps
    )
