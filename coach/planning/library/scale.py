"""A workout fitted to the minutes there are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from math import floor

from coach.athlete import Units
from coach.planning.library.effort import (
    VT1_ZONE,
    VT2_ZONE,
    above,
    intensity_of,
    total_minutes,
    zone_minutes,
)
from coach.planning.library.parts import Part, Repeats, Stretch
from coach.planning.library.template import Template
from coach.planning.library.words import describe_steps, title_of
from coach.program import Intensity, StepKind, WorkoutStep

KEPT = 4096
"""So many scaled workouts are kept: a planner tries the same few lengths again and again."""

_kept: dict[tuple[int, float], "Scaled"] = {}
"""By the template's identity, which lives as long as what is kept of it."""

EASY_ZONE = 2  # odd minutes go to an effort no higher than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """A template at a length: its steps last `minutes` together, `zone_minutes` by zone 1-5."""

    template: Template
    title: str
    minutes: float
    steps: tuple[WorkoutStep, ...]
    zone_minutes: Mapping[int, float] = field(hash=False)

    @property
    def hard_minutes(self) -> float:
        """Above the second threshold: zones 4 and 5."""
        return above(VT2_ZONE, self.zone_minutes)

    @property
    def grey_minutes(self) -> float:
        """Between the thresholds: zone 3."""
        return self.zone_minutes.get(VT1_ZONE, 0.0)

    @property
    def intensity(self) -> Intensity:
        return intensity_of(self.zone_minutes, self.template.rpe)

    @property
    def hard(self) -> bool:
        return self.template.hard

    @property
    def zone(self) -> int | None:
        """The zone to aim at: where most of the hard work is, of an easy workout the easy work."""
        work = zone_minutes(self.steps, only=StepKind.WORK)
        meant = [zone for zone in work if (zone >= VT1_ZONE) is self.hard]
        return max(meant or work, key=lambda zone: (work[zone], zone), default=None)


def scale(template: Template, minutes: float) -> Scaled:
    """The template lasting exactly these minutes, taken to the nearest half.

    Raises:
        ValueError: shorter or longer than it can be; `Template.within` says what it can.

    """
    wanted = round(minutes * 2) / 2
    found = _kept.get((id(template), wanted))
    if found is None:
        found = _scaled(template, wanted, minutes)
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[id(template), wanted] = found
    return found


def _scaled(template: Template, wanted: float, minutes: float) -> Scaled:
    if not template.shortest <= wanted <= template.longest:
        raise ValueError(
            f"{template.code} lasts {template.shortest:g} to {template.longest:g} min, "
            f"not {minutes:g}"
        )
    steps = _fill(template.parts, wanted, _grown(template, wanted))
    return Scaled(
        template=template,
        title=title_of(template.title, steps),
        minutes=total_minutes(steps),
        steps=steps,
        zone_minutes=zone_minutes(steps),
    )


def describe(scaled: Scaled, units: Units) -> str:
    """What to do, in one line of plain words."""
    return describe_steps(scaled.steps, scaled.template.sports[0], units)


def _grown(template: Template, wanted: float) -> float:
    """How far between shortest and longest, 0-1."""
    span = template.longest - template.shortest
    return (wanted - template.shortest) / span if span else 0.0


def _fill(parts: tuple[Part, ...], wanted: float, grown: float) -> tuple[WorkoutStep, ...]:
    """Repeats take their share of the growth first, stretches share what is left."""
    stretches = [part for part in parts if isinstance(part, Stretch)]
    low, high = sum(part.low for part in stretches), sum(part.high for part in stretches)
    for times in _numbers(parts, grown):
        rounds = [part.round_minutes for part in parts if isinstance(part, Repeats)]
        left = wanted - sum(n * each for n, each in zip(times, rounds, strict=True))
        if low <= left <= high:
            lengths = iter(_shared(stretches, left))
            counts = iter(times)
            return tuple(
                part.at(next(counts) if isinstance(part, Repeats) else next(lengths))
                for part in parts
            )
    raise ValueError(f"no number of repeats fills {wanted:g} min")


def _numbers(parts: tuple[Part, ...], grown: float) -> Iterator[tuple[int, ...]]:
    """How often each repeat may be done, the best fit first: at most one of them can grow."""
    repeats = [part for part in parts if isinstance(part, Repeats)]
    growing = next((part for part in repeats if part.high > part.low), None)
    if growing is None:
        yield tuple(part.low for part in repeats)
        return
    best = min(growing.high, growing.low + floor(grown * (growing.high - growing.low + 1)))
    fewer, more = range(best, growing.low - 1, -1), range(best + 1, growing.high + 1)
    for number in (*fewer, *more):
        yield tuple(number if part is growing else part.low for part in repeats)


def _shared(stretches: list[Stretch], minutes: float) -> list[float]:
    """Whole minutes for each stretch in proportion; easy ones take what is over, in turn."""
    low, span = sum(part.low for part in stretches), sum(part.span for part in stretches)
    grown = (minutes - low) / span if span else 0.0
    lengths = [part.low + floor(grown * part.span) for part in stretches]
    over = minutes - sum(lengths)
    for taker in cycle(_takers(stretches)):
        if over <= 0:
            break
        lengths[taker] += min(1.0, over)
        over -= 1.0
    return lengths


def _takers(stretches: list[Stretch]) -> list[int]:
    """The easy stretches that can grow, the longest growing first; without one, any that can."""
    easy = [i for i, part in enumerate(stretches) if (part.zone or 1) <= EASY_ZONE and part.span]
    order = easy or [i for i, part in enumerate(stretches) if part.span] or [0]
    return sorted(order, key=lambda i: -stretches[i].span)
