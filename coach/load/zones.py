"""Heart-rate zones 1 to 5: the athlete's own > by threshold > by reserve > by highest pulse.

Half-open, so that no beat falls between two zones [science §5.3].
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.athlete import Athlete, HealthFlag

THRESHOLD = (0.85, 0.90, 0.95, 1.00)
"""Lower bounds of zones 2 to 5 as shares of the threshold pulse (Friel, running)."""

RESERVE = (0.60, 0.70, 0.80, 0.90)
"""The same as shares of the reserve (Karvonen)."""

OF_MAX = (0.60, 0.70, 0.80, 0.90)

ZONE_1_FROM = {"threshold": 0.70, "reserve": 0.50, "of_max": 0.50}


class Basis(StrEnum):
    """What the zones were reckoned from."""

    OWN = "own"
    THRESHOLD = "threshold"
    RESERVE = "reserve"
    OF_MAX = "of_max"


@dataclass(frozen=True, slots=True)
class Zones:
    """The lower bounds of zones 1 to 5 in beats a minute, and the highest pulse if known."""

    bounds: tuple[int, int, int, int, int]
    top: int
    basis: Basis

    def of(self, bpm: float) -> int:
        """The zone a pulse lies in, 1 to 5."""
        return max(1, sum(bpm >= bound for bound in self.bounds))

    def span(self, zone: int) -> tuple[int, int]:
        """The pulse range of a zone, both ends included."""
        low = self.bounds[zone - 1]
        high = self.bounds[zone] - 1 if zone < len(self.bounds) else self.top
        return low, max(low, high)


def zones(athlete: Athlete) -> Zones | None:
    """None where no pulse is known, or beta blockers make every pulse formula wrong."""
    if athlete.has(HealthFlag.BETA_BLOCKERS) and athlete.hr_zones is None:
        return None
    if athlete.hr_zones is not None:
        return _own(athlete.hr_zones, athlete.max_hr)
    if athlete.threshold_hr is not None:
        return _shares(THRESHOLD, athlete.threshold_hr, athlete.max_hr, Basis.THRESHOLD)
    if athlete.max_hr is None:
        return None
    if athlete.resting_hr is not None:
        rest, span = athlete.resting_hr, athlete.max_hr - athlete.resting_hr
        low = (ZONE_1_FROM[Basis.RESERVE.value], *RESERVE)
        bounds = tuple(half_up(rest + share * span) for share in low)
        return _made(bounds, athlete.max_hr, Basis.RESERVE)
    return _shares(OF_MAX, athlete.max_hr, athlete.max_hr, Basis.OF_MAX)


def half_up(value: float) -> int:
    return int(value + 0.5)


def _shares(shares: Sequence[float], of: int, top: int | None, basis: Basis) -> Zones | None:
    bounds = tuple(half_up(of * share) for share in (ZONE_1_FROM[basis.value], *shares))
    return _made(bounds, top if top is not None else half_up(of * 1.06), basis)


def _own(given: Sequence[int], top: int | None) -> Zones | None:
    """Lower bounds of zones 2 to 5 as the athlete set them (or of 1 to 5)."""
    if len(given) == len(THRESHOLD):
        given = (half_up(given[0] * 0.8), *given)
    if len(given) != len(THRESHOLD) + 1 or list(given) != sorted(set(given)):
        return None
    return _made(tuple(given), top if top is not None else half_up(given[-1] * 1.06), Basis.OWN)


def _made(bounds: Sequence[int], top: int, basis: Basis) -> Zones:
    one, two, three, four, five = bounds
    return Zones((one, two, three, four, five), max(top, five), basis)
